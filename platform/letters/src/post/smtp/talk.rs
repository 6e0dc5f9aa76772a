//! A conversation with a mail server (RFC 5321), in which letters are handed over one after the other.

use std::fmt::Display;
use std::io;
use std::time::Duration;

use lettre::transport::smtp::Error as SmtpError;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, AsyncTokioStream, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::response::Response;
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::sealed::Sealed;
use crate::eml::Packed;
use crate::tls::Tls;

/// How long each step of the talk with the server may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// How long the server may look at a whole letter before it says whether it takes it. RFC 5321, 4.5.3.2.6, asks for ten
/// minutes; a letter is held by one worker for no longer than that.
const VERDICT: Duration = Duration::from_mins(5);

/// "I am closing" (RFC 5321, 3.8).
const CLOSING: u16 = 421;

/// What the server says before it takes no more.
pub struct Way {
    /// Host and port.
    pub place: (String, u16),
    /// Encryption.
    pub encryption: Encryption,
    /// User and password.
    pub login: Option<Credentials>,
}

/// Encryption, and whom we trust.
pub enum Encryption {
    /// None.
    None,
    /// From the first byte.
    First(Tls),
    /// Begun in the clear.
    Begun(TlsParameters),
}

/// Why a letter was not taken.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The server is not there, or encryption with it fails.
    #[error("{0}")]
    Away(#[from] io::Error),
    /// What the server said, or the connection broke, before the letter had been sent.
    #[error("{0}")]
    Refused(SmtpError),
    /// No answer in this time, before the letter had been sent.
    #[error("no answer in {} s", PATIENCE.as_secs())]
    Silent,
    /// The letter had been sent, and no answer came.
    #[error("the letter was sent, and no answer came: {0}")]
    InDoubt(String),
}

impl Fault {
    /// The server's answer.
    pub fn code(&self) -> Option<u16> {
        match self {
            Self::Refused(fault) => fault.status().map(u16::from),
            _ => None,
        }
    }

    /// Nobody knows whether the server took the letter.
    pub const fn is_in_doubt(&self) -> bool {
        matches!(self, Self::InDoubt(_))
    }

    /// The server has ended the talk, and the letter has not been sent.
    pub fn is_parting(&self) -> bool {
        match self {
            Self::Refused(fault) => fault.status().is_none_or(|code| u16::from(code) == CLOSING),
            Self::Away(_) | Self::Silent => true,
            Self::InDoubt(_) => false,
        }
    }
}

/// A conversation that has begun.
pub struct Talk(AsyncSmtpConnection);

impl Talk {
    /// Greets, encrypts and logs in.
    pub async fn begin(way: &Way) -> Result<Self, Fault> {
        let (host, port) = &way.place;
        let own_name = ClientId::default();
        let tcp = io_step(TcpStream::connect((host.as_str(), *port))).await?;
        // Each line waits for its answer: holding a short one back for more to come would only make both sides wait.
        tcp.set_nodelay(true)?;
        let stream: Box<dyn AsyncTokioStream> = match &way.encryption {
            Encryption::First(tls) => {
                Box::new(Sealed(io_step(tls.connector.connect(tls.host.clone(), tcp)).await?))
            }
            Encryption::None | Encryption::Begun(_) => Box::new(tcp),
        };
        let mut connection = step(AsyncSmtpConnection::connect_with_transport(stream, &own_name)).await?;
        if let Encryption::Begun(parameters) = &way.encryption {
            step(connection.starttls(parameters.clone(), &own_name)).await?;
        }
        if let Some(login) = &way.login {
            step(connection.auth(DEFAULT_MECHANISMS, login)).await?;
        }
        Ok(Self(connection))
    }

    /// Hands a letter over; the server's words on taking it.
    pub async fn hand_over(&mut self, letter: &Packed) -> Result<String, Fault> {
        // lettre ends the message with a line break of its own.
        let bytes = letter.bytes.strip_suffix(b"\r\n").unwrap_or(&letter.bytes);
        self.said(Mail::new(letter.envelope.from().cloned(), Vec::new())).await?;
        for receiver in letter.envelope.to() {
            self.said(Rcpt::new(receiver.clone(), Vec::new())).await?;
        }
        self.said(Data).await?;
        let answer = match timeout(VERDICT, self.0.message(bytes)).await {
            Ok(Ok(answer)) => answer,
            Ok(Err(fault)) if fault.status().is_some() => return Err(Fault::Refused(fault)),
            Ok(Err(fault)) => return Err(Fault::InDoubt(fault.to_string())),
            Err(_) => return Err(Fault::InDoubt(format!("{} s", VERDICT.as_secs()))),
        };
        let lines: Vec<&str> = answer.message().collect();
        Ok(format!("{} {}", answer.code(), lines.join(" ")))
    }

    /// Says goodbye. What the server says to that changes nothing.
    pub async fn end(mut self) {
        let _ = timeout(PATIENCE, self.0.abort()).await;
    }

    async fn said(&mut self, command: impl Display) -> Result<Response, Fault> {
        step(self.0.command(command)).await
    }
}

async fn step<T>(doing: impl Future<Output = Result<T, SmtpError>>) -> Result<T, Fault> {
    timeout(PATIENCE, doing).await.map_err(|_| Fault::Silent)?.map_err(Fault::Refused)
}

async fn io_step<T>(doing: impl Future<Output = io::Result<T>>) -> Result<T, Fault> {
    Ok(timeout(PATIENCE, doing).await.map_err(|_| Fault::Silent)??)
}

//! Delivery by SMTP.

mod sealed;
mod talk;

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use lettre::transport::smtp::Error as SmtpError;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, TlsParameters};
use secrecy::{ExposeSecret as _, SecretString};
use serde::Deserialize;

use self::talk::{Fault, Talk, Way};
use crate::tls::{Tls, TlsFault};
use crate::{Delivered, PostFault, eml::Packed, header};

/// Answers that are about us and not about the letter: no or wrong password, encryption wanted.
/// The operator mends that, so the letters wait (RFC 4954, section 6; RFC 3207, section 4).
const ABOUT_US: [u16; 4] = [530, 534, 535, 538];

/// Where the mail server is. Printing it never shows the password.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SmtpConfig {
    /// Host name, which must be in the server's certificate.
    pub host: String,
    /// Port: usually 25, 587 (STARTTLS) or 465 (TLS).
    pub port: u16,
    /// Encryption.
    pub security: Security,
    /// User name, when the server wants one.
    #[serde(default)]
    pub user: Option<String>,
    /// Password to the user name.
    #[serde(default)]
    pub password: Option<SecretString>,
}

/// Encryption on the way to the mail server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Security {
    /// None: only for a server on the same machine or in a closed network.
    None,
    /// Begins in the clear and must switch to TLS before anything is said; never falls back.
    StartTls,
    /// TLS from the first byte.
    Tls,
}

/// Why no way to the mail server can be set up.
#[derive(Debug, thiserror::Error)]
pub enum ConfigFault {
    /// The host name or the certificates do not fit encryption.
    #[error("encryption to the mail server cannot be set up: {0}")]
    Encryption(#[source] SmtpError),
    /// The same.
    #[error("encryption to the mail server cannot be set up: {0}")]
    Certificates(#[from] TlsFault),
    /// A password without a user, or the other way round.
    #[error("the mail server's user and password must be given together")]
    HalfLogin,
}

/// A mail server. What was begun with it is kept for the next letter until [`crate::Post::hang_up`], so that a letter costs
/// no greeting, no encryption and no login of its own.
#[derive(Clone)]
pub struct SmtpPost {
    way: Arc<Way>,
    idle: Arc<Mutex<Vec<Talk>>>,
    /// For the log.
    server: String,
}

impl SmtpPost {
    pub(super) fn new(config: &SmtpConfig, trusted: Option<&str>) -> Result<Self, ConfigFault> {
        let login = match (&config.user, &config.password) {
            (Some(user), Some(password)) => {
                Some(Credentials::new(user.clone(), password.expose_secret().to_owned()))
            }
            (None, None) => None,
            _ => return Err(ConfigFault::HalfLogin),
        };
        let place = (config.host.clone(), config.port);
        let server = format!("{}:{}", config.host, config.port);
        let encryption = encryption(config, trusted)?;
        Ok(Self { way: Arc::new(Way { place, encryption, login }), idle: Arc::default(), server })
    }

    pub(super) async fn deliver(&self, packed: Packed) -> Result<Delivered, PostFault> {
        let (mut talk, is_fresh) = match self.idle() {
            Some(talk) => (talk, false),
            None => (self.begun().await?, true),
        };
        let mut answer = talk.hand_over(&packed).await;
        // A server ends a talk when it likes: after so many letters, or so long a silence. The letter has not left then.
        if !is_fresh && answer.as_ref().is_err_and(Fault::is_parting) {
            talk = self.begun().await?;
            answer = talk.hand_over(&packed).await;
        }
        match answer {
            Ok(receipt) => {
                self.lock().push(talk);
                Ok(Delivered { receipt: header::clean(&receipt) })
            }
            Err(fault) => {
                talk.end().await;
                Err(self.judged(&fault))
            }
        }
    }

    pub(super) async fn probe(&self) -> Result<(), String> {
        let said = |fault: Fault| header::clean(&fault.to_string());
        Talk::begin(&self.way).await.map_err(said)?.end().await;
        Ok(())
    }

    /// Says goodbye to the server: no letter comes for now.
    pub(super) async fn hang_up(&self) {
        while let Some(talk) = self.idle() {
            talk.end().await;
        }
    }

    async fn begun(&self) -> Result<Talk, PostFault> {
        // Whatever is said in greeting is about us, and not about a letter.
        let later = |fault: Fault| {
            tracing::warn!(
                server = self.server,
                code = fault.code(),
                "no talk with the mail server could begin"
            );
            PostFault::Later { reason: self.reason(&fault) }
        };
        Talk::begin(&self.way).await.map_err(later)
    }

    fn idle(&self) -> Option<Talk> {
        self.lock().pop()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Talk>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn reason(&self, fault: &Fault) -> String {
        header::clean(&format!("{}: {fault}", self.server))
    }

    fn judged(&self, fault: &Fault) -> PostFault {
        let reason = self.reason(fault);
        let code = fault.code();
        // The server's words may name the receiver, so the log gets the code alone.
        if fault.is_in_doubt() {
            tracing::warn!(
                server = self.server,
                "the mail server was given a letter and did not say what became of it"
            );
            PostFault::InDoubt { reason }
        } else if code.is_some_and(|code| (500..600).contains(&code) && !ABOUT_US.contains(&code)) {
            tracing::info!(server = self.server, code, "the mail server refused a letter for good");
            PostFault::Never { reason }
        } else {
            tracing::warn!(server = self.server, code, "the mail server did not take a letter");
            PostFault::Later { reason }
        }
    }
}

impl fmt::Debug for SmtpPost {
    /// The way holds the password, so it is left out.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("SmtpPost").field("server", &self.server).finish_non_exhaustive()
    }
}

fn encryption(config: &SmtpConfig, trusted: Option<&str>) -> Result<talk::Encryption, ConfigFault> {
    Ok(match config.security {
        Security::None => talk::Encryption::None,
        Security::Tls => talk::Encryption::First(Tls::new(&config.host, trusted.unwrap_or_default())?),
        Security::StartTls => {
            let mut builder = TlsParameters::builder(config.host.clone());
            if let Some(pem) = trusted {
                let certificate = Certificate::from_pem(pem.as_bytes()).map_err(ConfigFault::Encryption)?;
                builder = builder.add_root_certificate(certificate);
            }
            talk::Encryption::Begun(builder.build_rustls().map_err(ConfigFault::Encryption)?)
        }
    })
}

//! Fetching mail over IMAP (RFC 9051, 3501). Each round has a connection of its own: none is left to go stale.

use std::fmt;
use std::time::Duration;

use async_imap::error::Error as ImapError;
use async_imap::types::Fetch;
use async_imap::{Client, Session};
use chrono::{DateTime, Utc};
use futures_util::TryStreamExt as _;
use letters::Security;
use letters::tls::{Tls, TlsFault};
use secrecy::{ExposeSecret as _, SecretString};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::client::TlsStream;

/// How long each step of the talk with the server may take.
const PATIENCE: Duration = Duration::from_mins(1);

/// Mails of one round: the rest comes with the next.
const AT_ONCE: usize = 200;

/// Where a mailbox is. Printing it never shows the password.
#[derive(Clone, Debug)]
pub struct MailboxConfig {
    /// Host name, which must be in the server's certificate.
    pub host: String,
    /// Port: usually 993 (TLS) or 143 (STARTTLS).
    pub port: u16,
    /// Encryption.
    pub security: Security,
    /// User name.
    pub user: String,
    /// Password.
    pub password: SecretString,
    /// The folder that is read.
    pub folder: String,
}

/// Why a mailbox could not be read this time.
#[derive(Debug, thiserror::Error)]
pub enum MailboxFault {
    /// The server is not there, or the connection broke.
    #[error("the mail server cannot be reached: {0}")]
    Away(String),
    /// The server does not let us in, or has no such folder.
    #[error("the mail server refuses: {0}")]
    Refused(String),
    /// The server says what cannot be understood.
    #[error("the mail server cannot be understood: {0}")]
    Odd(String),
}

impl From<ImapError> for MailboxFault {
    fn from(fault: ImapError) -> Self {
        match fault {
            ImapError::Io(fault) => Self::Away(fault.to_string()),
            ImapError::ConnectionLost => Self::Away("the connection broke".to_owned()),
            ImapError::Bad(said) | ImapError::No(said) => Self::Refused(short(&said)),
            // Such a fault carries what the server sent, which may be a mail.
            _ => Self::Odd("an answer that is no IMAP".to_owned()),
        }
    }
}

fn short(said: &str) -> String {
    said.chars().filter(|sign| !sign.is_control()).take(200).collect()
}

async fn patiently<T, F: From<MailboxFault>>(doing: impl Future<Output = Result<T, F>>) -> Result<T, F> {
    let late = || MailboxFault::Away(format!("no answer in {} s", PATIENCE.as_secs()));
    timeout(PATIENCE, doing).await.unwrap_or_else(|_| Err(late().into()))
}

/// A mailbox on a server.
#[derive(Clone)]
pub struct Mailbox {
    config: MailboxConfig,
    tls: Tls,
}

impl fmt::Debug for Mailbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Mailbox").field(&self.config).finish()
    }
}

impl Mailbox {
    /// A mailbox whose server has a certificate that everybody trusts.
    ///
    /// # Errors
    /// [`TlsFault`].
    pub fn new(config: &MailboxConfig) -> Result<Self, TlsFault> {
        Self::trusting(config, "")
    }

    /// As [`Mailbox::new`], trusting also the certificates in `pem`, as an authority's own server needs it.
    ///
    /// # Errors
    /// [`TlsFault`].
    pub fn trusting(config: &MailboxConfig, pem: &str) -> Result<Self, TlsFault> {
        Ok(Self { config: config.clone(), tls: Tls::new(&config.host, pem)? })
    }

    /// Signs in and opens the folder, to read only.
    ///
    /// # Errors
    /// [`MailboxFault`].
    pub async fn open(&self) -> Result<Opened, MailboxFault> {
        let client = patiently(self.connect()).await?;
        let login = client.login(&self.config.user, self.config.password.expose_secret());
        let login = async { login.await.map_err(|(fault, _)| MailboxFault::from(fault)) };
        let mut session = patiently(login).await?;
        let folder = async { Ok(session.examine(&self.config.folder).await?) };
        let folder = patiently::<_, MailboxFault>(folder).await?;
        let validity = folder.uid_validity.unwrap_or_default();
        Ok(Opened { session, validity })
    }

    async fn connect(&self) -> Result<Client<Way>, MailboxFault> {
        let away = |fault: std::io::Error| MailboxFault::Away(fault.to_string());
        let tcp = TcpStream::connect((self.config.host.as_str(), self.config.port)).await.map_err(away)?;
        let way: Way = match self.config.security {
            Security::None => return greeted(Client::new(Box::new(tcp))).await,
            Security::Tls => Box::new(self.sealed(tcp).await.map_err(away)?),
            Security::StartTls => {
                let mut clear = greeted(Client::new(Box::new(tcp))).await?;
                clear.run_command_and_check_ok("STARTTLS", None).await?;
                let tls = self.sealed(clear.into_inner()).await.map_err(away)?;
                // The greeting was in the clear; nothing of it counts, and there is no second one.
                return Ok(Client::new(Box::new(tls)));
            }
        };
        greeted(Client::new(way)).await
    }

    async fn sealed<W: AsyncRead + AsyncWrite + Unpin>(&self, clear: W) -> std::io::Result<TlsStream<W>> {
        self.tls.connector.connect(self.tls.host.clone(), clear).await
    }
}

async fn greeted(mut client: Client<Way>) -> Result<Client<Way>, MailboxFault> {
    let greeting = client.read_response().await.map_err(ImapError::from)?;
    greeting.map(|_| client).ok_or_else(|| MailboxFault::Away("the connection broke".to_owned()))
}

/// A connection, encrypted or not.
trait Both: AsyncRead + AsyncWrite + Unpin + Send + fmt::Debug {}
impl<T: AsyncRead + AsyncWrite + Unpin + Send + fmt::Debug> Both for T {}
type Way = Box<dyn Both>;

/// A mail that lies in the folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Its number in the folder; numbers only grow as long as [`Opened::validity`] is the same.
    pub uid: u32,
    /// Bytes.
    pub size: u32,
    /// When the server took it in.
    pub arrived_at: Option<DateTime<Utc>>,
}

/// An open folder.
#[derive(Debug)]
pub struct Opened {
    session: Session<Way>,
    validity: u32,
}

impl Opened {
    /// When it is another than last time, the server has numbered the folder anew (RFC 9051, 2.3.1.1).
    #[must_use]
    pub const fn validity(&self) -> u32 {
        self.validity
    }

    /// The mails after number `after`, by number; some hundred at most, the rest with the next round.
    ///
    /// # Errors
    /// [`MailboxFault`].
    pub async fn after(&mut self, after: u32) -> Result<Vec<Waiting>, MailboxFault> {
        let from = after.saturating_add(1);
        // "*" is the newest also when it is older than what is asked for.
        let found = self.fetched(&format!("{from}:*"), "(UID RFC822.SIZE INTERNALDATE)").await?;
        let mut waiting: Vec<Waiting> = found
            .iter()
            .filter_map(|mail| {
                let arrived_at = mail.internal_date().map(|date| date.with_timezone(&Utc));
                Some(Waiting { uid: mail.uid?, size: mail.size?, arrived_at })
            })
            .filter(|mail| mail.uid >= from)
            .collect();
        waiting.sort_by_key(|mail| mail.uid);
        waiting.truncate(AT_ONCE);
        Ok(waiting)
    }

    /// A mail, byte for byte. None when it is gone.
    ///
    /// # Errors
    /// [`MailboxFault`].
    pub async fn bytes(&mut self, uid: u32) -> Result<Option<Vec<u8>>, MailboxFault> {
        let found = self.fetched(&uid.to_string(), "(UID BODY.PEEK[])").await?;
        Ok(found.iter().find_map(Fetch::body).map(<[u8]>::to_vec))
    }

    /// The header of a mail, byte for byte. None when it is gone.
    ///
    /// # Errors
    /// [`MailboxFault`].
    pub async fn header(&mut self, uid: u32) -> Result<Option<Vec<u8>>, MailboxFault> {
        let found = self.fetched(&uid.to_string(), "(UID BODY.PEEK[HEADER])").await?;
        Ok(found.iter().find_map(Fetch::header).map(<[u8]>::to_vec))
    }

    async fn fetched(&mut self, which: &str, what: &str) -> Result<Vec<Fetch>, MailboxFault> {
        let asked = async { Ok(self.session.uid_fetch(which, what).await?.try_collect().await?) };
        patiently::<_, MailboxFault>(asked).await
    }

    /// Takes leave. That it fails makes no difference.
    pub async fn close(mut self) {
        let _ = patiently::<_, MailboxFault>(async { Ok(self.session.logout().await?) }).await;
    }
}

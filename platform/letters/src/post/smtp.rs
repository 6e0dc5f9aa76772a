//! Delivery by SMTP.

use std::{fmt, time::Duration};

use lettre::{
    AsyncSmtpTransport, AsyncTransport as _, Tokio1Executor,
    transport::smtp::{
        Error as SmtpError,
        authentication::Credentials,
        client::{Certificate, Tls, TlsParameters},
    },
};
use secrecy::{ExposeSecret as _, SecretString};
use serde::Deserialize;

use crate::{Delivered, PostFault, eml::Packed, header};

/// How long each step of the talk with the server may take.
const PATIENCE: Duration = Duration::from_secs(30);

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
    /// A password without a user, or the other way round.
    #[error("the mail server's user and password must be given together")]
    HalfLogin,
}

/// A mail server. Every letter has a connection of its own: none is left to go stale between two letters,
/// and nothing runs beside the caller.
#[derive(Clone)]
pub struct SmtpPost {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    /// For the log.
    server: String,
}

impl SmtpPost {
    pub(super) fn new(config: &SmtpConfig, trusted: Option<&str>) -> Result<Self, ConfigFault> {
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&config.host)
            .port(config.port)
            .timeout(Some(PATIENCE))
            .tls(encryption(config, trusted)?);
        builder = match (&config.user, &config.password) {
            (Some(user), Some(password)) => {
                builder.credentials(Credentials::new(user.clone(), password.expose_secret().to_owned()))
            }
            (None, None) => builder,
            _ => return Err(ConfigFault::HalfLogin),
        };
        Ok(Self { transport: builder.build(), server: format!("{}:{}", config.host, config.port) })
    }

    pub(super) async fn deliver(&self, packed: Packed) -> Result<Delivered, PostFault> {
        // lettre ends the message with a line break of its own.
        let bytes = packed.bytes.strip_suffix(b"\r\n").unwrap_or(&packed.bytes);
        match self.transport.send_raw(&packed.envelope, bytes).await {
            Ok(answer) => {
                let lines: Vec<&str> = answer.message().collect();
                Ok(Delivered { receipt: header::clean(&format!("{} {}", answer.code(), lines.join(" "))) })
            }
            Err(fault) => Err(self.judged(&fault)),
        }
    }

    pub(super) async fn probe(&self) -> Result<(), String> {
        match self.transport.test_connection().await {
            Ok(true) => Ok(()),
            Ok(false) => Err("the server did not answer as a mail server does".to_owned()),
            Err(fault) => Err(header::clean(&fault.to_string())),
        }
    }

    fn judged(&self, fault: &SmtpError) -> PostFault {
        let reason = header::clean(&format!("{}: {fault}", self.server));
        let code = fault.status().map(u16::from);
        // The server's words may name the receiver, so the log gets the code alone.
        if fault.is_permanent() && !code.is_some_and(|code| ABOUT_US.contains(&code)) {
            tracing::info!(server = self.server, code, "the mail server refused a letter for good");
            PostFault::Never { reason }
        } else {
            tracing::warn!(server = self.server, code, "the mail server did not take a letter");
            PostFault::Later { reason }
        }
    }
}

impl fmt::Debug for SmtpPost {
    /// The transport holds the password, so it is left out.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("SmtpPost").field("server", &self.server).finish_non_exhaustive()
    }
}

fn encryption(config: &SmtpConfig, trusted: Option<&str>) -> Result<Tls, ConfigFault> {
    let parameters = || {
        let mut builder = TlsParameters::builder(config.host.clone());
        if let Some(pem) = trusted {
            builder = builder.add_root_certificate(Certificate::from_pem(pem.as_bytes())?);
        }
        builder.build_rustls()
    };
    Ok(match config.security {
        Security::None => Tls::None,
        Security::StartTls => Tls::Required(parameters().map_err(ConfigFault::Encryption)?),
        Security::Tls => Tls::Wrapper(parameters().map_err(ConfigFault::Encryption)?),
    })
}

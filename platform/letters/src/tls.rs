//! Encryption to mail servers: whom we trust.

use std::io::Cursor;
use std::sync::Arc;

use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject as _;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

/// Why no encryption can be set up.
#[derive(Debug, thiserror::Error)]
pub enum TlsFault {
    /// The host name is none.
    #[error("{0} is no host name")]
    Host(String),
    /// The certificates cannot be read.
    #[error("the certificates cannot be read: {0}")]
    Certificates(String),
}

/// A host, and the way to encrypt what is said to it.
#[derive(Clone)]
pub struct Tls {
    /// The name that must be in its certificate.
    pub host: ServerName<'static>,
    /// Whom we trust.
    pub connector: TlsConnector,
}

impl Tls {
    /// Trusts what everybody trusts, and the certificates in `pem`, as an authority's own server needs it.
    ///
    /// # Errors
    /// [`TlsFault`].
    pub fn new(host: &str, pem: &str) -> Result<Self, TlsFault> {
        let unreadable = |why: &dyn ToString| TlsFault::Certificates(why.to_string());
        let host = ServerName::try_from(host.to_owned()).map_err(|_| TlsFault::Host(host.to_owned()))?;
        let mut trusted = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
        for certificate in CertificateDer::pem_reader_iter(Cursor::new(pem)) {
            let certificate = certificate.map_err(|why| unreadable(&why))?;
            trusted.add(certificate).map_err(|why| unreadable(&why))?;
        }
        let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(|why| unreadable(&why))?
            .with_root_certificates(trusted)
            .with_no_client_auth();
        Ok(Self { host, connector: TlsConnector::from(Arc::new(config)) })
    }
}

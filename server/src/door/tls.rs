//! Certificate and key, read again when they change, without a connection being lost. What is there goes on until
//! something that can be used takes its place.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::Duration;

use anyhow::{Context as _, bail};
use tokio::sync::watch;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject as _;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};

use crate::config::Tls;

/// How often the files are looked at; a reload of the service looks at once.
const LOOKED_AT: Duration = Duration::from_mins(1);

/// What the files hold: certificate and key as they were read.
type Content = (Vec<u8>, Vec<u8>);

/// The certificate that is shown, and the files it comes from.
pub struct Certificates {
    files: Tls,
    current: RwLock<Arc<ServerConfig>>,
    looked_at: Mutex<Content>,
}

impl Certificates {
    /// Reads the files.
    ///
    /// # Errors
    /// Says which file cannot be used and why.
    pub fn load(files: Tls) -> anyhow::Result<Self> {
        let content = read(&files)?;
        let current = RwLock::new(Arc::new(usable(&files, &content)?));
        Ok(Self { files, current, looked_at: Mutex::new(content) })
    }

    /// What new connections are shown.
    #[must_use]
    pub fn current(&self) -> Arc<ServerConfig> {
        Arc::clone(&self.current.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Looks at the files again. What cannot be used is told of once, and the old goes on.
    fn look_again(&self) {
        let read = read(&self.files);
        let mut looked_at = self.looked_at.lock().unwrap_or_else(PoisonError::into_inner);
        let content = match read {
            Ok(content) if *looked_at == content => return,
            Ok(content) => content,
            Err(fault) => {
                return tracing::error!(
                    fault = format!("{fault:#}"),
                    "the certificate's files; the old one goes on"
                );
            }
        };
        match usable(&self.files, &content) {
            Ok(config) => {
                *self.current.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(config);
                tracing::info!("a new certificate is shown from now on");
            }
            Err(fault) => {
                tracing::error!(fault = format!("{fault:#}"), "the new certificate; the old one goes on");
            }
        }
        *looked_at = content;
    }

    /// Looks at the files each minute, and when the service manager asks for it, until `ending` turns true.
    pub async fn watch(self: Arc<Self>, mut ending: watch::Receiver<bool>) {
        let mut asked = Asked::new();
        while !*ending.borrow() {
            tokio::select! {
                () = tokio::time::sleep(LOOKED_AT) => {}
                () = asked.again() => {}
                _ = ending.changed() => break,
            }
            let own = Arc::clone(&self);
            let _ = tokio::task::spawn_blocking(move || own.look_again()).await;
        }
    }
}

/// SIGHUP, by which service managers ask for files to be read again.
struct Asked(Option<tokio::signal::unix::Signal>);

impl Asked {
    fn new() -> Self {
        Self(tokio::signal::unix::signal(tokio::signal::unix::SignalKind::hangup()).ok())
    }

    async fn again(&mut self) {
        let asked = match &mut self.0 {
            Some(signal) => signal.recv().await.is_some(),
            None => false,
        };
        if !asked {
            std::future::pending::<()>().await;
        }
    }
}

fn read(files: &Tls) -> anyhow::Result<Content> {
    let content =
        |file: &Path| std::fs::read(file).with_context(|| format!("{} cannot be read", file.display()));
    Ok((content(&files.certificate)?, content(&files.key)?))
}

fn usable(files: &Tls, (certificate, key): &Content) -> anyhow::Result<ServerConfig> {
    let chain: Vec<_> = CertificateDer::pem_slice_iter(certificate)
        .collect::<Result<_, _>>()
        .with_context(|| format!("{} holds no certificate in PEM", files.certificate.display()))?;
    if chain.is_empty() {
        bail!("{} holds no certificate in PEM", files.certificate.display());
    }
    let key = PrivateKeyDer::from_pem_slice(key)
        .with_context(|| format!("{} holds no key in PEM", files.key.display()))?;
    let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .with_context(|| {
            format!("{} and {} do not fit together", files.certificate.display(), files.key.display())
        })?;
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(config)
}

/// The first certificate in the file, when certificate and key can be used together: what the doctor looks at.
///
/// # Errors
/// Says which file cannot be used and why.
pub fn leaf(files: &Tls) -> anyhow::Result<CertificateDer<'static>> {
    let content = read(files)?;
    usable(files, &content)?;
    Ok(CertificateDer::from_pem_slice(&content.0)?)
}

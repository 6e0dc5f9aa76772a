//! Calling a provider: one host of those that are named, one request, one answer of a bounded size, within seconds.

use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use http_body_util::{BodyExt as _, Full, Limited};
use hyper::body::Bytes;
use hyper::client::conn::http1;
use hyper::header::{HOST, HeaderValue, USER_AGENT};
use hyper_util::rt::TokioIo;
use openidconnect::url::{Host, Url};
use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpStream, lookup_host};
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::pem::PemObject as _;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, RootCertStore, crypto::ring};

use crate::reach::Reach;

/// The largest answer that is read, in bytes. A key set with its certificates is a tenth of it.
const LARGEST_ANSWER: usize = 512 * 1024;

/// Why there is no answer. Holds no part of the request but its host.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CallFault {
    /// The host is none of those that are configured.
    #[error("{0} is not among the provider's hosts in the configuration")]
    ForeignHost(String),
    /// Not TLS, where TLS is needed.
    #[error("{0} is not called without TLS")]
    NotSecret(String),
    /// The name leads to an address where such a provider does not stand.
    #[error("{0} has no address that may be called; see `reach` in the configuration")]
    ForeignAddress(String),
    /// No answer in time.
    #[error("{0} did not answer in time")]
    Slow(String),
    /// No connection, or one that broke.
    #[error("{host} does not answer: {reason}")]
    Down {
        /// Who.
        host: String,
        /// In the words of the network.
        reason: String,
    },
    /// The answer sends us elsewhere, or is larger than any answer should be.
    #[error("{host} answered what is not taken: {reason}")]
    Refused {
        /// Who.
        host: String,
        /// What was wrong with it.
        reason: String,
    },
}

/// Calls one provider's hosts and no others.
#[derive(Clone)]
pub struct Caller {
    reach: Reach,
    hosts: Arc<[(String, u16)]>,
    patience: Duration,
    tls: TlsConnector,
}

impl Caller {
    /// Calls `hosts` (names as in addresses, with their ports) and gives each `patience`.
    ///
    /// # Panics
    /// Never: ring speaks the versions of TLS that are asked for.
    #[must_use]
    pub fn new(reach: Reach, hosts: Vec<(String, u16)>, patience: Duration, trusted: RootCertStore) -> Self {
        // The versions of TLS that ring speaks are fixed when this is built; see the test below.
        #[expect(clippy::expect_used, reason = "ring speaks TLS 1.2 and 1.3")]
        let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .expect("ring speaks TLS")
            .with_root_certificates(trusted)
            .with_no_client_auth();
        Self { reach, hosts: hosts.into(), patience, tls: TlsConnector::from(Arc::new(config)) }
    }

    /// Whether an address stands where it may be called: the provider's documents are held against it.
    ///
    /// # Errors
    /// [`CallFault::ForeignHost`], [`CallFault::NotSecret`].
    pub fn may_call(&self, url: &Url) -> Result<(String, u16), CallFault> {
        let host = url.host_str().unwrap_or_default().to_owned();
        if !self.reach.speaks(url.scheme()) {
            return Err(CallFault::NotSecret(host));
        }
        let place = (host, url.port_or_known_default().unwrap_or_default());
        // A name and password in an address is how one host is made to look like another.
        let is_plain = url.username().is_empty() && url.password().is_none();
        if is_plain && self.hosts.contains(&place) { Ok(place) } else { Err(CallFault::ForeignHost(place.0)) }
    }

    /// One request, one answer.
    ///
    /// # Errors
    /// [`CallFault`] says what kind of no there was.
    pub async fn send(&self, request: HttpRequest) -> Result<HttpResponse, CallFault> {
        let url = request.uri().to_string().parse::<Url>();
        let url = url.map_err(|_| CallFault::ForeignHost(String::new()))?;
        let (host, port) = self.may_call(&url)?;
        let asked = tokio::time::timeout(self.patience, self.ask(request, &url, &host, port));
        match asked.await {
            // Whatever a server in pieces writes beside such a status is not an answer.
            Ok(Ok(answer)) if answer.status().is_server_error() => {
                Err(CallFault::Down { host, reason: format!("answered {}", answer.status().as_u16()) })
            }
            Ok(outcome) => outcome,
            Err(_) => Err(CallFault::Slow(host)),
        }
    }

    async fn ask(
        &self,
        request: HttpRequest,
        url: &Url,
        host: &str,
        port: u16,
    ) -> Result<HttpResponse, CallFault> {
        let down = |reason: String| CallFault::Down { host: host.to_owned(), reason };
        let stream = self.connect(host, port).await?;
        let request = in_origin_form(request, url).map_err(|fault| down(fault.to_string()))?;
        if url.scheme() == "http" {
            return exchange(stream, request, host).await;
        }
        let name = host.trim_start_matches('[').trim_end_matches(']').to_owned();
        let name = ServerName::try_from(name).map_err(|fault| down(fault.to_string()))?;
        let stream = self.tls.connect(name, stream).await.map_err(|fault| down(fault.to_string()))?;
        exchange(stream, request, host).await
    }

    /// Looked up, held against the reach, connected: to the very address that was held against it.
    async fn connect(&self, host: &str, port: u16) -> Result<TcpStream, CallFault> {
        let down =
            |reason: std::io::Error| CallFault::Down { host: host.to_owned(), reason: reason.to_string() };
        let name = host.trim_start_matches('[').trim_end_matches(']');
        let found = lookup_host((name, port)).await.map_err(down)?;
        let allowed: Vec<SocketAddr> = found.filter(|place| self.reach.allows(place.ip())).collect();
        if allowed.is_empty() {
            return Err(CallFault::ForeignAddress(host.to_owned()));
        }
        TcpStream::connect(allowed.as_slice()).await.map_err(down)
    }
}

impl<'c> AsyncHttpClient<'c> for Caller {
    type Error = CallFault;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, CallFault>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.send(request))
    }
}

/// The certificates that are trusted: Mozilla's, and those of the authority's own file when it has one.
///
/// # Errors
/// A sentence when the file holds no certificate.
pub fn trusted(own: Option<&std::path::Path>) -> Result<RootCertStore, String> {
    let mut store = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    let Some(path) = own else { return Ok(store) };
    let fault = |what: String| format!("{}: {what}", path.display());
    let found = CertificateDer::pem_file_iter(path).map_err(|why| fault(why.to_string()))?;
    let mut count = 0;
    for certificate in found {
        let certificate = certificate.map_err(|why| fault(why.to_string()))?;
        store.add(certificate).map_err(|why| fault(why.to_string()))?;
        count += 1;
    }
    if count == 0 { Err(fault("holds no certificate".to_owned())) } else { Ok(store) }
}

/// The host as it stands in an address, with its port.
#[must_use]
pub fn place_of(url: &Url) -> Option<(String, u16)> {
    let host: Host<&str> = url.host()?;
    Some((host.to_string(), url.port_or_known_default()?))
}

/// As a server wants it: the path in the first line, the host in its header.
fn in_origin_form(
    request: HttpRequest,
    url: &Url,
) -> Result<hyper::Request<Full<Bytes>>, hyper::http::Error> {
    let (mut parts, body) = request.into_parts();
    let path = match url.query() {
        Some(query) => format!("{}?{query}", url.path()),
        None => url.path().to_owned(),
    };
    parts.uri = path.parse::<hyper::Uri>()?;
    let host = match url.port() {
        Some(port) => format!("{}:{port}", url.host_str().unwrap_or_default()),
        None => url.host_str().unwrap_or_default().to_owned(),
    };
    parts.headers.insert(HOST, HeaderValue::from_str(&host)?);
    parts.headers.insert(USER_AGENT, HeaderValue::from_static("Valskydd"));
    Ok(hyper::Request::from_parts(parts, Full::from(body)))
}

async fn exchange(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    request: hyper::Request<Full<Bytes>>,
    host: &str,
) -> Result<HttpResponse, CallFault> {
    let down = |reason: hyper::Error| CallFault::Down { host: host.to_owned(), reason: reason.to_string() };
    let refused = |reason: &str| CallFault::Refused { host: host.to_owned(), reason: reason.to_owned() };
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.map_err(down)?;
    // Runs until the answer is read or given up; then both ends are dropped.
    let connection = tokio::spawn(connection);
    let answer = async {
        let answer = sender.send_request(request).await.map_err(down)?;
        if answer.status().is_redirection() {
            return Err(refused("a redirect"));
        }
        let (parts, body) = answer.into_parts();
        let body = Limited::new(body, LARGEST_ANSWER).collect().await;
        let body = body.map_err(|_| refused("a body that breaks off or is too large"))?;
        Ok(HttpResponse::from_parts(parts, body.to_bytes().to_vec()))
    };
    let answer = answer.await;
    connection.abort();
    answer
}

#[cfg(test)]
mod tests {
    use super::*;

    fn caller(reach: Reach, host: &str, port: u16) -> Caller {
        let trusted = trusted(None).unwrap();
        Caller::new(reach, vec![(host.to_owned(), port)], Duration::from_secs(5), trusted)
    }

    #[test]
    fn only_the_named_host_and_port_may_be_called_and_only_over_tls() {
        let caller = caller(Reach::Internet, "login.gavle.example", 443);
        let of = |text: &str| caller.may_call(&text.parse().unwrap()).map(|_| ());
        assert_eq!(of("https://login.gavle.example/token"), Ok(()));
        assert_eq!(of("https://LOGIN.gavle.example:443/token"), Ok(()));
        let foreign = |host: &str| Err(CallFault::ForeignHost(host.to_owned()));
        assert_eq!(of("https://login.gavle.example:8443/token"), foreign("login.gavle.example"));
        assert_eq!(
            of("https://login.gavle.example.evil.example/"),
            foreign("login.gavle.example.evil.example")
        );
        assert_eq!(of("https://login.gavle.example@evil.example/"), foreign("evil.example"));
        assert_eq!(of("https://me@login.gavle.example/"), foreign("login.gavle.example"));
        let plain = Err(CallFault::NotSecret("login.gavle.example".to_owned()));
        assert_eq!(of("http://login.gavle.example/token"), plain);
    }

    #[tokio::test]
    async fn a_name_that_leads_to_this_machine_is_not_called_as_one_of_the_internet() {
        let caller = caller(Reach::Internet, "localhost", 443);
        let request = HttpRequest::new(Vec::new());
        let (mut parts, body) = request.into_parts();
        parts.uri = "https://localhost/token".parse().unwrap();
        let answer = caller.send(HttpRequest::from_parts(parts, body)).await;
        assert_eq!(answer.unwrap_err(), CallFault::ForeignAddress("localhost".to_owned()));
    }
}

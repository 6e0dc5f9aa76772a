//! One connection from its first byte to its last.

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::http::Request;
use hyper::body::Incoming;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::server::graceful::Watcher;
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_io_timeout::TimeoutStream;
use tokio_rustls::TlsAcceptor;
use tower::ServiceExt as _;
use web::Peer;

use super::Door;
use crate::config::Connections;

/// Which HTTP the two sides speak. Over TLS it is agreed on before the first request; without, it is HTTP/1.1.
#[derive(Clone, Copy)]
enum Spoken {
    One,
    Two,
}

/// Serves a connection until one of the two sides closes it. What goes wrong on it is the other side's, and told in
/// the log for those who look for it.
pub async fn serve(stream: TcpStream, peer: SocketAddr, router: Router, door: &Door, watcher: Watcher) {
    let connections = &door.connections;
    let head = Duration::from_secs(connections.head_seconds);
    // Small answers leave at once.
    let _ = stream.set_nodelay(true);
    let mut stream = TimeoutStream::new(stream);
    // An answer that nobody takes in would be held in memory for ever.
    stream.set_write_timeout(Some(Duration::from_secs(connections.piece_seconds)));
    let stream = Box::pin(stream);
    let Some(certificates) = &door.certificates else {
        return speak(stream, Spoken::One, peer, router, connections, watcher).await;
    };
    let acceptor = TlsAcceptor::from(certificates.current());
    match tokio::time::timeout(head, acceptor.accept(stream)).await {
        Ok(Ok(stream)) => {
            let spoken = match stream.get_ref().1.alpn_protocol() {
                Some(b"h2") => Spoken::Two,
                _ => Spoken::One,
            };
            speak(stream, spoken, peer, router, connections, watcher).await;
        }
        Ok(Err(fault)) => tracing::debug!(%fault, "no TLS with a connection"),
        Err(_) => tracing::debug!("a connection did not finish its TLS handshake in time"),
    }
}

async fn speak<S>(
    stream: S,
    spoken: Spoken,
    peer: SocketAddr,
    router: Router,
    connections: &Connections,
    watcher: Watcher,
) where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let service = router.map_request(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(Peer(peer.ip()));
        request
    });
    let builder = builder(spoken, connections);
    let connection = builder.serve_connection(TokioIo::new(stream), TowerToHyperService::new(service));
    if let Err(fault) = watcher.watch(connection).await {
        tracing::debug!(%fault, "a connection ended badly");
    }
}

fn builder(spoken: Spoken, connections: &Connections) -> Builder<TokioExecutor> {
    let builder = Builder::new(TokioExecutor::new());
    let head = Duration::from_secs(connections.head_seconds);
    match spoken {
        Spoken::One => {
            let mut builder = builder.http1_only();
            builder.http1().timer(TokioTimer::new()).header_read_timeout(head).max_buf_size(64 * 1024);
            builder
        }
        Spoken::Two => {
            let mut builder = builder.http2_only();
            builder
                .http2()
                .timer(TokioTimer::new())
                .max_concurrent_streams(64)
                .max_header_list_size(32 * 1024)
                // Whoever does not answer is gone.
                .keep_alive_interval(head)
                .keep_alive_timeout(head);
            builder
        }
    }
}

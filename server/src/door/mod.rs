//! # The front door
//! Connections as they come: TLS, how many at once, how slow they may be; then what every request passes before a
//! page sees it.
//!
//! Always:
//! - a connection that does not say what it wants in time is closed, and nobody holds more than their share;
//! - a request for a host that is not ours goes no further;
//! - what is logged of a request is its route, never its address: an address may hold a link's token.

mod connection;
mod crowd;
mod record;
mod tls;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tower_http::timeout::{RequestBodyTimeoutLayer, TimeoutLayer};
use web::House;

use crate::config::{Config, Connections};
use crowd::Crowd;
pub use tls::{Certificates, leaf};

/// How connections are taken.
pub struct Door {
    /// Certificate and key, when TLS ends here.
    pub certificates: Option<Arc<Certificates>>,
    /// How many connections, how slow.
    pub connections: Connections,
    /// Proxies of ours, which may have as many connections as they need.
    pub proxies: web::peer::Proxies,
}

impl Door {
    /// As the configuration says.
    ///
    /// # Errors
    /// When the certificate or the key cannot be used.
    pub fn of(config: &Config) -> anyhow::Result<Self> {
        let certificates = config.tls.as_ref().map(|files| Certificates::load(files.clone()).map(Arc::new));
        Ok(Self {
            certificates: certificates.transpose()?,
            connections: config.connections.clone(),
            proxies: config.proxy.proxies(),
        })
    }
}

/// What every request passes, outermost last.
pub fn outer(router: Router, house: &House, connections: &Connections) -> Router {
    let seconds = Duration::from_secs;
    let router = router
        .layer(RequestBodyTimeoutLayer::new(seconds(connections.piece_seconds)))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::REQUEST_TIMEOUT,
            seconds(connections.request_seconds),
        ))
        .layer(from_fn_with_state(house.clone(), web::hosts::guard))
        .layer(from_fn_with_state(house.clone(), record::record))
        // Outermost, so that also what is refused or cut off on the way in carries the headers.
        .layer(from_fn(web::headers::guard));
    if house.front().is_secure() {
        router.layer(from_fn_with_state(house.clone(), web::headers::only_tls))
    } else {
        router
    }
}

/// Takes connections until `ending` turns true, then lets answers under way come to their end.
pub async fn serve(listener: TcpListener, router: Router, door: Door, mut ending: watch::Receiver<bool>) {
    let graceful = GracefulShutdown::new();
    let crowd = Crowd::new(&door.connections, door.proxies.clone());
    let door = Arc::new(door);
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            // An error means that the sender is gone, which is an end as well.
            _ = ending.wait_for(|ending| *ending) => break,
        };
        let (stream, peer) = match accepted {
            Ok(accepted) => accepted,
            Err(fault) => {
                // Too many open files, as a rule: the next one would fail at once too.
                tracing::warn!(%fault, "a connection could not be taken");
                tokio::time::sleep(Duration::from_millis(50)).await;
                continue;
            }
        };
        // Dropped, the connection is closed.
        let Some(place) = crowd.enter(peer.ip()) else { continue };
        let (door, router, watcher) = (Arc::clone(&door), router.clone(), graceful.watcher());
        tokio::spawn(async move {
            connection::serve(stream, peer, router, &door, watcher).await;
            drop(place);
        });
    }
    drop(listener);
    // A browser may keep a connection open for long; two seconds are enough for answers under way.
    let _ = tokio::time::timeout(Duration::from_secs(2), graceful.shutdown()).await;
}

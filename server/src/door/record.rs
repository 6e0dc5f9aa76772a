//! A line in the log for each request: route, outcome and time. No address, no query, no header. What was refused is
//! warned of, with who asked and from which network.

use std::sync::LazyLock;

use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use web::{Asker, House, Peer, peer};

use crate::assembly::route_list;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Writes the line, and gives the answer a number by which it is found.
pub async fn record(State(house): State<House>, request: Request, next: Next) -> Response {
    let id = format!("{:016x}", house.store().doors().seed());
    let method = request.method().clone();
    let route = route_of(request.uri().path());
    let from = request.extensions().get::<Peer>().map(|Peer(peer)| *peer);
    let from = from.map(|peer| house.front().proxies.client(peer, request.headers()));
    let began = tokio::time::Instant::now();
    let mut response = next.run(request).await;
    let (status, took) = (response.status().as_u16(), began.elapsed().as_millis());
    if is_refusal(response.status(), route) {
        let network = from.map(peer::network).unwrap_or_default();
        let who = response.extensions().get::<Asker>().map(|Asker(who)| who.as_str()).unwrap_or_default();
        tracing::warn!(request = %id, %method, route, status, took, who, network, "request refused");
    } else {
        tracing::info!(request = %id, %method, route, status, took, "request");
    }
    // Hexadecimal digits, which every header value may hold.
    if let Ok(id) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(REQUEST_ID, id);
    }
    response
}

/// What somebody may not do, or tried too often, or in a way that browsers do not. A page that is missing counts when
/// there is such a route: then it is somebody else's thing, or was guessed.
fn is_refusal(status: StatusCode, route: &str) -> bool {
    match status {
        StatusCode::NOT_FOUND => route != NO_ROUTE,
        StatusCode::BAD_REQUEST
        | StatusCode::UNAUTHORIZED
        | StatusCode::FORBIDDEN
        | StatusCode::METHOD_NOT_ALLOWED
        | StatusCode::GONE
        | StatusCode::PAYLOAD_TOO_LARGE
        | StatusCode::MISDIRECTED_REQUEST
        | StatusCode::TOO_MANY_REQUESTS => true,
        _ => false,
    }
}

/// What stands for the route of an address that is no page's.
const NO_ROUTE: &str = "-";

/// The routes as they are declared, those without a place for an id first.
static ROUTES: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let mut routes: Vec<_> = route_list().into_iter().map(|(_, path, _)| path).collect();
    routes.sort_by_key(|path| path.matches('{').count());
    routes.dedup();
    routes
});

/// The route that an address belongs to: `/l/{token}`, never the token.
fn route_of(path: &str) -> &'static str {
    let fits = |route: &str| {
        let (mut asked, mut declared) = (path.split('/'), route.split('/'));
        loop {
            match (asked.next(), declared.next()) {
                (None, None) => return true,
                (Some(one), Some(other)) if other.starts_with('{') && !one.is_empty() || one == other => {}
                _ => return false,
            }
        }
    };
    ROUTES.iter().copied().find(|route| fits(route)).unwrap_or(NO_ROUTE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_told_by_its_route_and_never_by_what_it_holds() {
        assert_eq!(route_of("/l/hemlig"), "/l/{token}");
        assert_eq!(route_of("/logga-in/igen"), "/logga-in/igen");
        assert_eq!(route_of("/"), "/");
        assert_eq!(route_of("/workshop/7/bord"), "/workshop/{workshop}/bord");
        for other in ["/l/", "/l/a/b", "/finns/inte", "", "//evil.example"] {
            assert_eq!(route_of(other), "-", "{other}");
        }
    }
}

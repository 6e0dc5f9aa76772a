//! A line in the log for each request: route, outcome and time. No address, no query, no header.

use std::sync::LazyLock;

use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use web::House;

use crate::assembly::route_list;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Writes the line, and gives the answer a number by which it is found.
pub async fn record(State(house): State<House>, request: Request, next: Next) -> Response {
    let id = format!("{:016x}", house.store().doors().seed());
    let method = request.method().clone();
    let route = route_of(request.uri().path());
    let began = tokio::time::Instant::now();
    let mut response = next.run(request).await;
    let (status, took) = (response.status().as_u16(), began.elapsed().as_millis());
    tracing::info!(request = %id, %method, route, status, took, "request");
    // Hexadecimal digits, which every header value may hold.
    if let Ok(id) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(REQUEST_ID, id);
    }
    response
}

/// The routes as they are declared, those without a place for an id first.
static ROUTES: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let mut routes: Vec<_> = route_list().into_iter().map(|(_, path, _)| path).collect();
    routes.sort_by_key(|path| path.matches('{').count());
    routes.dedup();
    routes
});

/// The route that an address belongs to: `/l/{token}`, never the token. `-` for an address that is no page's.
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
    ROUTES.iter().copied().find(|route| fits(route)).unwrap_or("-")
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

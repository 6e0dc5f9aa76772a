//! A line in the log for each request: route, outcome and time. No address, no query, no header.

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use web::House;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Writes the line, and gives the answer a number by which it is found.
pub async fn record(State(house): State<House>, request: Request, next: Next) -> Response {
    let id = format!("{:016x}", house.store().doors().seed());
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map_or("-", MatchedPath::as_str).to_owned();
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

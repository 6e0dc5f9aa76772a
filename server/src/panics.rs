//! A handler that panicked: our fault, told like any other.

use std::any::Any;

use axum::response::{IntoResponse as _, Response};
use web::Trouble;

/// Turns what the handler panicked with into trouble. The page is written further out.
pub fn explain(cause: Box<dyn Any + Send>) -> Response {
    let what = cause
        .downcast_ref::<String>()
        .cloned()
        .or_else(|| cause.downcast_ref::<&str>().map(|text| (*text).to_owned()))
        .unwrap_or_default();
    drop(cause);
    Trouble::ours(format!("a handler panicked: {what}")).into_response()
}

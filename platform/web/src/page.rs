//! Answers: a page, a file, or where to go next.

use askama::Template;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};

use crate::flash::Note;
use crate::house::House;
use crate::trouble::Trouble;

/// A page that is good now and for this person only: never kept by anyone on the way.
pub(crate) fn html(text: String) -> impl IntoResponse {
    ([(header::CACHE_CONTROL, HeaderValue::from_static("no-store, private"))], Html(text))
}

/// A page.
///
/// # Errors
/// [`Trouble`] when the template fails.
pub fn page(template: &impl Template) -> Result<Response, Trouble> {
    Ok(html(template.render()?).into_response())
}

/// A page with a form that holds faults: the same page, with the status that says so.
///
/// # Errors
/// [`Trouble`] when the template fails.
pub fn faulty(template: &impl Template) -> Result<Response, Trouble> {
    Ok((StatusCode::UNPROCESSABLE_ENTITY, html(template.render()?)).into_response())
}

/// A page whose form collides with what somebody else did meanwhile.
///
/// # Errors
/// [`Trouble`] when the template fails.
pub fn conflict(template: &impl Template) -> Result<Response, Trouble> {
    Ok((StatusCode::CONFLICT, html(template.render()?)).into_response())
}

/// On to another page of ours, so that a reload does not send the form again.
pub fn go(path: &str) -> Response {
    let mut headers = HeaderMap::new();
    if let Ok(path) = HeaderValue::from_str(path) {
        headers.insert(header::LOCATION, path);
    }
    (StatusCode::SEE_OTHER, headers).into_response()
}

/// On to another page, which says what was done.
#[must_use]
pub fn go_with(house: &House, path: &str, note: &Note) -> Response {
    let mut response = go(path);
    note.give(house.front(), response.headers_mut());
    response
}

/// How a file is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// In the browser.
    Inline,
    /// Saved under its name.
    Saved,
}

/// A file made for this person. `name` is plain ASCII.
pub fn file(bytes: Vec<u8>, mime: &'static str, name: &str, shown: Shown) -> Response {
    let how = match shown {
        Shown::Inline => "inline",
        Shown::Saved => "attachment",
    };
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(mime));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store, private"));
    if let Ok(value) = HeaderValue::from_str(&format!("{how}; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

/// Lets the browser throw away what it keeps of our pages, when somebody leaves (Clear-Site-Data, W3C). Not its cookies:
/// by its mark the browser is known again, and the session's own cookie is taken away by itself.
pub fn clear_browser(headers: &mut HeaderMap) {
    let name = HeaderName::from_static("clear-site-data");
    headers.insert(name, HeaderValue::from_static("\"cache\", \"storage\""));
}

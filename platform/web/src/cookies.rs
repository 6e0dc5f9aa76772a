//! Cookies: small, without content of their own, and never readable by script.

use axum::http::{HeaderMap, HeaderValue, header};

use crate::house::Front;

/// The value of a cookie that the browser sent.
#[must_use]
pub fn read<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value)
}

/// Lets the browser keep a cookie for `seconds`; none keeps it until the browser closes, 0 takes it away.
pub fn set(headers: &mut HeaderMap, front: &Front, name: &str, value: &str, seconds: Option<u32>) {
    let secure = if front.is_secure() { "; Secure" } else { "" };
    let age = seconds.map(|seconds| format!("; Max-Age={seconds}")).unwrap_or_default();
    let line = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{age}");
    // Names and values are ours: base 64, codes and numbers.
    if let Ok(line) = HeaderValue::from_str(&line) {
        headers.append(header::SET_COOKIE, line);
    }
}

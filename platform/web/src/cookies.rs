//! Cookies: small, without content of their own, and never readable by script.

use axum::http::{HeaderMap, HeaderValue, header};

use crate::house::Front;

/// Browsers take a cookie with this prefix over TLS only, for this very host, and from nobody beside it (RFC 6265bis,
/// section 4.1.3.2): another program under the same domain cannot plant one.
const ONLY_THIS_HOST: &str = "__Host-";

fn full_name(front: &Front, name: &str) -> String {
    let prefix = if front.is_secure() { ONLY_THIS_HOST } else { "" };
    format!("{prefix}{name}")
}

/// The value of a cookie that the browser sent.
#[must_use]
pub fn read<'a>(headers: &'a HeaderMap, front: &Front, name: &str) -> Option<&'a str> {
    let name = full_name(front, name);
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
    let name = full_name(front, name);
    let secure = if front.is_secure() { "; Secure" } else { "" };
    let age = seconds.map(|seconds| format!("; Max-Age={seconds}")).unwrap_or_default();
    let line = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{age}");
    // Names and values are ours: base 64, codes and numbers.
    if let Ok(line) = HeaderValue::from_str(&line) {
        headers.append(header::SET_COOKIE, line);
    }
}

//! Headers that every answer carries.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use serde::Deserialize;

use crate::House;

/// Only our own files, no inline script or style, nothing embedded anywhere, forms to ourselves only.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
     font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; \
     worker-src 'self'; manifest-src 'self'";

/// Nothing that a page of ours needs; signing in with a passkey is allowed to ourselves.
macro_rules! permissions {
    ($camera:literal) => {
        concat!(
            "accelerometer=(), autoplay=(), browsing-topics=(), ",
            $camera,
            ", display-capture=(), encrypted-media=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), \
             midi=(), payment=(), picture-in-picture=(), publickey-credentials-create=(self), \
             publickey-credentials-get=(self), screen-wake-lock=(self), serial=(), usb=(), xr-spatial-tracking=()"
        )
    };
}

const PERMISSIONS: &str = permissions!("camera=()");
const PERMISSIONS_AND_CAMERA: &str = permissions!("camera=(self)");
const PERMISSIONS_POLICY: HeaderName = HeaderName::from_static("permissions-policy");

/// Among an answer's extensions: this page may ask for the camera, to read codes with it. No other may.
#[derive(Clone, Copy, Debug)]
pub struct Camera;

const ALWAYS: [(HeaderName, &str); 9] = [
    (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    // Not even our own pages learn the address one came from: it may hold a link's token.
    (header::REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (PERMISSIONS_POLICY, PERMISSIONS),
    (HeaderName::from_static("origin-agent-cluster"), "?1"),
    (HeaderName::from_static("x-permitted-cross-domain-policies"), "none"),
];

/// For one person, now: what is said unless somebody says otherwise. A cache may keep even a "not found" that says
/// nothing (RFC 9111, section 4.2.2).
const NOBODY_KEEPS_IT: &str = "no-store, private";

/// Adds the headers to every answer.
pub async fn guard(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let with_camera = response.extensions().get::<Camera>().is_some();
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if with_camera {
        headers.insert(PERMISSIONS_POLICY, HeaderValue::from_static(PERMISSIONS_AND_CAMERA));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static(NOBODY_KEEPS_IT));
    // What is the same for everybody is not kept once for each.
    if !is_for_all(headers) {
        headers.append(header::VARY, HeaderValue::from_static("cookie, accept-language"));
    }
    response
}

fn is_for_all(headers: &HeaderMap) -> bool {
    let kept = headers.get(header::CACHE_CONTROL).and_then(|value| value.to_str().ok());
    kept.is_some_and(|kept| kept.starts_with("public"))
}

/// For which names browsers are told to come over TLS only (RFC 6797).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OnlyTls {
    /// This host alone: what else lies under the domain may be somebody else's.
    #[default]
    Host,
    /// Every name below it as well.
    Subdomains,
    /// The same, and browsers may carry the name with them before anybody has come (hstspreload.org).
    Preload,
}

impl OnlyTls {
    const fn header(self) -> &'static str {
        match self {
            Self::Host => "max-age=31536000",
            Self::Subdomains => "max-age=31536000; includeSubDomains",
            Self::Preload => "max-age=31536000; includeSubDomains; preload",
        }
    }
}

/// Browsers come back over TLS only, for a year.
pub async fn only_tls(State(house): State<House>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let value = HeaderValue::from_static(house.front().only_tls.header());
    response.headers_mut().insert(header::STRICT_TRANSPORT_SECURITY, value);
    response
}

//! Style sheet, script, typeface and pictures: embedded in the program and served under an address that changes
//! with their content, so that a browser may keep them for ever.

use std::sync::LazyLock;

use axum::Router;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};

#[derive(RustEmbed)]
#[folder = "assets"]
struct Files;

/// Where assets are served.
const ROOT: &str = "/static";
/// A year: the longest time HTTP caches honour.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// Asked for under another version's address, by a page from before an upgrade: ours is given, but not kept.
const ASK_AGAIN: &str = "no-cache";

/// One mark for all assets together: the style sheet finds the typeface by a relative address.
static MARK: LazyLock<String> = LazyLock::new(|| {
    let mut names: Vec<_> = Files::iter().collect();
    names.sort();
    let mut digest = Sha256::new();
    for name in names {
        digest.update(name.as_bytes());
        if let Some(file) = Files::get(&name) {
            digest.update(file.metadata.sha256_hash());
        }
    }
    hex(&digest.finalize()[..6])
});

/// The address of an asset, for instance `dist/valskydd.css`.
#[must_use]
pub fn url(name: &str) -> String {
    format!("{ROOT}/{}/{name}", *MARK)
}

/// There is such an asset.
#[must_use]
pub fn exists(name: &str) -> bool {
    Files::get(name).is_some()
}

/// Serves the assets, immutable under the address that [`url`] gives.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().route(&format!("{ROOT}/{{mark}}/{{*name}}"), get(serve))
}

/// An asset under an address of another's, which stays when its content changes, as that of a service worker. Nobody keeps
/// it.
#[must_use]
pub fn fresh(name: &str) -> Option<Response> {
    Some(with_body(name, Files::get(name)?, &HeaderMap::new()))
}

async fn serve(Path((mark, name)): Path<(String, String)>, asked: HeaderMap) -> Response {
    let Some(file) = Files::get(&name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let tag = format!("\"{}\"", hex(&file.metadata.sha256_hash()[..12]));
    let caching = if mark == *MARK { FOR_EVER } else { ASK_AGAIN };
    let mut answer = if asks_for(&asked, &tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        with_body(&name, file, &asked)
    };
    let headers = answer.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    // The tag is hexadecimal within quotes, which every header value may hold.
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, tag);
    }
    answer
}

fn with_body(name: &str, file: rust_embed::EmbeddedFile, asked: &HeaderMap) -> Response {
    let packed = takes_gzip(asked).then(|| Files::get(&format!("gzip/{name}.gz"))).flatten();
    let is_packed = packed.is_some();
    let mut answer = Body::from(packed.unwrap_or(file).data).into_response();
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type(name)));
    if is_packed {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    answer
}

fn content_type(name: &str) -> &'static str {
    match mime_guess::from_path(name).first_raw() {
        Some("text/css") => "text/css; charset=utf-8",
        Some("image/svg+xml") => "image/svg+xml; charset=utf-8",
        Some("text/javascript") => "text/javascript; charset=utf-8",
        Some(known) => known,
        // Licences, which have no ending.
        None => "text/plain; charset=utf-8",
    }
}

fn asks_for(asked: &HeaderMap, tag: &str) -> bool {
    let told = asked.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok()).unwrap_or_default();
    // A proxy that packs an answer on its way marks our tag as weak; the content is still the same.
    told.split(',').any(|known| known.trim().trim_start_matches("W/") == tag)
}

fn takes_gzip(asked: &HeaderMap) -> bool {
    let told = asked.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    told.split(',').any(|coding| {
        let mut parts = coding.trim().split(';');
        parts.next() == Some("gzip") && parts.all(|weight| !matches!(weight.trim(), "q=0" | "q=0.0"))
    })
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use axum::http::Request;
    use tower::ServiceExt;

    use super::*;

    async fn ask(address: &str, headers: &[(&str, &str)]) -> Response {
        let mut request = Request::get(address);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        router::<()>().oneshot(request.body(Body::empty()).unwrap()).await.unwrap()
    }

    fn header_of<'a>(answer: &'a Response, name: &str) -> &'a str {
        answer.headers().get(name).map_or("", |value| value.to_str().unwrap())
    }

    #[tokio::test]
    async fn the_style_sheet_is_kept_for_ever_and_comes_packed() {
        let answer = ask(&url("dist/valskydd.css"), &[("accept-encoding", "br, gzip;q=0.8")]).await;
        assert_eq!(answer.status(), StatusCode::OK);
        assert_eq!(header_of(&answer, "cache-control"), FOR_EVER);
        assert_eq!(header_of(&answer, "content-type"), "text/css; charset=utf-8");
        assert_eq!(header_of(&answer, "content-encoding"), "gzip");
    }

    #[tokio::test]
    async fn who_does_not_take_gzip_gets_it_plain() {
        let answer = ask(&url("dist/valskydd.css"), &[("accept-encoding", "gzip;q=0, identity")]).await;
        assert_eq!(header_of(&answer, "content-encoding"), "");
    }

    #[tokio::test]
    async fn who_has_it_already_is_told_so() {
        let first = ask(&url("favicon.svg"), &[]).await;
        let again = ask(&url("favicon.svg"), &[("if-none-match", header_of(&first, "etag"))]).await;
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
        assert_eq!(header_of(&first, "content-type"), "image/svg+xml; charset=utf-8");
    }

    #[tokio::test]
    async fn a_page_from_before_an_upgrade_gets_todays_file_and_does_not_keep_it() {
        let answer = ask("/static/0123456789ab/dist/valskydd.css", &[]).await;
        assert_eq!(answer.status(), StatusCode::OK);
        assert_eq!(header_of(&answer, "cache-control"), ASK_AGAIN);
    }

    #[tokio::test]
    async fn what_is_not_there_is_not_found() {
        for name in ["dist/none.css", "../Cargo.toml", "%2e%2e/Cargo.toml"] {
            assert_eq!(ask(&url(name), &[]).await.status(), StatusCode::NOT_FOUND, "{name}");
        }
    }

    #[tokio::test]
    async fn the_typeface_says_what_it_is() {
        let name = "vendor/atkinson-hyperlegible-next/atkinson-hyperlegible-next-latin-wght-normal.woff2";
        assert_eq!(header_of(&ask(&url(name), &[]).await, "content-type"), "font/woff2");
    }

    #[test]
    fn every_asset_that_a_template_names_exists() {
        let shell = include_str!("../templates/shell.html");
        let named: Vec<_> =
            shell.split(".asset(\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert!(named.len() >= 4, "{named:?}");
        for name in named {
            assert!(exists(name), "{name}");
        }
    }
}

//! The page that goes on without a network: an app that can be installed. It holds no name itself, so it may lie in the
//! phone; the list comes by itself and lies there sealed.

use askama::Template;
use axum::http::{HeaderName, HeaderValue};
use axum::response::Response;
use serde_json::json;
use texts::Words;
use web::headers::Camera;
use web::{Shell, Trouble, assets, page};

use super::data::json_as;
use crate::host::Host;

/// What the page needs to stand by itself.
const PARTS: [&str; 9] = [
    "dist/valskydd.css",
    "dist/door.js",
    "dist/door-camera.js",
    "dist/door-list.js",
    "dist/door-store.js",
    "favicon.svg",
    "vendor/qr/decode.js",
    "vendor/qr/index.js",
    "vendor/atkinson-hyperlegible-next/atkinson-hyperlegible-next-latin-wght-normal.woff2",
];

#[derive(Template)]
#[template(path = "pages/mobile.html")]
pub(super) struct MobilePage {
    pub shell: Shell,
    /// The door's address.
    pub path: String,
    /// What the script says: by what it calls them, with names and times left open.
    pub words: Vec<(&'static str, String)>,
    /// Addresses of what the page needs, parted by spaces.
    pub needed: String,
}

pub(super) fn mobile_page(shell: Shell, path: String) -> MobilePage {
    MobilePage { words: said(&shell.t), needed: PARTS.map(assets::url).join(" "), path, shell }
}

fn said(words: &Words) -> Vec<(&'static str, String)> {
    let name = |key: &str| words.say1(key, "name", "{name}");
    vec![
        ("online", words.say("door-app-online")),
        ("offline", words.say("door-app-offline")),
        ("waiting", words.say1("door-app-waiting", "count", "{count}")),
        ("sent", words.say("door-app-sent")),
        ("signed-out", words.say("door-app-signed-out")),
        ("sign-in", words.say("door-app-sign-in")),
        ("wiped", words.say("door-app-wiped")),
        ("no-list", words.say("door-app-no-list")),
        ("here", name("door-said-here")),
        ("already", words.say2("door-said-already", "name", "{name}", "time", "{time}")),
        ("taken-back", name("door-said-taken-back")),
        ("noted", name("door-app-noted")),
        ("here-button", words.say("door-here-button")),
        ("undo-button", words.say("door-undo-button")),
        ("here-since", words.say1("door-here-since", "time", "{time}")),
        ("expected", words.say("door-expected")),
        ("seen", words.say("door-seen")),
        ("protected", words.say("door-protected-hint")),
        ("no-code", words.say("door-fault-no-code")),
        ("bad-code", words.say("door-fault-code")),
        ("not-ours", words.say("door-fault-not-ours")),
        ("none-found", words.say("door-none-found")),
        ("more", words.say1("door-app-more", "count", "{count}")),
        ("camera-on", words.say("door-app-camera-on")),
        ("camera-off", words.say("door-app-camera-off")),
        ("no-camera", words.say("door-app-no-camera")),
    ]
}

pub(crate) async fn show(host: Host) -> Result<Response, Trouble> {
    let mut response = page(&mobile_page(host.shell("door-app-title"), host.path("")))?;
    response.extensions_mut().insert(Camera);
    Ok(response)
}

/// What makes the page an app of its own (W3C, Web Application Manifest).
pub(crate) async fn manifest(host: Host) -> Result<Response, Trouble> {
    let (words, path) = (host.words(), host.path(""));
    let manifest = json!({
        "id": path,
        "name": words.say("door-app-title"),
        "short_name": words.say("door-title"),
        "lang": words.lang().code(),
        "start_url": host.path("/mobil"),
        "scope": path,
        "display": "standalone",
        "background_color": "#FBFAF6",
        "theme_color": "#123F6B",
        "icons": [{ "src": assets::url("favicon.svg"), "sizes": "any", "type": "image/svg+xml" }],
    });
    Ok(json_as(&manifest, "application/manifest+json"))
}

/// The worker that answers when there is no network. The same for everybody; it may do so for doors alone.
pub(crate) async fn worker() -> Result<Response, Trouble> {
    let mut response = assets::fresh("dist/door-worker.js").ok_or(Trouble::NotFound)?;
    let allowed = HeaderName::from_static("service-worker-allowed");
    response.headers_mut().insert(allowed, HeaderValue::from_static("/workshop/"));
    Ok(response)
}

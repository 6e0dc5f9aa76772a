//! The page that goes on without a network: an app that can be installed. It holds no name itself, so it may lie in the
//! phone; the list comes by itself and lies there sealed.

use askama::Template;
use axum::http::{HeaderName, HeaderValue};
use axum::response::Response;
use serde_json::json;
use texts::Words;
use web::headers::Camera;
use web::{Choice, Faults, Shell, Trouble, assets, page};

use super::coming;
use super::data::json_as;
use crate::host::Host;

/// What the page needs to stand by itself.
const PARTS: [&str; 10] = [
    "dist/valskydd.css",
    "dist/door.js",
    "dist/door-camera.js",
    "dist/door-list.js",
    "dist/door-newcomers.js",
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
    /// From where somebody comes whom nobody expected, and in which role.
    pub municipalities: Vec<Choice>,
    pub roles: Vec<Choice>,
    /// What is wrong is said by the script.
    pub faults: Faults,
}

pub(super) fn mobile_page(
    shell: Shell,
    path: String,
    (municipalities, roles): (Vec<Choice>, Vec<Choice>),
) -> MobilePage {
    MobilePage {
        words: said(&shell.t),
        needed: PARTS.map(assets::url).join(" "),
        path,
        municipalities,
        roles,
        faults: Faults::none(),
        shell,
    }
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
        ("course-missing", words.say("door-course-missing")),
        ("course-short-box", words.say("door-course-short-box")),
        ("course-first", name("door-app-course-first")),
        ("course-stopped", name("door-app-course-stopped")),
        ("course-noted", name("door-app-course-noted")),
        ("none-found", words.say("door-none-found")),
        ("more", words.say1("door-app-more", "count", "{count}")),
        ("camera-on", words.say("door-app-camera-on")),
        ("camera-off", words.say("door-app-camera-off")),
        ("no-camera", words.say("door-app-no-camera")),
        ("stand-in-button", words.say("door-stand-in-link")),
        ("walk-in-title", words.say("door-walk-in-title")),
        ("walk-in-text", words.say("door-app-walk-in-text")),
        ("stand-in-title", words.say("door-stand-in-title")),
        ("stand-in-text", name("door-app-stand-in-text")),
        ("no-name", words.say("door-fault-name")),
        ("long-name", words.say("door-fault-name-long")),
        ("no-municipality", words.say("door-fault-municipality")),
        ("waits", words.say("door-app-waits")),
        ("replaced", words.say("door-replaced")),
        ("instead-of", name("door-comes-instead-of")),
        ("decide-in", words.say("door-decide-in")),
        ("decide-other", words.say("door-decide-other")),
        ("decide-same", words.say("door-decide-same")),
        ("decide-not", words.say("door-decide-not")),
        ("needs-network", words.say("door-app-needs-network")),
    ]
}

pub(crate) async fn show(host: Host) -> Result<Response, Trouble> {
    let choices = (coming::from(&host).await?, coming::roles(host.words()));
    let mut response = page(&mobile_page(host.shell("door-app-title"), host.path(""), choices))?;
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

//! A small house with a form, and a browser that keeps its cookies.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::Arc;

use askama::Template;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::State;
use axum::http::{HeaderMap, Request, StatusCode, header};
use axum::response::Response;
use axum::routing::get;
use axum::{Router, middleware};
use sea_orm::prelude::Uuid;
use sea_orm::{ConnectionTrait as _, Statement};
use store::{
    Author, Backend, Doors, FixedClock, HouseKey, Line, Opened, Settings, Sight, Store, SystemChance, see_as,
};
use tempfile::TempDir;
use texts::{Catalogue, Source};
use tower::ServiceExt as _;
use web::{Front, House, Note, Posted, Shell, Trouble, Visitor};

#[derive(Template)]
#[template(
    source = r#"{% extends "shell.html" %}{% block main %}<h1>{{ shell.title }}</h1>{% endblock %}"#,
    ext = "html"
)]
struct Plain {
    shell: Shell,
}

const NOTES: Source = Source {
    area: "notes",
    sv: "notes-taken = { $count ->\n    [one] En anteckning togs emot från { $from }.\n   *[other] { $count } anteckningar togs emot från { $from }.\n }\n",
    en: "notes-taken = { $count ->\n    [one] One note was taken from { $from }.\n   *[other] { $count } notes were taken from { $from }.\n }\n",
};

/// A house with its store.
pub struct Scene {
    pub house: House,
    pub clock: Arc<FixedClock>,
    _folder: TempDir,
}

impl Scene {
    pub async fn new(backend: Backend, base_url: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let settings = match backend {
            Backend::Sqlite => Settings::embedded(folder.path()),
            Backend::Postgres => {
                let roles = tokio::task::spawn_blocking(|| trials::postgres().pair_for_new_database());
                let roles = roles.await.unwrap();
                Settings::at(roles.serving).owned_at(roles.owner)
            }
        };
        let settings = settings.for_the_house();
        let clock = Arc::new(FixedClock::at("2026-03-02T08:00:00Z".parse().unwrap()));
        let doors = Doors::new(Arc::<FixedClock>::clone(&clock), Arc::new(SystemChance));
        let store = Store::open(&settings, doors).await.unwrap();
        store.migrate(&[web::migrations]).await.unwrap();
        let sources: Vec<_> = web::TEXTS.into_iter().chain([NOTES]).collect();
        let catalogue = Arc::new(Catalogue::build(&sources).unwrap());
        let front = Front::new(base_url, "1");
        Self { house: House::new(store, catalogue, HouseKey::of([7; 32]), front), clock, _folder: folder }
    }

    /// The house with the routes of the stories, and `more`.
    pub fn router(&self, more: Router<House>) -> Router {
        Router::new()
            .route("/blankett", get(blank).post(take))
            .route("/sprak", get(web::language::switch))
            .merge(web::assets::router())
            .merge(more)
            .layer(middleware::from_fn_with_state(self.house.clone(), web::receive))
            .layer(middleware::from_fn(web::headers::guard))
            .with_state(self.house.clone())
    }

    /// A browser that has just been opened.
    pub fn browser(&self) -> Browser {
        self.browser_with(Router::new())
    }

    pub fn browser_with(&self, more: Router<House>) -> Browser {
        Browser { router: self.router(more), cookies: BTreeMap::new(), accepts: "sv" }
    }

    /// How many deeds were done.
    pub async fn deeds(&self) -> i64 {
        let store = self.house.store();
        let count = Statement::from_string(store.backend().into(), "SELECT count(*) FROM journal_line");
        store.reader().query_one_raw(count).await.unwrap().unwrap().try_get_by_index(0).unwrap()
    }
}

/// A house on the embedded database, without TLS.
pub async fn scene() -> Scene {
    Scene::new(Backend::Sqlite, "http://127.0.0.1:8080").await
}

async fn blank(State(house): State<House>, visitor: Visitor) -> Result<Response, Trouble> {
    web::page(&Plain { shell: visitor.shell(&house, "Blankett") })
}

/// Takes the form: one deed, and a note on the next page.
async fn take(State(house): State<House>, posted: Posted) -> Result<Response, Trouble> {
    let key = posted.deed_key()?;
    let author = Author::program();
    let desk = house.store().desk_once(&author, key);
    let Opened::Desk(mut desk) = see_as(Sight::House, desk).await? else {
        return Ok(web::go("/blankett"));
    };
    let largest = posted.file("lista").map_or(0, |file| file.size);
    if posted.file("lista").is_some_and(web::Upload::is_too_large) {
        desk.clear().await?;
        return web::faulty(&Plain { shell: house_shell(&house, &format!("för stor: {largest}")) });
    }
    desk.write(Line {
        deed: "note.taken",
        subject: "note",
        subject_id: Uuid::nil(),
        owner: None,
        details: serde_json::json!({"text": posted.text("text"), "size": largest}),
    });
    desk.seal("/blankett").await?;
    let note = Note::done("notes-taken").with("count", 1).with("from", posted.text("from"));
    Ok(web::go_with(&house, "/blankett", &note))
}

fn house_shell(house: &House, title: &str) -> Shell {
    Shell {
        t: house.words(texts::Lang::Sv),
        title: title.to_owned(),
        who: None,
        navigation: Vec::new(),
        trail: Vec::new(),
        flash: None,
        seen: None,
        csrf: String::new(),
        path: "/blankett".to_owned(),
        version: "1",
        holds_link: false,
        refresh_seconds: None,
        script: false,
    }
}

/// A browser: cookies, a language, and one house to visit.
pub struct Browser {
    router: Router,
    pub cookies: BTreeMap<String, String>,
    pub accepts: &'static str,
}

/// What came back.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The lines by which cookies were set.
    pub fn cookies(&self) -> Vec<&str> {
        self.headers.get_all(header::SET_COOKIE).iter().map(|line| line.to_str().unwrap()).collect()
    }
}

impl Browser {
    pub async fn get(&mut self, address: &str) -> Answer {
        self.send(Request::get(address), Body::empty()).await
    }

    /// Posts pairs that are encoded already.
    pub async fn post(&mut self, address: &str, pairs: impl Into<Bytes>) -> Answer {
        let kind = "application/x-www-form-urlencoded";
        self.send(Request::post(address).header("content-type", kind), Body::from(pairs.into())).await
    }

    /// Posts a form with files.
    pub async fn post_parts(&mut self, address: &str, body: Body) -> Answer {
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        self.send(Request::post(address).header("content-type", kind), body).await
    }

    /// The token of our forms, as a page of ours gives it to this browser.
    pub async fn csrf(&mut self) -> String {
        if !self.cookies.contains_key("vs_b") {
            self.get("/blankett").await;
        }
        let mark = &self.cookies["vs_b"];
        store::token_text(&HouseKey::of([7; 32]).derive("csrf", &[mark.as_bytes()]))
    }

    async fn send(&mut self, request: axum::http::request::Builder, body: Body) -> Answer {
        let cookies: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = request
            .header(header::ACCEPT_LANGUAGE, self.accepts)
            .header(header::COOKIE, cookies.join("; "))
            .body(body)
            .unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = String::from_utf8_lossy(&to_bytes(body, usize::MAX).await.unwrap()).into_owned();
        let answer = Answer { status: parts.status, headers: parts.headers, body };
        for line in answer.cookies() {
            let (pair, rest) = line.split_once(';').unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            if rest.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        answer
    }
}

pub const BOUNDARY: &str = "----gransen";

/// One part of a form with files; a field when there is no file name.
pub fn part(name: &str, file: Option<&str>, content: &[u8]) -> Vec<u8> {
    let file = file.map(|file| format!("; filename=\"{file}\"")).unwrap_or_default();
    let head = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n");
    [head.as_bytes(), content, b"\r\n"].concat()
}

/// The end of a form with files.
pub fn end() -> Vec<u8> {
    format!("--{BOUNDARY}--\r\n").into_bytes()
}

/// A body that is sent piece by piece, as a slow browser does.
pub fn streamed(pieces: impl Iterator<Item = Bytes> + Send + 'static) -> Body {
    Body::from_stream(futures_util::stream::iter(pieces.map(Ok::<_, Infallible>)))
}

/// A form's key that was not used before.
pub fn new_key() -> Uuid {
    Doors::of_the_system().uuid()
}

//! A house to tell stories in: two databases, a clock that stands still, browsers that keep their cookies.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::Arc;

use ::letters::Post;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::{Extension, Router};
use chrono::{DateTime, TimeDelta, Utc};
use organisation::home::HomeSource;
use organisation::post::Postman;
use organisation::provider::Providers;
use organisation::register::{self, Organisation};
use organisation::second_factor::Demand;
use organisation::{App, Duty, PersonId, Tier, Ways, enclose, home, load_sweden};
use sea_orm::prelude::Uuid;
use store::journal::{Entry, Filter, read};
use store::vault::Keyring;
use store::{Author, Doors, FixedClock, HouseKey, Line, SeededChance, Settings, Store};
use tempfile::TempDir;
use texts::Catalogue;
use tower::ServiceExt as _;
use web::{Front, House};

/// A name: browsers give no passkeys to a bare number.
pub const BASE: &str = "http://localhost:8080";

/// What a test may want otherwise.
#[derive(Default)]
pub struct Wish {
    pub homes: Vec<Box<dyn HomeSource>>,
    /// Letters go to a mail server, so there is no folder to look into.
    pub no_folder: bool,
    /// Authorities with a sign-in service of their own.
    pub providers: Providers,
    /// A second factor is demanded.
    pub demand: Demand,
}

pub struct World {
    pub store: Store,
    pub house: House,
    pub clock: Arc<FixedClock>,
    router: Router,
    rooms: TempDir,
}

/// Tells the story on SQLite, then on PostgreSQL.
pub async fn on_both(story: impl AsyncFn(World)) {
    on_both_with(Wish::default, story).await;
}

/// The same with wishes.
pub async fn on_both_with(wish: impl Fn() -> Wish, story: impl AsyncFn(World)) {
    let rooms = tempfile::tempdir().unwrap();
    let settings = Settings::embedded(rooms.path());
    Box::pin(story(World::at(settings, rooms, wish()).await)).await;
    let roles = trials::postgres().pair_for_new_database();
    let settings = Settings::at(roles.serving).owned_at(roles.owner);
    Box::pin(story(World::at(settings, tempfile::tempdir().unwrap(), wish()).await)).await;
}

impl World {
    async fn at(settings: Settings, rooms: TempDir, wish: Wish) -> Self {
        let morning: DateTime<Utc> = "2029-01-10T08:00:00Z".parse().unwrap();
        let clock = Arc::new(FixedClock::at(morning));
        let doors = Doors::new(clock.clone(), Arc::new(SeededChance::new(11)));
        let keys = Keyring::in_folder(&rooms.path().join("keys"));
        let store = Store::open(&settings.for_the_house().with_keys(keys), doors).await.unwrap();
        store.migrate(&[web::migrations, organisation::migrations]).await.unwrap();
        store::vault::prepare(&store).await.unwrap();
        load_sweden(&store, &Author::command("test")).await.unwrap();
        Self::of(store, clock, rooms, wish, HouseKey::of([3; 32]))
    }

    fn of(store: Store, clock: Arc<FixedClock>, rooms: TempDir, wish: Wish, key: HouseKey) -> Self {
        let sources: Vec<_> = web::TEXTS.into_iter().chain(organisation::TEXTS).collect();
        let catalogue = Arc::new(Catalogue::build(&sources).unwrap());
        let front = Front::new(BASE, "0.0.0");
        let house = House::new(store.clone(), catalogue, key, front);
        let folder = (!wish.no_folder).then(|| rooms.path().join("letters"));
        let mut homes = wish.homes;
        homes.push(Box::new(organisation::second_person::SecondPersonNeeds));
        homes.push(Box::new(organisation::links::LinkNeeds));
        homes.push(Box::new(organisation::duties::DutyNeeds));
        let app = App::new(house.clone(), home::places(), homes, folder)
            .with_providers(wish.providers)
            .demanding(wish.demand);
        let all = organisation::routes();
        let ways = Arc::new(Ways::of(&all));
        let router = all
            .build(|handler, gate| enclose(&app, handler, gate))
            .layer(Extension(ways))
            .layer(from_fn_with_state(app.clone(), organisation::frame))
            .layer(from_fn_with_state(house.clone(), web::receive))
            .layer(from_fn(web::headers::guard))
            .with_state(app);
        Self { store, house, clock, router, rooms }
    }

    /// The same house, started again with another key.
    pub fn restarted_with(self, key: HouseKey) -> Self {
        Self::of(self.store, self.clock, self.rooms, Wish::default(), key)
    }

    /// A browser from before, with its cookies and its page.
    pub fn goes_on(&self, browser: Browser) -> Browser {
        Browser { router: self.router.clone(), ..browser }
    }

    pub fn folder(&self) -> PathBuf {
        self.rooms.path().join("letters")
    }

    pub fn browser(&self) -> Browser {
        Browser {
            router: self.router.clone(),
            cookies: BTreeMap::new(),
            page: String::new(),
            from: None,
            device: "",
        }
    }

    pub async fn county(&self, code: &str) -> Organisation {
        register::by_code(&self.store, Tier::County, code).await.unwrap().unwrap()
    }

    pub async fn municipality(&self, code: &str) -> Organisation {
        register::by_code(&self.store, Tier::Municipality, code).await.unwrap().unwrap()
    }

    pub async fn national(&self) -> Organisation {
        register::of_tier(&self.store, Tier::National).await.unwrap().remove(0)
    }

    pub async fn person(&self, name: &str, address: &str, at: &Organisation, duty: Duty) -> PersonId {
        self.clock.advance(TimeDelta::seconds(1));
        let mut desk = self.store.desk(&Author::command("test")).await.unwrap();
        let person = register::give_duty(&mut desk, name, address, at, duty).await.unwrap();
        desk.seal("").await.unwrap();
        person
    }

    /// Karin, who coordinates Gävleborg.
    pub async fn karin(&self) -> PersonId {
        let county = self.county("21").await;
        self.person("Karin Åberg", "karin.aberg@lansstyrelsen.example", &county, Duty::CountyCoordinator)
            .await
    }

    /// A browser in which the person at this address has signed in.
    pub async fn signed_in(&self, address: &str) -> Browser {
        let path = self.printed(address).await;
        let mut browser = self.browser();
        browser.get(&path).await;
        assert_eq!(browser.post(&path, &[]).await.status, StatusCode::SEE_OTHER);
        browser
    }

    /// The path of a link from the command line.
    pub async fn printed(&self, address: &str) -> String {
        self.clock.advance(TimeDelta::seconds(1));
        let link = organisation::sign_in::print_link(&self.house, address, &Author::command("root")).await;
        link.unwrap().unwrap().strip_prefix(BASE).unwrap().to_owned()
    }

    /// Lets those go who answer and carry letters, and gives the texts of all letters in the folder.
    pub async fn letters(&self) -> Vec<String> {
        organisation::sign_in::answer_requests(&self.house).await.unwrap();
        let from = "valskydd@valskydd.example".to_owned();
        let postman = Postman::new(Post::folder(self.folder()), self.house.clone(), from);
        store::outbox::carry_due(&self.store, &postman).await.unwrap();
        let page = ::letters::folder::list(&self.folder(), 0, 100).await.unwrap();
        let mut texts = Vec::new();
        for entry in page.letters {
            texts.push(::letters::folder::read(&self.folder(), &entry.id).await.unwrap().text);
        }
        texts
    }

    /// The path of the link in the only letter.
    pub async fn link_in_letter(&self) -> String {
        let letters = self.letters().await;
        assert_eq!(letters.len(), 1, "{letters:?}");
        let line = letters[0].lines().find_map(|line| line.strip_prefix(BASE)).unwrap();
        line.trim().to_owned()
    }

    /// The deeds in the journal, newest first.
    pub async fn deeds(&self) -> Vec<String> {
        self.lines().await.into_iter().map(|line| line.deed).collect()
    }

    pub async fn lines(&self) -> Vec<Entry> {
        read(&self.store, &Filter::default(), 1000).await.unwrap()
    }

    /// A line about something.
    pub async fn write_line(&self, author: &Author, owner: Option<Uuid>) {
        self.clock.advance(TimeDelta::seconds(1));
        let mut desk = self.store.desk(author).await.unwrap();
        let subject_id = desk.id();
        desk.write(Line {
            deed: "workshop.settings_saved",
            subject: "workshop",
            subject_id,
            owner,
            details: serde_json::json!({ "seats": 4 }),
        });
        desk.seal("").await.unwrap();
    }
}

/// A browser: cookies, and the page one looks at.
pub struct Browser {
    router: Router,
    pub cookies: BTreeMap<String, String>,
    page: String,
    /// The address it asks from.
    pub from: Option<IpAddr>,
    /// What it says it is.
    pub device: &'static str,
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    pub fn location(&self) -> &str {
        self.headers.get(header::LOCATION).map_or("", |value| value.to_str().unwrap())
    }
}

/// An answer that is no page.
pub struct File {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Browser {
    /// The page one looks at.
    pub fn page(&self) -> &str {
        &self.page
    }

    /// Sends the form of the page one looks at; what comes may be a file.
    pub async fn post_for_file(&mut self, path: &str) -> File {
        let cookies: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = Request::builder()
            .method(Method::POST)
            .uri(path)
            .header(header::COOKIE, cookies.join("; "))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(format!("csrf={}", hidden(&self.page, "csrf"))))
            .unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec();
        File { status, headers, bytes }
    }

    pub async fn get(&mut self, path: &str) -> Answer {
        self.ask(Method::GET, path, String::new()).await
    }

    pub async fn head(&mut self, path: &str) -> Answer {
        self.ask(Method::HEAD, path, String::new()).await
    }

    /// Sends the form of the page one looks at.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let csrf = hidden(&self.page, "csrf").to_owned();
        self.post_with(path, &csrf, fields).await
    }

    pub async fn post_with(&mut self, path: &str, csrf: &str, fields: &[(&str, &str)]) -> Answer {
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.append_pair("csrf", csrf).extend_pairs(fields);
        self.ask(Method::POST, path, form.finish()).await
    }

    /// Asks for a link to sign in.
    pub async fn ask_for_link(&mut self, address: &str) -> Answer {
        self.get("/logga-in").await;
        let deed = hidden(&self.page, "deed").to_owned();
        self.post("/logga-in", &[("address", address), ("deed", &deed)]).await
    }

    async fn ask(&mut self, method: Method, path: &str, body: String) -> Answer {
        let cookies: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mut request = Request::builder().method(method).uri(path);
        if let Some(from) = self.from {
            request = request.extension(web::Peer(from));
        }
        let request = request
            .header(header::USER_AGENT, self.device)
            .header(header::COOKIE, cookies.join("; "))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body))
            .unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        for line in headers.get_all(header::SET_COOKIE) {
            self.keep(line.to_str().unwrap());
        }
        let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        let body = String::from_utf8(body.to_vec()).unwrap();
        assert!(!body.contains('⟦'), "a text is missing on {path}");
        assert!(headers.contains_key(header::CONTENT_SECURITY_POLICY), "{path}");
        if !body.is_empty() {
            self.page.clone_from(&body);
        }
        Answer { status, headers, body }
    }

    fn keep(&mut self, line: &str) {
        let (pair, attributes) = line.split_once(';').unwrap();
        let (name, value) = pair.split_once('=').unwrap();
        assert!(attributes.contains("HttpOnly"), "{line}");
        if attributes.contains("Max-Age=0") {
            self.cookies.remove(name);
        } else {
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
    }
}

/// The value of a hidden field.
pub fn hidden<'a>(page: &'a str, name: &str) -> &'a str {
    let mark = format!("name=\"{name}\" value=\"");
    page.split_once(&mark).and_then(|(_, rest)| rest.split('"').next()).unwrap_or_default()
}

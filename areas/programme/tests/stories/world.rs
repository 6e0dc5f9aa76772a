//! A house to tell stories in: two databases, a clock that stands still, browsers that keep their cookies.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use axum::middleware::from_fn_with_state;
use chrono::{NaiveDate, TimeDelta};
use organisation::register::{self, Organisation};
use organisation::{Actor, App, Duty, MayLead, PersonId, Tier, enclose, load_sweden};
use programme::ProgrammeId;
use programme::calendar::ElectionKind;
use programme::draft::default_draft;
use store::journal::{Filter, read};
use store::{Author, DeedKey, Doors, FixedClock, HouseKey, Line, SeededChance, Settings, Store};
use tempfile::TempDir;
use texts::Catalogue;
use tower::ServiceExt as _;
use web::session::{self, Arrival, Kind, Way};
use web::{Front, House};

pub struct World {
    pub store: Store,
    pub house: House,
    clock: Arc<FixedClock>,
    router: Router,
    _room: TempDir,
}

/// Tells the story on SQLite, then on PostgreSQL.
pub async fn on_both(story: impl AsyncFn(World)) {
    let room = tempfile::tempdir().unwrap();
    let settings = Settings::embedded(room.path());
    Box::pin(story(World::at(settings, room).await)).await;
    let roles = trials::postgres().pair_for_new_database();
    let settings = Settings::at(roles.serving).owned_at(roles.owner);
    Box::pin(story(World::at(settings, tempfile::tempdir().unwrap()).await)).await;
}

impl World {
    async fn at(settings: Settings, room: TempDir) -> Self {
        let clock = Arc::new(FixedClock::at("2029-01-10T08:00:00Z".parse().unwrap()));
        let doors = Doors::new(clock.clone(), Arc::new(SeededChance::new(11)));
        let store = Store::open(&settings.for_the_house(), doors).await.unwrap();
        store.migrate(&[web::migrations, organisation::migrations, programme::migrations]).await.unwrap();
        load_sweden(&store, &Author::command("test")).await.unwrap();
        let sources = [&web::TEXTS[..], &organisation::TEXTS, &[programme::TEXTS]].concat();
        let catalogue = Arc::new(Catalogue::build(&sources).unwrap());
        let front = Front::new("http://127.0.0.1:8080", "0.0.0");
        let house = House::new(store.clone(), catalogue, HouseKey::of([3; 32]), front);
        let app = App::new(house.clone(), programme::places(), Vec::new(), None);
        let router = programme::routes()
            .build(|handler, gate| enclose(&app, handler, gate))
            .layer(from_fn_with_state(house.clone(), web::receive))
            .with_state(app);
        Self { store, house, clock, router, _room: room }
    }

    /// The programme for the election to the European Parliament in 2029.
    pub async fn programme(&self) -> ProgrammeId {
        self.clock.advance(TimeDelta::seconds(1));
        let day = NaiveDate::from_ymd_opt(2029, 6, 10).unwrap();
        let mut desk = self.store.desk(&Author::command("test")).await.unwrap();
        let name = "Valsäkerhet 2029";
        let kind = ElectionKind::EuropeanParliament;
        let made = programme::deeds::make(&mut desk, name, kind, day, &default_draft()).await.unwrap();
        desk.seal("").await.unwrap();
        made
    }

    /// Somebody with a duty, in a browser where they have signed in.
    pub async fn signed_in(&self, name: &str, duty: Duty) -> Browser {
        let person = self.person(name, duty).await;
        let mut desk = self.store.desk(&Author::command("test")).await.unwrap();
        let begun = session::begin(&desk, &self.house, Kind::Person, person.uuid(), &Arrival::by(Way::Link))
            .await
            .unwrap();
        desk.write(line(person));
        desk.seal("").await.unwrap();
        let mut browser = self.browser();
        let mut headers = HeaderMap::new();
        begun.give(&self.house, &mut headers);
        browser.keep(&headers);
        browser
    }

    /// A permit of the national lead.
    pub async fn lead(&self, name: &str) -> MayLead {
        MayLead::of(&self.actor(name, Duty::NationalLead).await).unwrap()
    }

    /// Somebody with a duty.
    pub async fn actor(&self, name: &str, duty: Duty) -> Actor {
        let person = self.person(name, duty).await;
        Actor::of(&self.store, person).await.unwrap().unwrap()
    }

    /// A second passes.
    pub fn later(&self) {
        self.clock.advance(TimeDelta::seconds(1));
    }

    async fn person(&self, name: &str, duty: Duty) -> PersonId {
        let at = match duty {
            Duty::NationalLead | Duty::Auditor | Duty::Facilitator => {
                register::of_tier(&self.store, Tier::National).await.unwrap().remove(0)
            }
            Duty::CountyCoordinator => self.organisation(Tier::County, "21").await,
            Duty::MunicipalCoordinator => self.organisation(Tier::Municipality, "2180").await,
        };
        let address = format!("{}@valskydd.example", name.to_lowercase());
        let mut desk = self.store.desk(&Author::command("test")).await.unwrap();
        let person = register::give_duty(&mut desk, name, &address, &at, duty).await.unwrap();
        desk.seal("").await.unwrap();
        person
    }

    async fn organisation(&self, tier: Tier, code: &str) -> Organisation {
        register::by_code(&self.store, tier, code).await.unwrap().unwrap()
    }

    pub fn browser(&self) -> Browser {
        Browser { router: self.router.clone(), cookies: Vec::new(), page: String::new() }
    }

    pub fn key(&self) -> DeedKey {
        DeedKey(self.store.doors().uuid())
    }

    /// How often a deed stands in the journal.
    pub async fn done(&self, deed: &str) -> usize {
        let filter = Filter { deed: deed.to_owned(), ..Filter::default() };
        read(&self.store, &filter, 1000).await.unwrap().len()
    }
}

/// A line for what no deed does.
pub fn test_line() -> Line {
    line(sea_orm::prelude::Uuid::nil().into())
}

fn line(person: PersonId) -> Line {
    Line {
        deed: "test.signed_in",
        subject: "person",
        subject_id: person.uuid(),
        owner: None,
        details: serde_json::json!({}),
    }
}

/// A browser: cookies, and the page one looks at.
pub struct Browser {
    router: Router,
    cookies: Vec<(String, String)>,
    page: String,
}

pub struct Answer {
    pub status: StatusCode,
    pub location: String,
    pub body: String,
}

impl Browser {
    pub async fn get(&mut self, path: &str) -> Answer {
        self.ask(Method::GET, path, String::new()).await
    }

    /// Sends the form of the page one looks at; what is not given stands as it stood there hidden.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let mut form = form_urlencoded::Serializer::new(String::new());
        for name in ["csrf", "deed", "version", "parts"] {
            if fields.iter().all(|(field, _)| *field != name) {
                form.append_pair(name, hidden(&self.page, name));
            }
        }
        form.extend_pairs(fields);
        self.ask(Method::POST, path, form.finish()).await
    }

    /// The value of a hidden field of the page one looks at.
    pub fn hidden(&self, name: &str) -> String {
        hidden(&self.page, name).to_owned()
    }

    async fn ask(&mut self, method: Method, path: &str, body: String) -> Answer {
        let cookies: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::COOKIE, cookies.join("; "))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body))
            .unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        self.keep(&headers);
        let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        let body = String::from_utf8(body.to_vec()).unwrap();
        assert!(!body.contains('⟦'), "a text is missing on {path}");
        if !body.is_empty() {
            self.page.clone_from(&body);
        }
        let location = headers.get(header::LOCATION).map_or("", |value| value.to_str().unwrap());
        Answer { status, location: location.to_owned(), body }
    }

    fn keep(&mut self, headers: &HeaderMap) {
        for line in headers.get_all(header::SET_COOKIE) {
            let (name, rest) = line.to_str().unwrap().split_once('=').unwrap();
            let value = rest.split(';').next().unwrap();
            self.cookies.retain(|(known, _)| known != name);
            self.cookies.push((name.to_owned(), value.to_owned()));
        }
    }
}

fn hidden<'a>(page: &'a str, name: &str) -> &'a str {
    let mark = format!("name=\"{name}\" value=\"");
    page.split_once(&mark).and_then(|(_, rest)| rest.split('"').next()).unwrap_or_default()
}

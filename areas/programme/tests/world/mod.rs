//! A house to tell stories in: two databases, a clock that is moved by hand, browsers that keep their cookies.

#![allow(dead_code)] // each test program uses a part of it

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use axum::middleware::from_fn_with_state;
use axum::{Extension, Router};
use chrono::{NaiveDate, TimeDelta};
use organisation::link;
use organisation::records::personal_link;
use organisation::register::{self, Organisation};
use organisation::{Actor, App, Duty, MayLead, OrganisationId, PersonId, Tier, enclose, load_sweden};
use programme::ProgrammeId;
use programme::calendar::ElectionKind;
use programme::draft::default_draft;
use programme::interest::{Days, SetDays};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _};
use store::journal::{Filter, read};
use store::outbox::{self, Posted};
use store::{Author, DeedKey, Doors, FixedClock, HouseKey, Line, SeededChance, Settings, Store, StoreFault};
use tempfile::TempDir;
use texts::Catalogue;
use tower::ServiceExt as _;
use web::session::{self, Arrival, Kind, Way};
use web::{Front, House};

pub const LEAD: &str = "/program/intresse";

pub struct World {
    pub store: Store,
    pub house: House,
    clock: Arc<FixedClock>,
    router: Router,
    days: Arc<Mutex<HashMap<OrganisationId, NaiveDate>>>,
    _room: TempDir,
}

/// The days that the story sets.
struct Told(Arc<Mutex<HashMap<OrganisationId, NaiveDate>>>);

#[async_trait::async_trait]
impl SetDays for Told {
    async fn of(&self, _: &Store, _: ProgrammeId) -> Result<HashMap<OrganisationId, NaiveDate>, StoreFault> {
        Ok(self.0.lock().unwrap().clone())
    }
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

/// Tells a story that begins with a programme.
pub async fn with_programme(story: impl AsyncFn(World)) {
    on_both(async |world| {
        world.programme().await;
        story(world).await;
    })
    .await;
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
        let homes: Vec<Box<dyn organisation::home::HomeSource>> =
            vec![Box::new(programme::interest::InterestNeeds), Box::new(organisation::links::LinkNeeds)];
        let app = App::new(house.clone(), programme::places(), homes, None);
        let days = Arc::<Mutex<HashMap<OrganisationId, NaiveDate>>>::default();
        let router = organisation::routes()
            .and(programme::routes())
            .build(|handler, gate| enclose(&app, handler, gate))
            .layer(Extension(Days::new(Told(days.clone()))))
            .layer(from_fn_with_state(house.clone(), web::receive))
            .with_state(app);
        Self { store, house, clock, router, days, _room: room }
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

    pub fn later(&self, time: TimeDelta) {
        self.clock.advance(time);
    }

    /// Sets the day of a county's workshop.
    pub async fn set_day(&self, code: &str, day: &str) {
        let county = self.county(code).await.id;
        self.days.lock().unwrap().insert(county, day.parse().unwrap());
    }

    pub async fn county(&self, code: &str) -> Organisation {
        register::by_code(&self.store, Tier::County, code).await.unwrap().unwrap()
    }

    /// The lead, who has asked the counties: `val@lst21.example` and so on, Gävleborg's coordinator instead of its own.
    pub async fn asked(&self) -> Browser {
        self.person("Karin", Duty::CountyCoordinator).await;
        let mut lead = self.signed_in("Eva", Duty::NationalLead).await;
        lead.get(LEAD).await;
        let fields = self.addresses().await;
        let answer = lead.post(LEAD, &pairs(&fields)).await;
        assert_eq!((answer.status, answer.location.as_str()), (StatusCode::SEE_OTHER, LEAD));
        lead
    }

    /// What the lead writes to ask all counties by the usual last day.
    pub async fn addresses(&self) -> Vec<(String, String)> {
        let counties = register::of_tier(&self.store, Tier::County).await.unwrap();
        let address =
            |one: Organisation| (format!("address-{}", one.code), format!("val@lst{}.example", one.code));
        let mut fields: Vec<_> = counties.into_iter().map(address).collect();
        fields.push(("last_day".to_owned(), "2029-01-22".to_owned()));
        fields
    }

    /// Where the newest link that was sent to a county lies.
    pub async fn newest_link(&self, code: &str) -> String {
        let county = self.county(code).await.id;
        let link = personal_link::Entity::find()
            .filter(personal_link::Column::Organisation.eq(county))
            .filter(personal_link::Column::Kind.eq(link::INTEREST))
            .order_by_desc(personal_link::Column::MadeAt)
            .one(self.store.reader())
            .await
            .unwrap()
            .unwrap();
        format!("/l/{}", link::token(self.house.key(), link.id))
    }

    /// A browser in which a county has opened that link, and where it led.
    pub async fn by_link(&self, code: &str) -> (Browser, String) {
        let mut browser = self.browser();
        let path = self.newest_link(code).await;
        assert_eq!(browser.get(&path).await.status, StatusCode::OK);
        let opened = browser.post(&path, &[]).await;
        assert_eq!(opened.status, StatusCode::SEE_OTHER);
        (browser, opened.location)
    }

    /// Letters to an address, oldest first: subject and content.
    pub async fn letters_to(&self, address: &str) -> Vec<Posted> {
        let national = register::of_tier(&self.store, Tier::National).await.unwrap().remove(0).id.uuid();
        let mut senders = vec![national];
        for code in ["21", "03"] {
            senders.push(self.county(code).await.id.uuid());
        }
        let mut found = Vec::new();
        for sender in senders {
            found.extend(outbox::sent_by(&self.store, sender, 500, None).await.unwrap());
        }
        found.retain(|letter| letter.address == address);
        found.sort_by_key(|letter| letter.posted_at);
        found
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

    pub fn key(&self) -> DeedKey {
        DeedKey(self.store.doors().uuid())
    }

    async fn person(&self, name: &str, duty: Duty) -> PersonId {
        let at = match duty {
            Duty::NationalLead | Duty::Auditor | Duty::Facilitator => {
                register::of_tier(&self.store, Tier::National).await.unwrap().remove(0)
            }
            Duty::CountyCoordinator if name == "Henrik" => self.county("03").await,
            Duty::CountyCoordinator => self.county("21").await,
            Duty::MunicipalCoordinator => {
                register::by_code(&self.store, Tier::Municipality, "2180").await.unwrap().unwrap()
            }
        };
        let address = format!("{}@valskydd.example", name.to_lowercase());
        if let Some(known) = register::person_at(&self.store, &address).await.unwrap() {
            return known.id;
        }
        let mut desk = self.store.desk(&Author::command("test")).await.unwrap();
        let person = register::give_duty(&mut desk, name, &address, &at, duty).await.unwrap();
        desk.seal("").await.unwrap();
        person
    }

    pub fn browser(&self) -> Browser {
        Browser { router: self.router.clone(), cookies: Vec::new(), page: String::new() }
    }

    /// How often a deed stands in the journal.
    pub async fn done(&self, deed: &str) -> usize {
        let filter = Filter { deed: deed.to_owned(), ..Filter::default() };
        read(&self.store, &filter, 1000).await.unwrap().len()
    }
}

/// Borrowed, as a form is sent.
pub fn pairs(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
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
#[derive(Clone)]
pub struct Browser {
    router: Router,
    cookies: Vec<(String, String)>,
    page: String,
}

pub struct Answer {
    pub status: StatusCode,
    pub location: String,
    pub body: String,
    pub bytes: Vec<u8>,
}

impl Browser {
    pub async fn get(&mut self, path: &str) -> Answer {
        self.ask(Method::GET, path, String::new()).await
    }

    /// Sends the form of the page one looks at; what is not given stands as it stood there hidden.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let mut form = form_urlencoded::Serializer::new(String::new());
        for name in ["csrf", "deed", "version", "step", "parts"] {
            if fields.iter().all(|(field, _)| *field != name) {
                form.append_pair(name, &self.hidden(name));
            }
        }
        form.extend_pairs(fields);
        self.ask(Method::POST, path, form.finish()).await
    }

    /// The value of a hidden field of the page one looks at.
    pub fn hidden(&self, name: &str) -> String {
        let mark = format!("name=\"{name}\" value=\"");
        let found = self.page.split_once(&mark).and_then(|(_, rest)| rest.split('"').next());
        found.unwrap_or_default().to_owned()
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
        let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec();
        let body = String::from_utf8_lossy(&bytes).into_owned();
        assert!(!body.contains('⟦'), "a text is missing on {path}");
        if body.contains("name=\"csrf\"") {
            self.page.clone_from(&body);
        }
        let location = headers.get(header::LOCATION).map_or("", |value| value.to_str().unwrap());
        Answer { status, location: location.to_owned(), body, bytes }
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

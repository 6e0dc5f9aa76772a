//! A house to tell stories in: two databases, a clock that stands still, browsers that keep their cookies.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use axum::middleware::from_fn_with_state;
use chrono::{NaiveDate, TimeDelta};
use organisation::past::Kept;
use organisation::register::{self, Organisation};
use organisation::{
    Actor, App, Duty, MayCoordinate, MayLead, OrganisationId, PersonId, Tier, enclose, load_sweden,
};
use programme::ProgrammeId;
use programme::calendar::ElectionKind;
use programme::draft::default_draft;
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait as _;
use sea_orm::prelude::Uuid;
use store::journal::{Entry, Filter, read};
use store::vault::Keyring;
use store::{Author, DeedKey, Desk, Doors, FixedClock, HouseKey, Line, SeededChance, Settings, Store};
use tempfile::TempDir;
use texts::Catalogue;
use tower::ServiceExt as _;
use web::session::{self, Arrival, Kind, Way};
use web::{Front, House};
use workshop::day::Workshop;
use workshop::day::rules::{self, State};
use workshop::preparation::retention;
use workshop::records::{invitation, participant, seat, workshop as record};
use workshop::{InvitationId, ParticipantId, WorkshopId};

pub struct World {
    pub store: Store,
    pub app: App,
    pub programme: ProgrammeId,
    pub clock: Arc<FixedClock>,
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
        let keys = Keyring::in_folder(&room.path().join("keys"));
        let store = Store::open(&settings.for_the_house().with_keys(keys), doors).await.unwrap();
        let migrations =
            [web::migrations, organisation::migrations, programme::migrations, workshop::migrations];
        store.migrate(&migrations).await.unwrap();
        store::vault::prepare(&store).await.unwrap();
        load_sweden(&store, &Author::command("test")).await.unwrap();
        let sources = [&web::TEXTS[..], &organisation::TEXTS, &[programme::TEXTS], &workshop::TEXTS].concat();
        let catalogue = Arc::new(Catalogue::build(&sources).unwrap());
        let front = Front::new("http://127.0.0.1:8080", "0.0.0");
        let house = House::new(store.clone(), catalogue, HouseKey::of([3; 32]), front);
        let app = App::new(house.clone(), workshop::day::places(), Vec::new(), None);
        let all = workshop::routes();
        let ways = Arc::new(organisation::Ways::of(&all));
        let router = all
            .and(organisation::sign_in::routes())
            .build(|handler, gate| enclose(&app, handler, gate))
            .layer(axum::Extension(ways))
            .layer(from_fn_with_state(house, web::receive))
            .with_state(app.clone());
        let programme = programme_of_2029(&store).await;
        Self { store, app, programme, clock, router, _room: room }
    }

    /// A county's workshop on 13 March 2029, as it is made.
    pub async fn workshop(&self, county: &str) -> WorkshopId {
        self.clock.advance(TimeDelta::seconds(1));
        let county = self.organisation(Tier::County, county).await;
        let municipalities = register::below(&self.store, county.id).await.unwrap();
        let mut desk = self.desk().await;
        let settings = usual(municipalities.len());
        let made = workshop::day::deeds::make(&mut desk, self.programme, county.id, &settings).await.unwrap();
        desk.seal("").await.unwrap();
        made
    }

    /// Takes the names out of preparations that are past their time, as whoever disposes of them does. Says of how many.
    pub async fn forget_past(&self, kept: &Kept) -> usize {
        let day = texts::local(kept.before(self.store.doors().now())).date();
        let due = retention::due(&self.store, day).await.unwrap();
        for (id, county, _) in &due {
            let mut desk = self.desk().await;
            retention::forget_on(&mut desk, *id, *county, kept).await.unwrap();
            desk.seal("").await.unwrap();
        }
        due.len()
    }

    /// The workshop as it stands.
    pub async fn loaded(&self, id: WorkshopId) -> Workshop {
        record::Entity::find_by_id(id).one(self.store.reader()).await.unwrap().unwrap()
    }

    /// Invites the first municipalities of the county: one for each number, with so many registered people, of whom
    /// the first have a seat. Nothing registered is no answer.
    pub async fn invited(&self, id: WorkshopId, people: &[usize], seated: usize) {
        let county = self.loaded(id).await.county;
        let municipalities = register::below(&self.store, county).await.unwrap();
        let mut desk = self.desk().await;
        let mut free = seated;
        for (municipality, count) in municipalities.iter().zip(people) {
            let invitation = invite(&desk, id, municipality.id, *count > 0).await;
            for position in 1..=*count {
                let person = register_person(&desk, invitation, position).await;
                if free > 0 {
                    free -= 1;
                    let place = seat::ActiveModel {
                        participant: Set(person),
                        round: Set(1),
                        workshop: Set(id),
                        table_number: Set(1),
                        fixed: Set(false),
                    };
                    desk.insert(place).await.unwrap();
                }
            }
        }
        let state = if seated > 0 { State::Placed } else { State::Invited };
        let moved = record::ActiveModel { id: Set(id), state: Set(state), ..Default::default() };
        record::Entity::update(moved).exec(desk.db()).await.unwrap();
        desk.write(line(id.uuid()));
        desk.seal("").await.unwrap();
    }

    pub async fn desk(&self) -> Desk {
        self.store.desk(&Author::command("test")).await.unwrap()
    }

    /// Somebody with a duty in the county with this code, in a browser where they have signed in.
    pub async fn signed_in(&self, name: &str, duty: Duty, county: &str) -> Browser {
        let person = self.person(name, duty, county).await;
        self.entered(person).await
    }

    async fn entered(&self, person: PersonId) -> Browser {
        let mut desk = self.desk().await;
        let begun = session::begin(&desk, &self.app, Kind::Person, person.uuid(), &Arrival::by(Way::Link))
            .await
            .unwrap();
        desk.write(line(person.uuid()));
        desk.seal("").await.unwrap();
        let mut browser = self.browser();
        let mut headers = HeaderMap::new();
        begun.give(&self.app, &mut headers);
        browser.keep(&headers);
        browser
    }

    /// Somebody whom others have given a duty, in a browser where they have signed in.
    pub async fn signed_in_at(&self, address: &str) -> Browser {
        let person = register::person_at(&self.store, address).await.unwrap().unwrap().id;
        self.entered(person).await
    }

    /// The path of the link that was made last.
    pub async fn newest_link(&self, kind: &str) -> String {
        use organisation::records::personal_link;
        let all = personal_link::Entity::find().all(self.store.reader()).await.unwrap();
        let newest = all
            .into_iter()
            .filter(|link| link.kind == kind)
            .max_by_key(|link| (link.made_at, link.id))
            .unwrap();
        format!("/l/{}", organisation::link::token(self.app.key(), newest.id))
    }

    /// A county's coordinator, in a browser.
    pub async fn county(&self, name: &str, county: &str) -> Browser {
        self.signed_in(name, Duty::CountyCoordinator, county).await
    }

    /// The national lead, in a browser.
    pub async fn national(&self) -> Browser {
        self.signed_in("Eva", Duty::NationalLead, "").await
    }

    pub async fn actor(&self, name: &str, duty: Duty, county: &str) -> Actor {
        let person = self.person(name, duty, county).await;
        Actor::of(&self.store, person).await.unwrap().unwrap()
    }

    /// A permit of a county's coordinator.
    pub async fn coordinator(&self, name: &str, county: &str) -> MayCoordinate {
        let actor = self.actor(name, Duty::CountyCoordinator, county).await;
        MayCoordinate::of(&actor, actor.organisation().id).unwrap()
    }

    /// A permit of the national lead.
    pub async fn lead(&self) -> MayLead {
        MayLead::of(&self.actor("Eva", Duty::NationalLead, "").await).unwrap()
    }

    async fn person(&self, name: &str, duty: Duty, county: &str) -> PersonId {
        let at = match duty {
            Duty::NationalLead | Duty::Auditor | Duty::Facilitator => {
                register::of_tier(&self.store, Tier::National).await.unwrap().remove(0)
            }
            Duty::CountyCoordinator => self.organisation(Tier::County, county).await,
            Duty::MunicipalCoordinator => self.organisation(Tier::Municipality, "2180").await,
        };
        let address = format!("{}@valskydd.example", name.to_lowercase());
        let mut desk = self.desk().await;
        let person = register::give_duty(&mut desk, name, &address, &at, duty).await.unwrap();
        desk.seal("").await.unwrap();
        person
    }

    pub async fn organisation(&self, tier: Tier, code: &str) -> Organisation {
        register::by_code(&self.store, tier, code).await.unwrap().unwrap()
    }

    /// The letters of an occasion: to whom, and their words on one line.
    pub async fn letters_of(&self, occasion: &str) -> Vec<(String, String)> {
        use sea_orm::{ConnectionTrait as _, Statement};
        let kept = format!("SELECT address, content FROM outbox_parcel WHERE occasion = '{occasion}'");
        let kept = Statement::from_string(self.store.backend().into(), kept);
        let rows = self.store.reader().query_all_raw(kept).await.unwrap();
        let letter = |row: &sea_orm::QueryResult| {
            let content: String = row.try_get_by_index(1).unwrap();
            let content: organisation::post::Content = serde_json::from_str(&content).unwrap();
            let words = content.body.to_text().split_whitespace().collect::<Vec<_>>().join(" ");
            (row.try_get_by_index(0).unwrap(), words)
        };
        rows.iter().map(letter).collect()
    }

    pub fn browser(&self) -> Browser {
        Browser { router: self.router.clone(), cookies: Vec::new(), page: String::new() }
    }

    pub fn key(&self) -> DeedKey {
        DeedKey(self.store.doors().uuid())
    }

    /// The journal lines of a deed, newest first.
    pub async fn lines(&self, deed: &str) -> Vec<Entry> {
        let filter = Filter { deed: deed.to_owned(), ..Filter::default() };
        read(&self.store, &filter, 1000).await.unwrap()
    }
}

/// Settings on 13 March 2029 that the form takes as they are.
pub fn usual(municipalities: usize) -> rules::Settings {
    rules::Settings {
        place: "Slottet, rikssalen".to_owned(),
        contact: "Karin Åberg, 010-000 00 00".to_owned(),
        ..rules::Settings::usual(NaiveDate::from_ymd_opt(2029, 3, 13).unwrap(), municipalities)
    }
}

async fn programme_of_2029(store: &Store) -> ProgrammeId {
    let day = NaiveDate::from_ymd_opt(2029, 6, 10).unwrap();
    let mut desk = store.desk(&Author::command("test")).await.unwrap();
    let (name, kind) = ("Valsäkerhet 2029", ElectionKind::EuropeanParliament);
    let made = programme::deeds::make(&mut desk, name, kind, day, &default_draft()).await.unwrap();
    desk.seal("").await.unwrap();
    made
}

async fn invite(desk: &Desk, workshop: WorkshopId, to: OrganisationId, answered: bool) -> InvitationId {
    let id: InvitationId = desk.id();
    let row = invitation::ActiveModel {
        id: Set(id),
        workshop: Set(workshop),
        municipality: Set(to),
        sent_at: Set(desk.now()),
        reminders: Set(0),
        answered_at: Set(answered.then(|| desk.now())),
        list_version: Set(i32::from(answered)),
        answered_from: Set(String::new()),
        told_sequence: Set(0),
    };
    desk.insert(row).await.unwrap();
    id
}

async fn register_person(desk: &Desk, invitation: InvitationId, position: usize) -> ParticipantId {
    let id: ParticipantId = desk.id();
    let email = format!("person{position}@kommun.example");
    let row = participant::ActiveModel {
        id: Set(id),
        invitation: Set(invitation),
        position: Set(i32::try_from(position).unwrap()),
        name: Set(format!("Person {position}")),
        email: Set(email.clone()),
        email_folded: Set(email),
        role: Set(String::new()),
        role_text: Set(String::new()),
        phone: Set(String::new()),
        protected: Set(0),
        sealed_person: Set(None),
        needs_deleted: Set(false),
        ..Default::default()
    };
    desk.insert(row).await.unwrap();
    id
}

pub fn line(subject_id: Uuid) -> Line {
    Line { deed: "test.prepared", subject: "test", subject_id, owner: None, details: serde_json::json!({}) }
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

    /// Sends a form of the page one looks at; what is not given stands as it stood there hidden.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let mut form = form_urlencoded::Serializer::new(String::new());
        for name in ["csrf", "deed", "version"] {
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

//! Two counties with a workshop each, with participants, guests and mail; two databases, a clock that is moved by hand.

use std::sync::Arc;

use axum::http::HeaderMap;
use axum::middleware::from_fn_with_state;
use axum::{Extension, Router};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use organisation::link::{self, Purpose, Receiver};
use organisation::register::{self, Organisation};
use organisation::{Actor, App, Duty, MayCoordinate, PersonId, Tier, enclose, load_sweden};
use papers::Press;
use personal_data::extract::Sources;
use personal_data::retention::Times;
use programme::calendar::ElectionKind;
use programme::draft::default_draft;
use sea_orm::prelude::Uuid;
use sea_orm::{ActiveValue::Set, ConnectionTrait as _, Statement};
use store::journal::{Filter, personal, read};
use store::vault::Keyring;
use store::{Author, DeedKey, Desk, Doors, FixedClock, HouseKey, Line, SeededChance, Settings, Store};
use tempfile::TempDir;
use texts::Catalogue;
use web::session::{self, Arrival, Kind, Way};
use web::{Front, House};
use workshop::day::rules;
use workshop::preparation::guests::Coming;
use workshop::preparation::records::guest;
use workshop::received::records::received;
use workshop::received::rules::{Kind as MailKind, State as MailState, Tie};
use workshop::records::{invitation, participant};
use workshop::{InvitationId, WorkshopId};

use crate::browser::Browser;

/// Everything, in one of the databases.
pub struct World {
    pub store: Store,
    pub app: App,
    pub clock: Arc<FixedClock>,
    pub times: Times,
    pub county: Organisation,
    pub workshop: WorkshopId,
    pub invitations: Vec<InvitationId>,
    router: Router,
    _room: TempDir,
}

/// The first day of the story; the workshop is on the 18th.
pub const START: &str = "2029-01-02T09:00:00Z";

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
        let clock = Arc::new(FixedClock::at(START.parse::<DateTime<Utc>>().unwrap()));
        let doors = Doors::new(clock.clone(), Arc::new(SeededChance::new(11)));
        let keys = Keyring::in_folder(&room.path().join("keys"));
        let store = Store::open(&settings.for_the_house().with_keys(keys), doors).await.unwrap();
        let migrations = [
            web::migrations,
            organisation::migrations,
            programme::migrations,
            workshop::migrations,
            personal_data::migrations,
        ];
        store.migrate(&migrations).await.unwrap();
        store::vault::prepare(&store).await.unwrap();
        load_sweden(&store, &Author::command("test")).await.unwrap();
        let sources = [
            &web::TEXTS[..],
            &organisation::TEXTS,
            &[programme::TEXTS],
            &workshop::TEXTS,
            &personal_data::TEXTS,
        ];
        let catalogue = Arc::new(Catalogue::build(&sources.concat()).unwrap());
        let house =
            House::new(store.clone(), catalogue, HouseKey::of([3; 32]), Front::new("http://127.0.0.1", "0"));
        let app = App::new(house.clone(), Vec::new(), Vec::new(), None);
        let router = personal_data::routes()
            .and(organisation::journal::routes())
            .build(|handler, gate| enclose(&app, handler, gate))
            .layer(Extension(Press::new()))
            .layer(Extension(Sources::of(vec![
                Box::new(workshop::WorkshopHeld),
                Box::new(programme::interest::InterestHeld),
                Box::new(organisation::held::OrganisationHeld),
            ])))
            .layer(from_fn_with_state(house, web::receive))
            .with_state(app.clone());
        let county = register::by_code(&store, Tier::County, "21").await.unwrap().unwrap();
        let (workshop, invitations) = invited(&store, &county).await;
        let times = Times::default();
        Self { store, app, clock, times, county, workshop, invitations, router, _room: room }
    }

    /// Three people with seats, one with a link and a line in the journal that names her; a guest; two mails of the
    /// workshop and one of none.
    pub async fn filled(&self) {
        let mut desk = self.desk().await;
        for (n, (name, at)) in
            [("Karin Åström", 0), ("Per-Olov Öhman", 0), ("Karin Åström", 1)].into_iter().enumerate()
        {
            let email = format!("person{n}@kommun.example");
            let row = participant::ActiveModel {
                id: Set(desk.id()),
                invitation: Set(self.invitations[at]),
                position: Set(i32::try_from(n).unwrap()),
                name: Set(name.to_owned()),
                email: Set(email.clone()),
                email_folded: Set(email),
                role: Set("it".to_owned()),
                role_text: Set("IT-säkerhet".to_owned()),
                phone: Set("070-000 00 00".to_owned()),
                protected: Set(0),
                sealed_person: Set(None),
                needs_deleted: Set(false),
                ..Default::default()
            };
            desk.insert(row).await.unwrap();
        }
        for sql in [
            "INSERT INTO table_plan SELECT id, 'mixed', true, 3, 8, 1, 0, 1, made_at, '{}', '{}', '{}' FROM workshop",
            "INSERT INTO round_seat SELECT p.id, 1, i.workshop, 1, false FROM participant p \
             JOIN invitation i ON i.id = p.invitation",
        ] {
            assert!(desk.db().execute_unprepared(sql).await.unwrap().rows_affected() > 0, "{sql}");
        }
        desk.insert(guest_row(desk.id(), self.workshop)).await.unwrap();
        self.link(&desk).await;
        for (number, about) in [(1, Some(0)), (2, Some(1)), (3, None)] {
            let row = self.mail(&desk, number, about.map(|at: usize| self.invitations[at]));
            desk.insert(row).await.unwrap();
        }
        desk.write(line("workshop", self.workshop.uuid()));
        desk.seal("").await.unwrap();
    }

    async fn link(&self, desk: &Desk) {
        let municipality = register::below(&self.store, self.county.id).await.unwrap().remove(0).id;
        let ends_at = self.store.doors().now() + TimeDelta::days(40);
        let purpose = Purpose::Registration { about: self.invitations[0].uuid(), municipality, ends_at };
        let to = Receiver {
            name: "Karin Åström".to_owned(),
            address: "person0@kommun.example".to_owned(),
            owner: Some(self.county.id),
        };
        link::hand_out(desk, self.app.key(), purpose, &to).await.unwrap();
    }

    fn mail(&self, desk: &Desk, number: i32, about: Option<InvitationId>) -> received::ActiveModel {
        received::ActiveModel {
            id: Set(desk.id()),
            county: Set(self.county.id),
            number: Set(number),
            arrived_at: Set(desk.now()),
            digest: Set(number.to_string()),
            size: Set(7),
            kind: Set(MailKind::Words),
            from_name: Set("Karin Åström".to_owned()),
            from_address: Set("person0@kommun.example".to_owned()),
            subject: Set("Anmälan från Ockelbo".to_owned()),
            checked: Set(String::new()),
            people: Set(0),
            invitation: Set(about),
            tie: Set(Tie::None),
            state: Set(MailState::Waiting),
            moved_by: Set(String::new()),
            moved_at: Set(None),
            report: Set(String::new()),
            sealed_content: Set(None),
        }
    }

    pub async fn desk(&self) -> Desk {
        self.store.desk(&Author::command("test")).await.unwrap()
    }

    pub fn key(&self) -> DeedKey {
        DeedKey(self.store.doors().uuid())
    }

    /// Moves the clock to noon of a day.
    pub fn on(&self, day: &str) {
        let day: NaiveDate = day.parse().unwrap();
        let noon = day.and_hms_opt(11, 0, 0).unwrap().and_utc();
        self.clock.advance(noon - self.store.doors().now());
    }

    async fn person(&self, name: &str, duty: Duty, code: &str) -> PersonId {
        let at = match duty {
            Duty::NationalLead => register::of_tier(&self.store, Tier::National).await.unwrap().remove(0),
            Duty::MunicipalCoordinator => self.organisation(Tier::Municipality, code).await,
            Duty::CountyCoordinator | Duty::Auditor | Duty::Facilitator => {
                self.organisation(Tier::County, code).await
            }
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

    /// A permit of a coordinator of Gävleborg.
    pub async fn coordinator(&self, name: &str) -> MayCoordinate {
        let person = self.person(name, Duty::CountyCoordinator, "21").await;
        let actor = Actor::of(&self.store, person).await.unwrap().unwrap();
        MayCoordinate::of(&actor, self.county.id).unwrap()
    }

    /// Somebody with a duty, in a browser where they have signed in.
    pub async fn browser(&self, name: &str, duty: Duty, code: &str) -> Browser {
        let person = self.person(name, duty, code).await;
        let mut desk = self.desk().await;
        let arrival = Arrival::by(Way::Link);
        let begun = session::begin(&desk, &self.app, Kind::Person, person.uuid(), &arrival).await.unwrap();
        desk.write(line("person", person.uuid()));
        desk.seal("").await.unwrap();
        let mut headers = HeaderMap::new();
        begun.give(&self.app, &mut headers);
        let mut browser = Browser::new(self.router.clone());
        browser.keep(&headers);
        browser
    }

    /// The journal, the oldest first: `deed {details}`.
    pub async fn journal(&self, deed: &str) -> Vec<String> {
        let filter = Filter { deed: deed.to_owned(), ..Filter::default() };
        let mut lines = read(&self.store, &filter, 1000).await.unwrap();
        lines.reverse();
        lines.into_iter().map(|line| format!("{} {}", line.deed, line.details)).collect()
    }

    pub async fn count(&self, table: &str) -> i64 {
        let statement =
            Statement::from_string(self.store.backend().into(), format!("SELECT count(*) FROM {table}"));
        let row = self.store.reader().query_one_raw(statement).await.unwrap().unwrap();
        row.try_get_by_index(0).unwrap()
    }
}

fn guest_row(id: Uuid, workshop: WorkshopId) -> guest::ActiveModel {
    guest::ActiveModel {
        id: Set(id.into()),
        workshop: Set(workshop),
        name: Set("Anna Ek".to_owned()),
        organisation: Set("Polismyndigheten".to_owned()),
        address: Set("anna.ek@polisen.example".to_owned()),
        phone: Set(String::new()),
        brief: Set(String::new()),
        coming: Set(Coming::Unsaid),
        answered_at: Set(None),
        told_at: Set(None),
        version: Set(1),
    }
}

pub fn line(subject: &'static str, subject_id: Uuid) -> Line {
    let details = serde_json::json!({ "name": personal("Karin Åström") });
    Line { deed: "test.prepared", subject, subject_id, owner: None, details }
}

/// Gävleborg's workshop on 18 January 2029, and an invitation to each of its municipalities.
async fn invited(store: &Store, county: &Organisation) -> (WorkshopId, Vec<InvitationId>) {
    let municipalities = register::below(store, county.id).await.unwrap();
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    let mut desk = store.desk(&Author::command("test")).await.unwrap();
    let (name, kind) = ("Valsäkerhet 2029", ElectionKind::EuropeanParliament);
    let programme =
        programme::deeds::make(&mut desk, name, kind, day("2029-06-10"), &default_draft()).await.unwrap();
    let settings = rules::Settings::usual(day("2029-01-18"), municipalities.len());
    let workshop = workshop::day::deeds::make(&mut desk, programme, county.id, &settings).await.unwrap();
    let mut invitations = Vec::new();
    for municipality in &municipalities {
        let id: InvitationId = desk.id();
        let row = invitation::ActiveModel {
            id: Set(id),
            workshop: Set(workshop),
            municipality: Set(municipality.id),
            sent_at: Set(desk.now()),
            reminders: Set(0),
            answered_at: Set(Some(desk.now())),
            list_version: Set(1),
            answered_from: Set(String::new()),
            told_sequence: Set(0),
        };
        desk.insert(row).await.unwrap();
        invitations.push(id);
    }
    desk.seal("").await.unwrap();
    (workshop, invitations)
}

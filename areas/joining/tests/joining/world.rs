//! A county's digital workshop with two people who have seats and one who waits.

use std::sync::Arc;

use axum::Router;
use axum::http::HeaderMap;
use axum::middleware::from_fn_with_state;
use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use organisation::link::{self, Purpose};
use organisation::records::LinkId;
use organisation::register::{self, Organisation};
use organisation::{Actor, App, Duty, MayCoordinate, Tier};
use programme::calendar::ElectionKind;
use programme::records::programme as programme_record;
use sea_orm::ActiveValue::Set;
use sea_orm::prelude::Uuid;
use serde_json::json;
use store::vault::Keyring;
use store::{Author, Clock as _, DeedKey, Doors, FixedClock, HouseKey, Line, SeededChance, Settings, Store};
use tempfile::TempDir;
use texts::Catalogue;
use web::session::{self, Arrival, Kind, Way};
use web::{Front, House};
use workshop::day::rules::{Format, State};
use workshop::preparation::deeds::save_sites;
use workshop::records::{invitation, participant, workshop as record};
use workshop::seats::rules::Place;
use workshop::{InvitationId, ParticipantId, WorkshopId};

use crate::browser::Browser;

/// Where the meeting is.
pub const MEETING: &str = "https://mote.example/rum/7";

pub struct World {
    pub app: App,
    pub router: Router,
    pub clock: Arc<FixedClock>,
    pub county: Organisation,
    pub workshop: WorkshopId,
    /// Elsa and Bo have seats, Ada waits.
    pub people: Vec<ParticipantId>,
    municipality: Organisation,
    _folder: TempDir,
}

/// Runs a story on both databases.
pub async fn on_both<F: Future<Output = ()>>(story: impl Fn(World) -> F) {
    let folder = tempfile::tempdir().unwrap();
    let settings = Settings::embedded(folder.path());
    Box::pin(story(World::at(settings, folder).await)).await;
    let roles = trials::postgres().pair_for_new_database();
    let settings = Settings::at(roles.serving).owned_at(roles.owner);
    Box::pin(story(World::at(settings, tempfile::tempdir().unwrap()).await)).await;
}

impl World {
    async fn at(settings: Settings, folder: TempDir) -> Self {
        let clock = Arc::new(FixedClock::at("2029-03-14T07:00:00Z".parse().unwrap()));
        let doors = Doors::new(clock.clone(), Arc::new(SeededChance::new(5)));
        let keys = Keyring::in_folder(&folder.path().join("keys"));
        let store = Store::open(&settings.for_the_house().with_keys(keys), doors).await.unwrap();
        let migrations = [
            web::migrations,
            organisation::migrations,
            programme::migrations,
            workshop::migrations,
            course::migrations,
            joining::migrations,
        ];
        store.migrate(&migrations).await.unwrap();
        store::vault::prepare(&store).await.unwrap();
        organisation::load_sweden(&store, &Author::program()).await.unwrap();
        let sources = [
            &web::TEXTS[..],
            &organisation::TEXTS,
            &[programme::TEXTS],
            &workshop::TEXTS,
            &[course::TEXTS, joining::TEXTS],
        ]
        .concat();
        let front = Front::new("http://127.0.0.1:8080", "0");
        let catalogue = Arc::new(Catalogue::build(&sources).unwrap());
        let house = House::new(store, catalogue, HouseKey::of([7; 32]), front);
        let app = App::new(house.clone(), Vec::new(), Vec::new(), None);
        let router = joining::routes()
            .and(course::routes())
            .and(workshop::routes())
            .build(|handler, gate| organisation::enclose(&app, handler, gate))
            .layer(from_fn_with_state(house, web::receive))
            .with_state(app.clone());
        let county = register::by_code(app.store(), Tier::County, "21").await.unwrap().unwrap();
        let municipality = register::below(app.store(), county.id).await.unwrap().remove(0);
        let (workshop, people) = prepare(app.store(), &county, &municipality).await;
        Self { app, router, clock, county, workshop, people, municipality, _folder: folder }
    }

    /// The clock shows this time of the day, in Sweden in winter.
    pub fn at_clock(&self, time: &str) {
        let then: DateTime<Utc> =
            format!("2029-03-14T{time}:00+01:00").parse::<DateTime<chrono::FixedOffset>>().unwrap().to_utc();
        self.clock.advance(then - self.clock.now());
    }

    pub async fn coordinator(&self) -> Browser {
        let mut desk = self.app.store().desk(&Author::program()).await.unwrap();
        let duty = Duty::CountyCoordinator;
        // A new one each time: nobody holds a duty twice.
        let mail = format!("{}@lst.example", desk.id::<Uuid>());
        let person = register::give_duty(&mut desk, "Karin Å", &mail, &self.county, duty).await.unwrap();
        self.browser(desk, Kind::Person, person.uuid()).await
    }

    /// A participant's link, made and not yet opened.
    pub async fn link_of(&self, who: usize) -> LinkId {
        let mut desk = self.app.store().desk(&Author::program()).await.unwrap();
        let purpose = Purpose::Participant {
            about: self.people[who].uuid(),
            municipality: self.municipality.id,
            ends_at: self.clock.now() + TimeDelta::days(3),
        };
        let link = link::make(&desk, self.app.key(), purpose).await.unwrap();
        desk.write(line(link.uuid()));
        desk.seal("").await.unwrap();
        link
    }

    /// Opens a link in a browser of its own.
    pub async fn opens(&self, link: LinkId, mark: u8) -> Browser {
        use organisation::links::records::browser;
        let desk = self.app.store().desk(&Author::program()).await.unwrap();
        let row = browser::ActiveModel {
            link: Set(link),
            browser_hash: Set(vec![mark; 32]),
            first_at: Set(self.clock.now()),
        };
        desk.insert(row).await.unwrap();
        self.browser(desk, Kind::Link, link.uuid()).await
    }

    async fn browser(&self, mut desk: store::Desk, kind: Kind, subject: Uuid) -> Browser {
        let begun = session::begin(&desk, &self.app, kind, subject, &Arrival::by(Way::Link)).await.unwrap();
        desk.write(line(subject));
        desk.seal("").await.unwrap();
        let mut headers = HeaderMap::new();
        begun.give(&self.app, &mut headers);
        Browser::new(self.router.clone(), &headers)
    }

    /// The county enters where the meeting is.
    pub async fn meets_at(&self, address: &str) {
        let mut desk = self.app.store().desk(&Author::program()).await.unwrap();
        let duty = Duty::CountyCoordinator;
        let mail = format!("{}@lst.example", desk.id::<Uuid>());
        let person = register::give_duty(&mut desk, "Per Ö", &mail, &self.county, duty).await.unwrap();
        desk.seal("").await.unwrap();
        let actor = Actor::of(self.app.store(), person).await.unwrap().unwrap();
        let permit = MayCoordinate::of(&actor, self.county.id).unwrap();
        let mark = workshop::preparation::deeds::sites_mark(&self.app, self.workshop).await.unwrap();
        let key = DeedKey(self.app.store().doors().uuid());
        save_sites(&self.app, &permit, (self.workshop, &mark), (&[], address), key).await.unwrap();
    }

    /// The county says what it does where the course is missing.
    pub async fn sets_course_policy(&self, code: &str) {
        let (karin, path) = (self.coordinator().await, format!("/workshop/{}/kurs", self.workshop));
        let mut form = karin.get(&path).await.form_to(&path);
        crate::browser::set(&mut form, "policy", code);
        assert_eq!(karin.post(&path, &form).await.status, axum::http::StatusCode::SEE_OTHER);
    }

    pub async fn lines(&self, deed: &str) -> usize {
        let filter = store::journal::Filter::default();
        let entries = store::journal::read(self.app.store(), &filter, 1_000).await.unwrap();
        entries.iter().filter(|entry| entry.deed == deed).count()
    }
}

fn line(subject_id: Uuid) -> Line {
    Line { deed: "test.prepared", subject: "test", subject_id, owner: None, details: json!({}) }
}

async fn prepare(
    store: &Store,
    county: &Organisation,
    municipality: &Organisation,
) -> (WorkshopId, Vec<ParticipantId>) {
    let mut desk = store.desk(&Author::program()).await.unwrap();
    let programme = desk.id();
    desk.insert(programme_record::ActiveModel {
        id: Set(programme),
        name: Set("Europaparlamentsvalet 2029".into()),
        election: Set(ElectionKind::EuropeanParliament),
        election_day: Set(NaiveDate::from_ymd_opt(2029, 6, 10).unwrap()),
        made_at: Set(desk.now()),
    })
    .await
    .unwrap();
    let id: WorkshopId = desk.id();
    let clock = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
    desk.insert(record::ActiveModel {
        id: Set(id),
        programme: Set(programme),
        county: Set(county.id),
        state: Set(State::Invited),
        day: Set(NaiveDate::from_ymd_opt(2029, 3, 14).unwrap()),
        starts: Set(clock(9)),
        ends: Set(clock(15)),
        place: Set("Teams".into()),
        address: Set(String::new()),
        format: Set(Format::Digital),
        register_by: Set(NaiveDate::from_ymd_opt(2029, 3, 6).unwrap()),
        seats_least: Set(3),
        seats_most: Set(5),
        tables: Set(8),
        chairs: Set(8),
        own_text: Set(String::new()),
        contact: Set("Eva Lind, 010-225 10 00".into()),
        version: Set(1),
        sequence: Set(0),
        made_at: Set(desk.now()),
    })
    .await
    .unwrap();
    let invitation: InvitationId = desk.id();
    desk.insert(invitation::ActiveModel {
        id: Set(invitation),
        workshop: Set(id),
        municipality: Set(municipality.id),
        sent_at: Set(desk.now()),
        reminders: Set(0),
        answered_at: Set(Some(desk.now())),
        list_version: Set(1),
        answered_from: Set(String::new()),
        told_sequence: Set(0),
    })
    .await
    .unwrap();
    let mut people = Vec::new();
    for (position, (name, place)) in
        [("Elsa By", Place::Seated), ("Bo Ek", Place::Seated), ("Ada Ö", Place::RoomFull)]
            .into_iter()
            .enumerate()
    {
        let person: ParticipantId = desk.id();
        desk.insert(participant::ActiveModel {
            id: Set(person),
            invitation: Set(invitation),
            position: Set(i32::try_from(position + 1).unwrap()),
            name: Set(name.to_owned()),
            email: Set(format!("{position}@kommun.example")),
            email_folded: Set(format!("{position}@kommun.example")),
            role: Set("other".to_owned()),
            role_text: Set(String::new()),
            phone: Set(String::new()),
            protected: Set(0),
            sealed_person: Set(None),
            needs_deleted: Set(false),
            place: Set(place),
            waits_since: Set(None),
        })
        .await
        .unwrap();
        people.push(person);
    }
    desk.write(line(id.uuid()));
    desk.seal("").await.unwrap();
    (id, people)
}

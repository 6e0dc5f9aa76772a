//! A county with an invitation to each of its municipalities, on an empty database.

use std::sync::Arc;

use ::papers::Press;
use axum::http::HeaderMap;
use axum::middleware::from_fn_with_state;
use axum::{Extension, Router};
use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use organisation::link::{self, Purpose};
use organisation::register::{self, Organisation};
use organisation::{Actor, App, Duty, OrganisationId, Tier};
use programme::calendar::ElectionKind;
use programme::records::programme as programme_record;
use sea_orm::ActiveValue::Set;
use sea_orm::prelude::Uuid;
use sea_orm::{ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _, QueryOrder as _};
use serde_json::json;
use store::vault::Keyring;
use store::{Author, Clock, Doors, FixedClock, HouseKey, Line, SeededChance, Settings, Store};
use tempfile::TempDir;
use texts::Catalogue;
use web::session::{self, Arrival, Kind, Way};
use web::{Front, House};
use workshop::day::rules::{Format, State};
use workshop::records::{invitation, participant, workshop as workshop_record};
use workshop::{InvitationId, WorkshopId};

use crate::browser::Browser;

/// Gävleborg's workshop, ten municipalities invited, nobody has answered.
pub struct Town {
    pub app: App,
    pub router: Router,
    pub clock: Arc<Ticking>,
    pub workshop: WorkshopId,
    pub county: Organisation,
    pub municipalities: Vec<Organisation>,
    pub invitations: Vec<InvitationId>,
    pub folder: Arc<TempDir>,
    settings: Settings,
}

/// 2 January 2029, 10.00 in Sweden.
pub fn start() -> DateTime<Utc> {
    "2029-01-02T09:00:00Z".parse().unwrap()
}

/// A clock that moves a millisecond each time somebody looks: ids of one test sort by the order of its deeds.
pub struct Ticking(FixedClock);

impl Ticking {
    pub fn advance(&self, by: TimeDelta) {
        self.0.advance(by);
    }
}

impl Clock for Ticking {
    fn now(&self) -> DateTime<Utc> {
        self.0.advance(TimeDelta::milliseconds(1));
        self.0.now()
    }
}

/// Where the tests of deeds and views run.
#[derive(Clone, Copy, Debug)]
pub enum Base {
    Sqlite,
    Postgres,
}

impl Base {
    pub const BOTH: [Self; 2] = [Self::Sqlite, Self::Postgres];
}

impl Town {
    pub async fn new() -> Self {
        Self::on(Base::Sqlite).await
    }

    pub async fn on(base: Base) -> Self {
        let folder = Arc::new(tempfile::tempdir().unwrap());
        let settings = match base {
            Base::Sqlite => Settings::embedded(folder.path()),
            Base::Postgres => {
                let roles = trials::postgres().pair_for_new_database();
                Settings::at(roles.serving).owned_at(roles.owner)
            }
        };
        let settings = settings.for_the_house().with_keys(Keyring::in_folder(&folder.path().join("keys")));
        let clock = Arc::new(Ticking(FixedClock::at(start())));
        let doors = Doors::new(clock.clone(), Arc::new(SeededChance::new(7)));
        let store = Store::open(&settings, doors).await.unwrap();
        store
            .migrate(&[
                web::migrations,
                organisation::migrations,
                programme::migrations,
                workshop::migrations,
            ])
            .await
            .unwrap();
        store::vault::prepare(&store).await.unwrap();
        organisation::load_sweden(&store, &Author::program()).await.unwrap();
        let county = register::by_code(&store, Tier::County, "21").await.unwrap().unwrap();
        let municipalities = register::below(&store, county.id).await.unwrap();
        let (workshop, invitations) = invite(&store, &county, &municipalities).await;
        let (app, router) = node(store);
        Self { app, router, clock, workshop, county, municipalities, invitations, folder, settings }
    }

    /// Another node on the same database.
    pub async fn second_node(&self) -> Self {
        let doors = Doors::new(self.clock.clone(), Arc::new(SeededChance::new(8)));
        let (app, router) = node(Store::open(&self.settings, doors).await.unwrap());
        Self {
            app,
            router,
            clock: self.clock.clone(),
            workshop: self.workshop,
            county: self.county.clone(),
            municipalities: self.municipalities.clone(),
            invitations: self.invitations.clone(),
            folder: self.folder.clone(),
            settings: self.settings.clone(),
        }
    }

    pub fn store(&self) -> &Store {
        self.app.store()
    }

    /// The place of a municipality in the lists above.
    pub fn at(&self, name: &str) -> usize {
        self.municipalities.iter().position(|one| one.name == name).unwrap()
    }

    pub fn path(&self, name: &str) -> String {
        format!("/anmalan/{}", self.invitations[self.at(name)])
    }

    /// The browser of whoever holds the link in the invitation to a municipality.
    pub async fn by_link(&self, name: &str) -> Browser {
        let at = self.at(name);
        self.by_link_to(self.municipalities[at].id, self.invitations[at]).await
    }

    /// The same for any invitation.
    pub async fn by_link_to(&self, municipality: OrganisationId, invitation: InvitationId) -> Browser {
        let desk = self.store().desk(&Author::program()).await.unwrap();
        let purpose = Purpose::Registration {
            about: invitation.uuid(),
            municipality,
            ends_at: start() + TimeDelta::days(60),
        };
        let link = link::make(&desk, self.app.key(), purpose).await.unwrap();
        self.browser(desk, Kind::Link, link.uuid()).await
    }

    /// The browser of somebody with a duty.
    pub async fn by_duty(&self, duty: Duty, organisation: &Organisation) -> Browser {
        let mut desk = self.store().desk(&Author::program()).await.unwrap();
        let address = format!("{}.{}@kommun.example", duty.code(), organisation.code);
        let person =
            register::give_duty(&mut desk, "Karin Åberg", &address, organisation, duty).await.unwrap();
        self.browser(desk, Kind::Person, person.uuid()).await
    }

    /// Somebody with a duty, past the router.
    pub async fn actor(&self, duty: Duty, organisation: &Organisation) -> Actor {
        let mut desk = self.store().desk(&Author::program()).await.unwrap();
        let address = format!("{}.{}@lst.example", duty.code(), organisation.code);
        let person = register::give_duty(&mut desk, "Eva Lind", &address, organisation, duty).await.unwrap();
        desk.seal("").await.unwrap();
        Actor::of(self.store(), person).await.unwrap().unwrap()
    }

    pub async fn workshop_row(&self) -> workshop_record::Model {
        workshop_record::Entity::find_by_id(self.workshop).one(self.store().reader()).await.unwrap().unwrap()
    }

    async fn browser(&self, mut desk: store::Desk, kind: Kind, subject: Uuid) -> Browser {
        let begun = session::begin(&desk, &self.app, kind, subject, &Arrival::by(Way::Link)).await.unwrap();
        desk.write(line("sign_in.signed_in", subject));
        desk.seal("").await.unwrap();
        let mut headers = HeaderMap::new();
        begun.give(&self.app, &mut headers);
        Browser::new(self.router.clone(), &headers)
    }

    pub async fn invitation(&self, name: &str) -> invitation::Model {
        let id = self.invitations[self.at(name)];
        invitation::Entity::find_by_id(id).one(self.store().reader()).await.unwrap().unwrap()
    }

    pub async fn people(&self, name: &str) -> Vec<participant::Model> {
        let id = self.invitations[self.at(name)];
        participant::Entity::find()
            .filter(participant::Column::Invitation.eq(id))
            .order_by_asc(participant::Column::Position)
            .all(self.store().reader())
            .await
            .unwrap()
    }

    pub async fn people_at_all(&self) -> u64 {
        participant::Entity::find().count(self.store().reader()).await.unwrap()
    }

    /// The letters of an occasion about something: to whom, and their words on one line.
    pub async fn letters_about(&self, about: Uuid, occasion: &str) -> Vec<(String, String)> {
        use sea_orm::{ConnectionTrait as _, Statement};
        let kept = format!("SELECT address, content, about FROM outbox_parcel WHERE occasion = '{occasion}'");
        let kept = Statement::from_string(self.store().backend().into(), kept);
        let rows = self.store().reader().query_all_raw(kept).await.unwrap();
        let letter = |row: &sea_orm::QueryResult| {
            let content: String = row.try_get_by_index(1).unwrap();
            assert_eq!(row.try_get_by_index::<Uuid>(2).unwrap(), about);
            let content: organisation::post::Content = serde_json::from_str(&content).unwrap();
            let words = content.body.to_text().split_whitespace().collect::<Vec<_>>().join(" ");
            (row.try_get_by_index(0).unwrap(), words)
        };
        rows.iter().map(letter).collect()
    }

    /// The journal lines of registration, oldest first, as `deed details`.
    pub async fn journal(&self) -> Vec<String> {
        self.journal_of(&["registration.", "list."]).await
    }

    /// The journal lines of some areas, oldest first, as `deed details`.
    pub async fn journal_of(&self, areas: &[&str]) -> Vec<String> {
        let filter = store::journal::Filter::default();
        let mut entries = store::journal::read(self.store(), &filter, 1_000).await.unwrap();
        entries.sort_by_key(|entry| entry.id);
        let ours = |deed: &str| areas.iter().any(|area| deed.starts_with(area));
        entries
            .iter()
            .filter(|entry| ours(&entry.deed))
            .map(|entry| format!("{} {}", entry.deed, entry.details))
            .collect()
    }
}

/// The program on a store.
fn node(store: Store) -> (App, Router) {
    let house = House::new(store, Arc::new(catalogue()), HouseKey::of([7; 32]), front());
    let app = App::new(house.clone(), Vec::new(), Vec::new(), None);
    let router = workshop::registration::routes()
        .and(workshop::received::routes())
        .and(workshop::day_papers::routes())
        .and(workshop::seats::routes())
        .build(|handler, gate| organisation::enclose(&app, handler, gate))
        .layer(from_fn_with_state(house, web::receive))
        .with_state(app.clone())
        .layer(Extension(Press::new()));
    (app, router)
}

pub fn line(deed: &'static str, subject: Uuid) -> Line {
    Line { deed, subject: "person", subject_id: subject, owner: None, details: json!({}) }
}

fn front() -> Front {
    Front::new("http://127.0.0.1:8080", "0")
}

fn catalogue() -> Catalogue {
    Catalogue::build(&[&web::TEXTS[..], &organisation::TEXTS, &[programme::TEXTS], &workshop::TEXTS].concat())
        .unwrap()
}

async fn invite(
    store: &Store,
    county: &Organisation,
    municipalities: &[Organisation],
) -> (WorkshopId, Vec<InvitationId>) {
    let mut desk = store.desk(&Author::program()).await.unwrap();
    let programme = desk.id();
    desk.insert(programme_record::ActiveModel {
        id: Set(programme),
        name: Set("Valsäkerhet inför Europaparlamentsvalet 2029".into()),
        election: Set(ElectionKind::EuropeanParliament),
        election_day: Set(NaiveDate::from_ymd_opt(2029, 6, 10).unwrap()),
        made_at: Set(desk.now()),
    })
    .await
    .unwrap();
    let id: WorkshopId = desk.id();
    let clock = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
    desk.insert(workshop_record::ActiveModel {
        id: Set(id),
        programme: Set(programme),
        county: Set(county.id),
        state: Set(State::Invited),
        day: Set(NaiveDate::from_ymd_opt(2029, 1, 18).unwrap()),
        starts: Set(clock(9)),
        ends: Set(clock(16)),
        place: Set("Länsstyrelsens hus, sal Bönan".into()),
        address: Set("Borgmästarplan 2, Gävle".into()),
        format: Set(Format::Physical),
        register_by: Set(NaiveDate::from_ymd_opt(2029, 1, 14).unwrap()),
        seats_least: Set(3),
        seats_most: Set(5),
        tables: Set(8),
        chairs: Set(8),
        own_text: Set(String::new()),
        contact: Set("Eva Lind, 010-225 10 00, val@lansstyrelsen.example".into()),
        version: Set(1),
        sequence: Set(0),
        made_at: Set(desk.now()),
    })
    .await
    .unwrap();
    let mut invitations = Vec::new();
    for municipality in municipalities {
        let one: InvitationId = desk.id();
        desk.insert(invitation::ActiveModel {
            id: Set(one),
            workshop: Set(id),
            municipality: Set(municipality.id),
            sent_at: Set(desk.now()),
            reminders: Set(0),
            answered_at: Set(None),
            list_version: Set(0),
            answered_from: Set(String::new()),
            told_sequence: Set(0),
        })
        .await
        .unwrap();
        invitations.push(one);
    }
    desk.write(line("invitation.sent", id.uuid()));
    desk.seal("").await.unwrap();
    (id, invitations)
}

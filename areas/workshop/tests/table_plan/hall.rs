//! A county's workshop with 38 people of 10 municipalities, on an empty database.

use std::collections::BTreeMap;
use std::sync::Arc;

use ::papers::Press;
use axum::http::HeaderMap;
use axum::middleware::from_fn_with_state;
use axum::{Extension, Router};
use chrono::{NaiveDate, NaiveTime, TimeDelta};
use organisation::register::{self, Organisation};
use organisation::{App, Duty, MayCoordinate, Tier};
use programme::calendar::ElectionKind;
use programme::records::programme as programme_record;
use roster::Role;
use sea_orm::ActiveValue::Set;
use sea_orm::prelude::Uuid;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use serde_json::json;
use store::vault::Keyring;
use store::{Author, DeedKey, Desk, Doors, FixedClock, HouseKey, Line, SeededChance, Settings, Store};
use tempfile::TempDir;
use texts::Catalogue;
use web::session::{self, Arrival, Kind, Way};
use web::{Front, House};
use workshop::day::Workshop;
use workshop::day::rules::{Format, State};
use workshop::records::{invitation, participant, workshop as workshop_record};
use workshop::table_plan::book::{Mark, Rule};
use workshop::table_plan::deeds::{self, By, Move, NotDone, Placed};
use workshop::table_plan::rules::Wanted;
use workshop::table_plan::state::Seat;
use workshop::table_plan::views::{self, Standing};
use workshop::{InvitationId, ParticipantId, WorkshopId};

use crate::browser::Browser;

pub const SIX_TO_EIGHT: Wanted = Wanted::SIX_TO_EIGHT;

/// Gävleborg's workshop: ten municipalities, 38 people, six tables of eight chairs.
pub struct Hall {
    pub app: App,
    pub router: Router,
    pub workshop: Workshop,
    pub permit: MayCoordinate,
    pub invitations: Vec<InvitationId>,
    pub county: Organisation,
    pub clock: Arc<FixedClock>,
    _folder: TempDir,
}

/// Tells the story on SQLite, then on PostgreSQL.
pub async fn on_both(story: impl AsyncFn(Hall)) {
    let folder = tempfile::tempdir().unwrap();
    let settings = Settings::embedded(folder.path());
    Box::pin(story(Hall::at(settings, folder).await)).await;
    let roles = trials::postgres().pair_for_new_database();
    let settings = Settings::at(roles.serving).owned_at(roles.owner);
    Box::pin(story(Hall::at(settings, tempfile::tempdir().unwrap()).await)).await;
}

impl Hall {
    /// A hall on SQLite.
    pub async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let settings = Settings::embedded(folder.path());
        Self::at(settings, folder).await
    }

    async fn at(settings: Settings, folder: TempDir) -> Self {
        let clock = Arc::new(FixedClock::at("2029-03-01T09:00:00Z".parse().unwrap()));
        let keys = Keyring::in_folder(&folder.path().join("keys"));
        let settings = settings.for_the_house().with_keys(keys);
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
        let (id, invitations) = invite(&store, &county, &municipalities).await;
        let sources = [&web::TEXTS[..], &organisation::TEXTS, &[programme::TEXTS], &workshop::TEXTS].concat();
        let front = Front::new("http://127.0.0.1:8080", "0");
        let catalogue = Arc::new(Catalogue::build(&sources).unwrap());
        let house = House::new(store, catalogue, HouseKey::of([7; 32]), front);
        let app = App::new(house.clone(), Vec::new(), Vec::new(), None);
        let router = workshop::table_plan::routes()
            .and(workshop::day_papers::routes())
            .build(|handler, gate| organisation::enclose(&app, handler, gate))
            .with_state(app.clone())
            .layer(Extension(Press::new()))
            .layer(from_fn_with_state(house, web::receive));
        let actor = actor(&app, Duty::CountyCoordinator, &county, "Karin Åberg").await;
        let permit = MayCoordinate::of(&actor, county.id).unwrap();
        let workshop = workshop_of(&app, id).await;
        Self { app, router, workshop, permit, invitations, county, clock, _folder: folder }
    }

    pub fn store(&self) -> &Store {
        self.app.store()
    }

    pub fn path(&self, rest: &str) -> String {
        format!("/workshop/{}/bord{rest}", self.workshop.id)
    }

    /// The browser of somebody with a duty.
    pub async fn browser(&self, duty: Duty, organisation: &Organisation) -> Browser {
        let person = actor(&self.app, duty, organisation, "Eva Lind").await.person_id();
        let mut desk = self.store().desk(&Author::program()).await.unwrap();
        let begun = session::begin(&desk, &self.app, Kind::Person, person.uuid(), &Arrival::by(Way::Link))
            .await
            .unwrap();
        desk.write(line("sign_in.signed_in", person.uuid()));
        desk.seal("").await.unwrap();
        let mut headers = HeaderMap::new();
        begun.give(&self.app, &mut headers);
        Browser::new(self.router.clone(), &headers)
    }

    /// The county coordinator's browser.
    pub async fn karin(&self) -> Browser {
        self.browser(Duty::CountyCoordinator, &self.county).await
    }

    /// Registers four people from each of the first eight municipalities and three from the last two.
    pub async fn register_38(&self) {
        for (place, &invitation) in self.invitations.iter().enumerate() {
            let people = if place < 8 { 4 } else { 3 };
            for (position, first) in FIRST.iter().enumerate().take(people) {
                let name = format!("{first} {}", LAST[place]);
                self.register(invitation, position, &name, Role::ALL[(place + position) % 6]).await;
            }
        }
    }

    pub async fn register(
        &self,
        invitation: InvitationId,
        position: usize,
        name: &str,
        role: Role,
    ) -> ParticipantId {
        let mut desk = self.store().desk(&Author::program()).await.unwrap();
        let id: ParticipantId = desk.id();
        let email = format!("{id}@kommun.example");
        desk.insert(participant::ActiveModel {
            id: Set(id),
            invitation: Set(invitation),
            position: Set(i32::try_from(position).unwrap() + 1),
            name: Set(name.to_owned()),
            email: Set(email.clone()),
            email_folded: Set(email),
            role: Set(role.code().to_owned()),
            role_text: Set(String::new()),
            phone: Set(String::new()),
            protected: Set(0),
            sealed_person: Set(None),
            needs_deleted: Set(false),
            ..Default::default()
        })
        .await
        .unwrap();
        desk.write(line("registration.submitted", id.uuid()));
        desk.seal("").await.unwrap();
        id
    }

    pub async fn cancel(&self, person: ParticipantId) {
        let mut desk = self.store().desk(&Author::program()).await.unwrap();
        participant::Entity::delete_by_id(person).exec(desk.db()).await.unwrap();
        desk.write(line("registration.changed", person.uuid()));
        desk.seal("").await.unwrap();
    }

    /// Gives the room so many tables.
    pub async fn set_tables(&mut self, tables: i32) {
        let mut desk = self.store().desk(&Author::program()).await.unwrap();
        workshop_record::Entity::update_many()
            .col_expr(workshop_record::Column::Tables, Expr::value(tables))
            .filter(workshop_record::Column::Id.eq(self.workshop.id))
            .exec(desk.db())
            .await
            .unwrap();
        desk.write(line("workshop.settings_saved", self.workshop.id.uuid()));
        desk.seal("").await.unwrap();
        self.workshop = workshop_of(&self.app, self.workshop.id).await;
    }

    /// A key for the next deed, a second later: lines of the journal stand in their order.
    pub fn key(&self) -> DeedKey {
        self.clock.advance(TimeDelta::seconds(1));
        DeedKey(self.store().doors().uuid())
    }

    /// What stands now.
    pub async fn standing(&self) -> Standing {
        views::standing(self.store(), &self.workshop).await.unwrap()
    }

    pub async fn version(&self) -> i32 {
        self.standing().await.version()
    }

    /// Places everyone on what stands now.
    pub async fn place(&self, wanted: Wanted) -> Result<Placed, NotDone> {
        let version = self.version().await;
        deeds::place(&self.app, &self.permit, &self.workshop, version, wanted, self.key()).await
    }

    /// What a deed on what stands now stands on.
    pub async fn by(&self) -> By<'_> {
        let version = self.version().await;
        self.by_version(version)
    }

    /// What a deed on a version stands on.
    pub fn by_version(&self, version: i32) -> By<'_> {
        By { permit: &self.permit, workshop: self.workshop.id, version, key: self.key() }
    }

    pub async fn fix(&self, person: ParticipantId, table: Option<i32>) -> Result<(), NotDone> {
        deeds::fix(&self.app, self.by().await, (person, table)).await
    }

    pub async fn shift(&self, asked: Move) -> Result<(), NotDone> {
        deeds::shift(&self.app, self.by().await, asked).await
    }

    pub async fn keep_apart(&self, one: ParticipantId, other: ParticipantId) -> Result<(), NotDone> {
        self.set_rule(Rule::apart([one, other])).await
    }

    pub async fn set_rule(&self, rule: Rule) -> Result<(), NotDone> {
        deeds::set_rule(&self.app, self.by().await, rule).await
    }

    pub async fn mark(&self, person: ParticipantId, mark: Mark) {
        deeds::mark(&self.app, self.by().await, person, mark).await.unwrap();
    }

    pub async fn undo(&self) -> Result<(), NotDone> {
        deeds::undo(&self.app, self.by().await).await
    }

    pub async fn redo(&self) -> Result<(), NotDone> {
        deeds::redo(&self.app, self.by().await).await
    }

    /// Who sits at which table in the first round.
    pub async fn tables(&self) -> BTreeMap<ParticipantId, i32> {
        let standing = self.standing().await;
        standing.seats.round(0).iter().map(|(person, seat)| (*person, seat.table)).collect()
    }

    /// A table with a free chair, other than `not`.
    pub async fn free_chair(&self, not: i32) -> i32 {
        let tables = self.tables().await;
        let count = |table: i32| tables.values().filter(|at| **at == table).count();
        (1..=5).find(|table| *table != not && count(*table) < 8).unwrap()
    }

    /// Somebody, and a table that is not theirs with a free chair.
    pub async fn someone_beside_a_free_chair(&self) -> (ParticipantId, i32) {
        let free = self.free_chair(0).await;
        let tables = self.tables().await;
        (*tables.iter().find(|(_, table)| **table != free).unwrap().0, free)
    }

    /// Somebody's seat in the first round.
    pub async fn seat(&self, person: ParticipantId) -> Seat {
        self.standing().await.seats.at(0, person).unwrap()
    }

    pub async fn state(&self) -> State {
        workshop_of(&self.app, self.workshop.id).await.state
    }

    /// The deeds of this part in the journal, oldest first, as `deed details`. That a planning was begun is left out: it
    /// stands at the same moment as what came of it.
    pub async fn journal(&self) -> Vec<String> {
        let filter = store::journal::Filter::default();
        let mut entries = store::journal::read(self.store(), &filter, 1000).await.unwrap();
        entries.sort_by_key(|entry| entry.id);
        let ours = |deed: &str| {
            (deed.starts_with("table_plan.") || deed.starts_with("paper."))
                && !deed.ends_with("planning_begun")
        };
        let ours = entries.iter().filter(|entry| ours(&entry.deed));
        ours.map(|entry| format!("{} {}", entry.deed, entry.details)).collect()
    }
}

/// Somebody with a duty.
async fn actor(app: &App, duty: Duty, organisation: &Organisation, name: &str) -> organisation::Actor {
    let mut desk = app.store().desk(&Author::program()).await.unwrap();
    let address = format!("{}@{}.example", app.store().doors().uuid(), duty.code());
    let person = register::give_duty(&mut desk, name, &address, organisation, duty).await.unwrap();
    desk.seal("").await.unwrap();
    organisation::Actor::of(app.store(), person).await.unwrap().unwrap()
}

async fn workshop_of(app: &App, id: WorkshopId) -> Workshop {
    workshop_record::Entity::find_by_id(id).one(app.store().reader()).await.unwrap().unwrap()
}

pub const FIRST: [&str; 5] = ["Åsa", "Per-Olov", "Anna", "Mehmet", "Ingrid"];
pub const LAST: [&str; 10] =
    ["von Essen", "Öhman", "Ljung", "Niemi", "Ek", "Haddad", "Norén", "Ärlig", "Wałęcka", "Zetterlund"];

pub fn line(deed: &'static str, subject: Uuid) -> Line {
    Line { deed, subject: "person", subject_id: subject, owner: None, details: json!({}) }
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
    let id = desk.id();
    desk.insert(gävleborgs(&desk, id, programme, county)).await.unwrap();
    let mut invitations = Vec::new();
    for municipality in municipalities {
        let one: InvitationId = desk.id();
        desk.insert(invitation::ActiveModel {
            id: Set(one),
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
        invitations.push(one);
    }
    desk.write(line("invitation.sent", id.uuid()));
    desk.seal("").await.unwrap();
    (id, invitations)
}

fn gävleborgs(
    desk: &Desk,
    id: WorkshopId,
    programme: programme::ProgrammeId,
    county: &Organisation,
) -> workshop_record::ActiveModel {
    let clock = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
    workshop_record::ActiveModel {
        id: Set(id),
        programme: Set(programme),
        county: Set(county.id),
        state: Set(State::Invited),
        day: Set(NaiveDate::from_ymd_opt(2029, 3, 14).unwrap()),
        starts: Set(clock(9)),
        ends: Set(clock(16)),
        place: Set("Gasklockorna".into()),
        address: Set("Gasklockevägen 16, Gävle".into()),
        format: Set(Format::Physical),
        register_by: Set(NaiveDate::from_ymd_opt(2029, 3, 9).unwrap()),
        seats_least: Set(3),
        seats_most: Set(5),
        tables: Set(6),
        chairs: Set(8),
        own_text: Set(String::new()),
        contact: Set("Karin Åberg".into()),
        version: Set(1),
        sequence: Set(0),
        made_at: Set(desk.now()),
    }
}

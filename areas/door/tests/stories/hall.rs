//! Gävleborg's day, 14 March 2029 at half past eight: ten municipalities, three people from each, and those at the door.

use std::sync::Arc;

use ::papers::Press;
use axum::http::{HeaderMap, header};
use axum::middleware::from_fn_with_state;
use axum::{Extension, Router};
use chrono::{NaiveDate, NaiveTime};
use door::attendance::DoorAttendance;
use door::views::{self, Standing};
use organisation::link::{self, Purpose, Receiver};
use organisation::records::{duty_held, organisation as organisations};
use organisation::register::{self, Organisation};
use organisation::{App, Duty, MayCoordinate, OrganisationId, Tier};
use programme::calendar::ElectionKind;
use programme::records::programme as programmes;
use roster::Role;
use sea_orm::ActiveValue::Set;
use sea_orm::prelude::Uuid;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait as _, ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use serde_json::json;
use store::vault::Keyring;
use store::{Author, DeedKey, Doors, FixedClock, HouseKey, Line, SeededChance, Settings, Store, token_text};
use tempfile::TempDir;
use texts::Catalogue;
use web::session::{self, Arrival, Kind, Way};
use web::{Front, House};
use workshop::day::Workshop;
use workshop::day::rules::{Format, State};
use workshop::day_papers::Attending;
use workshop::day_papers::code::Code;
use workshop::records::{invitation, participant, workshop as workshops};
use workshop::table_plan::rules::Wanted;
use workshop::{InvitationId, ParticipantId, WorkshopId};

use crate::phone::Phone;

pub const FIRST: [&str; 3] = ["Åsa", "Per-Olov", "Mehmet"];
pub const LAST: [&str; 10] =
    ["von Essen", "Öhman", "Ljung", "Niemi", "Ek", "Haddad", "Norén", "Ärlig", "Wałęcka", "Zetterlund"];

pub struct Hall {
    pub app: App,
    pub workshop: Workshop,
    pub county: Organisation,
    pub municipalities: Vec<Organisation>,
    /// Three from each municipality, in order.
    pub people: Vec<ParticipantId>,
    pub clock: Arc<FixedClock>,
    router: Router,
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

fn line(deed: &'static str, subject: Uuid) -> Line {
    Line { deed, subject: "workshop", subject_id: subject, owner: None, details: json!({}) }
}

impl Hall {
    async fn at(settings: Settings, folder: TempDir) -> Self {
        let clock = Arc::new(FixedClock::at("2029-03-14T07:30:00Z".parse().unwrap()));
        let settings = settings.for_the_house().with_keys(Keyring::in_folder(&folder.path().join("keys")));
        let doors = Doors::new(clock.clone(), Arc::new(SeededChance::new(5)));
        let store = Store::open(&settings, doors).await.unwrap();
        let migrations = [
            web::migrations,
            organisation::migrations,
            programme::migrations,
            workshop::migrations,
            course::migrations,
            door::migrations,
        ];
        store.migrate(&migrations).await.unwrap();
        store::vault::prepare(&store).await.unwrap();
        organisation::load_sweden(&store, &Author::program()).await.unwrap();
        let county = register::by_code(&store, Tier::County, "21").await.unwrap().unwrap();
        let municipalities = register::below(&store, county.id).await.unwrap();
        let (workshop, people) = furnish(&store, &county, &municipalities).await;
        let texts = [
            &web::TEXTS[..],
            &organisation::TEXTS,
            &[programme::TEXTS],
            &workshop::TEXTS,
            &[course::TEXTS, door::TEXTS],
        ];
        let catalogue = Arc::new(Catalogue::build(&texts.concat()).unwrap());
        let front = Front::new("http://127.0.0.1:8080", "0");
        let house = House::new(store, catalogue, HouseKey::of([7; 32]), front);
        let app = App::new(house.clone(), Vec::new(), Vec::new(), None);
        let router = workshop::day_papers::routes()
            .and(workshop::table_plan::routes())
            .and(course::routes())
            .and(door::routes())
            .build(|handler, gate| organisation::enclose(&app, handler, gate))
            .with_state(app.clone())
            .layer(Extension(Press::new()))
            .layer(Extension(Attending::new(DoorAttendance)))
            .layer(from_fn_with_state(house, web::receive));
        Self { app, workshop, county, municipalities, people, clock, router, _folder: folder }
    }

    pub fn store(&self) -> &Store {
        self.app.store()
    }

    pub fn set(&self, moment: &str) {
        let to: chrono::DateTime<chrono::Utc> = moment.parse().unwrap();
        self.clock.advance(to - self.store().doors().now());
    }

    pub async fn standing(&self) -> Standing {
        views::standing(self.store(), &self.workshop).await.unwrap()
    }

    pub async fn count(&self) -> (usize, usize) {
        let count = self.standing().await.count();
        (count.here, count.expected)
    }

    /// The code on somebody's badge.
    pub fn code(&self, who: ParticipantId) -> String {
        Code::of(self.app.key(), who).to_string()
    }

    /// Changes a number of the workshop's settings.
    pub async fn change(&mut self, column: workshops::Column, to: i32) {
        let mut desk = self.store().desk(&Author::program()).await.unwrap();
        workshops::Entity::update_many()
            .col_expr(column, Expr::value(to))
            .filter(workshops::Column::Id.eq(self.workshop.id))
            .exec(desk.db())
            .await
            .unwrap();
        desk.write(line("workshop.settings_saved", self.workshop.id.uuid()));
        desk.seal("").await.unwrap();
        self.workshop = workshops::Entity::find_by_id(self.workshop.id)
            .one(self.store().reader())
            .await
            .unwrap()
            .unwrap();
    }

    /// Everybody has a table.
    pub async fn place(&self) {
        let permit = self.permit().await;
        let key = DeedKey(self.store().doors().uuid());
        let place = workshop::table_plan::deeds::place;
        place(&self.app, &permit, &self.workshop, 0, Wanted::SIX_TO_EIGHT, key).await.unwrap();
    }

    pub async fn permit(&self) -> MayCoordinate {
        let person = self.given(Duty::CountyCoordinator, &self.county).await;
        let actor = organisation::Actor::of(self.store(), person.into()).await.unwrap().unwrap();
        MayCoordinate::of(&actor, self.county.id).unwrap()
    }

    async fn given(&self, duty: Duty, at: &Organisation) -> Uuid {
        let mut desk = self.store().desk(&Author::program()).await.unwrap();
        let address = format!("{}@example.example", self.store().doors().uuid());
        let person = register::give_duty(&mut desk, "Karin Åberg", &address, at, duty).await.unwrap();
        desk.seal("").await.unwrap();
        person.uuid()
    }

    /// The county's coordinator.
    pub async fn karin(&self) -> Phone {
        self.phone(Kind::Person, self.given(Duty::CountyCoordinator, &self.county).await, 1).await
    }

    /// The coordinator of another county.
    pub async fn henrik(&self) -> Phone {
        let other = register::by_code(self.store(), Tier::County, "03").await.unwrap().unwrap();
        self.phone(Kind::Person, self.given(Duty::CountyCoordinator, &other).await, 2).await
    }

    /// Somebody of a contractor, who leads the workshop.
    pub async fn ove(&self) -> Phone {
        let mut desk = self.store().desk(&Author::program()).await.unwrap();
        let contractor = Organisation {
            id: desk.id(),
            tier: Tier::Contractor,
            code: "556000-0001".to_owned(),
            name: "Mötesledarna".to_owned(),
            formal_name: "Mötesledarna AB".to_owned(),
            parent: None,
            ..self.county.clone()
        };
        desk.insert(organisations::ActiveModel::from(contractor.clone()).reset_all()).await.unwrap();
        desk.write(line("organisation.firm_added", contractor.id.uuid()));
        desk.seal("").await.unwrap();
        let person = self.given(Duty::Facilitator, &contractor).await;
        let mut desk = self.store().desk(&Author::program()).await.unwrap();
        duty_held::Entity::update_many()
            .col_expr(duty_held::Column::Workshop, Expr::value(self.workshop.id.uuid()))
            .col_expr(duty_held::Column::County, Expr::value(self.county.id.uuid()))
            .filter(duty_held::Column::Person.eq(person))
            .exec(desk.db())
            .await
            .unwrap();
        desk.write(line("organisation.duty_given", person));
        desk.seal("").await.unwrap();
        self.phone(Kind::Person, person, 3).await
    }

    /// Whoever holds a link to the door, or to that of another workshop.
    pub async fn door_host(&self, mark: u8, about: Uuid) -> Phone {
        let mut desk = self.store().desk(&Author::program()).await.unwrap();
        let ends_at = desk.now() + chrono::TimeDelta::days(2);
        let purpose = Purpose::DoorHost { about, county: self.county.id, ends_at };
        let link = link::hand_out(&desk, self.app.key(), purpose, &Receiver::default()).await.unwrap();
        desk.write(line("link.handed_out", about));
        desk.seal("").await.unwrap();
        self.phone(Kind::Link, link.uuid(), mark).await
    }

    /// Two phones of the same kind have two marks.
    pub async fn phone(&self, kind: Kind, subject: Uuid, mark: u8) -> Phone {
        let mut desk = self.store().desk(&Author::program()).await.unwrap();
        let begun = session::begin(&desk, &self.app, kind, subject, &Arrival::by(Way::Link)).await.unwrap();
        desk.write(line("sign_in.signed_in", subject));
        desk.seal("").await.unwrap();
        let mut headers = HeaderMap::new();
        begun.give(&self.app, &mut headers);
        let browser = char::from(b'a' + mark).to_string().repeat(43);
        let mut cookies = format!("vs_b={browser}");
        for given in headers.get_all(header::SET_COOKIE) {
            cookies += "; ";
            cookies += given.to_str().unwrap().split(';').next().unwrap();
        }
        let csrf = token_text(&self.app.key().derive("csrf", &[browser.as_bytes()]));
        let path = format!("/workshop/{}/dorren", self.workshop.id);
        Phone { router: self.router.clone(), cookies, csrf, path }
    }

    /// How often a deed stands in the journal.
    pub async fn lines(&self, deed: &str) -> usize {
        let filter = store::journal::Filter::default();
        let all = store::journal::read(self.store(), &filter, 1000).await.unwrap();
        all.iter().filter(|entry| entry.deed == deed).count()
    }
}

async fn furnish(
    store: &Store,
    county: &Organisation,
    municipalities: &[Organisation],
) -> (Workshop, Vec<ParticipantId>) {
    let mut desk = store.desk(&Author::program()).await.unwrap();
    let programme = desk.id();
    desk.insert(programmes::ActiveModel {
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
    let workshop = Workshop {
        id,
        programme,
        county: county.id,
        state: State::Invited,
        day: NaiveDate::from_ymd_opt(2029, 3, 14).unwrap(),
        starts: clock(9),
        ends: clock(16),
        place: "Gasklockorna".into(),
        address: String::new(),
        format: Format::Physical,
        register_by: NaiveDate::from_ymd_opt(2029, 3, 9).unwrap(),
        seats_least: 3,
        seats_most: 5,
        tables: 6,
        chairs: 8,
        own_text: String::new(),
        contact: String::new(),
        version: 1,
        sequence: 0,
        made_at: desk.now(),
    };
    desk.insert(workshops::ActiveModel::from(workshop.clone()).reset_all()).await.unwrap();
    let mut people = Vec::new();
    for (municipality, last) in municipalities.iter().zip(LAST) {
        let invited: InvitationId = desk.id();
        desk.insert(invited_row(invited, id, municipality.id, desk.now())).await.unwrap();
        for (position, first) in (1..).zip(FIRST) {
            let who: ParticipantId = desk.id();
            desk.insert(participant::ActiveModel {
                id: Set(who),
                invitation: Set(invited),
                position: Set(position),
                name: Set(format!("{first} {last}")),
                email: Set(format!("{who}@kommun.example")),
                email_folded: Set(format!("{who}@kommun.example")),
                role: Set(Role::ALL[people.len() % 6].code().to_owned()),
                role_text: Set(String::new()),
                phone: Set(String::new()),
                protected: Set(0),
                sealed_person: Set(None),
                needs_deleted: Set(false),
                ..Default::default()
            })
            .await
            .unwrap();
            people.push(who);
        }
    }
    desk.write(line("invitation.sent", id.uuid()));
    desk.seal("").await.unwrap();
    (workshop, people)
}

/// A municipality is invited.
pub fn invited_row(
    id: InvitationId,
    workshop: WorkshopId,
    municipality: OrganisationId,
    now: chrono::DateTime<chrono::Utc>,
) -> invitation::ActiveModel {
    invitation::ActiveModel {
        id: Set(id),
        workshop: Set(workshop),
        municipality: Set(municipality),
        sent_at: Set(now),
        reminders: Set(0),
        answered_at: Set(Some(now)),
        list_version: Set(1),
        answered_from: Set(String::new()),
        told_sequence: Set(0),
    }
}

//! A county with a workshop that nobody is invited to yet, on an empty database.

use std::ops::Deref;
use std::sync::Arc;

use axum::http::{HeaderMap, header};
use axum::middleware::from_fn_with_state;
use axum::{Extension, Router};
use chrono::{NaiveDate, TimeDelta};
use organisation::home::{HomeReader, HomeSource, Need, looks};
use organisation::records::{organisation as organisations, personal_link};
use organisation::register::{self, Organisation};
use organisation::{Actor, App, Duty, MayCoordinate, PersonId, Tier};
use papers::Press;
use programme::calendar::ElectionKind;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _,
};
use store::outbox::{self, Kept, Posted};
use store::{Author, DeedKey, Desk, Doors, FixedClock, HouseKey, Line, SeededChance, Settings, Store};
use tempfile::TempDir;
use texts::{Catalogue, Lang};
use web::session::{self, Arrival, Kind, Way};
use web::{Front, House};
use workshop::WorkshopId;
use workshop::day::{self, Workshop, rules};
use workshop::home::WorkshopHome;
use workshop::records::{invitation, workshop as record};

use crate::browser::{Answer, Browser, Fields, set};

pub const BASE: &str = "http://127.0.0.1:8080";

/// A county on 10 January 2029, its workshop on 13 March.
pub struct Town {
    pub app: App,
    pub router: Router,
    pub clock: Arc<FixedClock>,
    pub workshop: WorkshopId,
    pub county: Organisation,
    pub municipalities: Vec<Organisation>,
    folder: TempDir,
    owner: String,
}

/// Where a story is told.
#[derive(Clone, Copy, Debug)]
pub enum Base {
    Sqlite,
    Postgres,
}

impl Base {
    pub const BOTH: [Self; 2] = [Self::Sqlite, Self::Postgres];
}

impl Town {
    /// Gävleborg, where the mail address of each of the ten municipalities is known.
    pub async fn on(base: Base) -> Self {
        Self::of_county(base, "21").await
    }

    pub async fn of_county(base: Base, code: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let settings = match base {
            Base::Sqlite => Settings::embedded(folder.path()),
            Base::Postgres => {
                let roles = trials::postgres().pair_for_new_database();
                Settings::at(roles.serving).owned_at(roles.owner)
            }
        };
        let settings = settings.for_the_house();
        let owner = settings.owner_url.clone().unwrap_or_else(|| settings.url.clone());
        let clock = Arc::new(FixedClock::at("2029-01-10T08:00:00Z".parse().unwrap()));
        let doors = Doors::new(clock.clone(), Arc::new(SeededChance::new(5)));
        let store = Store::open(&settings, doors).await.unwrap();
        let migrations =
            [web::migrations, organisation::migrations, programme::migrations, workshop::migrations];
        store.migrate(&[&migrations[..], &crate::above::MIGRATIONS].concat()).await.unwrap();
        organisation::load_sweden(&store, &Author::command("test")).await.unwrap();
        let county = register::by_code(&store, Tier::County, code).await.unwrap().unwrap();
        let municipalities = register::below(&store, county.id).await.unwrap();
        let workshop = prepare(&store, &county, &municipalities).await;
        let sources = [
            &web::TEXTS[..],
            &organisation::TEXTS,
            &[programme::TEXTS],
            &workshop::TEXTS,
            &crate::above::TEXTS,
        ]
        .concat();
        let front = Front::new(BASE, "0");
        let catalogue = Arc::new(Catalogue::build(&sources).unwrap());
        let house = House::new(store, catalogue, HouseKey::of([7; 32]), front);
        let app = App::new(house.clone(), Vec::new(), Vec::new(), None);
        let router = organisation::routes()
            .and(workshop::routes())
            .and(crate::above::routes())
            .build(|handler, gate| organisation::enclose(&app, handler, gate))
            .layer(from_fn_with_state(house, web::receive))
            .layer(Extension(Press::new()))
            .with_state(app.clone());
        Self { app, router, clock, workshop, county, municipalities, folder, owner }
    }

    pub fn store(&self) -> &Store {
        self.app.store()
    }

    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    pub fn path(&self, page: &str) -> String {
        format!("/workshop/{}/{page}", self.workshop)
    }

    pub fn municipality(&self, name: &str) -> &Organisation {
        self.municipalities.iter().find(|one| one.name == name).unwrap()
    }

    pub async fn desk(&self) -> Desk {
        self.store().desk(&Author::command("test")).await.unwrap()
    }

    /// Does something to the database that no deed does.
    /// Whoever owns the tables does it.
    pub async fn sql(&self, statement: &str) {
        let owner = store::pool_at(&self.owner, 1).await.unwrap();
        owner.execute_unprepared(statement).await.unwrap();
        owner.close().await.unwrap();
    }

    /// Forgets a municipality's mail address.
    pub async fn forget_address(&self, name: &str) {
        let mut desk = self.desk().await;
        set_address(&desk, self.municipality(name), "").await;
        desk.write(line());
        desk.seal("").await.unwrap();
    }

    pub async fn address(&self, name: &str) -> String {
        register::organisation(self.store(), self.municipality(name).id).await.unwrap().mail
    }

    /// Somebody with a duty, in a browser where they have just signed in.
    pub async fn signed_in(&self, name: &str, duty: Duty, organisation: &Organisation) -> Somebody {
        let address = format!("{}@valskydd.example", name.to_lowercase());
        let mut desk = self.desk().await;
        let known = register::person_at(self.store(), &address).await.unwrap();
        let person = match known {
            Some(known) => known.id,
            None => register::give_duty(&mut desk, name, &address, organisation, duty).await.unwrap(),
        };
        let begun = session::begin(&desk, &self.app, Kind::Person, person.uuid(), &Arrival::by(Way::Link))
            .await
            .unwrap();
        desk.write(line());
        desk.seal("").await.unwrap();
        let mut given = HeaderMap::new();
        begun.give(&self.app, &mut given);
        let browser = Browser::new(self.router.clone(), &given);
        Somebody { person, router: self.router.clone(), given, browser }
    }

    /// A coordinator of the county.
    pub async fn coordinator(&self, name: &str) -> Somebody {
        self.signed_in(name, Duty::CountyCoordinator, &self.county).await
    }

    pub async fn actor(&self, somebody: &Somebody) -> Actor {
        Actor::of(self.store(), somebody.person).await.unwrap().unwrap()
    }

    /// What a source of the first page says that somebody needs to do.
    pub async fn needs(&self, source: &dyn HomeSource, actor: &Actor) -> Vec<Need> {
        let words = self.app.words(Lang::Sv);
        let reader = HomeReader { app: &self.app, actor, words: &words, csrf: "" };
        looks(&reader, &[source]).await.unwrap().remove(0).needs
    }

    /// What the first page says of workshops that somebody needs to do: the sentences.
    pub async fn told(&self, by: &Somebody) -> Vec<String> {
        let needs = self.needs(&WorkshopHome, &self.actor(by).await).await;
        // Without the signs that keep words of two directions apart.
        needs.into_iter().map(|need| need.text.replace(['\u{2068}', '\u{2069}'], "")).collect()
    }

    /// The form that sends the invitation, as it stands on its page.
    pub async fn send_form(&self, by: &Somebody) -> Fields {
        form_to(&by.get(&self.path("inbjudan")).await, "/inbjudan/skicka")
    }

    /// Sends the invitation as its page proposes it.
    pub async fn send(&self, by: &Somebody) -> Answer {
        by.post(&self.path("inbjudan/skicka"), &self.send_form(by).await).await
    }

    /// A form of one button, with a new key.
    pub async fn one_button(&self, by: &Somebody) -> Fields {
        let mut fields = self.send_form(by).await;
        set(&mut fields, "deed", &self.key().0.to_string());
        fields
    }

    pub async fn remind(&self, by: &Somebody) -> Answer {
        by.post(&self.path("paminn"), &self.one_button(by).await).await
    }

    pub fn key(&self) -> DeedKey {
        DeedKey(self.store().doors().uuid())
    }

    pub async fn workshop(&self) -> Workshop {
        record::Entity::find_by_id(self.workshop).one(self.store().reader()).await.unwrap().unwrap()
    }

    /// The letters about the workshop.
    pub async fn letters(&self) -> Vec<Posted> {
        outbox::about(self.store(), self.workshop.uuid()).await.unwrap()
    }

    /// The letters of one occasion to one municipality.
    pub async fn letters_to(&self, name: &str, occasion: &str) -> Vec<Posted> {
        let receiver = Some(self.municipality(name).id.uuid());
        let wanted = |letter: &Posted| letter.receiver == receiver && letter.occasion == occasion;
        self.letters().await.into_iter().filter(wanted).collect()
    }

    pub async fn kept(&self, letter: &Posted) -> Kept {
        outbox::one(self.store(), self.county.id.uuid(), letter.id).await.unwrap().unwrap()
    }

    pub async fn invitations(&self) -> Vec<invitation::Model> {
        invitation::Entity::find().all(self.store().reader()).await.unwrap()
    }

    /// The municipality answers.
    pub async fn answers(&self, name: &str) {
        let mut desk = self.desk().await;
        invitation::Entity::update_many()
            .col_expr(invitation::Column::AnsweredAt, Expr::value(Some(desk.now())))
            .filter(invitation::Column::Municipality.eq(self.municipality(name).id))
            .exec(desk.db())
            .await
            .unwrap();
        desk.write(line());
        desk.seal("").await.unwrap();
    }

    pub async fn links(&self) -> Vec<personal_link::Model> {
        personal_link::Entity::find().all(self.store().reader()).await.unwrap()
    }

    pub async fn links_at_all(&self) -> u64 {
        personal_link::Entity::find().count(self.store().reader()).await.unwrap()
    }

    /// The day moves by a day, so that calendars must be told.
    pub async fn moves_the_day(&self, by: &Somebody) {
        let before = self.workshop().await;
        let mut settings = before.settings();
        settings.day += TimeDelta::days(1);
        let permit = self.permit(by).await;
        let key = self.key();
        let saved =
            day::deeds::save_settings(&self.app, &permit, self.workshop, before.version, &settings, key);
        assert!(saved.await.unwrap().meeting_moved);
    }

    pub async fn permit(&self, by: &Somebody) -> MayCoordinate {
        MayCoordinate::of(&self.actor(by).await, self.county.id).unwrap()
    }

    /// The journal lines whose deed begins so, oldest first, as `deed details`.
    pub async fn journal(&self, deed: &str) -> Vec<String> {
        let filter = store::journal::Filter { deed: deed.to_owned(), ..Default::default() };
        let mut entries = store::journal::read(self.store(), &filter, 1_000).await.unwrap();
        entries.sort_by_key(|entry| entry.id);
        entries.iter().map(|entry| format!("{} {}", entry.deed, entry.details)).collect()
    }
}

/// Somebody at a browser.
pub struct Somebody {
    pub person: PersonId,
    router: Router,
    given: HeaderMap,
    browser: Browser,
}

impl Somebody {
    /// Goes where the answer leads, and sees the page with what the answer had to say.
    pub async fn follow(&self, answer: &Answer) -> Answer {
        assert!(!answer.location().is_empty(), "{}: {}", answer.status, answer.seen());
        let mut given = self.given.clone();
        for cookie in answer.headers.get_all(header::SET_COOKIE) {
            given.append(header::SET_COOKIE, cookie.clone());
        }
        Browser::new(self.router.clone(), &given).get(answer.location()).await
    }
}

impl Deref for Somebody {
    type Target = Browser;

    fn deref(&self) -> &Browser {
        &self.browser
    }
}

/// The fields of the form that leads to an address with this end.
pub fn form_to(answer: &Answer, end: &str) -> Fields {
    let text = answer.text();
    let form = text
        .split("<form ")
        .skip(1)
        .map(|rest| rest.split("</form>").next().unwrap())
        .find(|form| form.contains(&format!("{end}\"")))
        .unwrap_or_else(|| panic!("no form to {end} on {}", answer.seen()));
    let alone = format!("<main><form {form}</form></main>");
    Answer { status: answer.status, headers: HeaderMap::new(), bytes: alone.into() }.form()
}

async fn prepare(store: &Store, county: &Organisation, municipalities: &[Organisation]) -> WorkshopId {
    let mut desk = store.desk(&Author::command("test")).await.unwrap();
    let (name, kind) = ("Valsäkerhet 2029", ElectionKind::EuropeanParliament);
    let election = NaiveDate::from_ymd_opt(2029, 6, 10).unwrap();
    let draft = programme::default_draft();
    let programme = programme::deeds::make(&mut desk, name, kind, election, &draft).await.unwrap();
    let day = NaiveDate::from_ymd_opt(2029, 3, 13).unwrap();
    let settings = rules::Settings {
        place: "Slottet, rikssalen".to_owned(),
        address: "Slottstorget 1, Gävle".to_owned(),
        contact: "Karin Åberg, 010-000 00 00".to_owned(),
        ..rules::Settings::usual(day, municipalities.len())
    };
    let workshop = day::deeds::make(&mut desk, programme, county.id, &settings).await.unwrap();
    for municipality in municipalities {
        set_address(&desk, municipality, &known_address(municipality)).await;
    }
    desk.seal("").await.unwrap();
    workshop
}

/// The address that is known of a municipality at first.
pub fn known_address(municipality: &Organisation) -> String {
    format!("val@k{}.example", municipality.code)
}

async fn set_address(desk: &Desk, municipality: &Organisation, address: &str) {
    organisations::Entity::update_many()
        .col_expr(organisations::Column::Mail, Expr::value(address))
        .filter(organisations::Column::Id.eq(municipality.id))
        .exec(desk.db())
        .await
        .unwrap();
}

fn line() -> Line {
    let subject_id = sea_orm::prelude::Uuid::nil();
    Line { deed: "test.prepared", subject: "test", subject_id, owner: None, details: serde_json::json!({}) }
}

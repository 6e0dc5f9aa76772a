//! The door: check-ins of a county's people from eight phones at once, each with its durable commit and journal line, and
//! planning the tables of 300 people again when some did not come.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Instant;

use ::door::deeds::{By, Noted, Saying, Way, arrive, hand_in};
use organisation::{Actor, App, Duty, MayCoordinate, MayHost, Tier, register};
use roster::Role;
use sea_orm::{ActiveValue::Set, EntityTrait as _};
use store::{Author, DeedKey, Doors, HouseKey, Settings, Store};
use texts::Catalogue;
use valskydd::assembly::{MIGRATIONS, furnished, sources};
use web::{Front, House};
use workshop::ParticipantId;
use workshop::day::Workshop;
use workshop::records::{invitation, participant, workshop as workshops};
use workshop::table_plan::deeds::{place, place_those};
use workshop::table_plan::rules::Wanted;

const PEOPLE: usize = 300;
const PHONES: usize = 8;
/// Check-ins a second.
const GOAL: f64 = 1_000.0;

pub fn measure() {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let folder = tempfile::tempdir().unwrap();
    runtime.block_on(run("SQLite", &Settings::embedded(folder.path()), folder.path()));
    let folder = tempfile::tempdir().unwrap();
    let url = trials::postgres().url_for_new_database();
    runtime.block_on(crate::registrations::durable(&url));
    runtime.block_on(run("PostgreSQL", &Settings::at(url), folder.path()));
}

async fn run(name: &str, settings: &Settings, folder: &std::path::Path) {
    let keys = store::vault::Keyring::in_folder(&folder.join("keys"));
    let settings = settings.clone().for_the_house().with_keys(keys);
    let store = Store::open(&settings, Doors::of_the_system()).await.unwrap();
    store.migrate(MIGRATIONS).await.unwrap();
    store::vault::prepare(&store).await.unwrap();
    let front = Front::new("http://valskydd.example", "bench");
    let catalogue = Arc::new(Catalogue::build(&sources()).unwrap());
    let app = furnished(House::new(store.clone(), catalogue, HouseKey::of([1; 32]), front), None);
    valskydd::demo::furnish(&app).await.unwrap();
    let (workshop, permit, host, people) = filled(&app).await;
    plan_again(name, &app, &workshop, &permit, &people).await;
    check_in(name, &app, &workshop, &host, &people).await;
    take_in(name, &app, &workshop, &host, &people).await;
}

async fn check_in(name: &str, app: &App, workshop: &Workshop, host: &MayHost, people: &[ParticipantId]) {
    let began = Instant::now();
    let mut phones = Vec::new();
    for phone in 0..PHONES {
        let (app, workshop, host, people) = (app.clone(), workshop.clone(), host.clone(), people.to_vec());
        phones.push(tokio::spawn(async move {
            let device = format!("{phone:016x}");
            for participant in people {
                let by = By { permit: &host, workshop: &workshop, device: &device };
                let saying = Saying { participant, seen: true, way: Way::Code, short: false };
                arrive(&app, by, saying, DeedKey(app.store().doors().uuid())).await.unwrap();
            }
        }));
    }
    for phone in phones {
        phone.await.unwrap();
    }
    let speed = (PHONES * people.len()) as f64 / began.elapsed().as_secs_f64();
    println!("| Check-ins, {name}, {PHONES} phones at once | {speed:.0}/s (goal {GOAL}/s) |");
}

/// What a phone has noted without a network: everybody.
async fn take_in(name: &str, app: &App, workshop: &Workshop, host: &MayHost, people: &[ParticipantId]) {
    let now = app.store().doors().now().timestamp_millis();
    let noted = |participant: &ParticipantId| Noted {
        key: app.store().doors().uuid(),
        participant: *participant,
        said_ms: now,
        off_ms: 0,
        seen: true,
        way: Way::Camera,
        undoes: None,
        short: false,
    };
    let noted: Vec<_> = people.iter().map(noted).collect();
    let began = Instant::now();
    let told = hand_in(app, By { permit: host, workshop, device: "0" }, (&noted, &[])).await.unwrap();
    let spent = began.elapsed().as_secs_f64();
    println!("| A phone hands in {} scans, {name} | {spent:.3} s |", told.scans.len());
}

async fn plan_again(
    name: &str,
    app: &App,
    workshop: &Workshop,
    permit: &MayCoordinate,
    people: &[ParticipantId],
) {
    let key = || DeedKey(app.store().doors().uuid());
    place(app, permit, workshop, 0, Wanted::SIX_TO_EIGHT, key()).await.unwrap();
    let here: HashSet<_> =
        people.iter().enumerate().filter(|(at, _)| at % 12 > 0).map(|(_, id)| *id).collect();
    let all = here.len();
    let began = Instant::now();
    let placed = place_those(app, permit, workshop, here, key()).await.unwrap();
    let spent = began.elapsed().as_secs_f64();
    println!(
        "| Tables planned again, {all} of {} here, {name} | {spent:.2} s (goal 1 s), {} moved |",
        people.len(),
        placed.moved
    );
}

/// Uppsala's day with 300 people, its coordinator's permits.
async fn filled(app: &App) -> (Workshop, MayCoordinate, MayHost, Vec<ParticipantId>) {
    let store = app.store();
    let county = register::by_code(store, Tier::County, "03").await.unwrap().unwrap();
    let programme = programme::views::current(store).await.unwrap().unwrap().id;
    let mut desk = store.desk(&Author::program()).await.unwrap();
    let day = valskydd::demo::gavleborg_day().unwrap();
    let id = workshop::day::deeds::make(&mut desk, programme, county.id, &day).await.unwrap();
    let address = "samordnare@bench.example";
    let coordinator = register::give_duty(&mut desk, "Samordnare", address, &county, Duty::CountyCoordinator)
        .await
        .unwrap();
    let municipalities = register::below(store, county.id).await.unwrap();
    let (mut people, mut rows) = (Vec::new(), Vec::new());
    for municipality in &municipalities {
        let own = desk.id();
        desk.insert(invitation::ActiveModel {
            id: Set(own),
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
        for position in 0..PEOPLE.div_ceil(municipalities.len()) {
            let who: ParticipantId = desk.id();
            people.push(who);
            rows.push(participant::ActiveModel {
                id: Set(who),
                invitation: Set(own),
                position: Set(i32::try_from(position).unwrap() + 1),
                name: Set(format!("Person {position} {}", municipality.name)),
                email: Set(String::new()),
                email_folded: Set(who.to_string()),
                role: Set(Role::ALL[position % 6].code().to_owned()),
                role_text: Set(String::new()),
                phone: Set(String::new()),
                protected: Set(0),
                sealed_person: Set(None),
                needs_deleted: Set(false),
                ..Default::default()
            });
        }
    }
    let kept = people.len().min(PEOPLE);
    people.truncate(kept);
    rows.truncate(kept);
    participant::Entity::insert_many(rows).exec_without_returning(desk.db()).await.unwrap();
    workshops::Entity::update(workshops::ActiveModel {
        id: Set(id),
        tables: Set(50),
        chairs: Set(8),
        ..Default::default()
    })
    .exec(desk.db())
    .await
    .unwrap();
    desk.seal("").await.unwrap();
    let actor = Actor::of(store, coordinator).await.unwrap().unwrap();
    let workshop = workshops::Entity::find_by_id(id).one(store.reader()).await.unwrap().unwrap();
    let permit = MayCoordinate::of(&actor, county.id).unwrap();
    let host = MayHost::of(&actor, county.id, id.uuid()).unwrap();
    (workshop, permit, host, people)
}

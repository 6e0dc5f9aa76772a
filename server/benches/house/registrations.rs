//! Registrations of five people each, with durable commit, journal line and queued letter, while the sealer and the
//! carrier work: 290 municipalities send their lists five times over.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use letters::Post;
use organisation::post::Postman;
use organisation::register::{give_duty, of_tier, people_of};
use organisation::{Actor, App, Duty, MayCoordinate, MayRegister, Tier};
use roster::{Person, Role};
use sea_orm::{ConnectionTrait as _, Database, Statement};
use store::outbox::Carrier;
use store::{Author, DeedKey, Doors, HouseKey, Settings, Store, journal, outbox};
use texts::{Catalogue, Lang};
use tokio::sync::watch;
use valskydd::assembly::{MIGRATIONS, furnished, sources};
use web::{Front, House};
use workshop::day::rules::Settings as Day;
use workshop::registration::deeds::{List, Outcome, submit};
use workshop::registration::views::{Invited, invited, own};

const ROUNDS: i32 = 5;

pub fn measure() {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let folder = tempfile::tempdir().unwrap();
    runtime.block_on(run("SQLite", &Settings::embedded(folder.path()), folder.path()));
    let folder = tempfile::tempdir().unwrap();
    let url = trials::postgres().url_for_new_database();
    runtime.block_on(durable(&url));
    runtime.block_on(run("PostgreSQL", &Settings::at(url).for_the_house(), folder.path()));
}

async fn run(name: &str, settings: &Settings, folder: &std::path::Path) {
    let settings = settings.clone().with_keys(store::vault::Keyring::in_folder(&folder.join("keys")));
    let store = Store::open(&settings, Doors::of_the_system()).await.unwrap();
    store.migrate(MIGRATIONS).await.unwrap();
    store::vault::prepare(&store).await.unwrap();
    let key = HouseKey::of([1; 32]);
    let front = Front::new("http://valskydd.example", "bench");
    let house = House::new(store.clone(), Arc::new(Catalogue::build(&sources()).unwrap()), key, front);
    let app = furnished(house.clone(), None);
    let invited = Arc::new(country(&app).await);
    let post = Post::folder(folder.join("letters"));
    let carrier: Arc<dyn Carrier> = Arc::new(Postman::new(post, house, "v@valskydd.example".to_owned()));
    // The invitations leave before the clock starts.
    outbox::carry_due(&store, carrier.as_ref()).await.unwrap();
    let (ending, ended) = watch::channel(false);
    tokio::spawn(journal::run_sealer(store.clone(), ended.clone()));
    tokio::spawn(outbox::run_carrier(store.clone(), carrier, ended));
    let began = Instant::now();
    let mut tasks = Vec::new();
    for worker in 0..8 {
        let (app, invited) = (app.clone(), Arc::clone(&invited));
        tasks.push(tokio::spawn(async move { send_lists(&app, &invited, worker).await }));
    }
    let mut slowest = Duration::ZERO;
    for task in tasks {
        slowest = slowest.max(task.await.unwrap());
    }
    let seconds = began.elapsed().as_secs_f64();
    let all = invited.len() * usize::try_from(ROUNDS).unwrap();
    println!(
        "| Registrations of five people, {name}, 8 at once | {:.0}/s, slowest {} ms, none refused |",
        all as f64 / seconds,
        slowest.as_millis()
    );
    ending.send_replace(true);
}

/// The tests' PostgreSQL runs without fsync; here a commit must be on the disk.
pub async fn durable(url: &str) {
    let server = Database::connect(url).await.unwrap();
    let ask = |sql: &str| Statement::from_string(server.get_database_backend(), sql);
    for setting in ["fsync", "synchronous_commit", "full_page_writes"] {
        server.execute_raw(ask(&format!("ALTER SYSTEM SET {setting} = on"))).await.unwrap();
    }
    server.execute_raw(ask("SELECT pg_reload_conf()")).await.unwrap();
    // The server reads its settings when it gets to it.
    let is_on = async || {
        let row = server.query_one_raw(ask("SHOW fsync")).await.unwrap().unwrap();
        row.try_get_by_index::<String>(0).unwrap() == "on"
    };
    while !is_on().await {}
}

async fn send_lists(app: &App, invited: &[(Invited, MayRegister)], worker: usize) -> Duration {
    let words = app.words(Lang::Sv);
    let mut slowest = Duration::ZERO;
    for round in 0..ROUNDS {
        for (number, (invitation, permit)) in invited.iter().enumerate().filter(|(at, _)| at % 8 == worker) {
            let list = List {
                people: people(number, round),
                receipt: "kvitto@x.example".to_owned(),
                base: round,
                ..List::default()
            };
            let began = Instant::now();
            let key = app.store().doors().uuid();
            let outcome = submit(app, &words, permit, invitation, &list, key).await.unwrap();
            assert!(matches!(outcome, Outcome::Stored(_)), "{outcome:?}");
            slowest = slowest.max(began.elapsed());
        }
    }
    slowest
}

fn people(number: usize, round: i32) -> Vec<Person> {
    let roles = [
        Role::ElectionCoordinator,
        Role::SecurityCoordinator,
        Role::Communicator,
        Role::ItSecurity,
        Role::BoardMember,
    ];
    roles
        .into_iter()
        .enumerate()
        .map(|(at, role)| Person {
            name: format!("Person {at} Åkesson"),
            email: format!("person{at}.{round}@kommun{number}.example"),
            role: Some(role),
            ..Person::default()
        })
        .collect()
}

/// 21 counties with a workshop each, 290 municipalities invited.
async fn country(app: &App) -> Vec<(Invited, MayRegister)> {
    valskydd::demo::furnish(app).await.unwrap();
    let store = app.store();
    let programme = programme::views::current(store).await.unwrap().unwrap().id;
    let mut all = Vec::new();
    for county in of_tier(store, Tier::County).await.unwrap() {
        let mut desk = store.desk(&Author::program()).await.unwrap();
        let day: Day = valskydd::demo::gavleborg_day().unwrap();
        let id = workshop::day::deeds::make(&mut desk, programme, county.id, &day).await.unwrap();
        let coordinator = give_duty(
            &mut desk,
            "Samordnare",
            &format!("lan{}@bench.example", county.code),
            &county,
            Duty::CountyCoordinator,
        )
        .await
        .unwrap();
        let municipalities = organisation::register::below(store, county.id).await.unwrap();
        for municipality in &municipalities {
            let address = format!("kommun{}@bench.example", municipality.code);
            if people_of(store, municipality.id).await.unwrap().is_empty() {
                give_duty(&mut desk, "Samordnare", &address, municipality, Duty::MunicipalCoordinator)
                    .await
                    .unwrap();
            }
        }
        desk.seal("").await.unwrap();
        let actor = Actor::of(store, coordinator).await.unwrap().unwrap();
        let permit = MayCoordinate::of(&actor, county.id).unwrap();
        let reply_to = letters::Party { name: String::new(), address: "lan@bench.example".to_owned() };
        let key = DeedKey(store.doors().uuid());
        workshop::invitation::deeds::send(app, &permit, id, &BTreeMap::new(), reply_to, key).await.unwrap();
        for municipality in municipalities {
            let holder = people_of(store, municipality.id).await.unwrap().remove(0).0;
            let actor = Actor::of(store, holder.id).await.unwrap().unwrap();
            let own = own(store, municipality.id).await.unwrap();
            let (row, _) = own.into_iter().find(|(row, _)| row.workshop == id).unwrap();
            let permit =
                MayRegister::of(&actor).unwrap().for_invitation(row.id.uuid(), municipality.id).unwrap();
            all.push((invited(store, municipality.id, row.id).await.unwrap().unwrap(), permit));
        }
    }
    all
}

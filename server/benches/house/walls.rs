//! What the walls cost: the gate's question, a permit, a deed's journal line, and a read behind row-level security.
//! Processor time of this process, without the database server's.

use std::hint::black_box;
use std::time::Instant;

use organisation::register::{by_code, person_at};
use organisation::{Actor, MayCoordinate, Tier};
use sea_orm::{Database, EntityTrait as _};
use store::{Doors, HouseKey, Line, Settings, Store, see_as};
use texts::Catalogue;
use valskydd::assembly::{MIGRATIONS, furnished, sources};
use web::{Front, House};
use workshop::records::workshop as workshops;

/// Enough for hundredths of a second, in which the system counts.
const TIMES: u32 = 5_000;

pub fn measure() {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let folder = tempfile::tempdir().unwrap();
    runtime.block_on(run("SQLite", Settings::embedded(folder.path())));
    let roles = trials::postgres().pair_for_new_database();
    runtime.block_on(run("PostgreSQL", Settings::at(roles.serving).owned_at(roles.owner)));
}

async fn run(name: &str, settings: Settings) {
    let settings = settings.for_the_house();
    let store = Store::open(&settings, Doors::of_the_system()).await.unwrap();
    store.migrate(&MIGRATIONS).await.unwrap();
    let catalogue = std::sync::Arc::new(Catalogue::build(&sources()).unwrap());
    let front = Front::new("http://valskydd.example", "0.0.0");
    let app = furnished(House::new(store.clone(), catalogue, HouseKey::of([9; 32]), front), None);
    valskydd::demo::furnish(&app).await.unwrap();
    let person = person_at(&store, "maria.lindholm@lst-gavleborg.example").await.unwrap().unwrap().id;
    let county = by_code(&store, Tier::County, "21").await.unwrap().unwrap().id;
    let actor = Actor::of(&store, person).await.unwrap().unwrap();

    row(name, "gate: whose duty", async || drop(black_box(Actor::of(&store, person).await.unwrap()))).await;
    row(name, "permit", async || drop(black_box(MayCoordinate::of(&actor, county)))).await;
    row(name, "deed of one journal line", async || {
        let mut desk = store.desk(&actor.author()).await.unwrap();
        let (deed, subject_id) = ("list.taken_out", county.uuid());
        let owner = Some(county.uuid());
        desk.write(Line { deed, subject: "workshop", subject_id, owner, details: serde_json::json!({}) });
        desk.seal("").await.unwrap();
    })
    .await;
    let read = async || drop(black_box(workshops::Entity::find().all(store.reader()).await.unwrap()));
    see_as(actor.sight(), row(name, "read with the wall", read)).await;
    if let Some(owner) = &settings.owner_url {
        let bare = Database::connect(owner).await.unwrap();
        let read = async || drop(black_box(workshops::Entity::find().all(&bare).await.unwrap()));
        row(name, "the same past the wall", read).await;
    }
    store.close().await;
}

async fn row(name: &str, what: &str, work: impl AsyncFn()) {
    for _ in 0..200 {
        work().await;
    }
    let (spent, began) = (processor_seconds(), Instant::now());
    for _ in 0..TIMES {
        work().await;
    }
    let micros = |seconds: f64| seconds * 1e6 / f64::from(TIMES);
    let (spent, took) = (micros(processor_seconds() - spent), micros(began.elapsed().as_secs_f64()));
    println!("| {name}, {what} | {spent:.0} µs of processor, {took:.0} µs in all |");
}

fn processor_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap();
    let fields: Vec<&str> = stat.rsplit_once(')').unwrap().1.split_whitespace().collect();
    // utime and stime, in ticks of a hundredth of a second (proc(5)).
    (fields[11].parse::<f64>().unwrap() + fields[12].parse::<f64>().unwrap()) / 100.0
}

//! What the walls cost: the gate's question, a permit, a deed's journal line, a read behind row-level security, a page
//! with and without somebody signed in, and a whole sign-in. Processor time of this process, without the database
//! server's.

use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use axum::response::Response;
use organisation::register::{by_code, give_duty, of_tier, person_at};
use organisation::sign_in::print_link;
use organisation::{Actor, App, Duty, MayCoordinate, Tier};
use papers::Press;
use sea_orm::EntityTrait as _;
use store::vault::Keyring;
use store::{Author, Doors, HouseKey, Line, Settings, Store, see_as, token_text};
use texts::Catalogue;
use tower::ServiceExt as _;
use valskydd::assembly::{MIGRATIONS, furnished, router, sources};
use web::{Front, House};
use workshop::records::workshop as workshops;

/// Enough for hundredths of a second, in which the system counts.
const TIMES: u32 = 5_000;
const SIGN_INS: u32 = 1_000;
const BASE_URL: &str = "http://valskydd.example";

pub fn measure() {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let folder = tempfile::tempdir().unwrap();
    runtime.block_on(run("SQLite", Settings::embedded(folder.path()), folder.path()));
    let folder = tempfile::tempdir().unwrap();
    let roles = trials::postgres().pair_for_new_database();
    let settings = Settings::at(roles.serving).owned_at(roles.owner);
    runtime.block_on(run("PostgreSQL", settings, folder.path()));
}

async fn run(name: &str, settings: Settings, folder: &Path) {
    let settings = settings.for_the_house().with_keys(Keyring::in_folder(&folder.join("keys")));
    let store = Store::open(&settings, Doors::of_the_system()).await.unwrap();
    store.migrate(MIGRATIONS).await.unwrap();
    store::vault::prepare(&store).await.unwrap();
    let catalogue = std::sync::Arc::new(Catalogue::build(&sources()).unwrap());
    let front = Front::new(BASE_URL, "0.0.0");
    let app = furnished(House::new(store.clone(), catalogue, HouseKey::of([9; 32]), front), None);
    valskydd::demo::furnish(&app).await.unwrap();
    let person = person_at(&store, "maria.lindholm@lst-gavleborg.example").await.unwrap().unwrap().id;
    let county = by_code(&store, Tier::County, "21").await.unwrap().unwrap().id;
    let actor = Actor::of(&store, person).await.unwrap().unwrap();

    row(name, "gate: whose duty", TIMES, async |_| drop(black_box(Actor::of(&store, person).await.unwrap())))
        .await;
    row(name, "permit", TIMES, async |_| drop(black_box(MayCoordinate::of(&actor, county)))).await;
    row(name, "deed of one journal line", TIMES, async |_| {
        let mut desk = store.desk(&actor.author()).await.unwrap();
        let (deed, subject_id) = ("list.taken_out", county.uuid());
        let owner = Some(county.uuid());
        desk.write(Line { deed, subject: "workshop", subject_id, owner, details: serde_json::json!({}) });
        desk.seal("").await.unwrap();
    })
    .await;
    let read = async |_| drop(black_box(workshops::Entity::find().all(store.reader()).await.unwrap()));
    see_as(actor.sight(), row(name, "read with the wall", TIMES, read)).await;
    if let Some(owner) = &settings.owner_url {
        let bare = store::pool_at(owner, 1).await.unwrap();
        let read = async |_| drop(black_box(workshops::Entity::find().all(&bare).await.unwrap()));
        row(name, "the same past the wall", TIMES, read).await;
    }
    requests(name, &app).await;
    store.close().await;
}

/// Whole requests over the house's router.
async fn requests(name: &str, app: &App) {
    let browser = Browser::new(app);
    let links = links(app).await;
    let last = links.len() - 1;
    row(name, "sign-in by link", SIGN_INS, async |number| {
        assert!(browser.enter(&links[number as usize]).await.is_some());
    })
    .await;
    let session = browser.enter(&links[last]).await.unwrap();
    let help = async |cookies: &str| {
        let request = Request::get("/hjalp").header(header::COOKIE, cookies).body(Body::empty());
        let answer = browser.router.clone().oneshot(request.unwrap()).await.unwrap();
        assert_eq!(answer.status(), StatusCode::OK);
        drop(black_box(to_bytes(answer.into_body(), usize::MAX).await.unwrap()));
    };
    let signed_in = format!("{}; {session}", browser.mark);
    row(name, "help page, nobody signed in", TIMES, async |_| help(&browser.mark).await).await;
    row(name, "help page, signed in", TIMES, async |_| help(&signed_in).await).await;
}

struct Browser {
    router: Router,
    mark: String,
    csrf: String,
}

impl Browser {
    fn new(app: &App) -> Self {
        let mark = "b".repeat(43);
        let csrf = token_text(&app.key().derive("csrf", &[mark.as_bytes()]));
        Self { router: router(app, Press::new()), mark: format!("vs_b={mark}"), csrf }
    }

    /// Presses the button behind a link; gives the session's cookie.
    async fn enter(&self, link: &str) -> Option<String> {
        let request = Request::post(link)
            .header(header::COOKIE, &self.mark)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(format!("csrf={}", self.csrf)));
        let answer: Response = self.router.clone().oneshot(request.unwrap()).await.unwrap();
        let given = answer.headers().get_all(header::SET_COOKIE).iter();
        given
            .filter_map(|line| line.to_str().ok()?.split(';').next())
            .find(|cookie| cookie.starts_with("vs_s="))
            .map(str::to_owned)
    }
}

/// Enough links for every sign-in, spread over the coordinators of all municipalities.
async fn links(app: &App) -> Vec<String> {
    let (store, author) = (app.store(), Author::program());
    let municipalities = of_tier(store, Tier::Municipality).await.unwrap();
    let mut desk = store.desk(&author).await.unwrap();
    for one in &municipalities {
        let address = format!("k{}@bench.example", one.code);
        give_duty(&mut desk, "Siv Ek", &address, one, Duty::MunicipalCoordinator).await.unwrap();
    }
    desk.seal("").await.unwrap();
    let mut links = Vec::new();
    for one in municipalities.iter().cycle().take((SIGN_INS + WARM + 1) as usize) {
        let link = print_link(app, &format!("k{}@bench.example", one.code), &author).await;
        links.push(link.unwrap().unwrap().replace(BASE_URL, ""));
    }
    links
}

const WARM: u32 = 200;

async fn row(name: &str, what: &str, times: u32, work: impl AsyncFn(u32)) {
    for number in 0..WARM {
        work(number).await;
    }
    let (spent, began) = (processor_seconds(), Instant::now());
    for number in WARM..WARM + times {
        work(number).await;
    }
    let micros = |seconds: f64| seconds * 1e6 / f64::from(times);
    let (spent, took) = (micros(processor_seconds() - spent), micros(began.elapsed().as_secs_f64()));
    println!("| {name}, {what} | {spent:.0} µs of processor, {took:.0} µs in all |");
}

fn processor_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap();
    let fields: Vec<&str> = stat.rsplit_once(')').unwrap().1.split_whitespace().collect();
    // utime and stime, in ticks of a hundredth of a second (proc(5)).
    (fields[11].parse::<f64>().unwrap() + fields[12].parse::<f64>().unwrap()) / 100.0
}

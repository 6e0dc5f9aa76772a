//! A furnished house in the test's own process, and visitors to it.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use letters::Post;
use organisation::App;
use organisation::post::Postman;
use organisation::register::{by_code, person_at};
use organisation::{OrganisationId, Tier};
use papers::Press;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use store::vault::Keyring;
use store::{Author, Doors, HouseKey, SeededChance, Settings, Store, SystemClock};
use tempfile::TempDir;
use texts::Catalogue;
use tower::ServiceExt as _;
use valskydd::assembly::{MIGRATIONS, router, sources};
use web::session::{self, Arrival, Kind, Way};
use web::{Front, House};
use workshop::WorkshopId;
use workshop::records::workshop as workshops;

/// Which database.
#[derive(Clone, Copy, Debug)]
pub enum Base {
    Sqlite,
    Postgres,
}

impl Base {
    pub const BOTH: [Self; 2] = [Self::Sqlite, Self::Postgres];
}

/// The demo's house.
pub struct Resident {
    pub app: App,
    pub router: Router,
    pub postman: Postman,
    pub folder: TempDir,
}

/// One browser, signed in or not.
pub struct Caller {
    router: Router,
    cookies: String,
}

pub struct Answer {
    pub status: StatusCode,
    pub location: String,
    pub text: String,
}

impl Resident {
    pub async fn on(base: Base) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let settings = match base {
            Base::Sqlite => Settings::embedded(folder.path()),
            Base::Postgres => Settings::at(trials::postgres().url_for_new_database()),
        }
        .with_keys(Keyring::in_folder(&folder.path().join("keys")));
        let doors = Doors::new(Arc::new(SystemClock), Arc::new(SeededChance::new(3)));
        let store = Store::open(&settings, doors).await.unwrap();
        store.migrate(&MIGRATIONS).await.unwrap();
        store::vault::prepare(&store).await.unwrap();
        let key = HouseKey::of([9; 32]);
        let letters = folder.path().join("letters");
        let front = Front::new("http://valskydd.example", "0.0.0");
        let postman = Postman::new(
            Post::folder(&letters),
            key.clone(),
            front.base_url.clone(),
            "valskydd@valskydd.example".to_owned(),
        );
        let catalogue = Arc::new(Catalogue::build(&sources()).unwrap());
        let house = House::new(store, catalogue, key, front);
        let app = valskydd::assembly::furnished(house, Some(letters));
        valskydd::demo::furnish(&app).await.unwrap();
        let router = router(&app, Press::new());
        Self { app, router, postman, folder }
    }

    pub async fn workshop_of(&self, county: &str) -> WorkshopId {
        let county = by_code(self.app.store(), Tier::County, county).await.unwrap().unwrap();
        let found = workshops::Entity::find()
            .filter(workshops::Column::County.eq(county.id))
            .one(self.app.store().reader())
            .await
            .unwrap();
        found.unwrap().id
    }

    pub async fn municipality(&self, code: &str) -> OrganisationId {
        by_code(self.app.store(), Tier::Municipality, code).await.unwrap().unwrap().id
    }

    pub fn stranger(&self) -> Caller {
        Caller { router: self.router.clone(), cookies: format!("vs_b={}", "b".repeat(43)) }
    }

    pub async fn person(&self, address: &str) -> Caller {
        let person = person_at(self.app.store(), address).await.unwrap().unwrap();
        let mut caller = self.stranger();
        let mut desk = self.app.store().desk(&Author::program()).await.unwrap();
        let begun = session::begin(&desk, &self.app, Kind::Person, person.id.uuid(), &Arrival::by(Way::Link))
            .await
            .unwrap();
        desk.write(store::Line {
            deed: "sign_in.signed_in",
            subject: "person",
            subject_id: person.id.uuid(),
            owner: None,
            details: serde_json::json!({}),
        });
        desk.seal("").await.unwrap();
        let mut headers = HeaderMap::new();
        begun.give(&self.app, &mut headers);
        let given = headers.get(header::SET_COOKIE).unwrap().to_str().unwrap().to_owned();
        caller.cookies = format!("{}; {}", caller.cookies, given.split(';').next().unwrap());
        caller
    }
}

impl Caller {
    pub async fn get(&self, path: &str) -> Answer {
        self.ask(Request::get(path).header(header::COOKIE, &self.cookies).body(Body::empty()).unwrap()).await
    }

    /// Sends an empty form that carries the browser's own mark and a fresh key.
    pub async fn post(&self, path: &str) -> Answer {
        let csrf = self.csrf().await;
        let body = format!("csrf={csrf}&deed=00000000-0000-7000-8000-{:012x}", path.len());
        let request = Request::post(path)
            .header(header::COOKIE, &self.cookies)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.ask(request.body(Body::from(body)).unwrap()).await
    }

    async fn csrf(&self) -> String {
        let page = Caller { router: self.router.clone(), cookies: format!("vs_b={}", "b".repeat(43)) };
        let text = page.get("/logga-in").await.text;
        let from = text.find("name=\"csrf\" value=\"").expect("the sign-in page has a form") + 19;
        text[from..].split('"').next().unwrap().to_owned()
    }

    async fn ask(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let location =
            parts.headers.get(header::LOCATION).map_or("", |line| line.to_str().unwrap()).to_owned();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        Answer { status: parts.status, location, text: String::from_utf8_lossy(&bytes).into_owned() }
    }
}

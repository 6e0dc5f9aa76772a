//! A furnished house in the test's own process, and visitors to it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use axum::middleware::from_fn;
use chrono::TimeDelta;
use letters::Party;
use letters::Post;
use organisation::link::{self, Purpose, Receiver};
use organisation::post::Postman;
use organisation::records::{duty_held, organisation as organisations, personal_link};
use organisation::register::{self, Organisation, by_code, person_at};
use organisation::{Actor, App, Duty, MayCoordinate};
use organisation::{OrganisationId, Tier};
use papers::Press;
use sea_orm::prelude::Uuid;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _,
};
use store::vault::Keyring;
use store::{
    Author, DeedKey, Doors, HouseKey, SeededChance, Settings, Sight, Store, SystemClock, see_as, token_text,
};
use tempfile::TempDir;
use texts::Catalogue;
use tower::ServiceExt as _;
use valskydd::assembly::{MIGRATIONS, router, sources};
use web::session::{self, Arrival, Kind, Way};
use web::{Front, House};
use workshop::WorkshopId;
use workshop::preparation::guests::Coming;
use workshop::preparation::records::guest;
use workshop::records::{invitation as invitations, participant as participants, workshop as workshops};

/// Which database.
#[derive(Clone, Copy, Debug)]
pub enum Base {
    Sqlite,
    Postgres,
}

impl Base {
    pub const BOTH: [Self; 2] = [Self::Sqlite, Self::Postgres];
}

/// Somebody of a contractor, who leads Gävleborg's workshop.
pub const FACILITATOR: &str = "ove.ek@motesledarna.example";

/// The demo's house.
pub struct Resident {
    pub app: App,
    pub router: Router,
    pub postman: Postman,
    pub settings: Settings,
    pub folder: TempDir,
    /// Two participants of Ockelbo, in a full house; the first of them has a link of their own.
    pub participants: [Uuid; 2],
    /// Of Gävleborg and of Uppsala.
    guests: [Uuid; 2],
}

/// One browser, signed in or not.
pub struct Caller {
    router: Router,
    pub cookies: String,
    csrf: String,
}

pub struct Answer {
    pub status: StatusCode,
    pub location: String,
    pub headers: HeaderMap,
    pub text: String,
    pub bytes: Vec<u8>,
}

/// What the house's absolute links begin with.
pub const BASE_URL: &str = "http://valskydd.example";

fn front() -> Front {
    Front::new(BASE_URL, "0.0.0")
}

impl Resident {
    /// The demo's house, whose tests stand for the house themselves.
    pub async fn on(base: Base) -> Self {
        Self::with(base, front(), Settings::for_the_house).await
    }

    /// The same as it serves: outside every scope one sees nothing.
    pub async fn serving(base: Base) -> Self {
        Self::with(base, front(), |settings| settings).await
    }

    /// The same where Uppsala has invited too, and somebody of a contractor leads Gävleborg's day.
    pub async fn full(base: Base) -> Self {
        let mut house = Self::on(base).await;
        let (app, workshop) = (&house.app, house.workshop_of("03").await);
        let uppsala = by_code(app.store(), Tier::County, "03").await.unwrap().unwrap();
        let below = register::below(app.store(), uppsala.id).await.unwrap();
        let addresses =
            below.iter().map(|one| (one.code.clone(), format!("val@k{}.example", one.code))).collect();
        let henrik = person_at(app.store(), "henrik.aberg@lst-uppsala.example").await.unwrap().unwrap();
        let henrik = Actor::of(app.store(), henrik.id).await.unwrap().unwrap();
        let permit = MayCoordinate::of(&henrik, uppsala.id).unwrap();
        let reply_to = Party { name: henrik.name().to_owned(), address: henrik.address().to_owned() };
        let key = DeedKey(app.store().doors().uuid());
        workshop::invitation::deeds::send(app, &permit, workshop, &addresses, reply_to, key).await.unwrap();
        house.contract().await;
        house.hand_out_links().await;
        store::outbox::carry_due(house.app.store(), &house.postman).await.unwrap();
        house
    }

    /// Links for a participant of Ockelbo, a guest and somebody at the door in Gävleborg.
    async fn hand_out_links(&mut self) {
        let store = self.app.store();
        let (workshop, county) = (self.workshop_of("21").await, self.county("21").await.id);
        let municipality = self.municipality("2101").await;
        self.participants = [(); 2].map(|()| store.doors().uuid());
        let ends_at = store.doors().now() + TimeDelta::days(100);
        let mut desk = store.desk(&Author::program()).await.unwrap();
        let about = workshop.uuid();
        let invitation = invitations::Entity::find()
            .filter(invitations::Column::Workshop.eq(workshop))
            .filter(invitations::Column::Municipality.eq(municipality))
            .one(desk.db())
            .await
            .unwrap()
            .unwrap();
        for (position, id) in (1..).zip(self.participants) {
            let address = format!("ny{position}@ockelbo.example");
            let row = participants::ActiveModel {
                id: Set(id.into()),
                invitation: Set(invitation.id),
                position: Set(position),
                name: Set(format!("Ny {position}")),
                email: Set(address.clone()),
                email_folded: Set(address),
                role: Set("it".to_owned()),
                role_text: Set("IT".to_owned()),
                phone: Set(String::new()),
                ..Default::default()
            };
            desk.insert(row).await.unwrap();
        }
        self.guests = [(); 2].map(|()| store.doors().uuid());
        for (code, id) in ["21", "03"].into_iter().zip(self.guests) {
            let row = guest::ActiveModel {
                id: Set(id.into()),
                workshop: Set(self.workshop_of(code).await),
                name: Set("Gun Ek".to_owned()),
                organisation: Set("Polismyndigheten".to_owned()),
                address: Set(format!("gun{code}@polisen.example")),
                phone: Set(String::new()),
                brief: Set(String::new()),
                coming: Set(Coming::Unsaid),
                answered_at: Set(None),
                told_at: Set(None),
                version: Set(1),
            };
            desk.insert(row).await.unwrap();
        }
        let guest = self.guests[0];
        for purpose in [
            Purpose::Participant { about: self.participants[0], municipality, ends_at },
            Purpose::Guest { about: guest, county, ends_at },
            Purpose::DoorHost { about, county, ends_at },
        ] {
            let receiver = Receiver { owner: Some(county), ..Receiver::default() };
            link::hand_out(&desk, self.app.key(), purpose, &receiver).await.unwrap();
        }
        desk.write(store::Line {
            deed: "link.handed_out",
            subject: "workshop",
            subject_id: about,
            owner: Some(county.uuid()),
            details: serde_json::json!({}),
        });
        desk.seal("").await.unwrap();
    }

    async fn contract(&self) {
        let store = self.app.store();
        let (gavleborg, workshop) = (self.county("21").await, self.workshop_of("21").await);
        let mut desk = store.desk(&Author::program()).await.unwrap();
        let contractor = Organisation {
            id: desk.id(),
            tier: Tier::Contractor,
            code: "556000-0001".to_owned(),
            name: "Mötesledarna".to_owned(),
            formal_name: "Mötesledarna AB".to_owned(),
            parent: None,
            ..gavleborg.clone()
        };
        desk.insert(organisations::ActiveModel::from(contractor.clone()).reset_all()).await.unwrap();
        let given = register::give_duty(&mut desk, "Ove Ek", FACILITATOR, &contractor, Duty::Facilitator);
        let person = given.await.unwrap();
        duty_held::Entity::update_many()
            .col_expr(duty_held::Column::Workshop, Expr::value(workshop.uuid()))
            .col_expr(duty_held::Column::County, Expr::value(gavleborg.id.uuid()))
            .filter(duty_held::Column::Person.eq(person))
            .exec(desk.db())
            .await
            .unwrap();
        desk.seal("").await.unwrap();
    }

    /// The same behind another front door.
    pub async fn behind(base: Base, front: Front) -> Self {
        Self::with(base, front, Settings::for_the_house).await
    }

    /// The same as it serves.
    pub async fn serving_behind(base: Base, front: Front) -> Self {
        Self::with(base, front, |settings| settings).await
    }

    async fn with(base: Base, front: Front, seen: impl FnOnce(Settings) -> Settings) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let settings = match base {
            Base::Sqlite => Settings::embedded(folder.path()),
            Base::Postgres => {
                let roles = trials::postgres().pair_for_new_database();
                Settings::at(roles.serving).owned_at(roles.owner)
            }
        };
        let settings = seen(settings.with_keys(Keyring::in_folder(&folder.path().join("keys"))));
        let doors = Doors::new(Arc::new(SystemClock), Arc::new(SeededChance::new(3)));
        let store = Store::open(&settings, doors).await.unwrap();
        store.migrate(MIGRATIONS).await.unwrap();
        store::vault::prepare(&store).await.unwrap();
        let letters = folder.path().join("letters");
        let catalogue = Arc::new(Catalogue::build(&sources()).unwrap());
        let house = House::new(store, catalogue, HouseKey::of([9; 32]), front);
        let from = "valskydd@valskydd.example".to_owned();
        let postman = Postman::new(Post::folder(&letters), house.clone(), from);
        let app = valskydd::assembly::furnished(house, Some(letters));
        see_as(Sight::House, valskydd::demo::furnish(&app)).await.unwrap();
        // As behind the front door.
        let router = router(&app, Press::new()).layer(from_fn(web::headers::guard));
        Self {
            app,
            router,
            postman,
            settings,
            folder,
            participants: [Uuid::nil(); 2],
            guests: [Uuid::nil(); 2],
        }
    }

    /// A county's guest.
    pub fn guest_of(&self, county: &str) -> Uuid {
        self.guests[usize::from(county != "21")]
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
        let browser = "b".repeat(43);
        let csrf = token_text(&self.app.key().derive("csrf", &[browser.as_bytes()]));
        Caller { router: self.router.clone(), cookies: format!("vs_b={browser}"), csrf }
    }

    pub async fn county(&self, code: &str) -> Organisation {
        by_code(self.app.store(), Tier::County, code).await.unwrap().unwrap()
    }

    /// Letters that the county sent about its workshop.
    pub async fn letters_of(&self, county: &str) -> Vec<Uuid> {
        let workshop = self.workshop_of(county).await;
        let letters = store::outbox::about(self.app.store(), workshop.uuid()).await.unwrap();
        letters.into_iter().map(|letter| letter.id).collect()
    }

    pub async fn organisation_of(&self, address: &str) -> OrganisationId {
        let person = person_at(self.app.store(), address).await.unwrap().unwrap();
        Actor::of(self.app.store(), person.id).await.unwrap().unwrap().organisation().id
    }

    /// A browser in which Ockelbo's or Gävleborg's link of this kind was opened.
    pub async fn by_link(&self, kind: &str) -> Caller {
        self.session(Kind::Link, self.link_of(kind).await.id.uuid()).await
    }

    /// Where that link leads whoever opens it.
    pub async fn behind_link(&self, kind: &str) -> String {
        let token = link::token(self.app.key(), self.link_of(kind).await.id);
        let answer = self.stranger().post(&format!("/l/{token}")).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{kind}");
        answer.location
    }

    async fn link_of(&self, kind: &str) -> personal_link::Model {
        let whose = [self.municipality("2101").await, self.county("21").await.id];
        let found = personal_link::Entity::find()
            .filter(personal_link::Column::Kind.eq(kind))
            .filter(personal_link::Column::Organisation.is_in(whose))
            .one(self.app.store().reader())
            .await;
        found.unwrap().unwrap()
    }

    /// The id of the person with this address.
    pub async fn id_of(&self, address: &str) -> Uuid {
        person_at(self.app.store(), address).await.unwrap().unwrap().id.uuid()
    }

    /// A person who is signed in.
    pub async fn person(&self, address: &str) -> Caller {
        let person = person_at(self.app.store(), address).await.unwrap().unwrap();
        self.session(Kind::Person, person.id.uuid()).await
    }

    async fn session(&self, kind: Kind, subject: Uuid) -> Caller {
        let mut caller = self.stranger();
        let mut desk = self.app.store().desk(&Author::program()).await.unwrap();
        let begun = session::begin(&desk, &self.app, kind, subject, &Arrival::by(Way::Link)).await.unwrap();
        desk.write(store::Line {
            deed: "sign_in.signed_in",
            subject: "person",
            subject_id: subject,
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
        self.send(path, &[]).await
    }

    /// Sends a form with these fields, the browser's own mark and a fresh key.
    pub async fn send(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        static KEY: AtomicU64 = AtomicU64::new(1);
        let key = KEY.fetch_add(1, Ordering::Relaxed);
        let mut body = format!("csrf={}&deed=00000000-0000-7000-8000-{key:012x}", self.csrf);
        for (name, value) in fields {
            body.push_str(&format!("&{name}={value}"));
        }
        let request = Request::post(path)
            .header(header::COOKIE, &self.cookies)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.ask(request.body(Body::from(body)).unwrap()).await
    }

    async fn ask(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let location =
            parts.headers.get(header::LOCATION).map_or("", |line| line.to_str().unwrap()).to_owned();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Answer { status: parts.status, location, headers: parts.headers, text, bytes: bytes.to_vec() }
    }
}

//! A county's workshop with three people from one municipality, one of them protected, and one from another.

use std::sync::Arc;

use axum::Router;
use axum::http::HeaderMap;
use axum::middleware::from_fn_with_state;
use chrono::{NaiveDate, NaiveTime, TimeDelta};
use course::rules::State;
use organisation::link::{self, Purpose};
use organisation::records::LinkId;
use organisation::register::{self, Organisation};
use organisation::{App, Duty, Tier};
use programme::ProgrammeId;
use programme::calendar::ElectionKind;
use programme::records::programme as programme_record;
use sea_orm::prelude::Uuid;
use sea_orm::{ActiveModelTrait as _, ActiveValue::Set, EntityTrait as _, IntoActiveModel as _};
use serde_json::json;
use store::vault::Keyring;
use store::{Author, Clock as _, Doors, FixedClock, HouseKey, Line, SeededChance, Settings, Store};
use tempfile::TempDir;
use texts::Catalogue;
use web::session::{self, Arrival, Kind, Way};
use web::{Front, House};
use workshop::day::rules::{Format, State as DayState};
use workshop::records::{invitation, participant, workshop as record};
use workshop::seats::rules::Place;
use workshop::{InvitationId, ParticipantId, WorkshopId};

use crate::browser::Browser;

pub struct World {
    pub app: App,
    pub router: Router,
    pub clock: Arc<FixedClock>,
    pub county: Organisation,
    pub workshop: WorkshopId,
    pub programme: ProgrammeId,
    /// Elsa, Bo and somebody protected from the first municipality, Ada from the second.
    pub people: Vec<ParticipantId>,
    /// The invitations of the two.
    pub invitations: Vec<InvitationId>,
    pub municipalities: Vec<Organisation>,
    _folder: TempDir,
}

/// Runs a story on both databases.
pub async fn on_both<F: Future<Output = ()>>(story: impl Fn(World) -> F) {
    let folder = tempfile::tempdir().unwrap();
    let settings = Settings::embedded(folder.path());
    Box::pin(story(World::at(settings, folder).await)).await;
    let roles = trials::postgres().pair_for_new_database();
    let settings = Settings::at(roles.serving).owned_at(roles.owner);
    Box::pin(story(World::at(settings, tempfile::tempdir().unwrap()).await)).await;
}

impl World {
    async fn at(settings: Settings, folder: TempDir) -> Self {
        let clock = Arc::new(FixedClock::at("2029-03-14T07:00:00Z".parse().unwrap()));
        let doors = Doors::new(clock.clone(), Arc::new(SeededChance::new(5)));
        let keys = Keyring::in_folder(&folder.path().join("keys"));
        let store = Store::open(&settings.for_the_house().with_keys(keys), doors).await.unwrap();
        let migrations = [
            web::migrations,
            organisation::migrations,
            programme::migrations,
            workshop::migrations,
            course::migrations,
        ];
        store.migrate(&migrations).await.unwrap();
        store::vault::prepare(&store).await.unwrap();
        organisation::load_sweden(&store, &Author::program()).await.unwrap();
        let sources =
            [&web::TEXTS[..], &organisation::TEXTS, &[programme::TEXTS], &workshop::TEXTS, &[course::TEXTS]]
                .concat();
        let front = Front::new("http://127.0.0.1:8080", "0");
        let catalogue = Arc::new(Catalogue::build(&sources).unwrap());
        let house = House::new(store, catalogue, HouseKey::of([7; 32]), front);
        let app = App::new(house.clone(), Vec::new(), Vec::new(), None);
        let router = course::routes()
            .and(workshop::routes())
            .build(|handler, gate| organisation::enclose(&app, handler, gate))
            .layer(from_fn_with_state(house, web::receive))
            .with_state(app.clone());
        let county = register::by_code(app.store(), Tier::County, "21").await.unwrap().unwrap();
        let municipalities = register::below(app.store(), county.id).await.unwrap();
        let municipalities: Vec<_> = municipalities.into_iter().take(2).collect();
        let mut world = Self {
            app,
            router,
            clock,
            county,
            workshop: WorkshopId::from(Uuid::nil()),
            programme: ProgrammeId::from(Uuid::nil()),
            people: Vec::new(),
            invitations: Vec::new(),
            municipalities,
            _folder: folder,
        };
        world.prepare().await;
        world
    }

    pub async fn coordinator(&self) -> Browser {
        let mut desk = self.app.store().desk(&Author::program()).await.unwrap();
        let duty = Duty::CountyCoordinator;
        // A new one each time: nobody holds a duty twice.
        let mail = format!("{}@lst.example", desk.id::<Uuid>());
        let person = register::give_duty(&mut desk, "Karin Å", &mail, &self.county, duty).await.unwrap();
        self.browser(desk, Kind::Person, person.uuid()).await
    }

    /// A participant's link, made and not yet opened.
    pub async fn link_of(&self, who: usize) -> LinkId {
        let mut desk = self.app.store().desk(&Author::program()).await.unwrap();
        let purpose = Purpose::Participant {
            about: self.people[who].uuid(),
            municipality: self.municipality_of(who).id,
            ends_at: self.clock.now() + TimeDelta::days(3),
        };
        let link = link::make(&desk, self.app.key(), purpose).await.unwrap();
        desk.write(line(link.uuid()));
        desk.seal("").await.unwrap();
        link
    }

    /// Opens a link in a browser of its own.
    pub async fn opens(&self, link: LinkId, mark: u8) -> Browser {
        use organisation::links::records::browser;
        let desk = self.app.store().desk(&Author::program()).await.unwrap();
        let row = browser::ActiveModel {
            link: Set(link),
            browser_hash: Set(vec![mark; 32]),
            first_at: Set(self.clock.now()),
        };
        desk.insert(row).await.unwrap();
        self.browser(desk, Kind::Link, link.uuid()).await
    }

    async fn browser(&self, mut desk: store::Desk, kind: Kind, subject: Uuid) -> Browser {
        let begun = session::begin(&desk, &self.app, kind, subject, &Arrival::by(Way::Link)).await.unwrap();
        desk.write(line(subject));
        desk.seal("").await.unwrap();
        let mut headers = HeaderMap::new();
        begun.give(&self.app, &mut headers);
        Browser::new(self.router.clone(), &headers)
    }

    pub async fn lines(&self, deed: &str) -> usize {
        let filter = store::journal::Filter::default();
        let entries = store::journal::read(self.app.store(), &filter, 1_000).await.unwrap();
        entries.iter().filter(|entry| entry.deed == deed).count()
    }
}

fn line(subject_id: Uuid) -> Line {
    Line { deed: "test.prepared", subject: "test", subject_id, owner: None, details: json!({}) }
}

impl World {
    pub fn municipality_of(&self, who: usize) -> &Organisation {
        &self.municipalities[usize::from(who == 3)]
    }

    /// Somebody of a municipality who signed in.
    pub async fn municipal(&self, which: usize) -> Browser {
        let mut desk = self.app.store().desk(&Author::program()).await.unwrap();
        let (duty, at) = (Duty::MunicipalCoordinator, &self.municipalities[which]);
        let mail = format!("val{which}@kommun.example");
        let person = register::give_duty(&mut desk, "Åsa Ek", &mail, at, duty).await.unwrap();
        self.browser(desk, Kind::Person, person.uuid()).await
    }

    /// The national lead.
    pub async fn lead(&self) -> Browser {
        let national = register::by_code(self.app.store(), Tier::National, "SE").await.unwrap();
        let national = match national {
            Some(found) => found,
            None => register::organisation(self.app.store(), self.county.parent.unwrap()).await.unwrap(),
        };
        let mut desk = self.app.store().desk(&Author::program()).await.unwrap();
        let duty = Duty::NationalLead;
        let person =
            register::give_duty(&mut desk, "Lena N", "lena@val.example", &national, duty).await.unwrap();
        self.browser(desk, Kind::Person, person.uuid()).await
    }

    /// A participant's own browser.
    pub async fn own(&self, who: usize) -> Browser {
        self.opens(self.link_of(who).await, u8::try_from(who + 1).unwrap()).await
    }

    pub fn own_path(&self, who: usize) -> String {
        format!("/min-dag/{}/kurs", self.people[who])
    }

    pub fn county_path(&self) -> String {
        format!("/workshop/{}/kurs", self.workshop)
    }

    /// How somebody stands.
    pub async fn state(&self, who: usize) -> State {
        course::views::state(self.app.store().reader(), self.people[who]).await.unwrap()
    }

    /// Somebody else gets the row of a participant, or it is mended.
    pub async fn renames(&self, who: usize, name: &str, email: &str) {
        let mut desk = self.app.store().desk(&Author::program()).await.unwrap();
        let found = participant::Entity::find_by_id(self.people[who]).one(desk.db()).await.unwrap().unwrap();
        let mut row = found.into_active_model();
        (row.name, row.email, row.email_folded) =
            (Set(name.to_owned()), Set(email.to_owned()), Set(email.to_owned()));
        row.update(desk.db()).await.unwrap();
        desk.write(line(self.people[who].uuid()));
        desk.seal("").await.unwrap();
    }

    /// A participant is registered no more.
    pub async fn takes_out(&self, who: usize) {
        let mut desk = self.app.store().desk(&Author::program()).await.unwrap();
        participant::Entity::delete_by_id(self.people[who]).exec(desk.db()).await.unwrap();
        desk.write(line(self.people[who].uuid()));
        desk.seal("").await.unwrap();
    }

    pub async fn facts(&self) -> usize {
        use course::records::fact;
        fact::Entity::find().all(self.app.store().reader()).await.unwrap().len()
    }

    async fn prepare(&mut self) {
        let mut desk = self.app.store().desk(&Author::program()).await.unwrap();
        self.programme = desk.id();
        self.workshop = desk.id();
        desk.insert(programme_record::ActiveModel {
            id: Set(self.programme),
            name: Set("Europaparlamentsvalet 2029".into()),
            election: Set(ElectionKind::EuropeanParliament),
            election_day: Set(NaiveDate::from_ymd_opt(2029, 6, 10).unwrap()),
            made_at: Set(desk.now()),
        })
        .await
        .unwrap();
        let clock = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
        desk.insert(record::ActiveModel {
            id: Set(self.workshop),
            programme: Set(self.programme),
            county: Set(self.county.id),
            state: Set(DayState::Invited),
            day: Set(NaiveDate::from_ymd_opt(2029, 3, 14).unwrap()),
            starts: Set(clock(9)),
            ends: Set(clock(15)),
            place: Set("Residenset".into()),
            address: Set(String::new()),
            format: Set(Format::Hybrid),
            register_by: Set(NaiveDate::from_ymd_opt(2029, 3, 6).unwrap()),
            seats_least: Set(3),
            seats_most: Set(5),
            tables: Set(8),
            chairs: Set(8),
            own_text: Set(String::new()),
            contact: Set("Eva Lind, 010-225 10 00".into()),
            version: Set(1),
            sequence: Set(0),
            made_at: Set(desk.now()),
        })
        .await
        .unwrap();
        for municipality in &self.municipalities {
            let invitation: InvitationId = desk.id();
            desk.insert(invitation::ActiveModel {
                id: Set(invitation),
                workshop: Set(self.workshop),
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
            self.invitations.push(invitation);
        }
        for (at, name) in ["Elsa By", "Bo Ek", "Deltagare 1", "Ada Ö"].into_iter().enumerate() {
            self.people.push(self.registers(&desk, at, name).await);
        }
        desk.write(line(self.workshop.uuid()));
        desk.seal("").await.unwrap();
    }

    async fn registers(&self, desk: &store::Desk, at: usize, name: &str) -> ParticipantId {
        let person: ParticipantId = desk.id();
        let protected = at == 2;
        let email = if protected { String::new() } else { format!("person{at}@kommun.example") };
        desk.insert(participant::ActiveModel {
            id: Set(person),
            invitation: Set(self.invitations[usize::from(at == 3)]),
            position: Set(i32::try_from(at + 1).unwrap()),
            name: Set(name.to_owned()),
            email_folded: Set(if protected { person.to_string() } else { email.clone() }),
            email: Set(email),
            role: Set("other".to_owned()),
            role_text: Set(String::new()),
            phone: Set(String::new()),
            protected: Set(i32::from(protected)),
            sealed_person: Set(None),
            needs_deleted: Set(false),
            place: Set(Place::Seated),
            waits_since: Set(None),
        })
        .await
        .unwrap();
        person
    }
}

//! Somebody whose details are protected, in a full house: who may know what is held about them, and that nobody else reads
//! their name, address or phone anywhere.

mod exports;
mod extract;

use letters::Block;
use organisation::post::{Address, Content};
use organisation::{Actor, MayRegister, register};
use roster::{Person, Role};
use sea_orm::prelude::Uuid;
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{ActiveValue::Set, ColumnTrait as _, ConnectionTrait as _, EntityTrait as _, QueryFilter as _};
use store::{Author, DeedKey, Desk, Line};
use texts::Lang;
use workshop::records::{participant, seat};
use workshop::registration::deeds::{List, Outcome, submit};
use workshop::registration::views;
use workshop::{ParticipantId, WorkshopId};

use crate::resident::{Base, Resident};

/// Coordinates Ovanåker, whose person it is.
pub const MIKAEL: &str = "mikael.olsers@ovanaker.example";
/// Coordinates Gävleborg.
pub const MARIA: &str = "maria.lindholm@lst-gavleborg.example";
/// What nobody but their municipality may read.
pub const NAME: &str = "Sigrid Hemlinwrede";
pub const ADDRESS: &str = "sigrid.hemlin@skyddad.example";
pub const PHONE: &str = "070-555 01 37";
/// What everybody else calls them.
pub const LABEL: &str = "Deltagare 1 (skyddad)";

/// A full house with somebody who is protected: with a table, a letter, a word about their course, and here.
pub struct Shielded {
    pub house: Resident,
    pub workshop: WorkshopId,
    pub who: ParticipantId,
    /// The letter that their municipality hands over.
    pub letter: Uuid,
    /// The county's list, with every column, handed to the national authority.
    pub disclosure: Uuid,
}

/// A value of a form.
pub fn typed(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

impl Shielded {
    pub async fn on(base: Base) -> Self {
        let house = Resident::full(base).await;
        let workshop = house.workshop_of("21").await;
        let who = registered(&house).await;
        let mut shielded = Self { house, workshop, who, letter: Uuid::nil(), disclosure: Uuid::nil() };
        shielded.known_of().await;
        let letters = store::outbox::about(shielded.house.app.store(), workshop.uuid()).await.unwrap();
        shielded.letter = letters.iter().find(|letter| letter.occasion == "rule-person").unwrap().id;
        shielded.disclosed().await;
        shielded
    }

    async fn desk(&self) -> Desk {
        self.house.app.store().desk(&Author::program()).await.unwrap()
    }

    /// All that others hold of them by their label.
    async fn known_of(&self) {
        let county = self.house.county("21").await.id.uuid();
        let mut desk = self.desk().await;
        let (now, key) = (desk.now(), desk.id::<Uuid>());
        desk.insert(course::records::fact::ActiveModel {
            participant: Set(self.who),
            source: Set(course::rules::Source::County),
            workshop: Set(self.workshop),
            at: Set(now),
            said_by: Set("Maria Lindholm".into()),
            reason: Set(String::new()),
            name_mark: Set(String::new()),
            address_mark: Set(String::new()),
        })
        .await
        .unwrap();
        desk.insert(door::records::scan::ActiveModel {
            id: Set(key),
            workshop: Set(self.workshop),
            participant: Set(self.who),
            at: Set(now),
            received_at: Set(now),
            undoes: Set(None),
            seen: Set(false),
            way: Set("code".into()),
            late: Set(false),
            device: Set("telefon".into()),
            without_course: Set(false),
        })
        .await
        .unwrap();
        desk.insert(joining::records::joined::ActiveModel {
            participant: Set(self.who),
            workshop: Set(self.workshop),
            first_at: Set(now),
            last_at: Set(now),
            times: Set(3),
            noted: Set(0),
            without_course: Set(false),
        })
        .await
        .unwrap();
        self.letter(&mut desk).await;
        desk.write(Line { owner: Some(county), ..line("participant", self.who.uuid()) });
        desk.seal("").await.unwrap();
        self.at_a_table().await;
    }

    /// Practical information, which their municipality hands over.
    async fn letter(&self, desk: &mut Desk) {
        let words = vec![Block::Paragraph(format!("Lämna över det här till {LABEL}."))];
        let parcel = Content::new(Lang::Sv, "Länsstyrelsen Gävleborg", words).to(Address {
            once_key: format!("rule:practical:{}", self.who),
            occasion: "rule-person",
            about: self.workshop.uuid(),
            sender: Some(self.house.county("21").await.id.uuid()),
            receiver: Some(self.house.municipality("2121").await.uuid()),
            name: "Mikael Olsers".into(),
            address: MIKAEL.into(),
            subject: "Praktiskt inför workshopen".into(),
        });
        desk.post(parcel.unwrap());
    }

    /// Everybody has a table.
    async fn at_a_table(&self) {
        use workshop::table_plan::{deeds::place, rules::Wanted};
        let app = &self.house.app;
        let permit =
            organisation::MayCoordinate::of(&self.actor(MARIA).await, self.house.county("21").await.id);
        let found = workshop::records::workshop::Entity::find_by_id(self.workshop);
        let found = found.one(app.store().reader()).await.unwrap().unwrap();
        let key = DeedKey(app.store().doors().uuid());
        place(app, &permit.unwrap(), &found, 0, Wanted::SIX_TO_EIGHT, key).await.unwrap();
        let seats = seat::Entity::find().filter(seat::Column::Participant.eq(self.who));
        assert!(seats.one(app.store().reader()).await.unwrap().is_some(), "they have a table");
    }

    async fn disclosed(&mut self) {
        let mut desk = self.desk().await;
        self.disclosure = desk.id();
        let values: [(&str, Expr); 9] = [
            ("id", self.disclosure.into()),
            ("county", self.house.county("21").await.id.uuid().into()),
            ("workshop", self.workshop.uuid().into()),
            ("columns", "municipality,role,name,address".into()),
            ("purpose", "x".into()),
            ("ground", "x".into()),
            ("receiver", "x".into()),
            ("made_at", desk.now().into()),
            ("ends_on", (desk.now() + chrono::TimeDelta::days(9)).date_naive().into()),
        ];
        let (columns, values): (Vec<_>, Vec<Expr>) = values.into_iter().unzip();
        let row = Query::insert().into_table("disclosure").columns(columns).values_panic(values).to_owned();
        desk.db().execute(&row).await.unwrap();
        desk.write(line("disclosure", self.disclosure));
        desk.seal("").await.unwrap();
    }

    pub async fn actor(&self, address: &str) -> Actor {
        actor(&self.house, address).await
    }
}

fn line(subject: &'static str, subject_id: Uuid) -> Line {
    let details = serde_json::json!({ "people": 1 });
    Line { deed: "course.attested", subject, subject_id, owner: None, details }
}

async fn actor(house: &Resident, address: &str) -> Actor {
    let person = register::person_at(house.app.store(), address).await.unwrap().unwrap();
    Actor::of(house.app.store(), person.id).await.unwrap().unwrap()
}

/// Ovanåker sends its list: one who is protected, and one who is not.
async fn registered(house: &Resident) -> ParticipantId {
    let (app, mikael) = (&house.app, actor(house, MIKAEL).await);
    let own = views::own(app.store(), mikael.organisation().id).await.unwrap();
    let (invitation, _) = own.into_iter().next().unwrap();
    let permit = MayRegister::of(&mikael).unwrap();
    let permit = permit.for_invitation(invitation.id.uuid(), invitation.municipality).unwrap();
    let invited = views::invited(app.store(), invitation.municipality, invitation.id).await.unwrap().unwrap();
    let person = |name: &str, email: &str, protected| Person {
        name: name.into(),
        email: email.into(),
        phone: if protected { PHONE.into() } else { String::new() },
        role: Some(Role::ItSecurity),
        role_text: "IT-säkerhet".into(),
        diet: "glutenfri".into(),
        protected,
        ..Person::default()
    };
    let people = vec![
        person(NAME, ADDRESS, true),
        person("Olle Ek", "olle.ek@ovanaker.example", false),
        person("Mikael Olsers", MIKAEL, false),
    ];
    let list = List { people, receipt: MIKAEL.into(), base: invitation.list_version, ..List::default() };
    let (words, key) = (app.words(Lang::Sv), app.store().doors().uuid());
    let outcome = submit(app, &words, &permit, &invited, &list, key).await.unwrap();
    assert!(matches!(outcome, Outcome::Stored(_)), "{outcome:?}");
    let found = participant::Entity::find()
        .filter(participant::Column::Invitation.eq(invitation.id))
        .filter(participant::Column::Protected.gt(0));
    let found = found.one(app.store().reader()).await.unwrap().unwrap();
    assert_eq!(found.name, LABEL);
    found.id
}

//! People who are registered, and the clock.

use chrono::{DateTime, Utc};
use course::records::fact;
use course::rules::Source;
use organisation::post::{Appointment, Content};
use sea_orm::prelude::Uuid;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use store::outbox::Posted;
use store::{Clock as _, Line};
use workshop::ParticipantId;
use workshop::day::rules::Format;
use workshop::day_papers::Attending;
use workshop::records::{participant, workshop as record};

use crate::house::Town;

impl Town {
    /// The clock shows this moment: "2029-02-26T08:05", in Sweden in winter.
    pub fn at(&self, local: &str) {
        let then: DateTime<Utc> =
            format!("{local}:00+01:00").parse::<DateTime<chrono::FixedOffset>>().unwrap().to_utc();
        self.clock.advance(then - self.clock.now());
    }

    /// Somebody is on a municipality's list, and has done the course.
    pub async fn registers(&self, municipality: &str, name: &str, address: &str) -> ParticipantId {
        let id = self.registers_untaught(municipality, name, address).await;
        self.does_the_course(id).await;
        id
    }

    /// Somebody has done the course.
    pub async fn does_the_course(&self, id: ParticipantId) {
        let mut desk = self.desk().await;
        desk.insert(fact::ActiveModel {
            participant: Set(id),
            source: Set(Source::OwnWord),
            workshop: Set(self.workshop),
            at: Set(desk.now()),
            said_by: Set(String::new()),
            reason: Set(String::new()),
            name_mark: Set(String::new()),
            address_mark: Set(String::new()),
        })
        .await
        .unwrap();
        desk.write(prepared());
        desk.seal("").await.unwrap();
    }

    /// Somebody is on a municipality's list, and has not done the course.
    pub async fn registers_untaught(&self, municipality: &str, name: &str, address: &str) -> ParticipantId {
        let of = self.municipality(municipality).id;
        let invitation = self.invitations().await.into_iter().find(|row| row.municipality == of).unwrap().id;
        let mut desk = self.desk().await;
        let id: ParticipantId = desk.id();
        desk.insert(participant::ActiveModel {
            id: Set(id),
            invitation: Set(invitation),
            position: Set(1),
            name: Set(name.to_owned()),
            email: Set(address.to_owned()),
            email_folded: Set(address.to_lowercase()),
            role: Set("other".to_owned()),
            role_text: Set(String::new()),
            phone: Set(String::new()),
            protected: Set(0),
            sealed_person: Set(None),
            needs_deleted: Set(false),
            ..Default::default()
        })
        .await
        .unwrap();
        desk.write(prepared());
        desk.seal("").await.unwrap();
        id
    }

    /// Somebody is on no list any more.
    pub async fn withdraws(&self, person: ParticipantId) {
        let mut desk = self.desk().await;
        participant::Entity::delete_by_id(person).exec(desk.db()).await.unwrap();
        desk.write(prepared());
        desk.seal("").await.unwrap();
    }

    pub async fn meets_by_video(&self) {
        let mut desk = self.desk().await;
        record::Entity::update_many()
            .col_expr(record::Column::Format, Expr::value(Format::Hybrid))
            .filter(record::Column::Id.eq(self.workshop))
            .exec(desk.db())
            .await
            .unwrap();
        desk.write(prepared());
        desk.seal("").await.unwrap();
    }

    /// The errand looks. Gives how many letters it posted.
    pub async fn looks(&self) -> usize {
        self.looks_knowing(&Attending::nobody()).await
    }

    /// The same, where somebody knows who came.
    pub async fn looks_knowing(&self, attending: &Attending) -> usize {
        mailings::sending::send_due(self.app.house(), attending).await.unwrap()
    }

    /// Who is registered with an address.
    pub async fn registered(&self, address: &str) -> ParticipantId {
        let found = participant::Entity::find().filter(participant::Column::Email.eq(address));
        found.one(self.store().reader()).await.unwrap().unwrap().id
    }

    /// Somebody whose details are protected is on a municipality's list: their name lies apart, the list has a label.
    pub async fn registers_protected(&self, municipality: &str, label: &str, name: &str) -> ParticipantId {
        let id = self.registers(municipality, label, "").await;
        let mut desk = self.desk().await;
        participant::Entity::update_many()
            .col_expr(participant::Column::Protected, Expr::value(1))
            // This house has no keys: what lies here is not sealed, and nobody who writes letters may look at it.
            .col_expr(participant::Column::SealedPerson, Expr::value(name.as_bytes().to_vec()))
            .filter(participant::Column::Id.eq(id))
            .exec(desk.db())
            .await
            .unwrap();
        desk.write(prepared());
        desk.seal("").await.unwrap();
        id
    }

    /// The letters of rules with this in the subject line.
    pub async fn about(&self, subject: &str) -> Vec<Posted> {
        self.letters().await.into_iter().filter(|letter| letter.subject.contains(subject)).collect()
    }

    pub async fn content(&self, letter: &Posted) -> Content {
        serde_json::from_str(&self.kept(letter).await.content).unwrap()
    }

    pub async fn meeting(&self, letter: &Posted) -> Appointment {
        self.content(letter).await.appointment.unwrap()
    }
}

fn prepared() -> Line {
    let subject_id = Uuid::nil();
    Line { deed: "test.prepared", subject: "test", subject_id, owner: None, details: serde_json::json!({}) }
}

//! Whoever comes to the door unregistered and has done the course counts as such.

use course::rules::{Policy, Source, State};
use sea_orm::ActiveValue::Set;
use sea_orm::prelude::Uuid;
use sea_orm::{ActiveModelTrait as _, ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use serde_json::json;
use store::{Author, Line};
use workshop::day::Workshop;
use workshop::records::{invitation, participant, workshop as workshops};
use workshop::seats::rules::Place;
use workshop::{ParticipantId, WorkshopId};

use crate::hall::{Hall, invited_row, on_both};
use crate::phone::moment_ms;

impl Hall {
    /// Somebody of a municipality waits for a seat, and has done the course.
    pub async fn waits_taught(&self, (name, email): (&str, &str), municipality: usize) -> ParticipantId {
        self.taught(self.workshop.id, (name, email), (municipality, Place::RoomFull)).await
    }

    /// Another day of the same programme, to which a municipality is invited.
    async fn another_day(&self, municipality: usize) -> WorkshopId {
        let mut desk = self.store().desk(&Author::program()).await.unwrap();
        let id: WorkshopId = desk.id();
        let day = self.workshop.day + chrono::Days::new(1);
        let workshop = Workshop { id, day, ..self.workshop.clone() };
        desk.insert(workshops::ActiveModel::from(workshop).reset_all()).await.unwrap();
        let of = self.municipalities[municipality].id;
        desk.insert(invited_row(desk.id(), id, of, desk.now())).await.unwrap();
        let (subject_id, details) = (id.uuid(), json!({}));
        desk.write(Line { deed: "test.day", subject: "test", subject_id, owner: None, details });
        desk.seal("").await.unwrap();
        id
    }

    /// Somebody on a municipality's list, who has done the course.
    async fn taught(
        &self,
        workshop: WorkshopId,
        (name, email): (&str, &str),
        (municipality, place): (usize, Place),
    ) -> ParticipantId {
        let mut desk = self.store().desk(&Author::program()).await.unwrap();
        let of = self.municipalities[municipality].id;
        let sent = invitation::Entity::find()
            .filter(invitation::Column::Municipality.eq(of))
            .filter(invitation::Column::Workshop.eq(workshop));
        let sent = sent.one(desk.db()).await.unwrap().unwrap();
        let id: ParticipantId = desk.id();
        desk.insert(participant::ActiveModel {
            id: Set(id),
            invitation: Set(sent.id),
            position: Set(90),
            name: Set(name.to_owned()),
            email: Set(email.to_owned()),
            email_folded: Set(if email.is_empty() { id.to_string() } else { format!("{id}{email}") }),
            role: Set("communicator".to_owned()),
            role_text: Set(String::new()),
            phone: Set(String::new()),
            protected: Set(0),
            sealed_person: Set(None),
            needs_deleted: Set(false),
            place: Set(place),
            waits_since: Set(place.waits().then(|| desk.now())),
        })
        .await
        .unwrap();
        desk.insert(course::records::fact::ActiveModel {
            participant: Set(id),
            source: Set(Source::List),
            workshop: Set(workshop),
            at: Set(desk.now()),
            said_by: Set("Karin".into()),
            reason: Set(String::new()),
            name_mark: Set(String::new()),
            address_mark: Set(String::new()),
        })
        .await
        .unwrap();
        let (subject_id, details) = (id.uuid(), json!({}));
        desk.write(Line { deed: "test.waits", subject: "test", subject_id, owner: None, details });
        desk.seal("").await.unwrap();
        id
    }

    async fn forget_course(&self, who: ParticipantId) {
        let mut desk = self.store().desk(&Author::program()).await.unwrap();
        let own = course::records::fact::Column::Participant.eq(who);
        course::records::fact::Entity::delete_many().filter(own).exec(desk.db()).await.unwrap();
        let (subject_id, details) = (who.uuid(), json!({}));
        desk.write(Line { deed: "test.forgets", subject: "test", subject_id, owner: None, details });
        desk.seal("").await.unwrap();
    }

    /// Whether somebody came without the course, and how they stand.
    pub async fn came(&self, name: &str) -> (bool, State) {
        let standing = self.standing().await;
        let one = standing.people.iter().find(|one| one.row.name == name).unwrap();
        (one.here.as_ref().unwrap().without_course, one.course)
    }
}

#[tokio::test]
async fn a_newcomer_who_has_done_the_course_for_another_day_counts_as_such_with_a_network_and_without() {
    on_both(async |hall| {
        hall.wants(Policy::Note).await;
        let day = hall.another_day(0).await;
        hall.taught(day, ("Eva Lind", "eva@kommun.example"), (0, Place::Seated)).await;
        hall.taught(day, ("Bo Ek", "bo@kommun.example"), (0, Place::Seated)).await;
        let phone = hall.door_host(5, hall.workshop.id.uuid()).await;
        let municipality = hall.municipalities[0].id;
        hall.set("2029-03-14T08:00:00Z");
        let eva = json!({
            "key": Uuid::from_u128(1), "name": "eva  LIND", "municipality": municipality, "role": "communicator",
            "at": moment_ms("2029-03-14T07:45:00Z"), "off": 0, "seen": true,
        });
        for _ in ["handed in", "the answer was lost"] {
            phone.hand_in_newcomers(std::slice::from_ref(&eva)).await;
        }
        assert_eq!(hall.came("eva  LIND").await, (false, State::Done(Source::List)));
        let id = municipality.to_string();
        let fields = [("name", "Bo Ek"), ("municipality", id.as_str()), ("role", "communicator")];
        assert!(phone.post("/oanmald", &fields).await.note.contains("door-said-let-in"));
        assert_eq!(hall.came("Bo Ek").await, (false, State::Done(Source::List)));
        assert_eq!((hall.standing().await.count().without_course, hall.lines("course.carried").await), (0, 2));
    })
    .await;
}

#[tokio::test]
async fn a_name_that_may_be_two_people_or_one_of_elsewhere_says_nothing() {
    on_both(async |hall| {
        let (day, next) = (hall.another_day(0).await, hall.another_day(2).await);
        hall.taught(day, ("Eva Lind", "eva@kommun.example"), (0, Place::Seated)).await;
        hall.taught(day, ("Eva Lind", "eva.lind@kommun.example"), (0, Place::Seated)).await;
        hall.waits_taught(("Bo Ek", "bo@kommun.example"), 1).await;
        hall.taught(next, ("Siv Ek", ""), (2, Place::Seated)).await;
        let phone = hall.ove().await;
        for (name, municipality) in [("Eva Lind", 0), ("Bo Ek", 0), ("Siv Ek", 2)] {
            let id = hall.municipalities[municipality].id.to_string();
            let fields = [("name", name), ("municipality", id.as_str()), ("role", "communicator")];
            assert!(phone.post("/oanmald", &fields).await.note.contains("door-said-let-in"), "{name}");
            assert_eq!(hall.came(name).await, (true, State::Missing), "{name}");
        }
        assert_eq!(hall.lines("course.carried").await, 0);
    })
    .await;
}

#[tokio::test]
async fn whoever_waits_and_did_the_course_for_another_day_keeps_their_words_and_gets_those() {
    on_both(async |hall| {
        let day = hall.another_day(0).await;
        // One address at both: one person, who has the word of both.
        hall.taught(day, ("Eva Lind", "eva@kommun.example"), (0, Place::Seated)).await;
        let eva = hall.waits_taught(("Eva Lind", "Eva@kommun.example"), 0).await;
        hall.forget_course(eva).await;
        // Two addresses: of the other nothing is known.
        hall.taught(day, ("Bo Ek", "bo.ek@kommun.example"), (0, Place::Seated)).await;
        let bo = hall.waits_taught(("Bo Ek", "bo@kommun.example"), 0).await;
        hall.forget_course(bo).await;
        let phone = hall.ove().await;
        for (name, came) in
            [("Eva Lind", (false, State::Done(Source::List))), ("Bo Ek", (true, State::Missing))]
        {
            let id = hall.municipalities[0].id.to_string();
            let fields = [("name", name), ("municipality", id.as_str()), ("role", "communicator")];
            assert!(phone.post("/oanmald", &fields).await.note.contains("door-said-let-in"), "{name}");
            assert_eq!(hall.came(name).await, came, "{name}");
        }
        assert_eq!(hall.lines("course.carried").await, 1);
    })
    .await;
}

#[tokio::test]
async fn whoever_turns_out_to_be_registered_came_as_they_stand_and_another_of_the_name_does_not() {
    on_both(async |hall| {
        let phone = hall.ove().await;
        let first =
            hall.standing().await.people.into_iter().find(|one| one.row.id == hall.people[0]).unwrap();
        hall.waits_taught((&first.row.name, "annan@kommun.example"), 0).await;
        let municipality = hall.municipalities[0].id.to_string();
        let fields = [
            ("name", first.row.name.as_str()),
            ("municipality", municipality.as_str()),
            ("role", "communicator"),
        ];
        for _ in ["the same person", "another one"] {
            assert!(phone.post("/oanmald", &fields).await.note.contains("door-said-noted-same"));
        }
        let notes = hall.standing().await.notes;
        let who = first.row.id.to_string();
        let note = notes[0].id.to_string();
        let same = phone.post("/avgor", &[("note", &note), ("hur", "same"), ("person", &who)]).await;
        assert!(same.note.contains("door-said-same"), "{}", same.note);
        assert!(
            hall.standing().await.people[0].here.clone().unwrap().without_course,
            "nobody said it of them"
        );
        let note = notes[1].id.to_string();
        phone.post("/avgor", &[("note", &note), ("hur", "in"), ("person", "")]).await;
        let others = hall.standing().await.people;
        let other =
            others.iter().find(|one| one.row.name == first.row.name && one.row.id != first.row.id).unwrap();
        assert_eq!(other.course, State::Missing, "they are not the one who waits");
        assert_eq!(hall.lines("course.carried").await, 0);
    })
    .await;
}

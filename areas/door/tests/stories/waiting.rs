//! Whoever waits for a seat and comes to the door all the same is one participant, who has a seat.

use course::rules::{Policy, Source, State};
use sea_orm::prelude::{DateTimeUtc, Uuid};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use serde_json::json;
use store::{Author, Line};
use workshop::ParticipantId;
use workshop::records::workshop::Column;
use workshop::records::{invitation, participant};
use workshop::seats::rules::Place;

use crate::hall::{Hall, on_both};
use crate::phone::{Phone, moment_ms};

/// Everybody of a name on any list: who, how they stand, and since when they wait.
async fn rows(hall: &Hall, name: &str) -> Vec<(ParticipantId, Place, Option<DateTimeUtc>)> {
    let all = participant::Entity::find().all(hall.store().reader()).await.unwrap();
    let named = all.into_iter().filter(|one| one.name.to_lowercase() == name.to_lowercase());
    named.map(|one| (one.id, one.place, one.waits_since)).collect()
}

/// The version of the first municipality's list.
async fn version(hall: &Hall) -> i32 {
    let own = invitation::Column::Municipality.eq(hall.municipalities[0].id);
    let found = invitation::Entity::find().filter(own).one(hall.store().reader()).await.unwrap();
    found.unwrap().list_version
}

/// What is said of somebody of the first municipality who comes.
async fn comes(hall: &Hall, phone: &Phone, name: &str) -> String {
    let municipality = hall.municipalities[0].id.to_string();
    let fields = [("name", name), ("municipality", municipality.as_str()), ("role", "other")];
    let answer = phone.post("/oanmald", &fields).await;
    assert!(!answer.note.is_empty(), "{}", answer.text);
    answer.note
}

/// Presses a button of the first who is to be decided about.
async fn decide(hall: &Hall, phone: &Phone, how: &str, person: Option<ParticipantId>) -> String {
    let note = hall.standing().await.notes[0].id.to_string();
    let person = person.map(|who| who.to_string()).unwrap_or_default();
    phone.post("/avgor", &[("note", &note), ("hur", how), ("person", &person)]).await.note
}

/// Somebody who waited has a seat now, since the county or a municipality did something.
async fn seated_meanwhile(hall: &Hall, who: ParticipantId) {
    let mut desk = hall.store().desk(&Author::program()).await.unwrap();
    participant::Entity::update_many()
        .col_expr(participant::Column::Place, Expr::value(Place::Seated))
        .col_expr(participant::Column::WaitsSince, Expr::value(None::<DateTimeUtc>))
        .filter(participant::Column::Id.eq(who))
        .exec(desk.db())
        .await
        .unwrap();
    let (subject_id, details) = (who.uuid(), json!({}));
    desk.write(Line { deed: "test.seated", subject: "test", subject_id, owner: None, details });
    desk.seal("").await.unwrap();
}

#[tokio::test]
async fn whoever_waits_and_walks_in_is_the_participant_they_were_and_has_a_seat() {
    on_both(async |hall| {
        hall.wants(Policy::Note).await;
        let eva = hall.waits_taught(("Eva Lind", "eva@kommun.example"), 0).await;
        let (before, phone) = (version(&hall).await, hall.ove().await);
        assert!(comes(&hall, &phone, "eva  LIND").await.contains("door-said-let-in\""));
        assert_eq!(rows(&hall, "Eva Lind").await, [(eva, Place::Seated, None)]);
        assert_eq!((rows(&hall, "eva  LIND").await, hall.count().await), (vec![], (1, 31)));
        assert_eq!(version(&hall).await, before + 1, "whoever sends an older list over it is told");
        // As their municipality wrote them, with all that is known of them.
        let standing = hall.standing().await;
        let person = standing.people.iter().find(|one| one.row.id == eva).unwrap();
        assert_eq!(person.row.role.code(), "communicator");
        assert_eq!(hall.came("Eva Lind").await, (false, State::Done(Source::List)));
        let lines = ["door.seated", "door.walked_in", "door.arrived", "course.carried"];
        let mut written = Vec::new();
        for line in lines {
            written.push(hall.lines(line).await);
        }
        assert_eq!(written, [1, 0, 1, 0]);
        // Whoever has the name now is asked about, as ever.
        assert!(comes(&hall, &phone, "Eva Lind").await.contains("door-said-noted-same"));
    })
    .await;
}

#[tokio::test]
async fn a_phone_that_noted_whoever_waits_without_a_network_makes_one_participant_of_them() {
    on_both(async |hall| {
        let eva = hall.waits_taught(("Eva Lind", "eva@kommun.example"), 0).await;
        hall.set("2029-03-14T08:00:00Z");
        let phone = hall.door_host(5, hall.workshop.id.uuid()).await;
        let one = json!({
            "key": Uuid::from_u128(1), "name": "EVA LIND", "municipality": hall.municipalities[0].id,
            "role": "", "at": moment_ms("2029-03-14T07:45:00Z"), "off": 0, "seen": true,
        });
        for _ in ["handed in", "the answer was lost"] {
            let told = phone.hand_in_newcomers(std::slice::from_ref(&one)).await;
            assert_eq!(told, ["in: EVA LIND är deltagare och är här."]);
        }
        assert_eq!(rows(&hall, "Eva Lind").await, [(eva, Place::Seated, None)]);
        // The door is shut before the next of them is heard of.
        let bo = hall.waits_taught(("Bo Ek", "bo@kommun.example"), 0).await;
        hall.karin().await.post("/stang", &[]).await;
        hall.set("2029-03-14T08:30:00Z");
        let mut late = one.clone();
        (late["key"], late["name"]) = (json!(Uuid::from_u128(2)), json!("Bo Ek"));
        late["at"] = json!(moment_ms("2029-03-14T08:20:00Z"));
        assert!(phone.hand_in_newcomers(&[late]).await[0].contains("dörren var stängd"));
        assert!(decide(&hall, &phone, "in", None).await.contains("door-said-let-in\""));
        assert_eq!(rows(&hall, "Bo Ek").await, [(bo, Place::Seated, None)]);
    })
    .await;
}

#[tokio::test]
async fn where_there_is_no_seat_a_person_lets_in_whoever_waits_over_the_limit_and_it_is_one_row() {
    on_both(async |mut hall| {
        hall.change(Column::SeatsMost, 3).await;
        let eva = hall.waits_taught(("Eva Lind", "eva@kommun.example"), 0).await;
        let bo = hall.waits_taught(("Bo Ek", "bo@kommun.example"), 0).await;
        let phone = hall.ove().await;
        assert!(comes(&hall, &phone, "Eva Lind").await.contains("door-said-noted-municipality"));
        assert!(phone.get("").await.text.contains("Står på väntelistan."));
        assert_eq!(rows(&hall, "Eva Lind").await.len(), 1);
        assert!(decide(&hall, &phone, "in", None).await.contains("door-said-let-in-over"));
        assert_eq!(rows(&hall, "Eva Lind").await, [(eva, Place::Seated, None)]);
        // Somebody is given a seat while they stand at the door.
        assert!(comes(&hall, &phone, "bo ek").await.contains("door-said-noted-municipality"));
        seated_meanwhile(&hall, bo).await;
        assert!(decide(&hall, &phone, "in", None).await.contains("door-said-same"));
        assert_eq!((rows(&hall, "Bo Ek").await.len(), hall.count().await), (1, (2, 32)));
    })
    .await;
}

#[tokio::test]
async fn of_two_of_one_name_who_wait_a_person_says_that_it_is_one_of_them_or_neither() {
    on_both(async |mut hall| {
        let first = hall.waits_taught(("Eva Lind", "eva@kommun.example"), 0).await;
        let other = hall.waits_taught(("Eva Lind", "eva.lind@kommun.example"), 0).await;
        let phone = hall.ove().await;
        assert!(comes(&hall, &phone, "Eva Lind").await.contains("door-said-noted-same"));
        let page = phone.get("").await.text;
        assert_eq!(page.matches("Eva Lind står på väntelistan.").count(), 2, "{page}");
        let standing = hall.standing().await;
        let alike = standing.alike(&standing.notes[0]);
        let door::views::Alike::Waiting { id: meant, .. } = alike[0] else { panic!("{alike:?}") };
        assert!(decide(&hall, &phone, "same", Some(meant)).await.contains("door-said-let-in\""));
        let waits = if meant == first { other } else { first };
        let mut now = rows(&hall, "Eva Lind").await;
        now.sort_by_key(|(_, place, _)| place.waits());
        assert_eq!((now[0], now[1].0, now[1].1.waits()), ((meant, Place::Seated, None), waits, true));
        // The other one comes, and there is no seat: it stays in mind who it is.
        hall.change(Column::SeatsMost, 3).await;
        assert!(comes(&hall, &phone, "eva lind").await.contains("door-said-noted-same"));
        let said = decide(&hall, &phone, "same", Some(waits)).await;
        assert!(said.contains("door-said-noted-municipality"), "{said}");
        assert!(decide(&hall, &phone, "in", None).await.contains("door-said-let-in-over"));
        let now = rows(&hall, "Eva Lind").await;
        assert!(now.len() == 2 && now.iter().all(|(_, place, _)| !place.waits()), "{now:?}");
        // And a third is neither of them.
        assert!(comes(&hall, &phone, "Eva Lind").await.contains("door-said-noted-same"));
        assert!(decide(&hall, &phone, "in", None).await.contains("door-said-noted-municipality"));
        assert!(decide(&hall, &phone, "in", None).await.contains("door-said-let-in-over"));
        assert_eq!(rows(&hall, "Eva Lind").await.len(), 3);
    })
    .await;
}

#[tokio::test]
async fn whoever_waits_and_comes_in_anothers_place_sits_there_as_who_they_are() {
    on_both(async |mut hall| {
        hall.change(Column::SeatsMost, 3).await;
        let eva = hall.waits_taught(("Eva Lind", "eva@kommun.example"), 0).await;
        hall.place().await;
        let (phone, absent) = (hall.ove().await, hall.people[1]);
        let before = hall.standing().await;
        let tables = before.people.into_iter().find(|one| one.row.id == absent).unwrap().tables;
        assert!(tables.iter().all(Option::is_some));
        let absent = absent.to_string();
        let fields = [("person", absent.as_str()), ("name", "eva lind"), ("role", "other")];
        let came = phone.post("/ersattare", &fields).await;
        assert!(came.note.contains("door-said-let-in\""), "{} {}", came.note, came.text);
        assert_eq!(rows(&hall, "Eva Lind").await, [(eva, Place::Seated, None)]);
        let standing = hall.standing().await;
        let person = standing.people.iter().find(|one| one.row.id == eva).unwrap();
        assert_eq!((person.tables.clone(), person.stands_in_for.is_some()), (tables, true));
        assert_eq!((hall.lines("door.stood_in").await, hall.lines("door.seated").await), (1, 1));
    })
    .await;
}

#[tokio::test]
async fn when_the_door_is_tried_out_whoever_waits_goes_on_waiting() {
    on_both(async |hall| {
        let eva = hall.waits_taught(("Eva Lind", "eva@kommun.example"), 0).await;
        for _ in ["Bo Ek", "another Bo Ek"] {
            hall.waits_taught(("Bo Ek", "bo@kommun.example"), 0).await;
        }
        hall.set("2029-03-13T12:00:00Z");
        let (before, phone) = (version(&hall).await, hall.ove().await);
        assert!(comes(&hall, &phone, "Eva Lind").await.contains("door-said-tried"));
        assert!(comes(&hall, &phone, "Bo Ek").await.contains("door-said-noted-same"));
        let meant = rows(&hall, "Bo Ek").await[0].0;
        assert!(decide(&hall, &phone, "same", Some(meant)).await.contains("door-said-tried"));
        assert_eq!((hall.count().await, version(&hall).await), ((2, 32), before));
        for name in ["Eva Lind", "Bo Ek"] {
            assert!(rows(&hall, name).await.iter().all(|(_, place, _)| place.waits()), "{name}");
        }
        hall.set("2029-03-14T07:30:00Z");
        let phone = hall.karin().await;
        assert!(comes(&hall, &phone, "Eva Lind").await.contains("door-said-let-in\""));
        assert_eq!(rows(&hall, "Eva Lind").await, [(eva, Place::Seated, None)]);
    })
    .await;
}

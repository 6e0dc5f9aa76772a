//! Those whom nobody expected, noted on phones without a network.

use axum::http::StatusCode;
use door::deeds::NoSeat;
use sea_orm::prelude::Uuid;
use serde_json::{Value, json};
use workshop::ParticipantId;
use workshop::records::workshop::Column;

use crate::hall::{Hall, on_both};
use crate::phone::{Phone, moment_ms};

/// Somebody whom a phone noted at a moment.
fn comer(key: u128, name: &str, from: &Hall, municipality: usize, at: &str) -> Value {
    json!({
        "key": Uuid::from_u128(key), "name": name, "municipality": from.municipalities[municipality].id,
        "role": "communicator", "at": moment_ms(at), "off": 0, "seen": true,
    })
}

/// The same in somebody's place.
fn instead(key: u128, name: &str, hall: &Hall, of: ParticipantId, at: &str) -> Value {
    let mut one = comer(key, name, hall, 0, at);
    one["instead"] = json!(of);
    one["municipality"] = Value::Null;
    one
}

/// Those who are here and were not registered, and those to be decided about, by name.
async fn picture(hall: &Hall) -> (Vec<String>, Vec<(String, String)>) {
    let standing = hall.standing().await;
    let here = standing.people.iter().filter(|person| person.here.is_some());
    let mut here: Vec<String> = here.map(|person| person.row.name.clone()).collect();
    here.sort();
    let mut open: Vec<(String, String)> =
        standing.notes.iter().map(|note| (note.name.clone(), note.why.clone())).collect();
    open.sort();
    (here, open)
}

async fn two_phones(hall: &Hall) -> (Phone, Phone) {
    let door = hall.workshop.id.uuid();
    (hall.door_host(5, door).await, hall.door_host(6, door).await)
}

/// Presses a button of somebody who is to be decided about.
async fn decide(hall: &Hall, phone: &Phone, name: &str, how: &str) -> String {
    let standing = hall.standing().await;
    let note = standing.notes.iter().find(|note| note.name == name).unwrap();
    let person = match standing.alike(note).first() {
        Some(door::views::Alike::Registered { id, .. }) => id.to_string(),
        _ => String::new(),
    };
    let fields = [("note", note.id.to_string()), ("hur", how.to_owned()), ("person", person)];
    let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
    let answer = phone.post("/avgor", &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    answer.note
}

#[tokio::test]
async fn somebody_noted_without_a_network_is_let_in_once_however_often_they_are_handed_in() {
    on_both(async |hall| {
        hall.set("2029-03-14T08:00:00Z");
        let phone = hall.door_host(5, hall.workshop.id.uuid()).await;
        let queue = [comer(1, "Eva Lind", &hall, 0, "2029-03-14T07:40:00Z")];
        let told = phone.hand_in_newcomers(&queue).await;
        assert_eq!(told, ["in: Eva Lind är deltagare och är här."]);
        let again = phone.hand_in_newcomers(&queue).await;
        assert_eq!(again, told, "the answer was lost on its way");
        let twice = [queue[0].clone(), queue[0].clone()];
        assert_eq!(phone.hand_in_newcomers(&twice).await.len(), 2);
        assert_eq!(hall.count().await, (1, 31));
        let standing = hall.standing().await;
        let eva = standing.people.iter().find(|person| person.row.name == "Eva Lind").unwrap();
        let here = eva.here.as_ref().unwrap();
        assert_eq!((here.since.to_rfc3339(), here.seen), ("2029-03-14T07:40:00+00:00".to_owned(), true));
        assert_eq!(eva.row.municipality, hall.municipalities[0].id);
        assert_eq!(hall.lines("door.walked_in").await, 1);
    })
    .await;
}

/// Three phones: two noted the same walk-in, and the municipality has two seats left for three more.
#[tokio::test]
async fn it_does_not_matter_in_which_order_phones_come_back() {
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
        on_both(async |hall| {
            hall.set("2029-03-14T09:00:00Z");
            let door = hall.workshop.id.uuid();
            let phones =
                [hall.door_host(5, door).await, hall.door_host(6, door).await, hall.door_host(7, door).await];
            let queues = [
                vec![
                    comer(1, "Eva Lind", &hall, 0, "2029-03-14T07:40:00Z"),
                    comer(2, "Bo Ek", &hall, 1, "2029-03-14T07:50:00Z"),
                ],
                vec![comer(3, "eva lind", &hall, 0, "2029-03-14T07:42:00Z")],
                vec![
                    comer(4, "Siv Dahl", &hall, 1, "2029-03-14T07:51:00Z"),
                    instead(5, "Ola Berg", &hall, hall.people[4], "2029-03-14T07:52:00Z"),
                ],
            ];
            for at in order {
                phones[at].hand_in_newcomers(&queues[at]).await;
            }
            for at in order {
                phones[at].hand_in_newcomers(&queues[at]).await;
            }
            let (here, open) = picture(&hall).await;
            let mut here: Vec<String> = here.iter().map(|name| name.to_lowercase()).collect();
            here.sort();
            assert_eq!(here, ["bo ek", "eva lind", "ola berg", "siv dahl"], "{order:?}");
            let open: Vec<(String, &str)> =
                open.iter().map(|(name, why)| (name.to_lowercase(), why.as_str())).collect();
            assert_eq!(open, [("eva lind".to_owned(), "same")], "{order:?}");
        })
        .await;
    }
}

#[tokio::test]
async fn the_same_walk_in_on_two_phones_is_a_doubt_that_a_person_decides() {
    on_both(async |hall| {
        hall.set("2029-03-14T08:00:00Z");
        let (one, other) = two_phones(&hall).await;
        one.hand_in_newcomers(&[comer(1, "Eva Lind", &hall, 0, "2029-03-14T07:40:00Z")]).await;
        let told = other.hand_in_newcomers(&[comer(2, "EVA  LIND", &hall, 0, "2029-03-14T07:38:00Z")]).await;
        assert!(told[0].starts_with("refused: EVA  LIND är antecknad") && told[0].contains("samma person"));
        let page = other.get("").await.text;
        for said in [
            "Att avgöra",
            "EVA  LIND, ",
            "Antecknad kl. 08.38.",
            "Eva Lind är här sedan 08.40.",
            "Samma person",
        ] {
            assert!(page.contains(said), "{said}: {page}");
        }
        let state: Value = serde_json::from_str(&other.get("/laget").await.text).unwrap();
        assert_eq!(state["open"][0]["is_doubt"], true);
        assert!(decide(&hall, &one, "EVA  LIND", "same").await.contains("door-said-same"));
        assert_eq!((picture(&hall).await, hall.count().await), ((vec!["Eva Lind".into()], vec![]), (1, 31)));
        let eva =
            hall.standing().await.people.into_iter().find(|person| person.row.name == "Eva Lind").unwrap();
        assert_eq!(eva.here.unwrap().since.to_rfc3339(), "2029-03-14T07:38:00+00:00", "the first one counts");
        // The third is another person who has the same name.
        other.hand_in_newcomers(&[comer(3, "Eva Lind", &hall, 0, "2029-03-14T07:45:00Z")]).await;
        assert!(decide(&hall, &other, "Eva Lind", "in").await.contains("door-said-let-in\""));
        assert_eq!(hall.count().await, (2, 32));
        // And the fourth, for whom there is no seat: that is another question.
        other.hand_in_newcomers(&[comer(4, "Eva Lind", &hall, 0, "2029-03-14T07:46:00Z")]).await;
        let note = decide(&hall, &other, "Eva Lind", "in").await;
        assert!(note.contains("door-said-noted-municipality"), "{note}");
        assert!(decide(&hall, &other, "Eva Lind", "in").await.contains("door-said-let-in-over"));
        assert_eq!((hall.count().await, hall.lines("door.same_person").await), ((3, 33), 1));
    })
    .await;
}

#[tokio::test]
async fn whoever_does_not_fit_waits_for_a_person_who_may_let_them_in_over_the_limit() {
    on_both(async |mut hall| {
        hall.change(Column::SeatsMost, 3).await;
        hall.set("2029-03-14T08:00:00Z");
        let phone = hall.door_host(5, hall.workshop.id.uuid()).await;
        let told = phone
            .hand_in_newcomers(&[
                comer(1, "Eva Lind", &hall, 0, "2029-03-14T07:40:00Z"),
                comer(2, "Bo Ek", &hall, 0, "2029-03-14T07:41:00Z"),
            ])
            .await;
        assert!(told.iter().all(|one| one.contains("kommunen har redan alla sina platser")), "{told:?}");
        assert_eq!(hall.count().await, (0, 30));
        let note = hall.standing().await.notes[0].id.to_string();
        // On the phone: the same press, answered for the phone.
        let fields = [("note", note.as_str()), ("hur", "in"), ("telefon", "ja")];
        let answer = phone.post("/avgor", &fields).await;
        let said: Value = serde_json::from_str(&answer.text).unwrap();
        assert_eq!(said["decided"][1], "Eva Lind är deltagare och är här, utöver platserna.");
        assert_eq!(said["open"].as_array().unwrap().len(), 1);
        assert!(phone.get("").await.text.contains("Insläppt utöver platserna."));
        assert!(decide(&hall, &phone, "Bo Ek", "not").await.contains("door-said-not-in"));
        assert_eq!((hall.count().await, hall.standing().await.notes.len()), ((1, 31), 0));
        assert!(phone.post("/avgor", &fields[..2]).await.note.contains("door-said-decided-before"));
        let lines = (hall.lines("door.let_in_over").await, hall.lines("door.turned_away").await);
        assert_eq!(lines, (1, 1));
    })
    .await;
}

#[tokio::test]
async fn somebody_else_in_a_place_sits_there_and_two_for_one_place_are_a_question() {
    on_both(async |mut hall| {
        hall.change(Column::SeatsMost, 3).await;
        hall.place().await;
        hall.set("2029-03-14T08:00:00Z");
        let (one, other) = two_phones(&hall).await;
        let per = hall.people[4];
        let before =
            hall.standing().await.people.iter().find(|one| one.row.id == per).unwrap().tables.clone();
        let told = one.hand_in_newcomers(&[instead(1, "Eva Lind", &hall, per, "2029-03-14T07:40:00Z")]).await;
        assert!(told[0].starts_with("in: Eva Lind är deltagare och är här. Bord"), "{told:?}");
        let second =
            other.hand_in_newcomers(&[instead(2, "Bo Ek", &hall, per, "2029-03-14T07:41:00Z")]).await;
        assert!(second[0].contains("kommer någon annan redan i den platsen"), "{second:?}");
        let standing = hall.standing().await;
        let eva = standing.people.iter().find(|one| one.row.name == "Eva Lind").unwrap();
        assert_eq!((eva.tables.clone(), eva.row.municipality), (before, hall.municipalities[1].id));
        assert_eq!(standing.notes[0].why, NoSeat::Taken.code());
        // Whoever they came in the place of comes after all: nobody is thrown out, and it is said.
        let per_came = crate::phone::noted(9, per, "2029-03-14T07:45:00Z", 0);
        other.hand_in(&[per_came]).await;
        assert_eq!(hall.count().await, (2, 31));
        assert!(one.get("").await.text.contains("Per-Olov Öhman är också här."));
        // In the other order it is the same question.
        let asa = hall.people[3];
        one.hand_in(&[crate::phone::noted(10, asa, "2029-03-14T07:46:00Z", 0)]).await;
        let late =
            other.hand_in_newcomers(&[instead(3, "Siv Dahl", &hall, asa, "2029-03-14T07:30:00Z")]).await;
        assert!(late[0].contains("den som skulle ersättas är här"), "{late:?}");
        assert!(decide(&hall, &one, "Siv Dahl", "in").await.contains("door-said-let-in-over"));
    })
    .await;
}

#[tokio::test]
async fn whoever_came_when_the_door_was_shut_is_not_lost_and_nobody_comes_from_nowhere() {
    on_both(async |hall| {
        hall.set("2029-03-14T08:30:00Z");
        hall.karin().await.post("/stang", &[]).await;
        hall.set("2029-03-14T09:00:00Z");
        let phone = hall.door_host(5, hall.workshop.id.uuid()).await;
        let mut nowhere = comer(3, "Siv Ek", &hall, 0, "2029-03-14T08:00:00Z");
        nowhere["municipality"] = json!(hall.county.id);
        let mut gone = instead(5, "Ola Berg", &hall, Uuid::from_u128(77).into(), "2029-03-14T08:00:00Z");
        gone["municipality"] = json!(hall.municipalities[2].id);
        let told = phone
            .hand_in_newcomers(&[
                comer(1, "Eva Lind", &hall, 0, "2029-03-14T08:20:00Z"),
                comer(2, "Bo Ek", &hall, 0, "2029-03-14T08:40:00Z"),
                nowhere,
                comer(4, "   ", &hall, 0, "2029-03-14T08:00:00Z"),
                gone,
            ])
            .await;
        assert!(told[0].starts_with("in: Eva Lind") && told[1].contains("dörren var stängd"), "{told:?}");
        assert!(told[2].contains("räknas inte") && told[3].contains("räknas inte"), "{told:?}");
        assert!(told[4].starts_with("in: Ola Berg"), "for their municipality: {told:?}");
        assert!(decide(&hall, &phone, "Bo Ek", "in").await.contains("door-said-let-in\""));
        let standing = hall.standing().await;
        let late = |name: &str| {
            let person = standing.people.iter().find(|person| person.row.name == name).unwrap();
            person.here.as_ref().unwrap().late
        };
        assert!(late("Eva Lind") && late("Bo Ek"));
        hall.set("2029-03-22T08:00:00Z");
        let phone = hall.karin().await;
        let told = phone.hand_in_newcomers(&[comer(6, "Mo Ek", &hall, 0, "2029-03-14T08:00:00Z")]).await;
        assert_eq!(told, ["refused: Mo Ek räknas inte: dagen var slut."]);
        let garbage = phone.post("/ko", &[("noterat", "[]"), ("nya", "[{}]")]).await;
        assert_eq!(garbage.status, StatusCode::BAD_REQUEST);
    })
    .await;
}

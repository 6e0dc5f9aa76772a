//! Phones without a network.

use serde_json::{Value, json};

use crate::hall::on_both;
use crate::phone::noted;

#[tokio::test]
async fn two_phones_that_scanned_one_badge_without_a_network_are_one_arrival() {
    on_both(async |hall| {
        let (one, other) = (
            hall.door_host(5, hall.workshop.id.uuid()).await,
            hall.door_host(6, hall.workshop.id.uuid()).await,
        );
        let asa = hall.people[0];
        hall.set("2029-03-14T08:00:00Z");
        // The later of the two is handed in first.
        let later = [noted(1, asa, "2029-03-14T07:45:00Z", 0)];
        assert_eq!(one.hand_in(&later).await, ["here: Åsa von Essen är här."]);
        // Two hours fast, and known to be.
        let first = [noted(2, asa, "2029-03-14T07:40:00Z", 7_200_000)];
        assert_eq!(other.hand_in(&first).await, ["already: Åsa von Essen var redan här sedan 08.45."]);
        let here = hall.standing().await.people[0].here.clone().unwrap();
        assert_eq!(here.since, "2029-03-14T07:40:00Z".parse::<chrono::DateTime<chrono::Utc>>().unwrap());
        assert_eq!((here.keys.len(), here.devices, hall.count().await), (2, 2, (1, 30)));
        // The answer was lost on its way: the same queue once more changes nothing.
        assert_eq!(one.hand_in(&later).await, ["already: Åsa von Essen var redan här sedan 08.40."]);
        assert_eq!(hall.count().await, (1, 30));
        assert_eq!(hall.lines("door.queue_taken_in").await, 2);
    })
    .await;
}

#[tokio::test]
async fn what_was_taken_back_stays_so_in_whatever_order_it_comes() {
    on_both(async |hall| {
        let phone = hall.karin().await;
        let asa = hall.people[0];
        let mut undo = noted(2, asa, "2029-03-14T07:29:00Z", 0);
        undo["undoes"] = noted(1, asa, "2029-03-14T07:28:00Z", 0)["key"].clone();
        assert_eq!(phone.hand_in(&[undo]).await, ["taken_back: Åsa von Essen är inte här."]);
        phone.hand_in(&[noted(1, asa, "2029-03-14T07:28:00Z", 0)]).await;
        assert_eq!(hall.count().await, (0, 30));
        phone.hand_in(&[noted(3, asa, "2029-03-14T07:27:00Z", 0)]).await;
        assert_eq!(hall.count().await, (1, 30), "another phone saw her");
    })
    .await;
}

#[tokio::test]
async fn a_phone_that_comes_back_when_the_door_is_shut_is_heard_or_refused_with_words() {
    on_both(async |hall| {
        let phone = hall.door_host(5, hall.workshop.id.uuid()).await;
        let list: Value = serde_json::from_str(&phone.post("/lista", &[]).await.text).unwrap();
        assert_eq!(list["people"].as_array().unwrap().len(), 30);
        hall.set("2029-03-14T08:30:00Z");
        hall.karin().await.post("/stang", &[]).await;
        hall.set("2029-03-14T09:00:00Z");
        let told = phone
            .hand_in(&[
                noted(1, hall.people[0], "2029-03-14T08:20:00Z", 0),
                noted(2, hall.people[1], "2029-03-14T08:40:00Z", 0),
                json!({ "key": uuid(3), "person": uuid(9), "at": 0, "off": 0, "way": "name" }),
            ])
            .await;
        assert_eq!(
            told[0],
            "late: Åsa von Essen är här. Dörren var stängd, så länsstyrelsen får det i efterhand."
        );
        assert_eq!(told[1], "refused: Per-Olov von Essen räknas inte: dörren var redan stängd.");
        assert!(told[2].starts_with("refused: Någon som noterades"), "{told:?}");
        assert_eq!(hall.count().await, (1, 30));
        let said: Value = serde_json::from_str(&phone.get("/laget").await.text).unwrap();
        assert_eq!(said["shut"], true, "the phone forgets the list");
        let none: Value = serde_json::from_str(&phone.post("/lista", &[]).await.text).unwrap();
        assert!(none["people"].is_null() && none["key"].is_null());
        hall.set("2029-03-22T08:00:00Z");
        let phone = hall.karin().await;
        let told = phone.hand_in(&[noted(4, hall.people[2], "2029-03-14T08:00:00Z", 0)]).await;
        assert_eq!(told, ["refused: Mehmet von Essen räknas inte: dagen var slut."]);
    })
    .await;
}

fn uuid(number: u128) -> sea_orm::prelude::Uuid {
    sea_orm::prelude::Uuid::from_u128(number)
}

#[tokio::test]
async fn a_phone_holds_as_little_as_it_can() {
    on_both(async |hall| {
        let phone = hall.door_host(5, hall.workshop.id.uuid()).await;
        let answer = phone.post("/lista", &[]).await;
        let list: Value = serde_json::from_str(&answer.text).unwrap();
        let asa = &list["people"][0];
        let mut held: Vec<_> = asa.as_object().unwrap().keys().collect();
        held.sort();
        assert_eq!(held, ["codes", "course", "from", "id", "municipality", "name", "protected", "table"]);
        assert!(!answer.text.contains(&hall.code(hall.people[0])) && !answer.text.contains("kommun.example"));
        let hash = store::digest(hall.code(hall.people[0]).as_bytes());
        assert_eq!(asa["codes"][0], hash);
        assert_eq!(
            list["wiped"],
            "2029-03-14T21:00:00Z".parse::<chrono::DateTime<chrono::Utc>>().unwrap().timestamp_millis()
        );
        let other: Value = serde_json::from_str(&hall.karin().await.post("/lista", &[]).await.text).unwrap();
        assert_ne!(list["key"], other["key"], "each has a key of their own");
        assert_eq!(hall.lines("door.list_handed").await, 2);
        assert_eq!(answer.headers["cache-control"], "no-store, private");
        let page = phone.get("/mobil").await;
        assert!(!page.text.contains("von Essen"), "the page that lies in the phone holds no name");
    })
    .await;
}

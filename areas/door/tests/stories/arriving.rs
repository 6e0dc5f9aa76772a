//! By name and by code, with a network.

use axum::http::StatusCode;
use sea_orm::prelude::Uuid;

use crate::hall::{Hall, on_both};

#[tokio::test]
async fn whoever_comes_is_found_and_checked_in_with_one_tap() {
    on_both(async |hall| {
        hall.place().await;
        let phone = hall.door_host(5, hall.workshop.id.uuid()).await;
        let page = phone.get("?sok=%C3%B6hman").await;
        assert!(
            page.text.contains("0 av 30 är här") && page.text.contains("Per-Olov Öhman"),
            "{}",
            page.text
        );
        assert!(page.text.contains("Bord ") && !page.text.contains("Mehmet Ljung"));
        let who = hall.people[4].to_string();
        let came = phone.post("/har", &[("person", &who), ("sedd", "ja")]).await;
        assert_eq!(came.status, StatusCode::SEE_OTHER);
        assert!(
            came.note.contains("door-said-here-table") && came.note.contains("Per-Olov Öhman"),
            "{}",
            came.note
        );
        let standing = hall.standing().await;
        let here = standing.people.iter().find_map(|person| person.here.as_ref()).unwrap();
        assert!(here.seen && here.keys.len() == 1);
        assert_eq!(hall.count().await, (1, 30));
        // The same figure for everybody, and by municipality.
        for other in [hall.karin().await, hall.ove().await] {
            let page = other.get("").await;
            assert!(page.text.contains("1 av 30 är här") && page.text.contains("här 08.30"), "{}", page.text);
        }
        assert_eq!(hall.lines("door.arrived").await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_code_is_read_however_it_is_typed_and_says_nothing_of_whose_it_is() {
    on_both(async |hall| {
        let phone = hall.door_host(5, hall.workshop.id.uuid()).await;
        let code = hall.code(hall.people[7]);
        let typed = phone.post("/kod", &[("kod", &code.to_lowercase()), ("sedd", "ja")]).await;
        assert!(typed.note.contains("door-said-here"), "{} {}", typed.note, typed.text);
        let again = phone.post("/kod", &[("kod", &format!("{code}\r\n"))]).await;
        assert!(again.note.contains("door-said-already") && again.note.contains("08.30"), "{}", again.note);
        assert_eq!(hall.count().await, (1, 30));
        for (wrong, said) in [
            ("", "Skanna eller skriv en kod"),
            ("VS7KD2", "ingen hel kod"),
            ("https://valskydd.example/l/abc", "ingen hel kod"),
            ("VS7KD22M4Q0XYZ9ABC", "hör inte till någon som är anmäld"),
        ] {
            let refused = phone.post("/kod", &[("kod", wrong)]).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
            assert!(refused.text.contains(said), "{wrong}");
        }
        assert_eq!(hall.count().await, (1, 30));
    })
    .await;
}

#[tokio::test]
async fn an_arrival_is_taken_back_and_the_form_sent_twice_is_one_deed() {
    on_both(async |hall| {
        let phone = hall.karin().await;
        let who = hall.people[0].to_string();
        let deed = Uuid::from_u128(7);
        for _ in ["sent", "the same form again"] {
            phone.post_as("/har", deed, &[("person", &who)]).await;
        }
        let standing = hall.standing().await;
        assert_eq!(standing.people[0].here.as_ref().map(|here| here.keys.len()), Some(1));
        let back = phone.post("/angra", &[("person", &who)]).await;
        assert!(back.note.contains("door-said-taken-back"), "{}", back.note);
        assert_eq!(hall.count().await, (0, 30));
        let nothing = phone.post("/angra", &[("person", &who)]).await;
        assert!(nothing.note.contains("door-said-not-here"), "{}", nothing.note);
        phone.post("/har", &[("person", &who)]).await;
        assert_eq!(hall.count().await, (1, 30), "and comes after all");
        assert_eq!((hall.lines("door.arrived").await, hall.lines("door.taken_back").await), (2, 1));
    })
    .await;
}

#[tokio::test]
async fn two_phones_at_once_are_one_arrival_and_both_are_told() {
    on_both(async |hall| {
        let (one, other) = (
            hall.door_host(5, hall.workshop.id.uuid()).await,
            hall.door_host(6, hall.workshop.id.uuid()).await,
        );
        let code = hall.code(hall.people[3]);
        let fields = [("kod", code.as_str())];
        let (first, second) = tokio::join!(one.post("/kod", &fields), other.post("/kod", &fields));
        for answer in [&first, &second] {
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
            assert!(answer.note.contains("door-said-"), "{}", answer.note);
        }
        assert_eq!(hall.count().await, (1, 30));
        let page = one.get("").await.text;
        assert!(page.contains("Incheckad 2 gånger på 2 telefoner"), "{page}");
    })
    .await;
}

#[tokio::test]
async fn what_is_tried_before_the_day_does_not_count_on_it() {
    on_both(async |hall: Hall| {
        hall.set("2029-03-13T12:00:00Z");
        let phone = hall.karin().await;
        phone.post("/har", &[("person", &hall.people[0].to_string())]).await;
        assert!(phone.get("").await.text.contains("Dagen är inte här än"));
        phone.post("/stang", &[]).await;
        assert_eq!(hall.count().await, (1, 30));
        hall.set("2029-03-14T06:00:00Z");
        let phone = hall.karin().await;
        assert_eq!(hall.count().await, (0, 30));
        let page = phone.get("").await.text;
        assert!(page.contains("name=\"kod\"") && !page.contains("Dagen är inte här än"), "the door is open");
        hall.set("2029-03-14T21:00:00Z");
        let phone = hall.karin().await;
        assert!(phone.get("").await.text.contains("Dagen är slut"));
        let late = phone.post("/har", &[("person", &hall.people[0].to_string())]).await;
        assert!(late.note.contains("door-said-over"), "{}", late.note);
        assert_eq!(hall.count().await, (0, 30));
    })
    .await;
}

//! Those whom nobody expected.

use axum::http::StatusCode;
use door::deeds::NoSeat;
use workshop::records::workshop::Column;

use crate::hall::{Hall, on_both};
use crate::phone::Phone;

async fn comes(hall: &Hall, phone: &Phone, name: &str, municipality: usize) -> String {
    let municipality = hall.municipalities[municipality].id.to_string();
    let fields =
        [("name", name), ("municipality", municipality.as_str()), ("role", "communicator"), ("sedd", "ja")];
    let answer = phone.post("/oanmald", &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    answer.note
}

#[tokio::test]
async fn somebody_whom_nobody_registered_is_let_in_as_long_as_there_are_seats() {
    on_both(async |hall| {
        // Whoever leads the day may not write the county's lists; the door may, for them.
        let phone = hall.ove().await;
        assert!(phone.get("/oanmald").await.text.contains("Släpp in någon"));
        for name in ["Eva Lind", "Bo Ek"] {
            assert!(comes(&hall, &phone, name, 0).await.contains("door-said-let-in"), "{name}");
        }
        assert_eq!(hall.count().await, (2, 32));
        let sixth = comes(&hall, &phone, "Siv Ek", 0).await;
        assert!(sixth.contains("door-said-noted-municipality") && sixth.contains("Siv Ek"), "{sixth}");
        assert_eq!(hall.count().await, (2, 32));
        let page = phone.get("").await.text;
        assert!(
            page.contains("Siv Ek, ") && page.contains("Kommunen har redan alla sina platser."),
            "{page}"
        );
        assert_eq!((hall.lines("door.walked_in").await, hall.lines("door.noted").await), (2, 1));
        let eva =
            hall.standing().await.people.into_iter().find(|person| person.row.name == "Eva Lind").unwrap();
        assert!(eva.here.unwrap().seen && eva.row.email.is_empty());
    })
    .await;
}

#[tokio::test]
async fn the_room_has_a_limit_and_two_who_are_let_in_at_once_do_not_get_one_chair() {
    on_both(async |mut hall| {
        hall.change(Column::Tables, 1).await;
        hall.change(Column::Chairs, 31).await;
        let (one, other) = (
            hall.door_host(5, hall.workshop.id.uuid()).await,
            hall.door_host(6, hall.workshop.id.uuid()).await,
        );
        let (first, second) =
            tokio::join!(comes(&hall, &one, "Eva Lind", 0), comes(&hall, &other, "Bo Ek", 1));
        let both = format!("{first} {second}");
        assert_eq!(both.matches("door-said-let-in").count(), 1, "{both}");
        assert_eq!(both.matches("door-said-noted-room").count(), 1, "{both}");
        let standing = hall.standing().await;
        assert_eq!((standing.people.len(), standing.notes.len()), (31, 1));
        assert_eq!(standing.notes[0].why, NoSeat::Room.code());
    })
    .await;
}

#[tokio::test]
async fn a_stand_in_takes_the_seat_of_whoever_does_not_come() {
    on_both(async |mut hall| {
        hall.change(Column::SeatsMost, 3).await;
        hall.place().await;
        let before = hall.standing().await;
        let phone = hall.ove().await;
        let absent = hall.people[4].to_string();
        let page = phone.get(&format!("/ersattare?person={absent}")).await.text;
        assert!(page.contains("Per-Olov Öhman"), "{page}");
        let fields = [("person", absent.as_str()), ("name", "Eva Lind"), ("role", "communicator")];
        let came = phone.post("/ersattare", &fields).await;
        assert!(came.note.contains("door-said-let-in"), "{} {}", came.note, came.text);
        let standing = hall.standing().await;
        let find = |name: &str| standing.people.iter().find(|person| person.row.name == name).unwrap();
        let (eva, per) = (find("Eva Lind"), find("Per-Olov Öhman"));
        let old = before.people.iter().find(|person| person.row.id == per.row.id).unwrap();
        assert_eq!(eva.tables, old.tables);
        assert!(per.tables.iter().all(Option::is_none));
        assert_eq!(eva.row.municipality, per.row.municipality);
        assert_eq!(per.replaced_by.as_deref(), Some("Eva Lind"));
        assert_eq!(hall.count().await, (1, 30), "one is expected less");
        let again = phone.post("/ersattare", &fields).await;
        assert!(again.note.contains("door-said-not-needed"), "{}", again.note);
        let here = hall.people[0].to_string();
        phone.post("/har", &[("person", &here)]).await;
        let instead = [("person", here.as_str()), ("name", "Bo Ek"), ("role", "communicator")];
        assert!(phone.post("/ersattare", &instead).await.note.contains("door-said-not-needed"));
        assert_eq!(hall.standing().await.people.len(), 31);
        assert_eq!(hall.lines("door.stood_in").await, 1);
    })
    .await;
}

#[tokio::test]
async fn what_is_missing_is_said_beside_its_field() {
    on_both(async |hall| {
        let phone = hall.karin().await;
        let none = phone.post("/oanmald", &[("name", ""), ("municipality", "x"), ("role", "kung")]).await;
        assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
        for field in ["name-fault", "municipality-fault", "role-fault"] {
            assert!(none.text.contains(field), "{field}");
        }
        let who = hall.people[0].to_string();
        let none = phone.post("/ersattare", &[("person", &who), ("name", &"Å".repeat(300))]).await;
        assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(none.text.contains("Skriv ett kortare namn"));
        assert_eq!(hall.standing().await.people.len(), 30);
    })
    .await;
}

//! The door is tried out before the day: it says what would happen, and changes no list, no seat and no table.

use door::retention::forget_trials;
use sea_orm::{ConnectionTrait as _, EntityTrait as _, PaginatorTrait as _, Statement};
use workshop::records::workshop::Column;

use crate::hall::{Hall, on_both};
use crate::phone::Phone;

const BEFORE: &str = "2029-03-13T12:00:00Z";

/// All that a trial must leave as it is: participants with their lists' versions, seats at tables, words about the course.
async fn lists(hall: &Hall) -> Vec<String> {
    let mut all = Vec::new();
    for sql in [
        "SELECT count(*) FROM participant",
        "SELECT sum(list_version) FROM invitation",
        "SELECT sum(table_number) FROM round_seat",
        "SELECT count(*) FROM table_plan_version",
        "SELECT count(*) FROM course_fact",
        "SELECT count(*) FROM door_stand_in",
    ] {
        let statement = Statement::from_string(hall.store().backend().into(), sql);
        let row = hall.store().reader().query_one_raw(statement).await.unwrap().unwrap();
        all.push(format!("{sql}: {:?}", row.try_get_by_index::<Option<i64>>(0).ok().flatten()));
    }
    all
}

async fn comes(hall: &Hall, phone: &Phone, name: &str) -> String {
    let municipality = hall.municipalities[0].id.to_string();
    let fields = [("name", name), ("municipality", municipality.as_str()), ("role", "communicator")];
    phone.post("/oanmald", &fields).await.note
}

#[tokio::test]
async fn whoever_walks_in_when_the_door_is_tried_out_is_no_participant() {
    on_both(async |mut hall| {
        hall.change(Column::SeatsMost, 5).await;
        hall.place().await;
        hall.set(BEFORE);
        let phone = hall.ove().await;
        let before = lists(&hall).await;
        for name in ["Eva Lind", "Bo Ek"] {
            let said = comes(&hall, &phone, name).await;
            assert!(said.contains("door-said-tried") && said.contains(name), "{said}");
        }
        assert_eq!(hall.count().await, (2, 32), "shown as on the day");
        // Seats are counted as on the day: the municipality had three and may send five.
        assert!(comes(&hall, &phone, "Siv Ek").await.contains("door-said-noted-municipality"));
        assert!(comes(&hall, &phone, "eva lind").await.contains("door-said-noted-same"));
        let page = phone.get("").await.text;
        assert!(page.contains("Eva Lind") && page.contains("Ingen läggs till i anmälan"), "{page}");
        for note in hall.standing().await.notes {
            let (id, how) = (note.id.to_string(), if note.name == "Siv Ek" { "in" } else { "same" });
            let eva =
                hall.standing().await.people.into_iter().find(|one| one.row.name == "Eva Lind").unwrap();
            let person = if how == "same" { eva.row.id.to_string() } else { String::new() };
            let fields = [("note", id.as_str()), ("hur", how), ("person", person.as_str())];
            let said = phone.post("/avgor", &fields).await.note;
            let wanted = if how == "in" { "door-said-tried-over" } else { "door-said-same" };
            assert!(said.contains(wanted), "{said}");
        }
        assert_eq!(hall.count().await, (3, 33));
        // What was tried is taken back as on the day.
        let bo = hall.standing().await.people.into_iter().find(|one| one.row.name == "Bo Ek").unwrap();
        let back = phone.post("/angra", &[("person", &bo.row.id.to_string())]).await;
        assert!(back.note.contains("door-said-taken-back") && back.note.contains("Bo Ek"), "{}", back.note);
        assert_eq!(hall.count().await, (2, 32));
        assert_eq!(lists(&hall).await, before);
        assert_eq!(hall.lines("door.walked_in").await, 0);

        hall.set("2029-03-14T06:00:00Z");
        assert_eq!(hall.count().await, (0, 30));
        let notes =
            || async { door::records::note::Entity::find().count(hall.store().reader()).await.unwrap() };
        assert!(notes().await > 0);
        assert!(forget_trials(hall.store()).await.unwrap() > 0);
        assert_eq!((notes().await, forget_trials(hall.store()).await.unwrap()), (0, 0));
        // And on the day they are let in as ever.
        let phone = hall.karin().await;
        assert!(comes(&hall, &phone, "Eva Lind").await.contains("door-said-let-in"));
        assert_eq!(hall.count().await, (1, 31));
    })
    .await;
}

#[tokio::test]
async fn whoever_comes_in_anothers_place_when_the_door_is_tried_out_takes_no_table() {
    on_both(async |hall| {
        hall.place().await;
        hall.set(BEFORE);
        let phone = hall.ove().await;
        let (before, absent) = (lists(&hall).await, hall.people[4].to_string());
        let tables =
            hall.standing().await.people.into_iter().find(|one| one.row.id == hall.people[4]).unwrap().tables;
        let fields = [("person", absent.as_str()), ("name", "Eva Lind"), ("role", "communicator")];
        let came = phone.post("/ersattare", &fields).await;
        assert!(came.note.contains("door-said-tried"), "{} {}", came.note, came.text);
        let again = phone.post("/ersattare", &[fields[0], ("name", "Bo Ek"), fields[2]]).await;
        assert!(again.note.contains("door-said-not-needed"), "{}", again.note);
        let standing = hall.standing().await;
        let eva = standing.people.iter().find(|one| one.row.name == "Eva Lind").unwrap();
        assert_eq!((eva.tables.clone(), eva.stands_in_for.as_deref()), (tables, Some("Per-Olov Öhman")));
        assert_eq!(hall.count().await, (1, 30));
        assert_eq!(lists(&hall).await, before);
    })
    .await;
}

#[tokio::test]
async fn the_tables_are_not_planned_again_when_the_door_is_tried_out() {
    on_both(async |hall| {
        hall.place().await;
        hall.set(BEFORE);
        let (karin, before) = (hall.karin().await, lists(&hall).await);
        for who in &hall.people[..24] {
            karin.post("/har", &[("person", &who.to_string())]).await;
        }
        assert_eq!(hall.count().await, (24, 30));
        let page = karin.get("").await.text;
        assert!(
            !page.contains("/planera") && page.contains("Före dagen ändras inte bordsplaceringen"),
            "{page}"
        );
        // A page that was opened before, or a form of one's own.
        let said = karin.post("/planera", &[]).await.note;
        assert!(said.contains("door-said-plan-trial"), "{said}");
        assert_eq!((lists(&hall).await, hall.lines("table_plan.made_again").await), (before, 0));
        hall.set("2029-03-14T06:00:00Z");
        let karin = hall.karin().await;
        assert!(karin.get("").await.text.contains("/planera"));
    })
    .await;
}

#[tokio::test]
async fn a_phone_that_noted_somebody_before_the_day_and_hands_it_in_on_the_day_changes_no_list() {
    on_both(async |hall| {
        let before = lists(&hall).await;
        let phone = hall.ove().await;
        let at = BEFORE.parse::<chrono::DateTime<chrono::Utc>>().unwrap().timestamp_millis();
        let one = serde_json::json!([{
            "key": uuid(7), "name": "Eva Lind", "municipality": hall.municipalities[0].id, "role": "communicator",
            "at": at, "off": 0,
        }]);
        let one = one.to_string();
        let told = phone.post("/ko", &[("noterat", "[]"), ("nya", &one)]).await.text;
        assert!(told.contains("Eva Lind är här, på prov"), "{told}");
        assert_eq!((hall.count().await, lists(&hall).await), ((0, 30), before));
        let again = phone.post("/ko", &[("noterat", "[]"), ("nya", &one)]).await.text;
        assert!(again.contains("Det var redan gjort"), "{again}");
    })
    .await;
}

fn uuid(number: u128) -> sea_orm::prelude::Uuid {
    sea_orm::prelude::Uuid::from_u128(number)
}

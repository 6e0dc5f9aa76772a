//! Tables planned for those who have come, and those who come after that.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use workshop::ParticipantId;

use crate::hall::{Hall, on_both};
use crate::phone::{Answer, Phone};

/// Everybody's tables who has one in some round.
async fn tables(hall: &Hall) -> BTreeMap<ParticipantId, Vec<Option<i32>>> {
    let people = hall.standing().await.people;
    let seated = people.into_iter().filter(|person| person.tables.iter().any(Option::is_some));
    seated.map(|person| (person.row.id, person.tables)).collect()
}

async fn come(hall: &Hall, phone: &Phone, some: std::ops::Range<usize>) {
    for who in &hall.people[some] {
        let answer = phone.post("/har", &[("person", &who.to_string())]).await;
        assert!(answer.note.contains("door-said-here"), "{}", answer.note);
    }
}

/// The county's page of the table plan.
async fn county(hall: &Hall) -> Phone {
    let mut karin = hall.karin().await;
    karin.path = format!("/workshop/{}/bord", hall.workshop.id);
    karin
}

/// Presses the button of the form for placing.
async fn place(karin: &Phone, whom: &[(&str, &str)]) -> Answer {
    let page = karin.get("").await.text;
    let version = page.split("name=\"version\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let form = [("version", version), ("mixing", "mixed"), ("spread", "ja"), ("least", "6"), ("most", "8")];
    let fields: Vec<_> = form.iter().chain(whom).copied().collect();
    let answer = karin.post("/placera", &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    answer
}

#[tokio::test]
async fn once_people_have_come_the_plan_is_for_those_unless_the_form_says_everybody() {
    on_both(async |hall| {
        let karin = county(&hall).await;
        assert!(!karin.get("").await.text.contains("Vilka ska ha ett bord?"), "nobody has come");
        place(&karin, &[]).await;
        assert_eq!(tables(&hall).await.len(), 30);
        let door = hall.karin().await;
        come(&hall, &door, 0..20).await;
        let page = karin.get("").await.text;
        for said in ["Vilka ska ha ett bord?", "De 20 som har kommit", "Alla 30 anmälda"] {
            assert!(page.contains(said), "{said}");
        }
        // A page from before anybody came has no such choice: those who came are meant.
        for whom in [&[("whom", "here")][..], &[]] {
            let note = place(&karin, whom).await.note;
            assert!(note.contains("table_plan-placed-here") && note.contains("20"), "{note}");
            let seated = tables(&hall).await;
            assert!(hall.people[..20].iter().all(|who| seated.contains_key(who)) && seated.len() == 20);
        }
        let note = place(&karin, &[("whom", "everybody")]).await.note;
        assert!(note.contains("table_plan-placed-again"), "{note}");
        assert_eq!(tables(&hall).await.len(), 30);
    })
    .await;
}

#[tokio::test]
async fn whoever_comes_after_that_gets_a_free_seat_and_nobody_moves() {
    on_both(async |hall| {
        let door = hall.karin().await;
        hall.place().await;
        come(&hall, &door, 0..20).await;
        let planned = door.post("/planera", &[]).await.note;
        assert!(planned.contains("door-said-planned"), "{planned}");
        let before = tables(&hall).await;
        assert_eq!(before.len(), 20);
        let late = hall.people[25];
        let said = door.post("/har", &[("person", &late.to_string())]).await.note;
        assert!(said.contains("door-said-here-table") && said.contains("Bord"), "{said}");
        let mut after = tables(&hall).await;
        assert!(after.remove(&late).unwrap().iter().all(Option::is_some));
        assert_eq!(after, before, "nobody moved");
        // Two more from a phone that had no network, one of them not registered.
        let phone = hall.door_host(5, hall.workshop.id.uuid()).await;
        phone.hand_in(&[crate::phone::noted(1, hall.people[26], "2029-03-14T07:29:00Z", 0)]).await;
        let municipality = hall.municipalities[9].id.to_string();
        let fields = [("name", "Eva Lind"), ("municipality", municipality.as_str()), ("role", "it_security")];
        let said = phone.post("/oanmald", &fields).await;
        assert!(said.note.contains("door-said-let-in"), "{} {}", said.note, said.text);
        assert_eq!(tables(&hall).await.len(), 23);
        assert_eq!(hall.standing().await.without_table(), 0);
        assert_eq!(hall.lines("table_plan.late_seated").await, 3);
        let page = county(&hall).await.get("").await.text;
        assert!(page.contains("den som kom sent fick en ledig plats"), "{page}");
    })
    .await;
}

#[tokio::test]
async fn when_every_seat_is_taken_the_tables_are_planned_again_and_few_move() {
    on_both(async |hall| {
        let door = hall.karin().await;
        come(&hall, &door, 0..24).await;
        let karin = county(&hall).await;
        place(&karin, &[]).await;
        let before = tables(&hall).await;
        let most = before.values().filter_map(|tables| tables[0]).max();
        assert_eq!((before.len(), most), (24, Some(3)), "three tables of eight");
        let late = hall.people[24];
        let said = door.post("/har", &[("person", &late.to_string())]).await.note;
        assert!(said.contains("Inget bord än"), "{said}");
        assert!(door.get("").await.text.contains("En som är här har inget bord."));
        assert_eq!((tables(&hall).await, hall.standing().await.without_table()), (before.clone(), 1));
        door.post("/planera", &[]).await;
        let mut after = tables(&hall).await;
        assert!(after.remove(&late).is_some());
        let moved = after.iter().filter(|(who, tables)| before[who] != **tables).count();
        // A fourth table has at least five of the twenty-five.
        assert!((5..=7).contains(&moved), "{moved}");
    })
    .await;
}

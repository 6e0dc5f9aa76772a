//! The county shuts the door, plans the tables again, and prints.

use axum::http::StatusCode;
use workshop::day_papers::Attendance as _;

use crate::hall::on_both;

#[tokio::test]
async fn the_tables_are_planned_again_for_those_who_are_here_with_little_change() {
    on_both(async |hall| {
        hall.place().await;
        let before = hall.standing().await;
        let karin = hall.karin().await;
        let nobody = karin.post("/planera", &[]).await;
        assert!(nobody.note.contains("door-said-nobody"), "{}", nobody.note);
        for (at, who) in hall.people.iter().enumerate() {
            if at % 5 != 0 {
                karin.post("/har", &[("person", &who.to_string())]).await;
            }
        }
        assert_eq!(hall.count().await, (24, 30));
        let planned = karin.post("/planera", &[]).await;
        assert!(
            planned.note.contains("door-said-planned") && planned.note.contains("\"24\""),
            "{}",
            planned.note
        );
        let after = hall.standing().await;
        let mut moved = 0;
        for (old, new) in before.people.iter().zip(&after.people) {
            if new.here.is_none() {
                assert!(new.tables.iter().all(Option::is_none), "{} has no seat", new.row.name);
            } else {
                assert!(new.tables.iter().all(Option::is_some), "{}", new.row.name);
                moved += usize::from(old.tables != new.tables);
            }
        }
        assert!(moved <= 8, "{moved} of 24 moved");
        // Whoever comes late gets a seat that is free: nobody plans for one person.
        karin.post("/har", &[("person", &hall.people[0].to_string())]).await;
        assert_eq!(hall.standing().await.without_table(), 0);
    })
    .await;
}

#[tokio::test]
async fn a_shut_door_lets_nobody_in_until_it_is_opened() {
    on_both(async |hall| {
        let (karin, host) = (hall.karin().await, hall.door_host(5, hall.workshop.id.uuid()).await);
        assert!(karin.post("/stang", &[]).await.note.contains("door-said-now-shut"));
        assert!(karin.post("/stang", &[]).await.note.contains("door-said-as-it-was"));
        let who = hall.people[0].to_string();
        assert!(host.post("/har", &[("person", &who)]).await.note.contains("door-said-shut"));
        assert!(host.get("").await.text.contains("stängde dörren kl. 08.30"));
        let municipality = hall.municipalities[0].id.to_string();
        let fields = [("name", "Eva Lind"), ("municipality", &municipality), ("role", "communicator")];
        assert!(host.post("/oanmald", &fields).await.note.contains("door-said-shut"));
        assert_eq!(hall.count().await, (0, 30));
        assert!(karin.post("/oppna", &[]).await.note.contains("door-said-now-open"));
        assert!(host.post("/har", &[("person", &who)]).await.note.contains("door-said-here"));
        assert_eq!((hall.lines("door.shut").await, hall.lines("door.opened").await), (1, 1));
    })
    .await;
}

#[tokio::test]
async fn only_the_county_shuts_and_plans() {
    on_both(async |hall| {
        for phone in [hall.ove().await, hall.door_host(5, hall.workshop.id.uuid()).await] {
            let page = phone.get("").await.text;
            assert!(!page.contains("/stang") && !page.contains("/planera"));
            for act in ["/stang", "/oppna", "/planera"] {
                let tried = phone.post(act, &[]).await;
                assert!(matches!(tried.status, StatusCode::FORBIDDEN | StatusCode::SEE_OTHER), "{act}");
            }
        }
        assert_eq!(hall.lines("door.shut").await, 0);
    })
    .await;
}

#[tokio::test]
async fn certificates_are_for_those_who_came_once_the_door_was_used() {
    on_both(async |hall| {
        let came =
            async || door::attendance::DoorAttendance.came(hall.store(), &hall.workshop).await.unwrap();
        assert_eq!(came().await, None);
        hall.karin().await.post("/har", &[("person", &hall.people[3].to_string())]).await;
        assert_eq!(came().await, Some([hall.people[3]].into()));
        hall.set("2029-04-14T08:00:00Z");
        assert_eq!(came().await, Some([hall.people[3]].into()), "also a month later");
    })
    .await;
}

//! The pages of the workshop, through the whole router.

use axum::http::StatusCode;
use organisation::Duty;

use crate::world::on_both;

/// A form that is good, but for what is put over it.
fn filled<'a>(over: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("day", "2029-03-14"),
        ("starts", "09:30"),
        ("ends", "15.00"),
        ("format", "hybrid"),
        ("place", "Gasklockorna"),
        ("address", ""),
        ("register_by", "2029-03-01"),
        ("seats_least", "3"),
        ("seats_most", "4"),
        ("tables", "6"),
        ("chairs", "8"),
        ("contact", "Karin"),
    ];
    fields.retain(|(field, _)| over.iter().all(|(name, _)| name != field));
    fields.extend_from_slice(over);
    fields
}

#[tokio::test]
async fn a_county_without_a_workshop_reads_how_it_will_get_one() {
    on_both(async |world| {
        let mut karin = world.county("Karin", "21").await;
        assert!(karin.get("/workshop").await.body.contains("Länet har ingen workshop än"));
        let id = world.workshop("21").await;
        assert_eq!(karin.get("/workshop").await.location, format!("/workshop/{id}"));
        let page = karin.get(&format!("/workshop/{id}")).await;
        assert_eq!(page.status, StatusCode::OK);
        for said in
            ["Workshop i Gävleborgs län", "tisdag 13 mars 2029 kl. 09.00–14.30", "Ska till 10 kommuner"]
        {
            assert!(page.body.contains(said), "{said}");
        }
    })
    .await;
}

#[tokio::test]
async fn another_countys_workshop_does_not_exist() {
    on_both(async |world| {
        let id = world.workshop("21").await;
        let mut other = world.county("Per", "20").await;
        other.get("/workshop").await;
        let gone = "/workshop/gurka".to_owned();
        for path in [format!("/workshop/{id}"), format!("/workshop/{id}/installningar"), gone] {
            assert_eq!(other.get(&path).await.status, StatusCode::NOT_FOUND);
        }
        let path = format!("/workshop/{id}/installningar");
        // A form of the own county's, sent to another's workshop.
        let own = world.workshop("20").await;
        other.get(&format!("/workshop/{own}/installningar")).await;
        assert_eq!(other.post(&path, &filled(&[])).await.status, StatusCode::NOT_FOUND);
        assert_eq!(world.loaded(id).await.version, 1);
    })
    .await;
}

#[tokio::test]
async fn the_national_lead_reads_and_changes_nothing() {
    on_both(async |world| {
        let id = world.workshop("21").await;
        let mut lead = world.national().await;
        let page = lead.get(&format!("/workshop/{id}")).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(!page.body.contains("installningar"), "a link that leads to a closed gate");
        let path = format!("/workshop/{id}/installningar");
        assert_eq!(lead.get(&path).await.status, StatusCode::FORBIDDEN);
        let mut municipality = world.signed_in("Per", Duty::MunicipalCoordinator, "21").await;
        assert_eq!(municipality.get(&format!("/workshop/{id}")).await.status, StatusCode::FORBIDDEN);
    })
    .await;
}

#[tokio::test]
async fn settings_are_saved_and_shown() {
    on_both(async |world| {
        let id = world.workshop("21").await;
        let path = format!("/workshop/{id}/installningar");
        let mut karin = world.county("Karin", "21").await;
        assert!(karin.get(&path).await.body.contains("value=\"2029-03-13\""));
        let answer = karin.post(&path, &filled(&[])).await;
        assert_eq!((answer.status, answer.location), (StatusCode::SEE_OTHER, format!("/workshop/{id}")));
        let page = karin.get(&format!("/workshop/{id}")).await.body;
        for said in
            ["Inställningarna är sparade.", "onsdag 14 mars 2029 kl. 09.30–15.00", "Gasklockorna", "Hybrid"]
        {
            assert!(page.contains(said), "{said}");
        }
    })
    .await;
}

#[tokio::test]
async fn all_faults_come_at_once_beside_what_was_written() {
    on_both(async |world| {
        let id = world.workshop("21").await;
        let path = format!("/workshop/{id}/installningar");
        let mut karin = world.county("Karin", "21").await;
        karin.get(&path).await;
        let bad = filled(&[("day", "i mars"), ("ends", "08:00"), ("tables", "\"><b>"), ("place", "")]);
        let page = karin.post(&path, &bad).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        for field in ["day", "ends", "tables", "place"] {
            assert!(page.body.contains(&format!("href=\"#{field}\"")), "{field}");
        }
        assert!(page.body.contains("value=\"i mars\""));
        assert!(!page.body.contains("<b>"));
        assert_eq!(world.loaded(id).await.version, 1);
    })
    .await;
}

#[tokio::test]
async fn a_save_over_a_newer_version_shows_both_and_loses_nothing() {
    on_both(async |world| {
        let id = world.workshop("21").await;
        let path = format!("/workshop/{id}/installningar");
        let mut karin = world.county("Karin", "21").await;
        let mut per = world.county("Per", "21").await;
        karin.get(&path).await;
        per.get(&path).await;
        let hers = filled(&[("place", "Karins sal")]);
        let his = filled(&[("place", "Pers sal")]);
        assert_eq!(karin.post(&path, &hers).await.status, StatusCode::SEE_OTHER);
        let told = per.post(&path, &his).await;
        assert_eq!(told.status, StatusCode::CONFLICT);
        for said in ["Någon annan hann spara före dig", ">Karins sal<", ">Pers sal<", "value=\"Pers sal\""]
        {
            assert!(told.body.contains(said), "{said}");
        }
        assert!(told.body.contains("value=\"15:00\""), "a time written with a point is not lost");
        assert_eq!(per.hidden("version"), "2");
        assert_eq!(per.post(&path, &his).await.status, StatusCode::SEE_OTHER);
        let workshop = world.loaded(id).await;
        assert_eq!((workshop.version, workshop.place.as_str()), (3, "Pers sal"));
    })
    .await;
}

#[tokio::test]
async fn the_same_form_sent_twice_saves_once() {
    on_both(async |world| {
        let id = world.workshop("21").await;
        let path = format!("/workshop/{id}/installningar");
        let mut karin = world.county("Karin", "21").await;
        karin.get(&path).await;
        for _ in 0..2 {
            assert_eq!(karin.post(&path, &filled(&[])).await.status, StatusCode::SEE_OTHER);
        }
        assert_eq!(world.lines("workshop.settings_saved").await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_moved_meeting_and_a_small_room_are_said() {
    on_both(async |world| {
        let id = world.workshop("21").await;
        world.invited(id, &[3, 0], 0).await;
        let mut karin = world.county("Karin", "21").await;
        karin.get(&format!("/workshop/{id}/installningar")).await;
        karin.post(&format!("/workshop/{id}/installningar"), &filled(&[("tables", "2")])).await;
        let page = karin.get(&format!("/workshop/{id}")).await.body;
        for said in ["skicka inbjudan igen", "Rummet räcker inte till alla", "1 av 2 har svarat"] {
            assert!(page.contains(said), "{said}");
        }
    })
    .await;
}

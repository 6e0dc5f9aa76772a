//! A participant joins; the county sees it and says what it asks.

use axum::http::StatusCode;

use crate::browser::set;
use crate::world::{MEETING, World, on_both};

fn path(world: &World, who: usize) -> String {
    format!("/min-dag/{}/anslut", world.people[who])
}

#[tokio::test(flavor = "multi_thread")]
async fn the_meeting_opens_in_its_time_for_whoever_says_who_they_are() {
    on_both(async |world| {
        world.meets_at(MEETING).await;
        let elsa = world.opens(world.link_of(0).await, 1).await;
        let path = path(&world, 0);
        let day = elsa.get(&format!("/min-dag/{}", world.people[0])).await;
        assert!(day.text().contains(&path), "{}", day.seen());

        world.at_clock("08:30");
        let early = elsa.get(&path).await;
        assert!(early.seen().contains("Mötet öppnar onsdag 14 mars 2029 kl. 08.45"), "{}", early.seen());
        assert!(!early.text().contains(MEETING));

        world.at_clock("08:50");
        let page = elsa.get(&path).await;
        assert!(!page.text().contains(MEETING), "not before somebody is let in");
        let mut form = page.form_to(&path);
        let unsaid = elsa.post(&path, &form).await;
        assert_eq!(unsaid.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(unsaid.seen().contains("Kryssa i att du är Elsa By") && !unsaid.text().contains(MEETING));
        set(&mut form, "me", "ja");
        for _ in ["joined", "the same form again"] {
            let inside = elsa.post(&path, &form).await;
            assert_eq!(inside.status, StatusCode::OK);
            assert!(inside.text().contains(MEETING), "{}", inside.seen());
        }
        assert_eq!(world.lines("joining.joined").await, 1);

        // Another address needs no new link.
        world.meets_at("https://mote.example/rum/9").await;
        let mut again = elsa.get(&path).await.form_to(&path);
        set(&mut again, "me", "ja");
        assert!(elsa.post(&path, &again).await.text().contains("https://mote.example/rum/9"));

        let karin = world.coordinator().await;
        let county = karin.get(&format!("/workshop/{}/anslutning", world.workshop)).await.seen();
        assert!(county.contains("1 av 2 har anslutit."), "{county}");
        world.at_clock("15:00");
        let over = elsa.post(&path, &again).await;
        assert!(over.seen().contains("Workshopen är slut.") && !over.text().contains(MEETING));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_that_went_round_is_said_and_stopped_where_the_county_says_so() {
    on_both(async |world| {
        world.meets_at(MEETING).await;
        world.at_clock("09:10");
        let link = world.link_of(0).await;
        let path = path(&world, 0);
        let first = world.opens(link, 1).await;
        for mark in [2, 3] {
            world.opens(link, mark).await;
        }
        let karin = world.coordinator().await;
        let terms = format!("/workshop/{}/anslutning", world.workshop);
        assert!(karin.get(&terms).await.seen().contains("länken öppnad på 3 ställen"));
        let mut form = first.get(&path).await.form_to(&path);
        set(&mut form, "me", "ja");
        let noted = first.post(&path, &form).await;
        assert!(noted.text().contains(MEETING) && noted.seen().contains("öppnats på 3 ställen"));

        let mut wrong = karin.get(&terms).await.form_to(&terms);
        set(&mut wrong, "minutes", "snart");
        let refused = karin.post(&terms, &wrong).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text().contains("value=\"snart\""), "what was typed stands");
        let mut strict = karin.get(&terms).await.form_to(&terms);
        let stale = strict.clone();
        set(&mut strict, "policy", "block");
        assert_eq!(karin.post(&terms, &strict).await.status, StatusCode::SEE_OTHER);
        let mut stale_but_new = stale;
        set(&mut stale_but_new, "deed", "01900000-0000-7000-8000-000000000001");
        assert_eq!(karin.post(&terms, &stale_but_new).await.status, StatusCode::CONFLICT);
        let shut = first.get(&path).await;
        assert!(shut.seen().contains("kontrollera vem som har den") && !shut.text().contains(MEETING));
        // Nor over a form that was got before.
        let pressed = first.post(&path, &form).await;
        assert!(!pressed.text().contains(MEETING));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_joins_by_anothers_link_or_from_the_waiting_list() {
    on_both(async |world| {
        world.meets_at(MEETING).await;
        world.at_clock("09:10");
        let bo = world.opens(world.link_of(1).await, 1).await;
        assert_eq!(bo.get(&path(&world, 0)).await.status, StatusCode::NOT_FOUND);
        let ada = world.opens(world.link_of(2).await, 2).await;
        let waits = ada.get(&path(&world, 2)).await;
        assert!(waits.seen().contains("Du står på väntelistan") && !waits.text().contains(MEETING));
        let day = ada.get(&format!("/min-dag/{}", world.people[2])).await;
        assert!(!day.text().contains("/anslut"), "{}", day.seen());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_an_address_nobody_is_noted() {
    on_both(async |world| {
        world.at_clock("09:10");
        let elsa = world.opens(world.link_of(0).await, 1).await;
        let path = path(&world, 0);
        let mut form = elsa.get(&path).await.form_to(&path);
        set(&mut form, "me", "ja");
        let none = elsa.post(&path, &form).await;
        assert!(none.seen().contains("inte lagt in någon adress"), "{}", none.seen());
        assert_eq!(world.lines("joining.joined").await, 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_the_course_the_meeting_notes_or_sends_to_the_short_version_or_stays_shut() {
    on_both(async |world| {
        world.meets_at(MEETING).await;
        world.at_clock("09:10");
        let elsa = world.opens(world.link_of(0).await, 1).await;
        let (path, course) = (path(&world, 0), format!("/min-dag/{}/kurs", world.people[0]));
        let county = format!("/workshop/{}/anslutning", world.workshop);

        world.sets_course_policy("block").await;
        let shut = elsa.get(&path).await;
        assert!(shut.seen().contains("släpper inte in någon utan den"), "{}", shut.seen());
        assert!(shut.text().contains(&course) && !shut.text().contains(MEETING));

        world.sets_course_policy("short").await;
        let first = elsa.get(&path).await;
        assert!(first.seen().contains("Läs kortversionen först"), "{}", first.seen());
        let short = format!("{course}/kort");
        let mut read = elsa.get(&short).await.form_to(&short);
        set(&mut read, "read", "ja");
        assert_eq!(elsa.post(&short, &read).await.status, StatusCode::SEE_OTHER);
        let mut form = elsa.get(&path).await.form_to(&path);
        set(&mut form, "me", "ja");
        assert!(elsa.post(&path, &form).await.text().contains(MEETING));
        let karin = world.coordinator().await;
        assert!(!karin.get(&county).await.seen().contains("utan utbildningen"));

        // Bo has done nothing: he is let in, told, and noted.
        world.sets_course_policy("note").await;
        let bo = world.opens(world.link_of(1).await, 2).await;
        let path = self::path(&world, 1);
        let page = bo.get(&path).await;
        assert!(page.seen().contains("det antecknas"), "{}", page.seen());
        let mut form = page.form_to(&path);
        set(&mut form, "me", "ja");
        assert!(bo.post(&path, &form).await.text().contains(MEETING));
        assert!(karin.get(&county).await.seen().contains("utan utbildningen"));
        // A form that was got before does not open what the county has shut since.
        world.sets_course_policy("block").await;
        assert!(!bo.post(&path, &form).await.text().contains(MEETING));
    })
    .await;
}

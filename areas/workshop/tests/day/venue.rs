//! The venue against what the day needs, the order to it, and how the preparation stands.

use axum::http::StatusCode;
use chrono::TimeDelta;
use workshop::WorkshopId;
use workshop::preparation::venue::Need;
use workshop::preparation::views::{self, NextWhat, Prepared};

use crate::world::{Browser, World, on_both};

const CONFIRMED: [(&str, &str); 14] = [
    ("state-venue", "confirmed"),
    ("state-one_room", "confirmed"),
    ("state-seats", "confirmed"),
    ("state-tables", "confirmed"),
    ("state-step_free", "confirmed"),
    ("state-hearing_loop", "asked"),
    ("state-projector", "confirmed"),
    ("state-microphones", "missing"),
    ("state-wireless", "missing"),
    ("state-flip_charts", "missing"),
    ("state-it", "missing"),
    ("state-coffee", "missing"),
    ("state-water", "missing"),
    ("state-pens", "missing"),
];

async fn save(browser: &mut Browser, path: &str, more: &[(&str, &str)]) -> crate::world::Answer {
    let mark = browser.hidden("mark");
    let mut fields = vec![("mark", mark.as_str()), ("state-prints", "missing")];
    fields.extend(CONFIRMED);
    fields.extend(more);
    browser.post(path, &fields).await
}

async fn stands(world: &World, ids: &[WorkshopId]) -> Vec<Prepared> {
    let mut days = Vec::new();
    for id in ids {
        days.push(workshop::day::views::of(&world.store, *id).await.unwrap().unwrap());
    }
    let before = world.store.queries_run();
    let mut all = views::standing(&world.store, &days, world.app.today()).await.unwrap();
    assert_eq!(world.store.queries_run() - before, 1, "one query, however many workshops");
    ids.iter().map(|id| all.remove(id).unwrap()).collect()
}

#[tokio::test]
async fn what_is_missing_turns_red_in_time_and_what_is_confirmed_does_not() {
    on_both(async |world| {
        let (own, other) = (world.workshop("21").await, world.workshop("20").await);
        // 62 days before: nothing is red yet.
        let first = stands(&world, &[own, other]).await;
        assert!(first.iter().all(|one| one.red_needs.is_empty()), "{first:?}");
        assert!(first[0].open_tasks > 30 && first[0].late_tasks > 0 && first[0].next.is_some());
        world.clock.advance(TimeDelta::days(50));
        let mut karin = world.county("Karin", "21").await;
        let path = format!("/workshop/{own}/lokal/andra");
        karin.get(&path).await;
        let few = save(&mut karin, &path, &[("state-lunch", "confirmed"), ("there-lunch", "10")]).await;
        assert_eq!(few.location, format!("/workshop/{own}/lokal"), "{}", few.body);
        let now = stands(&world, &[own, other]).await;
        // Twelve days before: lunch is due from ten days before.
        assert!(!now[0].red_needs.contains(&Need::Venue) && now[1].red_needs.contains(&Need::Venue));
        assert!(now[0].red_needs.contains(&Need::Microphones) && !now[0].red_needs.contains(&Need::Lunch));
        world.clock.advance(TimeDelta::days(3));
        let now = stands(&world, &[own, other]).await;
        assert!(now[0].red_needs.contains(&Need::Lunch), "ten lunches are not enough");
        let mut karin = world.county("Kerstin", "21").await;
        let page = karin.get(&format!("/workshop/{own}/lokal")).await.body;
        assert!(page.contains("Det räcker inte till alla.") && page.contains("behov är röda"), "{page}");
        assert!(matches!(now[1].next.as_ref().unwrap().what, NextWhat::Task(..) | NextWhat::Need(_)));
    })
    .await;
}

#[tokio::test]
async fn bad_input_stays_and_of_two_who_save_the_later_sees_both() {
    on_both(async |world| {
        let own = world.workshop("21").await;
        let path = format!("/workshop/{own}/lokal/andra");
        let (mut karin, mut per) = (world.county("Karin", "21").await, world.county("Per", "21").await);
        karin.get(&path).await;
        per.get(&path).await;
        let wrong = save(&mut karin, &path, &[("state-lunch", "confirmed"), ("there-lunch", "många")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.body.contains("there-lunch-fault") && wrong.body.contains("value=\"många\""));
        let lunch = [("state-lunch", "asked"), ("note-lunch", "Buffé i foajén")];
        assert_eq!(save(&mut karin, &path, &lunch).await.status, StatusCode::SEE_OTHER);
        let fish = [("state-lunch", "confirmed"), ("there-lunch", "60"), ("note-lunch", "Fisk")];
        let late = save(&mut per, &path, &fish).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        for kept in ["Buffé i foajén", "value=\"Fisk\"", "value=\"60\""] {
            assert!(late.body.contains(kept), "{kept} in {}", late.body);
        }
        assert_eq!(save(&mut per, &path, &fish).await.status, StatusCode::SEE_OTHER);
        assert_eq!(world.lines("workshop.needs_saved").await.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn an_order_is_sent_by_somebody_and_says_what_changed_since() {
    on_both(async |world| {
        let own = world.workshop("21").await;
        world.invited(own, &[3, 2], 0).await;
        let path = format!("/workshop/{own}/lokal/bestallning");
        let mut karin = world.county("Karin", "21").await;
        let page = karin.get(&path).await.body;
        assert!(page.contains("Räknat på 5 anmälda deltagare"), "{page}");
        let wrong = karin.post(&path, &[("do", "send"), ("address", "slottet"), ("others", "-3")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.body.contains("address-fault") && wrong.body.contains("others-fault"));
        let fields = [
            ("do", "send"),
            ("name", "Slottets bokning"),
            ("address", "bokning@slottet.example"),
            ("others", "4"),
            ("message", "Vi dukar kl. 8."),
        ];
        for _ in ["sent", "the same form again"] {
            assert_eq!(karin.post(&path, &fields).await.location, path);
        }
        let letters = world.letters_of("order").await;
        assert_eq!(letters.len(), 1, "{letters:?}");
        assert!(letters[0].1.contains("Vi dukar kl. 8.") && letters[0].1.contains("Lunch"), "{letters:?}");
        let page = karin.get(&path).await.body;
        assert!(page.contains("Inget har ändrats sedan dess."), "{page}");
        // Another municipality has registered.
        let mut later = world.loaded(own).await.settings();
        later.starts = later.starts.overflowing_add_signed(TimeDelta::hours(1)).0;
        let permit = world.coordinator("Kerstin", "21").await;
        workshop::day::deeds::save_settings(&world.app, &permit, own, 1, &later, world.key()).await.unwrap();
        let page = karin.get(&path).await.body;
        assert!(page.contains("Det har ändrats sedan beställningen skickades"), "{page}");
        karin.post(&path, &fields).await;
        let letters = world.letters_of("order").await;
        assert!(letters.len() == 2 && letters[1].1.contains("ändrar sin beställning"), "{letters:?}");
        assert_eq!(world.lines("workshop.order_sent").await.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn where_to_join_is_sealed_stands_in_no_letter_and_is_gone_a_week_after_the_day() {
    on_both(async |world| {
        let own = world.workshop("21").await;
        let path = format!("/workshop/{own}/digitalt");
        let mut karin = world.county("Karin", "21").await;
        let page = karin.get(&path).await.body;
        assert!(page.contains("Mötesadressen är inte ifylld än.") && page.contains("Ockelbo"));
        let mark = karin.hidden("mark");
        let wrong = karin.post(&path, &[("mark", &mark), ("meeting", "rum 4"), ("tested-2101", "ja")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.body.contains("meeting-fault") && wrong.body.contains("place-2101-fault"));
        let fields = [
            ("mark", mark.as_str()),
            ("meeting", "https://mote.example/hemlig"),
            ("place-2101", "Kommunhuset, rum 4"),
            ("contact-2101", "Åke, 070"),
            ("tested-2101", "ja"),
        ];
        assert_eq!(karin.post(&path, &fields).await.location, path);
        let page = karin.get(&path).await.body;
        assert!(page.contains("Mötesadressen är ifylld.") && !page.contains("mote.example/hemlig"));
        assert!(page.contains("Kommunhuset, rum 4") && page.contains("1 av 10"), "{page}");
        let shown = karin.post(&format!("{path}/visa"), &[]).await.body;
        assert!(shown.contains("https://mote.example/hemlig"));
        assert_eq!(world.lines("workshop.meeting_read").await.len(), 1);
        // Whoever saves from what stood before is told.
        let late = karin.post(&path, &[("mark", &mark), ("place-2101", "Biblioteket")]).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.body.contains("value=\"Biblioteket\""));
        world.clock.advance(TimeDelta::days(70));
        assert_eq!(workshop::preparation::retention::delete_meetings(&world.store).await.unwrap(), 1);
        assert_eq!(workshop::preparation::retention::delete_meetings(&world.store).await.unwrap(), 0);
    })
    .await;
}

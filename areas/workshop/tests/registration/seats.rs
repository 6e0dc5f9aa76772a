//! Seats: who gets one, who waits, and what happens when one is given back.

use axum::http::StatusCode;
use chrono::TimeDelta;
use organisation::Duty;
use workshop::records::participant;
use workshop::seats::rules::Place;

use crate::browser::{Browser, set, value};
use crate::house::{Base, Town};
use crate::lists::pasted;

/// A list of some people of a municipality, by number.
fn people(of: &str, names: std::ops::Range<usize>) -> String {
    let row =
        |at: usize| format!("{of}person Nummer{at}\tRegistrator\tp{at}@{}.example\n", of.to_lowercase());
    "Namn\tRoll\tE-post\n".to_owned() + &names.map(row).collect::<String>()
}

/// Sends a list in; who is missing on it comes no longer.
async fn sends(town: &Town, browser: &Browser, of: &str, list: &str) {
    let mut form = pasted(town, browser, of, list).await.form();
    let missing = form.iter_mut().filter(|(name, _)| name.starts_with("stay-"));
    missing.for_each(|(_, value)| "no".clone_into(value));
    set(&mut form, "receipt", "kansli@kommun.example");
    let answer = browser.post(&format!("{}/anmal", town.path(of)), &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.seen());
}

async fn places(town: &Town, of: &str) -> Vec<Place> {
    town.people(of).await.iter().map(|person: &participant::Model| person.place).collect()
}

/// The county's coordinator with the rules of the seats set.
async fn county(town: &Town, changes: &[(&str, &str)]) -> Browser {
    let county = town.by_duty(Duty::CountyCoordinator, &town.county).await;
    let path = format!("/workshop/{}/platser", town.workshop);
    let mut form = county.get(&path).await.form_to(&path);
    for (name, value) in changes {
        set(&mut form, name, value);
    }
    let answer = county.post(&path, &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.seen());
    county
}

#[tokio::test(flavor = "multi_thread")]
async fn more_than_the_seats_wait_and_move_up_when_somebody_cancels() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        let browser = town.by_link("Ockelbo").await;
        let review = pasted(&town, &browser, "Ockelbo", &people("Ockelbo", 0..7)).await;
        assert!(
            review.seen().contains("Ni har 5 platser, så 2 personer ställs på väntelistan."),
            "{}",
            review.seen()
        );
        sends(&town, &browser, "Ockelbo", &people("Ockelbo", 0..7)).await;
        let mut expected = vec![Place::Seated; 5];
        expected.extend([Place::OverMost; 2]);
        assert_eq!(places(&town, "Ockelbo").await, expected, "{base:?}");
        let receipt = browser.get(&format!("{}/kvitto", town.path("Ockelbo"))).await.seen();
        assert!(receipt.contains("2 personer står på väntelistan"), "{receipt}");
        let letters = town.letters_about(town.invitation("Ockelbo").await.id.uuid(), "receipt").await;
        assert!(letters[0].1.contains("kommunen har alla sina platser"), "{letters:?}");

        sends(&town, &browser, "Ockelbo", &people("Ockelbo", 1..7)).await;
        let mut expected = vec![Place::Seated; 5];
        expected.push(Place::OverMost);
        assert_eq!(places(&town, "Ockelbo").await, expected, "the first who waited has the seat");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_seat_given_back_goes_first_to_a_municipality_that_has_none() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        county(&town, &[("room", "4")]).await;
        let (ockelbo, hofors, sandviken) =
            (town.by_link("Ockelbo").await, town.by_link("Hofors").await, town.by_link("Sandviken").await);
        sends(&town, &ockelbo, "Ockelbo", &people("Ockelbo", 0..3)).await;
        sends(&town, &hofors, "Hofors", &people("Hofors", 0..2)).await;
        assert_eq!(places(&town, "Hofors").await, [Place::Seated, Place::RoomFull], "{base:?}");
        sends(&town, &sandviken, "Sandviken", &people("Sandviken", 0..1)).await;
        assert_eq!(places(&town, "Sandviken").await, [Place::RoomFull]);

        sends(&town, &ockelbo, "Ockelbo", &people("Ockelbo", 0..2)).await;
        assert_eq!(
            places(&town, "Sandviken").await,
            [Place::Seated],
            "it had none, though Hofors waited longer"
        );
        assert_eq!(places(&town, "Hofors").await, [Place::Seated, Place::RoomFull]);
        let told = town.letters_about(town.workshop.uuid(), "seat").await;
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].1.contains("Sandvikenperson Nummer0"), "{told:?}");
        assert_eq!(town.journal_of(&["seats.given_on"]).await.len(), 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn late_people_wait_for_leave_and_stand_ins_do_not() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        let browser = town.by_link("Ockelbo").await;
        sends(&town, &browser, "Ockelbo", &people("Ockelbo", 0..3)).await;
        // The morning of the day.
        town.clock.advance(TimeDelta::days(16));
        let browser = town.by_link("Ockelbo").await;
        // One goes; two come.
        sends(&town, &browser, "Ockelbo", &people("Ockelbo", 1..5)).await;
        assert_eq!(
            places(&town, "Ockelbo").await,
            [Place::Seated, Place::Seated, Place::Seated, Place::Late],
            "{base:?}"
        );
        let coordinator = town.by_duty(Duty::CountyCoordinator, &town.county).await;
        let path = format!("/workshop/{}/platser", town.workshop);
        let page = coordinator.get(&path).await;
        assert!(page.seen().contains("anmäldes efter sista dagen"), "{}", page.seen());
        let answer = coordinator.post(&format!("{path}/ge"), &page.form_to(&format!("{path}/ge"))).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        assert_eq!(places(&town, "Ockelbo").await, [Place::Seated; 4]);
        assert_eq!(town.letters_about(town.workshop.uuid(), "seat").await.len(), 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_seat_is_held_before_there_is_a_name_and_never_taken_twice() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        let coordinator = county(&town, &[("room", "2")]).await;
        let browser = town.by_link("Ockelbo").await;
        let path = format!("{}/platser", town.path("Ockelbo"));
        let mut form = browser.get(&path).await.form_to(&path);
        set(&mut form, "held-communicator", "1");
        assert_eq!(browser.post(&path, &form).await.status, StatusCode::SEE_OTHER, "{base:?}");
        let hofors = town.by_link("Hofors").await;
        sends(&town, &hofors, "Hofors", &people("Hofors", 0..2)).await;
        assert_eq!(places(&town, "Hofors").await, [Place::Seated, Place::RoomFull]);

        // More than the room has is refused, with the number that is left, and nothing is lost.
        let mut form = browser.get(&path).await.form_to(&path);
        set(&mut form, "held-board_member", "1");
        let answer = browser.post(&path, &form).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.seen().contains("Lokalen är full"), "{}", answer.seen());

        // The name takes the seat that was held.
        let list = "Namn\tRoll\tE-post\nMaria Niemi\tKommunikatör\tmaria@ockelbo.example\n";
        sends(&town, &browser, "Ockelbo", list).await;
        assert_eq!(places(&town, "Ockelbo").await, [Place::Seated]);
        assert_eq!(places(&town, "Hofors").await, [Place::Seated, Place::RoomFull]);

        // She goes: the seat is still held, until the county lets go of it.
        let list = "Namn\tRoll\tE-post\nElsa By\tRegistrator\telsa@ockelbo.example\n";
        sends(&town, &browser, "Ockelbo", list).await;
        assert_eq!(places(&town, "Ockelbo").await, [Place::RoomFull]);
        let seats = format!("/workshop/{}/platser", town.workshop);
        let page = coordinator.get(&seats).await;
        let let_go =
            coordinator.post(&format!("{seats}/slapp"), &page.form_to(&format!("{seats}/slapp"))).await;
        assert_eq!(let_go.status, StatusCode::SEE_OTHER);
        assert_eq!(places(&town, "Ockelbo").await, [Place::Seated], "it has none, and Hofors has one");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_waits_is_on_no_paper_and_in_no_count() {
    let town = Town::new().await;
    let coordinator = county(&town, &[("room", "1")]).await;
    let browser = town.by_link("Ockelbo").await;
    sends(&town, &browser, "Ockelbo", &people("Ockelbo", 0..2)).await;
    let shown = coordinator.get(&format!("/workshop/{}/deltagare", town.workshop)).await.seen();
    assert!(shown.contains("Nummer0") && !shown.contains("Nummer1"), "{shown}");
    let answers = coordinator.get(&format!("/workshop/{}/svar", town.workshop)).await.seen();
    assert!(answers.contains("1 väntar"), "{answers}");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_who_set_the_rules_at_once_and_another_county() {
    let town = Town::new().await;
    let one = town.by_duty(Duty::CountyCoordinator, &town.county).await;
    let path = format!("/workshop/{}/platser", town.workshop);
    let (first, mut second) = (one.get(&path).await.form_to(&path), one.get(&path).await.form_to(&path));
    set(&mut second, "room", "77");
    assert_eq!(one.post(&path, &first).await.status, StatusCode::SEE_OTHER);
    let answer = one.post(&path, &second).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert_eq!(value(&answer.form_to(&path), "room"), "77", "what was typed stands");

    let other = organisation::register::by_code(town.store(), organisation::Tier::County, "20").await;
    let stranger = town.by_duty(Duty::CountyCoordinator, &other.unwrap().unwrap()).await;
    assert_eq!(stranger.get(&path).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_press_writes_to_each_about_what_it_lacks() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        for (name, list) in [
            ("Ockelbo", "Namn\tRoll\tE-post\nEva Ek\tValsamordnare\teva@ockelbo.example\n"),
            ("Hofors", crate::lists::FIVE),
        ] {
            sends(&town, &town.by_link(name).await, name, list).await;
        }
        // Ockelbo holds a seat for its communicator.
        let browser = town.by_link("Ockelbo").await;
        let path = format!("{}/platser", town.path("Ockelbo"));
        let mut form = browser.get(&path).await.form_to(&path);
        set(&mut form, "held-communicator", "1");
        browser.post(&path, &form).await;
        for name in ["Ockelbo", "Hofors"] {
            town.by_duty(Duty::MunicipalCoordinator, &town.municipalities[town.at(name)]).await;
        }
        let coordinator = town.by_duty(Duty::CountyCoordinator, &town.county).await;
        let answers = coordinator.get(&format!("/workshop/{}/svar", town.workshop)).await;
        let to = format!("/workshop/{}/svar/saknas", town.workshop);
        let sent = coordinator.post(&to, &answers.form_to(&to)).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{base:?}");
        let letters = town.letters_about(town.workshop.uuid(), "lacking").await;
        let of_ockelbo = letters.iter().find(|(_, words)| words.contains("Ockelbo kommun")).unwrap();
        for said in
            ["De här rollerna saknas", "Säkerhetssamordnare", "håller ni en plats utan namn", "Kommunikatör"]
        {
            assert!(of_ockelbo.1.contains(said), "{said} in {of_ockelbo:?}");
        }
        assert!(!of_ockelbo.1.contains("Valsamordnare"), "{of_ockelbo:?}");
        let answers = coordinator.get(&format!("/workshop/{}/svar", town.workshop)).await.seen();
        assert!(answers.contains("skrivet"), "{answers}");
    }
}

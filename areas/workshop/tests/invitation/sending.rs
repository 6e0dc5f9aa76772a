//! Sending: one letter to each municipality for each version of the day, or none at all.

use std::collections::HashSet;

use axum::http::StatusCode;
use chrono::TimeDelta;
use organisation::{Duty, register};
use store::outbox::State as LetterState;
use workshop::day::rules::State;
use workshop::records::invitation;

use crate::browser::{set, value};
use crate::house::{Base, Town, form_to, known_address};

#[tokio::test(flavor = "multi_thread")]
async fn each_municipality_gets_one_letter() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        let karin = town.coordinator("Karin").await;
        assert_eq!(town.letters().await, []);
        let answer = town.send(&karin).await;
        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, &*town.path("utskick")));
        let seen = karin.follow(&answer).await.seen();
        assert!(seen.contains("Inbjudan är på väg till 10 kommuner."), "{base:?}: {seen}");
        assert!(seen.contains("Ockelbo") && seen.contains("val@k2101.example") && seen.contains("Väntar"));

        let letters = town.letters().await;
        assert_eq!(letters.len(), 10);
        for municipality in &town.municipalities {
            let [letter] = &town.letters_to(&municipality.name, "invitation").await[..] else {
                panic!("{base:?}: one letter to {}", municipality.name)
            };
            assert_eq!(letter.address, known_address(municipality));
            assert_eq!(letter.name, municipality.formal_name);
            assert_eq!((letter.state, letter.attempts), (LetterState::Waiting, 0));
        }
        let invited: HashSet<_> = town.invitations().await.into_iter().map(|one| one.municipality).collect();
        assert_eq!(invited.len(), 10);
        assert_eq!(town.workshop().await.state, State::Invited);
        assert_eq!(
            town.journal("invitation.").await,
            [r#"invitation.sent {"municipalities":10,"sequence":0}"#]
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_coordinator_gets_the_letter_in_person() {
    let town = Town::on(Base::Sqlite).await;
    let karin = town.coordinator("Karin").await;
    let ockelbo = town.municipality("Ockelbo");
    let mut desk = town.desk().await;
    for (name, address) in [("Åsa Ek", "asa@ockelbo.example"), ("Bo By", "bo@ockelbo.example")] {
        register::give_duty(&mut desk, name, address, ockelbo, Duty::MunicipalCoordinator).await.unwrap();
        town.clock.advance(TimeDelta::seconds(1));
    }
    desk.seal("").await.unwrap();
    town.send(&karin).await;
    let letters = town.letters_to("Ockelbo", "invitation").await;
    let to: HashSet<_> =
        letters.iter().map(|letter| (letter.name.as_str(), letter.address.as_str())).collect();
    assert_eq!(to, HashSet::from([("Åsa Ek", "asa@ockelbo.example"), ("Bo By", "bo@ockelbo.example")]));
    assert_eq!(town.letters().await.len(), 11);
    assert_eq!(town.invitations().await.len(), 10, "two letters, one invitation");
}

#[tokio::test(flavor = "multi_thread")]
async fn when_one_letter_cannot_be_posted_nothing_has_happened() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        let karin = town.coordinator("Karin").await;
        town.forget_address("Hofors").await;
        let mut form = town.send_form(&karin).await;
        set(&mut form, "address-2104", "val@hofors.example");
        // The first letter goes in, the second does not.
        town.sql("CREATE UNIQUE INDEX one_letter_only ON outbox_parcel (occasion)").await;
        let answer = karin.post(&town.path("inbjudan/skicka"), &form).await;
        assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR, "{base:?}");
        assert_eq!(town.letters().await, []);
        assert_eq!(town.invitations().await, []);
        assert_eq!(town.links_at_all().await, 0);
        assert_eq!(town.address("Hofors").await, "");
        assert_eq!(town.workshop().await.state, State::Preparing);
        assert_eq!(town.journal("invitation.").await, Vec::<String>::new());

        town.sql("DROP INDEX one_letter_only").await;
        let answer = karin.post(&town.path("inbjudan/skicka"), &form).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "the same form does it when the fault is gone");
        assert_eq!(town.letters().await.len(), 10);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn pressing_twice_posts_none_more_and_says_so() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        let karin = town.coordinator("Karin").await;
        town.send(&karin).await;
        let (letters, invitations) = (town.letters().await, town.invitations().await);
        let answer = town.send(&karin).await;
        let seen = karin.follow(&answer).await.seen();
        assert!(!seen.contains("är på väg till"), "{base:?}: nothing is on its way: {seen}");
        assert!(seen.contains("Skickar du igen får bara den som saknar brevet"), "{base:?}: {seen}");
        assert_eq!(town.letters().await, letters);
        assert_eq!(town.invitations().await, invitations);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_form_sent_twice_is_one_deed() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        let karin = town.coordinator("Karin").await;
        let (path, form) = (town.path("inbjudan/skicka"), town.send_form(&karin).await);
        let (first, second) = tokio::join!(karin.post(&path, &form), karin.post(&path, &form));
        for answer in [first, second, karin.post(&path, &form).await] {
            assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, &*town.path("utskick")));
            let seen = karin.follow(&answer).await.seen();
            assert!(seen.contains("Inbjudan är på väg till 10 kommuner."), "{base:?}: {seen}");
        }
        assert_eq!(town.letters().await.len(), 10);
        assert_eq!(town.links_at_all().await, 10);
        assert_eq!(town.journal("invitation.").await.len(), 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn when_the_day_has_moved_each_gets_a_new_letter() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        let karin = town.coordinator("Karin").await;
        town.send(&karin).await;
        let invitations = town.invitations().await;
        town.moves_the_day(&karin).await;
        town.clock.advance(TimeDelta::hours(1));
        let karin = town.coordinator("Karin").await;
        let seen = karin.follow(&town.send(&karin).await).await.seen();
        assert!(seen.contains("Inbjudan är på väg till 10 kommuner."), "{base:?}: {seen}");
        assert_eq!(town.letters().await.len(), 20);
        for municipality in &town.municipalities {
            assert_eq!(town.letters_to(&municipality.name, "invitation").await.len(), 2);
        }
        let known = invitations.into_iter().map(|row| invitation::Model { told_sequence: 1, ..row });
        assert_eq!(town.invitations().await, known.collect::<Vec<_>>(), "the invitation is the one they had");
        assert_eq!(
            town.journal("invitation.").await[1],
            r#"invitation.sent {"municipalities":10,"sequence":1}"#
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn going_back_to_the_form_after_the_day_has_moved_sends_the_new_letters() {
    let town = Town::on(Base::Sqlite).await;
    let karin = town.coordinator("Karin").await;
    let (path, form) = (town.path("inbjudan/skicka"), town.send_form(&karin).await);
    karin.post(&path, &form).await;
    town.moves_the_day(&karin).await;
    let answer = karin.post(&path, &form).await;
    assert!(karin.follow(&answer).await.seen().contains("Inbjudan är på väg till 10 kommuner."));
    assert_eq!(town.letters().await.len(), 20);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_is_missing_is_asked_for_beside_its_municipality() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        let karin = town.coordinator("Karin").await;
        for name in ["Hofors", "Ljusdal", "Nordanstig"] {
            town.forget_address(name).await;
        }
        let path = town.path("inbjudan/skicka");
        let mut form = town.send_form(&karin).await;
        set(&mut form, "address-2104", "val@hofors.example");
        set(&mut form, "address-2161", "val på ljusdal");
        let answer = karin.post(&path, &form).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{base:?}");
        let (text, seen) = (answer.text(), answer.seen());
        for name in ["Ljusdal", "Nordanstig"] {
            assert!(seen.contains(&format!("Skriv en mailadress till {name}")), "{base:?}: {seen}");
        }
        assert!(!seen.contains("Skriv en mailadress till Hofors"), "{seen}");
        for code in ["2161", "2132"] {
            assert!(text.contains(&format!("id=\"address-{code}-fault\"")), "{code} in {text}");
            assert!(text.contains(&format!("href=\"#address-{code}\"")), "the summary leads to {code}");
        }
        let mut form = form_to(&answer, "/inbjudan/skicka");
        assert_eq!(value(&form, "address-2104"), "val@hofors.example");
        assert_eq!(value(&form, "address-2161"), "val på ljusdal");
        assert_eq!((town.letters().await.len(), town.address("Hofors").await.as_str()), (0, ""));

        set(&mut form, "address-2161", " Val@Ljusdal.example ");
        set(&mut form, "address-2132", "val@nordanstig.example");
        let answer = karin.post(&path, &form).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{base:?}: {}", answer.seen());
        assert_eq!(town.letters_to("Ljusdal", "invitation").await[0].address, "Val@Ljusdal.example");
        assert_eq!(town.address("Hofors").await, "val@hofors.example");
        assert_eq!(town.address("Nordanstig").await, "val@nordanstig.example");
        assert_eq!(town.journal("organisation.changed").await.len(), 3);
        let page = karin.get(&town.path("inbjudan")).await;
        assert!(page.seen().contains("val@hofors.example") && !page.text().contains("address-2104"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_enter_an_address_at_once_one_is_taken_and_one_letter_goes() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        town.forget_address("Hofors").await;
        let (karin, eva) = (town.coordinator("Karin").await, town.coordinator("Eva").await);
        let path = town.path("inbjudan/skicka");
        let (mut one, mut other) = (town.send_form(&karin).await, town.send_form(&eva).await);
        set(&mut one, "address-2104", "val@hofors.example");
        set(&mut other, "address-2104", "kansli@hofors.example");
        let (first, second) = tokio::join!(karin.post(&path, &one), eva.post(&path, &other));
        assert_eq!([first.status, second.status], [StatusCode::SEE_OTHER; 2], "{base:?}");
        let [letter] = &town.letters_to("Hofors", "invitation").await[..] else {
            panic!("{base:?}: one letter to Hofors")
        };
        assert_eq!(letter.address, town.address("Hofors").await);
        assert_eq!(town.letters().await.len(), 10);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_letter_that_did_not_get_through_can_be_sent_again() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        let karin = town.coordinator("Karin").await;
        town.send(&karin).await;
        town.sql(
            "UPDATE outbox_parcel SET state = 'failed', reason = '550 No such user', attempts = 1 \
             WHERE address IN ('val@k2101.example', 'val@k2104.example')",
        )
        .await;
        town.sql("UPDATE outbox_parcel SET state = 'uncertain' WHERE address = 'val@k2180.example'").await;
        town.sql("UPDATE outbox_parcel SET state = 'sent' WHERE state = 'waiting'").await;
        let page = karin.get(&town.path("utskick")).await;
        let seen = page.seen();
        for said in ["3 brev behöver dig", "Gick inte fram 550 No such user", "Osäkert", "Skickat"] {
            assert!(seen.contains(said), "{base:?}: {said} in {seen}");
        }
        // All three from the same page, as from three tabs.
        for name in ["Ockelbo", "Hofors", "Gävle"] {
            let letter = town.letters_to(name, "invitation").await.remove(0);
            let form = form_to(&page, &format!("{}/igen", letter.id));
            let answer = karin.post(&town.path(&format!("utskick/{}/igen", letter.id)), &form).await;
            let seen = karin.follow(&answer).await.seen();
            assert!(seen.contains("Brevet är på väg igen."), "{base:?}: {name}: {seen}");
            let letter = town.letters_to(name, "invitation").await.remove(0);
            assert_eq!((letter.state, letter.reason), (LetterState::Waiting, None), "{base:?}: {name}");
        }
        assert_eq!(town.journal("invitation.letter_sent_again").await.len(), 3);
        assert!(!karin.get(&town.path("utskick")).await.text().contains("/igen\""));
        // One that is sent is left alone.
        let sent = town.letters_to("Bollnäs", "invitation").await.remove(0);
        let form = town.one_button(&karin).await;
        let answer = karin.post(&town.path(&format!("utskick/{}/igen", sent.id)), &form).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        assert_eq!(town.letters_to("Bollnäs", "invitation").await, [sent]);
        assert_eq!(town.journal("invitation.letter_sent_again").await.len(), 3);
    }
}

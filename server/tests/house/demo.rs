//! The demo's house: furnished once, with a journal line for every deed, and letters that leave.

use std::collections::BTreeSet;

use store::journal::{Filter, Verdict, read, seal_due, verify};
use store::outbox::{State, carry_due, tally};

use crate::resident::{Base, Resident};

#[tokio::test(flavor = "multi_thread")]
async fn a_second_start_finds_everything_as_it_was() {
    for base in Base::BOTH {
        let house = Resident::on(base).await;
        let before = read(house.app.store(), &Filter::default(), 1000).await.unwrap();
        valskydd::demo::furnish(&house.app).await.unwrap();
        let after = read(house.app.store(), &Filter::default(), 1000).await.unwrap();
        assert_eq!(before, after, "{base:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_deed_of_the_demo_stands_in_a_journal_that_proves_itself() {
    for base in Base::BOTH {
        let house = Resident::on(base).await;
        let store = house.app.store();
        let lines = read(store, &Filter::default(), 1000).await.unwrap();
        let deeds: BTreeSet<_> = lines.iter().map(|line| line.deed.as_str()).collect();
        for deed in [
            "organisation.register_loaded",
            "organisation.duty_given",
            "programme.made",
            "interest.asked",
            "interest.answered",
            "workshop.made",
            "invitation.text_saved",
            "invitation.sent",
            "registration.submitted",
            "course.said_done",
            "course.attested",
            "course.list_taken",
            "course.policy_set",
        ] {
            assert!(deeds.contains(deed), "{base:?}: {deed}");
        }
        assert_eq!(lines.iter().filter(|line| line.deed == "registration.submitted").count(), 7);
        seal_due(store).await.unwrap();
        let verdict = verify(store, None).await.unwrap();
        assert!(matches!(verdict, Verdict::Whole { unsealed: 0, .. }), "{base:?}: {verdict:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_letter_of_the_demo_leaves_once() {
    for base in Base::BOTH {
        let house = Resident::on(base).await;
        let store = house.app.store();
        assert_eq!(carry_due(store, &house.postman).await.unwrap(), 52, "{base:?}");
        assert_eq!(carry_due(store, &house.postman).await.unwrap(), 0, "{base:?}");
        assert_eq!(tally(store, None).await.unwrap().get(&State::Sent), Some(&52));
        let files = std::fs::read_dir(house.folder.path().join("letters")).unwrap().count();
        assert_eq!(files, 52, "{base:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_page_shows_a_text_that_is_missing() {
    let house = Resident::on(Base::Sqlite).await;
    let workshop = house.workshop_of("21").await;
    let county = house.person("maria.lindholm@lst-gavleborg.example").await;
    for page in ["", "/installningar", "/inbjudan", "/utskick", "/svar", "/deltagare", "/bord"] {
        let answer = county.get(&format!("/workshop/{workshop}{page}")).await;
        assert!(answer.status.is_success(), "{page}: {}", answer.status);
        assert!(!answer.text.contains('⟦'), "{page}");
    }
}

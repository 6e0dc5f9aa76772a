//! Whose pages they are, and what they cost.

use axum::http::StatusCode;
use organisation::{Duty, Tier, register};
use sea_orm::prelude::Uuid;
use workshop::WorkshopId;

use crate::browser::Fields;
use crate::house::{Base, Somebody, Town};

const PAGES: [&str; 3] = ["inbjudan", "inbjudan.pdf", "utskick"];

/// The answers of all routes, with a form that would do in the county.
async fn all_routes(
    town: &Town,
    by: &Somebody,
    workshop: WorkshopId,
    form: &Fields,
) -> Vec<(String, StatusCode)> {
    let letter = town.letters().await.first().map_or(Uuid::nil(), |letter| letter.id);
    let mut answers = Vec::new();
    for page in PAGES {
        answers.push((page.to_owned(), by.get(&format!("/workshop/{workshop}/{page}")).await.status));
    }
    for deed in ["inbjudan", "inbjudan/skicka", "paminn", &format!("utskick/{letter}/igen")] {
        let answer = by.post(&format!("/workshop/{workshop}/{deed}"), form).await;
        answers.push((format!("POST {deed}"), answer.status));
    }
    answers
}

#[tokio::test(flavor = "multi_thread")]
async fn another_countys_workshop_does_not_exist() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        let karin = town.coordinator("Karin").await;
        town.send(&karin).await;
        let before = (town.letters().await, town.workshop().await, town.journal("invitation.").await);
        let dalarna = register::by_code(town.store(), Tier::County, "20").await.unwrap().unwrap();
        let dag = town.signed_in("Dag", Duty::CountyCoordinator, &dalarna).await;
        // The mark of Dag's own browser on Karin's form: nothing but the county is wrong with it.
        let mut form = town.one_button(&karin).await;
        let csrf = crate::browser::value(&sign_out_form(&dag).await, "csrf");
        for (name, value) in
            [("csrf", csrf.as_str()), ("own_text", "Dags text"), ("version", "1"), ("do", "save")]
        {
            crate::browser::set(&mut form, name, value);
        }
        for (route, status) in all_routes(&town, &dag, town.workshop, &form).await {
            assert_eq!(status, StatusCode::NOT_FOUND, "{base:?}: {route}");
        }
        let nowhere = WorkshopId::from(Uuid::from_u128(7));
        for (route, status) in all_routes(&town, &dag, nowhere, &form).await {
            assert_eq!(status, StatusCode::NOT_FOUND, "{base:?}: no such workshop: {route}");
        }
        let after = (town.letters().await, town.workshop().await, town.journal("invitation.").await);
        assert_eq!(before, after);
    }
}

/// A form of a page that everybody who is signed in has.
async fn sign_out_form(by: &Somebody) -> Fields {
    crate::house::form_to(&by.get("/").await, "/logga-ut")
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_countys_coordinator_passes() {
    let town = Town::on(Base::Sqlite).await;
    let national = register::of_tier(town.store(), Tier::National).await.unwrap().remove(0);
    let asa = town.signed_in("Asa", Duty::MunicipalCoordinator, town.municipality("Ockelbo")).await;
    let nils = town.signed_in("Nils", Duty::NationalLead, &national).await;
    let rut = town.signed_in("Rut", Duty::Auditor, &national).await;
    for somebody in [asa, nils, rut] {
        for (route, status) in all_routes(&town, &somebody, town.workshop, &Fields::new()).await {
            assert_eq!(status, StatusCode::FORBIDDEN, "{route}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_of_another_workshop_is_not_sent_again_through_ones_own() {
    let town = Town::on(Base::Sqlite).await;
    let karin = town.coordinator("Karin").await;
    town.send(&karin).await;
    town.sql("UPDATE outbox_parcel SET state = 'failed'").await;
    let letter = town.letters().await.remove(0);
    town.sql("UPDATE outbox_parcel SET about = occasion_id FROM (SELECT id AS occasion_id FROM organisation LIMIT 1) AS other")
        .await;
    let form = town.one_button(&karin).await;
    let answer = karin.post(&town.path(&format!("utskick/{}/igen", letter.id)), &form).await;
    assert_eq!(answer.location(), town.path("utskick"));
    assert_eq!(town.kept(&letter).await.posted.state, letter.state);
    assert_eq!(town.journal("invitation.letter_sent_again").await, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn queries_do_not_grow_with_the_municipalities() {
    let mut counted = Vec::new();
    for (county, municipalities) in [("09", 1), ("14", 49)] {
        let town = Town::of_county(Base::Sqlite, county).await;
        assert_eq!(town.municipalities.len(), municipalities);
        let karin = town.coordinator("Karin").await;
        let mut counts = Vec::new();
        for sent in [false, true] {
            if sent {
                town.send(&karin).await;
                assert_eq!(town.letters().await.len(), municipalities);
            }
            for (page, most) in [("inbjudan", 10), ("utskick", 10)] {
                let before = town.store().queries_run();
                assert_eq!(karin.get(&town.path(page)).await.status, StatusCode::OK);
                let asked = town.store().queries_run() - before;
                assert!(asked <= most, "{page}, sent: {sent}: {asked}");
                counts.push((page, sent, asked));
            }
        }
        counted.push(counts);
    }
    assert_eq!(counted[0], counted[1]);
}

//! The county's pages.

use axum::http::StatusCode;
use organisation::{Duty, Tier, register};

use crate::browser::Browser;
use crate::house::Town;
use crate::lists::{FIVE, registered, registered_with_receipt};

async fn county(town: &Town) -> Browser {
    town.by_duty(Duty::CountyCoordinator, &town.county).await
}

#[tokio::test]
async fn the_county_sees_who_is_missing_and_what_is_missing() {
    let town = Town::new().await;
    let without = FIVE.lines().take(4).collect::<Vec<_>>().join("\n");
    registered(&town, &town.by_link("Ockelbo").await, "Ockelbo", &without).await;
    registered(&town, &town.by_link("Hofors").await, "Hofors", FIVE).await;
    let seen = county(&town).await.get(&format!("/workshop/{}/svar", town.workshop)).await.seen();
    for said in [
        "2 av 10 kommuner har svarat",
        "8 av 50 platser är anmälda",
        "1 kommun saknar någon roll",
        "8 kommuner har inte svarat",
        "Påminn dem som inte har svarat",
        "Ockelbo 3 ja ja ja saknas saknas ingen",
        "Ockelbo kris- och beredskapssamordnare och kommunikatör",
    ] {
        assert!(seen.contains(said), "{said} in {seen}");
    }
    assert!(seen.find("har inte svarat").unwrap() < seen.find("Roller per kommun").unwrap());
}

#[tokio::test]
async fn the_national_lead_reads_counts_and_no_names() {
    let town = Town::new().await;
    registered(&town, &town.by_link("Ockelbo").await, "Ockelbo", FIVE).await;
    let national = register::of_tier(town.store(), Tier::National).await.unwrap().remove(0);
    let browser = town.by_duty(Duty::NationalLead, &national).await;
    let answers = browser.get(&format!("/workshop/{}/svar", town.workshop)).await;
    assert_eq!(answers.status, StatusCode::OK);
    assert!(!answers.seen().contains("Påminn dem") && !answers.seen().contains("Karin Åström"));
    let people = browser.get(&format!("/workshop/{}/deltagare", town.workshop)).await;
    assert_eq!(people.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn another_county_finds_nothing() {
    let town = Town::new().await;
    let other = register::by_code(town.store(), Tier::County, "20").await.unwrap().unwrap();
    let browser = town.by_duty(Duty::CountyCoordinator, &other).await;
    for page in ["svar", "deltagare"] {
        let answer = browser.get(&format!("/workshop/{}/{page}", town.workshop)).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{page}");
    }
}

#[tokio::test]
async fn diets_reach_the_county_as_counts() {
    let town = Town::new().await;
    registered(&town, &town.by_link("Ockelbo").await, "Ockelbo", FIVE).await;
    let also = "Namn;E-post;Kost\nEva Ek;eva@hofors.example;Glutenfritt\n";
    registered_with_receipt(&town, "Hofors", also).await;
    let seen = county(&town).await.get(&format!("/workshop/{}/deltagare", town.workshop)).await.seen();
    assert!(seen.contains("glutenfritt 2") && seen.contains("vegetariskt 1"), "{seen}");
    assert!(!seen.contains("glutenfri "), "{seen}");
    assert!(seen.contains("Karin Åström Valsamordnare karin.astrom@ockelbo.example"), "{seen}");
}

#[tokio::test]
async fn the_list_is_taken_out_without_formulas_and_the_journal_knows() {
    let town = Town::new().await;
    let list =
        "Namn;E-post;Telefon\n\"=HYPERLINK(\"\"http://x.example\"\")\";it@ockelbo.example;+46 70 111 22 02\n";
    registered_with_receipt(&town, "Ockelbo", list).await;
    let browser = county(&town).await;
    let path = format!("/workshop/{}/deltagare", town.workshop);
    let csrf = browser.get(&path).await.form();
    for (kind, begins) in [("csv", &b"\xef\xbb\xbfKommun;"[..]), ("xlsx", b"PK")] {
        let mut fields = csrf.clone();
        fields.push(("kind".into(), kind.into()));
        let answer = browser.post(&format!("{path}/hamta"), &fields).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert!(answer.bytes.starts_with(begins), "{kind}");
        let disposition = answer.headers["content-disposition"].to_str().unwrap();
        assert_eq!(disposition, format!("attachment; filename=\"deltagare-2029-01-18.{kind}\""));
        if kind == "csv" {
            assert!(answer.text().contains("'=HYPERLINK") && answer.text().contains("'+46 70 111 22 02"));
        }
    }
    let journal = town.journal().await;
    assert_eq!(journal[1], r#"list.taken_out {"kind":"csv","people":1}"#);
    assert_eq!(journal[2], r#"list.taken_out {"kind":"xlsx","people":1}"#);
}

#[tokio::test]
async fn the_pages_are_whole_in_english_and_when_nobody_has_answered() {
    let town = Town::new().await;
    let browser = county(&town).await.in_english();
    for page in ["svar", "deltagare"] {
        let answer = browser.get(&format!("/workshop/{}/{page}", town.workshop)).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert!(answer.text().contains("lang=\"en\"") && !answer.text().contains('⟦'), "{page}");
    }
}

#[tokio::test]
async fn queries_do_not_grow_with_the_municipalities_that_answer() {
    let town = Town::new().await;
    let browser = county(&town).await;
    for page in ["svar", "deltagare"] {
        let mut counts = Vec::new();
        for name in ["Ockelbo", "Hofors"] {
            registered(&town, &town.by_link(name).await, name, FIVE).await;
            let before = town.store().queries_run();
            browser.get(&format!("/workshop/{}/{page}", town.workshop)).await;
            counts.push(town.store().queries_run() - before);
        }
        assert_eq!(counts[0], counts[1], "{page}");
        assert!(counts[0] <= 8, "{page}: {counts:?}");
    }
}

//! The pages, through the whole router.

use axum::http::StatusCode;
use organisation::Duty;
use programme::views;

use crate::world::on_both;

const DRAFT: &str = "/program/utkast";

#[tokio::test]
async fn the_first_programme_is_made_in_the_browser() {
    on_both(async |world| {
        let mut lead = world.signed_in("Eva", Duty::NationalLead).await;
        assert!(lead.get("/program").await.body.contains("Skapa programmet"));
        let bad = lead.post("/program", &[("name", " "), ("election", "general.2026-09-13")]).await;
        assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
        for said in ["Skriv vad programmet heter.", "Välj vilket val", "Val till Europaparlamentet 2029"] {
            assert!(bad.body.contains(said), "{said}");
        }
        let deed = lead.hidden("deed");
        let good = [("name", "Valet 2029"), ("election", "european_parliament.2029-06-10"), ("deed", &deed)];
        for _ in 0..2 {
            assert_eq!(lead.post("/program", &good).await.location, "/program");
        }
        assert_eq!(world.done("programme.made").await, 1);
        let page = lead.get("/program").await.body;
        assert!(page.contains("Valet 2029") && page.contains("om 151 dagar"), "{page}");
        assert!(page.contains("<time datetime=\"2029-05-23\">") || page.contains("onsdag 23 maj 2029"));
    })
    .await;
}

#[tokio::test]
async fn a_county_reads_the_calendar_and_nobody_else_gets_in() {
    on_both(async |world| {
        let mut county = world.signed_in("Karin", Duty::CountyCoordinator).await;
        assert!(county.get("/program").await.body.contains("Det finns inget program än"));
        world.programme().await;
        let page = county.get("/program").await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(!page.body.contains(DRAFT), "a link that leads to a closed gate");
        assert_eq!(county.get(DRAFT).await.status, StatusCode::FORBIDDEN);
        assert_eq!(
            county.post(DRAFT, &[("subject", "x"), ("body", "y")]).await.status,
            StatusCode::FORBIDDEN
        );
        for duty in [Duty::MunicipalCoordinator, Duty::Auditor] {
            let mut other = world.signed_in(duty.code(), duty).await;
            assert_eq!(other.get("/program").await.status, StatusCode::FORBIDDEN);
        }
        assert_eq!(world.browser().get("/program").await.location, "/logga-in");
    })
    .await;
}

#[tokio::test]
async fn a_preview_shows_the_letter_and_saves_nothing() {
    on_both(async |world| {
        let id = world.programme().await;
        let mut lead = world.signed_in("Eva", Duty::NationalLead).await;
        lead.get(DRAFT).await;
        let fields =
            [("subject", "Kom!"), ("audience", "Alla"), ("body", "Ett\r\n\r\n<b>Två</b>"), ("do", "preview")];
        let page = lead.post(DRAFT, &fields).await;
        assert_eq!(page.status, StatusCode::OK);
        let letter = page.body.split("vs-letter__body").nth(1).unwrap();
        assert!(letter.contains("<p>Ett</p>"));
        assert!(letter.contains("Två") && !page.body.contains("<b>"));
        assert!(page.body.contains("value=\"Kom!\""));
        assert_eq!(views::newest_draft(&world.store, id).await.unwrap().version, 1);
        let saved = lead.post(DRAFT, &[&fields[..3], &[("do", "save")]].concat()).await;
        assert_eq!(saved.location, DRAFT);
        assert!(lead.get(DRAFT).await.body.contains("Utkastet är sparat."));
    })
    .await;
}

#[tokio::test]
async fn an_empty_letter_comes_back_with_its_faults_and_what_was_written() {
    on_both(async |world| {
        world.programme().await;
        let mut lead = world.signed_in("Eva", Duty::NationalLead).await;
        lead.get(DRAFT).await;
        let page = lead.post(DRAFT, &[("subject", ""), ("audience", "Bara jag"), ("body", " ")]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        for said in ["Att rätta:", "href=\"#subject\"", "href=\"#body\"", "value=\"Bara jag\""] {
            assert!(page.body.contains(said), "{said}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_save_over_a_newer_version_shows_both_texts_and_loses_nothing() {
    on_both(async |world| {
        let id = world.programme().await;
        let mut eva = world.signed_in("Eva", Duty::NationalLead).await;
        let mut per = world.signed_in("Per", Duty::NationalLead).await;
        eva.get(DRAFT).await;
        per.get(DRAFT).await;
        let evas = [("subject", "Evas ämne"), ("audience", ""), ("body", "Samma\n\nEvas stycke")];
        let pers = [("subject", "Pers ämne"), ("audience", ""), ("body", "Samma\n\nPers stycke")];
        assert_eq!(eva.post(DRAFT, &evas).await.status, StatusCode::SEE_OTHER);
        let told = per.post(DRAFT, &pers).await;
        assert_eq!(told.status, StatusCode::CONFLICT);
        for said in
            ["Eva sparade version 2", "<ins>Evas stycke</ins>", "<ins>Pers stycke</ins>", "<p>Samma</p>"]
        {
            assert!(told.body.contains(said), "{said}");
        }
        assert!(told.body.contains("value=\"Pers ämne\""), "the form holds what the person wrote");
        assert_eq!(per.hidden("version"), "2");
        assert_eq!(per.post(DRAFT, &pers).await.status, StatusCode::SEE_OTHER);
        let draft = views::newest_draft(&world.store, id).await.unwrap();
        assert_eq!((draft.version, draft.subject.as_str()), (3, "Pers ämne"));
    })
    .await;
}

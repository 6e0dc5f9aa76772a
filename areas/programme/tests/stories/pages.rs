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
            county.post(DRAFT, &[("subject", "x"), ("parts", "1")]).await.status,
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
        let fields = [
            ("parts", "1"),
            ("subject", "Kom!"),
            ("audience", "Alla"),
            ("part-1-key", "a"),
            ("part-1-name", "Text"),
            ("part-1-text", "Ett {dag}\r\n\r\n<b>Två</b>"),
            ("do", "preview"),
        ];
        let page = lead.post(DRAFT, &fields).await;
        assert_eq!(page.status, StatusCode::OK);
        let letter = page.body.split("vs-letter__body").nth(1).unwrap();
        assert!(letter.contains("<p>Ett tisdag 13 mars 2029</p>"), "{letter}");
        assert!(letter.contains("Två") && !page.body.contains("<b>"));
        assert!(page.body.contains("value=\"Kom!\""));
        assert_eq!(views::newest_draft(&world.store, id).await.unwrap().version, 1);
        let saved = lead.post(DRAFT, &[&fields[..6], &[("do", "save")]].concat()).await;
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
        let page = lead.post(DRAFT, &[("parts", "1"), ("subject", ""), ("audience", "Bara jag")]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        for said in ["Att rätta:", "href=\"#subject\"", "href=\"#part-1-text\"", "value=\"Bara jag\""] {
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
        let evas = fields("Evas ämne", "Samma\n\nEvas stycke");
        let pers = fields("Pers ämne", "Samma\n\nPers stycke");
        assert_eq!(eva.post(DRAFT, &evas).await.status, StatusCode::SEE_OTHER);
        let told = per.post(DRAFT, &pers).await;
        assert_eq!(told.status, StatusCode::CONFLICT);
        for said in [
            "Eva sparade version 2",
            "<ins>Evas</ins> stycke",
            "<ins>Pers</ins> stycke",
            "<ins>Pers</ins> ämne",
        ] {
            assert!(told.body.contains(said), "{said}");
        }
        assert!(told.body.contains("value=\"Pers ämne\""), "the form holds what the person wrote");
        assert_eq!(per.hidden("version"), "2");
        assert_eq!(per.post(DRAFT, &pers).await.status, StatusCode::SEE_OTHER);
        let draft = views::newest_draft(&world.store, id).await.unwrap();
        assert_eq!((draft.version, draft.text.subject.as_str()), (3, "Pers ämne"));
    })
    .await;
}

/// A draft of one part.
fn fields<'a>(subject: &'a str, text: &'a str) -> [(&'a str, &'a str); 6] {
    [
        ("parts", "1"),
        ("subject", subject),
        ("audience", ""),
        ("part-1-key", "a"),
        ("part-1-name", "Text"),
        ("part-1-text", text),
    ]
}

#[tokio::test]
async fn a_placeholder_that_does_not_exist_is_refused_at_its_place_with_the_nearest_one() {
    on_both(async |world| {
        let id = world.programme().await;
        let mut lead = world.signed_in("Eva", Duty::NationalLead).await;
        lead.get(DRAFT).await;
        let page = lead.post(DRAFT, &fields("Till {komun}", "Hej!\n\nVi ses {dga}.")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        let said =
            page.body.replace(['\u{2068}', '\u{2069}'], "").replace("&#123;", "{").replace("&#125;", "}");
        for there in [
            "{komun} finns inte bland platshållarna (rad 1, tecken 6). Menade du {kommun}?",
            "{dga} finns inte bland platshållarna (rad 3, tecken 8). Menade du {dag}?",
            "href=\"#part-1-text\"",
            "Vi ses {dga}.",
        ] {
            assert!(said.contains(there), "{there}");
        }
        assert_eq!(views::newest_draft(&world.store, id).await.unwrap().version, 1);
    })
    .await;
}

#[tokio::test]
async fn parts_are_added_moved_locked_and_taken_away() {
    on_both(async |world| {
        let id = world.programme().await;
        let mut lead = world.signed_in("Eva", Duty::NationalLead).await;
        lead.get(DRAFT).await;
        let one = fields("Ämne", "Ett");
        let added = lead.post(DRAFT, &[&one[..], &[("do", "add")]].concat()).await;
        assert_eq!((added.status, lead.hidden("parts").as_str()), (StatusCode::OK, "2"));
        let key = lead.hidden("part-2-key");
        assert!(!key.is_empty(), "a part has its key from the start");
        let two = [
            ("part-2-key", key.as_str()),
            ("part-2-name", "Två"),
            ("part-2-text", "T"),
            ("part-2-locked", "ja"),
        ];
        let up = format!("up-{key}");
        let moved = lead.post(DRAFT, &[&one[1..], &two, &[("do", &up)]].concat()).await;
        assert_eq!((moved.status, lead.hidden("part-1-key")), (StatusCode::OK, key.clone()));
        assert_eq!(views::newest_draft(&world.store, id).await.unwrap().version, 1, "nothing is saved yet");
        let saved = lead.post(DRAFT, &[&one[1..], &two].concat()).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER);
        let draft = views::newest_draft(&world.store, id).await.unwrap();
        let parts: Vec<_> = draft.text.parts.iter().map(|part| (part.name.as_str(), part.locked)).collect();
        assert_eq!(parts, [("Text", false), ("Två", true)]);
        lead.get(DRAFT).await;
        let emptied = [("part-2-key", key.as_str()), ("part-2-name", ""), ("part-2-text", " ")];
        lead.post(DRAFT, &[&one[1..], &emptied].concat()).await;
        assert_eq!(views::newest_draft(&world.store, id).await.unwrap().text.parts.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn the_lead_says_in_the_browser_that_counties_wait_for_approval() {
    on_both(async |world| {
        world.programme().await;
        let mut lead = world.signed_in("Eva", Duty::NationalLead).await;
        assert!(lead.get(DRAFT).await.body.contains("utan ditt godkännande"));
        for (answer, said) in [("ja", "Länen väntar nu"), ("nej", "utan godkännande")] {
            let done = lead.post("/program/utkast/godkannande", &[("approval", answer)]).await;
            assert_eq!(done.location, DRAFT);
            assert!(lead.get(DRAFT).await.body.contains(said), "{said}");
        }
        let mut county = world.signed_in("Karin", Duty::CountyCoordinator).await;
        let refused = county.post("/program/utkast/godkannande", &[("approval", "nej")]).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
    })
    .await;
}

//! The journal leaves the house: lines as files, and the head of the chain for a second place.

use axum::http::StatusCode;
use organisation::Duty;
use organisation::journal::{Witness, heads_in, send_head};
use store::Author;
use store::journal::{Verdict, head, proven, seal_due, verify};
use texts::Lang;

use crate::world::{World, on_both};

const KARIN: &str = "karin.aberg@lansstyrelsen.example";
const NILS: &str = "nils.ek@val.example";

async fn nils(world: &World) {
    let national = world.national().await;
    world.person("Nils Ek", NILS, &national, Duty::Auditor).await;
}

#[tokio::test]
async fn lines_are_taken_out_as_they_were_filtered_and_that_is_written_too() {
    on_both(async |world| {
        nils(&world).await;
        world.write_line(&Author::command("Åsa Öberg"), None).await;
        world.write_line(&Author::command("=cmd|'/c calc'!A0"), None).await;
        let mut browser = world.signed_in(NILS).await;
        browser.get("/handelser").await;
        let csv = browser.post("/handelser/hamta", &[("kind", "csv"), ("deed", "workshop.")]).await;
        assert_eq!(csv.status, StatusCode::OK);
        assert!(csv.body.contains("Åsa Öberg (kommandorad)") && csv.body.contains(";'=cmd|"), "{}", csv.body);
        assert_eq!(csv.body.lines().count(), 3, "titles and two lines");
        browser.get("/handelser").await;
        world.clock.advance(chrono::TimeDelta::seconds(1));
        let lines = browser.post("/handelser/hamta", &[("kind", "jsonl"), ("author", "Öberg")]).await.body;
        let line: serde_json::Value = serde_json::from_str(lines.lines().next().unwrap()).unwrap();
        assert_eq!((line["author"]["name"].as_str(), lines.lines().count()), (Some("Åsa Öberg"), 1));
        let taken: Vec<_> =
            world.lines().await.into_iter().filter(|line| line.deed == "journal.taken_out").collect();
        assert_eq!(taken.len(), 2);
        assert_eq!(
            (taken[0].author.as_str(), taken[0].details.as_str()),
            ("Nils Ek", r#"{"kind":"jsonl","lines":1}"#)
        );
    })
    .await;
}

#[tokio::test]
async fn a_county_takes_out_its_own_lines_and_no_other() {
    on_both(async |world| {
        world.karin().await;
        let uppsala = world.county("03").await;
        world.person("Eva Berg", "eva.berg@uppsala.example", &uppsala, Duty::CountyCoordinator).await;
        let mut browser = world.signed_in(KARIN).await;
        browser.get("/handelser").await;
        let asked = [("kind", "jsonl"), ("organisation", "Uppsala")];
        let lines = browser.post("/handelser/hamta", &asked).await.body;
        assert!(lines.contains("Karin Åberg") && !lines.contains("Eva Berg"), "{lines}");
    })
    .await;
}

#[tokio::test]
async fn the_national_auditor_looks_for_an_organisation_by_its_name() {
    on_both(async |world| {
        nils(&world).await;
        world.karin().await;
        let uppsala = world.county("03").await;
        world.person("Eva Berg", "eva.berg@uppsala.example", &uppsala, Duty::CountyCoordinator).await;
        let mut browser = world.signed_in(NILS).await;
        let page = browser.get("/handelser?organisation=Uppsala").await.body;
        assert!(page.contains("Eva Berg") && !page.contains("Karin Åberg"));
        let nowhere = browser.get("/handelser?organisation=Atlantis").await;
        assert_eq!(nowhere.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(nowhere.body.contains("Ingen organisation heter så"));
    })
    .await;
}

#[tokio::test]
async fn an_unknown_kind_of_file_is_refused_and_nothing_is_written() {
    on_both(async |world| {
        nils(&world).await;
        let mut browser = world.signed_in(NILS).await;
        browser.get("/handelser").await;
        assert_eq!(
            browser.post("/handelser/hamta", &[("kind", "exe")]).await.status,
            StatusCode::BAD_REQUEST
        );
        assert!(!world.deeds().await.contains(&"journal.taken_out".to_owned()));
    })
    .await;
}

#[tokio::test]
async fn heads_in_a_second_place_fit_the_chain_until_it_is_replaced() {
    on_both(async |world| {
        nils(&world).await;
        let second = tempfile::tempdir().unwrap();
        let file = second.path().join("heads.txt");
        let witness = Witness {
            file: Some(file.clone()),
            lines: None,
            address: Some("revision@annan.example".to_owned()),
        };
        for _ in 0..2 {
            seal_due(&world.store).await.unwrap();
            send_head(&world.store, &witness, &world.house.words(Lang::Sv)).await.unwrap();
        }
        let heads = heads_in(&std::fs::read_to_string(&file).unwrap());
        assert_eq!(heads.len(), 2);
        assert!(matches!(verify(&world.store, &heads).await.unwrap(), Verdict::Whole { .. }));
        // The letters say the same.
        let letters = world.letters().await;
        assert_eq!(letters.iter().flat_map(|letter| heads_in(letter)).count(), 2, "{letters:?}");
        seal_due(&world.store).await.unwrap();
        let mut strange = head(&world.store).await.unwrap();
        strange.hash[0] ^= 1;
        let verdict = verify(&world.store, heads.iter().chain([&strange])).await.unwrap();
        assert_eq!(verdict, Verdict::NotThePrinted { seq: strange.seq });
    })
    .await;
}

#[tokio::test]
async fn the_lines_follow_to_the_second_place_without_anybodys_name() {
    on_both(async |world| {
        nils(&world).await;
        world.signed_in(NILS).await;
        let second = tempfile::tempdir().unwrap();
        let folder = second.path().join("rader");
        let witness = Witness { lines: Some(folder.clone()), ..Witness::default() };
        for day in [0, 1] {
            world.clock.advance(chrono::TimeDelta::days(day));
            seal_due(&world.store).await.unwrap();
            send_head(&world.store, &witness, &world.house.words(Lang::Sv)).await.unwrap();
        }
        let mut files: Vec<_> =
            std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        assert_eq!(files.len(), 2, "a file a day: {files:?}");
        let text: String = files.iter().map(|file| std::fs::read_to_string(file).unwrap()).collect();
        assert!(text.contains("sign_in.signed_in") && !text.contains("Nils"), "{text}");
        let heads = proven(&folder).unwrap();
        assert_eq!(heads.last().unwrap(), &head(&world.store).await.unwrap());
        assert!(matches!(verify(&world.store, &heads).await.unwrap(), Verdict::Whole { .. }));
    })
    .await;
}

#[tokio::test]
async fn an_empty_journal_sends_no_head_and_no_witness_gets_none() {
    on_both(async |world| {
        let words = world.house.words(Lang::Sv);
        send_head(&world.store, &Witness::default(), &words).await.unwrap();
        let address = Some("revision@annan.example".to_owned());
        send_head(&world.store, &Witness { address, ..Witness::default() }, &words).await.unwrap();
        assert!(!world.deeds().await.contains(&"journal.head_sent".to_owned()), "nothing is sealed yet");
    })
    .await;
}

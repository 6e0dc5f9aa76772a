//! Reading and proving the journal.

use axum::http::StatusCode;
use organisation::Duty;
use sea_orm::ConnectionTrait as _;
use store::{Author, AuthorKind, Line};

use crate::world::{World, on_both};

const KARIN: &str = "karin.aberg@lansstyrelsen.example";
const NILS: &str = "nils.ek@val.example";

/// Nils, who audits for the national authority.
async fn nils(world: &World) {
    let national = world.national().await;
    world.person("Nils Ek", NILS, &national, Duty::Auditor).await;
}

#[tokio::test]
async fn a_county_reads_its_own_lines_and_no_other() {
    on_both(async |world| {
        world.karin().await;
        nils(&world).await;
        let uppsala = world.county("03").await;
        world.person("Eva Berg", "eva.berg@uppsala.example", &uppsala, Duty::CountyCoordinator).await;
        world.printed("eva.berg@uppsala.example").await;
        let county = world.signed_in(KARIN).await.get("/handelser").await;
        assert!(county.body.contains("Karin Åberg"));
        assert!(!county.body.contains("Eva Berg"), "another county's line");
        let national = world.signed_in(NILS).await.get("/handelser").await;
        assert!(national.body.contains("Karin Åberg") && national.body.contains("Eva Berg"));
        // Nor by asking for it.
        let asked =
            world.signed_in(KARIN).await.get("/handelser?deed=sign_in.link_printed&author=root").await;
        assert!(asked.body.contains("Karin Åberg") && !asked.body.contains("Eva Berg"));
    })
    .await;
}

#[tokio::test]
async fn the_journal_is_for_those_who_audit_and_coordinate() {
    on_both(async |world| {
        assert_eq!(world.browser().get("/handelser").await.location(), "/logga-in");
        let ockelbo = world.municipality("2101").await;
        world.person("Bo Ek", "bo.ek@ockelbo.example", &ockelbo, Duty::MunicipalCoordinator).await;
        let mut browser = world.signed_in("bo.ek@ockelbo.example").await;
        assert_eq!(browser.get("/handelser").await.status, StatusCode::FORBIDDEN);
        assert!(!browser.get("/").await.body.contains("href=\"/handelser\""));
    })
    .await;
}

#[tokio::test]
async fn lines_are_found_by_deed_name_and_day() {
    on_both(async |world| {
        nils(&world).await;
        let author = Author { name: "Åsa Öberg".to_owned(), ..Author::command("") };
        world.write_line(&author, None).await;
        world.clock.advance(chrono::TimeDelta::days(3));
        world.write_line(&Author::command("Bo Ek"), None).await;
        let mut browser = world.signed_in(NILS).await;
        let page = browser.get("/handelser?deed=workshop.settings_saved").await.body;
        assert!(page.contains("Åsa Öberg") && page.contains("Bo Ek") && page.contains("platser: 4"));
        let page = browser.get("/handelser?author=%C3%96berg").await.body;
        assert!(page.contains("Åsa Öberg") && !page.contains("Bo Ek"));
        let page = browser.get("/handelser?deed=workshop.&from=2029-01-13&to=2029-01-13").await.body;
        assert!(!page.contains("Åsa Öberg") && page.contains("Bo Ek"));
        let page = browser.get("/handelser?deed=workshop.&to=2029-01-12").await.body;
        assert!(page.contains("Åsa Öberg") && !page.contains("Bo Ek"));
        let none = browser.get("/handelser?author=Ingen").await.body;
        assert!(none.contains("Inget stämmer med det du söker"));
        let wrong = browser.get("/handelser?from=i+g%C3%A5r").await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.body.contains("Skriv dagen som") && wrong.body.contains("value=\"i går\""));
    })
    .await;
}

#[tokio::test]
async fn fifty_lines_stand_on_a_page_and_the_older_ones_behind_it() {
    on_both(async |world| {
        nils(&world).await;
        for number in 0..60 {
            world.write_line(&Author::command(format!("Hand {number:02}")), None).await;
        }
        let mut browser = world.signed_in(NILS).await;
        let first = browser.get("/handelser?deed=workshop.").await.body;
        assert_eq!(first.matches("(kommandorad)").count(), 50);
        assert!(first.contains("Hand 59") && !first.contains("Hand 09"));
        let older = first.split_once("rel=\"next\"").unwrap().0.rsplit_once("href=\"").unwrap().1;
        let older = older.split('"').next().unwrap().replace("&amp;", "&").replace("&#38;", "&");
        let second = browser.get(&older).await.body;
        assert_eq!(second.matches("(kommandorad)").count(), 10);
        assert!(second.contains("Hand 09") && !second.contains("rel=\"next\""));
    })
    .await;
}

#[tokio::test]
async fn the_page_asks_the_database_as_often_for_fifty_lines_as_for_two() {
    on_both(async |world| {
        nils(&world).await;
        let mut browser = world.signed_in(NILS).await;
        let asked = async |browser: &mut crate::world::Browser| {
            let before = world.store.queries_run();
            browser.get("/handelser").await;
            world.store.queries_run() - before
        };
        let few = asked(&mut browser).await;
        for code in ["01", "03", "04", "05", "06", "07", "08", "09", "10", "12", "13", "14"] {
            let county = world.county(code).await.id.uuid();
            let author = Author {
                kind: AuthorKind::Person,
                id: None,
                name: "Någon".to_owned(),
                organisation: Some(county),
                right: None,
            };
            for _ in 0..4 {
                world.write_line(&author, Some(county)).await;
            }
        }
        let many = asked(&mut browser).await;
        assert_eq!(few, many);
        assert!(many <= 8, "{many} queries");
    })
    .await;
}

#[tokio::test]
async fn the_chain_is_proven_and_a_changed_line_is_named() {
    on_both(async |world| {
        nils(&world).await;
        world.write_line(&Author::command("Bo Ek"), None).await;
        let mut browser = world.signed_in(NILS).await;
        store::journal::seal_due(&world.store).await.unwrap();
        let head = store::journal::head(&world.store).await.unwrap().to_string();
        assert!(browser.get("/handelser").await.body.contains(&head));
        let proven = browser.post("/handelser", &[]).await;
        assert_eq!(proven.location(), "/handelser");
        assert!(browser.get("/handelser").await.body.contains("Kedjan är hel."));
        change_a_name(&world).await;
        browser.post("/handelser", &[]).await;
        let page = browser.get("/handelser").await.body;
        assert!(page.contains("Kedjan är bruten. Rad 3 säger något annat"), "{page}");
    })
    .await;
}

/// What somebody with the database's password could do.
async fn change_a_name(world: &World) {
    let mut desk = world.store.desk(&Author::program()).await.unwrap();
    let change = "UPDATE journal_line SET author_name = 'Någon annan' WHERE author_name = 'Bo Ek'";
    desk.db().execute_unprepared(change).await.unwrap();
    let subject_id = desk.id();
    let details = serde_json::json!({});
    desk.write(Line { deed: "organisation.changed", subject: "person", subject_id, owner: None, details });
    desk.seal("").await.unwrap();
}

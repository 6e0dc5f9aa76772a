//! Reading the journal: filters, pages, and what the database has to look at.

use chrono::TimeDelta;
use sea_orm::{ConnectionTrait as _, Statement};
use serde_json::json;
use store::journal::{Entry, Filter, read};
use store::sea_orm::prelude::Uuid;
use store::{Author, AuthorKind, Line};

use crate::support::{Scene, first_day, on_both};

const UPPSALA: Uuid = Uuid::from_u128(3);
const GOTLAND: Uuid = Uuid::from_u128(9);

/// Six lines, an hour apart, numbered by their subject.
async fn six_lines(scene: &Scene) {
    let rows: [(&str, Uuid, &'static str, Option<Uuid>); 6] = [
        ("Karin Åberg", UPPSALA, "note.written", Some(UPPSALA)),
        ("Karin Åberg", UPPSALA, "note.deleted", Some(UPPSALA)),
        ("Lars 100%", GOTLAND, "notebook.bought", Some(UPPSALA)),
        ("Lars 100%", GOTLAND, "note.written", None),
        ("Ulla_B", GOTLAND, "sign_in.done", Some(GOTLAND)),
        ("Ulla\\C", GOTLAND, "sign_in.done", Some(GOTLAND)),
    ];
    for (number, (name, organisation, deed, owner)) in rows.into_iter().enumerate() {
        let author = Author {
            kind: AuthorKind::Person,
            id: None,
            name: name.to_owned(),
            organisation: Some(organisation),
            right: None,
        };
        let mut desk = scene.store.desk(&author).await.unwrap();
        let subject_id = Uuid::from_u128(number as u128);
        desk.write(Line { deed, subject: "note", subject_id, owner, details: json!({"nr": number}) });
        desk.seal("").await.unwrap();
        scene.clock.advance(TimeDelta::hours(1));
    }
}

async fn found(scene: &Scene, filter: Filter) -> Vec<u128> {
    let entries = read(&scene.store, &filter, 100).await.unwrap();
    entries.iter().map(|entry| entry.subject_id.as_u128()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn each_filter_finds_its_lines_newest_first() {
    on_both(async |scene| {
        six_lines(scene).await;
        let all = Filter::default;
        assert_eq!(found(scene, all()).await, [5, 4, 3, 2, 1, 0]);
        assert_eq!(found(scene, Filter { organisation: Some(UPPSALA), ..all() }).await, [2, 1, 0]);
        assert_eq!(found(scene, Filter { organisation: Some(GOTLAND), ..all() }).await, [5, 4, 3, 2]);
        assert_eq!(found(scene, Filter { deed: "note.".into(), ..all() }).await, [3, 1, 0]);
        assert_eq!(found(scene, Filter { deed: "note.written".into(), ..all() }).await, [3, 0]);
        assert_eq!(found(scene, Filter { author: "Åberg".into(), ..all() }).await, [1, 0]);
        assert_eq!(found(scene, Filter { subject: Some(Uuid::from_u128(2)), ..all() }).await, [2]);
        let hour = |hours| Some(first_day() + TimeDelta::hours(hours));
        assert_eq!(found(scene, Filter { from: hour(1), until: hour(3), ..all() }).await, [2, 1]);
        let nobody = Filter { organisation: Some(Uuid::from_u128(77)), ..all() };
        assert_eq!(found(scene, nobody).await, [0_u128; 0]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn signs_that_mean_something_to_the_database_mean_nothing_in_a_search() {
    on_both(async |scene| {
        six_lines(scene).await;
        let by = |author: &str| Filter { author: author.to_owned(), ..Filter::default() };
        assert_eq!(found(scene, by("%")).await, [3, 2]);
        assert_eq!(found(scene, by("_")).await, [4]);
        assert_eq!(found(scene, by("\\")).await, [5]);
        assert_eq!(found(scene, by("' OR 1=1 --")).await, [0_u128; 0]);
        let deed = Filter { deed: "sign_in".to_owned(), ..Filter::default() };
        assert_eq!(found(scene, deed).await, [5, 4]);
        let deed = Filter { deed: "note_written".to_owned(), ..Filter::default() };
        assert_eq!(found(scene, deed).await, [0_u128; 0]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_author_is_found_however_the_name_is_written() {
    on_both(async |scene| {
        six_lines(scene).await;
        let by = |author: &str| Filter { author: author.to_owned(), ..Filter::default() };
        assert_eq!(found(scene, by("karin")).await, [1, 0]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_follow_each_other_without_gaps() {
    on_both(async |scene| {
        six_lines(scene).await;
        let mut pages: Vec<Vec<Entry>> = Vec::new();
        let mut before = None;
        loop {
            let page = read(&scene.store, &Filter { before, ..Filter::default() }, 4).await.unwrap();
            let Some(last) = page.last() else { break };
            before = Some(last.id);
            pages.push(page);
        }
        assert_eq!(pages.iter().map(Vec::len).collect::<Vec<_>>(), [4, 2]);
        let first = &pages[1][1];
        assert_eq!((first.author.as_str(), first.author_kind.as_str()), ("Karin Åberg", "person"));
        assert_eq!((first.at, first.details.as_str(), first.sealed), (first_day(), "{\"nr\":0}", false));
        assert_eq!((first.owner, first.author_organisation), (Some(UPPSALA), Some(UPPSALA)));
    })
    .await;
}

/// What the database says about how it would answer.
async fn plan(scene: &Scene, query: &str) -> String {
    let explain = if scene.is_embedded() { "EXPLAIN QUERY PLAN" } else { "EXPLAIN" };
    let statement = Statement::from_string(scene.store.backend().into(), format!("{explain} {query}"));
    let column = if scene.is_embedded() { "detail" } else { "QUERY PLAN" };
    let rows = scene.store.reader().query_all_raw(statement).await.unwrap();
    rows.iter().map(|row| row.try_get::<String>("", column).unwrap() + "\n").collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_of_a_long_journal_is_found_without_sorting_or_walking_all_of_it() {
    on_both(async |scene| {
        for _ in 0..4 {
            crate::support::write_lines(&scene.store, 2_500).await;
        }
        store::journal::seal_due(&scene.store).await.unwrap();
        scene.tamper("ANALYZE").await;
        let id = if scene.is_embedded() { "X'00'" } else { "'00000000-0000-0000-0000-000000000000'" };
        for condition in [
            "sealed = FALSE".to_owned(),
            format!("subject_id = {id}"),
            format!("owner = {id} OR author_organisation = {id}"),
            "1 = 1".to_owned(),
        ] {
            let query = format!("SELECT * FROM journal_line WHERE {condition} ORDER BY id DESC LIMIT 50");
            let plan = plan(scene, &query).await;
            assert!(!plan.contains("Seq Scan"), "{condition}\n{plan}");
            // Two indexes together give their lines without order.
            assert!(!plan.contains("TEMP B-TREE") || condition.contains(" OR "), "{condition}\n{plan}");
            assert!(plan.contains("Index") || plan.contains("USING INDEX"), "{condition}\n{plan}");
        }
    })
    .await;
}

//! Sessions: begun, ended, run out, cleared away. On both databases.

use axum::Router;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use chrono::TimeDelta;
use sea_orm::prelude::Uuid;
use sea_orm::{ConnectionTrait as _, Statement};
use store::{Author, Backend, Line};
use web::session::{
    Arrival, Kind, Way, begin, clear_ended, confirm, end, end_all, end_one, end_others, list,
};
use web::{House, Trouble, Visitor};

use crate::support::Scene;

const KARIN: Uuid = Uuid::from_u128(1);
const LINK: Uuid = Uuid::from_u128(2);

fn line() -> Line {
    Line {
        deed: "session.changed",
        subject: "person",
        subject_id: KARIN,
        owner: None,
        details: serde_json::json!({}),
    }
}

async fn enter(house: House, kind: Kind, subject: Uuid) -> Result<Response, Trouble> {
    let mut desk = house.store().desk(&Author::program()).await?;
    let begun = begin(&desk, &house, kind, subject, &Arrival::by(Way::Link)).await?;
    desk.write(line());
    desk.seal("").await?;
    let mut response = "in".into_response();
    begun.give(&house, response.headers_mut());
    Ok(response)
}

async fn leave(State(house): State<House>, visitor: Visitor) -> Result<Response, Trouble> {
    let Some(session) = visitor.session(Kind::Person) else { return Err(Trouble::SignIn) };
    let mut desk = house.store().desk(&Author::program()).await?;
    let mut headers = HeaderMap::new();
    end(&desk, &house, session, &mut headers).await?;
    desk.write(line());
    desk.seal("").await?;
    Ok((headers, "out").into_response())
}

async fn again(State(house): State<House>, visitor: Visitor) -> Result<Response, Trouble> {
    let Some(session) = visitor.session(Kind::Person) else { return Err(Trouble::SignIn) };
    let mut desk = house.store().desk(&Author::program()).await?;
    let begun = confirm(&desk, &house, session, &visitor.arrival(Way::Passkey)).await?;
    desk.write(line());
    desk.seal("").await?;
    let mut response = "in again".into_response();
    begun.give(&house, response.headers_mut());
    Ok(response)
}

/// Signs in and says whether the browser is a new one.
async fn new(State(house): State<House>, visitor: Visitor) -> Result<String, Trouble> {
    let mut desk = house.store().desk(&Author::program()).await?;
    let begun = begin(&desk, &house, Kind::Person, KARIN, &visitor.arrival(Way::Link)).await?;
    desk.write(line());
    desk.seal("").await?;
    Ok(begun.is_new_browser().to_string())
}

async fn only_me(State(house): State<House>, visitor: Visitor) -> Result<String, Trouble> {
    let Some(session) = visitor.session(Kind::Person) else { return Err(Trouble::SignIn) };
    let mut desk = house.store().desk(&Author::program()).await?;
    let ended = end_others(&desk, session).await?;
    desk.write(line());
    desk.seal("").await?;
    Ok(ended.to_string())
}

async fn who(visitor: Visitor) -> String {
    let subject = |kind| visitor.session(kind).map(|session| session.subject.as_u128());
    format!("{:?} {:?}", subject(Kind::Person), subject(Kind::Link))
}

fn rooms() -> Router<House> {
    Router::new()
        .route("/in", get(async |State(house): State<House>| enter(house, Kind::Person, KARIN).await))
        .route("/lank", get(async |State(house): State<House>| enter(house, Kind::Link, LINK).await))
        .route("/ut", get(leave))
        .route("/igen", get(again))
        .route("/ny", get(new))
        .route("/bara-jag", get(only_me))
        .route("/vem", get(who))
}

async fn on_both(story: impl AsyncFn(&Scene)) {
    for backend in [Backend::Sqlite, Backend::Postgres] {
        println!("on {backend:?}");
        let scene = Scene::new(backend, "http://127.0.0.1:8080").await;
        story(&scene).await;
    }
}

async fn kept(scene: &Scene) -> i64 {
    let store = scene.house.store();
    let count = Statement::from_string(store.backend().into(), "SELECT count(*) FROM session");
    store.reader().query_one_raw(count).await.unwrap().unwrap().try_get_by_index(0).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_browser_holds_a_person_and_a_link_side_by_side() {
    on_both(async |scene| {
        let mut browser = scene.browser_with(rooms());
        assert_eq!(browser.get("/vem").await.body, "None None");
        browser.get("/in").await;
        assert_eq!(browser.get("/vem").await.body, "Some(1) None");
        browser.get("/lank").await;
        assert_eq!(browser.get("/vem").await.body, "Some(1) Some(2)");
        assert_eq!(scene.browser_with(rooms()).get("/vem").await.body, "None None", "another browser");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_leaves_is_out_also_with_a_copy_of_the_cookie() {
    on_both(async |scene| {
        let mut browser = scene.browser_with(rooms());
        browser.get("/in").await;
        let copy = browser.cookies.clone();
        assert_eq!(browser.get("/ut").await.body, "out");
        assert!(!browser.cookies.contains_key("vs_s"));
        browser.cookies = copy;
        assert_eq!(browser.get("/vem").await.body, "None None");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_lasts_its_time_to_the_second() {
    on_both(async |scene| {
        let mut browser = scene.browser_with(rooms());
        browser.get("/in").await;
        browser.get("/lank").await;
        // Busy all day: it ends all the same.
        for _ in 0..23 {
            scene.clock.advance(TimeDelta::minutes(25));
            assert_eq!(browser.get("/vem").await.body, "Some(1) Some(2)");
        }
        scene.clock.advance(TimeDelta::minutes(25) - TimeDelta::seconds(1));
        assert_eq!(browser.get("/vem").await.body, "Some(1) Some(2)");
        scene.clock.advance(TimeDelta::seconds(1));
        assert_eq!(browser.get("/vem").await.body, "None Some(2)");
        scene.clock.advance(TimeDelta::days(7));
        assert_eq!(browser.get("/vem").await.body, "None None");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_who_is_away_is_out_and_a_link_is_not() {
    on_both(async |scene| {
        let mut browser = scene.browser_with(rooms());
        browser.get("/in").await;
        browser.get("/lank").await;
        scene.clock.advance(TimeDelta::minutes(30) - TimeDelta::seconds(1));
        assert_eq!(browser.get("/vem").await.body, "Some(1) Some(2)");
        scene.clock.advance(TimeDelta::minutes(30));
        assert_eq!(browser.get("/vem").await.body, "None Some(2)");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn when_a_session_was_seen_is_written_once_a_minute() {
    on_both(async |scene| {
        let mut browser = scene.browser_with(rooms());
        browser.get("/in").await;
        let cost = async |browser: &mut crate::support::Browser| {
            let before = scene.house.store().queries_run();
            browser.get("/vem").await;
            scene.house.store().queries_run() - before
        };
        let quiet = cost(&mut browser).await;
        scene.clock.advance(TimeDelta::seconds(59));
        assert_eq!(cost(&mut browser).await, quiet);
        scene.clock.advance(TimeDelta::seconds(1));
        assert!(cost(&mut browser).await > quiet);
        assert_eq!(cost(&mut browser).await, quiet);
        let listed = list(&scene.house, Kind::Person, KARIN).await.unwrap();
        assert_eq!(listed[0].seen_at, scene.house.store().doors().now());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_proof_gives_a_new_token_and_the_old_one_opens_nothing() {
    on_both(async |scene| {
        let mut browser = scene.browser_with(rooms());
        browser.get("/in").await;
        let before = browser.cookies.clone();
        scene.clock.advance(TimeDelta::minutes(20));
        browser.get("/igen").await;
        assert_ne!(browser.cookies["vs_s"], before["vs_s"]);
        assert_eq!(browser.get("/vem").await.body, "Some(1) None");
        browser.cookies = before;
        assert_eq!(browser.get("/vem").await.body, "None None");
        assert_eq!(kept(scene).await, 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_browser_is_new_once_and_the_first_of_all_never() {
    on_both(async |scene| {
        let (mut first, mut second) = (scene.browser_with(rooms()), scene.browser_with(rooms()));
        first.get("/vem").await;
        second.get("/vem").await;
        assert_eq!(first.get("/ny").await.body, "false");
        assert_eq!(second.get("/ny").await.body, "true");
        assert_eq!(second.get("/ny").await.body, "false");
        assert_eq!(first.get("/ny").await.body, "false");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_session_all_others_or_all_of_somebody_end_and_nobody_elses() {
    on_both(async |scene| {
        let house = &scene.house;
        let mut browsers = [(); 4].map(|()| scene.browser_with(rooms()));
        for browser in &mut browsers {
            // The list is in the order of the last sign of life.
            scene.clock.advance(TimeDelta::seconds(1));
            browser.get("/in").await;
        }
        browsers[0].get("/lank").await;
        let ids: Vec<_> =
            list(house, Kind::Person, KARIN).await.unwrap().into_iter().map(|one| one.id).collect();
        assert_eq!(ids.len(), 4);
        let mut desk = house.store().desk(&Author::program()).await.unwrap();
        assert!(!end_one(&desk, Kind::Person, LINK, ids[0]).await.unwrap(), "somebody else's");
        assert!(!end_one(&desk, Kind::Link, KARIN, ids[0]).await.unwrap(), "of the other kind");
        assert!(end_one(&desk, Kind::Person, KARIN, ids[0]).await.unwrap());
        desk.write(line());
        desk.seal("").await.unwrap();
        assert_eq!(list(house, Kind::Person, KARIN).await.unwrap().len(), 3);
        assert_eq!(browsers[0].get("/bara-jag").await.body, "2");
        assert_eq!(browsers[0].get("/vem").await.body, "Some(1) Some(2)");
        let mut desk = house.store().desk(&Author::program()).await.unwrap();
        assert_eq!(end_all(&desk, Kind::Person, KARIN).await.unwrap(), 1);
        desk.write(line());
        desk.seal("").await.unwrap();
        assert_eq!(browsers[0].get("/vem").await.body, "None Some(2)");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_opens_its_own_kind_of_session_only() {
    on_both(async |scene| {
        let mut browser = scene.browser_with(rooms());
        browser.get("/lank").await;
        let token = browser.cookies.remove("vs_k").unwrap();
        browser.cookies.insert("vs_s".to_owned(), token);
        assert_eq!(browser.get("/vem").await.body, "None None");
        for forged in ["", "x", &"A".repeat(43), "' OR 1=1 --"] {
            browser.cookies.insert("vs_s".to_owned(), forged.to_owned());
            assert_eq!(browser.get("/vem").await.body, "None None", "{forged}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn sessions_that_have_ended_are_cleared_away_and_no_others() {
    on_both(async |scene| {
        let mut browser = scene.browser_with(rooms());
        browser.get("/in").await;
        browser.get("/lank").await;
        scene.clock.advance(TimeDelta::hours(11));
        let store = scene.house.store();
        clear_ended(store, store.doors().now(), web::USUAL_IDLE).await.unwrap();
        assert_eq!(kept(scene).await, 1);
        assert_eq!(browser.get("/vem").await.body, "None Some(2)");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_database_holds_no_token() {
    on_both(async |scene| {
        let mut browser = scene.browser_with(rooms());
        browser.get("/in").await;
        let store = scene.house.store();
        let row = Statement::from_string(store.backend().into(), "SELECT token_hash FROM session");
        let hash: Vec<u8> =
            store.reader().query_one_raw(row).await.unwrap().unwrap().try_get_by_index(0).unwrap();
        assert_eq!(hash, store::hash_token(&browser.cookies["vs_s"]));
    })
    .await;
}

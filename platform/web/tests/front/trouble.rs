//! When a page cannot be given.

use axum::Router;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use sea_orm::prelude::Uuid;
use web::{House, Trouble};

use crate::support::{Answer, new_key, scene};

async fn ours() -> Result<Response, Trouble> {
    Err(Trouble::ours("the password was hunter2"))
}

async fn panics() -> Response {
    panic!("index 7 of hunter2")
}

async fn panics_late(posted: web::Posted) -> Response {
    let missing: Option<u8> = posted.text("nothing").parse().ok();
    web::go(&missing.expect("a number").to_string())
}

fn rooms() -> Router<House> {
    Router::new()
        .route("/fel", get(ours))
        .route("/krasch", get(panics).post(panics_late))
        .route("/sak/{id}", get(async |Path(_): Path<Uuid>| "ok"))
        .route("/lista", get(async |Query(_): Query<Vec<(String, u8)>>| "ok"))
        .route("/json", post(async |_: axum::extract::Form<Vec<(String, u8)>>| "ok"))
        .route("/inloggad", get(async || -> Result<Response, Trouble> { Err(Trouble::SignIn) }))
        .route("/annans", get(async || -> Result<Response, Trouble> { Err(Trouble::NotYours) }))
        .route("/lank", get(async || -> Result<Response, Trouble> { Err(Trouble::NeedsLink) }))
}

fn assert_page(answer: &Answer, status: StatusCode, title: &str) {
    assert_eq!(answer.status, status, "{}", answer.body);
    assert!(answer.body.contains(title), "{title}: {}", answer.body);
    assert!(answer.body.contains("<html lang="), "{}", answer.body);
    assert_eq!(answer.header("cache-control"), "no-store, private");
    assert!(answer.header("content-security-policy").starts_with("default-src 'none'"));
}

#[tokio::test]
async fn an_unknown_address_is_a_page_in_the_readers_language() {
    let scene = scene().await;
    for (accepts, title) in [("sv", "Sidan finns inte"), ("en", "Page not found")] {
        let mut browser = scene.browser_with(rooms());
        browser.accepts = accepts;
        for address in [
            "/finns-inte",
            "/blankett/",
            "/static/x/../../etc/passwd",
            "/%00",
            "/blankett?a=%00",
            "/sak/nonsens",
            "/lista?a=x",
        ] {
            let answer = browser.get(address).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{address}");
            assert_page(&answer, StatusCode::NOT_FOUND, title);
        }
    }
}

#[tokio::test]
async fn a_way_of_asking_that_is_not_offered_is_not_found_either() {
    let scene = scene().await;
    let answer = scene.browser_with(rooms()).post("/fel", "").await;
    assert_page(&answer, StatusCode::NOT_FOUND, "Sidan finns inte");
}

#[tokio::test]
async fn each_trouble_has_its_page() {
    let scene = scene().await;
    let mut browser = scene.browser_with(rooms());
    assert_page(&browser.get("/annans").await, StatusCode::FORBIDDEN, "Sidan hör till ett annat uppdrag");
    assert_page(&browser.get("/lank").await, StatusCode::GONE, "Länken går inte att använda");
    assert_page(&browser.post("/json", "a=x").await, StatusCode::BAD_REQUEST, "Begäran går inte att läsa");
    let answer = browser.get("/inloggad").await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/logga-in"));
}

/// The eight signs by which the log is searched.
fn incident(answer: &Answer) -> String {
    let signs = |word: &&str| word.len() == 8 && word.chars().all(|sign| sign.is_ascii_hexdigit());
    let mut words = answer.body.split(|sign: char| !sign.is_ascii_alphanumeric());
    words.rfind(signs).unwrap_or_else(|| panic!("no number: {}", answer.body)).to_owned()
}

#[tokio::test]
async fn a_fault_of_ours_gives_a_number_and_no_secrets() {
    let scene = scene().await;
    let mut browser = scene.browser_with(rooms());
    let (first, second) = (browser.get("/fel").await, browser.get("/fel").await);
    for answer in [&first, &second] {
        assert_page(answer, StatusCode::INTERNAL_SERVER_ERROR, "Felet ligger hos oss");
        assert!(!answer.body.contains("hunter2"));
    }
    assert_ne!(incident(&first), incident(&second));
}

#[tokio::test]
async fn a_handler_that_panics_gives_a_number_and_the_house_goes_on() {
    let scene = scene().await;
    let mut browser = scene.browser_with(rooms());
    let answer = browser.get("/krasch").await;
    assert_page(&answer, StatusCode::INTERNAL_SERVER_ERROR, "Felet ligger hos oss");
    assert!(!answer.body.contains("hunter2") && incident(&answer).len() == 8);
    let form = format!("csrf={}&deed={}", browser.csrf().await, new_key());
    let answer = browser.post("/krasch", form).await;
    assert_page(&answer, StatusCode::INTERNAL_SERVER_ERROR, "Felet ligger hos oss");
    assert_eq!(browser.get("/blankett").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_database_that_is_gone_is_said_in_both_languages() {
    let scene = scene().await;
    let mut browser = scene.browser();
    browser.cookies.insert("vs_s".to_owned(), "A".repeat(43));
    scene.house.store().clone().close().await;
    let answer = browser.get("/blankett").await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(answer.body.contains("svarar inte") && answer.body.contains("does not answer"));
    assert!(answer.header("content-security-policy").starts_with("default-src 'none'"));
}

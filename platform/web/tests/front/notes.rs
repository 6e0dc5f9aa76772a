//! What just happened is said once.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::support::{Browser, new_key, scene};

async fn send(browser: &mut Browser, from: &str) {
    let form = format!("csrf={}&deed={}&from={from}", browser.csrf().await, new_key());
    browser.post("/blankett", form).await;
}

#[tokio::test]
async fn a_note_is_shown_once_on_the_next_page() {
    let scene = scene().await;
    let mut browser = scene.browser();
    send(&mut browser, "Karin").await;
    let sentence = "En anteckning togs emot från Karin.";
    let first = browser.get("/blankett").await;
    assert!(first.body.contains(sentence) && first.body.contains("role=\"status\""), "{}", first.body);
    assert!(!browser.get("/blankett").await.body.contains(sentence));
}

#[tokio::test]
async fn a_note_is_read_in_the_language_of_the_page_that_shows_it() {
    let scene = scene().await;
    let mut browser = scene.browser();
    send(&mut browser, "Karin").await;
    browser.accepts = "en";
    assert!(browser.get("/blankett").await.body.contains("One note was taken from Karin."));
}

#[tokio::test]
async fn what_a_person_wrote_stays_text_in_a_note() {
    let scene = scene().await;
    let mut browser = scene.browser();
    send(&mut browser, "%3Cscript%3Ealert(1)%3C/script%3E%22%27%26").await;
    let page = browser.get("/blankett").await.body;
    assert!(page.contains("togs emot från"), "{page}");
    assert!(!page.contains("<script>alert"), "{page}");
}

#[tokio::test]
async fn a_style_sheet_that_is_fetched_meanwhile_does_not_take_the_note() {
    let scene = scene().await;
    let mut browser = scene.browser();
    send(&mut browser, "Karin").await;
    browser.get(&web::assets::url("dist/valskydd.css")).await;
    assert!(browser.get("/blankett").await.body.contains("En anteckning togs emot"));
}

#[tokio::test]
async fn a_note_waits_while_the_language_is_switched() {
    let scene = scene().await;
    let mut browser = scene.browser();
    send(&mut browser, "Karin").await;
    browser.get("/sprak?till=en&vid=/blankett").await;
    assert!(browser.get("/blankett").await.body.contains("One note was taken from Karin."));
}

#[tokio::test]
async fn a_forged_note_says_nothing() {
    let scene = scene().await;
    let deep = "[".repeat(2_000);
    for json in [
        r#"{"fault":false,"key":"<b>Ring 0900-123</b>","values":[]}"#,
        r#"{"fault":false,"key":"notes-taken","values":[]}"#,
        r#"{"fault":false,"key":"","values":[]}"#,
        r#"{"key":"shell-help"}"#,
        "null",
        &deep,
        "\u{0}",
    ] {
        let mut browser = scene.browser();
        browser.cookies.insert("vs_f".to_owned(), URL_SAFE_NO_PAD.encode(json));
        let page = browser.get("/blankett").await;
        assert_eq!(page.status, 200);
        assert!(!page.body.contains("vs-flash") && !page.body.contains('⟦'), "{json}: {}", page.body);
    }
    for value in ["", "x", "%%%", "AAAA", "=", "a=b"] {
        let mut browser = scene.browser();
        browser.cookies.insert("vs_f".to_owned(), value.to_owned());
        assert!(!browser.get("/blankett").await.body.contains("vs-flash"), "{value}");
    }
}

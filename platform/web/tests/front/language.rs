//! In which language a page is given.

use axum::http::StatusCode;

use crate::support::scene;

#[tokio::test]
async fn a_page_is_in_the_language_that_the_browser_asks_for_first() {
    let scene = scene().await;
    for (accepts, code) in [
        ("sv", "sv"),
        ("en", "en"),
        ("en-GB,en;q=0.9,sv;q=0.8", "en"),
        ("de-AT, en;q=0.7, sv;q=0.3", "en"),
        ("sv-FI,fi;q=0.9", "sv"),
        ("de", "sv"),
        ("", "sv"),
        ("*", "sv"),
        (";;;,,,", "sv"),
    ] {
        let mut browser = scene.browser();
        browser.accepts = accepts;
        let page = browser.get("/blankett").await.body;
        assert!(page.contains(&format!("<html lang=\"{code}\">")), "{accepts}");
    }
}

#[tokio::test]
async fn the_switch_changes_the_language_stays_on_the_page_and_is_kept_for_a_year() {
    let scene = scene().await;
    let mut browser = scene.browser();
    let page = browser.get("/blankett?sida=2").await.body;
    assert!(page.contains("/sprak?till=en&amp;vid=%2Fblankett%3Fsida%3D2"), "{page}");
    let answer = browser.get("/sprak?till=en&vid=%2Fblankett%3Fsida%3D2").await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/blankett?sida=2"));
    assert!(
        answer.cookies().iter().any(|line| line.starts_with("vs_l=en") && line.contains("Max-Age=31536000"))
    );
    assert!(browser.get("/blankett").await.body.contains("<html lang=\"en\">"));
    browser.get("/sprak?till=sv").await;
    assert!(browser.get("/blankett").await.body.contains("<html lang=\"sv\">"));
}

#[tokio::test]
async fn the_switch_leads_nowhere_else_and_knows_no_other_languages() {
    let scene = scene().await;
    for outside in ["https://x.example", "//x.example", "/%5Cx.example", "%0d%0aSet-Cookie:a=b"] {
        let answer = scene.browser().get(&format!("/sprak?till=en&vid={outside}")).await;
        assert_eq!(answer.header("location"), "/", "{outside}");
    }
    let mut browser = scene.browser();
    browser.get("/sprak?till=de").await;
    assert!(browser.get("/blankett").await.body.contains("<html lang=\"sv\">"));
}

#[tokio::test]
async fn a_language_cookie_of_somebody_elses_making_is_passed_over() {
    let scene = scene().await;
    let mut browser = scene.browser();
    browser.accepts = "en";
    browser.cookies.insert("vs_l".to_owned(), "xx".to_owned());
    assert!(browser.get("/blankett").await.body.contains("<html lang=\"en\">"));
}

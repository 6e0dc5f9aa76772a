//! Headers and cookies of every answer.

use axum::http::StatusCode;
use store::Backend;

use crate::support::{Answer, Scene, scene};

fn assert_guarded(answer: &Answer) {
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
    ] {
        assert_eq!(answer.header(name), value, "{}", answer.status);
    }
    let policy = answer.header("content-security-policy");
    for rule in [
        "default-src 'none'",
        "script-src 'self'",
        "frame-ancestors 'none'",
        "form-action 'self'",
        "base-uri 'none'",
    ] {
        assert!(policy.contains(rule), "{policy}");
    }
    assert!(!policy.contains("unsafe"), "{policy}");
}

#[tokio::test]
async fn every_answer_carries_the_headers() {
    let scene = scene().await;
    let mut browser = scene.browser();
    let mut seen = Vec::new();
    for address in
        ["/blankett", "/finns-inte", "/sprak?till=en&vid=/", "/sprak", &web::assets::url("favicon.svg")]
    {
        let answer = browser.get(address).await;
        assert_guarded(&answer);
        seen.push(answer.status.as_u16());
    }
    assert_eq!(seen, [200, 404, 303, 404, 200]);
    let answer = browser.post("/blankett", "").await;
    assert_guarded(&answer);
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn pages_are_kept_by_nobody_and_hold_no_inline_script_or_style() {
    let scene = scene().await;
    let page = scene.browser().get("/blankett").await;
    assert_eq!(page.header("cache-control"), "no-store, private");
    assert!(
        !page.body.contains("<script>") && !page.body.contains("<style") && !page.body.contains(" style=")
    );
    assert!(!page.body.contains(" onclick="));
}

#[tokio::test]
async fn cookies_are_out_of_reach_for_script_and_other_sites_and_need_tls_where_there_is_tls() {
    for (base_url, secure) in [("https://valskydd.example", true), ("http://127.0.0.1:8080", false)] {
        let scene = Scene::new(Backend::Sqlite, base_url).await;
        let answer = scene.browser().get("/blankett").await;
        let cookies = answer.cookies();
        assert_eq!(cookies.len(), 1, "{cookies:?}");
        assert!(
            cookies[0].contains("; HttpOnly; SameSite=Lax") && cookies[0].contains("; Path=/"),
            "{cookies:?}"
        );
        assert_eq!(cookies[0].contains("; Secure"), secure);
    }
}

#[tokio::test]
async fn a_browser_keeps_its_mark_and_one_that_is_no_mark_is_replaced() {
    let scene = scene().await;
    let mut browser = scene.browser();
    browser.get("/blankett").await;
    assert!(browser.get("/blankett").await.cookies().is_empty());
    for forged in ["", "kort", &"a".repeat(44)] {
        let mut browser = scene.browser();
        browser.cookies.insert("vs_b".to_owned(), forged.to_owned());
        assert_eq!(browser.get("/blankett").await.cookies().len(), 1, "{forged}");
        assert_eq!(browser.cookies["vs_b"].len(), 43);
    }
}

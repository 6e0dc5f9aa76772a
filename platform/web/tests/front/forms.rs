//! Forms: ours or not, large or broken.

use axum::body::{Body, Bytes};
use axum::http::StatusCode;

use crate::support::{Answer, Browser, Scene, end, new_key, part, scene, streamed};

async fn assert_refused(scene: &Scene, answer: &Answer, status: StatusCode, title: &str) {
    assert_eq!(answer.status, status, "{}", answer.body);
    assert!(answer.body.contains(title), "{}", answer.body);
    assert_eq!(scene.deeds().await, 0);
}

const STALE: &str = "Sidan var öppen för länge";
const MALFORMED: &str = "Begäran går inte att läsa";
const TOO_LARGE: &str = "Det som skickades är för stort";

#[tokio::test]
async fn a_form_from_a_page_of_ours_is_taken_once() {
    let scene = scene().await;
    let mut browser = scene.browser();
    let form = format!("csrf={}&deed={}&text=hej&from=Karin", browser.csrf().await, new_key());
    for _ in 0..2 {
        let answer = browser.post("/blankett", form.clone()).await;
        assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/blankett"));
    }
    assert_eq!(scene.deeds().await, 1);
}

#[tokio::test]
async fn the_token_stands_in_the_page_where_a_form_is() {
    let scene = scene().await;
    let mut browser = scene.browser();
    let csrf = browser.csrf().await;
    assert_eq!(csrf.len(), 43);
    assert_eq!(browser.csrf().await, csrf, "the same as long as the browser keeps its mark");
    assert_ne!(scene.browser().csrf().await, csrf);
}

#[tokio::test]
async fn a_form_without_our_token_is_refused_and_nothing_is_done() {
    let scene = scene().await;
    let (mut browser, mut other) = (scene.browser(), scene.browser());
    let (ours, theirs) = (browser.csrf().await, other.csrf().await);
    let key = new_key();
    for token in ["", "x", &theirs, &ours[..42], &format!("{ours}A")] {
        let answer = browser.post("/blankett", format!("csrf={token}&deed={key}")).await;
        assert_refused(&scene, &answer, StatusCode::BAD_REQUEST, STALE).await;
        let body =
            [part("csrf", None, token.as_bytes()), part("deed", None, key.to_string().as_bytes()), end()];
        let answer = browser.post_parts("/blankett", Body::from(body.concat())).await;
        assert_refused(&scene, &answer, StatusCode::BAD_REQUEST, STALE).await;
    }
    let answer = browser.post("/blankett", "").await;
    assert_refused(&scene, &answer, StatusCode::BAD_REQUEST, STALE).await;
}

#[tokio::test]
async fn a_browser_without_cookies_sends_no_form() {
    let scene = scene().await;
    let mut browser = scene.browser();
    let csrf = browser.csrf().await;
    browser.cookies.clear();
    let answer = browser.post("/blankett", format!("csrf={csrf}&deed={}", new_key())).await;
    assert_refused(&scene, &answer, StatusCode::BAD_REQUEST, STALE).await;
}

#[tokio::test]
async fn a_form_without_its_key_is_stale() {
    let scene = scene().await;
    let mut browser = scene.browser();
    let csrf = browser.csrf().await;
    for key in ["", "&deed=", "&deed=1"] {
        let answer = browser.post("/blankett", format!("csrf={csrf}{key}")).await;
        assert_refused(&scene, &answer, StatusCode::BAD_REQUEST, STALE).await;
    }
}

async fn parts_of(browser: &mut Browser, more: &[Vec<u8>]) -> Vec<u8> {
    let csrf = browser.csrf().await;
    let mut body =
        [part("csrf", None, csrf.as_bytes()), part("deed", None, new_key().to_string().as_bytes())].concat();
    body.extend(more.iter().flatten());
    body
}

#[tokio::test]
async fn a_file_of_the_largest_size_is_taken_and_one_byte_more_is_said_beside_the_field() {
    let scene = scene().await;
    let mut browser = scene.browser();
    let most = vec![b'a'; web::LARGEST_FILE];
    let body = [parts_of(&mut browser, &[part("lista", Some("a.csv"), &most)]).await, end()].concat();
    assert_eq!(browser.post_parts("/blankett", Body::from(body)).await.status, StatusCode::SEE_OTHER);
    let more = [most, vec![b'a']].concat();
    let body = [parts_of(&mut browser, &[part("lista", Some("a.csv"), &more)]).await, end()].concat();
    let answer = browser.post_parts("/blankett", Body::from(body)).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains(&format!("för stor: {}", more.len())), "{}", answer.body);
    assert_eq!(scene.deeds().await, 1);
}

#[tokio::test]
async fn too_many_fields_are_refused() {
    let scene = scene().await;
    let mut browser = scene.browser();
    let csrf = browser.csrf().await;
    // The token and the key are fields too.
    for (fields, fits) in [(19_998, true), (19_999, false), (3_000_000, false)] {
        let pairs = format!("csrf={csrf}&deed={}{}", new_key(), "&a".repeat(fields));
        let answer = browser.post("/blankett", pairs).await;
        if fits {
            assert_eq!(answer.status, StatusCode::SEE_OTHER);
        } else {
            assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
            assert!(answer.body.contains(TOO_LARGE));
        }
    }
    let many: Vec<_> = (0..19_999).map(|_| part("a", None, b"")).collect();
    let body = [parts_of(&mut browser, &many).await, end()].concat();
    let answer = browser.post_parts("/blankett", Body::from(body)).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(scene.deeds().await, 1);
}

#[tokio::test]
async fn a_text_that_is_too_long_is_refused() {
    let scene = scene().await;
    let mut browser = scene.browser();
    let long = vec![b'a'; 8 * 1024 * 1024 + 1];
    let body = [parts_of(&mut browser, &[part("text", None, &long)]).await, end()].concat();
    let answer = browser.post_parts("/blankett", Body::from(body)).await;
    assert_refused(&scene, &answer, StatusCode::PAYLOAD_TOO_LARGE, TOO_LARGE).await;
    let answer = browser.post("/blankett", long).await;
    assert_refused(&scene, &answer, StatusCode::PAYLOAD_TOO_LARGE, TOO_LARGE).await;
}

#[tokio::test]
async fn what_is_no_text_is_refused_and_not_guessed() {
    let scene = scene().await;
    let mut browser = scene.browser();
    let csrf = browser.csrf().await;
    let key = new_key();
    for broken in ["text=%FF%FE", "text=%C3", "text=%C3&b=%A5", "text=a%00b", "%00=a", "text=%ED%A0%80"] {
        let answer = browser.post("/blankett", format!("csrf={csrf}&deed={key}&{broken}")).await;
        assert_refused(&scene, &answer, StatusCode::BAD_REQUEST, MALFORMED).await;
    }
    let raw = [format!("csrf={csrf}&deed={key}&text=").as_bytes(), b"\xff"].concat();
    let answer = browser.post("/blankett", raw).await;
    assert_refused(&scene, &answer, StatusCode::BAD_REQUEST, MALFORMED).await;
    for broken in [&b"\xff\xfe"[..], b"a\0b"] {
        let body = [parts_of(&mut browser, &[part("text", None, broken)]).await, end()].concat();
        let answer = browser.post_parts("/blankett", Body::from(body)).await;
        assert_refused(&scene, &answer, StatusCode::BAD_REQUEST, MALFORMED).await;
    }
}

#[tokio::test]
async fn every_letter_of_every_language_is_taken() {
    let scene = scene().await;
    let mut browser = scene.browser();
    let csrf = browser.csrf().await;
    let text = "text=%C3%85sa+%2B+%F0%9F%97%B3+%EF%BF%BD+%25";
    let answer = browser.post("/blankett", format!("csrf={csrf}&deed={}&{text}", new_key())).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let read =
        store::journal::read(scene.house.store(), &store::journal::Filter::default(), 1).await.unwrap();
    assert_eq!(read[0].details, "{\"size\":0,\"text\":\"Åsa + 🗳 \u{fffd} %\"}");
}

#[tokio::test]
async fn a_form_that_breaks_off_is_refused() {
    let scene = scene().await;
    let mut browser = scene.browser();
    let whole = [parts_of(&mut browser, &[part("lista", Some("a.csv"), b"a;b")]).await, end()].concat();
    for length in [0, 10, whole.len() / 2, whole.len() - 30] {
        let answer = browser.post_parts("/blankett", Body::from(whole[..length].to_vec())).await;
        assert_refused(&scene, &answer, StatusCode::BAD_REQUEST, MALFORMED).await;
    }
}

#[tokio::test]
async fn a_form_that_comes_byte_by_byte_is_taken() {
    let scene = scene().await;
    let mut browser = scene.browser();
    let whole = [parts_of(&mut browser, &[part("lista", Some("a.csv"), b"a;b")]).await, end()].concat();
    let bytes = whole.into_iter().map(|byte| Bytes::from(vec![byte]));
    assert_eq!(browser.post_parts("/blankett", streamed(bytes)).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn many_files_that_are_too_large_together_are_refused_when_all_is_read() {
    let scene = scene().await;
    let mut browser = scene.browser();
    let start = Bytes::from(parts_of(&mut browser, &[]).await);
    let file = Bytes::from(part("lista", Some("a.csv"), &vec![b'a'; web::LARGEST_FILE]));
    let read = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false));
    let seen = std::sync::Arc::clone(&read);
    let last = std::iter::once_with(move || {
        seen.store(true, std::sync::atomic::Ordering::SeqCst);
        Bytes::from(end())
    });
    let pieces = std::iter::once(start).chain(std::iter::repeat_n(file, 6)).chain(last);
    let answer = browser.post_parts("/blankett", streamed(pieces)).await;
    assert_refused(&scene, &answer, StatusCode::PAYLOAD_TOO_LARGE, TOO_LARGE).await;
    assert!(
        read.load(std::sync::atomic::Ordering::SeqCst),
        "a browser shows no answer before it has sent all"
    );
}

#[tokio::test]
async fn a_form_of_another_kind_is_refused() {
    let scene = scene().await;
    let mut browser = scene.browser();
    let answer = browser.post("/blankett", r#"{"csrf": ""}"#).await;
    assert_refused(&scene, &answer, StatusCode::BAD_REQUEST, STALE).await;
}

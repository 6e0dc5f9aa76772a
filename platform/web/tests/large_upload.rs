//! A file of 200 MB, in a program of its own so that its memory can be looked at.
#![allow(clippy::unwrap_used)] // what cannot be unwrapped ends the test, in helpers too
#![allow(dead_code)] // the helpers are shared with the front's stories

#[path = "front/support.rs"]
mod support;

use axum::body::Bytes;
use axum::http::StatusCode;
use support::{end, new_key, part, scene, streamed};

/// The most memory this program has held so far, in MB.
fn most_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() / 1024
}

#[tokio::test]
async fn a_file_of_200_mb_is_said_to_be_too_large_and_is_not_held_in_memory() {
    let scene = scene().await;
    let mut browser = scene.browser();
    let csrf = browser.csrf().await;
    let mut start = part("csrf", None, csrf.as_bytes());
    start.extend(part("deed", None, new_key().to_string().as_bytes()));
    let file = part("lista", Some("stor.csv"), b"");
    start.extend_from_slice(&file[..file.len() - 2]);
    let zeros = Bytes::from(vec![0; 64 * 1024]);
    let pieces = std::iter::once(Bytes::from(start))
        .chain(std::iter::repeat_n(zeros, 200 * 16))
        .chain([Bytes::from_static(b"\r\n"), Bytes::from(end())]);
    let before = most_memory();
    let answer = browser.post_parts("/blankett", streamed(pieces)).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.body);
    assert!(answer.body.contains(&format!("för stor: {}", 200 * 1024 * 1024)));
    assert_eq!(scene.deeds().await, 0);
    let held = most_memory() - before;
    assert!(held < 60, "{held} MB were held");
}

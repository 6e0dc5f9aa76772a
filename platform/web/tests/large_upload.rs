//! A file of 200 MB, in a program of its own so that its memory can be looked at.
#![allow(clippy::unwrap_used)] // what cannot be unwrapped ends the test, in helpers too
#![allow(dead_code)] // the helpers are shared with the front's stories

#[path = "front/support.rs"]
mod support;

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};

use axum::Router;
use support::{BOUNDARY, end, new_key, part, scene};

const MEGABYTE: usize = 1024 * 1024;

/// The most memory this program has held so far, in MB.
fn most_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() / 1024
}

/// Sends a form with a file of zeros over a real connection, and gives back the whole answer.
fn send(to: SocketAddr, cookie: &str, start: &[u8], zeros: usize) -> String {
    let end = [b"\r\n".to_vec(), end()].concat();
    let length = start.len() + zeros * MEGABYTE + end.len();
    let head = format!(
        "POST /blankett HTTP/1.1\r\nHost: valskydd.example\r\nConnection: close\r\nCookie: vs_b={cookie}\r\n\
         Content-Type: multipart/form-data; boundary={BOUNDARY}\r\nContent-Length: {length}\r\n\r\n"
    );
    let mut connection = TcpStream::connect(to).unwrap();
    connection.write_all(head.as_bytes()).unwrap();
    connection.write_all(start).unwrap();
    let megabyte = vec![0; MEGABYTE];
    for _ in 0..zeros {
        connection.write_all(&megabyte).unwrap();
    }
    connection.write_all(&end).unwrap();
    let mut answer = String::new();
    connection.read_to_string(&mut answer).unwrap();
    answer
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_of_200_mb_is_said_to_be_too_large_and_is_not_held_in_memory() {
    let scene = scene().await;
    let mut browser = scene.browser();
    let csrf = browser.csrf().await;
    let mark = browser.cookies["vs_b"].clone();
    let mut start = part("csrf", None, csrf.as_bytes());
    start.extend(part("deed", None, new_key().to_string().as_bytes()));
    let file = part("lista", Some("stor.csv"), b"");
    start.extend_from_slice(&file[..file.len() - 2]);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let to = listener.local_addr().unwrap();
    let router = scene.router(Router::new());
    let serving = tokio::spawn(async move { axum::serve(listener, router).await });
    let before = most_memory();
    let answer = tokio::task::spawn_blocking(move || send(to, &mark, &start, 200)).await.unwrap();
    serving.abort();
    assert!(answer.starts_with("HTTP/1.1 422 "), "{answer}");
    assert!(answer.contains(&format!("för stor: {}", 200 * MEGABYTE)), "{answer}");
    assert_eq!(scene.deeds().await, 0);
    let held = most_memory() - before;
    assert!(held < 60, "{held} MB were held");
}

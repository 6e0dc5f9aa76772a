//! Those who are slow on purpose, and those who come many at a time.

use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use valskydd::config::Connections;

use crate::front_door::{GUARDED, Open, asked, get};
use crate::resident::{Base, Resident};

/// Long enough for a loaded machine; a connection that nobody closes lasts for ever.
const PATIENCE: Duration = Duration::from_mins(1);

fn strict() -> Connections {
    Connections { head_seconds: 1, piece_seconds: 1, request_seconds: 5, ..Connections::default() }
}

/// Writes piece by piece until the other side has had enough; gives what it said.
async fn drip(stream: &mut TcpStream, pieces: &[u8]) -> String {
    let mut answer = Vec::new();
    let mut at = 0;
    let began = Instant::now();
    while began.elapsed() < PATIENCE {
        let mut buffer = [0; 1024];
        tokio::select! {
            read = stream.read(&mut buffer) => match read {
                Ok(0) | Err(_) => return String::from_utf8_lossy(&answer).into_owned(),
                Ok(count) => answer.extend_from_slice(&buffer[..count]),
            },
            // Slower than any person types, faster than any single piece may take.
            () = tokio::time::sleep(Duration::from_millis(200)), if at < pieces.len() => {
                let _ = stream.write_all(&pieces[at..=at]).await;
                at += 1;
            }
        }
    }
    panic!("the connection was not closed");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_head_that_comes_byte_by_byte_or_not_at_all_is_not_waited_for() {
    let house = Resident::on(Base::Sqlite).await;
    let open = Open::on(&house, strict()).await;
    let mut slow: Vec<_> = Vec::new();
    for _ in 0..50 {
        slow.push(TcpStream::connect(open.address).await.unwrap());
    }
    let mut silent = TcpStream::connect(open.address).await.unwrap();
    for stream in &mut slow {
        stream.write_all(b"GET / HTTP/1.1\r\nHost: valskydd.example\r\nX-a: ").await.unwrap();
    }
    let page = asked(open.address, &get("/logga-in", "")).await;
    assert!(page.starts_with("HTTP/1.0 200"), "everybody else is served meanwhile");
    let head = vec![b'a'; 400];
    let (first, nothing) = tokio::join!(drip(&mut slow[0], &head), drip(&mut silent, b""));
    assert!(!first.contains("200 OK") && nothing.is_empty(), "{first}{nothing}");
    for stream in &mut slow[1..] {
        drip(stream, b"").await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_stops_half_way_is_not_waited_for() {
    let house = Resident::on(Base::Sqlite).await;
    let open = Open::on(&house, strict()).await;
    let head = "POST /logga-in HTTP/1.1\r\nHost: valskydd.example\r\nContent-Length: 100000\r\n\
                Content-Type: application/x-www-form-urlencoded\r\n\r\ncsrf=";
    // One stops; the other goes on, too slowly to ever come to an end.
    let (mut stops, mut drips) =
        (TcpStream::connect(open.address).await.unwrap(), TcpStream::connect(open.address).await.unwrap());
    stops.write_all(head.as_bytes()).await.unwrap();
    drips.write_all(head.as_bytes()).await.unwrap();
    let rest = vec![b'a'; 400];
    let (stopped, dripped) = tokio::join!(drip(&mut stops, b""), drip(&mut drips, &rest));
    assert!(!stopped.contains("200 OK") && !dripped.contains("200 OK"), "{stopped}{dripped}");
    assert!(dripped.starts_with("HTTP/1.1 408") && dripped.contains("default-src 'none'"), "{dripped}");
    for (name, value) in GUARDED {
        assert!(dripped.contains(&format!("{name}: {value}")), "{name}: {dripped}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_holds_more_connections_than_their_share() {
    let house = Resident::on(Base::Sqlite).await;
    let open = Open::on(&house, Connections { each: 5, ..Connections::default() }).await;
    let mut held = Vec::new();
    for _ in 0..5 {
        let mut stream = TcpStream::connect(open.address).await.unwrap();
        let request = "GET /halsa HTTP/1.1\r\nHost: valskydd.example\r\n\r\n";
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut buffer = [0; 1024];
        assert!(stream.read(&mut buffer).await.unwrap() > 0);
        held.push(stream);
    }
    assert_eq!(asked(open.address, &get("/halsa", "")).await, "", "closed at once");
    held.clear();
    let began = Instant::now();
    while asked(open.address, &get("/halsa", "")).await.is_empty() {
        assert!(began.elapsed() < PATIENCE, "the places never come back");
    }
}

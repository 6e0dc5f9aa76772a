//! The servers start, answer, and leave nothing behind.
#![allow(clippy::unwrap_used)] // what cannot be unwrapped ends the test, in helpers too

use std::{
    env,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use trials::{Answer, MailServer, POSTGRES_URL_VARIABLE, Postgres, free_port, postgres};

#[test]
fn every_database_is_new() {
    let first = postgres().url_for_new_database();
    let second = postgres().url_for_new_database();
    assert_ne!(first, second);
    assert!(first.starts_with("postgres://"), "{first}");
}

#[test]
fn free_ports_can_be_listened_on() {
    assert!(std::net::TcpListener::bind(("127.0.0.1", free_port())).is_ok());
}

#[test]
fn a_mail_server_keeps_what_it_takes_and_comes_back_on_its_port() {
    let mut server = MailServer::start().unwrap();
    assert!(talk(server.port(), "anna@kommun.example").ends_with("250"));
    server.stop();
    assert!(TcpStream::connect(("127.0.0.1", server.port())).is_err(), "a stopped server still listens");
    server.start_again().unwrap();
    assert!(talk(server.port(), "bo@kommun.example").ends_with("250"));
    let received = server.received();
    assert_eq!(received.len(), 2);
    assert_eq!(received[0].from, "from@office.example");
    assert_eq!(received[1].to, ["bo@kommun.example"]);
    assert_eq!(received[1].bytes, b"Subject: hej\r\n\r\nhej\r\n");
}

#[test]
fn a_mail_server_refuses_whom_it_is_told_to_refuse() {
    let server = MailServer::start().unwrap();
    assert!(talk(server.port(), "later.anna@kommun.example").contains("451"));
    assert!(talk(server.port(), "never.anna@kommun.example").contains("550"));
    server.answer(Answer::Never);
    assert!(talk(server.port(), "anna@kommun.example").contains("550"));
    server.answer(Answer::Accept);
    assert!(talk(server.port(), "anna@kommun.example").ends_with("250"));
    assert_eq!(server.received().len(), 1);
}

#[test]
fn a_server_ends_when_its_test_panics() {
    let caught = std::panic::catch_unwind(|| {
        let server = MailServer::start().unwrap();
        std::panic::panic_any(server.port());
    });
    let port = *caught.unwrap_err().downcast::<u16>().unwrap();
    assert!(TcpStream::connect(("127.0.0.1", port)).is_err());
}

#[test]
fn a_server_of_ones_own_ends_when_it_is_dropped() {
    if env::var_os(POSTGRES_URL_VARIABLE).is_some() {
        return; // the server belongs to the runner and goes on
    }
    let server = Postgres::start().unwrap();
    let port = port_of(server.base_url());
    assert!(TcpStream::connect(("127.0.0.1", port)).is_ok());
    drop(server);
    assert!(TcpStream::connect(("127.0.0.1", port)).is_err());
}

/// The one who is killed in the next test; run only by it.
#[test]
#[ignore = "waits to be killed"]
fn holder_of_servers() {
    let postgres = Postgres::start().unwrap();
    let mail = MailServer::start().unwrap();
    println!("ports {} {}", port_of(postgres.base_url()), mail.port());
    thread::sleep(Duration::from_mins(2));
}

#[test]
fn servers_end_when_the_test_process_is_killed() {
    let mut holder = Command::new(env::current_exe().unwrap())
        .args(["--exact", "holder_of_servers", "--ignored", "--nocapture"])
        .env_remove(POSTGRES_URL_VARIABLE)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(holder.stdout.take().unwrap()).lines();
    let line = lines.map_while(Result::ok).find(|line| line.contains("ports ")).expect("the servers started");
    let (_, ports) = line.split_once("ports ").unwrap();
    let ports: Vec<u16> = ports.split(' ').map(|port| port.parse().unwrap()).collect();
    assert!(ports.iter().all(|port| TcpStream::connect(("127.0.0.1", *port)).is_ok()));
    holder.kill().unwrap();
    holder.wait().unwrap();
    let deadline = Instant::now() + Duration::from_secs(20);
    while ports.iter().any(|port| TcpStream::connect(("127.0.0.1", *port)).is_ok()) {
        assert!(Instant::now() < deadline, "a server outlived the test that started it");
        thread::sleep(Duration::from_millis(50));
    }
}

fn port_of(base: &str) -> u16 {
    base.rsplit_once(':').unwrap().1.parse().unwrap()
}

/// Sends one small message by hand and gives back the codes of the answers.
fn talk(port: u16, recipient: &str) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    let recipient = format!("RCPT TO:<{recipient}>\r\n");
    let words = [
        "HELO test.example\r\n",
        "MAIL FROM:<from@office.example>\r\n",
        &recipient,
        "DATA\r\n",
        "Subject: hej\r\n\r\nhej\r\n.\r\n",
    ];
    let mut codes = code(&mut stream);
    for word in words {
        stream.write_all(word.as_bytes()).unwrap();
        let answer = code(&mut stream);
        codes += &answer;
        if answer.starts_with(['4', '5']) {
            break;
        }
    }
    codes
}

fn code(stream: &mut TcpStream) -> String {
    let mut line = Vec::new();
    while !line.ends_with(b"\r\n") {
        let mut byte = [0];
        stream.read_exact(&mut byte).unwrap();
        line.push(byte[0]);
    }
    String::from_utf8_lossy(&line[..3]).into_owned()
}

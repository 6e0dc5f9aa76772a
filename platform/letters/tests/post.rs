//! Letters delivered for real: to a mail server on loopback, and to a folder.
#![allow(clippy::unwrap_used)] // what cannot be unwrapped ends the test, in helpers too

mod sample;

use std::fs;

use letters::{Letter, Post, PostFault, SecretString, Security, SmtpConfig, folder};
use sample::{letter, party};
use trials::{Answer, MailServer};

fn config(server: &MailServer, security: Security) -> SmtpConfig {
    SmtpConfig { host: server.host().into(), port: server.port(), security, user: None, password: None }
}

fn post(server: &MailServer) -> Post {
    Post::smtp(&config(server, Security::None)).unwrap()
}

/// Letters are ASCII on the wire; as text a difference can be read.
fn as_text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

fn to(address: &str) -> Letter {
    Letter { to: party("Åsa Öst", address), ..letter() }
}

#[tokio::test]
async fn a_mail_server_gets_the_letter_byte_for_byte() {
    let server = MailServer::start().unwrap();
    let delivered = post(&server).deliver(&letter()).await.unwrap();
    assert!(delivered.receipt.starts_with("250 2.0.0 Kept as"), "{}", delivered.receipt);
    let received = server.received();
    assert_eq!(received.len(), 1);
    assert_eq!(received[0].from, "val@lansstyrelsen.example");
    assert_eq!(received[0].to, ["asa.ost@gavle.example"]);
    assert_eq!(as_text(&received[0].bytes), as_text(&letter().to_eml().unwrap()));
}

#[tokio::test]
async fn dots_at_the_start_of_lines_arrive() {
    let server = MailServer::start().unwrap();
    let mut letter = letter();
    letter.body.blocks = vec![letters::Block::Paragraph(".\n..\n. slut".into())];
    post(&server).deliver(&letter).await.unwrap();
    assert_eq!(as_text(&server.received()[0].bytes), as_text(&letter.to_eml().unwrap()));
}

#[tokio::test]
async fn a_server_that_is_down_means_later_and_the_same_post_works_when_it_is_back() {
    let mut server = MailServer::start().unwrap();
    let post = post(&server);
    post.deliver(&to("first@gavle.example")).await.unwrap();
    server.stop();
    let fault = post.deliver(&letter()).await.unwrap_err();
    assert!(matches!(fault, PostFault::Later { .. }), "{fault}");
    server.start_again().unwrap();
    post.deliver(&letter()).await.unwrap();
    assert_eq!(server.received().len(), 2);
}

fn ports(server: &MailServer) -> Vec<u16> {
    server.received().iter().map(|received| received.port).collect()
}

#[tokio::test]
async fn letters_share_a_connection_until_it_is_hung_up() {
    let server = MailServer::start().unwrap();
    let post = post(&server);
    post.deliver(&letter()).await.unwrap();
    post.deliver(&letter()).await.unwrap();
    post.hang_up().await;
    post.deliver(&letter()).await.unwrap();
    let ports = ports(&server);
    assert_eq!(ports[0], ports[1], "the second letter had a connection of its own");
    assert_ne!(ports[1], ports[2], "what was hung up was used again");
}

#[tokio::test]
async fn a_server_that_takes_one_letter_in_a_connection_gets_each_once() {
    let server = MailServer::start().unwrap();
    server.answer(Answer::Once);
    let post = post(&server);
    for number in 0..3 {
        post.deliver(&to(&format!("asa{number}@gavle.example"))).await.unwrap();
    }
    let to: Vec<_> = server.received().into_iter().flat_map(|received| received.to).collect();
    assert_eq!(to, ["asa0@gavle.example", "asa1@gavle.example", "asa2@gavle.example"]);
    let ports = ports(&server);
    assert!(ports[0] != ports[1] && ports[1] != ports[2], "{ports:?}");
}

#[tokio::test]
async fn a_letter_whose_taking_was_not_answered_is_in_doubt_and_not_sent_again() {
    let server = MailServer::start().unwrap();
    let post = post(&server);
    post.deliver(&letter()).await.unwrap();
    server.answer(Answer::Mute);
    // Also in a connection that was there before: what looks like a stale one is none.
    let fault = post.deliver(&letter()).await.unwrap_err();
    assert!(matches!(fault, PostFault::InDoubt { .. }), "{fault}");
    assert_eq!(server.received().len(), 2);
}

#[tokio::test]
async fn a_server_that_is_encrypted_from_the_first_byte_gets_letters() {
    let server = MailServer::start_with_tls().unwrap();
    let config = config(&server, Security::Tls);
    let trusting = Post::smtp_trusting(&config, server.certificate().unwrap()).unwrap();
    trusting.probe().await.unwrap();
    trusting.deliver(&letter()).await.unwrap();
    trusting.deliver(&letter()).await.unwrap();
    let ports = ports(&server);
    assert!(ports.len() == 2 && ports[0] == ports[1], "{ports:?}");
    let stranger = Post::smtp(&config).unwrap().deliver(&letter()).await.unwrap_err();
    assert!(matches!(stranger, PostFault::Later { .. }), "an unknown certificate was trusted: {stranger}");
}

#[tokio::test]
async fn four_hundred_means_later_and_five_hundred_never() {
    let server = MailServer::start().unwrap();
    let post = post(&server);
    let later = post.deliver(&to("later@gavle.example")).await.unwrap_err();
    assert!(matches!(&later, PostFault::Later { reason } if reason.contains("451")), "{later}");
    let never = post.deliver(&to("never@gavle.example")).await.unwrap_err();
    assert!(matches!(&never, PostFault::Never { reason } if reason.contains("550")), "{never}");
    server.answer(Answer::Later);
    assert!(matches!(post.deliver(&letter()).await, Err(PostFault::Later { .. })));
    server.answer(Answer::Accept);
    post.deliver(&letter()).await.unwrap();
    assert_eq!(server.received().len(), 1);
}

#[tokio::test]
async fn a_letter_that_cannot_be_written_is_never_sent() {
    let server = MailServer::start().unwrap();
    let fault = post(&server).deliver(&to("asa gavle.example")).await.unwrap_err();
    assert!(matches!(fault, PostFault::Never { .. }), "{fault}");
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn encryption_is_used_when_asked_for_and_never_given_up() {
    let server = MailServer::start_with_starttls().unwrap();
    let config_tls = config(&server, Security::StartTls);
    let trusting = Post::smtp_trusting(&config_tls, server.certificate().unwrap()).unwrap();
    trusting.deliver(&letter()).await.unwrap();
    assert_eq!(server.received().len(), 1);
    let stranger = Post::smtp(&config_tls).unwrap().deliver(&letter()).await.unwrap_err();
    assert!(matches!(stranger, PostFault::Later { .. }), "an unknown certificate was trusted: {stranger}");
    // A server that wants STARTTLS answers 530: the configuration is wrong, not the letter.
    let clear = post(&server).deliver(&letter()).await.unwrap_err();
    assert!(matches!(&clear, PostFault::Later { reason } if reason.contains("530")), "{clear}");
    let plain_server = MailServer::start().unwrap();
    let plain = Post::smtp(&config(&plain_server, Security::StartTls)).unwrap();
    assert!(matches!(plain.deliver(&letter()).await, Err(PostFault::Later { .. })));
    assert!(plain_server.received().is_empty(), "the letter went in the clear");
}

#[tokio::test]
async fn a_wrong_password_makes_letters_wait_and_the_right_one_lets_them_go() {
    let server = MailServer::start_with_login("valskydd", "hemligt-losen").unwrap();
    let with = |password: &str| {
        let login = SmtpConfig {
            user: Some("valskydd".into()),
            password: Some(SecretString::from(password)),
            ..config(&server, Security::None)
        };
        Post::smtp(&login).unwrap()
    };
    let fault = with("gissat-losen").deliver(&letter()).await.unwrap_err();
    assert!(matches!(&fault, PostFault::Later { reason } if reason.contains("535")), "{fault}");
    assert!(!fault.to_string().contains("gissat"), "{fault}");
    with("hemligt-losen").deliver(&letter()).await.unwrap();
    assert_eq!(server.received().len(), 1);
}

#[tokio::test]
async fn a_folder_holds_one_file_for_a_letter_delivered_twice() {
    let place = tempfile::tempdir().unwrap();
    let post = Post::folder(place.path().join("letters"));
    assert!(post.repeatable());
    let first = post.deliver(&letter()).await.unwrap();
    let second = post.deliver(&letter()).await.unwrap();
    assert_eq!(first, second);
    let files: Vec<_> = fs::read_dir(place.path().join("letters")).unwrap().flatten().collect();
    assert_eq!(files.len(), 1, "{files:?}");
    assert_eq!(fs::read(files[0].path()).unwrap(), letter().to_eml().unwrap());
}

#[tokio::test]
async fn a_folder_that_cannot_be_written_means_later() {
    let place = tempfile::tempdir().unwrap();
    fs::write(place.path().join("taken"), "a file").unwrap();
    let fault = Post::folder(place.path().join("taken")).deliver(&letter()).await.unwrap_err();
    assert!(matches!(fault, PostFault::Later { .. }), "{fault}");
}

#[tokio::test]
async fn a_folder_is_listed_newest_first_and_in_pages() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("letters");
    assert_eq!(folder::list(&path, 0, 10).await.unwrap().total, 0);
    let post = Post::folder(&path);
    for number in 0_u64..5 {
        let id = format!("letter-{number}@valskydd.example");
        post.deliver(&Letter { message_id: id.clone(), subject: format!("Brev {number}"), ..letter() })
            .await
            .unwrap();
        let time = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000 + number);
        fs::File::open(path.join(format!("{id}.eml"))).unwrap().set_modified(time).unwrap();
    }
    fs::write(path.join("notes.txt"), "no letter").unwrap();
    let page = folder::list(&path, 1, 2).await.unwrap();
    assert_eq!(page.total, 5);
    assert_eq!(page.letters.iter().map(|one| one.subject.as_str()).collect::<Vec<_>>(), ["Brev 3", "Brev 2"]);
    assert_eq!(page.letters[0].to, letter().to);
    assert_eq!(page.letters[0].date, Some(letter().date));
}

#[tokio::test]
async fn a_letter_in_a_folder_is_read_as_it_was_written() {
    let place = tempfile::tempdir().unwrap();
    Post::folder(place.path()).deliver(&letter()).await.unwrap();
    let read = folder::read(place.path(), &letter().message_id).await.unwrap();
    assert_eq!((read.from, read.to, read.subject), (letter().from, letter().to, letter().subject));
    assert_eq!(read.text.replace("\r\n", "\n"), sample::body().to_text());
    assert!(read.html.unwrap().contains("<h1"));
    assert_eq!(read.calendar, letter().calendar.map(|part| part.ics));
    assert_eq!(read.attachments, ["Program för dagen.pdf"]);
}

#[tokio::test]
async fn nothing_outside_the_folder_can_be_read() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("letters");
    fs::create_dir(&path).unwrap();
    fs::write(place.path().join("secret@x.eml"), "Subject: hemligt\r\n\r\n").unwrap();
    std::os::unix::fs::symlink(place.path().join("secret@x.eml"), path.join("link@x.eml")).unwrap();
    for name in [
        "../secret@x",
        "secret@x",
        "/etc/passwd",
        "..",
        "",
        "a@b/../../secret@x",
        "link@x",
        "%2e%2e/secret@x",
    ] {
        assert!(folder::read(&path, name).await.is_err(), "{name}");
    }
    assert_eq!(folder::list(&path, 0, 10).await.unwrap().total, 0);
}

#[tokio::test]
async fn a_file_that_is_no_letter_stands_in_the_list_and_breaks_nothing() {
    let place = tempfile::tempdir().unwrap();
    fs::write(place.path().join("garbage@x.eml"), b"\xFF\x00\r\n\r\n\x80").unwrap();
    fs::write(place.path().join("empty@x.eml"), b"").unwrap();
    assert_eq!(folder::list(place.path(), 0, 10).await.unwrap().letters.len(), 2);
    let _ = folder::read(place.path(), "garbage@x").await;
    assert!(folder::read(place.path(), "empty@x").await.is_err());
}

#[test]
fn a_password_is_never_printed() {
    let config = SmtpConfig {
        host: "mail.example".into(),
        port: 587,
        security: Security::StartTls,
        user: Some("valskydd".into()),
        password: Some(SecretString::from("hemligt-losen")),
    };
    let printed = format!("{config:?} {:?}", Post::smtp(&config).unwrap());
    assert!(!printed.contains("hemligt"), "{printed}");
}

#[test]
fn a_password_without_a_user_is_a_fault() {
    let config = SmtpConfig {
        host: "mail.example".into(),
        port: 25,
        security: Security::None,
        user: None,
        password: Some(SecretString::from("x")),
    };
    assert!(Post::smtp(&config).is_err());
}

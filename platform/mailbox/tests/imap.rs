//! Mailboxes read for real, on a Dovecot of one's own.
#![allow(clippy::unwrap_used)] // what cannot be unwrapped ends the test, in helpers too

use letters::{SecretString, Security};
use mailbox::{Mailbox, MailboxConfig, MailboxFault, Opened};
use trials::ImapServer;

fn config(server: &ImapServer, security: Security, password: &str) -> MailboxConfig {
    MailboxConfig {
        host: server.host().into(),
        port: server.port(),
        security,
        user: "lan21".into(),
        password: SecretString::from(password),
        folder: "INBOX".into(),
    }
}

async fn opened(server: &ImapServer) -> Opened {
    let config = config(server, Security::None, ImapServer::PASSWORD);
    Mailbox::new(&config).unwrap().open().await.unwrap()
}

fn mail(number: usize) -> Vec<u8> {
    format!("From: a@gavle.example\r\nSubject: {number}\r\n\r\nR\u{e4}ksm\u{f6}rg\u{e5}s {number}\r\n.\r\nFrom x\r\n")
        .into_bytes()
}

#[tokio::test]
async fn mail_is_read_byte_for_byte_and_only_once() {
    let server = ImapServer::start().unwrap();
    for number in 1..=3 {
        server.put("lan21", &mail(number)).unwrap();
    }
    let mut folder = opened(&server).await;
    let all = folder.after(0).await.unwrap();
    assert_eq!(all.iter().map(|mail| mail.uid).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(all[1].size as usize, mail(2).len());
    assert!(all[0].arrived_at.is_some());
    assert_eq!(folder.bytes(2).await.unwrap().unwrap(), mail(2));
    assert_eq!(folder.bytes(9).await.unwrap(), None);
    // Nothing after the last, although "*" is the last.
    assert_eq!(folder.after(3).await.unwrap(), []);
    let validity = folder.validity();
    folder.close().await;

    server.put("lan21", &mail(4)).unwrap();
    let mut folder = opened(&server).await;
    assert_eq!(folder.validity(), validity);
    assert_eq!(folder.after(3).await.unwrap().len(), 1);
    folder.close().await;
}

#[tokio::test]
async fn an_empty_mailbox_holds_nothing() {
    let server = ImapServer::start().unwrap();
    let mut folder = opened(&server).await;
    assert_eq!(folder.after(0).await.unwrap(), []);
}

#[tokio::test]
async fn a_folder_that_is_numbered_anew_says_so() {
    let server = ImapServer::start().unwrap();
    server.put("lan21", &mail(1)).unwrap();
    let before = opened(&server).await.validity();
    server.number_anew("lan21").unwrap();
    assert_ne!(opened(&server).await.validity(), before);
}

#[tokio::test]
async fn encryption_is_used_when_asked_for_and_never_given_up() {
    let server = ImapServer::start().unwrap();
    server.put("lan21", &mail(1)).unwrap();
    let config = config(&server, Security::StartTls, ImapServer::PASSWORD);
    let trusting = Mailbox::trusting(&config, server.certificate()).unwrap();
    let mut folder = trusting.open().await.unwrap();
    assert_eq!(folder.bytes(1).await.unwrap().unwrap(), mail(1));
    let stranger = Mailbox::new(&config).unwrap().open().await.unwrap_err();
    assert!(matches!(stranger, MailboxFault::Away(_)), "an unknown certificate was trusted: {stranger}");
}

#[tokio::test]
async fn a_wrong_password_and_a_server_that_is_down_are_told_apart() {
    let mut server = ImapServer::start().unwrap();
    let wrong = Mailbox::new(&config(&server, Security::None, "gissat-losen")).unwrap();
    let fault = wrong.open().await.unwrap_err();
    assert!(matches!(&fault, MailboxFault::Refused(_)), "{fault}");
    assert!(!format!("{fault}{wrong:?}").contains("gissat"));
    let missing = MailboxConfig {
        folder: "Finns inte".into(),
        ..config(&server, Security::None, ImapServer::PASSWORD)
    };
    let fault = Mailbox::new(&missing).unwrap().open().await.unwrap_err();
    assert!(matches!(&fault, MailboxFault::Refused(_)), "{fault}");
    server.stop();
    let away = Mailbox::new(&config(&server, Security::None, ImapServer::PASSWORD)).unwrap();
    assert!(matches!(away.open().await, Err(MailboxFault::Away(_))));
    server.start_again().unwrap();
    assert_eq!(opened(&server).await.after(0).await.unwrap(), []);
}

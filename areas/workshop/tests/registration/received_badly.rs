//! Mailboxes that are away, gone or cannot be kept, and mails that are no gift.

use axum::http::StatusCode;
use chrono::TimeDelta;
use workshop::received::errand::{MailSource, read_all};
use workshop::received::rules::Kind;
use workshop::received::views;

use crate::house::Town;
use crate::received::{Post, county, mail, rows};

#[tokio::test(flavor = "multi_thread")]
async fn a_mailbox_that_is_away_for_a_day_is_told_of_and_read_when_it_is_back() {
    let town = Town::new().await;
    let mut post = Post::start();
    post.put(&mail("a@annat.example", "Subject: Forst\r\n", "Hej\n"));
    read_all(&town.app, &[post.source()]).await.unwrap();
    post.server.stop();
    read_all(&town.app, &[post.source()]).await.unwrap();
    let since =
        views::mailbox_of(town.store(), town.county.id).await.unwrap().unwrap().failing_since.unwrap();
    town.clock.advance(TimeDelta::days(1));
    read_all(&town.app, &[post.source()]).await.unwrap();
    let now = views::mailbox_of(town.store(), town.county.id).await.unwrap().unwrap();
    assert_eq!(now.failing_since, Some(since), "since when, not when it was last tried");
    let page = county(&town).await.get("/inkommet").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.seen().contains("Brevlådan går inte att läsa"), "{}", page.seen());

    post.server.start_again().unwrap();
    post.put(&mail("a@annat.example", "Subject: Sedan\r\n", "Hej igen\n"));
    read_all(&town.app, &[post.source()]).await.unwrap();
    let mailbox = views::mailbox_of(town.store(), town.county.id).await.unwrap().unwrap();
    assert_eq!((mailbox.failing_since, mailbox.fault.as_str()), (None, ""));
    assert_eq!(rows(&town).await.len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_bomb_is_one_mail() {
    let town = Town::new().await;
    let post = Post::start();
    // Mails within mails, far deeper than a stack is long.
    let nested = "Content-Type: message/rfc822\r\n\r\n".repeat(200_000);
    post.put(format!("From: a@annat.example\r\nSubject: Djupt\r\n{nested}").as_bytes());
    post.put(&mail("a@annat.example", "Subject: Efter\r\n", "Hej\n"));
    // Too large to be fetched: its header is.
    let large = vec![b'x'; web::LARGEST_FILE + 1];
    post.put(&[b"From: a@annat.example\r\nSubject: Stort\r\n\r\n".as_slice(), &large].concat());
    read_all(&town.app, &[post.source()]).await.unwrap();
    let found = rows(&town).await;
    let subjects: Vec<_> = found.iter().map(|row| (row.subject.as_str(), row.kind)).collect();
    assert_eq!(subjects, [("Djupt", Kind::Words), ("Efter", Kind::Words), ("Stort", Kind::TooLarge)]);
    assert!(found[2].sealed_content.is_none() && found[2].size > i64::try_from(web::LARGEST_FILE).unwrap());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mailbox_that_is_set_up_no_longer_is_forgotten_and_its_numbers_go_on() {
    let town = Town::new().await;
    let post = Post::start();
    post.put(&mail("a@annat.example", "Subject: Forst\r\n", "Hej\n"));
    read_all(&town.app, &[post.source()]).await.unwrap();
    read_all(&town.app, &[]).await.unwrap();
    assert!(views::mailbox_of(town.store(), town.county.id).await.unwrap().is_none());
    let page = county(&town).await.get("/inkommet?visa=alla").await.seen();
    assert!(page.contains("Länet har ingen brevlåda") && page.contains("Forst"), "{page}");

    post.put(&mail("a@annat.example", "Subject: Sedan\r\n", "Hej igen\n"));
    read_all(&town.app, &[post.source()]).await.unwrap();
    let found = rows(&town).await;
    let told: Vec<_> = found.iter().map(|row| (row.number, row.subject.as_str())).collect();
    assert_eq!(told, [(1, "Forst"), (2, "Sedan")]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_county_whose_mail_cannot_be_kept_holds_no_other_up_and_loses_none() {
    let town = Town::new().await;
    let (first, second) = (Post::start(), Post::start());
    let dalarna = || MailSource { county: "20".into(), ..second.source() };
    first.put(&mail("a@annat.example", "Subject: Forst\r\n", "Hej\n"));
    read_all(&town.app, &[first.source()]).await.unwrap();
    // Nothing is sealed for a county whose key is missing.
    let share = town.folder.path().join("keys/shares").join(format!("{}.key", town.county.id));
    let away = town.folder.path().join("away");
    std::fs::rename(&share, &away).unwrap();
    first.put(&mail("a@annat.example", "Subject: Sedan\r\n", "Hej\n"));
    second.put(&mail("a@annat.example", "Subject: Till Dalarna\r\n", "Hej\n"));
    read_all(&town.app, &[first.source(), dalarna()]).await.unwrap();
    let subjects = async || -> Vec<String> {
        let mut all: Vec<_> = rows(&town).await.into_iter().map(|row| row.subject).collect();
        all.sort();
        all
    };
    assert_eq!(subjects().await, ["Forst", "Till Dalarna"]);
    let mailbox = views::mailbox_of(town.store(), town.county.id).await.unwrap().unwrap();
    assert_eq!((mailbox.fault.as_str(), mailbox.failing_since.is_some()), ("not_kept", true));
    let page = county(&town).await.get("/inkommet").await.seen();
    assert!(page.contains("går mejlen inte att spara här"), "{page}");

    std::fs::rename(&away, &share).unwrap();
    read_all(&town.app, &[first.source(), dalarna()]).await.unwrap();
    assert_eq!(subjects().await, ["Forst", "Sedan", "Till Dalarna"]);
}

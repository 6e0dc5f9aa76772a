//! The letters as they leave the house: into a folder, and to a mail server that may be down.

use std::collections::BTreeMap;
use std::path::Path;

use ::letters::folder::{self, FolderLetter};
use ::letters::{Post, Security, SmtpConfig};
use axum::http::{HeaderMap, StatusCode};
use chrono::TimeDelta;
use organisation::post::Postman;
use store::outbox::{State as LetterState, carry_due};
use trials::{Answer, MailServer};

use crate::browser::Browser;
use crate::house::{BASE, Base, Town, form_to, known_address};

fn postman(town: &Town, post: Post) -> Postman {
    Postman::new(post, town.app.house().clone(), "valskydd@lansstyrelsen.example".to_owned())
}

/// Letters in a folder by the address they went to.
pub async fn in_folder(folder: &Path) -> BTreeMap<String, FolderLetter> {
    let mut letters = BTreeMap::new();
    for entry in folder::list(folder, 0, 1_000).await.unwrap().letters {
        let letter = folder::read(folder, &entry.id).await.unwrap();
        letters.insert(letter.to.address.clone(), letter);
    }
    letters
}

fn line_of<'a>(calendar: &'a str, name: &str) -> &'a str {
    calendar.lines().find(|line| line.starts_with(name)).unwrap_or_else(|| panic!("{name} in {calendar}"))
}

/// The token in the letter's one link.
fn token(letter: &FolderLetter) -> String {
    let start = format!("{BASE}/l/");
    let rest = letter.text.split_once(&start).unwrap_or_else(|| panic!("no link in {}", letter.text)).1;
    rest.chars().take_while(|sign| sign.is_ascii_alphanumeric() || "-_".contains(*sign)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_meeting_keeps_its_id_and_goes_up_in_sequence_when_the_day_moves() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        let karin = town.coordinator("Karin").await;
        town.send(&karin).await;
        let (first, second) = (town.folder().join("first"), town.folder().join("second"));
        assert_eq!(carry_due(town.store(), &postman(&town, Post::folder(&first))).await.unwrap(), 10);
        town.moves_the_day(&karin).await;
        town.send(&karin).await;
        assert_eq!(carry_due(town.store(), &postman(&town, Post::folder(&second))).await.unwrap(), 10);
        let (first, second) = (in_folder(&first).await, in_folder(&second).await);
        assert_eq!((first.len(), second.len()), (10, 10));
        let mut ids = Vec::new();
        for municipality in &town.municipalities {
            let address = known_address(municipality);
            let (before, after) = (&first[&address], &second[&address]);
            assert_eq!(before.subject, "Inbjudan till workshop i valsäkerhet");
            assert_eq!(before.from.name, town.county.formal_name);
            let (old, new) = (before.calendar.as_deref().unwrap(), after.calendar.as_deref().unwrap());
            for (calendar, sequence, day) in
                [(old, "SEQUENCE:0", "20290313T"), (new, "SEQUENCE:1", "20290314T")]
            {
                assert_eq!(line_of(calendar, "METHOD").trim(), "METHOD:REQUEST", "{base:?}");
                assert_eq!(line_of(calendar, "SEQUENCE").trim(), sequence);
                assert!(line_of(calendar, "DTSTART;").contains(day), "{calendar}");
                assert!(!calendar.contains("/l/"), "calendars are shared: no link in them");
            }
            assert_eq!(line_of(old, "UID"), line_of(new, "UID"));
            ids.push(line_of(old, "UID").to_owned());
            assert!(
                after.text.contains("onsdag 14 mars 2029") && !after.text.contains('⟦'),
                "{}",
                after.text
            );
        }
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), 10, "one meeting for each municipality");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_link_opens_the_registration_of_its_municipality_and_its_token_is_kept_nowhere() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        let karin = town.coordinator("Karin").await;
        town.send(&karin).await;
        let folder = town.folder().join("letters");
        carry_due(town.store(), &postman(&town, Post::folder(&folder))).await.unwrap();
        let letters = in_folder(&folder).await;
        let mut tokens = Vec::new();
        for municipality in &town.municipalities {
            let letter = &letters[&known_address(municipality)];
            let token = token(letter);
            assert_eq!(token.len(), 43, "{base:?}: {}", letter.text);
            let stranger = Browser::new(town.router.clone(), &HeaderMap::new());
            let door = stranger.get(&format!("/l/{token}")).await;
            assert_eq!(door.status, StatusCode::OK);
            assert!(door.seen().contains(&municipality.formal_name), "{}", door.seen());
            let form = form_to(&door, &format!("/l/{token}"));
            let opened = stranger.post(&format!("/l/{token}"), &form).await;
            assert_eq!(opened.status, StatusCode::SEE_OTHER);
            let inside = Browser::new(town.router.clone(), &opened.headers);
            let page = inside.get(opened.location()).await;
            assert_eq!(page.status, StatusCode::OK, "{base:?}: {}", page.seen());
            assert!(page.seen().contains(&municipality.formal_name));
            tokens.push((token, inside, opened.location().to_owned()));
        }
        let own = tokens[0].1.get(&tokens[1].2).await;
        assert_eq!(own.status, StatusCode::NOT_FOUND, "the link opens no other municipality's registration");

        let links = town.links().await;
        for letter in town.letters().await {
            let kept = town.kept(&letter).await;
            for (token, ..) in &tokens {
                assert!(!kept.content.contains(token.as_str()), "{base:?}: the outbox holds a token");
            }
        }
        for (token, ..) in &tokens {
            let bytes = token.as_bytes();
            assert!(links.iter().all(|link| link.token_hash != bytes));
            assert!(!format!("{links:?}").contains(token.as_str()));
            if matches!(base, Base::Sqlite) {
                for file in std::fs::read_dir(town.folder()).unwrap().flatten() {
                    if file.file_type().unwrap().is_file() {
                        let content = std::fs::read(file.path()).unwrap();
                        let found = content.windows(bytes.len()).any(|window| window == bytes);
                        assert!(!found, "{} holds a token", file.path().display());
                    }
                }
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_link_works_until_the_day_after_the_workshop_is_over() {
    let town = Town::on(Base::Sqlite).await;
    town.send(&town.coordinator("Karin").await).await;
    let folder = town.folder().join("letters");
    carry_due(town.store(), &postman(&town, Post::folder(&folder))).await.unwrap();
    let token = token(&in_folder(&folder).await["val@k2101.example"]);
    let stranger = Browser::new(town.router.clone(), &HeaderMap::new());
    // From 9 in the morning of 10 January to 23 in the evening of 14 March, on the clock in Sweden.
    town.clock.advance(TimeDelta::days(63) + TimeDelta::hours(14));
    assert_eq!(stranger.get(&format!("/l/{token}")).await.status, StatusCode::OK);
    town.clock.advance(TimeDelta::hours(2));
    assert_ne!(stranger.get(&format!("/l/{token}")).await.status, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_mail_server_gets_each_letter_once_also_when_it_was_down_for_an_hour() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        let karin = town.coordinator("Karin").await;
        let mut server = MailServer::start().unwrap();
        let config = SmtpConfig {
            host: server.host().into(),
            port: server.port(),
            security: Security::None,
            user: None,
            password: None,
        };
        let postman = postman(&town, Post::smtp(&config).unwrap());
        town.send(&karin).await;
        assert_eq!(carry_due(town.store(), &postman).await.unwrap(), 10);
        let expected: Vec<_> = town.municipalities.iter().map(known_address).collect();
        assert_eq!(receivers(&server), expected, "{base:?}");
        assert!(town.letters().await.iter().all(|letter| letter.state == LetterState::Sent));
        assert_eq!(carry_due(town.store(), &postman).await.unwrap(), 0);

        // The second version meets a server that says later, then one that is down.
        town.moves_the_day(&karin).await;
        town.send(&karin).await;
        server.answer(Answer::Later);
        assert_eq!(carry_due(town.store(), &postman).await.unwrap(), 10);
        let waiting = |letters: Vec<store::outbox::Posted>| {
            letters
                .iter()
                .filter(|letter| letter.state == LetterState::Waiting && letter.reason.is_some())
                .count()
        };
        assert_eq!(waiting(town.letters().await), 10);
        server.stop();
        for _ in 0..12 {
            town.clock.advance(TimeDelta::minutes(5));
            carry_due(town.store(), &postman).await.unwrap();
        }
        assert_eq!(waiting(town.letters().await), 10, "{base:?}: none is lost or given up");
        assert_eq!(receivers(&server).len(), 10);
        let karin = town.coordinator("Karin").await;
        assert!(karin.get(&town.path("utskick")).await.seen().contains("Väntar"));

        server.answer(Answer::Accept);
        server.start_again().unwrap();
        for _ in 0..14 {
            town.clock.advance(TimeDelta::minutes(5));
            carry_due(town.store(), &postman).await.unwrap();
        }
        let mut twice = [&expected[..], &expected[..]].concat();
        twice.sort();
        assert_eq!(receivers(&server), twice, "{base:?}: all arrive afterwards, once");
        assert!(town.letters().await.iter().all(|letter| letter.state == LetterState::Sent));
    }
}

/// Whom the server has letters for, sorted.
fn receivers(server: &MailServer) -> Vec<String> {
    let mut to: Vec<_> = server.received().into_iter().flat_map(|letter| letter.to).collect();
    to.sort();
    to
}

//! Letters by what is known when they leave: who came, that the day is another, that somebody's details are protected.

use std::collections::HashSet;

use mailings::deeds;
use mailings::rules::Letter;
use sea_orm::EntityTrait as _;
use store::{Store, StoreFault};
use workshop::ParticipantId;
use workshop::day::Workshop;
use workshop::day_papers::{Attendance, Attending};

use crate::house::{Base, Town};

/// A door at which those came.
struct Door(HashSet<ParticipantId>);

#[async_trait::async_trait]
impl Attendance for Door {
    async fn came(&self, _: &Store, _: &Workshop) -> Result<Option<HashSet<ParticipantId>>, StoreFault> {
        Ok((!self.0.is_empty()).then(|| self.0.clone()))
    }
}

fn came(who: &[ParticipantId]) -> Attending {
    Attending::new(Door(who.iter().copied().collect()))
}

async fn invited(base: Base) -> Town {
    let town = Town::on(base).await;
    let karin = town.coordinator("Karin").await;
    town.send(&karin).await;
    town
}

/// The subject lines of letters to an address, without the invitation.
async fn subjects(town: &Town, address: &str) -> Vec<String> {
    let letters = town.letters().await.into_iter().filter(|letter| letter.address == address);
    let mut subjects: Vec<String> = letters.map(|letter| letter.subject).collect();
    subjects.retain(|subject| !subject.starts_with("Inbjudan"));
    subjects
}

const THANKS: &str = "Tack för workshopen i valsäkerhet";
const MISSED: &str = "Dokumentation från workshopen i valsäkerhet";

#[tokio::test(flavor = "multi_thread")]
async fn whoever_came_is_thanked_and_whoever_did_not_is_told_where_the_documentation_is() {
    for base in Base::BOTH {
        let town = invited(base).await;
        let asa = town.registers("Ockelbo", "Åsa Öst", "asa@ockelbo.example").await;
        let bo = town.registers("Hofors", "Bo Ek", "bo@hofors.example").await;
        town.registers("Gävle", "Siv Ek", "siv@gavle.example").await;
        town.at("2029-03-14T08:05");
        town.looks_knowing(&came(&[asa])).await;
        assert_eq!(subjects(&town, "asa@ockelbo.example").await, [THANKS], "{base:?}");
        assert!(subjects(&town, "bo@hofors.example").await.is_empty(), "{base:?}: a phone may come back yet");
        town.at("2029-03-15T08:05");
        // Bo was noted on a phone that came back late.
        town.looks_knowing(&came(&[asa, bo])).await;
        town.looks_knowing(&came(&[asa, bo])).await;
        assert_eq!(subjects(&town, "bo@hofors.example").await, [THANKS], "{base:?}");
        assert_eq!(subjects(&town, "siv@gavle.example").await, [MISSED], "{base:?}");
        let letter = &town.about(MISSED).await[0];
        let text = town.content(letter).await.body.to_text();
        assert!(text.contains("Hej Siv Ek,") && text.contains("Dokumentationen är till för dig"), "{text}");
        // Whoever is found to have come after all got it by that letter.
        let all = town.letters().await.len();
        town.at("2029-03-19T08:05");
        let siv = came(&[asa, bo, town.registered("siv@gavle.example").await]);
        assert_eq!((town.looks_knowing(&siv).await, town.letters().await.len()), (0, all), "{base:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn when_nobody_noted_who_came_everybody_is_thanked() {
    let town = invited(Base::Sqlite).await;
    town.registers("Ockelbo", "Åsa Öst", "asa@ockelbo.example").await;
    town.registers("Hofors", "Bo Ek", "bo@hofors.example").await;
    town.at("2029-03-14T08:05");
    assert_eq!(town.looks_knowing(&came(&[])).await, 2);
    town.at("2029-03-16T08:05");
    assert_eq!(town.looks_knowing(&came(&[])).await, 0);
    assert_eq!(town.about(THANKS).await.len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_invited_municipality_is_told_of_each_change_once_and_its_calendar_with_it() {
    for base in Base::BOTH {
        let town = invited(base).await;
        town.answers("Ockelbo").await;
        town.at("2029-02-05T09:00");
        assert_eq!(town.looks().await, 0, "{base:?}: nothing has changed");
        let first = town.meeting(&town.letters_to("Ockelbo", "invitation").await[0]).await;
        town.moves_the_day(&town.coordinator("Karin").await).await;
        assert_eq!(town.looks().await, 0, "{base:?}: seen");
        town.at("2029-02-05T09:40");
        assert_eq!(town.looks().await, 0, "{base:?}: it may have been a slip");
        // One is held back.
        let karin = town.coordinator("Karin").await;
        let (permit, of) = (town.permit(&karin).await, town.municipality("Hofors").id);
        let whom = town.invitations().await.into_iter().find(|row| row.municipality == of).unwrap().id.uuid();
        let held = (Letter::Changed, whom);
        assert!(deeds::hold(&town.app, &permit, town.workshop, held, true, town.key()).await.unwrap());
        town.at("2029-02-05T10:05");
        assert_eq!(town.looks().await, 9, "{base:?}: those who have answered and those who have not");
        assert_eq!(town.looks().await, 0, "{base:?}: once");
        let permit = town.permit(&town.coordinator("Karin").await).await;
        assert!(deeds::hold(&town.app, &permit, town.workshop, held, false, town.key()).await.unwrap());
        assert_eq!(town.looks().await, 1, "{base:?}: let go");
        let told = town.about("Ändrad tid eller plats").await;
        let ockelbo = told.iter().find(|letter| letter.address == "val@k2101.example").unwrap();
        let moved = town.meeting(ockelbo).await;
        assert_eq!(moved.uid, first.uid, "{base:?}");
        assert!(moved.sequence > first.sequence && moved.start > first.start, "{base:?}");
        let text = town.content(ockelbo).await.body.to_text();
        assert!(text.contains("Så här gäller nu") && text.contains("14 mars 2029"), "{text}");
        let invitations = town.invitations().await;
        let sequence = town.workshop().await.sequence;
        assert!(invitations.iter().all(|row| row.told_sequence == sequence), "{base:?}");
        // Another change, in the evening.
        town.at("2029-02-05T19:30");
        town.moves_the_day(&town.coordinator("Karin").await).await;
        assert_eq!(town.looks().await, 0, "{base:?}: seen");
        town.at("2029-02-05T20:35");
        assert_eq!(town.looks().await, 0, "{base:?}: not at night");
        town.at("2029-02-06T07:05");
        assert_eq!(town.looks().await, 10, "{base:?}: once for each change");
        let sent = r#"mailing.sent {"letters":10,"rule":"changed"}"#.to_owned();
        assert!(town.journal("mailing.sent").await.contains(&sent), "{base:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_with_protected_details_gets_their_letters_by_hand_and_no_letter_names_them() {
    const SECRET: &str = "Hemlig Hemlund";
    const LABEL: &str = "Deltagare 1 (skyddad)";
    for base in Base::BOTH {
        let town = invited(base).await;
        town.answers("Ockelbo").await;
        let who = town.registers_protected("Ockelbo", LABEL, SECRET).await;
        town.at("2029-03-08T08:05");
        town.looks().await;
        let practical = town.about("Att lämna över: Välkommen till workshopen").await;
        assert_eq!(practical.len(), 1, "{base:?}");
        assert_eq!(practical[0].address, "val@k2101.example", "{base:?}: who answers for the municipality");
        let content = town.content(&practical[0]).await;
        let text = content.body.to_text();
        assert!(text.contains(LABEL) && text.contains("Lämna brevet i handen"), "{text}");
        assert!(content.appointment.is_none(), "{base:?}: nobody else's calendar");
        town.moves_the_day(&town.coordinator("Karin").await).await;
        town.at("2029-03-09T08:05");
        town.looks().await;
        town.at("2029-03-09T10:05");
        town.looks().await;
        town.at("2029-03-15T08:05");
        town.looks_knowing(&came(&[who])).await;
        assert_eq!(town.about("Att lämna över: Tack").await.len(), 1, "{base:?}");
        for letter in town.letters().await {
            let row = format!("{letter:?} {}", town.kept(&letter).await.content);
            assert!(!row.contains("Hemlig") && !row.contains("Hemlund"), "{base:?}: {row}");
            if letter.subject.starts_with("Att lämna över") {
                assert!(!letter.subject.contains(LABEL) && !letter.name.contains("skyddad"), "{letter:?}");
                assert!(town.content(&letter).await.appointment.is_none(), "{base:?}");
            }
        }
        let meetings = mailings::records::meeting::Entity::find().all(town.store().reader()).await.unwrap();
        assert!(meetings.is_empty(), "{base:?}");
        let lines = town.journal("").await.join("\n");
        assert!(!lines.contains("Hemlig") && !lines.contains("Hemlund"), "{lines}");
        for link in town.links().await {
            assert!(!format!("{link:?}").contains("Hemlig"), "{base:?}");
        }
    }
}

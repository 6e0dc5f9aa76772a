//! The calendar files of a workshop as three independent programs read them.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};
use letters::Post;
use letters::folder::FolderLetter;
use organisation::post::Postman;
use serde_json::{Value, json};
use store::outbox::carry_due;
use workshop::day::deeds::save_settings;
use workshop::day::rules::Settings;

use crate::house::{Base, Somebody, Town, known_address};
use crate::leaving::in_folder;
use crate::times::{own_agenda, sets_agenda};

/// What all three read.
fn read(file: &str) -> Value {
    let [(_, first), others @ ..] = trials::read_calendar(file).unwrap_or_else(|fault| panic!("{fault}"));
    for (reader, other) in others {
        assert_eq!(other, first, "{reader} reads it otherwise: {file}");
    }
    first
}

/// The letters that leave now.
async fn leaving(town: &Town, name: &str) -> BTreeMap<String, FolderLetter> {
    let folder = town.folder().join(name);
    let post = Post::folder(&folder);
    let postman = Postman::new(post, town.app.house().clone(), "val@lst.example".to_owned());
    carry_due(town.store(), &postman).await.unwrap();
    in_folder(&folder).await
}

async fn sets(town: &Town, by: &Somebody, change: impl FnOnce(&mut Settings)) {
    let before = town.workshop().await;
    let mut settings = before.settings();
    change(&mut settings);
    let permit = town.permit(by).await;
    let key = town.key();
    save_settings(&town.app, &permit, town.workshop, before.version, &settings, key).await.unwrap();
}

fn of_ockelbo<'a>(town: &Town, letters: &'a BTreeMap<String, FolderLetter>) -> &'a str {
    letters[&known_address(town.municipality("Ockelbo"))].calendar.as_deref().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn three_programs_read_the_meeting_with_its_agenda_and_its_update_alike() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        let karin = town.coordinator("Karin").await;
        sets_agenda(&town, &karin, 0, &own_agenda("Välkomna; \"ni\", alla: C:/val")).await;
        town.send(&karin).await;
        let before = read(of_ockelbo(&town, &leaving(&town, "first").await));
        assert_eq!([&before["method"], &before["status"]], ["REQUEST", "CONFIRMED"], "{base:?}");
        assert_eq!(before["sequence"], 0);
        assert_eq!(before["start"], json!(["2029-03-13T09:00:00", "2029-03-13T08:00:00Z"]));
        assert_eq!(before["end"], json!(["2029-03-13T14:30:00", "2029-03-13T13:30:00Z"]));
        let described = before["description"].as_str().unwrap();
        assert!(described.contains("Välkomna; \"ni\", alla: C:/val"), "{described}");
        assert!(described.lines().count() > 9, "a line for each item: {described}");

        // A week later the clocks have not changed; the meeting is the same, brought up to date.
        sets(&town, &karin, |settings| settings.day += chrono::TimeDelta::days(7)).await;
        town.send(&karin).await;
        let after = read(of_ockelbo(&town, &leaving(&town, "second").await));
        assert_eq!(after["uid"], before["uid"]);
        assert_eq!(after["sequence"], 1, "{base:?}");
        assert_eq!(after["start"], json!(["2029-03-20T09:00:00", "2029-03-20T08:00:00Z"]));
        assert_eq!(after["description"], before["description"], "{base:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn on_the_days_on_which_clocks_change_and_on_a_leap_day_the_times_are_right() {
    let town = Town::on(Base::Sqlite).await;
    let karin = town.coordinator("Karin").await;
    let days = [
        ((2029, 3, 24), "2029-03-24T08:00:00Z"),
        ((2029, 3, 25), "2029-03-25T07:00:00Z"),
        ((2029, 10, 27), "2029-10-27T07:00:00Z"),
        ((2029, 10, 28), "2029-10-28T08:00:00Z"),
        ((2032, 2, 29), "2032-02-29T08:00:00Z"),
    ];
    for (number, ((year, month, day), starts)) in days.into_iter().enumerate() {
        sets(&town, &karin, |settings| {
            settings.day = NaiveDate::from_ymd_opt(year, month, day).unwrap();
            settings.ends = NaiveTime::from_hms_opt(14, 0, 0).unwrap();
        })
        .await;
        town.send(&karin).await;
        let letters = leaving(&town, &format!("letters-{number}")).await;
        let meeting = read(of_ockelbo(&town, &letters));
        assert_eq!(meeting["start"][1], starts, "{year}-{month}-{day}");
        assert_eq!(meeting["start"][0], starts.split('T').next().unwrap().to_owned() + "T09:00:00");
    }
}

//! Making a workshop and saving its settings, also when two save at once.

use workshop::day::deeds::{Saved, SettingsFault, save_settings};
use workshop::day::rules::{Settings, State};
use workshop::day::views;

use crate::world::{on_both, usual};

fn moved() -> Settings {
    let usual = usual(10);
    Settings { day: usual.day.succ_opt().unwrap(), ..usual }
}

fn with_place(place: &str) -> Settings {
    Settings { place: place.to_owned(), ..usual(10) }
}

#[tokio::test]
async fn a_workshop_begins_in_preparation_with_its_settings() {
    on_both(async |world| {
        let id = world.workshop("21").await;
        let workshop = world.loaded(id).await;
        assert_eq!(workshop.settings(), usual(10));
        assert_eq!((workshop.state, workshop.version, workshop.sequence), (State::Preparing, 1, 0));
        let lines = world.lines("workshop.made").await;
        assert_eq!((lines.len(), lines[0].owner), (1, Some(workshop.county.uuid())));
    })
    .await;
}

#[tokio::test]
async fn the_journal_says_what_changed_but_not_whose_phone() {
    on_both(async |world| {
        let id = world.workshop("21").await;
        let karin = world.coordinator("Karin", "21").await;
        let settings = Settings { tables: 3, contact: "Per, 070-123 45 67".to_owned(), ..usual(10) };
        save_settings(&world.app, &karin, id, 1, &settings, world.key()).await.unwrap();
        let workshop = world.loaded(id).await;
        assert_eq!((workshop.settings(), workshop.version), (settings, 2));
        let lines = world.lines("workshop.settings_saved").await;
        assert_eq!(lines.len(), 1);
        assert!(lines[0].details.contains("\"tables\":[7,3]"), "{}", lines[0].details);
        assert!(lines[0].details.contains("\"contact\":null"));
        assert_eq!(lines[0].author, "Karin");
    })
    .await;
}

#[tokio::test]
async fn a_new_day_moves_the_meeting_in_calendars_only_after_the_invitation() {
    on_both(async |world| {
        let id = world.workshop("21").await;
        let karin = world.coordinator("Karin", "21").await;
        let save = async |base, settings: &Settings| {
            save_settings(&world.app, &karin, id, base, settings, world.key()).await.unwrap()
        };
        assert_eq!(save(1, &moved()).await, Saved { meeting_moved: false });
        assert_eq!(world.loaded(id).await.sequence, 0);
        world.invited(id, &[3, 0], 0).await;
        assert_eq!(save(2, &usual(10)).await, Saved { meeting_moved: true });
        assert_eq!(world.loaded(id).await.sequence, 1);
        let roomier = Settings { chairs: 12, ..usual(10) };
        assert_eq!(save(3, &roomier).await, Saved { meeting_moved: false });
        assert_eq!(world.loaded(id).await.sequence, 1);
        assert_eq!(save(4, &roomier).await, Saved { meeting_moved: false });
        assert_eq!(world.loaded(id).await.version, 4, "what changes nothing is no version");
    })
    .await;
}

#[tokio::test]
async fn of_two_who_save_at_the_same_moment_one_is_told_what_counts() {
    on_both(async |world| {
        let id = world.workshop("21").await;
        let (karin, per) = (world.coordinator("Karin", "21").await, world.coordinator("Per", "21").await);
        for base in 1..6 {
            let (hers, his) = (with_place(&format!("Karins {base}")), with_place(&format!("Pers {base}")));
            let (one, other) = tokio::join!(
                save_settings(&world.app, &karin, id, base, &hers, world.key()),
                save_settings(&world.app, &per, id, base, &his, world.key()),
            );
            let counts = world.loaded(id).await;
            let told: Vec<_> = [one, other].into_iter().filter_map(Result::err).collect();
            let [SettingsFault::NewerVersion(now)] = &told[..] else { panic!("{told:?}") };
            assert_eq!(**now, counts);
        }
        assert_eq!(world.lines("workshop.settings_saved").await.len(), 5);
    })
    .await;
}

#[tokio::test]
async fn another_countys_workshop_cannot_be_changed() {
    on_both(async |world| {
        let id = world.workshop("21").await;
        let other = world.coordinator("Per", "20").await;
        let fault = save_settings(&world.app, &other, id, 1, &moved(), world.key()).await.unwrap_err();
        assert!(matches!(fault, SettingsFault::NotFound));
        assert_eq!(world.loaded(id).await.version, 1);
    })
    .await;
}

#[tokio::test]
async fn the_same_form_sent_twice_saves_once_and_answers_the_same() {
    on_both(async |world| {
        let id = world.workshop("21").await;
        world.invited(id, &[1], 0).await;
        let karin = world.coordinator("Karin", "21").await;
        let key = world.key();
        for _ in 0..2 {
            let saved = save_settings(&world.app, &karin, id, 1, &moved(), key).await.unwrap();
            assert_eq!(saved, Saved { meeting_moved: true });
        }
        assert_eq!(world.loaded(id).await.sequence, 1);
    })
    .await;
}

#[tokio::test]
async fn a_standing_counts_each_invitation_and_person_once() {
    on_both(async |world| {
        let id = world.workshop("21").await;
        let empty = views::of(&world.store, id).await.unwrap().unwrap();
        assert_eq!((empty.invited, empty.answered, empty.people, empty.seated), (0, 0, 0, 0));
        world.invited(id, &[3, 0, 5, 1, 0], 7).await;
        let standing = views::of(&world.store, id).await.unwrap().unwrap();
        assert_eq!((standing.invited, standing.answered, standing.silent()), (5, 3, 2));
        assert_eq!((standing.people, standing.seated), (9, 7));
        assert_eq!(standing.workshop, world.loaded(id).await);
        let county = standing.workshop.county;
        assert_eq!(standing.municipalities, 10);
        assert_eq!(views::newest_of(&world.store, county).await.unwrap(), Some(standing));
        let second = world.workshop("21").await;
        assert_eq!(views::newest_of(&world.store, county).await.unwrap().unwrap().workshop.id, second);
    })
    .await;
}

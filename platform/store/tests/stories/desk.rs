//! One deed, one transaction.

use sea_orm::{EntityTrait as _, PaginatorTrait as _};
use store::sea_orm::prelude::Uuid;
use store::{Author, DeedKey, Desk, Opened, Store, StoreFault, forget_done, outbox};

use crate::support::{Scene, karin, letter, line, note, on_both, write_note};

/// How many notes, journal lines and letters there are.
async fn content(scene: &Scene) -> (i64, i64, i64) {
    let notes = scene.number("SELECT count(*) FROM note").await;
    let lines = scene.number("SELECT count(*) FROM journal_line").await;
    (notes, lines, scene.number("SELECT count(*) FROM outbox_parcel").await)
}

async fn opened(store: &Store, key: DeedKey) -> Result<Desk, String> {
    match store.desk_once(&karin(), key).await.unwrap() {
        Opened::Desk(desk) => Ok(desk),
        Opened::Done(outcome) => Err(outcome),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sealed_deed_keeps_state_line_and_letter_together() {
    on_both(async |scene| {
        let mut desk = scene.store.desk(&karin()).await.unwrap();
        let id = write_note(&desk, "hej").await;
        desk.write(line(id));
        desk.post(letter("a"));
        assert_eq!(content_of(&desk).await, 1, "the desk sees what lies on it");
        desk.seal("/").await.unwrap();
        assert_eq!(content(scene).await, (1, 1, 1));
    })
    .await;
}

async fn content_of(desk: &Desk) -> u64 {
    note::Entity::find().count(desk.db()).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_desk_that_is_dropped_or_cleared_leaves_nothing() {
    on_both(async |scene| {
        for cleared in [true, false] {
            let mut desk = scene.store.desk(&karin()).await.unwrap();
            let id = write_note(&desk, "hej").await;
            desk.write(line(id));
            desk.post(letter("a"));
            if cleared {
                desk.clear().await.unwrap();
            } else {
                drop(desk);
            }
            assert_eq!(content(scene).await, (0, 0, 0));
        }
        // And the next deed finds the way free.
        let mut desk = scene.store.desk(&karin()).await.unwrap();
        desk.write(line(Uuid::nil()));
        desk.seal("").await.unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deed_without_a_journal_line_is_refused_and_undone() {
    on_both(async |scene| {
        let mut desk = scene.store.desk(&karin()).await.unwrap();
        write_note(&desk, "hej").await;
        desk.post(letter("a"));
        assert!(matches!(desk.seal("").await, Err(StoreFault::NoJournalLine)));
        assert_eq!(content(scene).await, (0, 0, 0));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_breaks_a_unique_rule_is_told_apart() {
    on_both(async |scene| {
        use sea_orm::ActiveValue::Set;
        let desk = scene.store.desk(&karin()).await.unwrap();
        let row = || note::ActiveModel { id: Set(Uuid::nil()), body: Set(String::new()) };
        desk.insert(row()).await.unwrap();
        let fault = desk.insert(row()).await.unwrap_err();
        assert!(fault.is_unique_violation(), "{fault}");
        assert!(!StoreFault::NoJournalLine.is_unique_violation());
        drop(desk);
        assert_eq!(content(scene).await.0, 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_sent_twice_is_done_once_and_gets_the_same_answer() {
    on_both(async |scene| {
        let key = DeedKey(Uuid::from_u128(5));
        let mut desk = opened(&scene.store, key).await.unwrap();
        let id = write_note(&desk, "hej").await;
        desk.write(line(id));
        desk.seal("/note/1").await.unwrap();
        assert_eq!(opened(&scene.store, key).await.err().as_deref(), Some("/note/1"));
        assert_eq!(content(scene).await, (1, 1, 0));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_whose_deed_was_dropped_may_be_sent_again() {
    on_both(async |scene| {
        let key = DeedKey(Uuid::from_u128(5));
        drop(opened(&scene.store, key).await.unwrap());
        assert!(opened(&scene.store, key).await.is_ok());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_twenty_who_send_the_same_form_at_once_one_does_the_deed() {
    on_both(async |scene| {
        let key = DeedKey(Uuid::from_u128(5));
        let tasks: Vec<_> = (0..20)
            .map(|_| {
                let store = scene.store.clone();
                tokio::spawn(async move {
                    match opened(&store, key).await {
                        Ok(mut desk) => {
                            let id = write_note(&desk, "hej").await;
                            desk.write(line(id));
                            desk.seal("/note/1").await.unwrap();
                            None
                        }
                        Err(outcome) => Some(outcome),
                    }
                })
            })
            .collect();
        let mut done_before = 0;
        for task in tasks {
            if let Some(outcome) = task.await.unwrap() {
                assert_eq!(outcome, "/note/1");
                done_before += 1;
            }
        }
        assert_eq!(done_before, 19);
        assert_eq!(content(scene).await, (1, 1, 0));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_hundred_deeds_at_once_wait_their_turn() {
    on_both(async |scene| {
        // Half of them come from another program on the same database.
        let stores = [scene.store.clone(), scene.another().await];
        let tasks: Vec<_> = (0..200)
            .map(|number| {
                let store = stores[number % 2].clone();
                tokio::spawn(async move {
                    let mut desk = store.desk(&karin()).await?;
                    // Read first, then write: what fails with "database is locked" in a deferred transaction.
                    content_of(&desk).await;
                    let id = write_note(&desk, "hej").await;
                    desk.write(line(id));
                    desk.post(letter(format!("letter-{number}")));
                    desk.seal("").await
                })
            })
            .collect();
        for task in tasks {
            task.await.unwrap().unwrap();
        }
        assert_eq!(content(scene).await, (200, 200, 200));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deed_may_be_as_large_as_a_whole_country() {
    on_both(async |scene| {
        let mut desk = scene.store.desk(&karin()).await.unwrap();
        for number in 0..6_000 {
            desk.write(line(Uuid::from_u128(number)));
            desk.post(letter(format!("letter-{number}")));
        }
        desk.seal("").await.unwrap();
        assert_eq!(content(scene).await, (0, 6_000, 6_000));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_with_the_same_key_is_posted_once() {
    on_both(async |scene| {
        for _ in 0..2 {
            let mut desk = scene.store.desk(&karin()).await.unwrap();
            desk.write(line(Uuid::nil()));
            // Twice on one desk too.
            desk.post(letter("a"));
            desk.post(letter("a"));
            desk.post(letter("b"));
            desk.seal("").await.unwrap();
        }
        assert_eq!(content(scene).await, (0, 2, 2));
        assert_eq!(outbox::tally(&scene.store, None).await.unwrap()[&outbox::State::Waiting], 2);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn done_keys_are_forgotten_after_their_time_only() {
    on_both(async |scene| {
        let (early, late) = (DeedKey(Uuid::from_u128(5)), DeedKey(Uuid::from_u128(6)));
        for key in [early, late] {
            let mut desk = opened(&scene.store, key).await.unwrap();
            desk.write(line(Uuid::nil()));
            desk.seal("/").await.unwrap();
            scene.clock.advance(chrono::TimeDelta::hours(12));
        }
        let before = scene.store.doors().now() - chrono::TimeDelta::hours(13);
        assert_eq!(forget_done(&scene.store, before).await.unwrap(), 1);
        assert!(opened(&scene.store, early).await.is_ok());
        assert!(opened(&scene.store, late).await.is_err());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn tidying_takes_what_is_past_and_says_how_much() {
    on_both(async |scene| {
        use sea_orm::{ColumnTrait as _, QueryFilter as _};
        let mut desk = scene.store.desk(&Author::program()).await.unwrap();
        for body in ["old", "old", "new"] {
            write_note(&desk, body).await;
        }
        desk.write(line(Uuid::nil()));
        desk.seal("").await.unwrap();
        let old = || note::Entity::delete_many().filter(note::Column::Body.eq("old"));
        assert_eq!(scene.store.tidy(old()).await.unwrap(), 2);
        assert_eq!(scene.store.tidy(old()).await.unwrap(), 0);
        assert_eq!(content(scene).await.0, 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_of_a_deed_has_the_same_moment() {
    on_both(async |scene| {
        let mut desk = scene.store.desk(&karin()).await.unwrap();
        let now = desk.now();
        scene.clock.advance(chrono::TimeDelta::hours(1));
        desk.write(line(Uuid::from_u128(7)));
        desk.post(letter("a"));
        desk.seal("").await.unwrap();
        let lines = store::journal::read(&scene.store, &store::journal::Filter::default(), 9).await.unwrap();
        let letters = outbox::about(&scene.store, Uuid::from_u128(7)).await.unwrap();
        assert_eq!((lines[0].at, letters[0].posted_at), (now, now));
    })
    .await;
}

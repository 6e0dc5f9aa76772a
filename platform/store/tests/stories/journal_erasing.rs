//! Personal values are erased from the journal, and the chain stays whole.

use chrono::TimeDelta;
use serde_json::json;
use store::journal::{Filter, Forgotten, Verdict, erase, personal, read, seal_due, verify};
use store::sea_orm::prelude::Uuid;
use store::{Author, AuthorKind, Line};

use crate::support::{Scene, karin, on_both, write_lines};

const NILS: Uuid = Uuid::from_u128(9);

/// Karin gives Nils a duty: his name stands in the details, hers as the author.
async fn give_nils_a_duty(scene: &Scene) {
    scene.clock.advance(TimeDelta::seconds(1));
    let store = &scene.store;
    let mut desk = store.desk(&karin()).await.unwrap();
    desk.write(Line {
        deed: "organisation.duty_given",
        subject: "person",
        subject_id: NILS,
        owner: None,
        details: json!({ "duty": "auditor", "name": personal("Nils Ek") }),
    });
    desk.seal("").await.unwrap();
}

/// Nils does something himself.
async fn nils_acts(scene: &Scene) {
    scene.clock.advance(TimeDelta::seconds(1));
    let store = &scene.store;
    let nils =
        Author { kind: AuthorKind::Person, id: Some(NILS), name: "Nils Ek".to_owned(), ..Author::program() };
    let mut desk = store.desk(&nils).await.unwrap();
    let subject_id = desk.id();
    desk.write(Line { deed: "note.written", subject: "note", subject_id, owner: None, details: json!({}) });
    desk.seal("").await.unwrap();
}

async fn forget_nils(scene: &Scene) -> usize {
    scene.clock.advance(TimeDelta::seconds(1));
    let store = &scene.store;
    let mut desk = store.desk(&Author::program()).await.unwrap();
    let nils = Forgotten { authors: vec![NILS], subjects: vec![NILS] };
    let count = erase(&mut desk, &nils, "person", NILS, None).await.unwrap();
    if count > 0 {
        desk.seal("").await.unwrap();
    }
    count
}

async fn whole(scene: &Scene) -> bool {
    let verdict = verify(&scene.store, None).await.unwrap();
    matches!(verdict, Verdict::Whole { .. })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_that_is_erased_is_nowhere_and_the_chain_is_whole() {
    on_both(async |scene| {
        give_nils_a_duty(scene).await;
        nils_acts(scene).await;
        seal_due(&scene.store).await.unwrap();
        let before = read(&scene.store, &Filter::default(), 10).await.unwrap();
        assert_eq!(before[1].details, r#"{"duty":"auditor","name":"Nils Ek"}"#);
        assert_eq!(forget_nils(scene).await, 2);
        assert!(whole(scene).await, "before the erasing deed itself is sealed");
        seal_due(&scene.store).await.unwrap();
        assert!(whole(scene).await);
        let after = read(&scene.store, &Filter::default(), 10).await.unwrap();
        assert_eq!(after.len(), 3, "no line is gone");
        assert_eq!((after[0].deed.as_str(), after[1].author.as_str()), ("journal.erased", ""));
        assert_eq!((after[2].author.as_str(), after[2].details.as_str()), ("Karin Åberg", r#"{"duty":"auditor"}"#));
        let left = "SELECT count(*) FROM journal_line WHERE author_name LIKE '%Nils%' OR personal LIKE '%Nils%' OR details LIKE '%Nils%'";
        assert_eq!(scene.number(left).await, 0);
        // Nothing is left by which a guess could be tried.
        let guess = "SELECT count(*) FROM journal_line WHERE (author_erased IS NOT NULL AND author_salt IS NOT NULL) \
                     OR (personal_erased IS NOT NULL AND personal_salt IS NOT NULL)";
        assert_eq!(scene.number(guess).await, 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn erasing_again_finds_nothing_and_lines_of_others_keep_their_names() {
    on_both(async |scene| {
        nils_acts(scene).await;
        write_lines(&scene.store, 3).await;
        assert_eq!(forget_nils(scene).await, 1);
        assert_eq!(forget_nils(scene).await, 0);
        seal_due(&scene.store).await.unwrap();
        assert!(whole(scene).await);
        assert_eq!(
            scene.number("SELECT count(*) FROM journal_line WHERE author_name = 'Karin Åberg'").await,
            3
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_wiped_out_in_silence_is_found() {
    on_both(async |scene| {
        write_lines(&scene.store, 4).await;
        seal_due(&scene.store).await.unwrap();
        let third = "id = (SELECT line_id FROM journal_seal WHERE seq = 3)";
        // Whoever wipes a name out and leaves the rest.
        scene.tamper(&format!("UPDATE journal_line SET author_name = '' WHERE {third}")).await;
        assert!(matches!(verify(&scene.store, None).await.unwrap(), Verdict::Changed { seq: 3, .. }));
        // Whoever makes it look as if it were erased: by a line that is not there, and by one about something else.
        let looks = "author_name = '', author_salt = NULL, author_erased =";
        let first = "(SELECT line_id FROM journal_seal WHERE seq = 1)";
        for by in ["subject_id", first] {
            scene.tamper(&format!("UPDATE journal_line SET {looks} {by} WHERE {third}")).await;
            assert!(
                matches!(verify(&scene.store, None).await.unwrap(), Verdict::WipedOut { seq: 3, .. }),
                "{by}"
            );
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_name_more_than_the_deed_took_is_found() {
    on_both(async |scene| {
        nils_acts(scene).await;
        scene.clock.advance(TimeDelta::seconds(1));
        write_lines(&scene.store, 1).await;
        assert_eq!(forget_nils(scene).await, 1);
        seal_due(&scene.store).await.unwrap();
        assert!(whole(scene).await);
        let more = "UPDATE journal_line SET author_name = '', author_salt = NULL, author_erased = \
                    (SELECT id FROM journal_line WHERE deed = 'journal.erased') WHERE author_name = 'Karin Åberg'";
        assert_eq!(scene.tamper(more).await, 1);
        assert!(matches!(verify(&scene.store, None).await.unwrap(), Verdict::WipedOut { seq: 1, .. }));
    })
    .await;
}

//! Whoever changes the journal behind the program's back is found out.

use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use store::journal::{Head, Verdict, head, seal_due, verify};
use store::sea_orm::prelude::Uuid;

use crate::support::{Scene, on_both, write_lines};

/// Lines in the chain that is tampered with.
const LINES: i64 = 20;
/// Every column of a line that is part of its hash, and the mark.
const FIELDS: [&str; 19] = [
    "id",
    "at",
    "author_kind",
    "author_id",
    "author_name",
    "author_organisation",
    "deed",
    "subject",
    "subject_id",
    "owner",
    "details",
    "sealed",
    "form",
    "author_salt",
    "author_mark",
    "author_erased",
    "personal",
    "personal_salt",
    "personal_mark",
];

async fn sealed(scene: &Scene) {
    write_lines(&scene.store, u32::try_from(LINES).unwrap()).await;
    seal_due(&scene.store).await.unwrap();
}

async fn verdict(scene: &Scene) -> Verdict {
    verify(&scene.store, None).await.unwrap()
}

/// The condition that picks the line with this number.
fn line(seq: i64) -> String {
    format!("id = (SELECT line_id FROM journal_seal WHERE seq = {seq})")
}

fn uuid(scene: &Scene, id: Uuid) -> String {
    if scene.is_embedded() { format!("X'{}'", id.simple()) } else { format!("'{id}'::uuid") }
}

/// A value of the field's kind, as SQL.
fn value(scene: &Scene, field: &str, text: &str, id: Uuid) -> String {
    match field {
        "sealed" => "FALSE".to_owned(),
        "id" | "author_id" | "author_organisation" | "subject_id" | "owner" | "author_erased" => {
            uuid(scene, id)
        }
        "form" => (id.as_u128() % 2).to_string(),
        "author_salt" | "author_mark" | "personal_salt" | "personal_mark" if scene.is_embedded() => {
            format!("X'{}'", id.simple())
        }
        "author_salt" | "author_mark" | "personal_salt" | "personal_mark" => {
            format!("'\\x{}'::bytea", id.simple())
        }
        "at" => format!("'2031-05-06 07:08:09.{:06}+00:00'", id.as_u128() % 1_000_000),
        _ => format!("'{}'", text.replace('\'', "''")),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_changed_field_is_found_by_the_number_of_its_line() {
    on_both(async |scene| {
        sealed(scene).await;
        for (seq, field) in (1..).zip(FIELDS) {
            keep(scene).await;
            let value = value(scene, field, "something else", Uuid::from_u128(99));
            let sql = format!("UPDATE journal_line SET {field} = {value} WHERE {}", line(seq));
            assert_eq!(scene.tamper(&sql).await, 1);
            match verdict(scene).await {
                Verdict::TakenOut { seq: found } if field == "id" => assert_eq!(found, seq),
                Verdict::Changed { seq: found, .. } => assert_eq!(found, seq, "{field}"),
                other => panic!("{field}: {other:?}"),
            }
            restore(scene).await;
        }
        assert!(matches!(verdict(scene).await, Verdict::Whole { .. }));
    })
    .await;
}

/// Keeps a copy of the journal, to have an untouched one for the next attempt.
async fn keep(scene: &Scene) {
    scene.tamper("DROP TABLE IF EXISTS kept").await;
    scene.tamper("CREATE TABLE kept AS SELECT * FROM journal_line").await;
}

async fn restore(scene: &Scene) {
    scene.tamper("DELETE FROM journal_line").await;
    scene.tamper("INSERT INTO journal_line SELECT * FROM kept").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn any_single_change_of_any_field_of_any_line_is_found() {
    on_both(async |scene| {
        sealed(scene).await;
        keep(scene).await;
        let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
        let mut runner = TestRunner::new_with_rng(Config::default(), rng);
        let change = (1..=LINES, prop::sample::select(&FIELDS[..]), "[^\0]{0,20}", any::<u128>());
        let mut changes = 0;
        for _ in 0..150 {
            let (seq, field, text, id) = change.new_tree(&mut runner).unwrap().current();
            let value = value(scene, field, &text, Uuid::from_u128(id));
            let sql = format!(
                "UPDATE journal_line SET {field} = {value} WHERE {} AND ({field} IS NULL OR {field} <> {value})",
                line(seq)
            );
            if scene.tamper(&sql).await == 0 {
                continue;
            }
            changes += 1;
            let found = match verdict(scene).await {
                Verdict::Changed { seq, .. } | Verdict::TakenOut { seq } => seq,
                other => panic!("{sql}: {other:?}"),
            };
            assert_eq!(found, seq, "{sql}");
            restore(scene).await;
        }
        assert!(changes > 100, "{changes}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn text_moved_from_one_field_to_the_next_is_found() {
    on_both(async |scene| {
        sealed(scene).await;
        let sql =
            format!("UPDATE journal_line SET deed = 'note.writtenn', subject = 'ote' WHERE {}", line(3));
        assert_eq!(scene.tamper(&sql).await, 1);
        assert!(matches!(verdict(scene).await, Verdict::Changed { seq: 3, .. }));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_author_who_is_wiped_out_is_found() {
    on_both(async |scene| {
        sealed(scene).await;
        scene.tamper(&format!("UPDATE journal_line SET author_id = NULL WHERE {}", line(3))).await;
        assert!(matches!(verdict(scene).await, Verdict::Changed { seq: 3, .. }));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_that_is_taken_out_is_found() {
    on_both(async |scene| {
        sealed(scene).await;
        scene.tamper(&format!("DELETE FROM journal_line WHERE {}", line(5))).await;
        assert_eq!(verdict(scene).await, Verdict::TakenOut { seq: 5 });
        // With its seal too.
        scene.tamper("DELETE FROM journal_seal WHERE seq = 5").await;
        assert_eq!(verdict(scene).await, Verdict::TakenOut { seq: 5 });
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_seal_that_is_taken_out_or_changed_is_found() {
    on_both(async |scene| {
        sealed(scene).await;
        let swap = format!(
            "UPDATE journal_seal SET hash = (SELECT hash FROM journal_seal WHERE seq = 1) WHERE seq = {LINES}"
        );
        scene.tamper(&swap).await;
        assert!(matches!(verdict(scene).await, Verdict::Changed { seq: LINES, .. }));
        scene.tamper("DELETE FROM journal_seal WHERE seq = 1").await;
        assert_eq!(verdict(scene).await, Verdict::TakenOut { seq: 1 });
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tail_that_is_cut_off_is_found() {
    on_both(async |scene| {
        sealed(scene).await;
        scene.tamper(&format!("DELETE FROM journal_line WHERE {}", line(LINES))).await;
        scene.tamper(&format!("DELETE FROM journal_seal WHERE seq = {LINES}")).await;
        assert_eq!(verdict(scene).await, Verdict::HeadDiffers { head: LINES, found: LINES - 1 });
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tail_that_is_cut_off_together_with_the_head_is_found_by_the_print() {
    on_both(async |scene| {
        sealed(scene).await;
        let printed = head(&scene.store).await.unwrap();
        // The head alone: the chain goes on after it.
        let back = format!(
            "UPDATE journal_head SET seq = {0}, hash = (SELECT hash FROM journal_seal WHERE seq = {0})",
            LINES - 2
        );
        scene.tamper(&back).await;
        assert_eq!(verdict(scene).await, Verdict::HeadDiffers { head: LINES - 2, found: LINES });
        // And everything after it.
        let after = format!("seq > {}", LINES - 2);
        let lines =
            format!("DELETE FROM journal_line WHERE id IN (SELECT line_id FROM journal_seal WHERE {after})");
        assert_eq!(scene.tamper(&lines).await, 2);
        scene.tamper(&format!("DELETE FROM journal_seal WHERE {after}")).await;
        assert!(matches!(verdict(scene).await, Verdict::Whole { .. }), "nothing inside tells");
        let verdict = verify(&scene.store, Some(&printed)).await.unwrap();
        assert_eq!(verdict, Verdict::NotThePrinted { seq: LINES });
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_that_is_put_in_as_if_it_were_sealed_is_found() {
    on_both(async |scene| {
        sealed(scene).await;
        put_in(scene).await;
        assert_eq!(verdict(scene).await, Verdict::PutIn { line: Uuid::from_u128(99) });
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_that_is_put_in_with_a_seal_is_found() {
    on_both(async |scene| {
        sealed(scene).await;
        put_in(scene).await;
        let id = uuid(scene, Uuid::from_u128(99));
        let next = LINES + 1;
        let seal = format!(
            "INSERT INTO journal_seal (seq, line_id, hash) SELECT {next}, {id}, hash FROM journal_seal WHERE seq = 1"
        );
        scene.tamper(&seal).await;
        assert_eq!(verdict(scene).await, Verdict::HeadDiffers { head: LINES, found: next });
        scene.tamper(&format!("UPDATE journal_head SET seq = {next}")).await;
        assert_eq!(verdict(scene).await, Verdict::Changed { seq: next, line: Uuid::from_u128(99) });
    })
    .await;
}

/// Puts in a line of somebody else's making.
async fn put_in(scene: &Scene) {
    let id = uuid(scene, Uuid::from_u128(99));
    let sql = format!(
        "INSERT INTO journal_line SELECT {id}, at, author_kind, author_id, author_name, author_organisation, deed, \
         subject, subject_id, owner, details, sealed, form, author_salt, author_mark, author_erased, personal, \
         personal_salt, personal_mark, personal_erased FROM journal_line WHERE {}",
        line(2)
    );
    assert_eq!(scene.tamper(&sql).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_lines_that_change_places_are_found() {
    on_both(async |scene| {
        sealed(scene).await;
        scene.tamper("CREATE TABLE place AS SELECT * FROM journal_seal").await;
        scene.tamper("DELETE FROM journal_seal WHERE seq IN (4, 5)").await;
        let swapped = "INSERT INTO journal_seal SELECT 9 - seq, line_id, hash FROM place WHERE seq IN (4, 5)";
        assert_eq!(scene.tamper(swapped).await, 2);
        assert!(matches!(verdict(scene).await, Verdict::Changed { seq: 4, .. }));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chain_that_is_built_anew_differs_from_the_print() {
    on_both(async |scene| {
        sealed(scene).await;
        let printed: Head = head(&scene.store).await.unwrap().to_string().parse().unwrap();
        scene.tamper(&format!("UPDATE journal_line SET deed = 'note.read' WHERE {}", line(4))).await;
        scene.tamper("DELETE FROM journal_seal").await;
        scene.tamper("UPDATE journal_line SET sealed = FALSE").await;
        let nothing = if scene.is_embedded() { "zeroblob(32)" } else { "decode(repeat('00', 32), 'hex')" };
        scene.tamper(&format!("UPDATE journal_head SET seq = 0, hash = {nothing}")).await;
        // The program itself builds the new chain.
        assert_eq!(seal_due(&scene.store).await.unwrap(), LINES.unsigned_abs());
        assert!(matches!(verdict(scene).await, Verdict::Whole { .. }), "nothing inside tells");
        let verdict = verify(&scene.store, Some(&printed)).await.unwrap();
        assert_eq!(verdict, Verdict::NotThePrinted { seq: LINES });
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_journal_without_its_head_is_not_taken_for_an_empty_one() {
    on_both(async |scene| {
        sealed(scene).await;
        scene.tamper("DELETE FROM journal_head").await;
        assert!(verify(&scene.store, None).await.is_err());
        write_lines(&scene.store, 1).await;
        assert!(seal_due(&scene.store).await.is_err());
    })
    .await;
}

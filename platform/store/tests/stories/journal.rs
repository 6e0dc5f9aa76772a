//! Sealing the journal, and proving it.

use std::time::Duration;

use store::journal::{Head, Verdict, head, run_sealer, seal_due, verify};
use tokio::sync::watch;

use crate::support::{on_both, write_lines};

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_journal_is_whole() {
    on_both(async |scene| {
        assert_eq!(seal_due(&scene.store).await.unwrap(), 0);
        let head = head(&scene.store).await.unwrap();
        assert_eq!((head.seq, head.hash.len()), (0, 32));
        let verdict = verify(&scene.store, Some(&head)).await.unwrap();
        assert_eq!(verdict, Verdict::Whole { head, unsealed: 0 });
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_lines_are_sealed_in_batches_and_proven() {
    on_both(async |scene| {
        for _ in 0..10 {
            write_lines(&scene.store, 100).await;
        }
        assert!(matches!(verify(&scene.store, None).await.unwrap(), Verdict::Whole { unsealed: 1000, .. }));
        assert_eq!(seal_due(&scene.store).await.unwrap(), 1000);
        assert_eq!(seal_due(&scene.store).await.unwrap(), 0);
        let head = head(&scene.store).await.unwrap();
        assert_eq!(head.seq, 1000);
        assert_eq!(verify(&scene.store, None).await.unwrap(), Verdict::Whole { head, unsealed: 0 });
        assert_eq!(scene.number("SELECT count(*) FROM journal_line WHERE sealed").await, 1000);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn four_sealers_at_once_make_one_chain_while_deeds_go_on() {
    on_both(async |scene| {
        let mut tasks = Vec::new();
        for sealer in 0..4 {
            let store = if sealer % 2 == 0 { scene.store.clone() } else { scene.another().await };
            tasks.push(tokio::spawn(async move {
                for _ in 0..8 {
                    write_lines(&store, 40).await;
                    seal_due(&store).await.unwrap();
                }
            }));
        }
        for task in tasks {
            task.await.unwrap();
        }
        seal_due(&scene.store).await.unwrap();
        let head = head(&scene.store).await.unwrap();
        assert_eq!(head.seq, 4 * 8 * 40);
        assert_eq!(verify(&scene.store, None).await.unwrap(), Verdict::Whole { head, unsealed: 0 });
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proof_taken_while_lines_are_sealed_finds_nothing_wrong() {
    on_both(async |scene| {
        let store = scene.store.clone();
        let sealing = tokio::spawn(async move {
            for _ in 0..30 {
                write_lines(&store, 20).await;
                seal_due(&store).await.unwrap();
            }
        });
        while !sealing.is_finished() {
            let verdict = verify(&scene.store, None).await.unwrap();
            assert!(matches!(verdict, Verdict::Whole { .. }), "{verdict:?}");
        }
        sealing.await.unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_older_printed_head_still_fits_a_chain_that_went_on() {
    on_both(async |scene| {
        write_lines(&scene.store, 3).await;
        seal_due(&scene.store).await.unwrap();
        let printed = head(&scene.store).await.unwrap();
        write_lines(&scene.store, 3).await;
        seal_due(&scene.store).await.unwrap();
        assert!(matches!(verify(&scene.store, Some(&printed)).await.unwrap(), Verdict::Whole { .. }));
        let never = Head { seq: 7, hash: vec![1; 32] };
        let verdict = verify(&scene.store, Some(&never)).await.unwrap();
        assert_eq!(verdict, Verdict::NotThePrinted { seq: 7 });
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_printed_head_is_read_back() {
    on_both(async |scene| {
        write_lines(&scene.store, 3).await;
        seal_due(&scene.store).await.unwrap();
        let head = head(&scene.store).await.unwrap();
        let printed = head.to_string();
        assert!(printed.starts_with("3:") && printed.len() == 66, "{printed}");
        assert_eq!(printed.parse::<Head>().unwrap(), head);
        assert_eq!(format!("  {}\n", printed.to_uppercase()).parse::<Head>().unwrap(), head);
    })
    .await;
}

#[test]
fn what_is_no_head_is_refused() {
    let zeros = "0".repeat(64);
    for text in ["", "3", "3:", ":", "3:ab", &zeros, &format!("x:{zeros}"), &format!("3:{zeros}0")] {
        assert!(text.parse::<Head>().is_err(), "{text}");
    }
    for digits in ["+1".repeat(32), "å".repeat(32), "g".repeat(64)] {
        assert!(format!("3:{digits}").parse::<Head>().is_err(), "{digits}");
    }
    assert!(format!("-3:{zeros}").parse::<Head>().is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_sealer_seals_soon_after_a_deed_and_what_is_left_when_it_stops() {
    on_both(async |scene| {
        let (stop, stopped) = watch::channel(false);
        let sealer = tokio::spawn(run_sealer(scene.store.clone(), stopped));
        write_lines(&scene.store, 3).await;
        let all_three = async {
            while head(&scene.store).await.unwrap().seq < 3 {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(10), all_three).await.expect("sealed soon");
        // A line of another program, of which nobody told the sealer.
        write_lines(&scene.another().await, 1).await;
        stop.send(true).unwrap();
        tokio::time::timeout(Duration::from_secs(10), sealer).await.expect("it stops when told").unwrap();
        assert_eq!(head(&scene.store).await.unwrap().seq, 4);
    })
    .await;
}

//! The lines in a second place: they follow, they are proven by themselves, and they find a chain that was replaced.

use std::path::{Path, PathBuf};

use chrono::TimeDelta;
use store::journal::{CopyFault, Head, Verdict, copy, head, proven, seal_due, verify};

use crate::support::{Scene, on_both, write_lines};

/// So many more lines, sealed and copied.
async fn copied(scene: &Scene, folder: &Path, lines: u32) -> u64 {
    if lines > 0 {
        write_lines(&scene.store, lines).await;
    }
    seal_due(&scene.store).await.unwrap();
    copy(&scene.store, folder).await.unwrap()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

async fn verdict(scene: &Scene, heads: &[Head]) -> Verdict {
    verify(&scene.store, heads).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn each_days_lines_follow_once_and_fit_the_chain() {
    on_both(async |scene| {
        let folder = scene.keys.path().join("second");
        assert_eq!(copied(scene, &folder, 20).await, 20);
        assert_eq!(copied(scene, &folder, 0).await, 0, "nothing new");
        assert_eq!(copied(scene, &folder, 3).await, 3, "the same file goes on");
        scene.clock.advance(TimeDelta::days(1));
        assert_eq!(copied(scene, &folder, 7).await, 7);
        let names: Vec<_> = files(&folder).iter().map(|file| file.file_name().unwrap().to_owned()).collect();
        assert_eq!(names, ["journal-2026-03-02.lines", "journal-2026-03-03.lines"]);
        let heads = proven(&folder).unwrap();
        assert_eq!((heads.len(), heads.last()), (30, Some(&head(&scene.store).await.unwrap())));
        assert!(matches!(verdict(scene, &heads).await, Verdict::Whole { .. }));
        // After its time the first file goes; the rest still hangs together and fits.
        std::fs::remove_file(&files(&folder)[0]).unwrap();
        let heads = proven(&folder).unwrap();
        assert_eq!((heads.len(), heads[0].seq), (7, 24));
        assert!(matches!(verdict(scene, &heads).await, Verdict::Whole { .. }));
        assert_eq!(copied(scene, &folder, 1).await, 1, "and nothing is copied twice");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chain_that_is_built_anew_differs_from_the_copy_at_its_first_line() {
    on_both(async |scene| {
        let folder = scene.keys.path().join("second");
        copied(scene, &folder, 12).await;
        let heads = proven(&folder).unwrap();
        scene.tamper("UPDATE journal_line SET deed = 'x.y' WHERE id = (SELECT line_id FROM journal_seal WHERE seq = 5)").await;
        // Whoever can write everything seals everything anew.
        scene.tamper("DELETE FROM journal_seal").await;
        scene.tamper("UPDATE journal_line SET sealed = FALSE").await;
        let zeros = if scene.is_embedded() { "zeroblob(32)" } else { "decode(repeat('00', 32), 'hex')" };
        scene.tamper(&format!("UPDATE journal_head SET seq = 0, hash = {zeros}")).await;
        seal_due(&scene.store).await.unwrap();
        assert!(matches!(verify(&scene.store, None).await.unwrap(), Verdict::Whole { .. }), "whole in itself");
        assert_eq!(verdict(scene, &heads).await, Verdict::NotThePrinted { seq: 5 });
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_that_was_changed_or_cut_says_where() {
    on_both(async |scene| {
        let folder = scene.keys.path().join("second");
        copied(scene, &folder, 9).await;
        let file = files(&folder).remove(0);
        let whole = std::fs::read_to_string(&file).unwrap();
        let lines: Vec<&str> = whole.lines().collect();
        let with = |at: usize, line: Option<String>| {
            let mut lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
            match line {
                Some(line) => lines[at] = line,
                None => drop(lines.remove(at)),
            }
            std::fs::write(&file, lines.join("\n") + "\n").unwrap();
        };
        with(3, Some(lines[3].replace("\"form\":2", "\"form\":3")));
        assert!(matches!(proven(&folder), Err(CopyFault::Changed { seq: 4, .. })));
        with(3, Some(lines[3].replace("\"subject\":\"", "\"subject\":\"x")));
        assert!(matches!(proven(&folder), Err(CopyFault::Changed { seq: 4, .. })));
        with(3, Some("garbage".to_owned()));
        assert!(matches!(proven(&folder), Err(CopyFault::Missing { seq: 4, .. })));
        with(6, None);
        assert!(matches!(proven(&folder), Err(CopyFault::Missing { seq: 7, .. })));
        // Cut off when it was written: the line is written anew behind the piece.
        let end = whole.trim_end();
        std::fs::write(&file, &end[..end.len() - 20]).unwrap();
        assert_eq!(copy(&scene.store, &folder).await.unwrap(), 1);
        assert_eq!(proven(&folder).unwrap().len(), 9);
    })
    .await;
}

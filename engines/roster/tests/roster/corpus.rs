//! The seeds of the fuzz targets, run in every test: each is read or refused, and never panics.

use std::path::Path;

use roster::{Caps, Person, read_file, read_text, resent, take};

use crate::kept::docx;

/// The seeds of a target.
fn seeds(target: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target);
    let seeds = std::fs::read_dir(folder).unwrap();
    seeds.map(|entry| std::fs::read(entry.unwrap().path()).unwrap()).collect()
}

#[test]
fn the_fuzz_corpus_is_read_or_refused() {
    let seeds = seeds("read");
    for bytes in &seeds {
        let _ = read_file("seed", bytes, &Caps::default());
        if let Ok(text) = std::str::from_utf8(bytes) {
            let _ = read_text(text, &Caps::default());
        }
    }
    assert!(seeds.len() >= 12, "{} seeds", seeds.len());
}

#[test]
fn the_corpora_of_mails_documents_and_workbooks_are_taken_or_refused() {
    for (target, least) in [("letter", 8), ("document", 5), ("workbook", 4), ("read", 12)] {
        let seeds = seeds(target);
        assert!(seeds.len() >= least, "{target}: {} seeds", seeds.len());
        for bytes in seeds {
            let body = String::from_utf8_lossy(&bytes).into_owned();
            let header = b"MIME-Version: 1.0\r\nFrom: a@x.se\r\n";
            for bytes in [bytes.clone(), [&header[..], &bytes].concat(), docx(&body)] {
                let Ok(taken) = take(&bytes, &Caps::default(), &[]) else { continue };
                for list in &taken.lists {
                    let people: Vec<Person> =
                        list.reading.rows.iter().map(|row| row.person.clone()).collect();
                    assert!(!people.is_empty() && resent::hold(&people, &people).is_same());
                }
                assert!(taken.left.iter().all(|left| !left.sentence().is_empty()));
            }
        }
    }
}

//! The seeds of the fuzz target, run in every test: each is read or refused, and never panics.

use std::path::Path;

use roster::{Caps, read_file, read_text};

#[test]
fn the_fuzz_corpus_is_read_or_refused() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus/read");
    let mut seeds = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        let _ = read_file("seed", &bytes, &Caps::default());
        if let Ok(text) = std::str::from_utf8(&bytes) {
            let _ = read_text(text, &Caps::default());
        }
        seeds += 1;
    }
    assert!(seeds >= 12, "{seeds} seeds");
}

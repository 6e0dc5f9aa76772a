//! The fuzz target's corpus, so that what it once found stays found in every run.

use std::path::Path;

#[allow(clippy::expect_used, reason = "the fuzz target's own checks")]
#[path = "../fuzz/shared/answers.rs"]
mod answers;

#[test]
#[allow(clippy::unwrap_used, reason = "without its corpus the test has nothing to say")]
fn every_answer_of_the_corpus_is_read_or_refused() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus/answers");
    let mut count = 0;
    for entry in std::fs::read_dir(corpus).unwrap() {
        answers::check(&std::fs::read(entry.unwrap().path()).unwrap());
        count += 1;
    }
    assert!(count >= 8, "{count} files");
}

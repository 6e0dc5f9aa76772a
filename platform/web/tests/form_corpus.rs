//! The fuzz target's corpus, so that what it once found stays found in every run.

use std::path::Path;

#[path = "../fuzz/shared/form.rs"]
mod form;

#[tokio::test]
#[allow(clippy::unwrap_used, reason = "without its corpus the test has nothing to say")]
async fn every_form_of_the_corpus_is_read_or_refused() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus/form");
    let mut count = 0;
    for entry in std::fs::read_dir(corpus).unwrap() {
        form::check(&std::fs::read(entry.unwrap().path()).unwrap()).await;
        count += 1;
    }
    assert!(count >= 8, "{count} files");
}

//! The fuzz target's corpus, so that what it once found stays found in every run.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::fs;
use std::path::Path;

#[allow(clippy::expect_used, reason = "the fuzz target's own checks")]
#[path = "../fuzz/shared/tours.rs"]
mod shared;

#[test]
fn every_file_of_the_corpus_gives_a_plan_that_keeps_the_rules_or_a_refusal_that_holds() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus/tours");
    let (mut plans, mut refusals) = (0, 0);
    for entry in fs::read_dir(corpus).unwrap() {
        let bytes = fs::read(entry.unwrap().path()).unwrap();
        if shared::check(&shared::problem(&bytes)) {
            plans += 1;
        } else {
            refusals += 1;
        }
    }
    assert!(plans >= 4 && refusals >= 4, "{plans} plans, {refusals} refusals");
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 256, failure_persistence: None, ..Default::default() })]

    #[test]
    fn any_bytes_give_one_or_the_other(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..160)) {
        shared::check(&shared::problem(&bytes));
    }
}

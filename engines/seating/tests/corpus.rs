//! The fuzz target's corpus, so that what it once found stays found in every run.

use std::fs;
use std::path::Path;

use seating::Budget;
use seating::mdgp::{read, solve_instance};

#[test]
fn every_file_of_the_corpus_is_read_or_refused_and_solved_within_its_sizes() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus/instance");
    let mut readable = 0;
    for entry in fs::read_dir(corpus).unwrap() {
        let Ok(instance) = read(&fs::read(entry.unwrap().path()).unwrap()) else { continue };
        readable += 1;
        let plan = solve_instance(&instance, 1, Budget { steps: 500 });
        assert_eq!(plan.group_of.len(), instance.people());
        for (group, &(least, most)) in instance.sizes().iter().enumerate() {
            let size = plan.group_of.iter().filter(|&&seat| seat == group).count();
            assert!((least..=most).contains(&size));
        }
    }
    assert!(readable >= 4, "{readable}");
}

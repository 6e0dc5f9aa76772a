//! The same seed and steps give the same grouping, whatever the vector instructions and the number of threads.
#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use proptest::collection::vec;
use proptest::prelude::*;
use seating::mdgp::{Effort, Instance, Limit, MdgpPlan, Vectors, read, solve_instance_with};

fn instance(people: usize, groups: usize, slack: usize, numbers: &[u32]) -> Instance {
    let even = people / groups;
    let sizes: Vec<String> = (0..groups)
        .map(|group| {
            format!("{} {}", even - (slack + group % 2 * slack).min(even), even + 1 + slack * (group % 3))
        })
        .collect();
    let pairs = (1..people).flat_map(|j| (0..j).map(move |i| (i, j)));
    let line = |((i, j), number): ((usize, usize), &u32)| format!("{i} {j} {number}.25\n");
    let lines: Vec<String> = pairs.zip(numbers.iter().cycle()).map(line).collect();
    read(format!("{people} {groups} ds {}\n{}", sizes.join(" "), lines.concat()).as_bytes()).unwrap()
}

fn solved(instance: &Instance, seed: u64, steps: u64, threads: usize, vectors: Vectors) -> MdgpPlan {
    solve_instance_with(instance, seed, &Effort { limit: Limit::Steps(steps), threads, vectors })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn vectors_and_threads_do_not_change_the_grouping(
        people in 14..90_usize,
        share in 2..6_usize,
        slack in 0..3_usize,
        numbers in vec(0..1000_u32, 211),
        seed: u64,
        steps in 0..60_000_u64,
    ) {
        let instance = instance(people, people / share, slack, &numbers);
        let usual = solved(&instance, seed, steps, 1, Vectors::Widest);
        prop_assert!(usual.steps <= steps);
        for vectors in [Vectors::Avx2, Vectors::Least, Vectors::Scalar] {
            prop_assert_eq!(&usual, &solved(&instance, seed, steps, 1, vectors));
        }
        for threads in [2, 5, 100] {
            prop_assert_eq!(&usual, &solved(&instance, seed, steps, threads, Vectors::Widest));
        }
    }
}

#[test]
fn many_people_are_no_different() {
    let numbers: Vec<u32> = (0..997).map(|k| k * k % 1009).collect();
    let instance = instance(400, 20, 2, &numbers);
    let usual = solved(&instance, 7, 100_000, 1, Vectors::Widest);
    assert_eq!(usual, solved(&instance, 7, 100_000, 2, Vectors::Scalar));
}

#[test]
fn the_grouping_is_the_one_it_was_on_other_machines() {
    let instance = read(include_bytes!("instances/RanReal_n120_ss_01.txt")).unwrap();
    let plan = solved(&instance, 1, 30_000, 2, Vectors::Widest);
    assert_eq!(format!("{:.3}", plan.objective), "46935.475");
}

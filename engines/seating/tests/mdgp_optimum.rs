//! Small instances against every possible grouping: the best is found, whatever the budget.
#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use proptest::collection::vec;
use proptest::prelude::*;
use seating::Budget;
use seating::mdgp::{Instance, solve_instance};

/// The highest objective of all groupings that go on from these.
fn highest(instance: &Instance, group_of: &mut Vec<usize>) -> f64 {
    let groups = instance.sizes().len();
    let size = |group_of: &[usize], group: usize| group_of.iter().filter(|&&seat| seat == group).count();
    if group_of.len() == instance.people() {
        let fits = (0..groups).all(|group| size(group_of, group) >= instance.sizes()[group].0);
        return if fits { instance.objective(group_of) } else { f64::NEG_INFINITY };
    }
    let mut best = f64::NEG_INFINITY;
    for group in 0..groups {
        if size(group_of, group) < instance.sizes()[group].1 {
            group_of.push(group);
            best = best.max(highest(instance, group_of));
            group_of.pop();
        }
    }
    best
}

fn instance(people: usize, sizes: Vec<(usize, usize)>, gains: &[i32]) -> Instance {
    let mut numbers = gains.iter().cycle();
    Instance::new(people, sizes, |_, _| f64::from(*numbers.next().unwrap()) / 4.0).unwrap()
}

fn is_best(instance: &Instance, seed: u64) {
    let best = highest(instance, &mut Vec::new());
    let found = solve_instance(instance, seed, Budget { steps: 1 });
    assert!(found.optimal && (found.objective - best).abs() < 1e-6, "{} of {best}", found.objective);
    assert!((instance.objective(&found.group_of) - found.objective).abs() < 1e-6);
    for (group, &(least, most)) in instance.sizes().iter().enumerate() {
        let size = found.group_of.iter().filter(|&&seat| seat == group).count();
        assert!((least..=most).contains(&size));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_best_grouping_is_found(
        gains in vec(-400..4000_i32, 45),
        people in 1..11_usize,
        limits in vec((0..3_usize, 0..3_usize), 3),
        seed: u64,
    ) {
        let groups = 1 + people / 4;
        let even = people / groups;
        let limit = |&(less, more): &(usize, usize)| (even - less.min(even), even + 1 + more);
        is_best(&instance(people, limits.iter().take(groups).map(limit).collect(), &gains), seed);
    }
}

#[test]
fn the_best_grouping_of_twelve_is_found() {
    let gains: Vec<i32> = (0..66).map(|k| k * k * 31 % 1009).collect();
    for groups in [2, 3, 4] {
        is_best(&instance(12, vec![(12 / groups, 12 / groups); groups], &gains), 1);
    }
    is_best(&instance(12, vec![(3, 6), (2, 5), (1, 7)], &gains), 1);
}

//! Rules that backtracking alone does not settle.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

mod support;

use seating::{Budget, Problem, Refused, Round, Rule, solve};
use support::{keeps_rules, people, tables};

const USUAL: Budget = Budget { steps: 300_000 };

/// Everyone a stranger; who has met in so many rounds is to be kept apart.
fn after(rounds: usize, groups: usize, size: usize) -> Problem {
    let strangers: Vec<u32> = (0..u32::try_from(groups * size).unwrap()).collect();
    let mut problem =
        Problem { people: people(&strangers), tables: tables(groups, size, size), ..Problem::default() };
    problem.rounds = vec![Round::Mixed; rounds];
    let plan = solve(&problem, 1, Budget { steps: 2_000_000 }, &()).unwrap();
    let at = |round: &seating::Seating, table: usize| -> Vec<usize> {
        (0..strangers.len()).filter(|&person| round.table_of[person] == table).collect()
    };
    problem.rounds = vec![Round::Mixed];
    problem.rules = plan
        .rounds
        .iter()
        .flat_map(|round| (0..groups).map(move |table| Rule::Apart { people: at(round, table) }))
        .collect();
    problem
}

#[test]
fn one_more_round_in_which_nobody_meets_again_is_found() {
    for rounds in [3, 5, 7] {
        let problem = after(rounds, 10, 4);
        let plan = solve(&problem, 1, USUAL, &()).unwrap();
        assert!(keeps_rules(&problem, &plan), "{rounds}");
    }
}

#[test]
fn where_none_is_found_the_rules_that_stay_broken_are_named() {
    // The nine rounds are lines of a field: who has not met then are two halves of a column, and no four of them all.
    let problem = after(9, 8, 4);
    let refused = solve(&problem, 1, USUAL, &()).unwrap_err();
    let [Refused::Clash { rules, .. }] = &refused[..] else { panic!("{refused:?}") };
    assert!(!rules.is_empty());
}

#[test]
fn a_crowd_kept_apart_pair_by_pair_is_named_pair_by_pair() {
    let groups: Vec<u32> = (0..300).map(|person| person % 49).collect();
    let mut problem = Problem { people: people(&groups), tables: tables(41, 6, 8), ..Problem::default() };
    let clique = (0..42).flat_map(|b| (0..b).map(move |a| Rule::Apart { people: vec![7 * a, 7 * b] }));
    let others = (0..100).map(|k| Rule::Apart { people: vec![k, 299 - k] });
    let most = [Rule::GroupAtMost { most: 2 }, Rule::Quota { people: (0..100).collect(), least: 1, most: 4 }];
    problem.rules = clique.chain(others).chain(most).collect();
    let refused = solve(&problem, 1, USUAL, &()).unwrap_err();
    let [Refused::Clash { rules, proven: true, .. }] = &refused[..] else { panic!("{refused:?}") };
    assert_eq!(*rules, (0..42 * 41 / 2).collect::<Vec<_>>());
}

#[test]
fn quotas_of_every_role_and_municipality_hold_in_a_large_hall() {
    let groups: Vec<u32> = (0..280).map(|person| person % 47).collect();
    let mut problem = Problem { people: people(&groups), tables: tables(40, 6, 8), ..Problem::default() };
    problem.rounds = vec![Round::Mixed; 2];
    problem.rules = (0..4)
        .map(|role| Rule::Quota { people: (role..280).step_by(4).collect(), least: 1, most: 2 })
        .chain([Rule::GroupAtMost { most: 1 }, Rule::Apart { people: (0..40).collect() }])
        .collect();
    let plan = solve(&problem, 1, USUAL, &()).unwrap();
    assert!(keeps_rules(&problem, &plan));
}

//! Against every possible plan, where there are few enough to count.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

mod support;

use proptest::prelude::*;
use seating::{Budget, Problem, Refused, Round, Rule, replan, solve};
use support::{all_seatings, points, problem};

const ENOUGH: Budget = Budget { steps: 20_000 };

/// The points that a person's move must mend, as README.md states it.
fn price_of_a_move(problem: &Problem, round: usize) -> i64 {
    let aims = &problem.aims;
    let (mix, roles) = (i64::from(aims.mix), i64::from(aims.spread_roles));
    let largest = problem.tables.iter().map(|table| table.most).max().unwrap_or(0).min(problem.people.len());
    match problem.rounds[round] {
        Round::Mixed => 3 * (4 * mix).max(2 * roles).max(4),
        Round::Together => (mix * i64::try_from(largest * largest).unwrap() / 2).max(3 * roles).max(6),
    }
}

/// Every plan of one or two rounds.
fn all_plans(problem: &Problem) -> Vec<Vec<Vec<usize>>> {
    let first: Vec<Vec<usize>> = all_seatings(problem, 0).collect();
    if problem.rounds.len() == 1 {
        return first.into_iter().map(|one| vec![one]).collect();
    }
    let second: Vec<Vec<usize>> = all_seatings(problem, 1).collect();
    first.iter().flat_map(|one| second.iter().map(|two| vec![one.clone(), two.clone()])).collect()
}

/// The problem with some of its rules.
fn only(problem: &Problem, rules: &[usize]) -> Problem {
    Problem { rules: rules.iter().map(|&rule| problem.rules[rule].clone()).collect(), ..problem.clone() }
}

fn possible(problem: &Problem) -> bool {
    (0..problem.rounds.len()).all(|round| all_seatings(problem, round).next().is_some())
}

/// What is named clashes, and no rule of it can be left out.
fn named_rightly(problem: &Problem, refused: &Refused) {
    let Refused::Clash { rules, sizes, proven, .. } = refused else { panic!("{refused:?}") };
    assert!(proven);
    assert!(!possible(&only(problem, rules)), "{rules:?}");
    for left_out in rules {
        let fewer: Vec<usize> = rules.iter().copied().filter(|rule| rule != left_out).collect();
        let round = |round: usize| all_seatings(&only(problem, &fewer), round).next().is_some();
        let clashes = |round: &usize| all_seatings(&only(problem, rules), *round).next().is_none();
        assert!(
            (0..problem.rounds.len()).filter(clashes).any(round),
            "{left_out} is not needed in {rules:?}"
        );
    }
    let mut wide = only(problem, rules);
    wide.tables.iter_mut().for_each(|table| (table.least, table.most) = (0, problem.people.len()));
    assert_eq!(*sizes, possible(&wide));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_best_plan_of_a_round_is_found_or_the_rules_that_clash_are_named(
        problem in problem(1..9, 3, 1, 6),
        seed: u64,
    ) {
        let best = all_plans(&problem).iter().map(|plan| points(&problem, plan)).max();
        match solve(&problem, seed, Budget::default(), &()) {
            Ok(plan) => {
                prop_assert_eq!(Some(plan.objective), best);
                prop_assert_eq!(plan.objective, plan.bound);
            }
            Err(refused) => {
                prop_assert_eq!(best, None, "{:?}", &refused);
                for refused in refused {
                    named_rightly(&problem, &refused);
                }
            }
        }
    }

    #[test]
    fn the_best_plan_of_two_rounds_is_found_and_none_is_above_the_bound(
        problem in problem(1..6, 3, 2, 4),
        seed: u64,
    ) {
        let best = all_plans(&problem).iter().map(|plan| points(&problem, plan)).max();
        match solve(&problem, seed, Budget::default(), &()) {
            Ok(plan) => {
                prop_assert_eq!(Some(plan.objective), best);
                prop_assert!(plan.objective <= plan.bound);
            }
            Err(refused) => {
                prop_assert_eq!(best, None, "{:?}", &refused);
                for refused in refused {
                    named_rightly(&problem, &refused);
                }
            }
        }
    }

    #[test]
    fn planning_again_weighs_moves_against_the_mix_as_said(
        problem in problem(1..8, 3, 1, 3),
        old in proptest::collection::vec(proptest::option::of(0..3_usize), 8),
        seed: u64,
    ) {
        let old = vec![old[..problem.people.len()].to_vec()];
        let worth = |tables: &[Vec<usize>]| {
            let changed = |(old, new): &(&Option<usize>, &usize)| old.is_some_and(|old| old != **new);
            let moved = old[0].iter().zip(&tables[0]).filter(changed).count();
            points(&problem, tables) - price_of_a_move(&problem, 0) * i64::try_from(moved).unwrap()
        };
        let best = all_plans(&problem).iter().map(|plan| worth(plan)).max();
        let found = replan(&problem, &old, seed, ENOUGH, &()).ok().map(|plan| worth(&plan.tables()));
        prop_assert_eq!(found, best);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_search_reaches_the_best_plan_also_where_it_does_not_count_through(
        problem in problem(9..12, 3, 1, 4),
        seed: u64,
    ) {
        let best = all_plans(&problem).iter().map(|plan| points(&problem, plan)).max();
        // Fewer steps than there are ways at three tables.
        let found = solve(&problem, seed, Budget { steps: 15_000 }, &()).ok().map(|plan| plan.objective);
        prop_assert_eq!(found, best);
    }
}

#[test]
fn a_rule_for_one_round_binds_no_other() {
    let mut problem = Problem {
        people: support::people(&[1, 2, 3, 4]),
        tables: support::tables(2, 2, 2),
        ..Problem::default()
    };
    problem.rounds = vec![Round::Mixed; 2];
    problem.rules = vec![
        Rule::Fixed { person: 0, table: 0, round: Some(0) },
        Rule::Fixed { person: 0, table: 1, round: Some(1) },
        Rule::Fixed { person: 1, table: 0, round: None },
    ];
    let plan = solve(&problem, 1, ENOUGH, &()).unwrap();
    assert!(support::keeps_rules(&problem, &plan));
    assert_eq!(plan.repeats, 0);
}

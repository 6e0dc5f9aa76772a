//! The rules that clash are a smallest set, wherever that is said: against every set of rules, at every seating.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

mod support;

use proptest::prelude::*;
use seating::{Budget, Problem, Refused, Rule, solve};
use support::{all_seatings, keeps, people, problem, tables};

/// For each seating that the sizes allow: the rules that it breaks, as bits.
fn broken(problem: &Problem, round: usize) -> Vec<u32> {
    let lone = Problem { rules: Vec::new(), ..problem.clone() };
    let bits = |seats: Vec<usize>| {
        let rules = problem.rules.iter().enumerate();
        rules.filter(|(_, rule)| !keeps(problem, round, &seats, rule)).fold(0, |all, (one, _)| all | 1 << one)
    };
    let mut all: Vec<u32> = all_seatings(&lone, round).map(bits).collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn clashes(rules: u32, broken: &[u32]) -> bool {
    broken.iter().all(|broken| broken & rules != 0)
}

/// How many rules the smallest clash of a round has.
fn least(problem: &Problem, round: usize) -> Option<u32> {
    let broken = broken(problem, round);
    let sets = 0..1_u32 << problem.rules.len();
    sets.filter(|&rules| clashes(rules, &broken)).map(u32::count_ones).min()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_fewer_rules_clash_than_those_that_are_named(
        problem in problem(2..8, 3, 2, 12),
        seed: u64,
    ) {
        let rounds = 0..problem.rounds.len();
        let refused = solve(&problem, seed, Budget { steps: 1_000 }, &()).err().unwrap_or_default();
        prop_assert_eq!(refused.is_empty(), rounds.clone().all(|round| least(&problem, round).is_none()));
        for one in refused {
            let Refused::Clash { rules, proven, smallest, .. } = one else { panic!("{one:?}") };
            prop_assert!(proven && smallest, "so few rules are settled");
            let bits = rules.iter().fold(0, |all, one| all | 1_u32 << one);
            let right = |round: usize| {
                clashes(bits, &broken(&problem, round)) && least(&problem, round) == Some(bits.count_ones())
            };
            prop_assert!(rounds.clone().any(right), "{:?}", rules);
        }
    }
}

/// Four who may not share one of three tables clash by six pairs; two rules at the end clash by themselves.
#[test]
fn a_small_clash_is_named_though_a_large_one_is_met_first() {
    let pairs = (0..4).flat_map(|b| (0..b).map(move |a| Rule::Apart { people: vec![a, b] }));
    let last = [Rule::Together { people: vec![5, 6] }, Rule::Apart { people: vec![6, 5] }];
    let mut problem = Problem { people: people(&[0; 9]), tables: tables(3, 3, 3), ..Problem::default() };
    for rules in [pairs.clone().chain(last.clone()).collect(), last.into_iter().chain(pairs).collect()] {
        problem.rules = rules;
        let refused = solve(&problem, 1, Budget::default(), &()).unwrap_err();
        let [Refused::Clash { rules, proven: true, smallest: true, .. }] = &refused[..] else {
            panic!("{refused:?}")
        };
        let named: Vec<&Rule> = rules.iter().map(|&rule| &problem.rules[rule]).collect();
        assert!(named.iter().all(|rule| matches!(rule, Rule::Together { .. } | Rule::Apart { .. })));
        assert_eq!(named.len(), 2, "{named:?}");
    }
}

/// Rules of a county: a clash of three among two hundred that have nothing to do with it.
#[test]
fn three_of_two_hundred_rules_are_named_and_proven_fewest() {
    let groups: Vec<u32> = (0..300).map(|person| person % 49).collect();
    let mut problem = Problem { people: people(&groups), tables: tables(41, 6, 8), ..Problem::default() };
    let apart = (0..100).map(|k| Rule::Apart { people: vec![k, 299 - k] });
    let together = (100..190).step_by(2).map(|k| Rule::Together { people: vec![k, k + 1] });
    let clash = [
        Rule::Fixed { person: 3, table: 4, round: None },
        Rule::Only { person: 200, tables: vec![3, 5] },
        Rule::Together { people: vec![3, 200] },
    ];
    problem.rules = apart.chain(clash).chain(together).collect();
    let refused = solve(&problem, 1, Budget::default(), &()).unwrap_err();
    let rules = vec![100, 101, 102];
    assert_eq!(refused, [Refused::Clash { rules, sizes: false, proven: true, smallest: true }]);
}

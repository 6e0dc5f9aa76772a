//! What always holds, under random rules.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

mod support;

use proptest::prelude::*;
use seating::{Budget, Plan, Problem, Rule, curve, meetings, met, replan, score, solve, why};
use support::{keeps_rules, points, problem};

const SHORT: Budget = Budget { steps: 3_000 };

type Old = Vec<Vec<Option<usize>>>;

fn reports_itself_rightly(problem: &Problem, plan: &Plan, old: &Old) {
    assert!(keeps_rules(problem, plan));
    assert_eq!(plan.objective, points(problem, &plan.tables()));
    assert!(plan.objective <= plan.bound);
    let mut moved = 0;
    for (old, new) in old.iter().zip(&plan.rounds) {
        moved +=
            old.iter().zip(&new.table_of).filter(|(old, new)| old.is_some_and(|old| old != **new)).count();
        assert_eq!(new.report.iter().map(|table| table.people).sum::<usize>(), problem.people.len());
    }
    assert_eq!(plan.moved, moved);
    let extra: usize = meetings(plan).iter().map(|(_, _, times)| times - 1).sum();
    assert_eq!(plan.repeats, extra);
    let scored = score(problem, &plan.tables()).unwrap();
    assert_eq!((scored.plan.objective, scored.broken), (plan.objective, Vec::new()));
}

/// The problem with its list of people turned round.
fn turned(problem: &Problem) -> Problem {
    let last = problem.people.len() - 1;
    let turn = |people: &[usize]| people.iter().map(|&person| last - person).collect::<Vec<_>>();
    let mut backwards = problem.clone();
    backwards.people.reverse();
    for rule in &mut backwards.rules {
        match rule {
            Rule::Fixed { person, .. } | Rule::Only { person, .. } => *person = last - *person,
            Rule::Together { people } | Rule::Apart { people } | Rule::Quota { people, .. } => {
                *people = turn(people);
            }
            Rule::GroupAtMost { .. } | Rule::GroupWhole { .. } => {}
        }
    }
    backwards.rules.reverse();
    backwards.aims.wishes = problem.aims.wishes.iter().map(|&(a, b)| (last - b, last - a)).collect();
    backwards
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn everyone_is_seated_once_by_all_rules(problem in problem(1..40, 6, 3, 6), seed: u64) {
        if let Ok(plan) = solve(&problem, seed, SHORT, &()) {
            reports_itself_rightly(&problem, &plan, &Old::new());
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_plan_and_the_list_may_be_in_any_order(
        problem in problem(1..30, 5, 3, 4),
        seed: u64,
    ) {
        let plan = solve(&problem, seed, SHORT, &());
        prop_assert_eq!(&plan, &solve(&problem, seed, SHORT, &()));
        if let Ok(plan) = plan {
            let mut again = solve(&turned(&problem), seed, SHORT, &()).unwrap().tables();
            again.iter_mut().for_each(|round| round.reverse());
            prop_assert_eq!(plan.tables(), again);
        }
    }

    #[test]
    fn planning_again_keeps_the_rules_and_counts_its_moves(
        problem in problem(1..40, 6, 2, 4),
        old in proptest::collection::vec(proptest::option::of(0..7_usize), 80),
        seed: u64,
    ) {
        let rounds = old.chunks(40).take(problem.rounds.len());
        let old: Old = rounds.map(|round| round[..problem.people.len()].to_vec()).collect();
        if let Ok(plan) = replan(&problem, &old, seed, SHORT, &()) {
            reports_itself_rightly(&problem, &plan, &old);
        }
        if let Ok(choices) = curve(&problem, &old, seed, SHORT, &()) {
            prop_assert!((1..=6).contains(&choices.len()));
            for choice in &choices {
                prop_assert_eq!(choice.moved, choice.plan.moved);
                reports_itself_rightly(&problem, &choice.plan, &old);
            }
            let better = |pair: &[seating::Choice]| {
                pair[0].moved < pair[1].moved && pair[0].plan.objective < pair[1].plan.objective
            };
            prop_assert!(choices.windows(2).all(better));
        }
    }

    #[test]
    fn a_plan_planned_again_without_need_stays_as_it_is(problem in problem(1..30, 5, 2, 3), seed: u64) {
        if let Ok(plan) = solve(&problem, seed, Budget { steps: 20_000 }, &()) {
            let again = replan(&problem, &plan.places(), seed ^ 1, SHORT, &()).unwrap();
            prop_assert!(again.moved == 0 || again.objective > plan.objective);
            let choices = curve(&problem, &plan.places(), seed, SHORT, &()).unwrap();
            prop_assert_eq!(choices[0].moved, 0);
        }
    }

    #[test]
    fn every_seat_has_a_reason_and_the_other_seat_costs_what_it_says(
        problem in problem(2..20, 4, 2, 4),
        seed: u64,
        person in 0..20_usize,
    ) {
        let person = person % problem.people.len();
        if let Ok(plan) = solve(&problem, seed, SHORT, &()) {
            let reasons = why(&problem, &plan, 0, person);
            if let Some(seating::Reason::Mix { table, with, loses }) = reasons.last() {
                let mut tables = plan.tables();
                if let Some(with) = with {
                    tables[0][*with] = tables[0][person];
                }
                tables[0][person] = *table;
                let other = score(&problem, &tables).unwrap();
                prop_assert!(other.broken.is_empty());
                prop_assert_eq!(other.plan.objective, plan.objective - loses);
            } else {
                prop_assert_eq!(reasons.last(), Some(&seating::Reason::NoOther));
            }
            let shared: usize = met(&plan, person).iter().map(|(_, rounds)| rounds.len()).sum();
            let neighbours = |round: &seating::Seating| {
                round.table_of.iter().filter(|&&table| table == round.table_of[person]).count() - 1
            };
            prop_assert_eq!(shared, plan.rounds.iter().map(neighbours).sum::<usize>());
        }
    }
}

#[test]
fn a_budget_of_nothing_still_keeps_the_rules() {
    let mut problem = support::workshop(40, support::tables(6, 6, 8));
    problem.rules =
        vec![Rule::Fixed { person: 0, table: 3, round: None }, Rule::Apart { people: vec![0, 1, 2] }];
    let plan = solve(&problem, 1, Budget { steps: 0 }, &()).unwrap();
    assert!(keeps_rules(&problem, &plan));
}

#[test]
fn nobody_at_no_table_is_a_plan() {
    let plan = solve(&Problem::default(), 1, Budget::default(), &()).unwrap();
    assert_eq!((plan.rounds[0].table_of.len(), plan.rounds[0].report.len(), plan.objective), (0, 0, 0));
}

#[test]
fn whoever_looks_on_sees_it_come_to_an_end_and_can_stop_it() {
    let mut problem = support::workshop(60, support::tables(9, 6, 8));
    problem.rounds = vec![seating::Round::Mixed; 12];
    let seen = std::cell::RefCell::new(Vec::new());
    let watch = |progress: seating::Progress| {
        seen.borrow_mut().push(progress.share);
        seen.borrow().len() < 3
    };
    let plan = solve(&problem, 1, Budget::default(), &watch).unwrap();
    assert!(keeps_rules(&problem, &plan));
    let seen = seen.into_inner();
    assert_eq!(seen.len(), 3);
    assert!(seen.windows(2).all(|pair| pair[0] < pair[1]), "{seen:?}");
}

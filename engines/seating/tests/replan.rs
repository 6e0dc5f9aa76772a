//! What changes when someone stays away, comes late or must be moved.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

mod support;

use seating::{Budget, Plan, Problem, replan, solve};
use support::{keeps_rules, tables, workshop};

const USUAL: Budget = Budget { steps: 50_000 };

/// A workshop of forty at six tables of 6–8, and its plan.
fn forty() -> (Problem, Plan) {
    let problem = workshop(40, tables(6, 6, 8));
    let plan = solve(&problem, 3, USUAL).unwrap();
    (problem, plan)
}

/// The problem and the old places without those who stay away.
fn without(problem: &Problem, plan: &Plan, away: &[usize]) -> (Problem, Vec<Option<usize>>) {
    let mut left = problem.clone();
    let here = |person: &usize| !away.contains(person);
    let people: Vec<usize> = (0..problem.people.len()).filter(here).collect();
    left.people = people.iter().map(|&person| problem.people[person]).collect();
    (left, people.iter().map(|&person| Some(plan.table_of[person])).collect())
}

#[test]
fn three_who_stay_away_move_at_most_three() {
    let (problem, plan) = forty();
    for first in 0..30 {
        let (left, old) = without(&problem, &plan, &[first, first + 3, first + 9]);
        let again = replan(&left, &old, 5, USUAL).unwrap();
        assert!(keeps_rules(&left, &again.table_of));
        // Each can leave one seat short of the least size, and one person fills it.
        let mut load = [0_usize; 6];
        old.iter().flatten().for_each(|&table| load[table] += 1);
        let short: usize = load.iter().map(|&size| 6_usize.saturating_sub(size)).sum();
        assert!(again.moved >= short && again.moved <= 3, "{} moved for {short} short", again.moved);
    }
}

#[test]
fn those_who_come_late_take_free_chairs_and_nobody_moves() {
    let (problem, plan) = forty();
    let mut old: Vec<Option<usize>> = plan.table_of.iter().copied().map(Some).collect();
    for late in [1, 12, 30] {
        old[late] = None;
    }
    let again = replan(&problem, &old, 9, USUAL).unwrap();
    assert_eq!(again.moved, 0);
}

#[test]
fn someone_fixed_elsewhere_moves_and_few_others() {
    let (mut problem, plan) = forty();
    let old: Vec<Option<usize>> = plan.table_of.iter().copied().map(Some).collect();
    let there = (plan.table_of[4] + 1) % 6;
    problem.wishes.fixed = vec![(4, there)];
    let again = replan(&problem, &old, 2, USUAL).unwrap();
    assert_eq!(again.table_of[4], there);
    assert!(again.moved <= 2, "{}", again.moved);
}

#[test]
fn two_now_kept_apart_move_at_most_two() {
    let (mut problem, plan) = forty();
    let old: Vec<Option<usize>> = plan.table_of.iter().copied().map(Some).collect();
    let neighbour = (1..40).find(|&person| plan.table_of[person] == plan.table_of[0]).unwrap();
    problem.wishes.apart = vec![(0, neighbour)];
    let again = replan(&problem, &old, 2, USUAL).unwrap();
    assert!(keeps_rules(&problem, &again.table_of));
    assert!((1..=2).contains(&again.moved), "{}", again.moved);
}

#[test]
fn a_table_that_is_gone_moves_its_people() {
    let (problem, plan) = forty();
    let old: Vec<Option<usize>> = plan.table_of.iter().copied().map(Some).collect();
    let gone = plan.table_of.iter().filter(|&&table| table == 5).count();
    let fewer = Problem { tables: tables(5, 6, 8), ..problem };
    let again = replan(&fewer, &old, 2, USUAL).unwrap();
    assert!(keeps_rules(&fewer, &again.table_of));
    assert!(again.moved >= gone && again.moved <= gone + 3, "{} for {gone}", again.moved);
}

//! What changes when someone stays away, comes late or must be moved.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

mod support;

use seating::{Budget, Plan, Problem, Round, Rule, cost_of, cost_of_wish, curve, replan, solve};
use support::{keeps_rules, tables, workshop};

const USUAL: Budget = Budget { steps: 100_000 };

type Old = Vec<Vec<Option<usize>>>;

/// A workshop of forty at six tables of 6–8, and its plan.
fn forty() -> (Problem, Plan) {
    let problem = workshop(40, tables(6, 6, 8));
    let plan = solve(&problem, 3, USUAL, &()).unwrap();
    (problem, plan)
}

/// The problem and the old places without those who stay away.
fn without(problem: &Problem, plan: &Plan, away: &[usize]) -> (Problem, Old) {
    let mut left = problem.clone();
    let here = |person: &usize| !away.contains(person);
    let people: Vec<usize> = (0..problem.people.len()).filter(here).collect();
    left.people = people.iter().map(|&person| problem.people[person]).collect();
    let places = plan.places();
    (left, places.iter().map(|round| people.iter().map(|&person| round[person]).collect()).collect())
}

/// How many seats are missing for all tables to have their least.
fn short(problem: &Problem, old: &Old) -> usize {
    let missing = |round: &Vec<Option<usize>>| {
        let mut load = vec![0; problem.tables.len()];
        round.iter().flatten().for_each(|&table| load[table] += 1);
        load.iter().zip(&problem.tables).map(|(&size, table)| table.least.saturating_sub(size)).sum::<usize>()
    };
    old.iter().map(missing).sum()
}

#[test]
fn three_who_stay_away_move_at_most_three() {
    let (problem, plan) = forty();
    for first in 0..30 {
        let (left, old) = without(&problem, &plan, &[first, first + 3, first + 9]);
        let again = replan(&left, &old, 5, USUAL, &()).unwrap();
        assert!(keeps_rules(&left, &again));
        // Each can leave one seat short of the least size, and one person fills it.
        let short = short(&left, &old);
        assert!(again.moved >= short && again.moved <= 3, "{} moved for {short} short", again.moved);
    }
}

#[test]
fn those_who_come_late_take_free_chairs_and_nobody_moves() {
    let (problem, plan) = forty();
    let mut old = plan.places();
    for late in [1, 12, 30] {
        old[0][late] = None;
    }
    let again = replan(&problem, &old, 9, USUAL, &()).unwrap();
    assert_eq!(again.moved, 0);
}

#[test]
fn someone_fixed_elsewhere_moves_and_few_others() {
    let (mut problem, plan) = forty();
    let there = (plan.rounds[0].table_of[4] + 1) % 6;
    problem.rules = vec![Rule::Fixed { person: 4, table: there, round: None }];
    let again = replan(&problem, &plan.places(), 2, USUAL, &()).unwrap();
    assert_eq!(again.rounds[0].table_of[4], there);
    assert!(again.moved <= 2, "{}", again.moved);
}

#[test]
fn two_now_kept_apart_move_at_most_two() {
    let (mut problem, plan) = forty();
    let seats = &plan.rounds[0].table_of;
    let neighbour = (1..40).find(|&person| seats[person] == seats[0]).unwrap();
    problem.rules = vec![Rule::Apart { people: vec![0, neighbour] }];
    let again = replan(&problem, &plan.places(), 2, USUAL, &()).unwrap();
    assert!(keeps_rules(&problem, &again));
    assert!((1..=2).contains(&again.moved), "{}", again.moved);
}

#[test]
fn a_table_that_is_gone_moves_its_people() {
    let (problem, plan) = forty();
    let gone = plan.rounds[0].table_of.iter().filter(|&&table| table == 5).count();
    let fewer = Problem { tables: tables(5, 6, 8), ..problem };
    let again = replan(&fewer, &plan.places(), 2, USUAL, &()).unwrap();
    assert!(keeps_rules(&fewer, &again));
    assert!(again.moved >= gone && again.moved <= gone + 3, "{} for {gone}", again.moved);
}

/// Three hundred people in three rounds with quotas, and twelve who stay away.
fn three_hundred() -> (Problem, Old) {
    let mut problem = workshop(300, tables(41, 6, 8));
    problem.rounds = vec![Round::Mixed; 3];
    let quota = Rule::Quota { people: (0..60).map(|k| 5 * k).collect(), least: 1, most: 2 };
    problem.rules = vec![quota, Rule::Apart { people: vec![3, 50, 100] }];
    let plan = solve(&problem, 1, Budget::default(), &()).unwrap();
    let away: Vec<usize> = (0..12).map(|k| 23 * k + 1).collect();
    let (mut left, old) = without(&problem, &plan, &away);
    let documenters = (0..left.people.len()).filter(|&person| left.people[person].role == 0).collect();
    left.rules = vec![Rule::Quota { people: documenters, least: 1, most: 2 }];
    (left, old)
}

#[test]
fn twelve_of_three_hundred_move_hardly_anybody_in_three_rounds() {
    let (left, old) = three_hundred();
    let again = replan(&left, &old, 1, Budget::default(), &()).unwrap();
    assert!(keeps_rules(&left, &again));
    assert!(again.moved <= 36, "{}", again.moved);
    assert_eq!(again.repeats, 0);
}

/// Tables, over all rounds, at which nobody of role 0 is left.
fn without_documenter(problem: &Problem, old: &Old) -> usize {
    let at = |round: &Vec<Option<usize>>, table: usize| {
        problem.people.iter().zip(round).any(|(guest, seat)| guest.role == 0 && *seat == Some(table))
    };
    old.iter().map(|round| (0..problem.tables.len()).filter(|&table| !at(round, table)).count()).sum()
}

#[test]
fn the_curve_begins_with_what_the_rules_force_and_rises() {
    let (left, old) = three_hundred();
    let choices = curve(&left, &old, 1, Budget::default(), &()).unwrap();
    assert!(choices.len() >= 2, "{}", choices.len());
    assert!(choices.iter().all(|choice| keeps_rules(&left, &choice.plan)));
    // A seat below the least takes one move, a table that has lost its documenter a swap.
    let most = short(&left, &old) + 2 * without_documenter(&left, &old);
    assert!(choices[0].moved <= most, "{} for {most}", choices[0].moved);
}

#[test]
fn what_one_more_wish_costs_is_told_or_why_it_cannot_be() {
    let (mut problem, plan) = forty();
    let seats = &plan.rounds[0].table_of;
    let (near, far) =
        ((1..40).find(|&p| seats[p] == seats[0]).unwrap(), (1..40).find(|&p| seats[p] != seats[0]).unwrap());
    let wish = |people: Vec<usize>| Rule::Together { people };
    let cost = |problem: &Problem, rule: &Rule| cost_of(problem, &plan, rule, 1, USUAL, &());
    assert_eq!(cost(&problem, &wish(vec![0, near])).unwrap().moved, 0);
    let cost_of_far = cost(&problem, &wish(vec![0, far])).unwrap();
    assert!((1..=2).contains(&cost_of_far.moved), "{cost_of_far:?}");
    assert_eq!(cost_of_far.objective_before, plan.objective);
    problem.rules = vec![Rule::Apart { people: vec![0, far] }];
    assert!(cost(&problem, &wish(vec![0, far])).is_err());
}

#[test]
fn a_wish_is_granted_in_the_round_where_it_costs_least() {
    let (mut problem, _) = forty();
    problem.rounds = vec![Round::Mixed; 2];
    let plan = solve(&problem, 1, USUAL, &()).unwrap();
    let shares = |other: &usize| plan.rounds.iter().any(|round| round.table_of[0] == round.table_of[*other]);
    let far = (1..40).find(|other| !shares(other)).unwrap();
    problem.aims.wishes = vec![(0, far)];
    let cost = |problem: &Problem| cost_of_wish(problem, &plan, (0, far), 1, USUAL, &());
    let grant = cost(&problem).unwrap();
    let other = if grant.person == 0 { far } else { 0 };
    assert_eq!(plan.rounds[grant.round].table_of[other], grant.table);
    assert!((1..=2).contains(&grant.moved), "{grant:?}");
    // In the first round they are kept apart by their seats; so it is the second.
    let seat = |person: usize| {
        let table = plan.rounds[0].table_of[person];
        Rule::Fixed { person, table, round: Some(0) }
    };
    problem.rules = vec![seat(0), seat(far)];
    assert_eq!(cost(&problem).unwrap().round, 1);
    problem.rules = vec![Rule::Apart { people: vec![0, far] }];
    let refused = cost(&problem).unwrap_err();
    let [seating::Refused::Clash { rules, .. }] = &refused[..] else { panic!("{refused:?}") };
    assert_eq!(*rules, [0, 1, 2]);
}

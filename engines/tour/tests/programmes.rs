//! The 21 counties as they are, and larger programmes.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

#[path = "../benches/support/generated.rs"]
mod generated;

use std::cell::Cell;

use generated::programme;
use tour::{Budget, Day, Plan, Problem, Progress, judge, replan, solve};

const QUICK: Budget = Budget { steps: 50_000, proof: 50_000_000 };

fn keeps_all(problem: &Problem, plan: &Plan) {
    let judged = judge(problem, &plan.as_given()).unwrap();
    assert_eq!((judged.broken, judged.cost), (Vec::new(), plan.cost));
}

#[test]
fn twenty_one_counties_are_planned_and_no_plan_is_better() {
    for seed in 1..=6 {
        let problem = programme(21, seed);
        let plan = solve(&problem, seed, QUICK, &()).unwrap();
        keeps_all(&problem, &plan);
        assert!(plan.is_best(), "seed {seed}: {} to {}", plan.bound, plan.cost.total());
    }
}

#[test]
fn a_hundred_counties_keep_every_rule_and_have_a_bound_near() {
    let problem = programme(100, 1);
    let plan = solve(&problem, 1, Budget { steps: 100_000, proof: 200_000_000 }, &()).unwrap();
    keeps_all(&problem, &plan);
    let (bound, cost) = (plan.bound, plan.cost.total());
    assert!(bound <= cost && bound * 100 > cost * 90, "{bound} to {cost}");
}

#[test]
fn the_same_seed_and_budget_give_the_same_plan() {
    let problem = programme(60, 3);
    let budget = Budget { steps: 20_000, proof: 2_000_000 };
    let plan = |seed| solve(&problem, seed, budget, &()).unwrap();
    assert_eq!(plan(7), plan(7));
    assert_ne!(plan(7).visits, plan(8).visits, "so short a search depends on chance");
}

#[test]
fn a_facilitator_who_falls_ill_the_day_before_changes_little() {
    let mut problem = programme(21, 2);
    let plan = solve(&problem, 1, QUICK, &()).unwrap();
    // Ill for the week of the fifth visit; what is before it has been held, and the invitations of the next are out.
    let mut order: Vec<usize> = (0..21).collect();
    order.sort_by_key(|&county| plan.visits[county].day);
    let ill = plan.visits[order[4]];
    let person = problem.teams[ill.team].members[0];
    problem.people[person].away.extend((0..5).map(|k| Day(ill.day.0 + k)));
    let fixed: Vec<usize> =
        order.into_iter().take(4).filter(|&county| plan.visits[county].day < ill.day).collect();
    for &county in &fixed {
        problem.counties[county].fixed_day = Some(plan.visits[county].day);
        problem.counties[county].fixed_team = Some(plan.visits[county].team);
    }
    let again = replan(&problem, &plan.as_given(), 1, QUICK, &()).unwrap();
    keeps_all(&problem, &again);
    assert!(fixed.iter().all(|&county| again.visits[county] == plan.visits[county]));
    let changed = again.changes.days.len() + again.changes.teams.len();
    assert!((1..=3).contains(&changed), "{:?}", again.changes);
    assert!(again.is_best());
}

#[test]
fn a_county_that_comes_late_moves_nobody_if_it_need_not() {
    let problem = programme(21, 4);
    let mut few = problem.clone();
    few.counties.truncate(20);
    let plan = solve(&few, 1, QUICK, &()).unwrap();
    let mut old = plan.as_given();
    old.push(None);
    let again = replan(&problem, &old, 1, QUICK, &()).unwrap();
    keeps_all(&problem, &again);
    assert_eq!(again.changes.new, vec![20]);
    assert_eq!(again.changes.days.len() + again.changes.teams.len(), 0);
}

#[test]
fn who_looks_on_can_stop_it_and_still_has_a_plan() {
    let problem = programme(21, 5);
    let looks = Cell::new(0);
    let watch = |progress: Progress| {
        looks.set(looks.get() + 1);
        progress.cost.is_none()
    };
    let plan = solve(&problem, 1, Budget { steps: 10_000_000, proof: u64::MAX }, &watch).unwrap();
    keeps_all(&problem, &plan);
    assert!(looks.get() < 100, "{}", looks.get());
}

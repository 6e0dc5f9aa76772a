//! Generated programmes, planned, shown and judged; `against_cp_sat.py` holds them beside OR-tools.
//!
//! `cargo bench -p tour --bench programme -- plan COUNTIES SEED STEPS PROOF` prints the plan with its cost, bound and seconds
//! of processor time as JSON; `problem COUNTIES SEED` the problem; `judge COUNTIES SEED` reads visits and tells what they
//! cost and break; `clash COUNTIES SEED` makes three counties that cannot all be visited and tells what is said of it.
//! `ill COUNTIES SEED` plans, then plans again with somebody ill for the week of the fifth visit.
//! Without words: a row for each of a few programmes.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a bench talks to a terminal and fails as tests do"
)]

#[path = "../support/clock.rs"]
mod clock;
#[path = "../support/generated.rs"]
mod generated;

use clock::Clock;
use generated::programme;
use serde_json::json;
use tour::{Budget, Day, Problem, Visit, judge, replan, solve};

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let number = |place: usize, usual: u64| words.get(place).map_or(usual, |word| word.parse().unwrap());
    let counties = usize::try_from(number(1, 21)).unwrap();
    let problem = programme(counties, number(2, 1));
    let usual = Budget::default();
    let budget = Budget { steps: number(3, usual.steps), proof: number(4, usual.proof) };
    match words.first().map_or("rows", String::as_str) {
        "rows" => rows(),
        "problem" => println!("{}", serde_json::to_string(&problem).unwrap()),
        "judge" => {
            let visits: Vec<Option<Visit>> = serde_json::from_reader(std::io::stdin()).unwrap();
            println!("{}", serde_json::to_string(&judge(&problem, &visits).unwrap()).unwrap());
        }
        "clash" => clash(problem, budget),
        "ill" => ill(problem, budget),
        _ => plan(&problem, budget),
    }
}

fn rows() {
    println!("| Counties | Cost | Bound | Seconds |");
    for counties in [21, 50, 100, 300] {
        let problem = programme(counties, 1);
        let clock = Clock::new();
        let plan = solve(&problem, 1, Budget::default(), &()).unwrap();
        println!("| {counties} | {} | {} | {:.2} |", plan.cost.total(), plan.bound, clock.seconds());
    }
}

fn plan(problem: &Problem, budget: Budget) {
    let clock = Clock::new();
    let plan = solve(problem, 1, budget, &()).unwrap();
    let seconds = clock.seconds();
    let (cost, bound) = (plan.cost.total(), plan.bound);
    println!(
        "{}",
        json!({ "cost": cost, "bound": bound, "seconds": seconds, "parts": plan.cost, "visits": plan.visits })
    );
}

/// Somebody of the fifth visit's team is ill for five days from that day.
fn ill(mut problem: Problem, budget: Budget) {
    let plan = solve(&problem, 1, budget, &()).unwrap();
    let mut order = plan.visits.clone();
    order.sort_unstable();
    let (day, team) = (order[4].day, order[4].team);
    let person = problem.teams[team].members[0];
    problem.people[person].away.extend((0..5).map(|k| Day(day.0 + k)));
    let clock = Clock::new();
    let again = replan(&problem, &plan.as_given(), 1, budget, &()).unwrap();
    let (seconds, best) = (clock.seconds(), again.is_best());
    println!(
        "{}",
        json!({ "seconds": seconds, "changes": again.changes, "more": again.cost.minus(&plan.cost), "best": best })
    );
}

/// The first three counties can on one and the same day alone, on which two teams are at home.
fn clash(mut problem: Problem, budget: Budget) {
    let day = problem.counties[0].dates.ranked[0];
    for county in &mut problem.counties[..3] {
        county.dates.ranked = vec![day];
        county.dates.can = Some(Vec::new());
    }
    for team in &mut problem.teams[2..] {
        team.away.push(day);
    }
    let clock = Clock::new();
    let refused = solve(&problem, 1, budget, &()).unwrap_err();
    println!("{}", json!({ "seconds": clock.seconds(), "refused": refused }));
}

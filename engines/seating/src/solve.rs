//! From a problem to a plan: check, find a plan that is allowed, make it good, count it anew.

use crate::check::check;
use crate::conflict::clash;
use crate::feasible::{Outcome, Units, place};
use crate::plan::Plan;
use crate::problem::{Budget, Problem};
use crate::refused::Refused;
use crate::search::search;
use crate::weights;

/// How much work the first plan may take: well under a second.
const WORK: usize = 30_000_000;

/// A plan for everyone, as good as the budget allows. It keeps sizes, fixed seats, who sits apart and who sits
/// together, or there is none: then all reasons that were found are given.
pub fn solve(problem: &Problem, seed: u64, budget: Budget) -> Result<Plan, Vec<Refused>> {
    plan(problem, &vec![None; problem.people.len()], seed, budget)
}

/// A new plan after someone came, left or must change: what the rules force is done, few others move, and the
/// mix is mended only where that pays (at least three pairs of the same municipality fewer, or more when kept
/// together, per person who moves).
///
/// `old[i]` is the table that person `i` had, or nothing for someone new. A table index that no longer exists is
/// a table that is gone: its people move.
pub fn replan(
    problem: &Problem,
    old: &[Option<usize>],
    seed: u64,
    budget: Budget,
) -> Result<Plan, Vec<Refused>> {
    if old.len() != problem.people.len() {
        let people = problem.people.len();
        return Err(vec![Refused::OldPlanOfOtherLength { old: old.len(), people }]);
    }
    plan(problem, old, seed, budget)
}

fn plan(problem: &Problem, old: &[Option<usize>], seed: u64, budget: Budget) -> Result<Plan, Vec<Refused>> {
    check(problem)?;
    let order = by_key(problem);
    let sorted = in_order(problem, &order);
    let sat: Vec<Option<usize>> = order.iter().map(|&person| old[person]).collect();
    let seats = seats(&sorted, &sat, seed, budget).map_err(|refused| vec![named(refused, &order)])?;
    let mut table_of = vec![0; order.len()];
    for (&person, table) in order.iter().zip(seats) {
        table_of[person] = table;
    }
    Ok(Plan::of(problem, table_of, old))
}

/// The table of each person of a problem that passed the checks.
fn seats(problem: &Problem, old: &[Option<usize>], seed: u64, budget: Budget) -> Result<Vec<usize>, Refused> {
    let units = Units::of(problem);
    let start = match place(problem, &units, old, seed, WORK) {
        Outcome::Placed(start) => start,
        Outcome::Impossible => return Err(clash(problem)),
        Outcome::Unknown => without_apart(problem, old, seed)?,
    };
    let case = weights::case(problem, &units, old);
    let found = search(&case, &start, seed, budget.steps);
    let people = broken(problem, &found);
    if people.is_empty() {
        return Ok(found);
    }
    // Only if the penalties were too small against the sizes can the search leave the rules that it began with.
    if broken(problem, &start).is_empty() {
        return Ok(start);
    }
    Err(Refused::ApartImpossible { people, proven: false })
}

/// A start for the search when the backtracking gave up: who sits apart is left to the search.
fn without_apart(problem: &Problem, old: &[Option<usize>], seed: u64) -> Result<Vec<usize>, Refused> {
    let mut easier = problem.clone();
    easier.wishes.apart.clear();
    match place(&easier, &Units::of(&easier), old, seed, WORK) {
        Outcome::Placed(start) => Ok(start),
        Outcome::Impossible => Err(clash(&easier)),
        Outcome::Unknown => {
            let people = easier.wishes.together.iter().flat_map(|&(a, b)| [a, b]).collect();
            Err(Refused::TogetherImpossible { people, proven: false })
        }
    }
}

/// The people who sit with someone they are to be kept apart from.
fn broken(problem: &Problem, table_of: &[usize]) -> Vec<usize> {
    let pairs = problem.wishes.apart.iter().filter(|&&(a, b)| table_of[a] == table_of[b]);
    pairs.flat_map(|&(a, b)| [a, b]).collect()
}

/// The people in the order of their keys.
fn by_key(problem: &Problem) -> Vec<usize> {
    let mut order: Vec<usize> = (0..problem.people.len()).collect();
    order.sort_unstable_by_key(|&person| problem.people[person].key);
    order
}

/// The same problem with people and rules in an order that does not depend on how they were listed.
fn in_order(problem: &Problem, order: &[usize]) -> Problem {
    let mut rank = vec![0; order.len()];
    for (new, &person) in order.iter().enumerate() {
        rank[person] = new;
    }
    let pairs = |list: &[(usize, usize)]| {
        let mut pairs: Vec<(usize, usize)> =
            list.iter().map(|&(a, b)| (rank[a].min(rank[b]), rank[a].max(rank[b]))).collect();
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    };
    let mut sorted = problem.clone();
    sorted.people = order.iter().map(|&person| problem.people[person]).collect();
    sorted.wishes.apart = pairs(&problem.wishes.apart);
    sorted.wishes.together = pairs(&problem.wishes.together);
    sorted.wishes.fixed = problem.wishes.fixed.iter().map(|&(person, table)| (rank[person], table)).collect();
    sorted.wishes.fixed.sort_unstable();
    sorted
}

/// A refusal with people as the caller numbers them.
fn named(refused: Refused, order: &[usize]) -> Refused {
    let back = |people: Vec<usize>| {
        let mut people: Vec<usize> = people.into_iter().map(|person| order[person]).collect();
        people.sort_unstable();
        people.dedup();
        people
    };
    match refused {
        Refused::ApartImpossible { people, proven } => {
            Refused::ApartImpossible { people: back(people), proven }
        }
        Refused::TogetherImpossible { people, proven } => {
            Refused::TogetherImpossible { people: back(people), proven }
        }
        other => other,
    }
}

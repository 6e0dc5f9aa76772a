//! What it would cost to grant a wish: two who would like to share a table, in the round where that costs least.

use serde::{Deserialize, Serialize};

use crate::plan::Plan;
use crate::points::Points;
use crate::problem::{Budget, Problem, Round, Rule};
use crate::refused::Refused;
use crate::solve::replan;
use crate::watch::Watch;

/// The cheapest way to grant a wish.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    /// The round in which the two would share a table.
    pub round: usize,
    /// Who of the two would go to the other's table.
    pub person: usize,
    /// The table.
    pub table: usize,
    /// How many seats change, over all rounds.
    pub moved: usize,
    /// The objective as it is.
    pub objective_before: i64,
    /// The objective as it would be, the wish granted.
    pub objective_after: i64,
    /// Pairs of one municipality at a table in mixed rounds: so many more, or fewer.
    pub alike: i64,
    /// Pairs of one role at a table: so many more, or fewer.
    pub roles: i64,
    /// Meetings of the same two again: so many more, or fewer.
    pub repeats: i64,
}

/// What it would cost that two share a table: each way (one of them goes to where the other sits, in one round) is
/// planned with few moves, and the cheapest counts, moves and mix together. The budget is shared among the ways.
/// Refused, as the way with the fewest rules against it, if none can be had; the two last rules of the problem are then
/// the two seats.
pub fn cost_of_wish(
    problem: &Problem,
    plan: &Plan,
    pair: (usize, usize),
    seed: u64,
    budget: Budget,
    watch: &dyn Watch,
) -> Result<Grant, Vec<Refused>> {
    let points = Points::of(problem);
    let old = plan.places();
    let ways = plan.rounds.len().max(1) * 2;
    let budget = Budget { steps: budget.steps / ways as u64 };
    let mut best: Option<(i64, Grant)> = None;
    let mut refused: Option<Vec<Refused>> = None;
    for (round, seating) in plan.rounds.iter().enumerate() {
        for (goes, stays) in [pair, (pair.1, pair.0)] {
            let table = *seating.table_of.get(stays).ok_or_else(|| vec![nobody(problem, stays)])?;
            let mut more = problem.clone();
            let seats = [stays, goes].map(|person| Rule::Fixed { person, table, round: Some(round) });
            more.rules.extend(seats);
            match replan(&more, &old, seed, budget, watch) {
                Ok(again) => {
                    let grant = Grant { round, person: goes, table, ..difference(plan, &again) };
                    let value = again.objective - price(plan, &again, &points);
                    if best.as_ref().is_none_or(|(most, _)| value > *most) {
                        best = Some((value, grant));
                    }
                }
                Err(why) => {
                    if refused.as_ref().is_none_or(|known| weight(&why) < weight(known)) {
                        refused = Some(why);
                    }
                }
            }
        }
    }
    best.map(|(_, grant)| grant).ok_or_else(|| refused.unwrap_or_default())
}

fn nobody(problem: &Problem, person: usize) -> Refused {
    Refused::UnknownPerson { rule: problem.rules.len(), person }
}

/// What the moves cost, as planning again weighs them.
fn price(before: &Plan, after: &Plan, points: &Points) -> i64 {
    let rounds = before.rounds.iter().zip(&after.rounds);
    rounds
        .map(|(old, new)| {
            let differ = old.table_of.iter().zip(&new.table_of).filter(|(old, new)| old != new).count();
            points.price(new.kind) * count(differ)
        })
        .sum()
}

fn difference(before: &Plan, after: &Plan) -> Grant {
    let tables = |plan: &Plan, mixed_only: bool| -> Vec<crate::plan::TableReport> {
        let rounds = plan.rounds.iter().filter(|round| !mixed_only || round.kind == Round::Mixed);
        rounds.flat_map(|round| round.report.iter().copied()).collect()
    };
    let alike = |plan: &Plan| count(tables(plan, true).iter().map(|table| table.pairs_same_group).sum());
    let roles = |plan: &Plan| count(tables(plan, false).iter().map(|table| table.pairs_same_role).sum());
    Grant {
        round: 0,
        person: 0,
        table: 0,
        moved: after.moved,
        objective_before: before.objective,
        objective_after: after.objective,
        alike: alike(after) - alike(before),
        roles: roles(after) - roles(before),
        repeats: count(after.repeats) - count(before.repeats),
    }
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// How many rules stand against it; other reasons first.
fn weight(refused: &[Refused]) -> usize {
    let rules = |one: &Refused| match one {
        Refused::Clash { rules, .. } => rules.len(),
        _ => 0,
    };
    refused.iter().map(rules).sum()
}

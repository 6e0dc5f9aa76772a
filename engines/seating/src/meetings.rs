//! Who has met whom.

use std::collections::BTreeMap;

use crate::plan::{Plan, Seating};
use crate::problem::Round;

/// The pairs `(one, other, times)` that share a table in at least two mixed rounds, without those whom rules keep
/// together; in order.
#[must_use]
pub fn meetings(plan: &Plan) -> Vec<(usize, usize, usize)> {
    let counts = counts(&plan.rounds, &plan.inseparable);
    counts.into_iter().filter(|&(_, times)| times >= 2).map(|((a, b), times)| (a, b, times)).collect()
}

/// Whom a person meets: `(other, rounds)` with the rounds, of any kind, in which they share a table; in order.
#[must_use]
pub fn met(plan: &Plan, person: usize) -> Vec<(usize, Vec<usize>)> {
    let mut met: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (round, seating) in plan.rounds.iter().enumerate() {
        let Some(table) = seating.table_of.get(person) else { continue };
        let same =
            seating.table_of.iter().enumerate().filter(|(other, seat)| *other != person && *seat == table);
        for (other, _) in same {
            met.entry(other).or_default().push(round);
        }
    }
    met.into_iter().collect()
}

/// Meetings beyond the first, summed over pairs.
pub(crate) fn extra_meetings(rounds: &[Seating], inseparable: &[Vec<usize>]) -> usize {
    counts(rounds, inseparable).values().map(|times| times - 1).sum()
}

fn counts(rounds: &[Seating], inseparable: &[Vec<usize>]) -> BTreeMap<(usize, usize), usize> {
    let mut counts = BTreeMap::new();
    let mixed: Vec<&Seating> = rounds.iter().filter(|round| round.kind == Round::Mixed).collect();
    if mixed.len() < 2 {
        return counts;
    }
    let mut unit: BTreeMap<usize, usize> = BTreeMap::new();
    for (number, people) in inseparable.iter().enumerate() {
        unit.extend(people.iter().map(|&person| (person, number)));
    }
    for round in mixed {
        let mut at: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (person, &table) in round.table_of.iter().enumerate() {
            at.entry(table).or_default().push(person);
        }
        for people in at.values() {
            for (place, &b) in people.iter().enumerate() {
                let apart =
                    people[..place].iter().filter(|a| !unit.contains_key(a) || unit.get(a) != unit.get(&b));
                for &a in apart {
                    *counts.entry((a, b)).or_default() += 1;
                }
            }
        }
    }
    counts
}

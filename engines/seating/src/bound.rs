//! What no plan can be better than.
//!
//! Each kind of cost is taken by itself, as if the others and the rules did not exist, at the least that sizes and
//! numbers allow: even tables; each municipality and role over all tables as evenly as it goes (or, at home, on the
//! best number of tables for it); new people served by all who are not; as many repeats as there are more meetings
//! than pairs, or people at a table than tables; every wish granted. The sum of least costs is below every plan's cost.

use std::collections::BTreeMap;

use crate::points::{Points, number, pairs};
use crate::problem::{Problem, Round};
use crate::terms::Terms;

/// An objective that no plan passes.
pub(crate) fn bound(problem: &Problem, points: &Points) -> i64 {
    let people = problem.people.len();
    let sizes = even_sizes(problem);
    let largest = problem.tables.iter().map(|table| table.most).max().unwrap_or(0);
    let groups = sizes_of(problem.people.iter().map(|guest| guest.group));
    let roles = sizes_of(problem.people.iter().map(|guest| guest.role));
    let new = problem.people.iter().filter(|guest| guest.new).count();
    let tables = problem.tables.len();
    let mut cost = 0;
    for &kind in &problem.rounds {
        cost += sizes.iter().map(|&size| Points::size(kind, size)).sum::<i64>();
        cost += points.new_people(new, people);
        cost += groups.iter().map(|&all| group(points, kind, all, tables, largest)).sum::<i64>();
        let role = |&all: &usize| split(all, tables.min(all), |here| points.role(kind, here));
        cost += roles.iter().map(role).sum::<i64>();
    }
    cost += points.repeat * fewest_repeats(problem, &sizes);
    -cost
}

/// The least cost of a municipality.
fn group(points: &Points, kind: Round, all: usize, tables: usize, largest: usize) -> i64 {
    let at = |parts: usize| split(all, parts, |here| points.group(kind, here, all));
    if kind == Round::Mixed {
        return at(tables.min(all));
    }
    let fewest = all.div_ceil(largest.max(1));
    // Beyond a few more tables each costs more than evenness can give back.
    (fewest..=(fewest + 3).min(all)).map(at).min().unwrap_or(0)
}

/// The cost of so many in so many parts, as evenly as it goes.
fn split(all: usize, parts: usize, cost: impl Fn(usize) -> i64) -> i64 {
    let parts = parts.max(1);
    let (small, more) = (all / parts, all % parts);
    number(more) * cost(small + 1) + number(parts - more) * cost(small)
}

fn sizes_of(list: impl Iterator<Item = u32>) -> Vec<usize> {
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for item in list {
        *counts.entry(item).or_default() += 1;
    }
    counts.into_values().collect()
}

/// The sizes of tables that have the fewest pairs: everyone in turn goes where fewest sit. Costs are convex, so
/// that this is best.
fn even_sizes(problem: &Problem) -> Vec<usize> {
    let mut sizes: Vec<usize> = problem.tables.iter().map(|table| table.least).collect();
    let mut rest = problem.people.len().saturating_sub(sizes.iter().sum());
    let mut level = 0;
    while rest > 0 && sizes.iter().zip(&problem.tables).any(|(&size, table)| size < table.most) {
        for (size, table) in sizes.iter_mut().zip(&problem.tables) {
            if *size == level && *size < table.most && rest > 0 {
                *size += 1;
                rest -= 1;
            }
        }
        level += 1;
    }
    sizes
}

/// Meetings that must be repeats: those beyond the number of pairs, and those of tables that have more people than
/// there are tables to part them to. In R rounds a pair that meets k times does so in k(k−1)/2 pairs of rounds, which is at
/// most R/2 for each meeting beyond the first, and there are R(R−1)/2 pairs of rounds.
fn fewest_repeats(problem: &Problem, sizes: &[usize]) -> i64 {
    let mixed = problem.rounds.iter().filter(|&&kind| kind == Round::Mixed).count();
    let kept: i64 = Terms::of(problem, 0, |_| true).units.iter().map(|unit| pairs(unit.len())).sum();
    let parted = |&size: &usize| split(size, problem.tables.len(), pairs);
    let crowded = (sizes.iter().map(parted).sum::<i64>() - kept).max(0) * (number(mixed) - 1).max(0);
    let met = sizes.iter().map(|&size| pairs(size)).sum::<i64>() - kept;
    (number(mixed) * met - (pairs(problem.people.len()) - kept)).max(crowded)
}

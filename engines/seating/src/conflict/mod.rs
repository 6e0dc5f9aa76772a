//! Which rules cannot hold together: rules are taken away for as long as it stays impossible without them, in several
//! orders; then a smaller set is looked for, or it is proven that there is none.

mod hitting;
mod smallest;
pub(crate) mod unproven;

use std::collections::BTreeSet;

use crate::chance::Chance;
use crate::feasible::{Outcome, place};
use crate::problem::{Problem, Table};
use crate::refused::Refused;
use crate::terms::Terms;

/// How much work one trial may take. If it runs out the rule is kept, so that what is named always clashes, even
/// if then it may not be the smallest set.
const WORK: usize = 3_000_000;
/// Rules are taken away in so many orders, as long as a set can become smaller by that.
const ORDERS: u64 = 4;
/// A clash of more rules than this is taken as it is found: nobody reads it rule by rule.
const MOST_ORDERED: usize = 40;

/// Names the rules that make a round, for which there is proven to be no seating, impossible. None of them can be left
/// out; if it says so there is no clash of fewer rules in the round.
pub(crate) fn clash(problem: &Problem, round: usize) -> Refused {
    let all: Vec<usize> = (0..problem.rules.len()).collect();
    clash_among(problem, round, &all)
}

/// The same for some of the rules, which must clash.
pub(crate) fn clash_among(problem: &Problem, round: usize, rules: &[usize]) -> Refused {
    let mut fewest = without_spare(problem, round, rules.to_vec());
    for order in 1..ORDERS {
        if !(3..=MOST_ORDERED).contains(&fewest.len()) {
            break;
        }
        let mut other = rules.to_vec();
        if order == 1 {
            other.reverse();
        } else {
            Chance::new(order, 9).shuffle(&mut other);
        }
        let other = without_spare(problem, round, other);
        if other.len() < fewest.len() {
            fewest = other;
        }
    }
    let (mut rules, smallest) = smallest::smallest(problem, round, fewest);
    rules.sort_unstable();
    let sizes = !impossible(&boundless(problem), round, &rules);
    Refused::Clash { rules, sizes, proven: true, smallest }
}

/// Takes rules away, those that come first before the others, until none can be (deletion filter).
fn without_spare(problem: &Problem, round: usize, mut rules: Vec<usize>) -> Vec<usize> {
    let mut chunk = rules.len();
    while chunk > 0 {
        let mut start = 0;
        while start < rules.len() {
            let end = (start + chunk).min(rules.len());
            let fewer: Vec<usize> = rules[..start].iter().chain(&rules[end..]).copied().collect();
            if impossible(problem, round, &fewer) {
                rules = fewer;
            } else {
                start = end;
            }
        }
        chunk /= 2;
    }
    rules
}

fn impossible(problem: &Problem, round: usize, rules: &[usize]) -> bool {
    place(&terms_of(problem, round, rules), &[], 0, WORK) == Outcome::Impossible
}

/// The terms of some of the rules.
pub(crate) fn terms_of(problem: &Problem, round: usize, rules: &[usize]) -> Terms {
    let kept: BTreeSet<usize> = rules.iter().copied().collect();
    Terms::of(problem, round, |rule| kept.contains(&rule))
}

/// The same problem at tables that take any number.
fn boundless(problem: &Problem) -> Problem {
    let any = Table { least: 0, most: problem.people.len() };
    Problem { tables: vec![any; problem.tables.len()], ..problem.clone() }
}

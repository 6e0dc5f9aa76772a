//! The smallest clash, by implicit hitting sets (Ignatiev, Previti, Liffiton & Marques-Silva 2015): whatever clashes has
//! a rule among those that any one seating breaks. A smallest set with such a rule for every seating seen is tried: if it
//! clashes, no smaller one does; if not, its seating is one more to be hit.

use super::hitting::{Hitting, smallest_hitting};
use super::terms_of;
use crate::feasible::{Outcome, place_within};
use crate::problem::Problem;
use crate::score::rules_broken;

/// How much work it may take in all, and each trial of it.
const WORK: usize = 40_000_000;
const WORK_OF_ONE: usize = 300_000;
/// How many seatings may be collected.
const MOST_SEATINGS: usize = 400;
/// A clash of more rules than this is taken as it is: nobody reads it rule by rule.
const MOST_RULES: usize = 40;

/// A smallest clash in the round and true, or the one that is known and false. `known` must clash, and none of it can be
/// left out.
pub(super) fn smallest(problem: &Problem, round: usize, known: Vec<usize>) -> (Vec<usize>, bool) {
    // No rule is needed for a clash of none: sizes alone were checked before.
    if known.len() <= 1 {
        return (known, true);
    }
    if known.len() > MOST_RULES {
        return (known, false);
    }
    let mut hunt = Hunt { problem, round, work: WORK, broken: Vec::new() };
    // Each rule of it by itself leaves a seating that keeps the others: the first sets to hit.
    for rule in &known {
        let others: Vec<usize> = known.iter().copied().filter(|other| other != rule).collect();
        if hunt.seat(&others) != Some(true) {
            return (known, false);
        }
    }
    while hunt.broken.len() < MOST_SEATINGS {
        let rules = match smallest_hitting(&hunt.broken, known.len()) {
            Hitting::TooLarge => return (known, true),
            Hitting::Unknown => break,
            Hitting::Found(rules) => rules,
        };
        match hunt.seat(&rules) {
            Some(true) => {}
            Some(false) => return (rules, true),
            None => break,
        }
    }
    (known, false)
}

struct Hunt<'a> {
    problem: &'a Problem,
    round: usize,
    work: usize,
    /// For each seating seen: the rules that it breaks.
    broken: Vec<Vec<usize>>,
}

impl Hunt<'_> {
    /// True if there is a seating that keeps these rules; as few others as come easily are broken in it, and
    /// remembered. Nothing if the work ran out.
    fn seat(&mut self, rules: &[usize]) -> Option<bool> {
        let Some(mut broken) = self.broken_by(rules)? else { return Some(false) };
        let mut kept = self.all_but(&broken);
        let mut place = 0;
        // One more rule after the other is kept: the fewer are broken, the more is known.
        while let Some(&rule) = broken.get(place) {
            let mut more = kept.clone();
            more.push(rule);
            match self.broken_by(&more) {
                Some(Some(fewer)) => {
                    kept = self.all_but(&fewer);
                    broken = fewer;
                }
                // What is known by now is still true.
                None if self.work == 0 => break,
                Some(None) | None => place += 1,
            }
        }
        self.broken.push(broken);
        Some(true)
    }

    fn all_but(&self, broken: &[usize]) -> Vec<usize> {
        (0..self.problem.rules.len()).filter(|rule| broken.binary_search(rule).is_err()).collect()
    }

    /// The rules that a seating breaks which keeps these, if there is one. Nothing if the work ran out.
    #[allow(clippy::option_option, reason = "out of work, impossible, and what is broken")]
    fn broken_by(&mut self, rules: &[usize]) -> Option<Option<Vec<usize>>> {
        let terms = terms_of(self.problem, self.round, rules);
        let mut work = self.work.min(WORK_OF_ONE);
        let before = work;
        let outcome = place_within(&terms, &[], 0, &mut work);
        // Reading the rules, and the seating by each of them, costs too.
        let reading = terms.unit_of.len() * (1 + self.problem.rules.len());
        let left = self.work.checked_sub(before - work + reading);
        self.work = left.unwrap_or(0);
        left?;
        match outcome {
            Outcome::Placed(seats) => Some(Some(rules_broken(self.problem, self.round, &seats))),
            Outcome::Impossible => Some(None),
            Outcome::Unknown => None,
        }
    }
}

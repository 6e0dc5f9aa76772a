//! Which rules cannot hold together: rules are taken away for as long as it stays impossible without them.

use std::collections::BTreeSet;

use crate::feasible::{Outcome, place};
use crate::problem::{Problem, Table};
use crate::refused::Refused;
use crate::terms::Terms;

/// How much work one trial may take. If it runs out the rule is kept, so that what is named always clashes, even
/// if then it may not be the smallest set.
const WORK: usize = 3_000_000;

/// Names the rules that make a round, for which there is proven to be no seating, impossible. None of them can be left
/// out.
pub(crate) fn clash(problem: &Problem, round: usize) -> Refused {
    let mut rules: Vec<usize> = (0..problem.rules.len()).collect();
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
    let sizes = !impossible(&boundless(problem), round, &rules);
    Refused::Clash { rules, sizes, proven: true }
}

fn impossible(problem: &Problem, round: usize, rules: &[usize]) -> bool {
    let kept: BTreeSet<usize> = rules.iter().copied().collect();
    let terms = Terms::of(problem, round, |rule| kept.contains(&rule));
    place(&terms, &[], 0, WORK) == Outcome::Impossible
}

/// The same problem at tables that take any number.
fn boundless(problem: &Problem) -> Problem {
    let any = Table { least: 0, most: problem.people.len() };
    Problem { tables: vec![any; problem.tables.len()], ..problem.clone() }
}

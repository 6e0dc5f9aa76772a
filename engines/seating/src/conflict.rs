//! Which rules cannot hold together: rules are taken away for as long as it stays impossible without them.

use crate::feasible::{Outcome, Units, place};
use crate::problem::Problem;
use crate::refused::Refused;

/// How much work one trial may take. If it runs out the rule is kept, so that what is named always clashes, even
/// if then it may not be the smallest set.
const WORK: usize = 500_000;

#[derive(Debug, Clone, Copy)]
enum Rule {
    Apart(usize, usize),
    Together(usize, usize),
}

/// Names the rules that make a problem, for which there is proven to be no plan, impossible.
pub(crate) fn clash(problem: &Problem) -> Refused {
    let apart = problem.wishes.apart.iter().map(|&(a, b)| Rule::Apart(a, b));
    let together = problem.wishes.together.iter().map(|&(a, b)| Rule::Together(a, b));
    let mut rules: Vec<Rule> = apart.chain(together).collect();
    let mut chunk = rules.len();
    while chunk > 0 {
        let mut start = 0;
        while start < rules.len() {
            let end = (start + chunk).min(rules.len());
            let fewer: Vec<Rule> = rules[..start].iter().chain(&rules[end..]).copied().collect();
            if impossible(problem, &fewer) {
                rules = fewer;
            } else {
                start = end;
            }
        }
        chunk /= 2;
    }
    named(&rules)
}

fn impossible(problem: &Problem, rules: &[Rule]) -> bool {
    let mut trial = problem.clone();
    trial.wishes.apart.clear();
    trial.wishes.together.clear();
    for &rule in rules {
        match rule {
            Rule::Apart(a, b) => trial.wishes.apart.push((a, b)),
            Rule::Together(a, b) => trial.wishes.together.push((a, b)),
        }
    }
    let units = Units::of(&trial);
    place(&trial, &units, &[], 0, WORK) == Outcome::Impossible
}

fn named(rules: &[Rule]) -> Refused {
    let mut people = Vec::new();
    let mut any_apart = false;
    for &rule in rules {
        let (Rule::Apart(a, b) | Rule::Together(a, b)) = rule;
        any_apart |= matches!(rule, Rule::Apart(..));
        people.extend([a, b]);
    }
    people.sort_unstable();
    people.dedup();
    if any_apart {
        Refused::ApartImpossible { people, proven: true }
    } else {
        Refused::TogetherImpossible { people, proven: true }
    }
}

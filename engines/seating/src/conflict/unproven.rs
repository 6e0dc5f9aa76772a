//! Rules for which no seating was found, and no proof that there is none: from those that the best seating breaks, outwards
//! to the rules that speak of the same people, for as far as it takes to prove it or to find nothing; then as few of them
//! as it goes.

use std::collections::BTreeSet;

use super::{clash_among, impossible};
use crate::problem::{Problem, Rule};
use crate::refused::Refused;

/// What a trial of some of the rules said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trial {
    /// There is a seating that keeps them.
    Found,
    /// There is none.
    Impossible,
    /// None was found.
    NotFound,
    /// Somebody stopped it.
    Stopped,
}

/// How often the search may be tried.
const MOST_TRIALS: usize = 60;

/// Names rules that clash, proven if that can be done, else a set for which nothing is found. `broken` are those that the
/// best seating breaks.
pub(crate) fn name(
    problem: &Problem,
    round: usize,
    broken: Vec<usize>,
    trial: impl Fn(&[usize]) -> Trial,
) -> Refused {
    let mut sets = vec![broken];
    loop {
        let last = &sets[sets.len() - 1];
        let wider = neighbours(problem, last);
        if wider.len() == last.len() {
            break;
        }
        sets.push(wider);
    }
    sets.push((0..problem.rules.len()).collect());
    if let Some(proven) = sets.iter().find(|rules| impossible(problem, round, rules)) {
        return clash_among(problem, round, proven);
    }
    let mut trials = MOST_TRIALS;
    let mut tried = |rules: &[usize]| {
        trials = trials.checked_sub(1)?;
        Some(trial(rules)).filter(|said| *said != Trial::Stopped)
    };
    // That the best seating of all rules breaks some does not say that those clash by themselves.
    let mut rules: Vec<usize> = (0..problem.rules.len()).collect();
    for set in sets {
        match tried(&set) {
            None => return Refused::unproven(rules),
            Some(Trial::Found | Trial::Stopped) => {}
            Some(Trial::Impossible) => return clash_among(problem, round, &set),
            Some(Trial::NotFound) => {
                rules = set;
                break;
            }
        }
    }
    let mut chunk = rules.len().div_ceil(2);
    while chunk > 0 {
        let mut start = 0;
        while start < rules.len() {
            let end = (start + chunk).min(rules.len());
            let fewer: Vec<usize> = rules[..start].iter().chain(&rules[end..]).copied().collect();
            match tried(&fewer) {
                None => return Refused::unproven(rules),
                Some(Trial::Impossible) => return clash_among(problem, round, &fewer),
                Some(Trial::NotFound) => rules = fewer,
                Some(_) => start = end,
            }
        }
        chunk = if chunk == 1 { 0 } else { chunk.div_ceil(2) };
    }
    Refused::unproven(rules)
}

/// The rules, and those that speak of somebody of whom they speak.
fn neighbours(problem: &Problem, rules: &[usize]) -> Vec<usize> {
    let people: BTreeSet<usize> = rules.iter().flat_map(|&rule| spoken_of(problem, rule)).collect();
    let near = |&rule: &usize| spoken_of(problem, rule).iter().any(|person| people.contains(person));
    (0..problem.rules.len()).filter(|rule| rules.contains(rule) || near(rule)).collect()
}

/// Of whom a rule speaks.
fn spoken_of(problem: &Problem, rule: usize) -> Vec<usize> {
    match &problem.rules[rule] {
        Rule::Fixed { person, .. } | Rule::Only { person, .. } => vec![*person],
        Rule::Together { people } | Rule::Apart { people } | Rule::Quota { people, .. } => people.clone(),
        Rule::GroupWhole { group } => {
            (0..problem.people.len()).filter(|&person| problem.people[person].group == *group).collect()
        }
        // Of everybody, so that it brings nobody closer to anybody else.
        Rule::GroupAtMost { .. } => Vec::new(),
    }
}

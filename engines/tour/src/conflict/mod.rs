//! Counties and rules that cannot hold together, as few as it goes. Taken away in ever smaller pieces while the rest still
//! clashes, until nothing can be left out; then the smallest, by hitting sets.

mod flow;
mod placing;
mod smallest;

use std::collections::BTreeSet;

use crate::case::{Case, Slot};
use crate::problem::Problem;
use crate::refused::{Refused, Rule};
use crate::sentence::sentence;

pub(crate) use placing::{Answer, feasible};

/// How much work the search for one clash may take.
const WORK: u64 = 60_000_000;
/// The most clashes that are told at once.
const MOST: usize = 8;

/// A county with its answer, or a rule: what may be left out of a clash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    County(usize),
    Rule(Rule),
}

/// All clashes of a problem for which there is no plan, none of them sharing a county with another.
pub(crate) fn clashes(problem: &Problem) -> Vec<Refused> {
    let mut counties: Vec<usize> = (0..problem.counties.len()).collect();
    let mut found = Vec::new();
    while found.len() < MOST {
        let mut search = Search { problem, work: WORK, unsure: false };
        let parts =
            counties.iter().copied().map(Part::County).chain(rules(problem).into_iter().map(Part::Rule));
        let parts: Vec<Part> = parts.collect();
        if !search.clash(&parts) {
            break;
        }
        let core = search.shrunk(parts.clone());
        let (core, smallest) = smallest::smallest(&mut search, &parts, core);
        let (who, which) = split(&core);
        counties.retain(|county| !who.contains(county));
        let sentence = sentence(problem, &who, &which, true);
        let cause = Refused::Clash { counties: who, rules: which, proven: true, smallest, sentence };
        found.push(cause);
    }
    found
}

/// Counties for which no date was found, while it is not proven that there is none.
pub(crate) fn unproven(problem: &Problem, counties: Vec<usize>) -> Refused {
    let sentence = sentence(problem, &counties, &[], false);
    Refused::Clash { counties, rules: Vec::new(), proven: false, smallest: false, sentence }
}

/// The rules that can forbid anything in this problem.
fn rules(problem: &Problem) -> Vec<Rule> {
    let mut rules = vec![Rule::Closed, Rule::Freeze, Rule::OneADay, Rule::Travel];
    for (county, asked) in problem.counties.iter().enumerate() {
        rules.extend(asked.fixed_day.map(|_| Rule::FixedDay { county }));
        rules.extend(asked.fixed_team.map(|_| Rule::FixedTeam { county }));
    }
    let away = problem.teams.iter().enumerate().filter(|(_, team)| !team.away.is_empty());
    rules.extend(away.map(|(team, _)| Rule::TeamAway { team }));
    for (person, who) in problem.people.iter().enumerate() {
        if !who.away.is_empty() {
            rules.push(Rule::PersonAway { person });
        }
        if who.most_a_week < 7 {
            rules.push(Rule::MostAWeek { person });
        }
    }
    rules
}

fn split(parts: &[Part]) -> (Vec<usize>, Vec<Rule>) {
    let (mut counties, mut rules) = (Vec::new(), Vec::new());
    for part in parts {
        match *part {
            Part::County(county) => counties.push(county),
            Part::Rule(rule) => rules.push(rule),
        }
    }
    counties.sort_unstable();
    rules.sort_unstable();
    (counties, rules)
}

struct Search<'a> {
    problem: &'a Problem,
    work: u64,
    /// Some question was not answered.
    unsure: bool,
}

impl Search<'_> {
    /// Whether it is proven that these clash.
    fn clash(&mut self, parts: &[Part]) -> bool {
        matches!(self.ask(parts), Answer::No)
    }

    fn ask(&mut self, parts: &[Part]) -> Answer {
        let (counties, kept) = split(parts);
        let without: Vec<Rule> =
            rules(self.problem).into_iter().filter(|rule| !kept.contains(rule)).collect();
        let case = Case::with(self.problem, &counties, &without, &|_, _| 0);
        let size = counties.len() * case.teams() * case.days.len();
        self.work = self.work.saturating_sub(u64::try_from(size).unwrap_or(u64::MAX));
        let answer = feasible(&case, &counties, &mut self.work);
        self.unsure |= matches!(answer, Answer::Unknown);
        answer
    }

    /// Leaves out whatever can be left out while the rest clashes.
    fn shrunk(&mut self, mut parts: Vec<Part>) -> Vec<Part> {
        let mut piece = parts.len().div_ceil(2).max(1);
        loop {
            let mut at = 0;
            while at < parts.len() {
                let end = (at + piece).min(parts.len());
                let rest: Vec<Part> = parts[..at].iter().chain(&parts[end..]).copied().collect();
                if self.clash(&rest) {
                    parts = rest;
                } else {
                    at = end;
                }
            }
            if piece == 1 {
                return parts;
            }
            piece = piece.div_ceil(2);
        }
    }

    /// The parts that a plan does not keep: rules that it breaks, counties that have no date in it.
    fn not_kept(&self, parts: &[Part], slots: &[Option<Slot>], case: &Case<'_>) -> Vec<Part> {
        let visits: Vec<_> = slots.iter().map(|slot| slot.map(|slot| case.visit(slot))).collect();
        let judgement = crate::judge::judged(self.problem, &visits);
        let broken: BTreeSet<Rule> = judgement.broken.iter().filter_map(crate::Breach::rule).collect();
        let lost = |part: &&Part| match part {
            Part::County(county) => slots[*county].is_none(),
            Part::Rule(rule) => broken.contains(rule),
        };
        parts.iter().filter(lost).copied().collect()
    }
}

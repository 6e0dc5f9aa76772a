//! A plan made by hand, counted, with what it breaks.

use serde::{Deserialize, Serialize};

use crate::check::check;
use crate::plan::Plan;
use crate::problem::Problem;
use crate::refused::Refused;
use crate::terms::Terms;

/// A plan made by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scored {
    /// The plan, counted.
    pub plan: Plan,
    /// What it breaks; nothing if it could have come from the engine.
    pub broken: Vec<Broken>,
}

/// What a plan breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Broken {
    /// A rule.
    Rule {
        /// Its place among the rules.
        rule: usize,
        /// The round.
        round: usize,
    },
    /// The size of a table.
    Size {
        /// The table.
        table: usize,
        /// The round.
        round: usize,
        /// How many sit there.
        people: usize,
    },
    /// Someone sits at a table that does not exist.
    NoTable {
        /// The person.
        person: usize,
        /// The round.
        round: usize,
    },
}

/// Counts a plan made by hand: `tables[r][i]` is the table of person `i` in round `r`. Refused if the problem itself
/// is at fault, or if there are other people or rounds than in the problem.
pub fn score(problem: &Problem, tables: &[Vec<usize>]) -> Result<Scored, Vec<Refused>> {
    // Sizes that do not add up are what the plan breaks, and no reason not to count it.
    let faults = check(problem).err().unwrap_or_default();
    let grave: Vec<Refused> =
        faults.into_iter().filter(|fault| !matches!(fault, Refused::SizesDoNotFit { .. })).collect();
    if !grave.is_empty() {
        return Err(grave);
    }
    let seats: Vec<Vec<Option<usize>>> =
        tables.iter().map(|round| round.iter().copied().map(Some).collect()).collect();
    crate::check::check_old(problem, &seats)?;
    let broken =
        tables.iter().enumerate().flat_map(|(round, seats)| broken_in(problem, round, seats)).collect();
    Ok(Scored { plan: Plan::of(problem, tables.to_vec(), &[]), broken })
}

fn broken_in(problem: &Problem, round: usize, seats: &[usize]) -> Vec<Broken> {
    let mut load = vec![0; problem.tables.len()];
    let mut broken = Vec::new();
    for (person, &table) in seats.iter().enumerate() {
        match load.get_mut(table) {
            Some(load) => *load += 1,
            None => broken.push(Broken::NoTable { person, round }),
        }
    }
    for (table, &people) in load.iter().enumerate() {
        let size = problem.tables[table];
        if !(size.least..=size.most).contains(&people) {
            broken.push(Broken::Size { table, round, people });
        }
    }
    broken.extend(rules_broken(problem, round, seats).into_iter().map(|rule| Broken::Rule { rule, round }));
    broken
}

/// The rules that a round breaks, in order.
pub(crate) fn rules_broken(problem: &Problem, round: usize, seats: &[usize]) -> Vec<usize> {
    (0..problem.rules.len()).filter(|&rule| breaks(problem, round, seats, rule)).collect()
}

/// True if the seats break the rule.
fn breaks(problem: &Problem, round: usize, seats: &[usize], rule: usize) -> bool {
    let terms = Terms::of(problem, round, |one| one == rule);
    let parted = |unit: &Vec<usize>| unit.iter().any(|&person| seats[person] != seats[unit[0]]);
    let elsewhere = |unit: usize| {
        let first = seats[terms.units[unit][0]];
        terms.allowed[unit].as_ref().is_some_and(|open| !open.get(first).copied().unwrap_or(false))
    };
    let beside_foe = |person: usize| terms.foes[person].iter().any(|&foe| seats[foe] == seats[person]);
    let off = |quota: &crate::terms::Quota| {
        let mut counts = vec![0; problem.tables.len()];
        for &person in &quota.people {
            if let Some(count) = counts.get_mut(seats[person]) {
                *count += 1;
            }
        }
        counts.into_iter().any(|count| quota.breach(count) > 0)
    };
    terms.units.iter().any(parted)
        || (0..terms.units.len()).any(elsewhere)
        || (0..seats.len()).any(beside_foe)
        || terms.quotas.iter().any(off)
}

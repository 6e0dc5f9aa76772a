//! Why somebody sits where they sit.

use serde::{Deserialize, Serialize};

use crate::people::{Case, Other, best_other};
use crate::plan::Plan;
use crate::problem::{Problem, Round, Rule};
use crate::terms::Terms;

/// One reason for a seat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum Reason {
    /// The person is fixed here.
    Fixed {
        /// The rule.
        rule: usize,
    },
    /// The person may use only some tables, of which this is one.
    Only {
        /// The rule.
        rule: usize,
    },
    /// The person sits with these.
    Together {
        /// The rule.
        rule: usize,
        /// The others.
        with: Vec<usize>,
    },
    /// At these tables sits somebody whom the person is kept apart from.
    Apart {
        /// The rule.
        rule: usize,
        /// The tables.
        tables: Vec<usize>,
    },
    /// The person is one of those of whom each table has so many.
    Quota {
        /// The rule.
        rule: usize,
    },
    /// At these tables sit as many of the person's municipality as may.
    GroupAtMost {
        /// The rule.
        rule: usize,
        /// The tables.
        tables: Vec<usize>,
    },
    /// The mix: what the plan would lose (or, below 0, gain) if the person sat at the best other table that the rules
    /// allow, by a swap or on an empty chair.
    Mix {
        /// The other table.
        table: usize,
        /// With whom the person would change places; nothing for an empty chair.
        with: Option<usize>,
        /// Points.
        loses: i64,
    },
    /// No single swap or move keeps the rules.
    NoOther,
}

/// Why a person sits where they sit in a round: the rules that bear on it, then what the mix says. Nothing if there is
/// no such person or round in the plan.
#[must_use]
pub fn why(problem: &Problem, plan: &Plan, round: usize, person: usize) -> Vec<Reason> {
    let Some(seating) = plan.rounds.get(round) else { return Vec::new() };
    let whole = plan.rounds.len() == problem.rounds.len()
        && plan.rounds.iter().all(|seating| seating.table_of.len() == problem.people.len());
    if !whole || person >= seating.table_of.len() {
        return Vec::new();
    }
    let rules = problem.rules.iter().enumerate();
    let mut reasons: Vec<Reason> =
        rules.filter_map(|(number, rule)| by_rule(problem, plan, round, person, number, rule)).collect();
    reasons.push(by_mix(problem, plan, round, person));
    reasons
}

fn by_rule(
    problem: &Problem,
    plan: &Plan,
    round: usize,
    person: usize,
    number: usize,
    rule: &Rule,
) -> Option<Reason> {
    let seats = &plan.rounds[round].table_of;
    let others =
        |people: &[usize]| people.iter().copied().filter(|&other| other != person).collect::<Vec<_>>();
    let own = problem.people[person].group;
    match rule {
        Rule::Fixed { person: who, round: when, .. } => {
            let here = *who == person && when.is_none_or(|when| when == round);
            here.then_some(Reason::Fixed { rule: number })
        }
        Rule::Only { person: who, .. } => (*who == person).then_some(Reason::Only { rule: number }),
        Rule::Together { people } => {
            people.contains(&person).then(|| Reason::Together { rule: number, with: others(people) })
        }
        Rule::Apart { people } => people.contains(&person).then(|| {
            let mut tables: Vec<usize> = others(people).into_iter().map(|other| seats[other]).collect();
            tables.sort_unstable();
            tables.dedup();
            Reason::Apart { rule: number, tables }
        }),
        Rule::Quota { people, .. } => people.contains(&person).then_some(Reason::Quota { rule: number }),
        Rule::GroupWhole { group } => (*group == own).then(|| {
            let all: Vec<usize> =
                (0..problem.people.len()).filter(|&other| problem.people[other].group == own).collect();
            Reason::Together { rule: number, with: others(&all) }
        }),
        Rule::GroupAtMost { most } => {
            let mut counts = vec![0; problem.tables.len()];
            for (other, &seat) in seats.iter().enumerate() {
                if problem.people[other].group == own && seat < counts.len() {
                    counts[seat] += 1;
                }
            }
            let full = |&table: &usize| counts[table] >= *most && table != seats[person];
            let tables: Vec<usize> = (0..counts.len()).filter(full).collect();
            let bears = problem.rounds[round] == Round::Mixed && !tables.is_empty();
            bears.then_some(Reason::GroupAtMost { rule: number, tables })
        }
    }
}

/// The best single swap or move of the person that keeps the rules.
fn by_mix(problem: &Problem, plan: &Plan, round: usize, person: usize) -> Reason {
    let tables = plan.tables();
    if tables.iter().flatten().any(|&table| table >= problem.tables.len()) {
        return Reason::NoOther;
    }
    let terms = (0..problem.rounds.len()).map(|round| Terms::of(problem, round, |_| true)).collect();
    let nobody = vec![vec![None; problem.people.len()]; problem.rounds.len()];
    let case = Case::of(problem, terms, &nobody, |_| 0);
    match best_other(&case, &tables, round, person) {
        Some(Other { loses, table, with }) => Reason::Mix { table, with, loses },
        None => Reason::NoOther,
    }
}

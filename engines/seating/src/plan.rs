//! What comes out.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::problem::Problem;
use crate::weights::Weights;

/// A table for everyone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// The table index of each person index.
    pub table_of: Vec<usize>,
    /// How good the plan is, in points (see README): higher is better. Plans of the same people, number of
    /// tables and wishes can be compared by it. What it cost to move people is not in it.
    pub objective: i64,
    /// How many people sit at another table than in the old plan; 0 when there was none.
    pub moved: usize,
    /// What each table is like, by table index.
    pub report: Vec<TableReport>,
}

/// What a table is like.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableReport {
    /// How many people sit here.
    pub people: usize,
    /// From how many municipalities.
    pub municipalities: usize,
    /// In how many roles.
    pub roles: usize,
    /// Pairs of people here from the same municipality.
    pub pairs_same_group: usize,
    /// Pairs of people here in the same role.
    pub pairs_same_role: usize,
}

impl Plan {
    /// The plan with these tables, counted anew from the people themselves.
    pub(crate) fn of(problem: &Problem, table_of: Vec<usize>, old: &[Option<usize>]) -> Self {
        let report: Vec<TableReport> =
            (0..problem.tables.len()).map(|table| report(problem, &table_of, table)).collect();
        let weights = Weights::of(&problem.wishes);
        let objective = report
            .iter()
            .map(|table| weights.points(pairs(table.people), table.pairs_same_group, table.pairs_same_role))
            .sum();
        let moved =
            old.iter().zip(&table_of).filter(|(old, new)| old.is_some_and(|old| old != **new)).count();
        Self { table_of, objective, moved, report }
    }
}

fn report(problem: &Problem, table_of: &[usize], table: usize) -> TableReport {
    let mut groups: BTreeMap<u32, usize> = BTreeMap::new();
    let mut roles: BTreeMap<u32, usize> = BTreeMap::new();
    let mut people = 0;
    for (guest, _) in problem.people.iter().zip(table_of).filter(|(_, seat)| **seat == table) {
        people += 1;
        *groups.entry(guest.group).or_default() += 1;
        *roles.entry(guest.role).or_default() += 1;
    }
    TableReport {
        people,
        municipalities: groups.len(),
        roles: roles.len(),
        pairs_same_group: groups.into_values().map(pairs).sum(),
        pairs_same_role: roles.into_values().map(pairs).sum(),
    }
}

fn pairs(people: usize) -> usize {
    people * people.saturating_sub(1) / 2
}

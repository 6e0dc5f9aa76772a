//! What comes out.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::bound::bound;
use crate::meetings::extra_meetings;
use crate::points::{Points, lonely, number};
use crate::problem::{Problem, Round};
use crate::terms::Terms;

/// A table for everyone in every round.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// The rounds, in their order.
    pub rounds: Vec<Seating>,
    /// How good the plan is, in points (README.md): never above 0, higher is better. Plans of the same people,
    /// number of tables, rounds and aims can be compared by it. What it cost to move people is not in it.
    pub objective: i64,
    /// No plan can have an objective above this; equal to the objective if the plan is proven best.
    pub bound: i64,
    /// How often pairs meet once more in mixed rounds: a pair that meets three times counts twice. Those whom
    /// rules keep together are not counted.
    pub repeats: usize,
    /// How many seats differ from the old plan, over all rounds; 0 when there was none.
    pub moved: usize,
    /// How many wishes are granted.
    pub granted: usize,
    /// People whom rules keep together in every round: their meetings are no repeats.
    pub inseparable: Vec<Vec<usize>>,
}

/// One round.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seating {
    /// What the round is for.
    pub kind: Round,
    /// The table index of each person index.
    pub table_of: Vec<usize>,
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
    /// People here for the first time.
    pub new: usize,
    /// New people here who have no experienced neighbour.
    pub new_alone: usize,
    /// People here from whose municipality others came, but sit elsewhere.
    pub alone_from_group: usize,
    /// Points of this table by itself: repeats and wishes are not in it.
    pub points: i64,
}

impl Plan {
    /// The plan with these tables, counted anew from the people themselves.
    pub(crate) fn of(problem: &Problem, tables: Vec<Vec<usize>>, old: &[Vec<Option<usize>>]) -> Self {
        let points = Points::of(problem);
        let inseparable: Vec<Vec<usize>> =
            Terms::of(problem, 0, |_| true).units.into_iter().filter(|unit| unit.len() > 1).collect();
        let changed = |(old, new): (&Vec<Option<usize>>, &Vec<usize>)| {
            old.iter().zip(new).filter(|(old, new)| old.is_some_and(|old| old != **new)).count()
        };
        let moved = old.iter().zip(&tables).map(changed).sum();
        let rounds: Vec<Seating> = problem
            .rounds
            .iter()
            .zip(tables)
            .map(|(&kind, table_of)| Seating {
                kind,
                report: reports(problem, &points, kind, &table_of),
                table_of,
            })
            .collect();
        let repeats = extra_meetings(&rounds, &inseparable);
        let wishes = &problem.aims.wishes;
        let mut distinct: Vec<(usize, usize)> = wishes.iter().map(|&(a, b)| (a.min(b), a.max(b))).collect();
        distinct.sort_unstable();
        distinct.dedup();
        let shares = |&&(a, b): &&(usize, usize)| {
            rounds.iter().any(|round: &Seating| round.table_of[a] == round.table_of[b])
        };
        let granted = distinct.iter().filter(shares).count();
        let at_tables: i64 = rounds.iter().flat_map(|round| &round.report).map(|table| table.points).sum();
        let objective =
            at_tables - points.repeat * number(repeats) - points.wish * number(distinct.len() - granted);
        Self { rounds, objective, bound: bound(problem, &points), repeats, moved, granted, inseparable }
    }

    /// The table of each person in each round.
    #[must_use]
    pub fn tables(&self) -> Vec<Vec<usize>> {
        self.rounds.iter().map(|round| round.table_of.clone()).collect()
    }

    /// The places of this plan as [`crate::replan`] takes them.
    #[must_use]
    pub fn places(&self) -> Vec<Vec<Option<usize>>> {
        self.rounds.iter().map(|round| round.table_of.iter().copied().map(Some).collect()).collect()
    }
}

fn reports(problem: &Problem, points: &Points, kind: Round, table_of: &[usize]) -> Vec<TableReport> {
    let mut all: BTreeMap<u32, usize> = BTreeMap::new();
    let mut at: Vec<Vec<usize>> = vec![Vec::new(); problem.tables.len()];
    for (person, &table) in table_of.iter().enumerate() {
        *all.entry(problem.people[person].group).or_default() += 1;
        // A plan made by hand may name a table that does not exist.
        if let Some(people) = at.get_mut(table) {
            people.push(person);
        }
    }
    at.iter().map(|people| report(problem, points, kind, people, &all)).collect()
}

fn report(
    problem: &Problem,
    points: &Points,
    kind: Round,
    people: &[usize],
    all: &BTreeMap<u32, usize>,
) -> TableReport {
    let mut groups: BTreeMap<u32, usize> = BTreeMap::new();
    let mut roles: BTreeMap<u32, usize> = BTreeMap::new();
    let mut new = 0;
    for &person in people {
        let guest = &problem.people[person];
        *groups.entry(guest.group).or_default() += 1;
        *roles.entry(guest.role).or_default() += 1;
        new += usize::from(guest.new);
    }
    let sum = |counts: &BTreeMap<u32, usize>| {
        counts.values().map(|&here| here * here.saturating_sub(1) / 2).sum::<usize>()
    };
    let cost = Points::size(kind, people.len())
        + groups.iter().map(|(group, &here)| points.group(kind, here, all[group])).sum::<i64>()
        + roles.values().map(|&here| points.role(kind, here)).sum::<i64>()
        + points.new_people(new, people.len());
    TableReport {
        people: people.len(),
        municipalities: groups.len(),
        roles: roles.len(),
        pairs_same_group: sum(&groups),
        pairs_same_role: sum(&roles),
        new,
        new_alone: lonely(new, people.len()),
        alone_from_group: groups.iter().filter(|&(group, &here)| here == 1 && all[group] > 1).count(),
        points: -cost,
    }
}

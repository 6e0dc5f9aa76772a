//! The numbers that the search works on.

use std::collections::BTreeMap;

use crate::points::Points;
use crate::problem::{Problem, Round};
use crate::terms::Terms;

/// A municipality or role that nobody shares, and an old seat that nobody had.
pub(super) const NONE: u32 = u32::MAX;

/// A problem of people, as numbers.
#[derive(Debug)]
pub(crate) struct Case {
    pub(super) people: usize,
    pub(super) tables: usize,
    pub(super) rounds: Vec<Leg>,
    /// The municipality and role of each person, numbered from 0; [`NONE`] if they share it with nobody.
    pub(super) group: Vec<u32>,
    pub(super) role: Vec<u32>,
    pub(super) groups: usize,
    /// The people of each municipality.
    pub(super) people_of: Vec<Vec<u32>>,
    pub(super) roles: usize,
    pub(super) new: Vec<bool>,
    /// Whether anybody is new and that weighs something.
    pub(super) any_new: bool,
    /// For each person: with whom they would like to share a table.
    pub(super) wishes: Vec<Vec<u32>>,
    pub(super) any_wishes: bool,
    /// People of one unit are always together.
    pub(super) unit_of: Vec<usize>,
    pub(super) points: Points,
    /// True if there is more than one mixed round and meeting anew weighs something.
    pub(super) counts_meetings: bool,
}

/// One round of a case.
#[derive(Debug)]
pub(super) struct Leg {
    pub kind: Round,
    pub terms: Terms,
    /// Points for so many of a municipality or role at a table, by number; the differences are what a move makes.
    pub group_cost: Vec<i64>,
    pub role_cost: Vec<i64>,
    /// People with the same number are counted by the same quotas.
    pub likeness: Vec<u32>,
    /// People who move one by one, and units of several, that are not fixed.
    pub movers: Vec<u32>,
    pub blocks: Vec<u32>,
    /// Where each person sat, and what a seat that differs costs.
    pub old: Vec<u32>,
    pub price: i64,
    pub any_foes: bool,
    pub any_old: bool,
    /// True if no table can have more or fewer people than it has.
    pub rigid: bool,
}

impl Case {
    /// The case of a problem in canonical order. `old` is by round and person; `price` is what a move costs.
    pub(crate) fn of(
        problem: &Problem,
        terms: Vec<Terms>,
        old: &[Vec<Option<usize>>],
        price: impl Fn(Round) -> i64,
    ) -> Self {
        let points = Points::of(problem);
        let (group, group_sizes) = numbered(problem.people.iter().map(|guest| guest.group));
        let (role, role_sizes) = numbered(problem.people.iter().map(|guest| guest.role));
        let people = problem.people.len();
        let mixed = problem.rounds.iter().filter(|&&kind| kind == Round::Mixed).count();
        let mut wishes = vec![Vec::new(); people];
        if problem.aims.wish > 0 {
            for &(a, b) in &problem.aims.wishes {
                wishes[a].push(narrow(b));
                wishes[b].push(narrow(a));
            }
        }
        for friends in &mut wishes {
            friends.sort_unstable();
            friends.dedup();
        }
        let largest = |sizes: &[usize]| sizes.iter().copied().max().unwrap_or(0) + 1;
        let unit_of = terms.first().map(|terms| terms.unit_of.clone()).unwrap_or_default();
        let rounds = problem
            .rounds
            .iter()
            .zip(terms)
            .zip(old)
            .map(|((&kind, terms), old)| Leg {
                kind,
                group_cost: (0..=largest(&group_sizes)).map(|here| points.group(kind, here, 2)).collect(),
                role_cost: (0..=largest(&role_sizes)).map(|here| points.role(kind, here)).collect(),
                likeness: likeness(&terms),
                movers: units(&terms, |size| size == 1)
                    .into_iter()
                    .map(|unit| narrow(terms.units[unit][0]))
                    .collect(),
                blocks: units(&terms, |size| size > 1).into_iter().map(narrow).collect(),
                old: old
                    .iter()
                    .map(|seat| seat.map_or(NONE, |table| narrow(table.min(NONE as usize - 1))))
                    .collect(),
                price: price(kind),
                any_foes: terms.foes.iter().any(|foes| !foes.is_empty()),
                any_old: old.iter().any(Option::is_some),
                rigid: terms.tables.iter().all(|table| table.least == table.most),
                terms,
            })
            .collect();
        let new: Vec<bool> = problem.people.iter().map(|guest| guest.new).collect();
        Self {
            people,
            tables: problem.tables.len(),
            people_of: members(&group, group_sizes.len()),
            rounds,
            group,
            role,
            groups: group_sizes.len(),
            roles: role_sizes.len(),
            any_wishes: wishes.iter().any(|friends| !friends.is_empty()),
            any_new: points.lonely_new > 0 && new.contains(&true),
            new,
            wishes,
            unit_of,
            counts_meetings: mixed > 1 && points.repeat > 0,
            points,
        }
    }
}

impl Case {
    /// True if nothing is aimed at but to meet nobody twice.
    pub(super) fn only_meetings(&self) -> bool {
        let flat = |cost: &Vec<i64>| cost.iter().all(|&cost| cost == 0);
        let free = |leg: &Leg| {
            (self.groups == 0 || flat(&leg.group_cost))
                && (self.roles == 0 || flat(&leg.role_cost))
                && leg.old.iter().all(|&old| old == NONE)
        };
        self.counts_meetings
            && !self.any_new
            && self.wishes.iter().all(Vec::is_empty)
            && self.rounds.iter().all(free)
    }
}

/// The people with each label.
fn members(labels: &[u32], count: usize) -> Vec<Vec<u32>> {
    let mut members = vec![Vec::new(); count];
    for (person, &label) in labels.iter().enumerate() {
        if let Some(list) = members.get_mut(label as usize) {
            list.push(narrow(person));
        }
    }
    members
}

/// Units of a size that may go to more than one table.
fn units(terms: &Terms, size: impl Fn(usize) -> bool) -> Vec<usize> {
    let choice = |unit: &usize| {
        terms.allowed[*unit].as_ref().is_none_or(|tables| tables.iter().filter(|&&open| open).count() > 1)
    };
    (0..terms.units.len()).filter(|&unit| size(terms.units[unit].len())).filter(choice).collect()
}

/// Labels that at least two share numbered from 0, and how many share each.
fn numbered(labels: impl Iterator<Item = u32> + Clone) -> (Vec<u32>, Vec<usize>) {
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for label in labels.clone() {
        *counts.entry(label).or_default() += 1;
    }
    counts.retain(|_, count| *count > 1);
    let numbers: BTreeMap<u32, u32> = counts.keys().copied().zip(0..).collect();
    let list = labels.map(|label| numbers.get(&label).copied().unwrap_or(NONE)).collect();
    (list, counts.into_values().collect())
}

fn likeness(terms: &Terms) -> Vec<u32> {
    let mut kinds: BTreeMap<&[u32], u32> = BTreeMap::new();
    let mut list = Vec::with_capacity(terms.quotas_of.len());
    for quotas in &terms.quotas_of {
        let next = narrow(kinds.len());
        list.push(*kinds.entry(quotas).or_insert(next));
    }
    list
}

/// People, tables and their kind are at most a few thousand.
pub(super) fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(NONE)
}

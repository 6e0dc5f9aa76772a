//! Conditions that every seating must meet, and that can be counted: cheap proofs that there is none, also where there
//! are far too many people to try.

use std::collections::BTreeMap;

use super::flow::most_seated;
use crate::terms::{Quota, Terms};

/// True if counting alone proves that no seating keeps the rules.
pub(super) fn hopeless(terms: &Terms) -> bool {
    too_large(terms)
        || crowded(terms)
        || terms.quotas.iter().any(|quota| unreachable(terms, quota))
        || clique(terms)
}

/// A unit that fits no table it may go to.
fn too_large(terms: &Terms) -> bool {
    let fits = |(unit, people): (usize, &Vec<usize>)| {
        terms
            .tables
            .iter()
            .enumerate()
            .any(|(table, size)| terms.allows(unit, table) && people.len() <= size.most)
    };
    !terms.units.iter().enumerate().all(fits)
}

/// Tables that may be chosen do not hold those who must choose among them, or cannot be filled to their least by those
/// who may. Both can be had at once if each can by itself (Mendelsohn & Dulmage 1958).
fn crowded(terms: &Terms) -> bool {
    let everyone = |_: usize| true;
    let most: Vec<usize> = terms.tables.iter().map(|table| table.most).collect();
    let least: Vec<usize> = terms.tables.iter().map(|table| table.least).collect();
    !seatable(terms, everyone, &most, &least)
}

/// The people of a quota, or those outside it, cannot be spread over the tables as it asks.
fn unreachable(terms: &Terms, quota: &Quota) -> bool {
    let mut inside = vec![false; terms.unit_of.len()];
    for &person in &quota.people {
        inside[person] = true;
    }
    let most: Vec<usize> = terms.tables.iter().map(|table| table.most.min(quota.most)).collect();
    let least = vec![quota.least; terms.tables.len()];
    if least.iter().zip(&most).any(|(least, most)| least > most)
        || !seatable(terms, |p| inside[p], &most, &least)
    {
        return true;
    }
    let most: Vec<usize> =
        terms.tables.iter().map(|table| table.most - quota.least.min(table.most)).collect();
    let least: Vec<usize> = terms.tables.iter().map(|table| table.least.saturating_sub(quota.most)).collect();
    !seatable(terms, |p| !inside[p], &most, &least)
}

/// True if the people can be spread with so many at each table, one by one.
fn seatable(terms: &Terms, counted: impl Fn(usize) -> bool, most: &[usize], least: &[usize]) -> bool {
    let mut kinds: BTreeMap<Option<&[bool]>, usize> = BTreeMap::new();
    for (person, &unit) in terms.unit_of.iter().enumerate() {
        if counted(person) {
            *kinds.entry(terms.allowed[unit].as_deref()).or_default() += 1;
        }
    }
    let (open, supply): (Vec<Option<&[bool]>>, Vec<usize>) = kinds.into_iter().unzip();
    let may = |kind: usize, table: usize| open[kind].is_none_or(|tables: &[bool]| tables[table]);
    most_seated(&supply, most, may) == supply.iter().sum::<usize>()
        && most_seated(&supply, least, may) == least.iter().sum::<usize>()
}

/// More people all apart from each other than there are tables. The clique is grown greedily from those who have most
/// foes.
fn clique(terms: &Terms) -> bool {
    let enough = |person: &usize| terms.foes[*person].len() >= terms.tables.len();
    let mut loners: Vec<usize> = (0..terms.foes.len()).filter(enough).collect();
    loners.sort_by_key(|&person| (usize::MAX - terms.foes[person].len(), person));
    let mut clique: Vec<usize> = Vec::new();
    for person in loners {
        if clique.iter().all(|other| terms.foes[person].binary_search(other).is_ok()) {
            clique.push(person);
        }
    }
    clique.len() > terms.tables.len()
}

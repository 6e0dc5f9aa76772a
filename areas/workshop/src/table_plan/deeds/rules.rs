//! Rules, marks on people, and what tables offer.

use std::collections::BTreeSet;

use serde_json::json;
use web::House;

use super::{By, NotDone, line, line_of, open};
use crate::records::ParticipantId;
use crate::table_plan::book::{MOST_IN_A_RULE, Mark, Rule, Trait};
use crate::table_plan::saying::Refusal;

/// Sets a rule; it holds from the next planning on. One that is there already is not set twice.
///
/// # Errors
/// [`NotDone`]; [`NotDone::Gone`] also when it names too few or too many, or somebody who is not registered.
pub async fn set_rule(house: &House, by: By<'_>, rule: Rule) -> Result<(), NotDone> {
    let Some(work) = open(house, by).await? else { return Ok(()) };
    let people = rule.people();
    let named = match rule {
        Rule::Apart { .. } | Rule::Together { .. } => (2..=MOST_IN_A_RULE).contains(&people.len()),
        Rule::Wish { .. } => people.len() == 2,
        Rule::Whole { municipality } => work.people.iter().any(|row| row.municipality == municipality),
        Rule::Each { .. } | Rule::Spread { .. } => true,
    };
    if !named || !people.iter().all(|person| work.knows(*person)) {
        return Err(NotDone::Gone);
    }
    if work.before.book.rules.contains(&rule) {
        return Ok(());
    }
    if let Rule::Apart { people } = &rule {
        fixed_together(&work, people)?;
    }
    let mut after = work.before.clone();
    let details = json!({ "rule": rule.code(), "people": rule.people() });
    after.book.rules.push(rule);
    work.close(by, after, line_of("table_plan.rule_set", by.workshop, details)).await
}

/// That no two of them are fixed at one table in the same round.
fn fixed_together(work: &super::Work, people: &[ParticipantId]) -> Result<(), NotDone> {
    let seats = &work.before.seats;
    for round in 0..seats.rounds() {
        let fixed = |person| seats.at(round, person).filter(|seat| seat.fixed).map(|seat| seat.table);
        for (place, one) in people.iter().enumerate() {
            let Some(table) = fixed(*one) else { continue };
            if let Some(other) = people[place + 1..].iter().find(|other| fixed(**other) == Some(table)) {
                return Err(NotDone::Refused(vec![Refusal {
                    code: "apart_but_fixed_together".to_owned(),
                    names: vec![work.name(*one), work.name(*other)],
                    table: usize::try_from(table).unwrap_or_default(),
                    ..Refusal::default()
                }]));
            }
        }
    }
    Ok(())
}

/// Takes a rule away.
///
/// # Errors
/// [`NotDone`].
pub async fn lift_rule(house: &House, by: By<'_>, rule: &Rule) -> Result<(), NotDone> {
    let Some(work) = open(house, by).await? else { return Ok(()) };
    let mut after = work.before.clone();
    let place = after.book.rules.iter().position(|one| one == rule).ok_or(NotDone::Gone)?;
    after.book.rules.remove(place);
    let details = json!({ "rule": rule.code(), "people": rule.people() });
    work.close(by, after, line_of("table_plan.rule_lifted", by.workshop, details)).await
}

/// Notes what somebody does, whether they are new, and what they need of their table. The journal says that it was
/// noted, not what: a need can tell of somebody's health.
///
/// # Errors
/// [`NotDone`].
pub async fn mark(house: &House, by: By<'_>, person: ParticipantId, mark: Mark) -> Result<(), NotDone> {
    let Some(work) = open(house, by).await? else { return Ok(()) };
    if !work.knows(person) {
        return Err(NotDone::Gone);
    }
    let mut after = work.before.clone();
    let details = json!({ "part": mark.part.code(), "new": mark.new });
    if mark == Mark::default() {
        after.book.marks.remove(&person);
    } else {
        after.book.marks.insert(person, mark);
    }
    if after == work.before {
        return Ok(());
    }
    work.close(by, after, line("table_plan.person_marked", person, details)).await
}

/// Says what a table offers.
///
/// # Errors
/// [`NotDone`]; [`NotDone::Gone`] when the room has no such table.
pub async fn offer(
    house: &House,
    by: By<'_>,
    tables: impl IntoIterator<Item = (i32, BTreeSet<Trait>)>,
) -> Result<(), NotDone> {
    let Some(work) = open(house, by).await? else { return Ok(()) };
    let mut after = work.before.clone();
    for (table, traits) in tables {
        if table < 1 {
            return Err(NotDone::Gone);
        }
        if traits.is_empty() {
            after.book.tables.remove(&table);
        } else {
            after.book.tables.insert(table, traits);
        }
    }
    if after == work.before {
        return Ok(());
    }
    let details = json!({ "tables": after.book.tables });
    work.close(by, after, line_of("table_plan.tables_described", by.workshop, details)).await
}

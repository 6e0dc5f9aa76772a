//! Changes by hand: somebody is moved to a table, changes place with another, is fixed or freed.

use serde_json::json;
use web::House;

use super::{By, NotDone, Work, line, open};
use crate::records::ParticipantId;
use crate::table_plan::saying::Refusal;
use crate::table_plan::state::{Seat, State};

/// A move by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    /// Who.
    pub person: ParticipantId,
    /// In which round, from 0.
    pub round: usize,
    /// To which table; nothing fixes them where they sit.
    pub table: Option<i32>,
    /// Who takes their place, when the table is full or as the organiser likes.
    pub swap: Option<ParticipantId>,
}

/// Fixes a person to a table, and moves them there if they sit elsewhere. Whoever they change places with gets their
/// old seat and stays free.
///
/// # Errors
/// [`NotDone`]; refused when the table is full and nobody is to leave it, when the one who is to leave is fixed, and
/// when somebody to be kept apart from is fixed there.
pub async fn shift(house: &House, by: By<'_>, asked: Move) -> Result<(), NotDone> {
    let Some(work) = open(house, by).await? else { return Ok(()) };
    let Move { person, round, table, swap } = asked;
    let own = work.before.seats.at(round, person);
    let last = work.before.seats.tables();
    let table = table.or(own.map(|seat| seat.table)).filter(|table| (1..=last).contains(table));
    let table = table.ok_or(NotDone::Gone)?;
    if !work.knows(person) || round >= work.before.seats.rounds() {
        return Err(NotDone::Gone);
    }
    let moved = own.is_none_or(|seat| seat.table != table);
    let swap = swap.filter(|other| moved && *other != person);
    let mut after = work.before.clone();
    if let Some(other) = swap {
        let theirs = after.seats.at(round, other).filter(|seat| seat.table == table).ok_or(NotDone::Gone)?;
        let own = own.ok_or(NotDone::Gone)?;
        if theirs.fixed {
            return Err(refused(&work, "swap_is_fixed", &[other], table));
        }
        after.seats.put(round, other, Seat { table: own.table, fixed: false });
    } else if moved {
        has_room(&work, round, table)?;
    }
    after.seats.put(round, person, Seat { table, fixed: true });
    nobody_apart(&work, &after, round, person, table)?;
    let details = json!({ "table": table, "moved": moved, "round": round + 1, "swap": swap });
    work.close(by, after, line("table_plan.seat_fixed", person, details)).await
}

/// Fixes a person in the first round.
///
/// # Errors
/// As [`shift`].
pub async fn fix(
    house: &House,
    by: By<'_>,
    (person, table): (ParticipantId, Option<i32>),
) -> Result<(), NotDone> {
    shift(house, by, Move { person, round: 0, table, swap: None }).await
}

fn has_room(work: &Work, round: usize, table: i32) -> Result<(), NotDone> {
    let here = work.before.seats.round(round).values().filter(|seat| seat.table == table).count();
    let most = work.before.wanted.most;
    if here < most {
        return Ok(());
    }
    Err(NotDone::Refused(vec![Refusal {
        code: "table_full".to_owned(),
        table: usize::try_from(table).unwrap_or_default(),
        people: here,
        most,
        ..Refusal::default()
    }]))
}

/// That nobody whom they are kept apart from is fixed at the same table.
fn nobody_apart(
    work: &Work,
    after: &State,
    round: usize,
    person: ParticipantId,
    table: i32,
) -> Result<(), NotDone> {
    let fixed_here = |other: &ParticipantId| {
        after.seats.at(round, *other).is_some_and(|seat| seat.fixed && seat.table == table)
    };
    let other = |(one, other): (ParticipantId, ParticipantId)| {
        if one == person { Some(other) } else { (other == person).then_some(one) }
    };
    match work.before.book.apart().filter_map(other).find(fixed_here) {
        Some(other) => Err(refused(work, "apart_but_fixed_together", &[person, other], table)),
        None => Ok(()),
    }
}

fn refused(work: &Work, code: &str, people: &[ParticipantId], table: i32) -> NotDone {
    NotDone::Refused(vec![Refusal {
        code: code.to_owned(),
        names: people.iter().map(|person| work.name(*person)).collect(),
        table: usize::try_from(table).unwrap_or_default(),
        ..Refusal::default()
    }])
}

/// Frees a person in a round: the next planning may move them.
///
/// # Errors
/// [`NotDone`].
pub async fn free(house: &House, by: By<'_>, (person, round): (ParticipantId, usize)) -> Result<(), NotDone> {
    let Some(work) = open(house, by).await? else { return Ok(()) };
    let seat = work.before.seats.at(round, person).ok_or(NotDone::Gone)?;
    let mut after = work.before.clone();
    after.seats.put(round, person, Seat { fixed: false, ..seat });
    work.close(by, after, line("table_plan.seat_freed", person, json!({ "round": round + 1 }))).await
}

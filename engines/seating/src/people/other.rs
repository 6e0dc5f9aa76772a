//! The best other seat that one person could have.

use super::case::{Case, narrow};
use super::change::Change;
use super::state::State;

/// Another seat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Other {
    /// What the plan loses by it, in points.
    pub loses: i64,
    /// The table.
    pub table: usize,
    /// With whom to change places; nothing for an empty chair.
    pub with: Option<usize>,
}

/// The best seat at another table that a swap or move gives a person without breaking more rules; nothing if there is
/// none, or if the person sits together with others.
pub(crate) fn best_other(case: &Case, tables: &[Vec<usize>], round: usize, person: usize) -> Option<Other> {
    let seat: Vec<u32> = tables.iter().flatten().map(|&table| narrow(table)).collect();
    let state = State::new(case, &seat);
    let leg = &case.rounds[round];
    let here = state.table(round, person);
    let alone = |person: usize| leg.terms.units[leg.terms.unit_of[person]].len() == 1;
    let may = |person: usize, table: usize| leg.terms.allows(leg.terms.unit_of[person], table);
    if !alone(person) {
        return None;
    }
    let kept = |change: Change, table: usize, with: Option<usize>| {
        (change.broken <= 0).then_some(Other { loses: change.cost, table, with })
    };
    let swaps = (0..case.people).filter_map(|other| {
        let table = state.table(round, other);
        let fits = table != here && alone(other) && may(person, table) && may(other, here);
        let change = if fits { state.swap_change(round, person, other, 0, i64::MAX / 2) } else { None };
        change.and_then(|change| kept(change, table, Some(other)))
    });
    let may_leave = state.at(round, here).len() > leg.terms.tables[here].least;
    let moves = (0..case.tables).filter_map(|table| {
        let room = state.at(round, table).len() < leg.terms.tables[table].most;
        let fits = may_leave && room && table != here && may(person, table);
        fits.then(|| state.move_change(round, person, table)).and_then(|change| kept(change, table, None))
    });
    swaps.chain(moves).min()
}

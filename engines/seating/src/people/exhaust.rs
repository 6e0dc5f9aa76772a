//! Small cases of one round are counted through: when there are no more ways to seat people than steps.

use super::Best;
use super::case::Case;
use super::state::State;

/// Tries every way and gives true, or gives false if there are too many.
pub(super) fn exhaust(case: &Case, start: &[u32], steps: u64, best: &mut Best) -> bool {
    let [leg] = &case.rounds[..] else { return false };
    let units = &leg.terms.units;
    let ways = units.iter().try_fold(1_u64, |ways, _| ways.checked_mul(case.tables as u64));
    if ways.is_none_or(|ways| ways > steps) {
        return false;
    }
    let mut state = State::new(case, start);
    for unit in units {
        carry(&mut state, unit, 0);
    }
    // An odometer with a digit for each unit: its table.
    let mut digits = vec![0; units.len()];
    loop {
        let fits = |(table, size): (usize, &crate::problem::Table)| {
            (size.least..=size.most).contains(&state.at(0, table).len())
        };
        if leg.terms.tables.iter().enumerate().all(fits)
            && digits.iter().enumerate().all(|(unit, &table)| leg.terms.allows(unit, table))
        {
            best.see(&state);
        }
        let Some(turning) = digits.iter().position(|&digit| digit + 1 < case.tables) else { return true };
        for unit in 0..turning {
            digits[unit] = 0;
            carry(&mut state, &units[unit], 0);
        }
        digits[turning] += 1;
        carry(&mut state, &units[turning], digits[turning]);
    }
}

fn carry(state: &mut State<'_>, people: &[usize], table: usize) {
    for &person in people {
        state.relocate(0, person, table);
    }
}

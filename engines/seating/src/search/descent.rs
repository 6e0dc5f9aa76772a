//! Uphill, in fact, since gains are maximised: every person takes their best change until nobody has one.

use super::blocks;
use super::meter::Meter;
use super::row::{Column, Draw, choose, perform};
use super::state::State;
use crate::chance::Chance;

/// Improves until no swap, no move and no block exchange that was tried improves, or the meter is empty.
pub(super) fn descend(state: &mut State<'_>, meter: &mut Meter, chance: &mut Chance) {
    let calm = vec![0; state.case.people.max(1)];
    let draw = Draw { swap: &calm, moves: &calm, stay: 0 };
    let mut column = Column::default();
    loop {
        let mut changed = false;
        for &person in &state.case.movers {
            if !meter.step() {
                return;
            }
            let choice = choose(state, person as usize, draw, &mut column);
            changed |= perform(state, person as usize, choice);
        }
        changed |= blocks::improve(state, meter, chance);
        if !changed {
            return;
        }
    }
}

//! Small cases are counted through: when there are no more ways to group than steps, all of them are tried.

use super::Best;
use super::case::Case;
use super::state::State;

/// Tries every way and gives true, or gives false if there are more than `steps`.
pub(super) fn exhaust(case: &Case, start: &[usize], steps: u64, best: &mut Best) -> bool {
    let units = units(case);
    if !few(case.groups(), units.len(), steps) {
        return false;
    }
    let mut state = State::new(case, start);
    for unit in &units {
        carry(&mut state, unit, 0);
    }
    // An odometer with a digit for each unit: its group.
    let mut digits = vec![0; units.len()];
    loop {
        let fits =
            |(group, limits): (usize, &(usize, usize))| (limits.0..=limits.1).contains(&state.size(group));
        if case.sizes.iter().enumerate().all(fits) {
            best.see(&state);
        }
        let Some(turning) = digits.iter().position(|&digit| digit + 1 < case.groups()) else { return true };
        for unit in 0..turning {
            digits[unit] = 0;
            carry(&mut state, &units[unit], 0);
        }
        digits[turning] += 1;
        carry(&mut state, &units[turning], digits[turning]);
    }
}

/// Those who can be in any group: people alone, and people who move together.
fn units(case: &Case) -> Vec<Vec<u32>> {
    let alone = case.movers.iter().map(|&person| vec![person]);
    let blocks = case.clusters.iter().map(|cluster| cluster.people.clone()).filter(|people| people.len() > 1);
    alone.chain(blocks).collect()
}

fn few(groups: usize, units: usize, steps: u64) -> bool {
    let mut ways = 1_u64;
    (0..units).all(|_| {
        ways = ways.saturating_mul(groups as u64);
        ways <= steps
    })
}

fn carry(state: &mut State<'_>, people: &[u32], group: usize) {
    for &person in people {
        state.relocate(person as usize, group);
    }
}

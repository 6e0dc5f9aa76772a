//! People who sit together move together: a block changes places with people of another table.

use super::meter::Meter;
use super::state::State;
use crate::chance::Chance;

/// One try for every block at a temperature; true if something changed.
pub(super) fn stir(state: &mut State<'_>, temperature: f64, meter: &mut Meter, chance: &mut Chance) -> bool {
    let mut changed = false;
    for block in 0..state.case.blocks.len() {
        let floor = -temperature * chance.waiting();
        changed |= exchange(state, block, floor, meter, chance);
    }
    changed
}

/// Several tries for every block that take only what improves; true if something changed.
pub(super) fn improve(state: &mut State<'_>, meter: &mut Meter, chance: &mut Chance) -> bool {
    let mut changed = false;
    for block in 0..state.case.blocks.len() {
        for _ in 0..4 * state.case.groups() {
            // Less than one whole unit is no improvement.
            changed |= exchange(state, block, 0.5, meter, chance);
        }
    }
    changed
}

/// Moves a block to a random table and lets random people of that table go the other way; keeps it if the value
/// grows by at least `floor`, else puts everything back.
fn exchange(state: &mut State<'_>, block: usize, floor: f64, meter: &mut Meter, chance: &mut Chance) -> bool {
    let case = state.case;
    let going = &case.blocks[block];
    let from = state.group_of(going[0] as usize);
    let to = chance.below(case.groups());
    if to == from || !meter.step() {
        return false;
    }
    let coming = returning(state, block, to, chance);
    let (here, there) = (state.size(from), state.size(to));
    let fits = |size: usize, group: usize| (case.sizes[group].0..=case.sizes[group].1).contains(&size);
    if !fits(here - going.len() + coming.len(), from) || !fits(there + going.len() - coming.len(), to) {
        return false;
    }
    // Each person moved costs two rows.
    if !meter.steps((going.len() + coming.len()) as u64) {
        return false;
    }
    let before = state.value;
    carry(state, going, to);
    carry(state, &coming, from);
    if ((state.value - before) as f64) >= floor {
        return true;
    }
    carry(state, &coming, to);
    carry(state, going, from);
    false
}

/// Random people of a table, at most as many as the block, other blocks whole. With slack in the sizes the number
/// is random too.
fn returning(state: &State<'_>, block: usize, table: usize, chance: &mut Chance) -> Vec<u32> {
    let case = state.case;
    let mut units: Vec<Vec<u32>> = case
        .blocks
        .iter()
        .enumerate()
        .filter(|&(other, people)| other != block && state.group_of(people[0] as usize) == table)
        .map(|(_, people)| people.clone())
        .collect();
    let alone = state.members[table].iter().filter(|&&person| case.moves_alone[person as usize]);
    units.extend(alone.map(|&person| vec![person]));
    chance.shuffle(&mut units);
    let size = case.blocks[block].len();
    let slack = state.size(table) < case.sizes[table].1;
    let wanted = if slack { chance.below(size + 1) } else { size };
    let mut coming = Vec::new();
    for unit in units {
        if coming.len() + unit.len() <= wanted {
            coming.extend(unit);
        }
    }
    coming
}

fn carry(state: &mut State<'_>, people: &[u32], group: usize) {
    for &person in people {
        state.relocate(person as usize, group);
    }
}

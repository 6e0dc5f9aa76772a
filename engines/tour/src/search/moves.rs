//! The changes that the search tries. Each leaves the state with every rule kept.

use crate::case::{NEVER, Slot};
use crate::chance::Chance;

use super::state::{NONE, State};

/// How many may be in the way.
const MOST: usize = 2;
/// How many slots somebody who had to leave tries.
const TRIES: usize = 8;

/// Sends a county to another slot, and those in the way elsewhere. False: nothing to try; to be undone.
pub(super) fn go(state: &mut State<'_>, chance: &mut Chance) -> bool {
    let case = state.case;
    let county = if !state.without.is_empty() && chance.below(2) == 0 {
        state.without[chance.below(state.without.len())]
    } else {
        chance.below(case.counties())
    };
    let options = &case.options[county];
    if options.is_empty() {
        return false;
    }
    let slot = options[chance.below(options.len())];
    let from = state.slots[county];
    if from == Some(slot) {
        return false;
    }
    state.remove(county);
    let Some(gone) = clear(state, county, slot, chance) else { return false };
    state.place(county, slot);
    for &other in gone.iter().filter(|&&other| other != NONE) {
        if from.is_some_and(|from| chance.below(2) == 0 && state.place_if_free(other, from)) {
            continue;
        }
        settle(state, other, from, chance);
    }
    true
}

/// Takes out whoever a county clashes with in a slot; nothing if they are too many.
fn clear(state: &mut State<'_>, county: usize, slot: Slot, chance: &mut Chance) -> Option<[usize; MOST]> {
    let mut gone = [NONE; MOST];
    let mut count = 0;
    let mut many = false;
    state.in_the_way(county, slot, |other| {
        if gone[..count].contains(&other) {
            return true;
        }
        if count == MOST {
            many = true;
            return false;
        }
        gone[count] = other;
        count += 1;
        true
    });
    if many {
        return None;
    }
    for &other in &gone[..count] {
        state.remove(other);
    }
    while let Some(person) = state.full(slot) {
        if count == MOST {
            return None;
        }
        let other = busy(state, person, slot, chance)?;
        state.remove(other);
        gone[count] = other;
        count += 1;
    }
    Some(gone)
}

/// One of a person's visits in a week, by chance.
fn busy(state: &State<'_>, person: usize, slot: Slot, chance: &mut Chance) -> Option<usize> {
    let case = state.case;
    let days = &case.weeks[case.week[slot.1]];
    let first = chance.below(days.len());
    for k in 0..days.len() {
        let day = days[(first + k) % days.len()];
        for &team in &case.rivals[slot.0] {
            let there = state.at((team, day));
            if there != NONE && case.problem.teams[team].members.contains(&person) {
                return Some(there);
            }
        }
    }
    None
}

/// Puts a county where it costs least among a few slots that are free, if any is.
fn settle(state: &mut State<'_>, county: usize, from: Option<Slot>, chance: &mut Chance) {
    let options = &state.case.options[county];
    let mut best: Option<(i64, Slot)> = None;
    for k in 0..=TRIES {
        let slot = match from {
            Some(from) if k == TRIES => from,
            _ => options[chance.below(options.len())],
        };
        if !state.is_free(county, slot) {
            continue;
        }
        let cost = state.cost_with(county, slot);
        if best.is_none_or(|(least, _)| cost < least) {
            best = Some((cost, slot));
        }
    }
    if let Some((_, slot)) = best {
        state.place(county, slot);
    }
}

/// Swaps the weeks of two teams. False: nothing to swap, or it cannot be; to be undone.
pub(super) fn swap_weeks(state: &mut State<'_>, chance: &mut Chance) -> bool {
    let case = state.case;
    if case.teams() < 2 || case.weeks.is_empty() {
        return false;
    }
    let one = chance.below(case.teams());
    let other = (one + 1 + chance.below(case.teams() - 1)) % case.teams();
    let days = &case.weeks[chance.below(case.weeks.len())];
    let mut visits: Vec<(usize, Slot)> = Vec::with_capacity(2 * days.len());
    for &day in days {
        for (team, to) in [(one, other), (other, one)] {
            let county = state.at((team, day));
            if county == NONE {
                continue;
            }
            if case.alone(county, (to, day)) == NEVER {
                return false;
            }
            visits.push((county, (to, day)));
        }
    }
    for &(county, _) in &visits {
        state.remove(county);
    }
    !visits.is_empty() && visits.iter().all(|&(county, slot)| state.place_if_free(county, slot))
}

//! Parallel tempering: copies at several temperatures that now and then change places, so that a cold copy gets
//! out of where it is stuck. The copies take turns here; each has its own stream of chance, so that they could as
//! well run side by side with the same result.

use super::Best;
use super::anneal::{Ladder, sweep};
use super::case::Case;
use super::descent;
use super::meter::Meter;
use super::noise::{Heat, Noise};
use super::row::Column;
use super::state::State;
use crate::chance::Chance;

/// Number of copies.
const COPIES: usize = 10;
/// With fewer rounds than this the copies have no time to change places.
const LEAST_ROUNDS: u64 = 30;

/// True if there are steps enough for several temperatures.
pub(super) fn worthwhile(case: &Case, steps: u64) -> bool {
    steps / (case.people.max(1) * COPIES) as u64 >= LEAST_ROUNDS
}

/// Tempers until the meter is empty, then lets every copy descend on what a copy's share of the reserve gives.
pub(super) fn temper(
    start: &State<'_>,
    ladder: Ladder,
    noise: &Noise,
    meter: &mut Meter,
    seed: u64,
    best: &mut Best,
) {
    let heats: Vec<Heat> = (0..COPIES).map(|rung| noise.at(ladder.rung(rung, COPIES))).collect();
    let mut copies: Vec<State<'_>> = vec![start.clone(); COPIES];
    let mut chances: Vec<Chance> = (100..).take(COPIES).map(|stream| Chance::new(seed, stream)).collect();
    let mut exchanges = Chance::new(seed, 2);
    let mut column = Column::default();
    // Leave enough for each copy to descend for a few rounds.
    let end = (start.case.people * COPIES * 4) as u64;
    let mut parity = 0;
    while meter.left() > end {
        for (rung, copy) in copies.iter_mut().enumerate() {
            sweep(copy, &heats[rung], meter, &mut chances[rung], &mut column);
            best.see(copy);
        }
        for upper in (parity..COPIES - 1).step_by(2) {
            if changes(&copies, &heats, upper, &mut exchanges) {
                copies.swap(upper, upper + 1);
            }
        }
        parity = 1 - parity;
    }
    for (copy, chance) in copies.iter_mut().zip(&mut chances).rev() {
        descent::descend(copy, meter, chance);
        best.see(copy);
    }
}

/// Whether the copy on a rung and the one on the colder rung below change places: always if the hotter one is
/// better, else with the probability that keeps both temperatures in balance.
fn changes(copies: &[State<'_>], heats: &[Heat], upper: usize, chance: &mut Chance) -> bool {
    let deficit = (copies[upper + 1].value - copies[upper].value) as f64;
    let slope = 1.0 / heats[upper + 1].temperature - 1.0 / heats[upper].temperature;
    deficit * slope <= chance.waiting()
}

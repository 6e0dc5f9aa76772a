//! One long cooling from hot to cold, for many people.

use super::best::Best;
use super::ladder::Ladder;
use super::limit::{Limit, Meter, TO_THE_END};
use super::noise::Noise;
use super::state::State;
use super::sweep::Walker;
use crate::chance::Chance;

/// Temperatures on the way down.
const LEVELS: usize = 500;
/// So many of them at most from one sweep to the next.
const AT_ONCE: usize = 20;
/// More threads than this are not started.
const MOST_THREADS: usize = 64;

/// Cools until `end` of the limit is used, then descends. By the clock, every thread cools a copy of its own and the
/// best counts; by steps there is one, so that the result does not depend on how many threads there are.
pub(super) fn cool(
    start: &State<'_>,
    ladder: &Ladder,
    noise: &Noise,
    walker: &Walker,
    seed: u64,
    meter: &mut Meter<'_>,
    (end, threads): (f64, usize),
) -> Best {
    let coolings = if matches!(meter.limit(), Limit::Time(_)) { threads.clamp(1, MOST_THREADS) } else { 1 };
    let begun = *meter;
    let one = |stream: u64| {
        let mut meter = begun;
        let mut chance = Chance::new(seed, stream);
        let best = cool_one(start.clone(), ladder, noise, &mut walker.clone(), &mut chance, &mut meter, end);
        (best, meter.taken)
    };
    let results = std::thread::scope(|scope| {
        let others: Vec<_> =
            (201..).take(coolings - 1).map(|stream| scope.spawn(move || one(stream))).collect();
        let first = one(200);
        std::iter::once(first)
            .chain(others.into_iter().filter_map(|other| other.join().ok()))
            .collect::<Vec<_>>()
    });
    let mut best = Best::of(start);
    for (found, taken) in results {
        meter.taken += taken - begun.taken;
        if found.value > best.value {
            best = found;
        }
    }
    best
}

fn cool_one(
    mut state: State<'_>,
    ladder: &Ladder,
    noise: &Noise,
    walker: &mut Walker,
    chance: &mut Chance,
    meter: &mut Meter<'_>,
    end: f64,
) -> Best {
    let people = state.board.people as u64;
    let begin = meter.spent();
    let mut best = Best::of(&state);
    let (mut level, mut heat) = (0, noise.at(ladder.at(0.0)));
    loop {
        let spent = meter.spent();
        if spent >= end || meter.left_before(end) < people {
            break;
        }
        // Between 0 and the number of levels.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let now = ((spent - begin) / (end - begin) * LEVELS as f64) as usize;
        // Never far at once: a clock may leap.
        let now = now.min(level + AT_ONCE).min(LEVELS - 1);
        if now > level {
            level = now;
            heat = noise.at(ladder.at(level as f64 / (LEVELS - 1) as f64));
            meter.found(best.value);
        }
        walker.sweep(&mut state, &heat, chance);
        meter.taken += people;
        best.see(&state);
    }
    for mut state in [State::new(state.board, &best.groups(state.board)), state] {
        walker.descend(&mut state, meter, TO_THE_END);
        best.see(&state);
    }
    best
}

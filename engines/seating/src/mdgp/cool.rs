//! One long cooling from hot to cold, for many people.

use super::best::Best;
use super::ladder::Ladder;
use super::limit::Meter;
use super::noise::Noise;
use super::state::State;
use super::sweep::Walker;
use crate::chance::Chance;

/// Temperatures on the way down.
const LEVELS: usize = 500;

/// Cools until `end` of the limit is used, then descends.
pub(super) fn cool(
    state: &mut State<'_>,
    ladder: Ladder,
    noise: &Noise,
    walker: &mut Walker,
    chance: &mut Chance,
    meter: &mut Meter<'_>,
    end: f64,
) -> Best {
    let people = state.board.people as u64;
    let rungs = ladder.rungs(LEVELS);
    let begin = meter.spent();
    let mut best = Best::of(state);
    let (mut level, mut heat) = (0, noise.at(rungs[0]));
    loop {
        let spent = meter.spent();
        if spent >= end || meter.left_before(end) < people {
            break;
        }
        // Between 0 and the number of levels.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let now = ((spent - begin) / (end - begin) * LEVELS as f64) as usize;
        if now != level {
            level = now.min(LEVELS - 1);
            heat = noise.at(rungs[level]);
            meter.found(best.value);
        }
        walker.sweep(state, &heat, chance);
        meter.taken += people;
        best.see(state);
    }
    meter.taken += walker.descend(state, meter.left_before(1.0));
    best.see(state);
    best
}

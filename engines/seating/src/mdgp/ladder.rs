//! Temperatures, learnt from the instance.

use super::limit::Meter;
use super::noise::Noise;
use super::state::State;
use super::sweep::Walker;
use crate::chance::Chance;

/// From hot to cold, in gain units.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ladder {
    /// About one step in three changes something.
    pub hot: f64,
    /// About one step in fifty changes something.
    pub cold: f64,
}

/// What hot is to cold when there are too few steps to find the cold end.
const SPAN: f64 = 6.0;
/// Steps at each temperature that is tried, at least.
const SAMPLE: u64 = 2_000;
/// How much colder the next temperature is.
const COOLER: f64 = 0.8;

impl Ladder {
    /// The temperatures from hot to cold, each the same part of the one before.
    pub(super) fn rungs(self, count: usize) -> Vec<f64> {
        let ratio = root(self.cold / self.hot, count.saturating_sub(1).max(1));
        std::iter::successors(Some(self.hot), |temperature| Some(temperature * ratio)).take(count).collect()
    }
}

/// The `degree`-th root of a number in (0, 1], by halving: a power from the standard library may round
/// differently from one machine to the next.
fn root(number: f64, degree: usize) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        let power = (0..degree).fold(1.0, |power, _| power * middle);
        if power < number {
            low = middle;
        } else {
            high = middle;
        }
    }
    high
}

/// Finds the temperatures by cooling quickly from far too hot, until `share` of the limit is used.
pub(super) fn learn(
    state: &mut State<'_>,
    noise: &Noise,
    walker: &mut Walker,
    chance: &mut Chance,
    meter: &mut Meter<'_>,
    share: f64,
) -> Ladder {
    let people = state.board.people as u64;
    let sweeps = SAMPLE.div_ceil(people);
    let mut temperature = typical_difference(state, chance);
    let mut ladder = Ladder { hot: temperature, cold: temperature / SPAN };
    while temperature > 0.5 && meter.left_before(share) >= sweeps * people && meter.spent() < share {
        let heat = noise.at(temperature);
        let changed: u64 = (0..sweeps).map(|_| walker.sweep(state, &heat, chance)).sum();
        let taken = sweeps * people;
        meter.taken += taken;
        if changed * 3 >= taken {
            ladder = Ladder { hot: temperature, cold: temperature / SPAN };
        }
        if changed * 50 <= taken {
            ladder.cold = ladder.hot.min(temperature);
            break;
        }
        temperature *= COOLER;
    }
    ladder
}

/// Twice the mean absolute difference that another group makes to someone, as a swap moves two.
fn typical_difference(state: &State<'_>, chance: &mut Chance) -> f64 {
    const SAMPLES: usize = 2_000;
    let board = state.board;
    let (mut sum, mut count) = (0_i64, 0_i64);
    for _ in 0..SAMPLES {
        let (person, group) = (chance.below(board.people), chance.below(board.groups()));
        let there = state.to[group * board.width + person];
        let difference = i64::from(there) - i64::from(state.own[person]);
        if difference != 0 {
            sum += difference.abs();
            count += 1;
        }
    }
    if count == 0 { 1.0 } else { 2.0 * sum as f64 / count as f64 }
}

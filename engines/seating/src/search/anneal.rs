//! Rejection-free annealing: each step takes the best of all changes of one person under noise, so that no try is
//! wasted when it gets cold.

use super::Best;
use super::blocks;
use super::meter::Meter;
use super::noise::{Heat, Noise};
use super::row::{Column, choose, perform};
use super::state::State;
use crate::chance::Chance;

/// From hot to cold, in gain units.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ladder {
    /// About a third of the steps change something.
    pub hot: f64,
    /// About one step in a hundred changes something.
    pub cold: f64,
}

/// What hot is to cold when there are too few steps to find the cold end.
const SPAN: f64 = 6.0;

impl Ladder {
    /// The temperature at a share of the way from hot to cold, on a geometric scale.
    pub(super) fn rung(self, number: usize, rungs: usize) -> f64 {
        let ratio = root(self.cold / self.hot, rungs.saturating_sub(1).max(1));
        (0..number).fold(self.hot, |temperature, _| temperature * ratio)
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

/// One step for each person and each block. Gives how many steps were taken and how many changed something.
pub(super) fn sweep(
    state: &mut State<'_>,
    heat: &Heat,
    meter: &mut Meter,
    chance: &mut Chance,
    column: &mut Column,
) -> (u64, u64) {
    let (mut taken, mut changed) = (0, 0);
    for &person in &state.case.movers {
        if !meter.step() {
            return (taken, changed);
        }
        let draw = heat.draw(state.case.people, chance);
        let choice = choose(state, person as usize, draw, column);
        taken += 1;
        changed += u64::from(perform(state, person as usize, choice));
    }
    blocks::stir(state, heat.temperature, meter, chance);
    (taken, changed)
}

/// Finds the temperatures of a case by cooling quickly from far too hot, using at most `allowed` steps.
pub(super) fn learn(
    state: &mut State<'_>,
    noise: &Noise,
    meter: &mut Meter,
    chance: &mut Chance,
    allowed: u64,
) -> Ladder {
    let mut temperature = typical_difference(state, chance);
    let mut ladder = Ladder { hot: temperature, cold: temperature / SPAN };
    let mut column = Column::default();
    let movers = state.case.movers.len() as u64;
    let sweeps = 100_u64.div_ceil(movers.max(1));
    let floor = (meter.left()).saturating_sub(allowed);
    while temperature > 0.5 && meter.left() > floor && movers > 0 {
        let heat = noise.at(temperature);
        let (mut taken, mut changed) = (0, 0);
        for _ in 0..sweeps {
            let (rows, hits) = sweep(state, &heat, meter, chance, &mut column);
            taken += rows;
            changed += hits;
        }
        if changed * 3 >= taken {
            ladder = Ladder { hot: temperature, cold: temperature / SPAN };
        }
        if changed * 100 <= taken {
            ladder.cold = ladder.hot.min(temperature);
            break;
        }
        temperature *= 0.75;
    }
    ladder
}

/// The mean absolute difference that a random swap makes, broken rules left out.
fn typical_difference(state: &State<'_>, chance: &mut Chance) -> f64 {
    let case = state.case;
    let (mut sum, mut count) = (0_i64, 0_i64);
    for _ in 0..2_000 {
        let (i, j) = (chance.below(case.people), chance.below(case.people));
        let (a, b) = (state.group_of(i), state.group_of(j));
        if a == b || !case.moves_alone[i] || !case.moves_alone[j] {
            continue;
        }
        let gained = i64::from(state.worth(b, i)) + i64::from(state.worth(a, j));
        let lost = i64::from(state.own[i]) + i64::from(state.own[j]) + 2 * i64::from(case.gains(i)[j]);
        let difference = (gained - lost).abs();
        if difference > 0 && difference < case.wall {
            sum += difference;
            count += 1;
        }
    }
    if count == 0 { 1.0 } else { sum as f64 / count as f64 }
}

/// One long cooling from hot to cold that uses what the meter has.
pub(super) fn cool(
    state: &mut State<'_>,
    ladder: Ladder,
    noise: &Noise,
    meter: &mut Meter,
    chance: &mut Chance,
    best: &mut Best,
) {
    const LEVELS: usize = 200;
    let mut column = Column::default();
    let per_sweep = (state.case.movers.len() + state.case.clusters.len()).max(1);
    let all = meter.left();
    for level in 0..LEVELS {
        let heat = noise.at(ladder.rung(level, LEVELS));
        // What must be left when this level ends.
        let rest = all / LEVELS as u64 * (LEVELS - 1 - level) as u64;
        while meter.left() > rest + per_sweep as u64 / 2 {
            sweep(state, &heat, meter, chance, &mut column);
            best.see(state);
        }
    }
}

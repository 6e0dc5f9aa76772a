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

/// One step for each person and each block. Gives how many steps were taken and how many changed
/// the value.
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
        let before = state.value;
        perform(state, person as usize, choice);
        taken += 1;
        // Changes between equals go on at any temperature and tell nothing about it.
        changed += u64::from(state.value != before);
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
    let top = temperature / 2.0;
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
    if state.case.scales {
        ladder.hot = ladder.hot.max(top);
    }
    ladder
}

/// Twice the mean absolute difference that another group makes to someone who may move, as a swap moves two;
/// broken rules are left out.
fn typical_difference(state: &State<'_>, chance: &mut Chance) -> f64 {
    const SAMPLES: usize = 2_000;
    let case = state.case;
    let bound = case.clusters.iter().flat_map(|cluster| &cluster.people);
    let movable: Vec<u32> = case.movers.iter().chain(bound).copied().collect();
    let (mut sum, mut count) = (0_i64, 0_i64);
    for _ in 0..SAMPLES {
        let person = movable[chance.below(movable.len())] as usize;
        let (here, there) = (state.group_of(person), chance.below(case.groups()));
        let difference = i64::from(state.worth(there, person)) - i64::from(state.worth(here, person));
        if difference != 0 && difference.abs() < case.wall {
            sum += difference.abs();
            count += 1;
        }
    }
    if count == 0 { 1.0 } else { 2.0 * sum as f64 / count as f64 }
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

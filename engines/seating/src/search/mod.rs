//! The search itself, on numbers alone: a gain for every pair, sizes, and who may not be moved by oneself.
//!
//! The course of a run: descend → cool down quickly to learn the temperatures → parallel tempering (small) or one
//! long annealing (large) → descend. All of it counts rows (see [`row`]) against the budget. Cases with
//! fewer ways to group than steps are counted through instead.

mod anneal;
mod blocks;
mod case;
mod descent;
mod exhaust;
mod meter;
mod noise;
mod row;
mod state;
mod tempering;

pub(crate) use case::{Case, Cluster, LARGEST_SUM};
use meter::Meter;
use noise::Noise;
use state::State;

use crate::chance::Chance;

/// Up to here several temperatures at once are better than one long cooling (measured for MDGPLIB, see README).
const TEMPERED_UP_TO: usize = 300;
/// The share of the budget for learning the temperatures, and for the last descent: one part in eight each.
const SHARE: u64 = 8;

/// The group of each person in the best grouping found from `start`, which keeps all sizes. Never worth less than
/// `start`.
pub(crate) fn search(case: &Case, start: &[usize], seed: u64, steps: u64) -> Vec<usize> {
    let mut meter = Meter::new(steps);
    let mut chance = Chance::new(seed, 1);
    let mut state = State::new(case, start);
    let mut best = Best::of(&state);
    if case.movers.is_empty() && case.clusters.is_empty() {
        return best.group_of();
    }
    if exhaust::exhaust(case, start, steps, &mut best) {
        return best.group_of();
    }
    let reserve = (steps / SHARE).min(40 * case.people as u64);
    meter.reserve(reserve);
    descent::descend(&mut state, &mut meter, &mut chance);
    best.see(&state);
    let noise = Noise::new(case.people, &mut chance);
    let ladder = anneal::learn(&mut state, &noise, &mut meter, &mut chance, steps / SHARE);
    best.see(&state);
    if case.people <= TEMPERED_UP_TO && tempering::worthwhile(case, meter.left()) {
        tempering::temper(&state, ladder, &noise, &mut meter, seed, &mut best);
    } else {
        anneal::cool(&mut state, ladder, &noise, &mut meter, &mut chance, &mut best);
        descent::descend(&mut state, &mut meter, &mut chance);
        best.see(&state);
    }
    meter.release();
    let mut last = State::new(case, &best.group_of());
    descent::descend(&mut last, &mut meter, &mut chance);
    best.see(&last);
    best.group_of()
}

/// The best grouping seen so far.
#[derive(Debug, Clone)]
struct Best {
    group: Vec<u32>,
    value: i64,
}

impl Best {
    fn of(state: &State<'_>) -> Self {
        Self { group: state.group.clone(), value: state.value }
    }

    /// Keeps the grouping if it is better than any before. One that is equal is left, so that the first wins.
    fn see(&mut self, state: &State<'_>) {
        if state.value > self.value {
            self.group.copy_from_slice(&state.group);
            self.value = state.value;
        }
    }

    fn group_of(&self) -> Vec<usize> {
        self.group.iter().map(|&group| group as usize).collect()
    }
}

//! Simulated annealing over dates and teams. A county goes to another slot; whoever is in the way goes to the slot that it
//! left, or elsewhere, or for a while without a date, at a price. Rules are never broken on the way.

mod moves;
mod state;

pub(crate) use state::State;

use crate::case::{Case, Slot};
use crate::chance::{Chance, Waiting};
use crate::watch::{Progress, Watch};

/// How often somebody is asked whether to go on.
const LOOK: u64 = 4_096;
/// One step in so many swaps the weeks of two teams.
const WEEKS: usize = 64;
/// The coldest temperature, as a share of the hottest.
const COLD: f64 = 0.005;

/// What to search and how long.
pub(crate) struct Job<'a> {
    pub(crate) case: &'a Case<'a>,
    /// Slots to begin with, where they do not clash.
    pub(crate) start: &'a [Option<Slot>],
    /// True: the start is to be improved, not left.
    pub(crate) warm: bool,
    pub(crate) seed: u64,
    pub(crate) steps: u64,
}

/// Searches for the given number of steps, or until somebody says stop. The slots are those of the fewest counties without
/// a date, then of the lowest cost.
pub(crate) fn search(job: &Job<'_>, watch: &dyn Watch) -> Vec<Option<Slot>> {
    let case = job.case;
    let mut state = State::new(case);
    for (county, slot) in job.start.iter().enumerate() {
        if let Some(slot) = slot {
            state.place_if_free(county, *slot);
        }
    }
    let mut best = Best::of(&state);
    if job.steps == 0 || case.counties() == 0 || case.options.iter().all(Vec::is_empty) {
        return best.slots;
    }
    let mut chance = Chance::new(job.seed);
    let waiting = Waiting::new();
    let hot = heat(case) * if job.warm { 0.1 } else { 1.0 };
    let mut heat = hot;
    // Cooled by the same factor each time: COLD^(1/n), by its series.
    let rounds = (job.steps / LOOK).max(1);
    let factor = root(COLD, rounds);
    for step in 0..job.steps {
        if step % LOOK == 0 {
            if step > 0 {
                heat *= factor;
            }
            if !watch.go_on(Progress { work: step, cost: best.cost() }) {
                return best.slots;
            }
        }
        let before = state.cost();
        let done = if chance.below(WEEKS) == 0 {
            moves::swap_weeks(&mut state, &mut chance)
        } else {
            moves::go(&mut state, &mut chance)
        };
        if !done {
            state.undo();
            continue;
        }
        let worse = state.cost() - before;
        #[allow(clippy::cast_precision_loss, reason = "costs are far below the limits of the float")]
        let accept = worse <= 0 || worse as f64 <= heat * waiting.draw(&mut chance);
        if accept {
            state.keep();
            if worse != 0 {
                best.see(&state);
            }
        } else {
            state.undo();
        }
    }
    best.slots
}

struct Best {
    slots: Vec<Option<Slot>>,
    rank: (usize, i64),
}

impl Best {
    fn of(state: &State<'_>) -> Self {
        Self { slots: state.slots.clone(), rank: (state.without.len(), state.cost()) }
    }

    fn see(&mut self, state: &State<'_>) {
        let rank = (state.without.len(), state.cost());
        if rank < self.rank {
            self.rank = rank;
            self.slots.clone_from(&state.slots);
        }
    }

    fn cost(&self) -> Option<i64> {
        (self.rank.0 == 0).then_some(self.rank.1)
    }
}

/// The temperature at which much is accepted: what one visit costs on average.
fn heat(case: &Case<'_>) -> f64 {
    let weights = &case.problem.weights;
    let (mut sum, mut count) = (0.0, 0.0);
    for county in 0..case.counties() {
        for &(team, _) in case.options[county].iter().step_by(7) {
            sum += case.ways.price(case.ways.out(team, county)) as f64;
            count += 1.0;
        }
    }
    let way = if count > 0.0 { sum / count } else { 0.0 };
    (way * 0.5)
        .max(f64::from(weights.dates))
        .max(f64::from(weights.load))
        .max(f64::from(weights.slack))
        .max(1.0)
}

/// The n-th root of a number between 0 and 1, by halving.
fn root(x: f64, n: u64) -> f64 {
    let power = |base: f64| {
        let (mut result, mut square, mut left) = (1.0, base, n);
        while left > 0 {
            if left % 2 == 1 {
                result *= square;
            }
            square *= square;
            left /= 2;
        }
        result
    };
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if power(middle) < x { low = middle } else { high = middle }
    }
    low
}

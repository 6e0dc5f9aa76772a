//! Parallel tempering: copies at several temperatures that now and then change places, so that a cold copy gets out
//! of where it is stuck. Each copy has its own stream of chance and changes are decided at set points, so that the
//! result does not depend on how many threads share the work, nor on which of them is faster.

use std::sync::atomic::{AtomicI64, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Barrier, Mutex, PoisonError};

use super::best::Best;
use super::ladder::{Ladder, Way};
use super::limit::{Meter, TO_THE_END};
use super::noise::{Heat, Noise};
use super::state::State;
use super::sweep::Walker;
use crate::chance::Chance;

/// Number of copies.
const COPIES: usize = 12;
/// How far neighbours are apart, in thermodynamic length: they change places often.
const GAP: f64 = 0.6;
/// The share of the limit until which copies are cooled from the hot end, each down to its temperature.
const COOLED: f64 = 0.15;
/// The shares of the limit at which the temperatures are spaced anew, by what was measured since.
const SPACED: [f64; 3] = [0.2, 0.3, 0.5];
/// How far neighbours may then be apart.
const FAR: f64 = 1.2;
/// So many rounds must have been measured.
const LEAST_COUNT: u64 = 30;
/// Temperatures on the way down.
const LEVELS: usize = 60;
/// Sweeps between changes.
const SWEEPS: u64 = 4;
/// With fewer rounds than this the copies have no time to change places.
const LEAST_ROUNDS: u64 = 200;

/// Steps of one round.
fn round(people: usize) -> u64 {
    COPIES as u64 * SWEEPS * people as u64
}

/// True if there are steps enough for several temperatures.
pub(super) fn worthwhile(people: usize, steps: u64) -> bool {
    steps / round(people).max(1) >= LEAST_ROUNDS
}

/// One copy.
struct Copy<'a> {
    state: State<'a>,
    chance: Chance,
    best: Best,
}

/// What the threads share. Values and the share of the limit are written in turn to one of two places, so that a round's can be read
/// while the next is under way.
struct Shared<'a> {
    noise: &'a Noise,
    people: usize,
    copies: Vec<Mutex<Copy<'a>>>,
    /// The temperatures to begin with.
    rungs: Vec<f64>,
    /// Temperatures on the way down to them.
    way: Vec<Heat>,
    /// The share of the limit where the way down begins.
    begin: f64,
    values: [Vec<AtomicI64>; 2],
    /// The share of the limit that is used, as bits, which are in the order of the numbers. All go by the same, since
    /// each thread's own reading of a clock would differ.
    spent: [AtomicU64; 2],
    best: AtomicI64,
    ticket: AtomicUsize,
    barrier: Barrier,
}

impl Shared<'_> {
    /// The temperature on the way down, until all have arrived.
    fn way(&self, spent: f64) -> Option<&Heat> {
        let share = (spent - self.begin) / (COOLED - self.begin);
        // Between 0 and the number of levels.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let level = (share.max(0.0) * LEVELS as f64) as usize;
        self.way.get(level)
    }
}

/// Who is on which rung, at what temperature, as every thread works it out for itself.
struct Rungs {
    heats: Vec<Heat>,
    /// The rung of each copy.
    of: Vec<usize>,
    chance: Chance,
    /// Sums of the values on each rung, and how many of each.
    sums: Vec<f64>,
    count: u64,
    /// How often the temperatures were spaced anew.
    spaced: usize,
}

impl Rungs {
    fn new(shared: &Shared<'_>, seed: u64) -> Self {
        let heats = shared.rungs.iter().map(|&temperature| shared.noise.at(temperature)).collect();
        let (of, sums) = ((0..COPIES).collect(), vec![0.0; COPIES]);
        Self { heats, of, chance: Chance::new(seed, 2), sums, count: 0, spaced: 0 }
    }

    /// A copy's temperature, or the one on the way down to it.
    fn heat<'h>(&'h self, copy: usize, way: Option<&'h Heat>) -> &'h Heat {
        let heat = &self.heats[self.of[copy]];
        way.filter(|way| way.temperature > heat.temperature).unwrap_or(heat)
    }

    /// Neighbours on the ladder change places: always if the hotter one is better, else with the probability that keeps
    /// both temperatures in balance.
    fn change(&mut self, values: &[AtomicI64], parity: usize) {
        let mut on = [0; COPIES];
        for (copy, &rung) in self.of.iter().enumerate() {
            on[rung] = copy;
            self.sums[rung] += values[copy].load(Ordering::Relaxed) as f64;
        }
        self.count += 1;
        for upper in (parity..COPIES - 1).step_by(2) {
            let (hot, cold) = (on[upper], on[upper + 1]);
            let value = |copy: usize| values[copy].load(Ordering::Relaxed);
            let deficit = (value(cold) - value(hot)) as f64;
            let slope = 1.0 / self.heats[upper + 1].temperature - 1.0 / self.heats[upper].temperature;
            if deficit * slope <= self.chance.waiting() {
                self.of.swap(hot, cold);
            }
        }
    }

    /// Spaces the temperatures anew by the mean values since the last time, when it is time for that.
    fn space(&mut self, noise: &Noise, spent: f64) {
        if SPACED.get(self.spaced).is_none_or(|&share| spent < share) {
            return;
        }
        self.spaced += 1;
        if self.count < LEAST_COUNT {
            return;
        }
        let temperatures = self.heats.iter().map(|heat| heat.temperature).collect();
        let means: Vec<Option<f64>> = self.sums.iter().map(|sum| Some(sum / self.count as f64)).collect();
        let rungs = Way::new(temperatures, &means).rungs(COPIES, FAR);
        self.heats = rungs.into_iter().map(|temperature| noise.at(temperature)).collect();
        self.sums.fill(0.0);
        self.count = 0;
    }
}

/// Tempers until `end` of the limit is used, then lets every copy descend.
pub(super) fn temper(
    start: &State<'_>,
    ladder: &Ladder,
    noise: &Noise,
    walker: &Walker,
    seed: u64,
    meter: &mut Meter<'_>,
    (end, threads): (f64, usize),
) -> Best {
    let copy = |stream| {
        Mutex::new(Copy { state: start.clone(), chance: Chance::new(seed, stream), best: Best::of(start) })
    };
    let threads = threads.clamp(1, COPIES);
    let values = || (0..COPIES).map(|_| AtomicI64::new(0)).collect();
    let shared = Shared {
        noise,
        people: start.board.people,
        copies: (100..).take(COPIES).map(copy).collect(),
        rungs: ladder.rungs(COPIES, GAP),
        way: (0..LEVELS).map(|level| noise.at(ladder.at(level as f64 / LEVELS as f64))).collect(),
        begin: meter.spent(),
        values: [values(), values()],
        spent: [AtomicU64::new(0), AtomicU64::new(0)],
        best: AtomicI64::new(start.value),
        ticket: AtomicUsize::new(0),
        barrier: Barrier::new(threads),
    };
    let begun = *meter;
    let taken = std::thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(|| work(&shared, walker.clone(), seed, begun, end));
        }
        work(&shared, walker.clone(), seed, begun, end)
    });
    meter.taken = taken;
    let mut walker = walker.clone();
    let mut best = Best::of(start);
    for copy in shared.copies {
        let Copy { state, best: its, .. } = copy.into_inner().unwrap_or_else(PoisonError::into_inner);
        for mut state in [State::new(start.board, &its.groups(start.board)), state] {
            walker.descend(&mut state, meter, TO_THE_END);
            best.see(&state);
        }
    }
    best
}

/// What one thread does: takes copies that nobody has taken in this round, and at its end decides on the changes as
/// all the others do. Gives the steps taken by all.
fn work(shared: &Shared<'_>, mut walker: Walker, seed: u64, mut meter: Meter<'_>, end: f64) -> u64 {
    let mut rungs = Rungs::new(shared, seed);
    let mut mine = shared.ticket.fetch_add(1, Ordering::Relaxed);
    let mut spent = shared.begin;
    for turn in 0_usize.. {
        let half = turn % 2;
        let way = shared.way(spent);
        while mine < (turn + 1) * COPIES {
            let number = mine % COPIES;
            let value = advance(shared, number, rungs.heat(number, way), &mut walker);
            shared.values[half][number].store(value, Ordering::Relaxed);
            mine = shared.ticket.fetch_add(1, Ordering::Relaxed);
        }
        meter.taken += round(shared.people);
        let last = meter.left_before(end) < round(shared.people);
        let now = if last { 1.0_f64 } else { meter.spent() };
        shared.spent[half].fetch_max(now.max(0.0).to_bits(), Ordering::Relaxed);
        // The barrier is also what makes the relaxed writes above seen by all.
        if shared.barrier.wait().is_leader() {
            meter.found(shared.best.load(Ordering::Relaxed));
        }
        spent = f64::from_bits(shared.spent[half].load(Ordering::Relaxed));
        if spent >= end {
            break;
        }
        if way.is_none() {
            rungs.change(&shared.values[half], turn % 2);
            rungs.space(shared.noise, spent);
        }
    }
    meter.taken
}

/// A copy's sweeps of one round; gives its value.
fn advance(shared: &Shared<'_>, number: usize, heat: &Heat, walker: &mut Walker) -> i64 {
    let mut guard = shared.copies[number].lock().unwrap_or_else(PoisonError::into_inner);
    let copy = &mut *guard;
    for _ in 0..SWEEPS {
        walker.sweep(&mut copy.state, heat, &mut copy.chance);
        copy.best.see(&copy.state);
    }
    shared.best.fetch_max(copy.best.value, Ordering::Relaxed);
    copy.state.value
}

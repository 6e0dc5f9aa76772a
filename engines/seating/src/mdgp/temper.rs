//! Parallel tempering: copies at several temperatures that now and then change places, so that a cold copy gets out
//! of where it is stuck. Each copy has its own stream of chance and changes are decided at set points, so that the
//! result does not depend on how many threads share the work, nor on which of them is faster.

use std::sync::atomic::{AtomicI64, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Barrier, Mutex, PoisonError};

use super::best::Best;
use super::ladder::Ladder;
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
    people: usize,
    copies: Vec<Mutex<Copy<'a>>>,
    heats: Vec<Heat>,
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

    /// The temperature of a rung, or the one on the way down to it.
    fn heat<'h>(&'h self, rung: usize, way: Option<&'h Heat>) -> &'h Heat {
        let heat = &self.heats[rung];
        way.filter(|way| way.temperature > heat.temperature).unwrap_or(heat)
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
        people: start.board.people,
        copies: (100..).take(COPIES).map(copy).collect(),
        heats: ladder.rungs(COPIES, GAP).into_iter().map(|temperature| noise.at(temperature)).collect(),
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
    let mut rung: Vec<usize> = (0..COPIES).collect();
    let mut exchanges = Chance::new(seed, 2);
    let mut mine = shared.ticket.fetch_add(1, Ordering::Relaxed);
    let mut spent = shared.begin;
    for turn in 0_usize.. {
        let half = turn % 2;
        let way = shared.way(spent);
        while mine < (turn + 1) * COPIES {
            let number = mine % COPIES;
            let value = advance(shared, number, shared.heat(rung[number], way), &mut walker);
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
            change(shared, half, turn % 2, &mut rung, &mut exchanges);
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

/// Neighbours on the ladder change places: always if the hotter one is better, else with the probability that keeps
/// both temperatures in balance.
fn change(shared: &Shared<'_>, half: usize, parity: usize, rung: &mut [usize], chance: &mut Chance) {
    let mut on = [0; COPIES];
    for (copy, &rung) in rung.iter().enumerate() {
        on[rung] = copy;
    }
    for upper in (parity..COPIES - 1).step_by(2) {
        let (hot, cold) = (on[upper], on[upper + 1]);
        let value = |copy: usize| shared.values[half][copy].load(Ordering::Relaxed);
        let deficit = (value(cold) - value(hot)) as f64;
        let heats = &shared.heats;
        let slope = 1.0 / heats[upper + 1].temperature - 1.0 / heats[upper].temperature;
        if deficit * slope <= chance.waiting() {
            rung.swap(hot, cold);
        }
    }
}

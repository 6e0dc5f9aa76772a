//! Parallel tempering: copies at several temperatures that now and then change places, so that a cold copy gets out
//! of where it is stuck. Each copy has its own stream of chance and changes are decided at set points, so that the
//! result does not depend on how many threads share the work, nor on which of them is faster.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

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
/// So many of them at most from one round to the next.
const AT_ONCE: usize = 6;
/// Sweeps between changes.
const SWEEPS: u64 = 8;
/// With fewer rounds than this the copies have no time to change places.
const LEAST_ROUNDS: u64 = 100;

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

/// What the threads share: a desk where copies are handed out and values handed in. Whoever hands in the last value of a
/// round decides on the changes, so that nobody waits for a thread that the machine has put aside.
struct Shared<'a> {
    copies: Vec<Mutex<Copy<'a>>>,
    desk: Mutex<Desk<'a>>,
    /// Told when a round begins or all is over.
    next_round: Condvar,
}

/// Where the work stands.
struct Desk<'a> {
    noise: &'a Noise,
    meter: Meter<'a>,
    end: f64,
    /// Temperatures on the way down to the rungs.
    way: Vec<Arc<Heat>>,
    /// The share of the limit where the way down begins, and the share that is used now.
    begin: f64,
    spent: f64,
    /// How many of the temperatures on the way down are behind.
    level: usize,
    rungs: Rungs,
    values: Vec<i64>,
    best: i64,
    /// Copies handed out, and handed in, in this round.
    out: usize,
    done: usize,
    turn: usize,
    over: bool,
}

impl Desk<'_> {
    /// The temperature on the way down, until all have arrived.
    fn on_the_way(&self) -> Option<&Arc<Heat>> {
        self.way.get(self.level)
    }

    /// Goes down as far as the share of the limit says, but never far at once: a clock may leap.
    fn go_down(&mut self) {
        let share = (self.spent - self.begin) / (COOLED - self.begin);
        // Between 0 and a few times the number of levels.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let level = (share.max(0.0) * LEVELS as f64) as usize;
        self.level = level.min(self.level + AT_ONCE).max(self.level);
    }

    /// The next copy and its temperature; nothing if all are out.
    fn hand_out(&mut self) -> Option<(usize, Arc<Heat>)> {
        let copy = (self.out < COPIES).then_some(self.out)?;
        self.out += 1;
        let heat = &self.rungs.heats[self.rungs.of[copy]];
        let way = self.on_the_way().filter(|way| way.temperature > heat.temperature);
        Some((copy, Arc::clone(way.unwrap_or(heat))))
    }

    /// Takes in a copy's value and best; true if that ends the round.
    fn hand_in(&mut self, copy: usize, value: i64, best: i64, people: usize) -> bool {
        self.values[copy] = value;
        self.best = self.best.max(best);
        self.done += 1;
        if self.done < COPIES {
            return false;
        }
        let arrived = self.on_the_way().is_none();
        self.meter.taken += round(people);
        self.meter.found(self.best);
        self.spent = self.meter.spent();
        self.go_down();
        self.over = self.spent >= self.end || self.meter.left_before(self.end) < round(people);
        if arrived {
            self.rungs.change(&self.values, self.turn % 2);
            self.rungs.space(self.noise, self.spent);
        }
        (self.out, self.done) = (0, 0);
        self.turn += 1;
        true
    }
}

/// Who is on which rung, at what temperature.
struct Rungs {
    heats: Vec<Arc<Heat>>,
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
    fn new(ladder: &Ladder, noise: &Noise, seed: u64) -> Self {
        let heats = heats(noise, ladder.rungs(COPIES, GAP));
        let (of, sums) = ((0..COPIES).collect(), vec![0.0; COPIES]);
        Self { heats, of, chance: Chance::new(seed, 2), sums, count: 0, spaced: 0 }
    }

    /// Neighbours on the ladder change places: always if the hotter one is better, else with the probability that keeps
    /// both temperatures in balance.
    fn change(&mut self, values: &[i64], parity: usize) {
        let mut on = [0; COPIES];
        for (copy, &rung) in self.of.iter().enumerate() {
            on[rung] = copy;
            self.sums[rung] += values[copy] as f64;
        }
        self.count += 1;
        for upper in (parity..COPIES - 1).step_by(2) {
            let (hot, cold) = (on[upper], on[upper + 1]);
            let deficit = (values[cold] - values[hot]) as f64;
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
        self.heats = heats(noise, Way::new(temperatures, &means).rungs(COPIES, FAR));
        self.sums.fill(0.0);
        self.count = 0;
    }
}

fn heats(noise: &Noise, temperatures: Vec<f64>) -> Vec<Arc<Heat>> {
    temperatures.into_iter().map(|temperature| Arc::new(noise.at(temperature))).collect()
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
    let begin = meter.spent();
    let desk = Desk {
        noise,
        meter: *meter,
        end,
        way: heats(noise, (0..LEVELS).map(|level| ladder.at(level as f64 / LEVELS as f64)).collect()),
        begin,
        spent: begin,
        level: 0,
        rungs: Rungs::new(ladder, noise, seed),
        values: vec![0; COPIES],
        best: start.value,
        out: 0,
        done: 0,
        turn: 0,
        over: false,
    };
    let shared = Shared {
        copies: (100..).take(COPIES).map(copy).collect(),
        desk: Mutex::new(desk),
        next_round: Condvar::new(),
    };
    std::thread::scope(|scope| {
        for _ in 1..threads.clamp(1, COPIES) {
            scope.spawn(|| work(&shared, walker.clone()));
        }
        work(&shared, walker.clone());
    });
    meter.taken = locked(&shared.desk).meter.taken;
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

/// What one thread does: takes copies from the desk, sweeps them and hands their values in.
fn work(shared: &Shared<'_>, mut walker: Walker) {
    let mut desk = locked(&shared.desk);
    while !desk.over {
        let Some((number, heat)) = desk.hand_out() else {
            desk = shared.next_round.wait(desk).unwrap_or_else(PoisonError::into_inner);
            continue;
        };
        drop(desk);
        let mut guard = locked(&shared.copies[number]);
        let copy = &mut *guard;
        for _ in 0..SWEEPS {
            walker.sweep(&mut copy.state, &heat, &mut copy.chance);
            copy.best.see(&copy.state);
        }
        let (value, best, people) = (copy.state.value, copy.best.value, copy.state.board.people);
        drop(guard);
        desk = locked(&shared.desk);
        if desk.hand_in(number, value, best, people) {
            shared.next_round.notify_all();
        }
    }
}

/// The lock, also when it is poisoned: nothing that is written under it is left halfway.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

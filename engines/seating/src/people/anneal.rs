//! Annealing over all rounds at once: swaps, moves and chains, each kept if it costs no more than chance allows.

use super::Best;
use super::chain::Chain;
use super::change::Change;
use super::meter::Meter;
use super::state::State;
use crate::chance::{Chance, ln};
use crate::problem::Round;

/// How many waiting times are drawn ahead.
const DRAWN: usize = 4096;
/// Up to so many seats the best is kept after every step, not only once in a while.
const SMALL: usize = 128;
/// Measured for social golfers: without, it takes two to three times as long.
const DRAWN_AGAIN: usize = 3;
/// One try in so many is a chain: where blocks, narrowed choices or rounds at home need them,
/// and elsewhere.
const CHAINS_NEEDED: usize = 6;
const CHAINS: usize = 64;
/// One try in so many is a move, where tables have room.
const MOVES: usize = 6;

/// The temperatures of a case, in points.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    pub hot: f64,
    pub cold: f64,
}

/// A state with what is needed to change it.
pub(super) struct Annealing<'a> {
    pub state: State<'a>,
    chance: Chance,
    chain: Chain,
    /// Waiting times with mean 1.
    waiting: Vec<f64>,
    /// What may be lost at the present temperature, one for each waiting time.
    loss: Vec<i64>,
    /// What a breach of a rule costs just now.
    pub wall: i64,
    /// The rounds in which somebody can move, and how often each tries chains.
    rounds: Vec<(usize, usize)>,
    /// When this is reached, nothing better exists.
    goal: i64,
    /// How often another person is drawn when one meets nobody again: where meetings are all that counts.
    drawn_again: usize,
}

/// What came of some tries.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tally {
    pub tried: u64,
    /// Tries that changed the cost.
    pub changed: u64,
}

impl<'a> Annealing<'a> {
    pub(super) fn new(state: State<'a>, goal: i64, seed: u64) -> Self {
        let rounds = state.case.rounds.iter().enumerate().filter_map(|(round, leg)| {
            let bound =
                leg.movers.iter().any(|&p| leg.terms.allowed[leg.terms.unit_of[p as usize]].is_some());
            let needed = bound || !leg.blocks.is_empty() || leg.kind == Round::Together;
            let any = leg.movers.len() + leg.blocks.len() > 0 && state.case.tables > 1;
            any.then_some((round, if needed { CHAINS_NEEDED } else { CHAINS }))
        });
        Self {
            chain: Chain::default(),
            // The same spread every time: one waiting time from each of so many equal shares.
            waiting: (0..DRAWN).map(|k| -ln((k as f64 + 0.5) / DRAWN as f64)).collect(),
            loss: vec![0; DRAWN],
            wall: 1,
            rounds: rounds.collect(),
            goal,
            drawn_again: if state.case.only_meetings() { DRAWN_AGAIN } else { 0 },
            state,
            chance: Chance::new(seed, 11),
        }
    }

    /// True if nobody can move.
    pub(super) fn stiff(&self) -> bool {
        self.rounds.is_empty()
    }

    /// True if nothing better exists.
    pub(super) fn reached(&self) -> bool {
        self.state.broken == 0 && self.state.cost <= self.goal
    }

    /// Sets the temperature.
    pub(super) fn heat(&mut self, temperature: f64) {
        for (loss, waiting) in self.loss.iter_mut().zip(&self.waiting) {
            // Cut off far below the limits of i64.
            #[allow(clippy::cast_possible_truncation)]
            let whole = (temperature * waiting).clamp(0.0, 1e15) as i64;
            *loss = whole;
        }
    }

    /// Takes so many steps at the present temperature.
    pub(super) fn tries(&mut self, count: u64, meter: &mut Meter<'_>, best: &mut Best) -> Tally {
        let mut tally = Tally::default();
        let seats = self.state.case.people * self.state.case.rounds.len();
        let often = seats.max(64) as u64;
        while tally.tried < count && !best.proven {
            let part = often.min(count - tally.tried);
            if !meter.take(part, &self.state, best) {
                break;
            }
            for _ in 0..part {
                tally.changed += u64::from(self.step());
                if self.state.cost < best.cost && self.state.broken == 0 {
                    if self.reached() {
                        best.proven = true;
                        break;
                    }
                    if seats <= SMALL {
                        best.see(&self.state);
                    }
                }
            }
            tally.tried += part;
            best.see(&self.state);
        }
        tally
    }

    /// One try; true if the cost changed.
    #[inline]
    fn step(&mut self) -> bool {
        let (round, chains) = self.rounds[self.chance.below(self.rounds.len())];
        let case = self.state.case;
        let leg = &case.rounds[round];
        let loss = self.loss[self.chance.below(DRAWN)];
        let movers = leg.movers.len();
        if movers == 0 || self.chance.below(chains) == 0 {
            return self.chain(round, loss);
        }
        let mut p = leg.movers[self.chance.below(movers)] as usize;
        for _ in 0..self.drawn_again {
            if self.state.extra_of(round, p) > 0 {
                break;
            }
            p = leg.movers[self.chance.below(movers)] as usize;
        }
        let from = self.state.table(round, p);
        if !leg.rigid && self.chance.below(MOVES) == 0 {
            let to = self.chance.below(case.tables);
            let fits = to != from
                && self.state.at(round, to).len() < leg.terms.tables[to].most
                && self.state.at(round, from).len() > leg.terms.tables[from].least
                && leg.terms.allows(leg.terms.unit_of[p], to);
            if !fits {
                return false;
            }
            let change = self.state.move_change(round, p, to);
            if self.weighed(change) > loss {
                return false;
            }
            self.state.shift(round, p, to, change);
            return change != Change::default();
        }
        let q = leg.movers[self.chance.below(movers)] as usize;
        let to = self.state.table(round, q);
        if from == to
            || !leg.terms.allows(leg.terms.unit_of[p], to)
            || !leg.terms.allows(leg.terms.unit_of[q], from)
        {
            return false;
        }
        let Some(change) = self.state.swap_change(round, p, q, self.wall, loss) else { return false };
        self.state.swap(round, p, q, change);
        change != Change::default()
    }

    fn weighed(&self, change: Change) -> i64 {
        change.cost + self.wall * change.broken
    }

    fn chain(&mut self, round: usize, loss: i64) -> bool {
        let before = Change { cost: self.state.cost, broken: self.state.broken };
        if !self.chain.run(&mut self.state, round, &mut self.chance) {
            return false;
        }
        let cost = self.state.cost - before.cost;
        let change = Change { cost, broken: self.state.broken - before.broken };
        if self.weighed(change) > loss {
            self.chain.undo(&mut self.state, round);
            return false;
        }
        change != Change::default()
    }

    /// Breaches that stay cost more and more, those that do not less.
    fn adapt(&mut self, least: i64) {
        self.wall = if self.state.broken > 0 {
            (self.wall + self.wall / 4 + 1).min(1 << 40)
        } else {
            (self.wall - self.wall / 20).max(least)
        };
    }

    /// Finds the temperatures by cooling quickly from too hot.
    pub(super) fn learn(&mut self, steps: u64, meter: &mut Meter<'_>, best: &mut Best) -> Span {
        const LEVELS: u64 = 32;
        // Where all differences are of one size, nothing is decided while much still changes.
        let often = if self.state.case.only_meetings() { 20 } else { 6 };
        let mut temperature = self.typical();
        let mut span = Span { hot: temperature, cold: temperature / 50.0 };
        self.wall = whole(2.0 * temperature);
        for _ in 0..LEVELS {
            self.heat(temperature);
            let tally = self.tries(steps / LEVELS, meter, best);
            if tally.tried == 0 || best.proven {
                break;
            }
            if tally.changed * often >= tally.tried {
                span.hot = temperature;
            }
            // A quick cooling freezes too early.
            span.cold = 0.6 * temperature;
            if tally.changed * 2_000 <= tally.tried || temperature < 0.3 {
                break;
            }
            self.adapt(whole(span.hot));
            temperature *= 0.8;
        }
        span
    }

    /// The mean difference that a random swap makes, breaches left out.
    fn typical(&mut self) -> f64 {
        let (mut sum, mut count) = (0, 0);
        for _ in 0..2_000 {
            let (round, _) = self.rounds[self.chance.below(self.rounds.len())];
            let movers = &self.state.case.rounds[round].movers;
            if movers.is_empty() {
                continue;
            }
            let p = movers[self.chance.below(movers.len())] as usize;
            let q = movers[self.chance.below(movers.len())] as usize;
            if self.state.table(round, p) != self.state.table(round, q) {
                let change = self.state.swap_change(round, p, q, 0, i64::MAX / 2);
                let cost = change.map_or(0, |change| change.cost.abs());
                sum += cost;
                count += i64::from(cost != 0);
            }
        }
        if count == 0 { 20.0 } else { sum as f64 / count as f64 }
    }

    /// Cools from hot to cold in so many steps.
    pub(super) fn cool(&mut self, span: Span, steps: u64, meter: &mut Meter<'_>, best: &mut Best) {
        const LEVELS: u64 = 200;
        let ratio = root(span.cold / span.hot, LEVELS - 1);
        let mut temperature = span.hot;
        for _ in 0..LEVELS {
            if best.proven || meter.over() {
                return;
            }
            self.heat(temperature);
            self.tries(steps / LEVELS, meter, best);
            self.adapt(whole(span.hot));
            temperature *= ratio;
        }
    }

    /// Nothing that costs more, from here on.
    pub(super) fn settle(&mut self, steps: u64, meter: &mut Meter<'_>, best: &mut Best) {
        self.loss.fill(0);
        self.wall = 1 << 40;
        self.tries(steps, meter, best);
    }
}

/// A temperature as a whole number of points, at least 1.
fn whole(temperature: f64) -> i64 {
    // Temperatures are means of differences, far below the limits of i64.
    #[allow(clippy::cast_possible_truncation)]
    let whole = temperature.clamp(1.0, 1e15) as i64;
    whole
}

/// The `degree`-th root of a number in (0, 1], by halving: a power from the standard library may round
/// differently from one machine to the next.
fn root(number: f64, degree: u64) -> f64 {
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

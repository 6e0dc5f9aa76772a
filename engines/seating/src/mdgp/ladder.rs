//! Temperatures, learnt from the instance: from where it melts to where it freezes, and how its value changes on the
//! way.
//!
//! Two temperatures are as far apart as √(ΔE · Δβ), where E is the mean value and β = 1/T: the *thermodynamic length*
//! (Nulton & Salamon, Phys. Rev. A 37, 1988). Copies at two temperatures change places about equally often wherever
//! that distance is the same.

use super::limit::{Limit, Meter};
use super::noise::Noise;
use super::state::State;
use super::sweep::Walker;
use crate::chance::Chance;

/// Steps at each temperature of the first, quick cooling, at least.
const SAMPLE: u64 = 1_000;
/// How much colder the next temperature of the quick cooling is.
const COOLER: f64 = 0.8;
/// The share of the limit that the quick cooling may use. It seldom needs it, but without the cold end all is lost.
const AT_MOST: f64 = 0.25;
/// Temperatures of the slow cooling.
const LEVELS: usize = 48;

/// The share of a cooling that goes from far too hot to the hot end. Without it, who is in the large groups and who
/// in the small ones is frozen from the start where gains are distances.
const MELTING: f64 = 0.2;

/// The temperatures of a cooling.
#[derive(Debug)]
pub(super) struct Ladder {
    /// From far too hot to the hot end.
    melting: Vec<f64>,
    /// From the hot end to the cold end.
    way: Way,
}

/// Temperatures from hot to cold, in gain units, and how far each is from the first.
#[derive(Debug)]
pub(super) struct Way {
    temperatures: Vec<f64>,
    length: Vec<f64>,
}

impl Way {
    /// The way through these temperatures, by the mean values there, as far as these are known.
    pub(super) fn new(temperatures: Vec<f64>, means: &[Option<f64>]) -> Self {
        let mut length = Vec::with_capacity(temperatures.len());
        let (mut all, mut before) = (0.0, None::<(f64, f64)>);
        for (&temperature, mean) in temperatures.iter().zip(means) {
            let now = mean.map(|mean| (mean, 1.0 / temperature));
            if let Some((before, now)) = before.zip(now) {
                all += ((now.0 - before.0).max(0.0) * (now.1 - before.1)).sqrt();
            }
            length.push(all);
            before = now.or(before);
        }
        if all <= 0.0 {
            // Nothing was learnt: all are equally far apart.
            length = (0..temperatures.len()).map(|level| level as f64).collect();
        }
        Self { temperatures, length }
    }

    fn last(&self) -> usize {
        self.length.len() - 1
    }

    /// So many temperatures from hot to cold. The coldest is the last of the way; each other is `gap` from the next, or
    /// less if the way is shorter.
    pub(super) fn rungs(&self, count: usize, gap: f64) -> Vec<f64> {
        let all = self.length[self.last()];
        let gap = gap.min(all / count.saturating_sub(1).max(1) as f64);
        (0..count)
            .map(|number| {
                self.where_it_is(all - gap * (count - 1 - number) as f64, |level| self.length[level])
            })
            .collect()
    }

    /// The temperature where a measure that grows along the way has a value.
    fn where_it_is(&self, value: f64, measure: impl Fn(usize) -> f64) -> f64 {
        let after = (1..self.last()).find(|&level| measure(level) >= value).unwrap_or(self.last());
        let (low, high) = (measure(after - 1), measure(after));
        let share = (value - low) / (high - low).max(f64::MIN_POSITIVE);
        let (hot, cold) = (self.temperatures[after - 1], self.temperatures[after]);
        hot + (cold - hot) * share.clamp(0.0, 1.0)
    }
}

impl Ladder {
    /// The temperature at a share of a cooling: first quickly down to the hot end, then to the cold end on a way measured
    /// half by the scale of temperatures and half by length.
    pub(super) fn at(&self, share: f64) -> f64 {
        // Between 0 and the number of levels.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let level = (share.max(0.0) / MELTING * LEVELS as f64) as usize;
        self.melting.get(level).copied().unwrap_or_else(|| self.below((share - MELTING) / (1.0 - MELTING)))
    }

    fn below(&self, share: f64) -> f64 {
        let (last, all) = ((LEVELS - 1) as f64, self.way.length[LEVELS - 1]);
        self.way.where_it_is(share, |level| f64::midpoint(level as f64 / last, self.way.length[level] / all))
    }

    /// So many temperatures from hot to cold, `gap` of length from each other or less.
    pub(super) fn rungs(&self, count: usize, gap: f64) -> Vec<f64> {
        self.way.rungs(count, gap)
    }
}

/// Temperatures from hot to cold, each the same part of the one before.
fn spread(hot: f64, cold: f64) -> Vec<f64> {
    let ratio = root(cold / hot, LEVELS - 1);
    std::iter::successors(Some(hot), |temperature| Some(temperature * ratio)).take(LEVELS).collect()
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

/// What learning works with.
pub(super) struct Learner<'l, 'a> {
    pub noise: &'l Noise,
    pub walker: &'l mut Walker,
    pub chance: &'l mut Chance,
    pub meter: &'l mut Meter<'a>,
}

impl Learner<'_, '_> {
    /// The ladder of an instance, by cooling quickly and then slowly until `share` of the limit is used.
    pub(super) fn learn(&mut self, state: &mut State<'_>, share: f64) -> Ladder {
        let top = typical_difference(state, self.chance);
        let (hot, cold) = self.ends(state, top);
        let temperatures = spread(hot, cold);
        let sweeps = self.sweeps(state.board.people, share);
        let mean = |&temperature: &f64| self.mean(state, temperature, sweeps, share);
        let means: Vec<Option<f64>> = temperatures.iter().map(mean).collect();
        Ladder { melting: spread(top, hot), way: Way::new(temperatures, &means) }
    }

    /// The temperatures at which three steps in four and one in fifty change something, cooling from `top`.
    fn ends(&mut self, state: &mut State<'_>, top: f64) -> (f64, f64) {
        let people = state.board.people as u64;
        let sweeps = SAMPLE.div_ceil(people);
        // A clock may have run on while others used the machine.
        let late = if matches!(self.meter.limit(), Limit::Time(_)) { 2.0 * AT_MOST } else { AT_MOST };
        let mut temperature = top;
        // What hot is to cold when there are too few steps to find the cold end.
        let (mut hot, mut cold) = (temperature, temperature / 20.0);
        while temperature > 0.5
            && self.meter.left_before(AT_MOST) >= sweeps * people
            && self.meter.spent() < late
        {
            let heat = self.noise.at(temperature);
            let changed: u64 = (0..sweeps).map(|_| self.walker.sweep(state, &heat, self.chance)).sum();
            let taken = sweeps * people;
            self.meter.taken += taken;
            if changed * 4 >= taken * 3 {
                (hot, cold) = (temperature, temperature / 20.0);
            }
            if changed * 50 <= taken {
                cold = hot.min(temperature);
                break;
            }
            temperature *= COOLER;
        }
        (hot, cold)
    }

    /// How many sweeps each level is given, so that they end at `share` of the limit at the pace so far. Counted
    /// beforehand, since a clock may leap while others use the machine.
    fn sweeps(&self, people: usize, share: f64) -> u64 {
        let all = match self.meter.limit() {
            Limit::Steps(_) => self.meter.left_before(share) as f64,
            Limit::Time(_) => {
                let spent = self.meter.spent();
                self.meter.taken as f64 * (share / spent - 1.0).max(0.0)
            }
        };
        // A count of steps.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let sweeps = (all / (people * LEVELS) as f64) as u64;
        sweeps.max(1)
    }

    /// The mean value at a temperature, over the second half of so many sweeps; none if there is no time for any.
    fn mean(&mut self, state: &mut State<'_>, temperature: f64, sweeps: u64, share: f64) -> Option<f64> {
        let people = state.board.people as u64;
        let heat = self.noise.at(temperature);
        let (mut sum, mut count) = (0.0, 0_u64);
        for sweep in 0..sweeps {
            if self.meter.left_before(share) < people || self.meter.spent() >= 2.0 * share {
                break;
            }
            self.walker.sweep(state, &heat, self.chance);
            self.meter.taken += people;
            if 2 * sweep + 2 >= sweeps {
                sum += state.value as f64;
                count += 1;
            }
        }
        (count > 0).then(|| sum / count as f64)
    }
}

/// Twice the mean absolute difference that another group makes to someone, as a swap moves two.
fn typical_difference(state: &State<'_>, chance: &mut Chance) -> f64 {
    const SAMPLES: usize = 2_000;
    let board = state.board;
    let (mut sum, mut count) = (0_i64, 0_i64);
    for _ in 0..SAMPLES {
        let (person, group) = (chance.below(board.people), chance.below(board.groups()));
        let there = state.worth(group, person);
        let difference = i64::from(there) - i64::from(state.own.at(person));
        if difference != 0 {
            sum += difference.abs();
            count += 1;
        }
    }
    if count == 0 { 1.0 } else { 2.0 * sum as f64 / count as f64 }
}

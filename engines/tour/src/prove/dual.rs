//! Prices by subgradients, with some of the last direction kept (Camerini, Fratta & Maffioli 1975). They are moved as floats
//! and used as integers, so that a bound is exact whatever the prices.

use crate::case::{Case, NEVER};

use super::classes::{Bucket, Classes};
use super::{SCALE, Work};

/// What a county's visit may cost, and what a visit costs each bucket.
#[derive(Clone)]
pub(super) struct Prices {
    counties: Vec<f64>,
    buckets: Vec<f64>,
}

/// The same as integers, in parts of [`SCALE`].
pub(super) struct Whole {
    pub(super) counties: Vec<i64>,
    pub(super) buckets: Vec<i64>,
}

impl Prices {
    /// Each county at half of what it costs alone in a week.
    pub(super) fn first(case: &Case<'_>, classes: &Classes) -> Self {
        let price = |county: usize| {
            let least = case.options[county].iter().map(|&slot| {
                let way = case.ways.out(slot.0, county).and(case.ways.back(slot.0, county));
                debug_assert_ne!(case.alone(county, slot), NEVER);
                case.alone(county, slot) + case.ways.price(way) / 2
            });
            (least.min().unwrap_or(0) * SCALE) as f64
        };
        Self {
            counties: (0..case.counties()).map(price).collect(),
            buckets: vec![0.0; classes.buckets.len()],
        }
    }

    pub(super) fn whole(&self) -> Whole {
        #[allow(
            clippy::cast_possible_truncation,
            reason = "a cast of a float saturates, and any price gives a bound"
        )]
        let round = |prices: &[f64]| prices.iter().map(|price| price.clamp(-1e15, 1e15) as i64).collect();
        Whole { counties: round(&self.counties), buckets: round(&self.buckets) }
    }
}

/// What teams and weeks choose under some prices.
pub(super) struct Answer {
    /// Below the cost of every plan.
    pub(super) value: i64,
    /// How often each county is visited.
    pub(super) visits: Vec<i64>,
    /// How many visits each bucket has, less those that its load alone would choose.
    pub(super) excess: Vec<i64>,
}

impl Answer {
    /// Begins an answer with what counties pay and what load alone would choose.
    pub(super) fn begin(
        prices: &Whole,
        buckets: &[Bucket],
        fixed: &[i64],
        open: impl Fn(usize) -> bool,
    ) -> Self {
        let counties = prices.counties.len();
        let mut value: i64 =
            (0..counties).filter(|&county| open(county)).map(|county| prices.counties[county]).sum();
        let most = i64::try_from((0..counties).filter(|&county| open(county)).count()).unwrap_or(0);
        let mut excess = Vec::with_capacity(buckets.len());
        for ((bucket, price), fixed) in buckets.iter().zip(&prices.buckets).zip(fixed) {
            let cost = |visits: i64| bucket.cost(visits + fixed) * SCALE - price * visits;
            // Convex: go on as long as one more is no dearer.
            let mut visits = 0;
            while visits < most && cost(visits + 1) < cost(visits) {
                visits += 1;
            }
            value += cost(visits);
            excess.push(-visits);
        }
        Self { value, visits: vec![0; counties], excess }
    }
}

/// Somebody who can tell what is chosen under some prices.
pub(super) trait Oracle {
    /// Whether a county is still to be visited.
    fn is_open(&self, county: usize) -> bool;
    /// What is chosen; nothing when there is no work left.
    fn ask(&mut self, prices: &Whole, work: &mut Work<'_>) -> Option<Answer>;
    /// Told when prices gave the best bound so far.
    fn better(&mut self, prices: &Whole, value: i64, target: i64);
}

/// How to look for prices.
pub(super) struct Ascent {
    pub(super) rounds: usize,
    pub(super) pace: f64,
    /// After so many rounds without a better bound it goes more slowly, from the best prices.
    pub(super) patience: usize,
    /// A bound above this is enough.
    pub(super) target: i64,
}

/// Betters the prices; the best bound and whether the work sufficed. The prices become those of that bound.
pub(super) fn ascend(
    oracle: &mut dyn Oracle,
    prices: &mut Prices,
    ascent: &Ascent,
    work: &mut Work<'_>,
) -> (i64, bool) {
    let mut now = prices.clone();
    let mut best = i64::MIN;
    let mut pace = ascent.pace;
    let mut idle = 0;
    let mut way = vec![0.0; prices.counties.len() + prices.buckets.len()];
    for _ in 0..ascent.rounds {
        let whole = now.whole();
        let Some(answer) = oracle.ask(&whole, work) else { return (best, false) };
        if answer.value > best {
            let little = best != i64::MIN && answer.value - best < SCALE / 8;
            best = answer.value;
            prices.clone_from(&now);
            oracle.better(&whole, best, ascent.target);
            idle = if little { idle + 1 } else { 0 };
        } else {
            idle += 1;
        }
        if best > ascent.target || pace < 0.002 {
            break;
        }
        if idle >= ascent.patience {
            idle = 0;
            pace *= 0.7;
            now.clone_from(prices);
            way.fill(0.0);
            continue;
        }
        let own = answer
            .visits
            .iter()
            .enumerate()
            .map(|(county, &visits)| if oracle.is_open(county) { (1 - visits) as f64 } else { 0.0 });
        let load = answer.excess.iter().map(|&excess| excess as f64);
        let mut length = 0.0;
        for (kept, new) in way.iter_mut().zip(own.chain(load)) {
            *kept = *kept * 0.8 + new;
            length += *kept * *kept;
        }
        if length == 0.0 {
            break;
        }
        let gap = (ascent.target + SCALE - answer.value) as f64;
        let step = pace * gap / length;
        for (price, way) in now.counties.iter_mut().chain(&mut now.buckets).zip(&way) {
            *price += step * way;
        }
    }
    (best, true)
}

//! A bound below every plan, and the best plan where the work suffices: branch and price on weeks.
//!
//! A *route* is what one team does in one week. A plan is a choice of routes that together visit each county once, and costs
//! the sum of theirs and the load of people. With a price for each county (what its visit may cost) and for each visit that
//! a person has, teams and weeks fall apart: each takes the route with the lowest cost after prices, and the sum is below
//! every plan's cost, whatever the prices (Lagrange; Held & Karp 1971). Good prices are found by subgradients. A route whose
//! cost after prices is above the gap to the best plan is in no better plan, so that few remain to be listed and tried.
//! Everything that decides is counted in integers.

mod classes;
mod column;
mod dual;
mod graph;
mod labels;
mod lists;
mod tree;

use crate::case::{Case, Slot};
use crate::watch::Watch;

use classes::Classes;
use column::listed;
use dual::{Ascent, Prices, ascend};
use graph::Graphs;

/// Prices are counted in such parts of a cost of 1.
pub(super) const SCALE: i64 = 1_024;
/// The most counties for which routes are listed: one bit each.
const MOST_LISTED: usize = 128;

/// How far the proof came.
pub(crate) struct Proof {
    /// No plan costs less.
    pub(crate) bound: i64,
    /// A plan that costs less than the one given, if one was found.
    pub(crate) better: Option<(i64, Vec<Slot>)>,
}

/// How much may still be done, and who says stop.
pub(super) struct Work<'a> {
    left: u64,
    spent: u64,
    since: u64,
    upper: i64,
    watch: &'a dyn Watch,
}

impl Work<'_> {
    /// Takes some work; false when there is none left.
    pub(super) fn take(&mut self, work: usize) -> bool {
        let work = u64::try_from(work).unwrap_or(u64::MAX);
        if work > self.left {
            self.left = 0;
            return false;
        }
        self.left -= work;
        self.spent += work;
        self.since += work;
        if self.since >= 1 << 20 {
            self.since = 0;
            let progress = crate::Progress { work: self.spent, cost: Some(self.upper) };
            if !self.watch.go_on(progress) {
                self.left = 0;
            }
        }
        self.left > 0
    }
}

/// Proves how good a plan that costs `upper` is, and betters it if it can.
pub(crate) fn prove(case: &Case<'_>, upper: i64, budget: u64, watch: &dyn Watch) -> Proof {
    let mut work = Work { left: budget, spent: 0, since: 0, upper, watch };
    let classes = Classes::of(case);
    let mut proof = Proof { bound: 0, better: None };
    let Some(mut graphs) = Graphs::of(case, &classes, &mut work) else { return proof };
    let mut prices = Prices::first(case, &classes);
    let target = (upper - 1) * SCALE;
    let ascent = Ascent { rounds: 3_000, pace: 1.5, patience: 20, target };
    let (value, _) = ascend(&mut graphs, &mut prices, &ascent, &mut work);
    // Stopped before the first round there is no value; no plan costs less than nothing.
    let Some(gap) = target.checked_sub(value) else { return proof };
    proof.bound = (value.div_euclid(SCALE) + i64::from(value.rem_euclid(SCALE) > 0)).max(0);
    if value > target {
        proof.bound = upper;
        return proof;
    }
    if case.counties() > MOST_LISTED {
        return proof;
    }
    if let Some(columns) = listed(case, &classes, &graphs, &prices, gap, &mut work) {
        let found = tree::explore(case, &classes, &columns, &prices, upper, &mut work);
        proof.bound = proof.bound.max(found.bound);
        proof.better = found.better;
        let best = proof.better.as_ref().map_or(upper, |(cost, _)| *cost);
        proof.bound = proof.bound.min(best);
    }
    proof
}

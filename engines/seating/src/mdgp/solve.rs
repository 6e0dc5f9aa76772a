//! The course of a run: descend → cool down quickly to learn the temperatures → parallel tempering (few people) or
//! long annealing (many) → descend.

use fearless_simd::Level;

use super::best::Best;
use super::board::Board;
use super::cool::cool;
use super::exact::exact;
use super::ladder::Learner;
use super::limit::{Limit, Meter};
use super::noise::Noise;
use super::state::State;
use super::sweep::Walker;
use super::temper::{temper, worthwhile};
use super::{Instance, MdgpPlan};
use crate::chance::Chance;
use crate::problem::Budget;
use crate::sizes::with_most_pairs;

/// Up to here several temperatures at once are better than one long cooling (measured, see README).
const TEMPERED_UP_TO: usize = 300;
/// The share of the limit after which the temperatures must be known.
const LEARNT: f64 = 0.08;
/// The most steps per person that the last descent is given, of at most an eighth of all.
const LAST: u64 = 40;

/// How a run may work.
#[derive(Debug, Clone, Copy)]
pub struct Effort<'a> {
    /// How long.
    pub limit: Limit<'a>,
    /// On how many threads, one at least.
    pub threads: usize,
    /// With what vector instructions. The plan is the same with all.
    pub vectors: Vectors,
}

/// Vector instructions.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Vectors {
    /// The widest that the machine has.
    #[default]
    Widest,
    /// At most those of AVX2.
    Avx2,
    /// Those that every machine of this kind has.
    Least,
    /// None: one number at a time.
    Scalar,
}

impl Vectors {
    fn level(self) -> Level {
        let widest = Level::new();
        match self {
            Self::Widest => widest,
            #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
            Self::Avx2 => widest.as_avx2().map_or(widest, Level::Avx2),
            #[cfg(not(any(target_arch = "x86", target_arch = "x86_64")))]
            Self::Avx2 => widest,
            Self::Least => Level::baseline(),
            Self::Scalar => Level::fallback(),
        }
    }
}

/// Looks for the grouping with the highest objective in so many steps.
#[must_use]
pub fn solve_instance(instance: &Instance, seed: u64, budget: Budget) -> MdgpPlan {
    let limit = Limit::Steps(budget.steps);
    solve_instance_with(instance, seed, &Effort { limit, threads: 1, vectors: Vectors::Widest })
}

/// Looks for the grouping with the highest objective.
#[must_use]
pub fn solve_instance_with(instance: &Instance, seed: u64, effort: &Effort<'_>) -> MdgpPlan {
    let exact = exact(instance);
    let optimal = exact.is_some();
    let (group_of, steps) = exact.map_or_else(|| search(instance, seed, effort), |group_of| (group_of, 0));
    MdgpPlan { objective: instance.objective(&group_of), group_of, steps, optimal }
}

/// The group of each person in the best grouping found, and the steps taken.
fn search(instance: &Instance, seed: u64, effort: &Effort<'_>) -> (Vec<usize>, u64) {
    let board = instance.board();
    let mut start: Vec<usize> = with_most_pairs(&instance.sizes, instance.people)
        .into_iter()
        .enumerate()
        .flat_map(|(group, size)| std::iter::repeat_n(group, size))
        .collect();
    Chance::new(seed, 0).shuffle(&mut start);
    let mut meter = Meter::new(effort.limit, instance.scale());
    let mut chance = Chance::new(seed, 1);
    let mut walker = Walker::new(&board, effort.vectors.level());
    let noise = Noise::new(board.width.max(board.column), &mut chance);
    let mut state = State::new(&board, &start);
    walker.descend(&mut state, &mut meter, LEARNT / 2.0);
    let mut best = Best::of(&state);
    let mut learner = Learner { noise: &noise, walker: &mut walker, chance: &mut chance, meter: &mut meter };
    let ladder = learner.learn(&mut state, LEARNT);
    let end = 1.0 - last(board.people, effort.limit);
    let found = if board.people <= TEMPERED_UP_TO && worthwhile(board.people, meter.left_before(end)) {
        temper(&state, &ladder, &noise, &walker, seed, &mut meter, (end, effort.threads))
    } else {
        cool(&state, &ladder, &noise, &walker, seed, &mut meter, (end, effort.threads))
    };
    if found.value > best.value {
        best = found;
    }
    // Also when the clock left no time for it: what is hot would be far from what is near.
    if matches!(effort.limit, Limit::Time(_)) {
        let mut last = State::new(&board, &best.groups(&board));
        walker.descend(&mut last, &mut meter, f64::INFINITY);
        best.see(&last);
    }
    (in_limits(&board, best.groups(&board)), meter.taken)
}

/// The grouping with each set in a group whose limits hold it.
fn in_limits(board: &Board, mut group_of: Vec<usize>) -> Vec<usize> {
    let mut sizes = vec![0; board.groups()];
    for &set in &group_of {
        sizes[set] += 1;
    }
    let given = board.shape.given_out(&sizes);
    for set in &mut group_of {
        *set = given[*set];
    }
    group_of
}

/// The share of the limit that is kept for the last descent.
fn last(people: usize, limit: Limit<'_>) -> f64 {
    match limit {
        Limit::Steps(steps) => ((LAST * people as u64) as f64 / steps.max(1) as f64).min(0.125),
        Limit::Time(_) => 0.003,
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn the_search_finds_what_the_exact_way_finds(
            gains in vec(-200..1000_i32, 66),
            people in 3..13_usize,
            limits in vec((0..4_usize, 0..4_usize), 4),
            seed: u64,
        ) {
            let groups = 1 + people / 4;
            let even = people / groups;
            let limit = |&(less, more): &(usize, usize)| (even - less.min(even), even + 1 + more);
            let sizes = limits.iter().take(groups).map(limit).collect();
            let count = people * (people - 1) / 2;
            let gains = gains.into_iter().take(count).map(f64::from).collect();
            let instance = Instance { people, sizes, gains };
            let best = instance.objective(&exact(&instance).unwrap());
            let effort = Effort { limit: Limit::Steps(100_000), threads: 1, vectors: Vectors::Widest };
            let (found, _) = search(&instance, seed, &effort);
            prop_assert!((instance.objective(&found) - best).abs() < 1e-6, "{} of {best}", instance.objective(&found));
        }
    }
}

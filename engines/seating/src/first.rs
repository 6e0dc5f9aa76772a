//! The first seating of a round: by backtracking; where that gives up, by a search that minds nothing but the rules.

use crate::conflict::unproven::{Trial, name};
use crate::conflict::{clash, clash_among};
use crate::feasible::{Outcome, place};
use crate::people::{Case, Job, search};
use crate::problem::{Aims, Problem, Rule};
use crate::refused::Refused;
use crate::score::rules_broken;
use crate::terms::Terms;
use crate::watch::{Progress, Watch};
use std::cell::Cell;

/// How many steps the search for a seating that is allowed takes at least.
const LEAST_STEPS: u64 = 300_000;
/// And for one that keeps some of the rules, to tell which stand in each other's way.
const STEPS_OF_TRIAL: u64 = 60_000;
const WORK_OF_TRIAL: usize = 1_000_000;

/// A round that is to be seated for the first time.
pub(crate) struct First<'a> {
    pub problem: &'a Problem,
    pub round: usize,
    pub seed: u64,
    pub steps: u64,
    pub watch: &'a dyn Watch,
}

impl First<'_> {
    /// A seating that keeps the rules, or which of them forbid it.
    pub(crate) fn seating(
        &self,
        terms: &Terms,
        old: &[Option<usize>],
        work: usize,
    ) -> Result<Vec<usize>, Refused> {
        let (problem, round) = (self.problem, self.round);
        match place(terms, old, self.seed, work) {
            Outcome::Placed(tables) => return Ok(tables),
            Outcome::Impossible => return Err(clash(problem, round)),
            Outcome::Unknown => {}
        }
        let hard = |rule: &usize| !matches!(problem.rules[*rule], Rule::Apart { .. } | Rule::Quota { .. });
        let hard = || (0..problem.rules.len()).filter(hard).collect::<Vec<_>>();
        let start = match place(&terms.eased(), old, self.seed, work) {
            Outcome::Placed(start) => start,
            Outcome::Impossible => return Err(clash_among(problem, round, &hard())),
            Outcome::Unknown => return Err(Refused::unproven(hard())),
        };
        let tables = self.searched(terms, start, self.steps.max(LEAST_STEPS), self.watch);
        let broken = rules_broken(problem, round, &tables);
        if broken.is_empty() {
            Ok(tables)
        } else {
            Err(name(problem, round, broken, |rules| self.trial(rules)))
        }
    }

    /// The seating that keeps most, from one that keeps sizes, choices and units.
    fn searched(&self, terms: &Terms, start: Vec<usize>, steps: u64, watch: &dyn Watch) -> Vec<usize> {
        let none = Aims {
            spread_roles: 0,
            mix: 0,
            new_beside_experienced: 0,
            meet_new: 0,
            wishes: Vec::new(),
            wish: 0,
        };
        let lone =
            Problem { rounds: vec![self.problem.rounds[self.round]], aims: none, ..self.problem.clone() };
        let case = Case::of(&lone, vec![terms.clone()], &[vec![None; start.len()]], |_| 0);
        let start = [start];
        let job = Job { case: &case, start: &start, seed: self.seed, steps, warm: false, goal: i64::MAX };
        let [tables] = start.clone();
        search(&job, watch).tables.pop().unwrap_or(tables)
    }

    /// Whether a short search finds a seating that keeps these rules.
    fn trial(&self, rules: &[usize]) -> Trial {
        let terms = crate::conflict::terms_of(self.problem, self.round, rules);
        match place(&terms, &[], self.seed, WORK_OF_TRIAL) {
            Outcome::Placed(_) => return Trial::Found,
            Outcome::Impossible => return Trial::Impossible,
            Outcome::Unknown => {}
        }
        let Outcome::Placed(start) = place(&terms.eased(), &[], self.seed, WORK_OF_TRIAL) else {
            return Trial::NotFound;
        };
        // A search that was stopped says nothing of what it had not found yet.
        let stopped = Cell::new(false);
        let watch = |progress: Progress| {
            let go_on = self.watch.go_on(progress);
            stopped.set(stopped.get() || !go_on);
            go_on
        };
        let tables = self.searched(&terms, start, STEPS_OF_TRIAL, &watch);
        let broken = rules_broken(self.problem, self.round, &tables);
        if stopped.get() {
            Trial::Stopped
        } else if rules.iter().any(|rule| broken.contains(rule)) {
            Trial::NotFound
        } else {
            Trial::Found
        }
    }
}

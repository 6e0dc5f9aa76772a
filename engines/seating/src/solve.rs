//! From a problem to a plan: check, find a seating that is allowed, make it good, count it anew.

use crate::canonical::Canonical;
use crate::check::{check, check_old};
use crate::first::First;
use crate::people::{Case, Found, Job, search};
use crate::plan::Plan;
use crate::points::Points;
use crate::problem::{Budget, Problem, Round, Rule};
use crate::refused::Refused;
use crate::terms::Terms;
use crate::watch::Watch;

/// How much work the first seatings may take, over all rounds: well under a second.
const WORK: usize = 30_000_000;

/// Where everyone sat, by round and person.
pub(crate) type Old = [Vec<Option<usize>>];

/// A plan for everyone, as good as the budget allows. It keeps sizes and rules, or there is none: then all reasons
/// that were found are given.
pub fn solve(problem: &Problem, seed: u64, budget: Budget, watch: &dyn Watch) -> Result<Plan, Vec<Refused>> {
    check(problem)?;
    let nobody = vec![vec![None; problem.people.len()]; problem.rounds.len()];
    let ready = Ready::of(problem, &nobody, seed, budget, watch)?;
    let found = ready.search(seed, budget.steps, |_| 0, None, watch);
    let mut plan = ready.plan(problem, &found, &nobody);
    if found.proven {
        plan.bound = plan.objective;
    }
    Ok(plan)
}

/// A new plan after someone came, left or must change: what the rules force is done, few others move, and the
/// mix is mended only where that pays (README.md: at least three pairs of the same municipality fewer for each
/// person who moves).
///
/// `old[r][i]` is the table that person `i` had in round `r`, or nothing for someone new. A table index that no longer
/// exists is a table that is gone: its people move.
pub fn replan(
    problem: &Problem,
    old: &Old,
    seed: u64,
    budget: Budget,
    watch: &dyn Watch,
) -> Result<Plan, Vec<Refused>> {
    check(problem)?;
    check_old(problem, old)?;
    let ready = Ready::of(problem, old, seed, budget, watch)?;
    let points = Points::of(problem);
    let found = ready.search(seed, budget.steps, |kind| points.price(kind), None, watch);
    Ok(ready.plan(problem, &found, old))
}

/// A problem in canonical order with a seating for each round that keeps all rules.
pub(crate) struct Ready {
    canonical: Canonical,
    terms: Vec<Terms>,
    old: Vec<Vec<Option<usize>>>,
    start: Vec<Vec<usize>>,
}

impl Ready {
    /// Finds the first seatings of a problem that passed the checks, or why there are none.
    pub(crate) fn of(
        problem: &Problem,
        old: &Old,
        seed: u64,
        budget: Budget,
        watch: &dyn Watch,
    ) -> Result<Self, Vec<Refused>> {
        let canonical = Canonical::of(problem);
        let sorted = &canonical.problem;
        let rounds = problem.rounds.len();
        let mut ready = Self {
            terms: (0..rounds).map(|round| Terms::of(sorted, round, |_| true)).collect(),
            old: old.iter().map(|round| canonical.ordered(round)).collect(),
            start: Vec::with_capacity(rounds),
            canonical,
        };
        let mut faults: Vec<Refused> = Vec::new();
        let mut refused: Vec<Vec<usize>> = Vec::new();
        for round in 0..rounds {
            let rules = in_force(&ready.canonical.problem, round);
            if refused.contains(&rules) {
                continue;
            }
            let first = First {
                problem: &ready.canonical.problem,
                round,
                seed: seed.wrapping_add(round as u64),
                steps: budget.steps,
                watch,
            };
            match first.seating(&ready.terms[round], &ready.old[round], WORK / rounds) {
                Ok(tables) => ready.start.push(tables),
                Err(fault) => {
                    refused.push(rules);
                    let fault = ready.in_callers_words(fault);
                    if !faults.contains(&fault) {
                        faults.push(fault);
                    }
                }
            }
        }
        if faults.is_empty() { Ok(ready) } else { Err(faults) }
    }

    /// Searches from the first seatings, or from others in the same order.
    pub(crate) fn search(
        &self,
        seed: u64,
        steps: u64,
        price: impl Fn(Round) -> i64,
        from: Option<&[Vec<usize>]>,
        watch: &dyn Watch,
    ) -> Found {
        let problem = &self.canonical.problem;
        let goal = -crate::bound::bound(problem, &Points::of(problem));
        let case = Case::of(problem, self.terms.clone(), &self.old, price);
        let warm = self.old.iter().flatten().any(Option::is_some);
        let found =
            search(&Job { case: &case, start: from.unwrap_or(&self.start), seed, steps, warm, goal }, watch);
        debug_assert_eq!(found.broken, 0, "the search began with none");
        found
    }

    /// The plan of what was found, as the caller numbers people.
    pub(crate) fn plan(&self, problem: &Problem, found: &Found, old: &Old) -> Plan {
        let tables = found.tables.iter().map(|round| self.canonical.back(round)).collect();
        Plan::of(problem, tables, old)
    }

    fn in_callers_words(&self, fault: Refused) -> Refused {
        match fault {
            Refused::Clash { rules, sizes, proven, smallest } => {
                let mut rules: Vec<usize> = rules.into_iter().map(|rule| self.canonical.rule[rule]).collect();
                rules.sort_unstable();
                Refused::Clash { rules, sizes, proven, smallest }
            }
            other => other,
        }
    }
}

/// The rules that bind a round.
fn in_force(problem: &Problem, round: usize) -> Vec<usize> {
    let binds = |rule: &Rule| match rule {
        Rule::Fixed { round: Some(when), .. } => *when == round,
        Rule::GroupAtMost { .. } => problem.rounds[round] == Round::Mixed,
        _ => true,
    };
    (0..problem.rules.len()).filter(|&rule| binds(&problem.rules[rule])).collect()
}

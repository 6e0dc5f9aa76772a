//! From a problem to a plan: check, find a plan that is allowed, make it good, prove how good it is.

use crate::case::{Case, Slot};
use crate::check::check;
use crate::judge::judged;
use crate::plan::{Changes, Plan, Visit};
use crate::problem::{Budget, Problem};
use crate::prove::prove;
use crate::refused::Refused;
use crate::search::{Job, search};
use crate::watch::Watch;

/// A date and a team for every county, as good as the budget allows. Every rule is kept, or there is no such plan: then
/// counties and rules that clash are given.
pub fn solve(problem: &Problem, seed: u64, budget: Budget, watch: &dyn Watch) -> Result<Plan, Vec<Refused>> {
    check(problem)?;
    let case = Case::of(problem);
    let job =
        Job { case: &case, start: &vec![None; case.counties()], warm: false, seed, steps: budget.steps };
    let found = search(&job, watch);
    let slots: Option<Vec<Slot>> = found.slots.iter().copied().collect();
    let Some(slots) = slots else { return Err(vec![]) };
    Ok(finish(problem, &case, slots, budget, watch))
}

fn finish(
    problem: &Problem,
    case: &Case<'_>,
    mut slots: Vec<Slot>,
    budget: Budget,
    watch: &dyn Watch,
) -> Plan {
    let cost = |slots: &[Slot]| {
        let visits: Vec<Option<Visit>> = slots.iter().map(|&slot| Some(case.visit(slot))).collect();
        let judgement = judged(problem, &visits);
        debug_assert!(judgement.broken.is_empty(), "{:?}", judgement.broken);
        judgement.cost
    };
    let upper = cost(&slots).total();
    let proof = prove(case, upper, budget.proof, watch);
    if let Some((total, better)) = proof.better {
        slots = better;
        debug_assert_eq!(total, cost(&slots).total(), "the proof counts as the judge does");
    }
    Plan {
        visits: slots.iter().map(|&slot| case.visit(slot)).collect(),
        cost: cost(&slots),
        bound: proof.bound,
        changes: Changes::default(),
    }
}

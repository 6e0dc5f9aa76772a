//! From a problem to a plan: check, find a plan that is allowed, make it good, prove how good it is.

use crate::case::{Case, Slot};
use crate::check::{check, check_old};
use crate::conflict::{Answer, clashes, feasible, unproven};
use crate::judge::{judged, of_day};
use crate::plan::{Changes, NEW_DAY, Plan, Visit};
use crate::problem::{Budget, Problem};
use crate::prove::prove;
use crate::refused::Refused;
use crate::search::{Job, search};
use crate::watch::Watch;

/// How much work it may take to find out whether there is a plan at all.
const WORK: u64 = 60_000_000;

/// A date and a team for every county, as good as the budget allows. Every rule is kept, or there is no such plan: then
/// counties and rules that clash are given.
pub fn solve(problem: &Problem, seed: u64, budget: Budget, watch: &dyn Watch) -> Result<Plan, Vec<Refused>> {
    check(problem)?;
    let case = Case::of(problem);
    let start = vec![None; case.counties()];
    let slots = found(problem, &case, &start, false, seed, budget, watch)?;
    Ok(finish(&case, slots, budget, watch))
}

/// A new plan after somebody fell ill, a county said no, or a choice was fixed: with as few changes as it goes, four new
/// teams being as bad as a new day; of such plans the cheapest. Fixed choices are kept as in [`solve`]; counties without
/// an old visit get one.
pub fn replan(
    problem: &Problem,
    old: &[Option<Visit>],
    seed: u64,
    budget: Budget,
    watch: &dyn Watch,
) -> Result<Plan, Vec<Refused>> {
    check(problem)?;
    check_old(problem, old)?;
    let free = Case::of(problem);
    let each = dearest(&free);
    let extra = |county: usize, visit: Visit| match old[county] {
        Some(old) if old.day != visit.day => NEW_DAY * each,
        Some(old) if old.team != visit.team => each,
        _ => 0,
    };
    let all: Vec<usize> = (0..problem.counties.len()).collect();
    let case = Case::with(problem, &all, &[], &extra);
    let start: Vec<Option<Slot>> = old.iter().map(|visit| visit.and_then(|visit| case.slot(visit))).collect();
    let slots = found(problem, &case, &start, true, seed, budget, watch)?;
    let mut plan = finish(&case, slots, budget, watch);
    plan.changes = Changes::between(old, &plan.visits);
    Ok(plan)
}

/// A plan that keeps every rule, or why there is none.
fn found(
    problem: &Problem,
    case: &Case<'_>,
    start: &[Option<Slot>],
    warm: bool,
    seed: u64,
    budget: Budget,
    watch: &dyn Watch,
) -> Result<Vec<Slot>, Vec<Refused>> {
    let all: Vec<usize> = (0..case.counties()).collect();
    let job = Job { case, start, warm, seed, steps: budget.steps };
    let found = search(&job, watch);
    if let Some(slots) = found.iter().copied().collect() {
        return Ok(slots);
    }
    let mut work = WORK;
    match feasible(case, &all, &mut work) {
        Answer::Yes(start) => {
            // Never worse than where it begins, so that every county keeps a date.
            let found = search(&Job { start: &start, warm: true, ..job }, watch);
            Ok(found.into_iter().flatten().collect())
        }
        Answer::No => Err(clashes(problem)),
        Answer::Unknown => {
            let lost = all.into_iter().filter(|&county| found[county].is_none());
            Err(vec![unproven(problem, lost.collect())])
        }
    }
}

/// More than any plan costs: one change is never worth it.
fn dearest(case: &Case<'_>) -> i64 {
    let counties = 0..case.counties();
    let alone = |county: usize| case.options[county].iter().map(|&slot| case.alone(county, slot)).max();
    let sum: i64 = counties.clone().filter_map(alone).sum();
    let kilometres = case.problem.travel.km.iter().flatten().copied().max().unwrap_or(0);
    let weights = &case.problem.weights;
    // Three ways for each county at most: to it, on, and home; seven nights in a week.
    let way = 3 * i64::from(kilometres) * i64::from(weights.km) + 7 * i64::from(weights.night);
    let count = i64::try_from(case.counties()).unwrap_or(0);
    let people = i64::try_from(case.problem.people.len()).unwrap_or(0);
    sum + way * count + i64::from(weights.load) * people * count * count + 1
}

fn finish(case: &Case<'_>, mut slots: Vec<Slot>, budget: Budget, watch: &dyn Watch) -> Plan {
    let cost = |slots: &[Slot]| {
        let visits: Vec<Option<Visit>> = slots.iter().map(|&slot| Some(case.visit(slot))).collect();
        let judgement = judged(case.problem, &visits);
        debug_assert!(judgement.broken.is_empty(), "{:?}", judgement.broken);
        judgement.cost
    };
    // What the plan costs by the judge's count, and what its changes cost beside.
    let extra = |slots: &[Slot]| -> i64 {
        let own = |(county, &slot): (usize, &Slot)| {
            case.alone(county, slot) - of_day(case.problem, county, case.visit(slot).day).total()
        };
        slots.iter().enumerate().map(own).sum()
    };
    let upper = cost(&slots).total() + extra(&slots);
    let proof = prove(case, upper, budget.proof, watch);
    if let Some((total, better)) = proof.better {
        slots = better;
        debug_assert_eq!(total, cost(&slots).total() + extra(&slots), "the proof counts as the judge does");
    }
    Plan {
        visits: slots.iter().map(|&slot| case.visit(slot)).collect(),
        cost: cost(&slots),
        // No cost is below 0; where few changes are not proven the difference is.
        bound: (proof.bound - extra(&slots)).max(0),
        changes: Changes::default(),
    }
}

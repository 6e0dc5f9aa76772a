//! How few may move, how good it can become, and what one more wish costs.

use serde::{Deserialize, Serialize};

use crate::check::{check, check_old};
use crate::plan::Plan;
use crate::points::Points;
use crate::problem::{Budget, Problem, Rule};
use crate::refused::Refused;
use crate::solve::{Old, Ready, replan};
use crate::watch::{Progress, Watch};

/// Prices of a move, in sixteenths of the usual one, from what no mending pays for to next to nothing: a point, so that
/// nobody is moved for nothing.
const PRICES: [i64; 7] = [16_000, 16, 7, 4, 2, 1, 0];
/// How many choices are shown at most.
const MOST_CHOICES: usize = 6;

/// One way between few moves and a good plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// How many seats differ from the old plan.
    pub moved: usize,
    /// The plan.
    pub plan: Plan,
}

/// What a rule costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cost {
    /// How many seats change.
    pub moved: usize,
    /// The objective without it.
    pub objective_before: i64,
    /// The objective with it.
    pub objective_after: i64,
}

/// From the fewest moves that the rules force, upwards: each choice moves more than the one before and has a better
/// objective. The budget is shared among them.
pub fn curve(
    problem: &Problem,
    old: &Old,
    seed: u64,
    budget: Budget,
    watch: &dyn Watch,
) -> Result<Vec<Choice>, Vec<Refused>> {
    check(problem)?;
    check_old(problem, old)?;
    let ready = Ready::of(problem, old, seed, budget, watch)?;
    let points = Points::of(problem);
    let mut plans: Vec<Plan> = Vec::new();
    let mut from: Option<Vec<Vec<usize>>> = None;
    for (place, price) in PRICES.into_iter().enumerate() {
        let part = Part { watch, before: place, parts: PRICES.len() };
        let steps = budget.steps / PRICES.len() as u64;
        let seed = seed.wrapping_add(place as u64);
        let cost = |kind| (points.price(kind) * price / 16).max(1);
        let found = ready.search(seed, steps, cost, from.as_deref(), &part);
        plans.push(ready.plan(problem, &found, old));
        from = Some(found.tables);
    }
    Ok(thinned(pareto(plans)))
}

/// Those that no other beats in both moves and objective, from fewest moves.
fn pareto(mut plans: Vec<Plan>) -> Vec<Choice> {
    plans.sort_by_key(|plan| (plan.moved, -plan.objective));
    let mut choices: Vec<Choice> = Vec::new();
    for plan in plans {
        if choices.last().is_none_or(|last| plan.objective > last.plan.objective) {
            choices.push(Choice { moved: plan.moved, plan });
        }
    }
    choices
}

/// Both ends and those between that differ most in moves.
fn thinned(mut choices: Vec<Choice>) -> Vec<Choice> {
    while choices.len() > MOST_CHOICES {
        let gap = |&place: &usize| choices[place + 1].moved - choices[place - 1].moved;
        let Some(nearest) = (1..choices.len() - 1).min_by_key(gap) else { break };
        choices.remove(nearest);
    }
    choices
}

/// What it would cost to hold to one more rule, a wish as it were: the plan is made again with few moves. Refused if it
/// cannot be held to; it is then the last of the rules that a clash names.
pub fn cost_of(
    problem: &Problem,
    plan: &Plan,
    wish: &Rule,
    seed: u64,
    budget: Budget,
    watch: &dyn Watch,
) -> Result<Cost, Vec<Refused>> {
    let mut more = problem.clone();
    more.rules.push(wish.clone());
    let again = replan(&more, &plan.places(), seed, budget, watch)?;
    Ok(Cost { moved: again.moved, objective_before: plan.objective, objective_after: again.objective })
}

/// One of several searches, as the one who looks on sees it.
struct Part<'a> {
    watch: &'a dyn Watch,
    before: usize,
    parts: usize,
}

impl Watch for Part<'_> {
    fn go_on(&self, progress: Progress) -> bool {
        // A few parts are exact in a float.
        let (before, parts) = (self.before as f32, self.parts as f32);
        self.watch.go_on(Progress { share: (before + progress.share) / parts, ..progress })
    }
}

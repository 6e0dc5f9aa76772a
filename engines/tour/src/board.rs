//! What a page shows of a plan: each county with its day, team, cost and what it breaks; and what another day or team would
//! cost and break, for a plan that is moved by hand.

use serde::Serialize;

use crate::check::{check, check_old};
use crate::day::Day;
use crate::judge::{Breach, Judgement, Route, judged};
use crate::plan::{Cost, Visit};
use crate::problem::Problem;
use crate::refused::Refused;

/// A plan as a page shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Board {
    /// Each county, in the order of the problem.
    pub rows: Vec<Row>,
    /// What all of it costs.
    pub cost: Cost,
    /// Every rule broken, each once; a row has those that concern it.
    pub broken: Vec<Breach>,
    /// Each team's weeks, by week and team.
    pub routes: Vec<Route>,
    /// Each person's number of workshops.
    pub load: Vec<usize>,
}

/// A county on the board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// The county.
    pub county: usize,
    /// Its day and team, if it has any.
    pub visit: Option<Visit>,
    /// How far down the county's list its day is, 0 being the best; nothing for a day that it cannot, or none.
    pub steps: Option<usize>,
    /// Its day is fixed, or its team.
    pub fixed: bool,
    /// What the plan would cost less without this county. As one way serves several, the rows do not add up to the whole.
    pub cost: Cost,
    /// What it breaks.
    pub broken: Vec<Breach>,
}

/// What a change by hand does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Moved {
    /// The county's new day and team; nothing takes it off the plan.
    pub visit: Option<Visit>,
    /// How much more it costs, part by part; negative where it costs less.
    pub more: Cost,
    /// What it breaks that was not broken.
    pub breaks: Vec<Breach>,
    /// What was broken and is no longer.
    pub mends: Vec<Breach>,
}

/// The board of a plan.
pub fn board(problem: &Problem, visits: &[Option<Visit>]) -> Result<Board, Vec<Refused>> {
    check(problem)?;
    check_old(problem, visits)?;
    let Judgement { cost, broken, routes } = judged(problem, visits);
    let mut without = visits.to_vec();
    let mut row = |county: usize| {
        let visit = without[county].take();
        let less = judged(problem, &without).cost;
        without[county] = visit;
        let asked = &problem.counties[county];
        Row {
            county,
            visit,
            steps: visit.and_then(|visit| asked.dates.steps(visit.day)),
            fixed: asked.fixed_day.is_some() || asked.fixed_team.is_some(),
            cost: cost.minus(&less),
            broken: broken.iter().filter(|breach| breach.counties().contains(&county)).cloned().collect(),
        }
    };
    let rows = (0..visits.len()).map(&mut row).collect();
    let teams = visits.iter().flatten().filter_map(|visit| problem.teams.get(visit.team));
    let mut load = vec![0; problem.people.len()];
    for &person in teams.flat_map(|team| &team.members) {
        load[person] += 1;
    }
    Ok(Board { rows, cost, broken, routes, load })
}

/// What moving a county does. A county that does not exist is left where it is not.
pub fn moved(
    problem: &Problem,
    visits: &[Option<Visit>],
    county: usize,
    to: Option<Visit>,
) -> Result<Moved, Vec<Refused>> {
    check(problem)?;
    check_old(problem, visits)?;
    let now = judged(problem, visits);
    Ok(change(problem, &now, visits.to_vec(), county, to))
}

/// What each day of the window and each team would do for a county: those that break nothing first, then the cheapest.
/// Saturdays and Sundays are left out.
pub fn choices(
    problem: &Problem,
    visits: &[Option<Visit>],
    county: usize,
) -> Result<Vec<Moved>, Vec<Refused>> {
    check(problem)?;
    check_old(problem, visits)?;
    let now = judged(problem, visits);
    let days = (problem.calendar.first.0..=problem.calendar.last.0).map(Day).filter(|day| !day.is_weekend());
    let all = days.flat_map(|day| (0..problem.teams.len()).map(move |team| Some(Visit { day, team })));
    let mut choices: Vec<Moved> = all.map(|to| change(problem, &now, visits.to_vec(), county, to)).collect();
    choices.sort_by_key(|choice| (choice.breaks.len(), choice.more.total(), choice.visit));
    Ok(choices)
}

fn change(
    problem: &Problem,
    now: &Judgement,
    mut visits: Vec<Option<Visit>>,
    county: usize,
    to: Option<Visit>,
) -> Moved {
    if let Some(visit) = visits.get_mut(county) {
        *visit = to;
    }
    let then = judged(problem, &visits);
    let only = |some: &[Breach], others: &[Breach]| -> Vec<Breach> {
        some.iter().filter(|breach| !others.contains(breach)).cloned().collect()
    };
    Moved {
        visit: to,
        more: then.cost.minus(&now.cost),
        breaks: only(&then.broken, &now.broken),
        mends: only(&now.broken, &then.broken),
    }
}

//! A problem made ready for the search: open days, what each county on each team's day costs, who shares people with whom.

use crate::day::Day;
use crate::judge::{of_day, rule_of_team, rules_of_day, rules_of_going};
use crate::plan::Visit;
use crate::problem::Problem;
use crate::refused::Rule;
use crate::ways::Ways;

/// Not allowed.
pub(crate) const NEVER: i64 = i64::MAX;

/// A team on a day, both by index.
pub(crate) type Slot = (usize, usize);

/// What is added to the cost of a county's team and day.
pub(crate) type Extra<'a> = &'a dyn Fn(usize, Visit) -> i64;

pub(crate) struct Case<'a> {
    pub(crate) problem: &'a Problem,
    pub(crate) ways: Ways<'a>,
    /// The days on which something may be held.
    pub(crate) days: Vec<Day>,
    /// The days of each week, by index.
    pub(crate) weeks: Vec<Vec<usize>>,
    /// The week of each day.
    pub(crate) week: Vec<usize>,
    /// The slots that each county may have.
    pub(crate) options: Vec<Vec<Slot>>,
    /// For each county, and in it for each slot (team by team): its cost by itself, or [`NEVER`].
    alone: Vec<Vec<i64>>,
    /// The teams that share a person with each team, itself included.
    pub(crate) rivals: Vec<Vec<usize>>,
    /// Other days that are so close to each day that travel may not fit between them.
    pub(crate) near: Vec<Vec<usize>>,
    /// The most workshops a week of each person.
    pub(crate) most: Vec<usize>,
    /// Nobody is in two places on a day.
    pub(crate) one_a_day: bool,
}

impl<'a> Case<'a> {
    /// The problem with all its rules.
    pub(crate) fn of(problem: &'a Problem) -> Self {
        let all: Vec<usize> = (0..problem.counties.len()).collect();
        Self::with(problem, &all, &[], &|_, _| 0)
    }

    /// Some counties of the problem, without some rules and with more cost. The others have no slot.
    pub(crate) fn with(problem: &'a Problem, counties: &[usize], without: &[Rule], extra: Extra<'_>) -> Self {
        let keeps = |rule: Rule| !without.contains(&rule);
        let ways = Ways::of(problem);
        let days = open_days(problem, without);
        let (weeks, week) = weeks(&days);
        let reach = if keeps(Rule::Travel) { ways.reach() } else { 0 };
        let near = |day: usize| {
            let close = |&other: &usize| other != day && days[other].after(days[day]).abs() <= reach;
            (0..days.len()).filter(close).collect()
        };
        let share = |a: usize, b: usize| {
            let other = &problem.teams[b].members;
            problem.teams[a].members.iter().any(|person| other.contains(person))
        };
        let teams = problem.teams.len();
        let most = |person: usize| {
            if keeps(Rule::MostAWeek { person }) { problem.people[person].most_a_week } else { usize::MAX }
        };
        let mut case = Self {
            ways,
            near: (0..days.len()).map(near).collect(),
            rivals: (0..teams).map(|a| (0..teams).filter(|&b| share(a, b)).collect()).collect(),
            most: (0..problem.people.len()).map(most).collect(),
            one_a_day: keeps(Rule::OneADay),
            options: Vec::with_capacity(problem.counties.len()),
            alone: Vec::with_capacity(problem.counties.len()),
            problem,
            days,
            weeks,
            week,
        };
        let slots = (0..teams).flat_map(|team| case.days.iter().map(move |&day| (team, day)));
        let may_go =
            |(team, day)| rules_of_going(problem, team, day).iter().all(|rule| without.contains(rule));
        let goes: Vec<bool> = slots.map(may_go).collect();
        for county in 0..problem.counties.len() {
            if !counties.contains(&county) {
                case.options.push(Vec::new());
                case.alone.push(vec![NEVER; teams * case.days.len()]);
                continue;
            }
            let costs = case.costs(county, &goes, without, extra);
            let slots = (0..teams).flat_map(|team| (0..case.days.len()).map(move |day| (team, day)));
            let may = slots.zip(&costs).filter(|&(_, &cost)| cost != NEVER);
            case.options.push(may.map(|(slot, _)| slot).collect());
            case.alone.push(costs);
        }
        case
    }

    fn costs(&self, county: usize, goes: &[bool], without: &[Rule], extra: Extra<'_>) -> Vec<i64> {
        let problem = self.problem;
        let day_cost = |&day: &Day| {
            let can = problem.counties[county].dates.steps(day).is_some()
                && rules_of_day(problem, county, day).iter().all(|rule| without.contains(rule));
            if can { of_day(problem, county, day).total() } else { NEVER }
        };
        let by_day: Vec<i64> = self.days.iter().map(day_cost).collect();
        let mut costs = Vec::with_capacity(goes.len());
        for (team, goes) in goes.chunks(self.days.len().max(1)).enumerate() {
            let may = rule_of_team(problem, county, team).is_none_or(|rule| without.contains(&rule));
            for (day, &cost) in by_day.iter().enumerate() {
                let can = may && goes[day] && cost != NEVER;
                costs.push(if can { cost + extra(county, self.visit((team, day))) } else { NEVER });
            }
        }
        costs
    }

    pub(crate) fn counties(&self) -> usize {
        self.options.len()
    }

    pub(crate) fn teams(&self) -> usize {
        self.problem.teams.len()
    }

    /// What a county in a slot costs by itself; [`NEVER`] if it may not have it.
    pub(crate) fn alone(&self, county: usize, (team, day): Slot) -> i64 {
        self.alone[county][team * self.days.len() + day]
    }

    /// The slot of a visit; nothing if its day is not open or its team does not exist.
    pub(crate) fn slot(&self, visit: Visit) -> Option<Slot> {
        let day = self.days.binary_search(&visit.day).ok()?;
        (visit.team < self.teams()).then_some((visit.team, day))
    }

    pub(crate) fn visit(&self, (team, day): Slot) -> Visit {
        Visit { day: self.days[day], team }
    }

    /// Whether two counties in these slots need the same person on the same day, or too far away on two days.
    pub(crate) fn clash(&self, (a, first): (usize, Slot), (b, second): (usize, Slot)) -> bool {
        if !self.rivals[first.0].contains(&second.0) {
            return false;
        }
        if first.1 == second.1 {
            return self.one_a_day;
        }
        self.near[first.1].contains(&second.1) && !self.fits((a, first), (b, second))
    }

    /// Whether travel fits between two counties in slots on different days.
    pub(crate) fn fits(&self, one: (usize, Slot), other: (usize, Slot)) -> bool {
        let (before, after) = if one.1.1 < other.1.1 { (one, other) } else { (other, one) };
        let gap = self.days[after.1.1].after(self.days[before.1.1]);
        self.ways.fits((before.0, before.1.0), (after.0, after.1.0), gap)
    }

    /// The most workshops that a team can have in a week.
    pub(crate) fn most_of_team(&self, team: usize) -> usize {
        self.problem.teams[team].members.iter().map(|&person| self.most[person]).min().unwrap_or(0)
    }

    /// What a team's week costs in kilometres and nights: counties with their days by index, in order.
    pub(crate) fn week_price(&self, team: usize, stops: &[(usize, usize)]) -> i64 {
        let (Some(first), Some(last)) = (stops.first(), stops.last()) else { return 0 };
        let ways = &self.ways;
        let ends = ways.price(ways.out(team, first.0)) + ways.price(ways.back(team, last.0));
        let legs = stops.windows(2).map(|pair| self.leg_price(team, pair[0], pair[1]));
        ends + legs.sum::<i64>()
    }

    /// What the way from one county to the next costs.
    pub(crate) fn leg_price(&self, team: usize, from: (usize, usize), to: (usize, usize)) -> i64 {
        let gap = self.days[to.1].after(self.days[from.1]);
        self.ways.price(self.ways.leg(team, from.0, to.0, gap))
    }
}

fn open_days(problem: &Problem, without: &[Rule]) -> Vec<Day> {
    let calendar = &problem.calendar;
    let is_free = |day: Day, rule: Rule, is: bool| !is || without.contains(&rule) || day.is_weekend();
    let frozen = |day: Day| calendar.freeze.is_some_and(|(first, last)| (first..=last).contains(&day));
    let open = |&day: &Day| {
        !day.is_weekend()
            && is_free(day, Rule::Closed, calendar.closed.contains(&day))
            && is_free(day, Rule::Freeze, frozen(day))
    };
    (calendar.first.0..=calendar.last.0).map(Day).filter(open).collect()
}

/// The days of each week, and the week of each day.
fn weeks(days: &[Day]) -> (Vec<Vec<usize>>, Vec<usize>) {
    let mut weeks: Vec<Vec<usize>> = Vec::new();
    let mut week = Vec::with_capacity(days.len());
    for (index, day) in days.iter().enumerate() {
        if index == 0 || days[index - 1].monday() != day.monday() {
            weeks.push(Vec::new());
        }
        if let Some(last) = weeks.last_mut() {
            last.push(index);
        }
        week.push(weeks.len() - 1);
    }
    (weeks, week)
}

//! What a plan costs and which rules it breaks, whoever made it: a plan moved by hand may have counties without a date,
//! two on the same day, or days outside the window.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::check::{check, check_old};
use crate::day::Day;
use crate::plan::{Cost, Visit};
use crate::problem::Problem;
use crate::refused::{Refused, Rule};
use crate::ways::{Stretch, Ways};

/// A rule that a plan breaks, and where.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "breach", rename_all = "snake_case")]
pub enum Breach {
    /// The county has no date.
    NoDate {
        /// The county.
        county: usize,
    },
    /// The team does not exist.
    NoSuchTeam {
        /// The county.
        county: usize,
        /// The team.
        team: usize,
    },
    /// The day is before or after the window.
    OutsideWindow {
        /// The county.
        county: usize,
        /// The day.
        day: Day,
    },
    /// The day is a Saturday or Sunday.
    Weekend {
        /// The county.
        county: usize,
        /// The day.
        day: Day,
    },
    /// The county cannot on that day.
    CountyCannot {
        /// The county.
        county: usize,
        /// The day.
        day: Day,
    },
    /// A rule that concerns one county is broken there: closed days, freeze, fixed choices, somebody away.
    Alone {
        /// The county.
        county: usize,
        /// The day.
        day: Day,
        /// The rule.
        rule: Rule,
    },
    /// Somebody would be in two counties on the same day.
    TwoPlaces {
        /// The counties.
        counties: [usize; 2],
        /// The day.
        day: Day,
        /// Who is in the teams of both.
        people: Vec<usize>,
    },
    /// Travel from one county to the other does not fit between the two days.
    TooFar {
        /// From the first to the second.
        counties: [usize; 2],
        /// Their days.
        days: [Day; 2],
        /// Who is in the teams of both.
        people: Vec<usize>,
        /// How long the way is, in minutes.
        minutes: u64,
        /// How long it may be, in minutes.
        room: u64,
    },
    /// Somebody has too many workshops in a week.
    TooManyInWeek {
        /// The person.
        person: usize,
        /// The Monday of the week.
        monday: Day,
        /// The counties.
        counties: Vec<usize>,
        /// How many it may be.
        most: usize,
    },
}

impl Breach {
    /// The rule that is broken; nothing where it is the county's own answer, the window or the weekend, which are always
    /// kept.
    #[must_use]
    pub fn rule(&self) -> Option<Rule> {
        match self {
            Self::Alone { rule, .. } => Some(*rule),
            Self::TwoPlaces { .. } => Some(Rule::OneADay),
            Self::TooFar { .. } => Some(Rule::Travel),
            Self::TooManyInWeek { person, .. } => Some(Rule::MostAWeek { person: *person }),
            Self::NoDate { .. }
            | Self::NoSuchTeam { .. }
            | Self::OutsideWindow { .. }
            | Self::Weekend { .. }
            | Self::CountyCannot { .. } => None,
        }
    }

    /// The counties that it concerns.
    #[must_use]
    pub fn counties(&self) -> Vec<usize> {
        match self {
            Self::NoDate { county }
            | Self::NoSuchTeam { county, .. }
            | Self::OutsideWindow { county, .. }
            | Self::Weekend { county, .. }
            | Self::CountyCannot { county, .. }
            | Self::Alone { county, .. } => vec![*county],
            Self::TwoPlaces { counties, .. } | Self::TooFar { counties, .. } => counties.to_vec(),
            Self::TooManyInWeek { counties, .. } => counties.clone(),
        }
    }
}

/// A team's week on the road.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Route {
    /// The team.
    pub team: usize,
    /// The Monday of the week.
    pub monday: Day,
    /// The counties in the order of their days, from home and back.
    pub counties: Vec<usize>,
    /// Kilometres.
    pub km: i64,
    /// Nights away from home.
    pub nights: i64,
}

/// What a plan costs and breaks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Judgement {
    /// What it costs; counties without a date cost nothing.
    pub cost: Cost,
    /// Every rule broken, and where. Empty: the plan may be used.
    pub broken: Vec<Breach>,
    /// Each team's weeks, by week and team.
    pub routes: Vec<Route>,
}

/// Judges a plan. Refused only if the problem speaks of things that do not exist, or the plan is of other counties.
pub fn judge(problem: &Problem, visits: &[Option<Visit>]) -> Result<Judgement, Vec<Refused>> {
    check(problem)?;
    check_old(problem, visits)?;
    Ok(judged(problem, visits))
}

/// Judges a plan of a problem that passed the checks.
pub(crate) fn judged(problem: &Problem, visits: &[Option<Visit>]) -> Judgement {
    let ways = Ways::of(problem);
    let mut cost = Cost::default();
    let mut broken = Vec::new();
    let mut placed: Vec<(usize, Visit)> = Vec::new();
    for (county, visit) in visits.iter().enumerate() {
        match visit {
            None => broken.push(Breach::NoDate { county }),
            Some(visit) => {
                cost.add(&of_day(problem, county, visit.day));
                if visit.team < problem.teams.len() {
                    placed.push((county, *visit));
                } else {
                    broken.push(Breach::NoSuchTeam { county, team: visit.team });
                }
                alone(problem, county, *visit, &mut broken);
            }
        }
    }
    placed.sort_unstable_by_key(|&(county, visit)| (visit.day, county));
    pairs(problem, &ways, &placed, &mut broken);
    cost.load = weeks_of_people(problem, &placed, &mut broken);
    let routes = routes(&ways, &placed);
    for route in &routes {
        cost.travel += route.km * i64::from(problem.weights.km);
        cost.nights += route.nights * i64::from(problem.weights.night);
    }
    broken.sort_unstable();
    Judgement { cost, broken, routes }
}

/// What a county's day costs by itself.
pub(crate) fn of_day(problem: &Problem, county: usize, day: Day) -> Cost {
    let weights = &problem.weights;
    let dates = &problem.counties[county].dates;
    // A day that it cannot breaks a rule; as a cost it is as the days that are not on its list.
    let steps = dates.steps(day).unwrap_or(dates.ranked.len());
    let steps = i64::try_from(steps).unwrap_or(i64::MAX);
    let late = i64::from(weights.slack_days) - problem.calendar.early_voting.after(day);
    // A day moved by hand may be years away; the window bounds all others.
    let late = late.clamp(0, 100_000);
    Cost {
        dates: steps * i64::from(weights.dates),
        slack: late * i64::from(weights.slack),
        ..Cost::default()
    }
}

fn alone(problem: &Problem, county: usize, visit: Visit, broken: &mut Vec<Breach>) {
    let day = visit.day;
    let calendar = &problem.calendar;
    let asked = &problem.counties[county];
    if day < calendar.first || day > calendar.last {
        broken.push(Breach::OutsideWindow { county, day });
    }
    if day.is_weekend() {
        broken.push(Breach::Weekend { county, day });
    }
    if asked.dates.steps(day).is_none() {
        broken.push(Breach::CountyCannot { county, day });
    }
    for rule in rules_alone(problem, county, visit) {
        broken.push(Breach::Alone { county, day, rule });
    }
}

/// The rules of a single visit that are broken by it.
fn rules_alone(problem: &Problem, county: usize, visit: Visit) -> Vec<Rule> {
    let mut rules = rules_of_day(problem, county, visit.day);
    rules.extend(rule_of_team(problem, county, visit.team));
    if visit.team < problem.teams.len() {
        rules.extend(rules_of_going(problem, visit.team, visit.day));
    }
    rules
}

/// The rules that forbid a county a day, whoever comes.
pub(crate) fn rules_of_day(problem: &Problem, county: usize, day: Day) -> Vec<Rule> {
    let calendar = &problem.calendar;
    let closed = calendar.closed.contains(&day).then_some(Rule::Closed);
    let frozen =
        calendar.freeze.is_some_and(|(first, last)| (first..=last).contains(&day)).then_some(Rule::Freeze);
    let other = problem.counties[county].fixed_day.is_some_and(|fixed| fixed != day);
    let other = other.then_some(Rule::FixedDay { county });
    closed.into_iter().chain(frozen).chain(other).collect()
}

/// The rule that forbids a county a team.
pub(crate) fn rule_of_team(problem: &Problem, county: usize, team: usize) -> Option<Rule> {
    let other = problem.counties[county].fixed_team.is_some_and(|fixed| fixed != team);
    other.then_some(Rule::FixedTeam { county })
}

/// The rules that forbid a team to go on a day.
pub(crate) fn rules_of_going(problem: &Problem, team: usize, day: Day) -> Vec<Rule> {
    let goes = &problem.teams[team];
    let own = goes.away.contains(&day).then_some(Rule::TeamAway { team });
    let away = goes.members.iter().copied().filter(|&person| problem.people[person].away.contains(&day));
    own.into_iter().chain(away.map(|person| Rule::PersonAway { person })).collect()
}

fn in_both(problem: &Problem, a: usize, b: usize) -> Vec<usize> {
    let other = &problem.teams[b].members;
    problem.teams[a].members.iter().copied().filter(|person| other.contains(person)).collect()
}

fn pairs(problem: &Problem, ways: &Ways<'_>, placed: &[(usize, Visit)], broken: &mut Vec<Breach>) {
    let reach = ways.reach();
    for (index, &(from, first)) in placed.iter().enumerate() {
        let near =
            placed[index + 1..].iter().take_while(|(_, second)| second.day.after(first.day) <= reach.max(0));
        for &(to, second) in near {
            let people = in_both(problem, first.team, second.team);
            let gap = second.day.after(first.day);
            if people.is_empty() {
                continue;
            }
            let (there, here) = ((from, first.team), (to, second.team));
            if gap == 0 {
                broken.push(Breach::TwoPlaces { counties: [from, to], day: first.day, people });
            } else if !ways.fits(there, here, gap) {
                let (minutes, room) = (ways.minutes(there, here), ways.room(from, to, gap));
                let days = [first.day, second.day];
                broken.push(Breach::TooFar { counties: [from, to], days, people, minutes, room });
            }
        }
    }
}

/// The cost of load, and the weeks with too much of it.
fn weeks_of_people(problem: &Problem, placed: &[(usize, Visit)], broken: &mut Vec<Breach>) -> i64 {
    let mut pairs = 0;
    for (person, who) in problem.people.iter().enumerate() {
        let mut weeks: BTreeMap<Day, Vec<usize>> = BTreeMap::new();
        let mut load = 0;
        for &(county, visit) in placed {
            if problem.teams[visit.team].members.contains(&person) {
                weeks.entry(visit.day.monday()).or_default().push(county);
                pairs += load;
                load += 1;
            }
        }
        let most = who.most_a_week;
        let full = weeks.into_iter().filter(|(_, counties)| counties.len() > most);
        broken.extend(full.map(|(monday, counties)| Breach::TooManyInWeek {
            person,
            monday,
            counties,
            most,
        }));
    }
    pairs * i64::from(problem.weights.load)
}

fn routes(ways: &Ways<'_>, placed: &[(usize, Visit)]) -> Vec<Route> {
    let mut weeks: BTreeMap<(Day, usize), Vec<(usize, i64)>> = BTreeMap::new();
    for &(county, visit) in placed {
        let stops = weeks.entry((visit.day.monday(), visit.team)).or_default();
        stops.push((county, i64::from(visit.day.0)));
    }
    let route = |((monday, team), stops): ((Day, usize), Vec<(usize, i64)>)| {
        let Stretch { km, nights } = ways.week(team, &stops);
        Route { team, monday, counties: stops.iter().map(|&(county, _)| county).collect(), km, nights }
    };
    weeks.into_iter().map(route).collect()
}

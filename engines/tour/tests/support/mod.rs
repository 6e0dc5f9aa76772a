//! Small problems from bytes, and every possible plan of them.

#![allow(dead_code, reason = "each test program uses a part")]

use tour::{
    Breach, Calendar, County, Dates, Day, Format, Length, Limits, Person, Problem, Rule, Team, Travel, Visit,
    Weights, judge,
};

/// Monday 5 March 2029.
pub const MONDAY: i32 = 21_613;

/// A day of the first weeks.
pub fn day(number: i32) -> Day {
    Day(MONDAY + number)
}

/// A county that can on these days, best first.
pub fn county(name: &str, place: usize, ranked: &[i32]) -> County {
    let ranked = ranked.iter().map(|&number| day(number)).collect();
    let dates = Dates { ranked, can: Some(Vec::new()), cannot: Vec::new() };
    let (length, format) = (Length::Whole, Format::Physical);
    County { name: name.to_owned(), place, dates, length, format, fixed_day: None, fixed_team: None }
}

pub fn person(name: &str) -> Person {
    Person { name: name.to_owned(), away: Vec::new(), most_a_week: 3 }
}

pub fn team(name: &str, home: usize, members: &[usize]) -> Team {
    Team { name: name.to_owned(), home, members: members.to_vec(), away: Vec::new() }
}

/// Places on a line, an hour and 80 km apart.
pub fn line(places: usize) -> Travel {
    let table = |each: usize| {
        let far = |a: usize, b: usize| u32::try_from(a.abs_diff(b) * each).unwrap();
        (0..places).map(|a| (0..places).map(|b| far(a, b)).collect()).collect()
    };
    Travel { km: table(80), minutes: table(60) }
}

/// Two weeks, a team of two at place 0, and these counties.
pub fn problem(counties: Vec<County>) -> Problem {
    Problem {
        counties,
        people: vec![person("Ada"), person("Bo")],
        teams: vec![team("A", 0, &[0, 1])],
        calendar: Calendar {
            first: day(0),
            last: day(11),
            closed: Vec::new(),
            freeze: None,
            early_voting: day(60),
        },
        travel: line(8),
        limits: Limits::default(),
        weights: Weights::default(),
    }
}

/// All ways to give each of some counties one of the visits that it may have at all, until `go_on` says no.
pub fn all_plans(problem: &Problem, counties: &[usize], mut go_on: impl FnMut(&[Option<Visit>]) -> bool) {
    let options: Vec<Vec<Visit>> = counties
        .iter()
        .map(|&county| {
            let days = (problem.calendar.first.0..=problem.calendar.last.0).map(Day);
            let can = |day: &Day| !day.is_weekend() && problem.counties[county].dates.steps(*day).is_some();
            days.filter(can)
                .flat_map(|day| (0..problem.teams.len()).map(move |team| Visit { day, team }))
                .collect()
        })
        .collect();
    let mut visits = vec![None; problem.counties.len()];
    let mut at = vec![0; counties.len()];
    if options.iter().any(Vec::is_empty) {
        return;
    }
    loop {
        for (k, &county) in counties.iter().enumerate() {
            visits[county] = Some(options[k][at[k]]);
        }
        if !go_on(&visits) {
            return;
        }
        let mut k = 0;
        while k < at.len() {
            at[k] += 1;
            if at[k] < options[k].len() {
                break;
            }
            at[k] = 0;
            k += 1;
        }
        if k == at.len() {
            return;
        }
    }
}

/// Whether some plan visits these counties and keeps these rules.
pub fn can_hold(problem: &Problem, counties: &[usize], rules: &[Rule]) -> bool {
    let mut can = false;
    all_plans(problem, counties, |visits| {
        let broken = judge(problem, visits).unwrap().broken;
        can = broken.iter().all(|breach| match breach {
            Breach::NoDate { .. } => true,
            other => other.rule().is_some_and(|rule| !rules.contains(&rule)),
        });
        !can
    });
    can
}

/// The lowest cost of a plan that keeps every rule.
pub fn least_cost(problem: &Problem) -> Option<i64> {
    let all: Vec<usize> = (0..problem.counties.len()).collect();
    let mut least = None;
    all_plans(problem, &all, |visits| {
        let judged = judge(problem, visits).unwrap();
        if judged.broken.is_empty() {
            let cost = judged.cost.total();
            least = Some(least.map_or(cost, |other: i64| other.min(cost)));
        }
        true
    });
    least
}

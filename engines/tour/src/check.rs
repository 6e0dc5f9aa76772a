//! Whether a problem speaks of things that exist. All faults at once.

use std::collections::BTreeSet;

use crate::plan::Visit;
use crate::problem::{
    County, MOST_COUNTIES, MOST_DAYS, MOST_KM, MOST_PEOPLE, MOST_TEAMS, MOST_WEIGHT, Problem, Team,
};
use crate::refused::{Refused, Who};

/// Finds every fault of a problem.
pub(crate) fn check(problem: &Problem) -> Result<(), Vec<Refused>> {
    let mut faults = sizes(problem);
    faults.extend(calendar(problem));
    faults.extend(travel(problem));
    faults.extend(weights(problem));
    for (index, county) in problem.counties.iter().enumerate() {
        faults.extend(of_county(problem, index, county));
    }
    for (index, team) in problem.teams.iter().enumerate() {
        faults.extend(of_team(problem, index, team));
    }
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

/// Whether an old plan is one of these counties.
pub(crate) fn check_old(problem: &Problem, old: &[Option<Visit>]) -> Result<(), Vec<Refused>> {
    let counties = problem.counties.len();
    if old.len() == counties {
        return Ok(());
    }
    Err(vec![Refused::OldPlanOfOtherLength { old: old.len(), counties }])
}

fn sizes(problem: &Problem) -> Vec<Refused> {
    let places = MOST_COUNTIES + MOST_TEAMS;
    let counts = [
        ("counties", problem.counties.len(), MOST_COUNTIES),
        ("people", problem.people.len(), MOST_PEOPLE),
        ("teams", problem.teams.len(), MOST_TEAMS),
        ("places", problem.travel.km.len(), places),
    ];
    let many = counts.into_iter().filter(|&(_, count, most)| count > most);
    many.map(|(what, count, most)| Refused::TooMany { what, count, most }).collect()
}

fn calendar(problem: &Problem) -> Vec<Refused> {
    let mut faults = Vec::new();
    let days = problem.calendar.last.after(problem.calendar.first) + 1;
    if !(1..=MOST_DAYS).contains(&days) {
        faults.push(Refused::WindowOutOfRange { days, most: MOST_DAYS });
    }
    if problem.calendar.freeze.is_some_and(|(first, last)| last < first) {
        faults.push(Refused::FreezeUpsideDown);
    }
    faults
}

fn travel(problem: &Problem) -> Vec<Refused> {
    let places = problem.travel.km.len();
    let mut faults = Vec::new();
    for (what, table) in [("kilometres", &problem.travel.km), ("minutes", &problem.travel.minutes)] {
        let short = table.iter().take(places).position(|row| row.len() != places);
        if let Some(row) = short.or((table.len() != places).then_some(table.len().min(places))) {
            faults.push(Refused::TravelNotSquare { what, places, row });
        }
    }
    if !faults.is_empty() {
        return faults;
    }
    let (kilometres, minutes) = (&problem.travel.km, &problem.travel.minutes);
    for from in 0..places {
        let wrong = |&to: &usize| {
            kilometres[from][to] > MOST_KM
                || (from == to && (kilometres[from][to], minutes[from][to]) != (0, 0))
        };
        if let Some(to) = (0..places).find(wrong) {
            faults.push(Refused::WayOutOfRange { from, to, km: kilometres[from][to] });
        }
    }
    faults
}

fn weights(problem: &Problem) -> Vec<Refused> {
    let weights = &problem.weights;
    let all = [
        ("dates", weights.dates),
        ("km", weights.km),
        ("night", weights.night),
        ("load", weights.load),
        ("slack", weights.slack),
        ("slack_days", weights.slack_days),
    ];
    let heavy = all.into_iter().filter(|&(_, weight)| weight > MOST_WEIGHT);
    heavy.map(|(what, weight)| Refused::WeightOutOfRange { what, weight, most: MOST_WEIGHT }).collect()
}

fn of_county(problem: &Problem, index: usize, county: &County) -> Vec<Refused> {
    let name = || county.name.clone();
    let mut faults = Vec::new();
    if county.place >= problem.travel.km.len() {
        let who = Who::County(index);
        faults.push(Refused::PlaceMissing { who, name: name(), place: county.place });
    }
    if let Some(team) = county.fixed_team
        && team >= problem.teams.len()
    {
        faults.push(Refused::UnknownTeam { county: index, name: name(), team });
    }
    let mut seen = BTreeSet::new();
    if let Some(&day) = county.dates.ranked.iter().find(|&&day| !seen.insert(day)) {
        faults.push(Refused::RankedTwice { county: index, name: name(), day });
    }
    seen.extend(county.dates.can.iter().flatten());
    if let Some(&day) = county.dates.cannot.iter().find(|day| seen.contains(day)) {
        faults.push(Refused::CanAndCannot { county: index, name: name(), day });
    }
    faults
}

fn of_team(problem: &Problem, index: usize, team: &Team) -> Vec<Refused> {
    let name = || team.name.clone();
    let mut faults = Vec::new();
    if team.home >= problem.travel.km.len() {
        let who = Who::Team(index);
        faults.push(Refused::PlaceMissing { who, name: name(), place: team.home });
    }
    if team.members.is_empty() {
        faults.push(Refused::TeamOfNobody { team: index, name: name() });
    }
    let mut seen = BTreeSet::new();
    for &person in &team.members {
        match problem.people.get(person) {
            None => faults.push(Refused::UnknownPerson { team: index, name: name(), person }),
            Some(member) if !seen.insert(person) => {
                let member = member.name.clone();
                faults.push(Refused::MemberTwice { team: index, name: name(), person, member });
            }
            Some(_) => {}
        }
    }
    faults
}

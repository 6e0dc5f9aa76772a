//! What a plan that was moved by hand costs and breaks.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

mod support;

use support::{county, day, problem, team};
use tour::{Breach, Cost, Format, Length, Problem, Rule, Visit, judge};

#[allow(clippy::unnecessary_wraps, reason = "as a plan has it")]
fn visit(number: i32) -> Option<Visit> {
    Some(Visit { day: day(number), team: 0 })
}

fn broken(problem: &Problem, visits: &[Option<Visit>]) -> Vec<Breach> {
    judge(problem, visits).unwrap().broken
}

#[test]
fn the_parts_of_the_cost_are_counted_by_hand() {
    // Places are 80 km and an hour apart. Monday at 2, Tuesday at 3, home; the next Monday at 1.
    let mut problem =
        problem(vec![county("Skåne", 2, &[3, 0]), county("Halland", 3, &[1]), county("Gotland", 1, &[7])]);
    problem.weights.slack_days = 54;
    let judged = judge(&problem, &[visit(0), visit(1), visit(7)]).unwrap();
    assert_eq!(judged.broken, Vec::new());
    // On the road 160 + 80 + 240 km, a night between the two; two hours in the morning are no night. Home and out
    // again would be 160 + 240 km more and a night before. Then 80 km out and 80 back.
    assert_eq!(judged.cost.travel, 480 + 160);
    assert_eq!(judged.cost.nights, 60);
    // A step down the list of the first; two people with three workshops have three pairs each; the last is 53 days
    // before early voting, one too few.
    assert_eq!((judged.cost.dates, judged.cost.load, judged.cost.slack), (150, 6 * 25, 15));
    assert_eq!(judged.cost.total(), judged.cost.parts().iter().map(|part| part.1).sum::<i64>());
    assert_eq!(judged.routes.len(), 2);
    assert_eq!((judged.routes[0].counties.clone(), judged.routes[0].km), (vec![0, 1], 480));
    assert_eq!(judged.cost.minus(&judged.cost), Cost::default());
}

#[test]
fn a_team_sleeps_at_home_where_that_is_cheaper() {
    // An hour away on Monday and on Thursday.
    let problem = problem(vec![county("Skåne", 1, &[0]), county("Halland", 1, &[3])]);
    let judged = judge(&problem, &[visit(0), visit(3)]).unwrap();
    assert_eq!((judged.cost.travel, judged.cost.nights), (320, 0));
}

#[test]
fn a_digital_workshop_is_led_from_home() {
    let mut problem = problem(vec![county("Norrbotten", 7, &[0])]);
    problem.counties[0].format = Format::Digital;
    let judged = judge(&problem, &[visit(0)]).unwrap();
    assert_eq!((judged.cost.travel, judged.cost.nights), (0, 0));
}

#[test]
fn every_rule_that_is_broken_is_told() {
    let mut problem =
        problem(vec![county("Skåne", 1, &[0]), county("Halland", 2, &[1]), county("Gotland", 3, &[2])]);
    problem.calendar.closed = vec![day(1)];
    problem.calendar.freeze = Some((day(1), day(1)));
    problem.people[1].away = vec![day(1)];
    problem.teams[0].away = vec![day(1)];
    problem.counties[0].fixed_day = Some(day(0));
    problem.counties[0].fixed_team = Some(0);
    let moved = broken(&problem, &[visit(1), visit(1), None]);
    let alone = |county, rule| Breach::Alone { county, day: day(1), rule };
    for rule in [
        Rule::Closed,
        Rule::Freeze,
        Rule::TeamAway { team: 0 },
        Rule::PersonAway { person: 1 },
        Rule::FixedDay { county: 0 },
    ] {
        assert!(moved.contains(&alone(0, rule)), "{rule:?} of {moved:?}");
    }
    assert!(moved.contains(&Breach::NoDate { county: 2 }));
    assert!(moved.contains(&Breach::CountyCannot { county: 0, day: day(1) }));
    assert!(moved.contains(&Breach::TwoPlaces { counties: [0, 1], day: day(1), people: vec![0, 1] }));
}

#[test]
fn days_and_teams_that_do_not_exist_are_told() {
    let problem = problem(vec![county("Skåne", 1, &[0]), county("Halland", 2, &[1])]);
    let moved = broken(&problem, &[visit(5), Some(Visit { day: tour::Day(i32::MAX), team: 4 })]);
    assert!(moved.contains(&Breach::Weekend { county: 0, day: day(5) }));
    assert!(moved.contains(&Breach::NoSuchTeam { county: 1, team: 4 }));
    assert!(moved.iter().any(|breach| matches!(breach, Breach::OutsideWindow { county: 1, .. })));
}

#[test]
fn travel_must_fit_and_half_days_leave_more_time() {
    let mut problem = problem(vec![county("Skåne", 0, &[0]), county("Jämtland", 5, &[1])]);
    let people = vec![0, 1];
    let far = Breach::TooFar { counties: [0, 1], days: [day(0), day(1)], people, minutes: 300, room: 240 };
    assert_eq!(broken(&problem, &[visit(0), visit(1)]), vec![far]);
    problem.counties[1].length = Length::Half;
    assert_eq!(broken(&problem, &[visit(0), visit(1)]), Vec::new());
}

#[test]
fn somebody_in_two_teams_is_counted_in_both() {
    let mut problem = problem((0..4).map(|k| county("Län", 0, &[k])).collect());
    problem.teams.push(team("B", 0, &[1]));
    let on = |number: i32, team: usize| Some(Visit { day: day(number), team });
    let visits = [on(0, 0), on(1, 1), on(2, 0), on(3, 1)];
    let full = Breach::TooManyInWeek { person: 1, monday: day(0), counties: vec![0, 1, 2, 3], most: 3 };
    assert_eq!(broken(&problem, &visits), vec![full.clone()]);
    assert_eq!(full.rule(), Some(Rule::MostAWeek { person: 1 }));
    assert_eq!(full.counties(), vec![0, 1, 2, 3]);
}

#[test]
fn a_plan_of_other_counties_is_refused() {
    let problem = problem(vec![county("Skåne", 1, &[0])]);
    assert_eq!(judge(&problem, &[]).unwrap_err()[0].code(), "old_plan_of_other_length");
}

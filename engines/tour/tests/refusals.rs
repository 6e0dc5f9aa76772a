//! What cannot be planned says why: who is meant, and which rules.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

mod support;

use support::{can_hold, county, day, problem, team};
use tour::{Budget, Problem, Refused, Rule, solve};

fn refused(problem: &Problem) -> Vec<Refused> {
    solve(problem, 1, Budget { steps: 5_000, proof: 1_000_000 }, &()).unwrap_err()
}

/// The counties, the rules and the sentence of the only clash.
fn clash(problem: &Problem) -> (Vec<usize>, Vec<Rule>, String) {
    let mut refused = refused(problem);
    assert_eq!(refused.len(), 1, "{refused:?}");
    match refused.remove(0) {
        Refused::Clash { counties, rules, proven: true, smallest: true, sentence } => {
            assert!(!can_hold(problem, &counties, &rules));
            (counties, rules, sentence)
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn two_counties_that_can_on_the_same_day_alone_clash_with_one_team() {
    let problem =
        problem(vec![county("Skåne", 1, &[0]), county("Halland", 2, &[1, 2]), county("Blekinge", 3, &[0])]);
    let (counties, rules, sentence) = clash(&problem);
    assert_eq!((counties, rules), (vec![0, 2], vec![Rule::OneADay]));
    assert_eq!(
        sentence,
        "Skåne and Blekinge cannot both be visited on days that they can while everyone is in one place a day"
    );
}

#[test]
fn a_county_that_can_on_no_open_day_clashes_by_itself() {
    let mut problem = problem(vec![county("Skåne", 1, &[0]), county("Gotland", 2, &[4])]);
    problem.calendar.closed = vec![day(4)];
    let (counties, rules, sentence) = clash(&problem);
    assert_eq!((counties, rules), (vec![1], vec![Rule::Closed]));
    assert_eq!(sentence, "Gotland cannot be visited on any day that it can while closed days are kept free");
}

#[test]
fn a_fixed_day_that_the_county_cannot_is_named() {
    let mut problem = problem(vec![county("Skåne", 1, &[0])]);
    problem.counties[0].fixed_day = Some(day(1));
    assert_eq!(clash(&problem).1, vec![Rule::FixedDay { county: 0 }]);
}

#[test]
fn the_weekly_limit_is_named_with_the_person() {
    let days = [0, 1, 2, 3];
    let mut problem = problem((0..4).map(|k| county("Län", 0, &days[..=k])).collect());
    problem.people[1].most_a_week = 3;
    problem.people[0].most_a_week = 5;
    let (counties, rules, sentence) = clash(&problem);
    assert_eq!((counties, rules), (vec![0, 1, 2, 3], vec![Rule::MostAWeek { person: 1 }]));
    assert!(sentence.ends_with("while Bo has at most 3 workshops a week"), "{sentence}");
}

#[test]
fn travel_that_does_not_fit_overnight_is_named() {
    let problem = problem(vec![county("Skåne", 0, &[0]), county("Norrbotten", 7, &[1])]);
    let (counties, rules, _) = clash(&problem);
    assert_eq!((counties, rules), (vec![0, 1], vec![Rule::Travel]));
}

#[test]
fn a_person_who_is_away_is_named() {
    let mut problem = problem(vec![county("Skåne", 1, &[0])]);
    problem.people[1].away = vec![day(0)];
    assert_eq!(clash(&problem).1, vec![Rule::PersonAway { person: 1 }]);
}

#[test]
fn a_person_in_two_teams_is_in_one_place_a_day() {
    let mut problem = problem(vec![county("Skåne", 1, &[0]), county("Halland", 2, &[0])]);
    problem.teams.push(team("B", 0, &[1]));
    assert_eq!(clash(&problem).1, vec![Rule::OneADay]);
    problem.people.push(support::person("Cy"));
    problem.teams[1].members = vec![2];
    assert!(solve(&problem, 1, Budget::default(), &()).is_ok());
}

#[test]
fn several_clashes_are_told_at_once() {
    let mut problem =
        problem(vec![county("Skåne", 1, &[0]), county("Halland", 2, &[]), county("Blekinge", 3, &[0])]);
    problem.counties.push(county("Kalmar", 1, &[5]));
    let refused = refused(&problem);
    let who: Vec<Vec<usize>> = refused
        .iter()
        .map(|refusal| match refusal {
            Refused::Clash { counties, .. } => counties.clone(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(who.len(), 3);
    for clash in [vec![1], vec![3], vec![0, 2]] {
        assert!(who.contains(&clash), "{who:?}");
    }
}

#[test]
fn all_faults_of_the_input_are_told_at_once_and_by_name() {
    let mut problem = problem(vec![county("Skåne", 99, &[0, 0]), county("Halland", 1, &[1])]);
    problem.counties[1].dates.cannot = vec![day(1)];
    problem.counties[1].fixed_team = Some(7);
    problem.teams.push(team("B", 50, &[]));
    problem.teams.push(team("C", 0, &[0, 9, 0]));
    problem.weights.km = 1_001;
    problem.calendar.freeze = Some((day(3), day(2)));
    problem.travel.minutes[2].pop();
    let refused = refused(&problem);
    let codes: Vec<&str> = refused.iter().map(Refused::code).collect();
    let all = [
        "freeze_upside_down",
        "travel_not_square",
        "weight_out_of_range",
        "place_missing",
        "ranked_twice",
        "unknown_team",
        "can_and_cannot",
        "place_missing",
        "team_of_nobody",
        "unknown_person",
        "member_twice",
    ];
    assert_eq!(codes, all);
    let sentences: Vec<String> = refused.iter().map(ToString::to_string).collect();
    assert!(sentences.contains(&"team C has Ada twice".to_owned()), "{sentences:?}");
    assert!(sentences.contains(&"Skåne ranks the same day twice".to_owned()), "{sentences:?}");
}

#[test]
fn what_is_too_large_is_refused() {
    let mut problem = problem(vec![county("Skåne", 1, &[0]); 401]);
    problem.calendar.last = day(500);
    problem.travel.km[0][1] = 20_101;
    let codes: Vec<&str> = refused(&problem).iter().map(Refused::code).collect();
    assert_eq!(codes, ["too_many", "window_out_of_range", "way_out_of_range"]);
}

#[test]
fn nobody_wants_a_workshop_is_a_plan_and_no_team_is_none() {
    let mut problem = problem(Vec::new());
    let plan = solve(&problem, 1, Budget::default(), &()).unwrap();
    assert!(plan.visits.is_empty() && plan.is_best());
    problem.counties.push(county("Skåne", 1, &[0]));
    problem.teams.clear();
    assert_eq!(clash(&problem).1, Vec::new());
}

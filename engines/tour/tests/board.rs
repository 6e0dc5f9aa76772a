//! The board of a plan, and what a move by hand does.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

mod support;

use support::{county, day, problem, team};
use tour::{Breach, Budget, Problem, Visit, board, choices, judge, moved, solve};

fn three() -> Problem {
    let mut problem = problem(vec![
        county("Skåne", 1, &[0, 2]),
        county("Halland", 2, &[1, 2]),
        county("Gotland", 3, &[2, 7]),
    ]);
    problem.people.push(support::person("Cy"));
    problem.teams.push(team("B", 3, &[2]));
    problem
}

#[test]
fn each_row_tells_what_its_county_adds() {
    let problem = three();
    let plan = solve(&problem, 1, Budget::default(), &()).unwrap();
    let shown = board(&problem, &plan.as_given()).unwrap();
    assert_eq!(shown.cost, plan.cost);
    assert!(shown.broken.is_empty() && shown.rows.iter().all(|row| row.broken.is_empty()));
    for row in &shown.rows {
        assert_eq!(row.visit, Some(plan.visits[row.county]));
        assert_eq!(row.steps, Some(usize::try_from(row.cost.dates).unwrap() / 150));
        let mut without = plan.as_given();
        without[row.county] = None;
        assert_eq!(row.cost, plan.cost.minus(&judge(&problem, &without).unwrap().cost));
    }
    let visits = plan.visits.iter().map(|visit| problem.teams[visit.team].members.len()).sum::<usize>();
    assert_eq!(shown.load.iter().sum::<usize>(), visits);
}

#[test]
fn a_breach_stands_on_every_row_that_it_concerns() {
    let problem = three();
    let on = |number: i32, team: usize| Some(Visit { day: day(number), team });
    let shown = board(&problem, &[on(2, 0), on(2, 0), None]).unwrap();
    let clash = Breach::TwoPlaces { counties: [0, 1], day: day(2), people: vec![0, 1] };
    assert!(shown.broken.contains(&clash));
    assert!(shown.rows[0].broken.contains(&clash) && shown.rows[1].broken.contains(&clash));
    assert_eq!(shown.rows[2].broken, vec![Breach::NoDate { county: 2 }]);
    assert_eq!(shown.rows[2].steps, None);
}

#[test]
fn moving_a_county_tells_what_it_costs_breaks_and_mends() {
    let problem = three();
    let on = |number: i32, team: usize| Some(Visit { day: day(number), team });
    let visits = [on(2, 0), on(2, 0), on(7, 1)];
    let mended = moved(&problem, &visits, 0, on(0, 0)).unwrap();
    assert_eq!(mended.more.dates, -150);
    assert!(mended.breaks.is_empty() && matches!(mended.mends[..], [Breach::TwoPlaces { .. }]));
    let worse = moved(&problem, &visits, 2, on(8, 1)).unwrap();
    assert_eq!(worse.breaks, vec![Breach::CountyCannot { county: 2, day: day(8) }]);
    let gone = moved(&problem, &visits, 2, None).unwrap();
    assert!(gone.more.total() < 0);
    assert_eq!(gone.breaks, vec![Breach::NoDate { county: 2 }]);
    assert!(moved(&problem, &visits, 9, None).unwrap().breaks.is_empty());
}

#[test]
fn choices_come_with_the_best_first_and_the_plans_own_is_none_better() {
    let problem = three();
    let plan = solve(&problem, 1, Budget::default(), &()).unwrap();
    for county in 0..3 {
        let all = choices(&problem, &plan.as_given(), county).unwrap();
        // Two weeks of five days, two teams.
        assert_eq!(all.len(), 20);
        assert!(all[0].breaks.is_empty() && all[0].more.total() == 0, "the plan is the best");
        let cannot = all.iter().filter(|choice| !choice.breaks.is_empty()).count();
        assert!(cannot >= 16, "a county has two days: {cannot}");
    }
}

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::tour::rules::{Fixed, Person};

fn start() -> NaiveDate {
    NaiveDate::from_ymd_opt(2029, 3, 5).unwrap()
}

fn county(number: u128, answer: Option<Answer>) -> County {
    County {
        id: Uuid::from_u128(1000 + number).into(),
        code: format!("{number:02}"),
        name: format!("Län {number}"),
        letter: "X".into(),
        seat: (56.0 + number as f64, 13.0 + number as f64 / 2.0),
        seat_name: "Gävle".into(),
        answer,
    }
}

fn answer(wants: bool, best: Vec<NaiveDate>, days: BTreeMap<NaiveDate, Mark>) -> Answer {
    Answer {
        wants: if wants { Wants::Yes } else { Wants::No },
        format: Some(Format::Physical),
        length: Some(Length::Half),
        days,
        best,
        wishes: String::new(),
    }
}

fn facts(counties: Vec<County>, today: NaiveDate) -> Facts {
    let window = Window { first: start(), last: start() + TimeDelta::days(25) };
    let early_voting = start() + TimeDelta::days(80);
    Facts { counties, window, freeze: None, early_voting, today }
}

fn crew(teams: &[Vec<u128>]) -> Tour {
    let mut tour = Tour::default();
    for number in 0..4_u128 {
        let person = Person {
            id: Uuid::from_u128(number + 1),
            name: format!("P{number}"),
            address: format!("p{number}@val.example"),
            from: Uuid::nil().into(),
            home: Uuid::from_u128(1000 + number).into(),
            away: BTreeSet::from([start() + TimeDelta::days(i64::try_from(number).unwrap())]),
            most_a_week: 3,
        };
        tour.keep_person(person).unwrap();
    }
    for (number, members) in (0..).zip(teams) {
        let members: Vec<Uuid> = members.iter().map(|own| Uuid::from_u128(own + 1)).collect();
        // Two teams of the same people are one.
        let _ = tour.keep_team(Uuid::from_u128(100 + number), &members);
    }
    tour
}

/// Takes a plan into the draft.
fn taken(frame: &Frame, tour: &Tour, plan: &engine::Plan) -> Tour {
    let mut after = tour.clone();
    for (county, visit) in frame.counties.iter().zip(&plan.visits) {
        after.visits.insert(*county, frame.back(*visit).unwrap());
    }
    after
}

fn nobody_twice(tour: &Tour, facts: &Facts) -> bool {
    let mut busy = BTreeSet::new();
    let wanted = tour.visits.iter().filter(|(id, _)| facts.county(**id).is_some_and(County::wants));
    let mut all = wanted.flat_map(|(_, visit)| {
        let team = tour.team(visit.team).unwrap();
        team.members.iter().map(|person| (visit.day, *person)).collect::<Vec<_>>()
    });
    all.all(|one| busy.insert(one))
}

#[test]
fn days_come_back_and_the_first_of_january_1970_is_none() {
    assert_eq!(day(NaiveDate::default()), Day(0));
    for ahead in [-400_i64, 0, 1, 21_000] {
        let on = start() + TimeDelta::days(ahead);
        assert_eq!(date(day(on)), on);
    }
}

#[test]
fn a_county_that_ticked_days_is_open_on_others_only_when_it_must() {
    let best = start() + TimeDelta::days(3);
    let can = start() + TimeDelta::days(8);
    let no = start() + TimeDelta::days(9);
    let days = BTreeMap::from([(best, Mark::Can), (can, Mark::Can), (no, Mark::Cannot)]);
    let facts = facts(vec![county(0, Some(answer(true, vec![best], days)))], start() - TimeDelta::days(9));
    let tour = crew(&[vec![0]]);
    let steps = |open, on| Frame::of(&tour, &facts, open).problem.counties[0].dates.steps(day(on));
    let other = start() + TimeDelta::days(10);
    assert_eq!([steps(Days::Ticked, best), steps(Days::Ticked, can)], [Some(0), Some(1)]);
    assert_eq!([steps(Days::Ticked, other), steps(Days::Ticked, no)], [None, None]);
    assert_eq!([steps(Days::Others, other), steps(Days::Others, no)], [Some(1), None]);
}

#[test]
fn what_has_been_stays_and_nothing_is_planned_for_days_that_are_over() {
    let yes = || Some(answer(true, Vec::new(), BTreeMap::new()));
    let today = start() + TimeDelta::days(8);
    let facts = facts(vec![county(0, yes()), county(1, yes())], today);
    let mut tour = crew(&[vec![0]]);
    // Held on a day when somebody is away by now, and that is closed by now.
    let held = Visit { day: start(), team: Uuid::from_u128(100) };
    tour.visits.insert(facts.counties[0].id, held);
    tour.closed.insert(held.day);
    let frame = Frame::of(&tour, &facts, Days::Ticked);
    let budget = engine::Budget { steps: 5_000, proof: 1_000 };
    let plan = engine::solve(&frame.problem, 1, budget, &()).unwrap();
    let after = taken(&frame, &tour, &plan);
    assert_eq!(after.visits[&facts.counties[0].id], held);
    assert!(after.visits[&facts.counties[1].id].day > today);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// Planned, something fixed, somebody ill, a county that says no: what was fixed stays, nobody is in two places, and
    /// the county has no day of its own.
    #[test]
    fn planning_again_keeps_what_was_fixed_and_never_books_anybody_twice(
        wants in proptest::collection::vec(any::<bool>(), 6),
        best in proptest::collection::vec(0..20_i64, 6),
        teams in proptest::collection::vec(proptest::collection::vec(0..4_u128, 1..3), 1..4),
        fixed in proptest::collection::vec((any::<bool>(), any::<bool>()), 6),
        no in 0..6_usize,
        ill in 0..4_usize,
        seed in any::<u64>(),
    ) {
        let counties = (0..).zip(wants.iter().zip(&best)).map(|(number, (wants, best))| {
            let best = start() + TimeDelta::days(*best);
            let best = if is_workday(Window { first: start(), last: start() + TimeDelta::days(25) }, best) { vec![best] } else { Vec::new() };
            county(number, Some(answer(*wants, best, BTreeMap::new())))
        });
        let mut facts = facts(counties.collect(), start() - TimeDelta::days(30));
        let tour = crew(&teams);
        let budget = engine::Budget { steps: 3_000, proof: 1_000 };
        let frame = Frame::of(&tour, &facts, Days::Others);
        let Ok(plan) = engine::solve(&frame.problem, seed, budget, &()) else { return Ok(()) };
        let mut tour = taken(&frame, &tour, &plan);
        prop_assert!(nobody_twice(&tour, &facts));
        for (county, (day, team)) in facts.counties.iter().zip(&fixed) {
            let _ = tour.fix(county.id, Fixed { day: *day, team: *team });
        }
        let before = tour.clone();
        facts.counties[no].answer = Some(answer(false, Vec::new(), BTreeMap::new()));
        // Ill on the days that are not fixed with a team of theirs.
        let days = before.visits.values().map(|visit| visit.day).take(1);
        tour.people[ill].away.extend(days);
        for how in [true, false] {
            let frame = Frame::of(&tour, &facts, Days::Others);
            prop_assert!(frame.index(facts.counties[no].id).is_none());
            let plan = if how {
                engine::replan(&frame.problem, &frame.visits(&tour), seed, budget, &())
            } else {
                engine::solve(&frame.problem, seed, budget, &())
            };
            let Ok(plan) = plan else { continue };
            let after = taken(&frame, &tour, &plan);
            prop_assert!(nobody_twice(&after, &facts));
            for (county, fixed) in &before.fixed {
                let (old, new) = (before.visits[county], after.visits[county]);
                prop_assert!(!fixed.day || old.day == new.day);
                prop_assert!(!fixed.team || old.team == new.team);
            }
        }
    }
}

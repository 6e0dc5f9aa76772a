//! Why there is no plan, in words and with a code.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

mod support;

use seating::{Budget, Problem, Refused, Wishes, replan, solve};
use support::{people, tables, workshop};

fn refused(problem: &Problem) -> Vec<Refused> {
    solve(problem, 1, Budget::default()).unwrap_err()
}

fn with(wishes: Wishes) -> Problem {
    Problem { wishes, ..workshop(12, tables(2, 6, 6)) }
}

#[test]
fn sizes_that_do_not_fit_are_refused() {
    let few = workshop(11, tables(2, 6, 6));
    assert_eq!(refused(&few), [Refused::SizesDoNotFit { people: 11, least: 12, most: 12 }]);
    assert_eq!(refused(&few)[0].to_string(), "11 people do not fit: the tables take between 12 and 12");
    assert_eq!(refused(&few)[0].code(), "sizes_do_not_fit");
    let upside_down = workshop(6, tables(1, 8, 6));
    assert!(refused(&upside_down).contains(&Refused::TableUpsideDown { table: 0, least: 8, most: 6 }));
}

#[test]
fn all_faults_are_given_at_once() {
    let wishes =
        Wishes { fixed: vec![(0, 9), (1, 0), (1, 1)], apart: vec![(0, 77), (3, 3)], ..Wishes::default() };
    let codes: Vec<&str> = refused(&with(wishes)).iter().map(Refused::code).collect();
    assert_eq!(codes, ["unknown_person", "fixed_table_missing", "fixed_twice", "apart_from_self"]);
}

#[test]
fn two_people_with_one_key_are_refused() {
    let mut problem = workshop(12, tables(2, 6, 6));
    problem.people[7].key = problem.people[2].key;
    let key = problem.people[2].key;
    assert_eq!(refused(&problem), [Refused::DuplicateKey { key, first: 2, second: 7 }]);
}

#[test]
fn apart_and_together_contradict_each_other_also_through_others() {
    let wishes = Wishes { apart: vec![(0, 2)], together: vec![(0, 1), (1, 2)], ..Wishes::default() };
    assert_eq!(refused(&with(wishes)), [Refused::ApartAndTogether { a: 0, b: 2 }]);
}

#[test]
fn fixed_seats_contradict_apart_and_together() {
    let wishes = Wishes { apart: vec![(0, 1)], fixed: vec![(0, 1), (1, 1)], ..Wishes::default() };
    assert_eq!(refused(&with(wishes)), [Refused::ApartButFixedTogether { a: 0, b: 1, table: 1 }]);
    let wishes = Wishes { together: vec![(0, 1)], fixed: vec![(0, 1), (1, 0)], ..Wishes::default() };
    assert_eq!(refused(&with(wishes)), [Refused::TogetherButFixedApart { a: 0, b: 1 }]);
}

#[test]
fn a_table_with_too_many_fixed_is_refused() {
    let wishes = Wishes {
        fixed: (0..6).map(|person| (person, 0)).collect(),
        together: vec![(5, 6)],
        ..Wishes::default()
    };
    assert_eq!(refused(&with(wishes)), [Refused::TableOverfilledByFixed { table: 0, fixed: 7, most: 6 }]);
}

#[test]
fn more_together_than_a_table_takes_are_refused() {
    let wishes =
        Wishes { together: (0..6).map(|person| (person, person + 1)).collect(), ..Wishes::default() };
    let crowd = Refused::TogetherTooMany { people: (0..7).collect(), most: 6 };
    assert_eq!(refused(&with(wishes)), [crowd]);
}

#[test]
fn three_all_apart_at_two_tables_are_named_and_nobody_else() {
    let wishes = Wishes { apart: vec![(8, 9), (1, 5), (5, 7), (7, 1), (2, 9)], ..Wishes::default() };
    let refused = refused(&with(wishes));
    assert_eq!(refused, [Refused::ApartImpossible { people: vec![1, 5, 7], proven: true }]);
    assert_eq!(
        refused[0].to_string(),
        "the rules about persons 1, 5, 7 cannot all be kept: there are too few tables to keep them apart"
    );
}

#[test]
fn blocks_that_no_tables_hold_are_named() {
    // Three blocks of four do not fit two tables of six.
    let together = [0, 4, 8].into_iter().flat_map(|first| (0..3).map(move |k| (first + k, first + k + 1)));
    let wishes = Wishes { together: together.collect(), ..Wishes::default() };
    let [Refused::TogetherImpossible { people, proven: true }] = &refused(&with(wishes))[..] else {
        panic!("blocks must clash");
    };
    assert!(people.len() >= 11, "{people:?}");
}

#[test]
fn too_many_people_and_a_wrong_old_plan_are_refused() {
    let crowd =
        Problem { people: people(&vec![0; 6_001]), tables: tables(1, 0, 7_000), ..Problem::default() };
    assert_eq!(refused(&crowd), [Refused::TooManyPeople { people: 6_001, most: 6_000 }]);
    let problem = workshop(12, tables(2, 6, 6));
    let refused = replan(&problem, &[None], 1, Budget::default()).unwrap_err();
    assert_eq!(refused, [Refused::OldPlanOfOtherLength { old: 1, people: 12 }]);
}

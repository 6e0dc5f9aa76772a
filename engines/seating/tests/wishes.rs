//! Wishes as a coordinator means them.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

mod support;

use seating::{Budget, Guest, Mix, Problem, Wishes, solve, table_sizes};
use support::{keeps_rules, people, tables, workshop};

fn solved(problem: &Problem) -> seating::Plan {
    solve(problem, 1, Budget { steps: 50_000 }).unwrap()
}

#[test]
fn mixed_halves_two_municipalities_of_four() {
    let problem =
        Problem { people: people(&[1, 1, 1, 1, 2, 2, 2, 2]), tables: tables(2, 4, 4), ..Problem::default() };
    let plan = solved(&problem);
    assert!(plan.report.iter().all(|table| table.municipalities == 2 && table.pairs_same_group == 2));
}

#[test]
fn together_keeps_each_municipality_whole() {
    let groups: Vec<u32> = (0..42).map(|person| person % 6).collect();
    let wishes = Wishes { mix: Mix::Together, ..Wishes::default() };
    let problem = Problem { people: people(&groups), tables: tables(6, 6, 8), wishes };
    assert!(solved(&problem).report.iter().all(|table| table.municipalities == 1 && table.people == 7));
}

#[test]
fn together_seats_small_municipalities_side_by_side() {
    let wishes = Wishes { mix: Mix::Together, ..Wishes::default() };
    let problem = Problem {
        people: people(&[1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 4]),
        tables: tables(2, 6, 8),
        wishes,
    };
    let plan = solved(&problem);
    assert!(plan.report.iter().all(|table| table.municipalities == 2), "{:?}", plan.report);
}

#[test]
fn roles_are_spread_when_that_is_wished() {
    let guests =
        (0..24).map(|key| Guest { key, group: u32::try_from(key).unwrap(), role: u32::from(key < 4) });
    let wishes = Wishes { spread_roles: true, ..Wishes::default() };
    let problem = Problem { people: guests.collect(), tables: tables(4, 6, 6), wishes };
    assert!(solved(&problem).report.iter().all(|table| table.roles == 2));
}

#[test]
fn tables_come_out_even() {
    let problem = Problem {
        people: people(&(0..40).collect::<Vec<_>>()),
        tables: tables(6, 4, 8),
        ..Problem::default()
    };
    let mut sizes: Vec<usize> = solved(&problem).report.iter().map(|table| table.people).collect();
    sizes.sort_unstable();
    assert_eq!(sizes, [6, 6, 7, 7, 7, 7]);
}

#[test]
fn two_are_kept_apart_and_two_together_even_against_the_mix() {
    let mut problem = workshop(40, tables(6, 6, 8));
    problem.wishes.mix = Mix::Together;
    problem.wishes.apart = vec![(0, 1), (7, 8)];
    problem.wishes.together = vec![(2, 39), (39, 20)];
    assert!(keeps_rules(&problem, &solved(&problem).table_of));
}

#[test]
fn thirty_couples_are_mixed_without_being_parted() {
    let mut problem = workshop(60, tables(10, 6, 6));
    problem.wishes.together = (0..30).map(|couple| (2 * couple, 2 * couple + 1)).collect();
    let plan = solved(&problem);
    assert!(keeps_rules(&problem, &plan.table_of));
    // Couples of one municipality cannot be parted; beyond those hardly anybody meets their own.
    let pairs: usize = plan.report.iter().map(|table| table.pairs_same_group).sum();
    assert!(pairs <= 30, "{pairs}");
}

#[test]
fn a_crowd_that_must_all_be_apart_is_seated_one_by_one() {
    let mut problem = workshop(24, tables(8, 1, 8));
    problem.wishes.apart = (0..8).flat_map(|a| (0..a).map(move |b| (a, b))).collect();
    assert!(keeps_rules(&problem, &solved(&problem).table_of));
}

#[test]
fn three_hundred_people_at_forty_one_tables_hardly_meet_their_own() {
    let sizes = table_sizes(300, 6, 8, 41).unwrap();
    assert_eq!(sizes.len(), 41);
    let problem = workshop(300, sizes);
    let plan = solve(&problem, 1, Budget { steps: 60_000 }).unwrap();
    assert!(keeps_rules(&problem, &plan.table_of));
    // Municipalities are of seven and tables are 41, so that nobody needs to.
    assert_eq!(plan.report.iter().map(|table| table.pairs_same_group).sum::<usize>(), 0);
}

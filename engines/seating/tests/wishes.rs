//! Aims as a coordinator means them.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

mod support;

use seating::{Aims, Budget, Guest, Plan, Problem, Round, Rule, solve, table_sizes};
use support::{keeps_rules, people, tables, workshop};

fn solved(problem: &Problem) -> Plan {
    let plan = solve(problem, 1, Budget { steps: 200_000 }, &()).unwrap();
    assert!(keeps_rules(problem, &plan));
    plan
}

fn at_home(groups: &[u32], tables: Vec<seating::Table>) -> Problem {
    Problem { people: people(groups), tables, rounds: vec![Round::Together], ..Problem::default() }
}

/// How many of each municipality sit at each table, from most.
fn pieces(problem: &Problem, plan: &Plan, group: u32) -> Vec<usize> {
    let mut counts = vec![0; problem.tables.len()];
    for (guest, &table) in problem.people.iter().zip(&plan.rounds[0].table_of) {
        counts[table] += usize::from(guest.group == group);
    }
    counts.retain(|&count| count > 0);
    counts.sort_unstable_by(|a, b| b.cmp(a));
    counts
}

#[test]
fn mixed_halves_two_municipalities_of_four() {
    let problem =
        Problem { people: people(&[1, 1, 1, 1, 2, 2, 2, 2]), tables: tables(2, 4, 4), ..Problem::default() };
    let plan = solved(&problem);
    assert!(plan.rounds[0].report.iter().all(|table| table.municipalities == 2 && table.pairs_same_group == 2));
    assert_eq!(plan.objective, plan.bound);
}

#[test]
fn together_keeps_each_municipality_whole() {
    let groups: Vec<u32> = (0..42).map(|person| person % 6).collect();
    let plan = solved(&at_home(&groups, tables(6, 6, 8)));
    assert!(plan.rounds[0].report.iter().all(|table| table.municipalities == 1 && table.people == 7));
}

#[test]
fn together_seats_small_municipalities_side_by_side() {
    let plan = solved(&at_home(&[1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 4], tables(2, 6, 8)));
    assert!(plan.rounds[0].report.iter().all(|table| table.municipalities == 2), "{:?}", plan.rounds[0].report);
}

#[test]
fn nine_at_tables_of_eight_are_five_and_four() {
    let mut groups = vec![1; 9];
    groups.extend([2, 2, 2, 3, 3, 3]);
    let problem = at_home(&groups, tables(2, 6, 8));
    let plan = solved(&problem);
    assert_eq!(pieces(&problem, &plan, 1), [5, 4]);
    assert_eq!((pieces(&problem, &plan, 2), pieces(&problem, &plan, 3)), (vec![3], vec![3]));
}

#[test]
fn nobody_is_left_alone_from_their_municipality_where_it_can_be_avoided() {
    // Two of seven fill two tables of eight but for one chair each; two of a third municipality part, or push.
    let mut groups = vec![1; 7];
    groups.extend([2; 7]);
    groups.extend([3; 2]);
    let problem = at_home(&groups, tables(2, 8, 8));
    let plan = solved(&problem);
    assert!(plan.rounds[0].report.iter().all(|table| table.alone_from_group == 0), "{:?}", plan.rounds[0].report);
}

#[test]
fn roles_are_spread_when_that_is_wished() {
    let guests = (0..24).map(|key| Guest {
        key,
        group: u32::try_from(key).unwrap(),
        role: u32::from(key < 4),
        new: false,
    });
    let problem = Problem { people: guests.collect(), tables: tables(4, 6, 6), ..Problem::default() };
    assert!(solved(&problem).rounds[0].report.iter().all(|table| table.roles == 2));
}

#[test]
fn whoever_is_new_has_an_experienced_neighbour() {
    let guests = (0..24).map(|key| Guest { key, group: u32::try_from(key).unwrap(), role: 0, new: key < 16 });
    let problem = Problem { people: guests.collect(), tables: tables(4, 6, 6), ..Problem::default() };
    let plan = solved(&problem);
    assert!(plan.rounds[0].report.iter().all(|table| (table.new, table.new_alone) == (4, 0)));
}

#[test]
fn nobody_is_met_twice_if_it_can_be_helped() {
    let problem = Problem {
        people: people(&(0..40).collect::<Vec<_>>()),
        tables: tables(6, 6, 8),
        rounds: vec![Round::Mixed, Round::Together, Round::Mixed],
        ..Problem::default()
    };
    let plan = solved(&problem);
    assert_eq!(plan.repeats, 4);
    assert_eq!(plan.objective, plan.bound);
}

#[test]
fn wishes_are_granted_in_one_of_the_rounds() {
    let mut problem = workshop(40, tables(6, 6, 8));
    problem.rounds = vec![Round::Mixed; 2];
    problem.aims.wishes = vec![(0, 9), (9, 0), (0, 20), (15, 30)];
    let plan = solved(&problem);
    assert_eq!(plan.granted, 3);
    problem.rules = vec![Rule::Apart { people: vec![0, 20] }];
    assert_eq!(solved(&problem).granted, 2);
}

#[test]
fn tables_come_out_even() {
    let problem = Problem {
        people: people(&(0..40).collect::<Vec<_>>()),
        tables: tables(6, 4, 8),
        ..Problem::default()
    };
    let mut sizes: Vec<usize> = solved(&problem).rounds[0].report.iter().map(|table| table.people).collect();
    sizes.sort_unstable();
    assert_eq!(sizes, [6, 6, 7, 7, 7, 7]);
}

#[test]
fn rules_hold_also_against_the_mix() {
    let mut problem = workshop(40, tables(6, 6, 8));
    problem.rounds = vec![Round::Together, Round::Mixed];
    problem.rules = vec![
        Rule::Apart { people: vec![0, 1] },
        Rule::Apart { people: vec![7, 8] },
        Rule::Together { people: vec![2, 39, 20] },
        Rule::Quota { people: (0..40).step_by(3).collect(), least: 2, most: 3 },
        Rule::Only { person: 5, tables: vec![0, 3] },
        Rule::GroupAtMost { most: 2 },
    ];
    solved(&problem);
}

#[test]
fn thirty_couples_are_mixed_without_being_parted() {
    let mut problem = workshop(60, tables(10, 6, 6));
    problem.rules = (0..30).map(|couple| Rule::Together { people: vec![2 * couple, 2 * couple + 1] }).collect();
    let plan = solved(&problem);
    // Couples of one municipality cannot be parted; beyond those hardly anybody meets their own.
    let pairs: usize = plan.rounds[0].report.iter().map(|table| table.pairs_same_group).sum();
    assert!(pairs <= 30, "{pairs}");
}

#[test]
fn a_crowd_that_must_all_be_apart_is_seated_one_by_one() {
    let mut problem = workshop(24, tables(8, 1, 8));
    problem.rules = vec![Rule::Apart { people: (0..8).collect() }];
    solved(&problem);
}

#[test]
fn a_weight_of_nothing_is_no_aim() {
    let mut problem = workshop(40, tables(6, 6, 8));
    problem.aims = Aims { spread_roles: 0, mix: 0, new_beside_experienced: 0, meet_new: 0, wish: 0, ..Aims::default() };
    let plan = solved(&problem);
    assert_eq!(plan.objective, plan.bound);
}

#[test]
fn three_hundred_people_at_forty_one_tables_hardly_meet_their_own() {
    let sizes = table_sizes(300, 6, 8, 41).unwrap();
    assert_eq!(sizes.len(), 41);
    let mut problem = workshop(300, sizes);
    problem.rounds = vec![Round::Mixed; 3];
    let plan = solved(&problem);
    // Municipalities are of seven and tables are 41, so that nobody needs to.
    let pairs = |seating: &seating::Seating| seating.report.iter().map(|table| table.pairs_same_group).sum::<usize>();
    assert_eq!(plan.rounds.iter().map(pairs).sum::<usize>(), 0);
    assert_eq!(plan.repeats, 0);
}

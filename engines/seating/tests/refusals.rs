//! Why there is no plan, in words and with a code.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

mod support;

use seating::{Aims, Budget, Problem, Refused, Round, Rule, replan, score, solve};
use support::{people, tables, workshop};

fn refused(problem: &Problem) -> Vec<Refused> {
    solve(problem, 1, Budget::default(), &()).unwrap_err()
}

fn with(rules: Vec<Rule>) -> Problem {
    Problem { rules, ..workshop(12, tables(2, 6, 6)) }
}

fn fixed(person: usize, table: usize) -> Rule {
    Rule::Fixed { person, table, round: None }
}

fn apart(people: &[usize]) -> Rule {
    Rule::Apart { people: people.to_vec() }
}

fn together(people: &[usize]) -> Rule {
    Rule::Together { people: people.to_vec() }
}

fn quota(people: std::ops::Range<usize>, least: usize, most: usize) -> Rule {
    Rule::Quota { people: people.collect(), least, most }
}

/// The clash of rules that is proven to be a smallest one, and whether sizes have a part in it.
fn clash(rules: Vec<Rule>) -> (Vec<usize>, bool) {
    let refused = refused(&with(rules));
    let [Refused::Clash { rules, sizes, proven: true, smallest: true }] = &refused[..] else {
        panic!("{refused:?}")
    };
    (rules.clone(), *sizes)
}

#[test]
fn sizes_that_do_not_fit_are_refused() {
    let few = workshop(11, tables(2, 6, 6));
    assert_eq!(refused(&few), [Refused::SizesDoNotFit { people: 11, least: 12, most: 12 }]);
    assert_eq!(refused(&few)[0].to_string(), "11 people do not fit: the tables take between 12 and 12");
    assert_eq!(refused(&few)[0].code(), "sizes_do_not_fit");
    let upside_down = workshop(6, tables(1, 8, 6));
    assert!(refused(&upside_down).contains(&Refused::TableUpsideDown { table: 0, least: 8, most: 6 }));
    let huge = Problem { people: people(&[1]), tables: tables(3, 0, usize::MAX), ..Problem::default() };
    assert!(solve(&huge, 1, Budget::default(), &()).is_ok());
}

#[test]
fn all_faults_are_given_at_once() {
    let mut problem = with(vec![
        fixed(0, 9),
        fixed(1, 0),
        fixed(1, 1),
        apart(&[0, 77]),
        apart(&[3, 3]),
        Rule::Only { person: 4, tables: Vec::new() },
        Rule::Fixed { person: 5, table: 0, round: Some(1) },
        quota(0..3, 2, 1),
        Rule::GroupWhole { group: 400 },
        together(&[6, 6]),
    ]);
    problem.aims = Aims { mix: 11, wishes: vec![(1, 1)], ..Aims::default() };
    let codes: Vec<&str> = refused(&problem).iter().map(Refused::code).collect();
    let expected = [
        "weight_out_of_range",
        "wish_of_nobody",
        "table_missing",
        "unknown_person",
        "apart_from_self",
        "only_nowhere",
        "round_missing",
        "quota_upside_down",
        "group_missing",
        "named_twice",
        "fixed_twice",
    ];
    assert_eq!(codes, expected);
}

#[test]
fn a_fault_names_its_rule() {
    let refused = refused(&with(vec![together(&[0, 1]), apart(&[0, 77])]));
    assert_eq!(refused, [Refused::UnknownPerson { rule: 1, person: 77 }]);
    assert_eq!(refused[0].to_string(), "rule 1 speaks of person 77, who is not on the list");
}

#[test]
fn two_people_with_one_key_are_refused() {
    let mut problem = workshop(12, tables(2, 6, 6));
    problem.people[7].key = problem.people[2].key;
    let key = problem.people[2].key;
    assert_eq!(refused(&problem), [Refused::DuplicateKey { key, first: 2, second: 7 }]);
}

#[test]
fn no_round_and_too_many_are_refused() {
    for rounds in [0, 65] {
        let problem = Problem { rounds: vec![Round::Mixed; rounds], ..workshop(12, tables(2, 6, 6)) };
        assert_eq!(refused(&problem), [Refused::RoundsOutOfRange { rounds, most: 64 }]);
    }
}

#[test]
fn apart_and_together_contradict_each_other_also_through_others() {
    let rules = vec![together(&[7, 8]), together(&[0, 1]), apart(&[0, 2]), together(&[1, 2])];
    assert_eq!(clash(rules), (vec![1, 2, 3], false));
}

#[test]
fn fixed_seats_contradict_apart_and_together() {
    assert_eq!(clash(vec![apart(&[0, 1]), fixed(0, 1), fixed(1, 1)]), (vec![0, 1, 2], false));
    assert_eq!(clash(vec![together(&[0, 1]), fixed(0, 1), fixed(1, 0)]), (vec![0, 1, 2], false));
}

#[test]
fn a_table_with_too_many_fixed_is_refused() {
    let mut rules: Vec<Rule> = (0..6).map(|person| fixed(person, 0)).collect();
    rules.push(together(&[10, 11]));
    rules.push(together(&[5, 6]));
    assert_eq!(clash(rules), (vec![0, 1, 2, 3, 4, 5, 7], true));
}

#[test]
fn more_together_than_a_table_takes_are_refused() {
    let rules = (0..6).map(|person| together(&[person, person + 1])).collect();
    assert_eq!(clash(rules), ((0..6).collect(), true));
}

#[test]
fn three_all_apart_at_two_tables_are_named_and_nobody_else() {
    let pairs = [[8, 9], [1, 5], [5, 7], [7, 1], [2, 9]];
    assert_eq!(clash(pairs.iter().map(|pair| apart(pair)).collect()), (vec![1, 2, 3], false));
    assert_eq!(refused(&with(vec![apart(&[1, 5, 7])]))[0].to_string(), "rule 0 cannot be kept");
}

#[test]
fn blocks_that_no_tables_hold_are_named() {
    // Three blocks of four do not fit two tables of six.
    let rules = [0, 4, 8].map(|first| together(&[first, first + 1, first + 2, first + 3])).to_vec();
    assert_eq!(clash(rules), (vec![0, 1, 2], true));
}

#[test]
fn quotas_that_cannot_be_met_are_named() {
    assert_eq!(clash(vec![quota(0..3, 2, 6)]), (vec![0], false));
    assert_eq!(clash(vec![quota(0..7, 0, 3)]), (vec![0], false));
    assert_eq!(clash(vec![apart(&[1, 2]), quota(0..4, 2, 2), together(&[0, 1, 3])]), (vec![1, 2], false));
    // Everyone else is more than the tables have chairs for, if at most two of these ten may sit at each.
    assert_eq!(clash(vec![quota(0..10, 0, 4)]), (vec![0], false));
    assert_eq!(clash(vec![Rule::GroupAtMost { most: 3 }]), (vec![0], false));
}

#[test]
fn rules_of_one_municipality_clash() {
    let rules = vec![Rule::GroupWhole { group: 0 }, apart(&[1, 8])];
    assert_eq!(clash(rules), (vec![0], true));
    let rules = vec![Rule::GroupWhole { group: 1 }, Rule::GroupAtMost { most: 4 }, apart(&[1, 8])];
    assert_eq!(clash(rules), (vec![0, 1], false));
}

#[test]
fn tables_that_too_many_need_are_named() {
    let need = |person| Rule::Only { person, tables: vec![1] };
    let rules = (0..8).map(need).collect();
    let (named, sizes) = clash(rules);
    assert_eq!((named.len(), sizes), (7, true));
}

#[test]
fn a_clash_in_a_crowd_is_proven_by_counting() {
    let mut problem = workshop(300, tables(41, 6, 8));
    problem.rounds = vec![Round::Mixed; 3];
    problem.rules = vec![
        quota(0..50, 1, 2),
        apart(&(100..142).collect::<Vec<_>>()),
        together(&[60, 61]),
        Rule::GroupAtMost { most: 2 },
    ];
    let alone = Refused::Clash { rules: vec![1], sizes: false, proven: true, smallest: true };
    assert_eq!(refused(&problem), std::slice::from_ref(&alone));
    problem.rules[1] = quota(100..140, 1, 2);
    assert_eq!(refused(&problem), [alone]);
}

#[test]
fn a_round_at_home_knows_no_limit_for_a_municipality() {
    let mut problem = with(vec![Rule::GroupAtMost { most: 3 }]);
    problem.rounds = vec![Round::Together];
    assert!(solve(&problem, 1, Budget::default(), &()).is_ok());
}

#[test]
fn too_many_people_and_a_wrong_old_plan_are_refused() {
    let crowd =
        Problem { people: people(&vec![0; 6_001]), tables: tables(1, 0, 7_000), ..Problem::default() };
    assert_eq!(refused(&crowd), [Refused::TooManyPeople { people: 6_001, most: 6_000 }]);
    let problem = workshop(12, tables(2, 6, 6));
    let again = |old: &[Vec<Option<usize>>]| replan(&problem, old, 1, Budget::default(), &()).unwrap_err();
    assert_eq!(again(&[vec![None]]), [Refused::OldPlanOfOtherLength { old: 1, people: 12 }]);
    assert_eq!(again(&[]), [Refused::OldPlanOfOtherLength { old: 0, people: 1 }]);
}

#[test]
fn a_plan_by_hand_is_told_what_it_breaks() {
    use seating::Broken;
    let problem = with(vec![apart(&[0, 1]), fixed(2, 1)]);
    let mut by_hand = vec![0; 12];
    by_hand[11] = 7;
    let scored = score(&problem, &[by_hand]).unwrap();
    let expected = [
        Broken::NoTable { person: 11, round: 0 },
        Broken::Size { table: 0, round: 0, people: 11 },
        Broken::Size { table: 1, round: 0, people: 0 },
        Broken::Rule { rule: 0, round: 0 },
        Broken::Rule { rule: 1, round: 0 },
    ];
    assert_eq!(scored.broken, expected);
}

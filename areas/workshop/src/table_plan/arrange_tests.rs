//! Between people and the engine nobody is lost, and every refusal that a person can meet is told with names.

use std::collections::{BTreeSet, HashMap};

use proptest::prelude::*;
use roster::Role;
use sea_orm::prelude::Uuid;
use seating::Refused;

use super::arrange::{Arranged, NoPlan, Person, Task, arrange, choices, refusal_of};
use super::book::{Book, Part, Rule, Trait};
use super::job::Gauge;
use super::rules::{Mixing, RoomSize, Rounds, Wanted};
use super::saying::Refusal;
use super::state::Seat;
use crate::records::ParticipantId;

const ROOM: RoomSize = RoomSize { tables: 40, chairs: 8 };
/// Enough for what is looked at here.
const STEPS: u64 = 1_000_000;
const WANTED: Wanted = Wanted::SIX_TO_EIGHT;

fn id(number: usize) -> ParticipantId {
    Uuid::from_u128(number as u128).into()
}

/// So many people, four of each municipality, without seats.
fn people(count: usize) -> Vec<Person> {
    let person = |number: usize| Person {
        id: id(number),
        name: format!("Person {number}"),
        municipality: Uuid::from_u128(2100 + number as u128 / 4).into(),
        municipality_name: format!("Kommun {}", number / 4),
        role: Role::ALL[number % Role::ALL.len()],
        part: Part::Participant,
        new: false,
        needs: BTreeSet::new(),
        seats: vec![None; 6],
    };
    (0..count).map(person).collect()
}

fn task(people: Vec<Person>) -> Task {
    Task { people, book: Book::default(), wanted: WANTED, room: ROOM, anew: false }
}

fn placed(task: &Task, seed: u64) -> Result<Arranged, NoPlan> {
    arrange(task, seed, STEPS, &Gauge::default())
}

/// The same task, with everyone where they were placed.
fn seated(mut task: Task, arranged: &Arranged) -> Task {
    for person in &mut task.people {
        person.seats = (0..6).map(|round| arranged.seats.at(round, person.id)).collect();
    }
    task
}

fn refused(done: Result<Arranged, NoPlan>) -> Refusal {
    match done {
        Err(NoPlan::Refused(mut refusals)) => refusals.remove(0),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_same_seed_gives_the_same_seats_whatever_the_order_of_the_list() {
    let mut turned = people(38);
    turned.reverse();
    let one = placed(&task(people(38)), 5).unwrap();
    assert_eq!(one, placed(&task(turned), 5).unwrap());
    assert_eq!((one.table_count, one.moved, one.added), (5, 0, 38));
}

#[test]
fn planning_again_without_a_change_moves_nobody() {
    let first = placed(&task(people(38)), 5).unwrap();
    let second = placed(&seated(task(people(38)), &first), 6).unwrap();
    assert_eq!((second.moved, second.added, &second.seats), (0, 0, &first.seats));
}

#[test]
fn three_rounds_of_which_one_is_at_home_let_nobody_meet_anybody_twice() {
    let mut asked = task(people(80));
    asked.wanted.rounds = Rounds::of(Mixing::Mixed, [Mixing::Together, Mixing::Mixed]);
    let arranged = placed(&asked, 5).unwrap();
    assert_eq!((arranged.seats.rounds(), arranged.reached.repeats), (3, 0));
}

#[test]
fn whoever_needs_a_table_without_steps_gets_one_and_is_named_when_there_is_none() {
    let mut asked = task(people(38));
    asked.people[7].needs = BTreeSet::from([Trait::StepFree]);
    let told = refused(placed(&asked, 1));
    assert_eq!((told.code.as_str(), told.names.as_slice()), ("need_unmet", &["Person 7".to_owned()][..]));
    asked.book.tables.insert(4, BTreeSet::from([Trait::StepFree, Trait::NearDoor]));
    assert_eq!(placed(&asked, 1).unwrap().seats.at(0, id(7)).unwrap().table, 4);
}

#[test]
fn each_table_gets_a_documenter_or_it_is_said_that_there_are_too_few() {
    let mut asked = task(people(38));
    asked.book.rules.push(Rule::Each { part: Part::Documenter });
    for person in asked.people.iter_mut().take(4) {
        person.part = Part::Documenter;
    }
    let told = refused(placed(&asked, 1));
    assert_eq!((told.code.as_str(), told.people, told.most), ("part_too_few", 4, 5));
    asked.people[4].part = Part::Documenter;
    let arranged = placed(&asked, 1).unwrap();
    let tables: BTreeSet<i32> =
        (0..5).map(|number| arranged.seats.at(0, id(number)).unwrap().table).collect();
    assert_eq!(tables.len(), 5);
}

#[test]
fn rules_that_clash_are_named_and_those_that_do_not_are_left_out() {
    let mut asked = task(people(38));
    asked.book.rules = vec![
        Rule::together([id(1), id(2)]),
        Rule::apart([id(10), id(20)]),
        Rule::apart([id(2), id(1)]),
        Rule::wish([id(5), id(30)]),
    ];
    let told = refused(placed(&asked, 1));
    let mut codes: Vec<&str> = told.rules.iter().map(|rule| rule.code.as_str()).collect();
    codes.sort_unstable();
    assert_eq!((told.code.as_str(), codes), ("clash_smallest", vec!["apart", "together"]));
    assert_eq!(told.rules[0].names, ["Person 1", "Person 2"]);
}

#[test]
fn the_choices_go_from_few_moves_to_a_better_mix() {
    let first = placed(&task(people(80)), 5).unwrap();
    let mut asked = seated(task(people(80)), &first);
    asked.people.drain(10..19);
    let offered = choices(&asked, 5, STEPS, &Gauge::default()).unwrap();
    assert!(!offered.is_empty());
    for two in offered.windows(2) {
        assert!(two[0].reached.objective < two[1].reached.objective);
    }
    for choice in &offered {
        assert_eq!(choice.seats.round(0).len(), 71);
    }
}

#[test]
fn whoever_is_asked_to_stop_gives_the_best_so_far() {
    let gauge = Gauge::default();
    gauge.stop();
    let arranged = arrange(&task(people(300)), 5, STEPS * 900, &gauge).unwrap();
    assert_eq!(arranged.seats.round(0).len(), 300);
}

#[test]
fn whoever_is_fixed_where_no_table_is_needed_is_named() {
    let mut asked = task(people(12));
    asked.people[3].seats[0] = Some(Seat { table: 9, fixed: true });
    let told = refused(placed(&asked, 1));
    assert_eq!((told.code.as_str(), told.table), ("table_missing", 9));
    assert_eq!(told.names, ["Person 3"]);
}

#[test]
fn what_only_a_fault_of_ours_can_bring_about_is_not_told_to_anybody() {
    let asked = task(people(4));
    assert_eq!(refusal_of(&Refused::UnknownPerson { rule: 0, person: 7 }, &asked), None);
    assert_eq!(refusal_of(&Refused::SizesDoNotFit { people: 4, least: 0, most: 3 }, &asked).unwrap().most, 3);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn everyone_gets_one_seat_in_each_round_and_what_is_fixed_or_apart_holds(
        count in 2..60_usize,
        seats in prop::collection::vec((0..6_i32, prop::bool::weighted(0.1)), 60),
        pairs in prop::collection::vec((0..60_usize, 0..60_usize), 0..4),
        second: bool,
        anew: bool,
        seed: u64,
    ) {
        let mut asked = task(people(count));
        asked.wanted.rounds = Rounds::of(Mixing::Mixed, second.then_some(Mixing::Together));
        for (person, (table, fixed)) in asked.people.iter_mut().zip(seats) {
            person.seats = vec![(table > 0).then_some(Seat { table, fixed }), None];
        }
        let pairs = pairs.into_iter().filter(|(a, b)| a < b && *b < count);
        asked.book.rules = pairs.map(|(a, b)| Rule::apart([id(a), id(b)])).collect();
        asked.anew = anew;
        match placed(&asked, seed) {
            Ok(arranged) => {
                for round in 0..asked.wanted.rounds.count() {
                    prop_assert_eq!(arranged.seats.round(round).len(), count);
                    let mut counts: HashMap<i32, usize> = HashMap::new();
                    for person in &asked.people {
                        let table = arranged.seats.at(round, person.id).unwrap().table;
                        *counts.entry(table).or_default() += 1;
                        if let Some(seat) = person.seats[round].filter(|seat| seat.fixed) {
                            prop_assert_eq!(seat.table, table);
                        }
                    }
                    prop_assert!(counts.values().all(|count| *count <= 8));
                    let at = |person| arranged.seats.at(round, person).map(|seat| seat.table);
                    prop_assert!(asked.book.apart().all(|(one, other)| at(one) != at(other)));
                }
            }
            Err(NoPlan::Refused(refusals)) => prop_assert!(!refusals.is_empty()),
            Err(NoPlan::Engine(fault)) => prop_assert!(false, "{}", fault),
        }
    }
}

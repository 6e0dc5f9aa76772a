//! Between people and the engine nobody is lost, and every refusal that a person can meet is told with names.

use std::collections::HashMap;

use proptest::prelude::*;
use roster::Role;
use sea_orm::prelude::Uuid;
use seating::Refused;

use super::arrange::{Person, Refusal, Seat, Task, arrange};
use super::rules::{Mixing, RoomSize, Wanted};
use crate::records::ParticipantId;

const ROOM: RoomSize = RoomSize { tables: 40, chairs: 8 };
const WANTED: Wanted = Wanted { mixing: Mixing::Mixed, spread_roles: true, least: 6, most: 8 };

fn id(number: usize) -> ParticipantId {
    Uuid::from_u128(number as u128).into()
}

/// So many people, four of each municipality, without seats.
fn people(count: usize) -> Vec<Person> {
    let person = |number: usize| Person {
        id: id(number),
        municipality: format!("{}", 2100 + number / 4),
        role: Role::ALL[number % Role::ALL.len()],
        seat: None,
    };
    (0..count).map(person).collect()
}

fn task(people: Vec<Person>) -> Task {
    Task { people, apart: Vec::new(), wanted: WANTED, room: ROOM, anew: false }
}

fn names(count: usize) -> Vec<String> {
    (0..count).map(|number| format!("Person {number}")).collect()
}

#[test]
fn the_same_seed_gives_the_same_seats_whatever_the_order_of_the_list() {
    let mut turned = people(38);
    turned.reverse();
    let one = arrange(&task(people(38)), 5).unwrap();
    assert_eq!(one, arrange(&task(turned), 5).unwrap());
    assert_eq!((one.table_count, one.moved, one.added), (5, 0, 38));
}

#[test]
fn planning_again_without_a_change_moves_nobody() {
    let first = arrange(&task(people(38)), 5).unwrap();
    let mut again = task(people(38));
    for person in &mut again.people {
        person.seat = Some(Seat { table: first.tables[&person.id], fixed: false });
    }
    let second = arrange(&again, 6).unwrap();
    assert_eq!((second.moved, second.added, &second.tables), (0, 0, &first.tables));
}

#[test]
fn whoever_is_fixed_where_no_table_is_needed_is_named() {
    let mut asked = task(people(12));
    asked.people[3].seat = Some(Seat { table: 9, fixed: true });
    let refused = arrange(&asked, 1).unwrap_err();
    let told = Refusal::of(&refused[0], &names(12)).unwrap();
    assert_eq!((told.code, told.names, told.table), ("fixed_table_missing", vec!["Person 3".to_owned()], 9));
}

#[test]
fn a_pair_with_somebody_who_cancelled_is_no_rule() {
    let mut asked = task(people(12));
    asked.apart = vec![(id(1), id(99))];
    assert_eq!(arrange(&asked, 1).unwrap().tables.len(), 12);
}

#[test]
fn refusals_are_told_with_the_numbers_and_names_that_the_organiser_knows() {
    let people = names(4);
    let told = |refused: Refused| Refusal::of(&refused, &people);
    let full = told(Refused::TableOverfilledByFixed { table: 2, fixed: 9, most: 8 }).unwrap();
    assert_eq!((full.table, full.people, full.most), (3, 9, 8));
    let both = told(Refused::ApartButFixedTogether { a: 0, b: 2, table: 0 }).unwrap();
    assert_eq!((both.names, both.table), (vec!["Person 0".to_owned(), "Person 2".to_owned()], 1));
    let apart = told(Refused::ApartImpossible { people: vec![1, 3], proven: true }).unwrap();
    assert_eq!((apart.code, apart.people), ("apart_impossible", 2));
    assert_eq!(told(Refused::UnknownPerson { person: 7 }), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn everyone_gets_one_seat_and_what_is_fixed_or_apart_holds(
        count in 2..60_usize,
        seats in prop::collection::vec((0..6_i32, prop::bool::weighted(0.1)), 60),
        pairs in prop::collection::vec((0..60_usize, 0..60_usize), 0..4),
        together: bool,
        anew: bool,
        seed: u64,
    ) {
        let mut asked = task(people(count));
        for (person, (table, fixed)) in asked.people.iter_mut().zip(seats) {
            person.seat = (table > 0).then_some(Seat { table, fixed });
        }
        asked.apart = pairs.into_iter().filter(|(a, b)| a < b).map(|(a, b)| (id(a), id(b))).collect();
        asked.wanted.mixing = if together { Mixing::Together } else { Mixing::Mixed };
        asked.anew = anew;
        match arrange(&asked, seed) {
            Ok(arranged) => {
                prop_assert_eq!(arranged.tables.len(), count);
                let mut counts: HashMap<i32, usize> = HashMap::new();
                for person in &asked.people {
                    let table = arranged.tables[&person.id];
                    *counts.entry(table).or_default() += 1;
                    if let Some(seat) = person.seat.filter(|seat| seat.fixed) {
                        prop_assert_eq!(seat.table, table);
                    }
                }
                prop_assert!(counts.keys().all(|table| *table >= 1));
                prop_assert!(counts.values().all(|count| *count <= 8));
                let both = asked.apart.iter().filter_map(|(a, b)| {
                    Some((arranged.tables.get(a)?, arranged.tables.get(b)?))
                });
                prop_assert!(both.into_iter().all(|(a, b)| a != b));
                let moved = asked.people.iter().filter(|person| {
                    person.seat.is_some_and(|seat| seat.table != arranged.tables[&person.id])
                });
                prop_assert_eq!(arranged.moved, moved.count());
            }
            Err(refused) => {
                let names = names(count);
                prop_assert!(refused.iter().all(|one| Refusal::of(one, &names).is_some()), "{refused:?}");
            }
        }
    }
}

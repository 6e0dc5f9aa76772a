//! What always holds of seats, in whatever order people come, go and wait.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;
use roster::Role;

use super::rules::{Cover, Group, Hall, Person, Place, SeatRules, Span};
use crate::records::{InvitationId, ParticipantId};

const ROLES: [Role; 3] = [Role::ElectionCoordinator, Role::Communicator, Role::Other];

fn noon() -> DateTime<Utc> {
    "2029-01-02T11:00:00Z".parse().unwrap()
}

fn invitation(number: usize) -> InvitationId {
    format!("00000000-0000-0000-0000-{:012}", number + 1).parse().unwrap()
}

fn participant(number: usize) -> ParticipantId {
    format!("00000000-0000-0000-0001-{:012}", number + 1).parse().unwrap()
}

/// Somebody who waits since so many minutes after noon.
fn waiting(number: usize, role: Role, minutes: i64) -> Person {
    Person {
        id: participant(number),
        role,
        place: Place::RoomFull,
        was: Place::RoomFull,
        since: Some(noon() + TimeDelta::minutes(minutes)),
        position: i32::try_from(number).unwrap() + 1,
    }
}

fn seated(number: usize, role: Role) -> Person {
    Person { place: Place::Seated, was: Place::Seated, since: None, ..waiting(number, role, 0) }
}

fn group(number: usize, most: usize, people: Vec<Person>) -> Group {
    Group { invitation: invitation(number), most, held: BTreeMap::new(), people }
}

fn places(hall: &Hall) -> BTreeMap<ParticipantId, Place> {
    hall.groups.iter().flat_map(|group| &group.people).map(|one| (one.id, one.place)).collect()
}

#[test]
fn the_municipality_that_has_none_comes_before_the_one_that_waited_longer() {
    let early = group(0, 5, vec![seated(0, Role::Other), waiting(1, Role::Other, 0)]);
    let late = group(1, 5, vec![waiting(2, Role::Other, 60), waiting(3, Role::Other, 61)]);
    let mut hall = Hall { room: Some(3), groups: vec![early, late], ..Hall::default() };
    hall.allot();
    let places = places(&hall);
    assert_eq!(places[&participant(2)], Place::Seated, "its municipality had none");
    assert_eq!(places[&participant(1)], Place::Seated, "then who waited longest");
    assert_eq!(places[&participant(3)], Place::RoomFull);
}

#[test]
fn each_who_waits_is_told_why() {
    let one = Group {
        held: BTreeMap::from([(Role::Communicator, 1)]),
        ..group(0, 2, vec![seated(0, Role::Other), waiting(1, Role::Other, 0), waiting(2, Role::Other, 1)])
    };
    let other = group(
        1,
        5,
        vec![
            seated(3, Role::ItSecurity),
            waiting(4, Role::ItSecurity, 0),
            Person { place: Place::Late, was: Place::Late, ..waiting(5, Role::Other, 0) },
            waiting(6, Role::Other, 0),
        ],
    );
    let role_most = BTreeMap::from([(Role::ItSecurity, 1)]);
    let mut hall = Hall { room: Some(3), role_most, groups: vec![one, other] };
    hall.allot();
    let places = places(&hall);
    assert_eq!(places[&participant(1)], Place::OverMost);
    assert_eq!(places[&participant(4)], Place::RoleFull);
    assert_eq!(places[&participant(5)], Place::Late);
    assert_eq!(places[&participant(6)], Place::RoomFull);
}

#[test]
fn who_comes_instead_needs_no_seat_left_and_no_leave() {
    let late = |number| Person { place: Place::Late, was: Place::Late, ..waiting(number, Role::Other, 9) };
    // Three had seats; one of them went, and two new ones came too late.
    let mut hall = Hall {
        room: Some(3),
        groups: vec![group(0, 3, vec![seated(0, Role::Other), seated(1, Role::Other), late(2), late(3)])],
        ..Hall::default()
    };
    hall.stand_in(invitation(0), 3);
    hall.allot();
    let places = places(&hall);
    assert_eq!((places[&participant(2)], places[&participant(3)]), (Place::Seated, Place::Late));
}

#[test]
fn a_name_sits_on_the_seat_that_was_held_for_its_role() {
    let mut hall = Hall {
        room: Some(1),
        groups: vec![Group {
            held: BTreeMap::from([(Role::Communicator, 1)]),
            ..group(0, 5, vec![waiting(0, Role::Other, 0), waiting(1, Role::Communicator, 5)])
        }],
        ..Hall::default()
    };
    assert_eq!((hall.taken(), hall.left()), (1, Some(0)));
    hall.allot();
    assert_eq!(places(&hall)[&participant(1)], Place::Seated);
    assert_eq!(places(&hall)[&participant(0)], Place::RoomFull);
    assert_eq!(hall.taken(), 1);
}

#[test]
fn a_role_is_missing_vacant_filled_or_doubled() {
    let mut rules = SeatRules::default();
    assert_eq!(rules.cover(Role::Communicator, 0, 0), Cover::Missing);
    assert_eq!(rules.cover(Role::Communicator, 0, 1), Cover::Vacant);
    assert_eq!(rules.cover(Role::Communicator, 1, 1), Cover::Filled(1));
    assert_eq!(rules.cover(Role::Communicator, 2, 0), Cover::Doubled(2));
    assert_eq!(rules.cover(Role::ItSecurity, 0, 0), Cover::None, "welcome, and not missed");
    rules.roles.insert(Role::BoardMember, Span { least: 2, wished: 3, most: None });
    assert_eq!(rules.cover(Role::BoardMember, 1, 0), Cover::Missing);
    assert_eq!(rules.cover(Role::BoardMember, 1, 2), Cover::Vacant);
    assert_eq!(rules.cover(Role::BoardMember, 3, 0), Cover::Filled(3));
    let named = BTreeMap::from([(Role::ElectionCoordinator, 1), (Role::BoardMember, 2)]);
    let held = BTreeMap::from([(Role::Communicator, 1)]);
    assert_eq!(rules.missing(&named, &held), [Role::SecurityCoordinator, Role::PreparednessCoordinator]);
}

/// What can happen to seats.
#[derive(Clone, Debug)]
enum Event {
    /// A municipality's list grows by somebody in a role, too late or not.
    Comes(usize, usize, bool),
    /// One of its people goes.
    Goes(usize, usize),
    /// One goes and another comes instead.
    Instead(usize, usize, usize),
    /// It holds so many seats in a role, when there is room for them.
    Holds(usize, usize, usize),
    /// The room gets another limit.
    Room(usize),
}

fn events() -> impl Strategy<Value = Vec<Event>> {
    let event = prop_oneof![
        4 => (0..4_usize, 0..3_usize, any::<bool>()).prop_map(|(at, role, late)| Event::Comes(at, role, late)),
        2 => (0..4_usize, 0..6_usize).prop_map(|(at, who)| Event::Goes(at, who)),
        1 => (0..4_usize, 0..6_usize, 0..3_usize).prop_map(|(at, who, role)| Event::Instead(at, who, role)),
        1 => (0..4_usize, 0..3_usize, 0..3_usize).prop_map(|(at, role, seats)| Event::Holds(at, role, seats)),
        1 => (0..14_usize).prop_map(Event::Room),
    ];
    proptest::collection::vec(event, 1..60)
}

fn comes(hall: &mut Hall, at: usize, role: usize, late: bool, number: usize) {
    let minutes = i64::try_from(number).unwrap();
    let place = if late { Place::Late } else { Place::RoomFull };
    let person = Person { place, was: place, ..waiting(number, ROLES[role], minutes) };
    hall.groups[at].people.push(person);
}

fn leaves(hall: &mut Hall, at: usize, who: usize) {
    let people = &mut hall.groups[at].people;
    if who < people.len() {
        people.remove(who);
    }
}

fn happens(hall: &mut Hall, event: &Event, number: usize) {
    match *event {
        Event::Comes(at, role, late) => comes(hall, at, role, late, number),
        Event::Goes(at, who) => leaves(hall, at, who),
        Event::Instead(at, who, role) => {
            let had = hall.groups[at].taken();
            leaves(hall, at, who);
            comes(hall, at, role, true, number);
            hall.stand_in(invitation(at), had);
        }
        Event::Holds(at, role, seats) => {
            let before = hall.groups[at].held.insert(ROLES[role], seats);
            let is_over = hall.groups[at].taken() > hall.groups[at].most;
            if is_over || hall.room.is_some_and(|room| hall.taken() > room) {
                hall.groups[at].held.insert(ROLES[role], before.unwrap_or_default());
            }
        }
        Event::Room(seats) => hall.room = Some(seats),
    }
    hall.allot();
}

proptest! {
    #[test]
    fn no_seat_is_lost_or_given_twice(events in events()) {
        let groups = (0..4).map(|number| group(number, 3, Vec::new())).collect();
        let role_most = BTreeMap::from([(Role::Communicator, 2)]);
        let mut hall = Hall { room: Some(8), role_most, groups };
        for (number, event) in events.iter().enumerate() {
            let before = hall.clone();
            happens(&mut hall, event, number);
            let room = hall.room.unwrap();
            // A smaller room takes nobody's seat away; apart from that there are never more than it holds.
            prop_assert!(hall.taken() <= room.max(before.taken()), "{event:?}");
            for group in &hall.groups {
                prop_assert!(group.taken() <= group.most, "{event:?}");
                prop_assert!(group.named(Role::Communicator) <= 2);
            }
            // Who had a seat and is still there has it.
            let now = places(&hall);
            for (id, place) in places(&before) {
                if place == Place::Seated && now.contains_key(&id) {
                    prop_assert_eq!(now[&id], Place::Seated);
                }
            }
            // Nobody waits while there is a seat for them.
            prop_assert!(hall.next(hall.taken()).is_none());
            // And it comes to the same in whatever order the municipalities stand.
            let mut again = hall.clone();
            again.groups.reverse();
            again.allot();
            prop_assert_eq!(places(&again), now);
        }
    }

    #[test]
    fn the_order_of_the_municipalities_decides_nothing(
        waits in proptest::collection::vec((0..4_usize, 0..3_usize, 0..5_i64), 0..20),
        room in 0..15_usize,
    ) {
        let mut hall = Hall {
            room: Some(room),
            groups: (0..4).map(|number| group(number, 4, Vec::new())).collect(),
            ..Hall::default()
        };
        for (number, (at, role, minutes)) in waits.iter().enumerate() {
            hall.groups[*at].people.push(waiting(number, ROLES[*role], *minutes));
        }
        let mut turned = hall.clone();
        turned.groups.reverse();
        turned.groups.iter_mut().for_each(|group| group.people.reverse());
        hall.allot();
        turned.allot();
        prop_assert_eq!(places(&hall), places(&turned));
        prop_assert_eq!(hall.taken(), waits.len().min(room).min(hall.taken()));
    }
}

//! Who meets whom over the rounds, and what a change did to the mix. Pure.

use std::collections::{BTreeMap, HashMap};

use organisation::OrganisationId;
use roster::Role;
use serde::{Deserialize, Serialize};

use super::rules::{Mixing, Rounds};
use super::state::Seats;
use crate::records::ParticipantId;
use crate::registration::views::ParticipantRow;

/// The people at each table of a round.
#[must_use]
pub fn by_table(seats: &Seats, round: usize) -> BTreeMap<i32, Vec<ParticipantId>> {
    let mut tables: BTreeMap<i32, Vec<ParticipantId>> = BTreeMap::new();
    for (person, seat) in seats.round(round) {
        tables.entry(seat.table).or_default().push(*person);
    }
    tables
}

/// Pairs that share a table in more than one of the mixed rounds, the smaller id first, with the rounds (from 0). At
/// home people meet their own, as is meant, so those rounds are left out.
#[must_use]
pub fn repeats(seats: &Seats, rounds: Rounds) -> BTreeMap<(ParticipantId, ParticipantId), Vec<usize>> {
    let mut met: HashMap<(ParticipantId, ParticipantId), Vec<usize>> = HashMap::new();
    for (round, _) in rounds.kinds().enumerate().filter(|(_, kind)| *kind == Mixing::Mixed) {
        for people in by_table(seats, round).values() {
            for (place, one) in people.iter().enumerate() {
                for other in &people[place + 1..] {
                    met.entry((*one, *other)).or_default().push(round);
                }
            }
        }
    }
    met.into_iter().filter(|(_, rounds)| rounds.len() > 1).collect()
}

/// How often somebody meets somebody again in the mixed rounds: each meeting after the first counts one.
#[must_use]
pub fn repeated(seats: &Seats, rounds: Rounds) -> usize {
    repeats(seats, rounds).values().map(|rounds| rounds.len() - 1).sum()
}

/// What a deed did to one table in one round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shift {
    /// The round, from 0.
    pub round: usize,
    /// The table, from 1.
    pub table: i32,
    /// Pairs from the same municipality: so many more, or fewer.
    pub alike: i64,
    /// Pairs with the same target role: so many more, or fewer.
    pub roles: i64,
}

/// What a deed changed, to be said in words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// How many changed table in some round.
    pub moved: usize,
    /// How many got a seat who had none.
    pub seated: usize,
    /// Meetings of the same two again: so many more, or fewer.
    pub repeats: i64,
    /// The tables whose mix is another, those with most first.
    pub shifts: Vec<Shift>,
}

/// So many tables are named; with more the sum says enough.
const MOST_NAMED: usize = 4;

impl Change {
    /// What is different in `after`.
    #[must_use]
    pub fn between(before: (&Seats, Rounds), after: (&Seats, Rounds), people: &[ParticipantRow]) -> Self {
        let ((old, old_rounds), (new, new_rounds)) = (before, after);
        let about: HashMap<ParticipantId, (OrganisationId, Role)> =
            people.iter().map(|row| (row.id, (row.municipality, row.role))).collect();
        let same_rounds = old_rounds == new_rounds;
        let (mut moved, mut seated) = (0, 0);
        for id in about.keys() {
            let pairs = (0..new.rounds()).map(|round| (old.at(round, *id), new.at(round, *id)));
            let pairs: Vec<_> = pairs.collect();
            moved += usize::from(
                pairs.iter().any(|pair| matches!(pair, (Some(old), Some(new)) if old.table != new.table)),
            );
            seated += usize::from(
                pairs.iter().all(|(old, _)| old.is_none()) && pairs.iter().any(|(_, new)| new.is_some()),
            );
        }
        let signed = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let mut shifts = if same_rounds { shifts(old, new, new_rounds, &about) } else { Vec::new() };
        shifts.sort_by_key(|shift| std::cmp::Reverse((shift.alike.abs(), shift.roles.abs())));
        shifts.truncate(MOST_NAMED);
        Self {
            moved,
            seated,
            repeats: signed(repeated(new, new_rounds)) - signed(repeated(old, old_rounds)),
            shifts,
        }
    }
}

type About = HashMap<ParticipantId, (OrganisationId, Role)>;

fn shifts(old: &Seats, new: &Seats, rounds: Rounds, about: &About) -> Vec<Shift> {
    let mut found = Vec::new();
    for (round, kind) in rounds.kinds().enumerate() {
        let (before, after) = (pairs(old, round, about), pairs(new, round, about));
        let tables: std::collections::BTreeSet<i32> = before.keys().chain(after.keys()).copied().collect();
        for table in tables {
            let (old, new) = (
                before.get(&table).copied().unwrap_or_default(),
                after.get(&table).copied().unwrap_or_default(),
            );
            // At home, pairs of one municipality are what is wanted.
            let alike = if kind == Mixing::Mixed { new.0 - old.0 } else { 0 };
            let roles = new.1 - old.1;
            if (alike, roles) != (0, 0) {
                found.push(Shift { round, table, alike, roles });
            }
        }
    }
    found
}

/// Pairs at each table of one municipality, and with one target role.
fn pairs(seats: &Seats, round: usize, about: &About) -> BTreeMap<i32, (i64, i64)> {
    let count = |people: &[ParticipantId]| {
        let known: Vec<_> = people.iter().filter_map(|id| about.get(id)).collect();
        let (mut alike, mut roles) = (0, 0);
        for (place, one) in known.iter().enumerate() {
            for other in &known[place + 1..] {
                alike += i64::from(one.0 == other.0);
                roles += i64::from(one.1 == other.1 && one.1 != Role::Other);
            }
        }
        (alike, roles)
    };
    by_table(seats, round).into_iter().map(|(table, people)| (table, count(&people))).collect()
}

#[cfg(test)]
mod tests {
    use sea_orm::prelude::Uuid;

    use super::super::state::Seat;
    use super::*;

    fn id(number: u128) -> ParticipantId {
        Uuid::from_u128(number).into()
    }

    fn seated(rounds: &[&[(u128, i32)]]) -> Seats {
        let mut seats = Seats::empty(rounds.len());
        for (round, people) in rounds.iter().enumerate() {
            for (person, table) in *people {
                seats.put(round, id(*person), Seat { table: *table, fixed: false });
            }
        }
        seats
    }

    #[test]
    fn two_who_meet_in_three_mixed_rounds_meet_again_twice_and_at_home_does_not_count() {
        let seats = seated(&[&[(1, 1), (2, 1)], &[(1, 2), (2, 2)], &[(1, 1), (2, 1)]]);
        assert_eq!(repeated(&seats, Rounds::of(Mixing::Mixed, [Mixing::Mixed, Mixing::Mixed])), 2);
        let rounds = Rounds::of(Mixing::Mixed, [Mixing::Together, Mixing::Mixed]);
        assert_eq!(repeats(&seats, rounds)[&(id(1), id(2))], [0, 2]);
    }

    fn row(number: u128, municipality: u128, role: Role) -> ParticipantRow {
        ParticipantRow {
            id: id(number),
            invitation: Uuid::nil().into(),
            municipality: Uuid::from_u128(municipality).into(),
            municipality_name: String::new(),
            municipality_code: String::new(),
            name: String::new(),
            email: String::new(),
            role,
            role_text: String::new(),
            phone: String::new(),
            protected: false,
        }
    }

    #[test]
    fn a_change_says_who_moved_and_which_table_got_two_of_a_kind() {
        let people = [
            row(1, 1, Role::BoardMember),
            row(2, 1, Role::Communicator),
            row(3, 2, Role::BoardMember),
            row(4, 3, Role::ItSecurity),
        ];
        let one = Rounds::one(Mixing::Mixed);
        let before = seated(&[&[(1, 1), (3, 2), (2, 2)]]);
        let after = seated(&[&[(1, 1), (2, 1), (3, 2), (4, 2)]]);
        let change = Change::between((&before, one), (&after, one), &people);
        assert_eq!((change.moved, change.seated, change.repeats), (1, 1, 0));
        assert_eq!(change.shifts, [Shift { round: 0, table: 1, alike: 1, roles: 0 }]);
    }
}

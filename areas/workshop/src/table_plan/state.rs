//! All that a plan holds and a deed can change: the wish, the book and the seats of every round. Pure; what undoing
//! brings back.

use std::collections::{BTreeMap, HashSet};

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::book::Book;
use super::rules::Wanted;
use crate::records::ParticipantId;

/// A seat that somebody has in a round. Tables are numbered from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seat {
    /// The table.
    pub table: i32,
    /// The organiser fixed the person there.
    pub fixed: bool,
}

/// Who sits where in each round, from the first. Whoever has no seat is not in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seats(Vec<BTreeMap<ParticipantId, Seat>>);

impl Seats {
    /// So many rounds without anybody.
    #[must_use]
    pub fn empty(rounds: usize) -> Self {
        Self(vec![BTreeMap::new(); rounds])
    }

    /// How many rounds.
    #[must_use]
    pub fn rounds(&self) -> usize {
        self.0.len()
    }

    /// A round, from 0; nobody sits in one that is not there.
    #[must_use]
    pub fn round(&self, round: usize) -> &BTreeMap<ParticipantId, Seat> {
        static NOBODY: BTreeMap<ParticipantId, Seat> = BTreeMap::new();
        self.0.get(round).unwrap_or(&NOBODY)
    }

    /// Every round in order.
    pub fn each(&self) -> impl Iterator<Item = &BTreeMap<ParticipantId, Seat>> {
        self.0.iter()
    }

    /// Somebody's seat in a round.
    #[must_use]
    pub fn at(&self, round: usize, person: ParticipantId) -> Option<Seat> {
        self.round(round).get(&person).copied()
    }

    /// Gives somebody a seat; the round is made if it is not there yet.
    pub fn put(&mut self, round: usize, person: ParticipantId, seat: Seat) {
        if self.0.len() <= round {
            self.0.resize(round + 1, BTreeMap::new());
        }
        self.0[round].insert(person, seat);
    }

    /// Gives `to` what `from` had in every round; false when that was nothing.
    pub fn hand_over(&mut self, from: ParticipantId, to: ParticipantId) -> bool {
        let mut handed = false;
        for round in &mut self.0 {
            if let Some(seat) = round.remove(&from) {
                round.insert(to, seat);
                handed = true;
            }
        }
        handed
    }

    /// The highest table that is used in any round.
    #[must_use]
    pub fn tables(&self) -> i32 {
        self.each().flat_map(BTreeMap::values).map(|seat| seat.table).max().unwrap_or_default()
    }

    /// The seats of those who come.
    #[must_use]
    pub fn among(&self, come: &HashSet<ParticipantId>) -> Self {
        let only = |round: &BTreeMap<ParticipantId, Seat>| {
            round.iter().filter(|(person, _)| come.contains(person)).map(|(id, seat)| (*id, *seat)).collect()
        };
        Self(self.each().map(only).collect())
    }

    /// Whose seats differ in some round.
    #[must_use]
    pub fn differing(&self, other: &Self) -> HashSet<ParticipantId> {
        let rounds = self.rounds().max(other.rounds());
        let here = (0..rounds).flat_map(|round| self.round(round).keys().chain(other.round(round).keys()));
        here.filter(|id| (0..rounds).any(|round| self.at(round, **id) != other.at(round, **id)))
            .copied()
            .collect()
    }
}

/// As rows of tables by person, to be kept short: 3 is a seat at table 3, -3 a fixed one, 0 none in that round.
impl Serialize for Seats {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut rows: BTreeMap<ParticipantId, Vec<i32>> = BTreeMap::new();
        for (round, seats) in self.0.iter().enumerate() {
            for (person, seat) in seats {
                let row = rows.entry(*person).or_insert_with(|| vec![0; self.0.len()]);
                row[round] = if seat.fixed { -seat.table } else { seat.table };
            }
        }
        (self.0.len(), rows).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Seats {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (rounds, rows): (usize, BTreeMap<ParticipantId, Vec<i32>>) =
            Deserialize::deserialize(deserializer)?;
        let mut seats = Self::empty(rounds);
        for (person, row) in rows {
            if row.len() > rounds {
                return Err(D::Error::custom("more seats than rounds"));
            }
            for (round, table) in row.into_iter().enumerate().filter(|(_, table)| *table != 0) {
                seats.put(round, person, Seat { table: table.abs(), fixed: table < 0 });
            }
        }
        Ok(seats)
    }
}

/// All of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    /// How people are to be placed.
    pub wanted: Wanted,
    /// Rules, marks, tables.
    pub book: Book,
    /// Who sits where.
    pub seats: Seats,
}

impl State {
    /// The state without those who do not come.
    #[must_use]
    pub fn among(&self, come: &HashSet<ParticipantId>) -> Self {
        Self { wanted: self.wanted, book: self.book.among(come), seats: self.seats.among(come) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use sea_orm::prelude::Uuid;

    use super::*;

    fn id(number: u128) -> ParticipantId {
        Uuid::from_u128(number).into()
    }

    #[test]
    fn whoever_sits_elsewhere_or_is_fixed_since_differs() {
        let mut one = Seats::empty(2);
        for person in 1..=3 {
            one.put(0, id(person), Seat { table: 1, fixed: false });
        }
        let mut other = one.clone();
        other.put(0, id(1), Seat { table: 2, fixed: false });
        other.put(1, id(2), Seat { table: 1, fixed: true });
        assert_eq!(one.differing(&other), HashSet::from([id(1), id(2)]));
    }

    proptest! {
        #[test]
        fn seats_are_read_as_they_were_written(
            rounds in 1..6_usize,
            given in prop::collection::vec((0..6_usize, 0..40_u128, 1..60_i32, any::<bool>()), 0..80),
        ) {
            let mut seats = Seats::empty(rounds);
            for (round, person, table, fixed) in given {
                seats.put(round % rounds, id(person), Seat { table, fixed });
            }
            let text = serde_json::to_string(&seats).unwrap();
            prop_assert_eq!(serde_json::from_str::<Seats>(&text).unwrap(), seats);
        }
    }
}

//! Who has met whom, and what meeting again makes.

use super::state::State;

/// Mixed rounds are compared so many at a time: a word of lanes, one lane a table.
pub(super) const LANES: usize = 4;
pub(super) const LANE: usize = 16;
/// All bits of each lane but the highest.
const LOW: u64 = 0x7FFF_7FFF_7FFF_7FFF;

/// The highest bit of each lane that is 0.
#[inline]
fn equal(word: u64) -> u64 {
    !(((word & LOW) + LOW) | word | LOW)
}

impl State<'_> {
    /// Meetings beyond the first.
    pub(super) fn repeats(&self) -> i64 {
        let mut repeats = 0;
        if self.width == 0 {
            return 0;
        }
        for (round, lane) in self.lane_of.iter().enumerate() {
            if lane.is_none() {
                continue;
            }
            for table in 0..self.case.tables {
                let members = &self.members[round * self.case.tables + table];
                for (place, &b) in members.iter().enumerate() {
                    for &a in &members[..place] {
                        // A pair that meets in this round is extra if it also met in an earlier one.
                        let (a, b) = (a as usize, b as usize);
                        let before = (0..round).any(|earlier| {
                            self.lane_of[earlier].is_some()
                                && self.table(earlier, a) == self.table(earlier, b)
                        });
                        repeats += i64::from(before && self.case.unit_of[a] != self.case.unit_of[b]);
                    }
                }
            }
        }
        repeats
    }

    /// How many at their table everyone also meets in another mixed round.
    pub(super) fn extras(&self) -> Vec<u16> {
        let mut extras = Vec::with_capacity(self.extra.len());
        for (round, lane) in self.lane_of.iter().enumerate() {
            for person in 0..self.case.people {
                let again = |other: &&u32| {
                    let other = **other as usize;
                    self.case.unit_of[other] != self.case.unit_of[person] && self.shared(person, other) >= 2
                };
                let neighbours = self.at(round, self.table(round, person)).iter();
                let count = if lane.is_some() { neighbours.filter(again).count() } else { 0 };
                extras.push(u16::try_from(count).unwrap_or(u16::MAX));
            }
        }
        extras
    }

    /// How many mixed rounds two people share.
    pub(super) fn shared(&self, one: usize, other: usize) -> u32 {
        self.words(one, other).map(|word| equal(word).count_ones()).sum()
    }

    /// True if two people share a mixed round.
    #[inline]
    pub(super) fn meet(&self, one: usize, other: usize) -> bool {
        self.words(one, other).fold(0, |any, word| any | equal(word)) != 0
    }

    /// The tables of two people in mixed rounds: where they are the same a lane is 0.
    #[inline]
    fn words(&self, one: usize, other: usize) -> impl Iterator<Item = u64> + '_ {
        let a = &self.lanes[one * self.width..(one + 1) * self.width];
        let b = &self.lanes[other * self.width..(other + 1) * self.width];
        a.iter().zip(b).map(|(a, b)| a ^ b)
    }

    /// What it costs that `q` meets again some of those at a table that `p` leaves; nothing if more than the limit.
    #[inline]
    pub(super) fn met_at(&self, at: usize, p: usize, q: usize, limit: i64) -> Option<i64> {
        let mut cost = 0;
        for &other in &self.members[at] {
            if other as usize != p && self.meet(q, other as usize) {
                cost += self.case.points.repeat;
                if cost > limit {
                    return None;
                }
            }
        }
        Some(cost)
    }

    /// How many at their table a person also meets in another mixed round.
    pub(super) fn extra_of(&self, round: usize, person: usize) -> i64 {
        i64::from(self.extra[round * self.case.people + person])
    }

    /// A person comes to a table, or is about to leave it: pairs that meet, here and elsewhere, are counted.
    pub(super) fn count_meetings(&mut self, round: usize, person: usize, comes: bool) {
        if self.lane_of[round].is_none() {
            return;
        }
        let people = self.case.people;
        let at = round * self.case.tables + self.table(round, person);
        for place in 0..self.members[at].len() {
            let other = self.members[at][place] as usize;
            let shared = self.shared(person, other);
            if other == person || shared < 2 || self.case.unit_of[other] == self.case.unit_of[person] {
                continue;
            }
            for there in 0..self.lane_of.len() {
                // Where they meet elsewhere that is no longer, or not yet, extra if it is the only other time.
                let counts = there == round
                    || (shared == 2
                        && self.lane_of[there].is_some()
                        && self.table(there, person) == self.table(there, other));
                if counts {
                    for one in [person, other] {
                        let extra = &mut self.extra[there * people + one];
                        *extra = if comes { *extra + 1 } else { *extra - 1 };
                    }
                }
            }
        }
    }
}

//! What the organiser chooses for a table plan, and what in it calls for planning again. Pure.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// Whether municipalities are mixed at the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
#[serde(rename_all = "snake_case")]
pub enum Mixing {
    /// Neighbours come from different municipalities.
    #[sea_orm(string_value = "mixed")]
    Mixed,
    /// Each municipality sits together as far as the tables allow.
    #[sea_orm(string_value = "together")]
    Together,
}

impl Mixing {
    /// Both, the usual one first.
    pub const ALL: [Self; 2] = [Self::Mixed, Self::Together];

    /// The code in forms and text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Mixed => "mixed",
            Self::Together => "together",
        }
    }

    /// The mixing with this code.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mixing| mixing.code() == code)
    }
}

/// Most rounds of a day.
pub const MOST_ROUNDS: usize = 6;

/// The rounds of the day in their order, one to [`MOST_ROUNDS`]: in each people are mixed, or at home with their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rounds {
    first: Mixing,
    later: [Option<Mixing>; MOST_ROUNDS - 1],
}

impl Rounds {
    /// One round.
    #[must_use]
    pub const fn one(first: Mixing) -> Self {
        Self { first, later: [None; MOST_ROUNDS - 1] }
    }

    /// The first round and those that follow; what is above [`MOST_ROUNDS`] is left out.
    #[must_use]
    pub fn of(first: Mixing, later: impl IntoIterator<Item = Mixing>) -> Self {
        let mut rounds = Self::one(first);
        for (place, mixing) in rounds.later.iter_mut().zip(later) {
            *place = Some(mixing);
        }
        rounds
    }

    /// The kind of each round, from the first.
    pub fn kinds(self) -> impl Iterator<Item = Mixing> {
        std::iter::once(self.first).chain(self.later.into_iter().flatten())
    }

    /// How many there are.
    #[must_use]
    pub fn count(self) -> usize {
        self.kinds().count()
    }
}

/// The heaviest weight.
pub const HEAVIEST: u32 = 10;

/// How much each aim counts beside the others: 0 (not at all) to [`HEAVIEST`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weights {
    /// Municipalities mixed in a mixed round.
    pub mix: u32,
    /// Target roles spread over the tables.
    pub roles: u32,
    /// Whoever is new sits with somebody who is not.
    pub new: u32,
    /// New people in each round.
    pub meet: u32,
    /// A wish is granted.
    pub wish: u32,
}

impl Weights {
    /// As proposed: meeting new people and mixing first, then roles; wishes after what serves everyone.
    pub const USUAL: Self = Self { mix: 5, roles: 3, new: 3, meet: 5, wish: 4 };
}

/// How people are to be placed. Sizes are people at a table: at least 1, `least` at most `most`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wanted {
    /// The rounds, each mixed or at home.
    pub rounds: Rounds,
    /// Target roles spread over the tables.
    pub spread_roles: bool,
    /// Whoever is new sits with somebody who has been there before.
    pub new_beside: bool,
    /// Fewest at a table.
    pub least: usize,
    /// Most at a table.
    pub most: usize,
    /// Most of one municipality at a table in a mixed round, if the organiser sets it.
    pub at_most: Option<usize>,
    /// How much each aim counts.
    pub weights: Weights,
}

/// Tables for six to eight, as workshops usually have them.
const USUAL: (usize, usize) = (6, 8);

impl Wanted {
    /// What is proposed for a room with so many chairs at each table.
    #[must_use]
    pub fn usual(chairs: usize) -> Self {
        let most = if chairs == 0 { USUAL.1 } else { USUAL.1.min(chairs) };
        Self { least: USUAL.0.min(most), most, ..Self::SIX_TO_EIGHT }
    }

    /// One mixed round with six to eight at a table.
    pub const SIX_TO_EIGHT: Self = Self {
        rounds: Rounds::one(Mixing::Mixed),
        spread_roles: true,
        new_beside: false,
        least: USUAL.0,
        most: USUAL.1,
        at_most: None,
        weights: Weights::USUAL,
    };

    /// Another mix is asked for than `before`: then the plan is made anew.
    #[must_use]
    pub fn mixes_otherwise(&self, before: &Self) -> bool {
        let mix = |wanted: &Self| {
            (wanted.rounds, wanted.spread_roles, wanted.new_beside, wanted.at_most, wanted.weights)
        };
        mix(self) != mix(before)
    }
}

/// The room: how many tables it has, and chairs at each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoomSize {
    /// Tables.
    pub tables: usize,
    /// Chairs at each table.
    pub chairs: usize,
}

impl RoomSize {
    /// The room of a workshop. What is not set counts as nothing.
    #[must_use]
    pub fn of(workshop: &crate::day::Workshop) -> Self {
        Self {
            tables: usize::try_from(workshop.tables).unwrap_or_default(),
            chairs: usize::try_from(workshop.chairs).unwrap_or_default(),
        }
    }
}

/// What is wrong with the sizes that were typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SizeFault {
    /// The room has no tables or no chairs yet.
    NoRoom,
    /// `least` is no number from 1.
    LeastIsNoNumber,
    /// `most` is no number from 1.
    MostIsNoNumber,
    /// `least` is above `most`.
    UpsideDown,
    /// `most` is above the chairs at a table.
    TooFewChairs,
}

impl SizeFault {
    /// The code in text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoRoom => "no-room",
            Self::LeastIsNoNumber | Self::MostIsNoNumber => "no-number",
            Self::UpsideDown => "upside-down",
            Self::TooFewChairs => "too-few-chairs",
        }
    }

    /// The field it belongs to.
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            Self::NoRoom | Self::LeastIsNoNumber | Self::UpsideDown => "least",
            Self::MostIsNoNumber | Self::TooFewChairs => "most",
        }
    }
}

/// The sizes as they were typed, checked against the room: fewest and most at a table.
///
/// # Errors
/// Every [`SizeFault`] there is.
pub fn sizes(least: &str, most: &str, room: RoomSize) -> Result<(usize, usize), Vec<SizeFault>> {
    if room.tables == 0 || room.chairs == 0 {
        return Err(vec![SizeFault::NoRoom]);
    }
    let number = |typed: &str| typed.parse().ok().filter(|number| *number >= 1);
    let (least, most): (Option<usize>, Option<usize>) = (number(least), number(most));
    let mut faults = Vec::new();
    if least.is_none() {
        faults.push(SizeFault::LeastIsNoNumber);
    }
    match most {
        None => faults.push(SizeFault::MostIsNoNumber),
        Some(most) if most > room.chairs => faults.push(SizeFault::TooFewChairs),
        Some(_) => {}
    }
    match (least, most) {
        (Some(least), Some(most)) if least > most => Err([vec![SizeFault::UpsideDown], faults].concat()),
        (Some(least), Some(most)) if faults.is_empty() => Ok((least, most)),
        _ => Err(faults),
    }
}

/// How many sit at each table, by table from the first.
#[must_use]
pub fn at_tables(seats: impl IntoIterator<Item = i32>) -> Vec<usize> {
    let mut counts = Vec::new();
    for table in seats {
        // Tables are numbered from 1; a seat at none would be no seat.
        let Some(index) = usize::try_from(table).ok().and_then(|table| table.checked_sub(1)) else {
            continue;
        };
        if counts.len() <= index {
            counts.resize(index + 1, 0);
        }
        counts[index] += 1;
    }
    counts
}

/// Tables (from 1) that a new plan would fill up or thin out: more people than wanted, or fewer than there would be.
/// `people` are all who come, also those without a seat.
#[must_use]
pub fn out_of_bounds(counts: &[usize], people: usize, wanted: Wanted, room: RoomSize) -> Vec<(usize, usize)> {
    let again =
        seating::table_sizes_keeping(people, wanted.least, wanted.most, room.tables, counts.len().max(1));
    let least = again.ok().and_then(|tables| tables.first().map(|table| table.least)).unwrap_or(wanted.least);
    let numbered = counts.iter().enumerate().map(|(index, &count)| (index + 1, count));
    numbered.filter(|&(_, count)| count < least || count > wanted.most).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ROOM: RoomSize = RoomSize { tables: 6, chairs: 8 };

    #[test]
    fn six_to_eight_are_proposed_and_never_more_than_there_are_chairs() {
        assert_eq!((Wanted::usual(10).least, Wanted::usual(10).most), (6, 8));
        assert_eq!((Wanted::usual(7).least, Wanted::usual(7).most), (6, 7));
        assert_eq!((Wanted::usual(4).least, Wanted::usual(4).most), (4, 4));
        assert_eq!((Wanted::usual(0).least, Wanted::usual(0).most), (6, 8));
    }

    #[test]
    fn sizes_are_numbers_in_order_that_the_room_has_chairs_for() {
        assert_eq!(sizes("6", "8", ROOM), Ok((6, 8)));
        assert_eq!(sizes("8", "6", ROOM), Err(vec![SizeFault::UpsideDown]));
        assert_eq!(sizes("6", "9", ROOM), Err(vec![SizeFault::TooFewChairs]));
        assert_eq!(sizes("sex", "0", ROOM), Err(vec![SizeFault::LeastIsNoNumber, SizeFault::MostIsNoNumber]));
        assert_eq!(sizes("6", "8", RoomSize { tables: 0, chairs: 8 }), Err(vec![SizeFault::NoRoom]));
    }

    #[test]
    fn a_table_that_lost_people_or_got_too_many_calls_for_a_new_plan() {
        let wanted = Wanted::usual(8);
        assert_eq!(out_of_bounds(&[8, 8, 8, 7, 7], 38, wanted, ROOM), []);
        assert_eq!(out_of_bounds(&[9, 8, 8, 7, 4], 36, wanted, ROOM), [(1, 9), (5, 4)]);
        // Eleven people cannot sit six at a table: five is what there is.
        assert_eq!(out_of_bounds(&[6, 5], 11, wanted, ROOM), []);
    }

    proptest! {
        #[test]
        fn everyone_with_a_seat_is_counted_once(seats in prop::collection::vec(1_i32..40, 0..200)) {
            prop_assert_eq!(at_tables(seats.iter().copied()).iter().sum::<usize>(), seats.len());
        }

        #[test]
        fn no_typed_size_breaks_the_check(least in ".{0,6}", most in ".{0,6}", tables in 0..50_usize, chairs in 0..50_usize) {
            if let Ok((least, most)) = sizes(&least, &most, RoomSize { tables, chairs }) {
                prop_assert!(1 <= least && least <= most && most <= chairs);
            }
        }
    }
}

//! What is asked of the engine: the people, the tables, the wishes and how long it may work.

use serde::{Deserialize, Serialize};

/// The largest number of people that one problem may have. The gain of every pair is kept in memory
/// (four bytes each), so that this many people take 144 MB.
pub const MOST_PEOPLE: usize = 6_000;

/// Everything that decides a plan, apart from seed and budget.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The people to seat. Their place in this list is the *person index* that rules and plans speak of.
    pub people: Vec<Guest>,
    /// The tables to seat them at. Their place in this list is the *table index*.
    pub tables: Vec<Table>,
    /// How the people want to be seated.
    pub wishes: Wishes,
}

/// One person to seat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guest {
    /// Stable and unique: the same key is the same person in every problem. People are taken in the order of
    /// their keys, so that the order of the list does not change the plan.
    pub key: u64,
    /// The municipality, as any number that is the same for its people.
    pub group: u32,
    /// The role, as any number that is the same for those who share it.
    pub role: u32,
}

/// The hard size of one table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// The fewest people that may sit here.
    pub least: usize,
    /// The most people that may sit here.
    pub most: usize,
}

/// Wishes and rules. `fixed`, `apart` and `together` are rules that a plan never breaks; the others are
/// followed as far as the rules allow.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wishes {
    /// Whether municipalities are spread or kept together.
    pub mix: Mix,
    /// Whether people of the same role are spread over the tables.
    pub spread_roles: bool,
    /// `(person, table)`: this person sits at this table.
    pub fixed: Vec<(usize, usize)>,
    /// `(person, person)`: these two do not sit at the same table.
    pub apart: Vec<(usize, usize)>,
    /// `(person, person)`: these two sit at the same table.
    pub together: Vec<(usize, usize)>,
}

/// What is done with people of the same municipality.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Mix {
    /// Spread over the tables.
    #[default]
    Mixed,
    /// At one table, as far as the sizes allow.
    Together,
}

/// How much work may be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Budget {
    /// One step scores one person against all others and all tables with room: its cost grows with the number
    /// of people, from about 0.1 µs at 40 to 0.5 µs at 300. The result depends on this number, never on time.
    pub steps: u64,
}

impl Default for Budget {
    /// Enough for a county's workshop, and a fraction of a second for 300 people.
    fn default() -> Self {
        Self { steps: 300_000 }
    }
}

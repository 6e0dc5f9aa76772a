//! What is asked of the engine: people, tables, rounds, rules, aims and how long it may work.

use serde::{Deserialize, Serialize};

/// The largest number of people that one problem may have.
pub const MOST_PEOPLE: usize = 6_000;
/// The largest number of rounds that one problem may have.
pub const MOST_ROUNDS: usize = 64;
/// The largest weight that an aim may have.
pub const MOST_WEIGHT: u32 = 10;

/// Everything that decides a plan, apart from seed and budget.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The people to seat. Their place in this list is the *person index* that rules and plans speak of.
    pub people: Vec<Guest>,
    /// The tables to seat them at, the same in all rounds. Their place in this list is the *table index*.
    pub tables: Vec<Table>,
    /// The rounds, in their order.
    pub rounds: Vec<Round>,
    /// What a plan never breaks. Their place in this list is the *rule index* that refusals speak of.
    pub rules: Vec<Rule>,
    /// What a plan follows as far as the rules allow.
    pub aims: Aims,
}

impl Default for Problem {
    /// Nobody, in one mixed round.
    fn default() -> Self {
        Self {
            people: Vec::new(),
            tables: Vec::new(),
            rounds: vec![Round::Mixed],
            rules: Vec::new(),
            aims: Aims::default(),
        }
    }
}

/// One person to seat.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guest {
    /// Stable and unique: the same key is the same person in every problem. People are taken in the order of
    /// their keys, so that the order of the list does not change the plan.
    pub key: u64,
    /// The municipality, as any number that is the same for its people.
    pub group: u32,
    /// The role, as any number that is the same for those who share it.
    pub role: u32,
    /// Here for the first time: to sit beside someone who is not.
    pub new: bool,
}

/// The hard size of one table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Table {
    /// The fewest people that may sit here.
    pub least: usize,
    /// The most people that may sit here.
    pub most: usize,
}

/// What one round is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Round {
    /// People meet others than their own municipality, and others than in the other mixed rounds.
    #[default]
    Mixed,
    /// At home: each municipality at one table, as far as the sizes allow.
    Together,
}

/// A rule that every plan keeps, in every round.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// This person sits at this table.
    Fixed {
        /// The person.
        person: usize,
        /// The table.
        table: usize,
        /// The round; nothing means every round.
        round: Option<usize>,
    },
    /// This person sits at one of these tables: step-free, with a hearing loop, near the door.
    Only {
        /// The person.
        person: usize,
        /// The tables.
        tables: Vec<usize>,
    },
    /// These people share a table.
    Together {
        /// The people.
        people: Vec<usize>,
    },
    /// No two of these people share a table.
    Apart {
        /// The people.
        people: Vec<usize>,
    },
    /// At each table sit so many of these people: documenters, guests, facilitators, a role.
    Quota {
        /// The people.
        people: Vec<usize>,
        /// The fewest at each table.
        least: usize,
        /// The most at each table.
        most: usize,
    },
    /// At most so many from one municipality at a table, in mixed rounds.
    GroupAtMost {
        /// The number.
        most: usize,
    },
    /// All of this municipality share a table.
    GroupWhole {
        /// The municipality.
        group: u32,
    },
}

/// What is aimed at, with weights from 0 (not at all) to [`MOST_WEIGHT`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Aims {
    /// People of the same role at different tables.
    pub spread_roles: u32,
    /// Municipalities mixed in mixed rounds, whole in the others.
    pub mix: u32,
    /// Whoever is new has a neighbour who is not. A table is round: each such neighbour serves two.
    pub new_beside_experienced: u32,
    /// Nobody is met twice in mixed rounds.
    pub meet_new: u32,
    /// Pairs of people who would like to share a table in some round.
    pub wishes: Vec<(usize, usize)>,
    /// The weight of each wish.
    pub wish: u32,
}

impl Default for Aims {
    /// Municipalities mixed and few met twice, roles and new people spread where that costs little.
    fn default() -> Self {
        Self { spread_roles: 3, mix: 5, new_beside_experienced: 3, meet_new: 5, wishes: Vec::new(), wish: 4 }
    }
}

/// How much work may be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Budget {
    /// One step tries one change. The result depends on this number, never on time.
    pub steps: u64,
}

impl Default for Budget {
    /// Enough for a county's workshop, and a fraction of a second for 300 people.
    fn default() -> Self {
        Self { steps: 1_000_000 }
    }
}

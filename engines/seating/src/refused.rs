//! Why a problem cannot be solved, in words. People and tables are named by their index, so that the caller can
//! put names in their place.

use serde::Serialize;
use thiserror::Error;

/// One reason why there is no plan. All that can be found at once are given at once.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Refused {
    /// The tables have room for fewer people, or need more.
    #[error("{people} people do not fit: the tables take between {least} and {most}")]
    SizesDoNotFit {
        /// How many are to be seated.
        people: usize,
        /// The sum of the least sizes.
        least: usize,
        /// The sum of the most sizes.
        most: usize,
    },
    /// A table's least size is above its most.
    #[error("table {table} cannot take at least {least} and at most {most} people")]
    TableUpsideDown {
        /// The table.
        table: usize,
        /// Its least size.
        least: usize,
        /// Its most size.
        most: usize,
    },
    /// More people than the engine takes ([`crate::MOST_PEOPLE`]).
    #[error("{people} people are more than the {most} that can be seated in one plan")]
    TooManyPeople {
        /// How many are to be seated.
        people: usize,
        /// The limit.
        most: usize,
    },
    /// Two people have the same key.
    #[error("persons {first} and {second} have the same key {key}")]
    DuplicateKey {
        /// The key.
        key: u64,
        /// The first person with it.
        first: usize,
        /// The second person with it.
        second: usize,
    },
    /// A rule speaks of someone who is not on the list.
    #[error("a rule speaks of person {person}, who is not on the list")]
    UnknownPerson {
        /// The index that is out of range.
        person: usize,
    },
    /// Someone is fixed to a table that does not exist.
    #[error("person {person} is fixed to table {table}, which does not exist")]
    FixedTableMissing {
        /// The person.
        person: usize,
        /// The index that is out of range.
        table: usize,
    },
    /// Someone is fixed to two tables.
    #[error("person {person} is fixed to both table {first} and table {second}")]
    FixedTwice {
        /// The person.
        person: usize,
        /// One table.
        first: usize,
        /// The other table.
        second: usize,
    },
    /// More people are fixed to a table, by themselves or by who they sit together with, than it takes.
    #[error("{fixed} people are fixed to table {table}, which takes {most}")]
    TableOverfilledByFixed {
        /// The table.
        table: usize,
        /// How many are fixed to it.
        fixed: usize,
        /// Its most size.
        most: usize,
    },
    /// Someone is to sit apart from themselves.
    #[error("person {person} cannot be kept apart from themselves")]
    ApartFromSelf {
        /// The person.
        person: usize,
    },
    /// Two people are to sit apart and, directly or through others, together.
    #[error("persons {a} and {b} are to sit both apart and together")]
    ApartAndTogether {
        /// One person.
        a: usize,
        /// The other person.
        b: usize,
    },
    /// Two people are to sit apart but are fixed to the same table.
    #[error("persons {a} and {b} are to sit apart but are both fixed to table {table}")]
    ApartButFixedTogether {
        /// One person.
        a: usize,
        /// The other person.
        b: usize,
        /// The table.
        table: usize,
    },
    /// Two people are to sit together but are fixed to different tables.
    #[error("persons {a} and {b} are to sit together but are fixed to different tables")]
    TogetherButFixedApart {
        /// One person.
        a: usize,
        /// The other person.
        b: usize,
    },
    /// More people are to sit together than any table takes.
    #[error("{} people are to sit together, but no table takes more than {most}", people.len())]
    TogetherTooMany {
        /// The people.
        people: Vec<usize>,
        /// The most size of the largest table.
        most: usize,
    },
    /// The rules about who sits apart cannot all hold, given sizes, fixed seats and who sits together.
    #[error("{}", apart_sentence(people, *proven))]
    ApartImpossible {
        /// The people of the rules that clash.
        people: Vec<usize>,
        /// True: no plan exists, and these people's rules alone forbid it. False: none was found.
        proven: bool,
    },
    /// The rules about who sits together cannot all hold, given sizes and fixed seats.
    #[error("{}", together_sentence(people, *proven))]
    TogetherImpossible {
        /// The people of the rules that clash.
        people: Vec<usize>,
        /// True: no plan exists, and these people's rules alone forbid it. False: none was found.
        proven: bool,
    },
    /// The old plan is not a plan of these people.
    #[error("the old plan has {old} places for {people} people")]
    OldPlanOfOtherLength {
        /// Length of the old plan.
        old: usize,
        /// Number of people.
        people: usize,
    },
}

impl Refused {
    /// A stable word for the reason, for text keys and scripts.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::SizesDoNotFit { .. } => "sizes_do_not_fit",
            Self::TableUpsideDown { .. } => "table_upside_down",
            Self::TooManyPeople { .. } => "too_many_people",
            Self::DuplicateKey { .. } => "duplicate_key",
            Self::UnknownPerson { .. } => "unknown_person",
            Self::FixedTableMissing { .. } => "fixed_table_missing",
            Self::FixedTwice { .. } => "fixed_twice",
            Self::TableOverfilledByFixed { .. } => "table_overfilled_by_fixed",
            Self::ApartFromSelf { .. } => "apart_from_self",
            Self::ApartAndTogether { .. } => "apart_and_together",
            Self::ApartButFixedTogether { .. } => "apart_but_fixed_together",
            Self::TogetherButFixedApart { .. } => "together_but_fixed_apart",
            Self::TogetherTooMany { .. } => "together_too_many",
            Self::ApartImpossible { .. } => "apart_impossible",
            Self::TogetherImpossible { .. } => "together_impossible",
            Self::OldPlanOfOtherLength { .. } => "old_plan_of_other_length",
        }
    }
}

fn apart_sentence(people: &[usize], proven: bool) -> String {
    let who = listed(people);
    if proven {
        format!(
            "the rules about persons {who} cannot all be kept: there are too few tables to keep them apart"
        )
    } else {
        format!("no plan was found that keeps persons {who} apart as the rules say")
    }
}

fn together_sentence(people: &[usize], proven: bool) -> String {
    let who = listed(people);
    if proven {
        format!("the rules about persons {who} cannot all be kept: the tables do not hold them together")
    } else {
        format!("no plan was found that keeps persons {who} together as the rules say")
    }
}

fn listed(people: &[usize]) -> String {
    people.iter().map(usize::to_string).collect::<Vec<_>>().join(", ")
}

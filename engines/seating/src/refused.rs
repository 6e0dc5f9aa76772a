//! Why a problem cannot be solved, in words. People, tables and rules are named by their index, so that the caller
//! can put names in their place.

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
    /// More tables than the engine takes; there is no use for more tables than people.
    #[error("{tables} tables are more than the {most} that one plan can have")]
    TooManyTables {
        /// How many there are.
        tables: usize,
        /// The limit.
        most: usize,
    },
    /// No round at all, or more than the engine takes ([`crate::MOST_ROUNDS`]).
    #[error("{rounds} rounds cannot be planned: there must be between 1 and {most}")]
    RoundsOutOfRange {
        /// How many there are.
        rounds: usize,
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
    #[error("rule {rule} speaks of person {person}, who is not on the list")]
    UnknownPerson {
        /// The rule.
        rule: usize,
        /// The index that is out of range.
        person: usize,
    },
    /// A wish speaks of someone who is not on the list, or of someone with themselves.
    #[error("wish {wish} is not of two people on the list")]
    WishOfNobody {
        /// The place of the wish among the wishes.
        wish: usize,
    },
    /// A rule speaks of a table that does not exist.
    #[error("rule {rule} seats person {person} at table {table}, which does not exist")]
    TableMissing {
        /// The rule.
        rule: usize,
        /// The person.
        person: usize,
        /// The index that is out of range.
        table: usize,
    },
    /// A rule speaks of a round that does not exist.
    #[error("rule {rule} speaks of round {round}, which does not exist")]
    RoundMissing {
        /// The rule.
        rule: usize,
        /// The index that is out of range.
        round: usize,
    },
    /// A rule speaks of a municipality from which nobody comes.
    #[error("rule {rule} speaks of municipality {group}, from which nobody comes")]
    GroupMissing {
        /// The rule.
        rule: usize,
        /// The municipality.
        group: u32,
    },
    /// Someone may sit at none of the tables.
    #[error("rule {rule} leaves person {person} no table")]
    OnlyNowhere {
        /// The rule.
        rule: usize,
        /// The person.
        person: usize,
    },
    /// Someone is fixed to two tables in the same round.
    #[error("person {person} is fixed to both table {first} and table {second}")]
    FixedTwice {
        /// The person.
        person: usize,
        /// One table.
        first: usize,
        /// The other table.
        second: usize,
    },
    /// Someone is to sit apart from themselves.
    #[error("rule {rule} keeps person {person} apart from themselves")]
    ApartFromSelf {
        /// The rule.
        rule: usize,
        /// The person.
        person: usize,
    },
    /// Someone is counted twice in one quota or group of people.
    #[error("rule {rule} names person {person} twice")]
    NamedTwice {
        /// The rule.
        rule: usize,
        /// The person.
        person: usize,
    },
    /// A quota's least is above its most.
    #[error("rule {rule} asks for at least {least} and at most {most} at each table")]
    QuotaUpsideDown {
        /// The rule.
        rule: usize,
        /// The fewest at each table.
        least: usize,
        /// The most at each table.
        most: usize,
    },
    /// A weight is above [`crate::MOST_WEIGHT`].
    #[error("the weight {weight} is above {most}")]
    WeightOutOfRange {
        /// The weight.
        weight: u32,
        /// The limit.
        most: u32,
    },
    /// These rules cannot all hold in some round.
    #[error("{}", sentence(rules, *sizes, *proven))]
    Clash {
        /// The rules. None of them can be left out of the list if `proven`.
        rules: Vec<usize>,
        /// True: they clash because of the sizes of the tables. False: whatever the sizes.
        sizes: bool,
        /// True: there is no plan, and these rules alone forbid it. False: no seating was found that keeps these
        /// rules; there may be one, and fewer of them may clash.
        proven: bool,
        /// True: it is proven that no fewer rules clash in that round.
        smallest: bool,
    },
    /// The old plan is not a plan of these people and rounds.
    #[error("the old plan has {old} places for {people} people or rounds")]
    OldPlanOfOtherLength {
        /// Length of the old plan or of one of its rounds.
        old: usize,
        /// Number of rounds or people.
        people: usize,
    },
}

impl Refused {
    /// Rules for which no seating was found.
    pub(crate) fn unproven(rules: Vec<usize>) -> Self {
        Self::Clash { rules, sizes: true, proven: false, smallest: false }
    }

    /// A stable word for the reason, for text keys and scripts.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::SizesDoNotFit { .. } => "sizes_do_not_fit",
            Self::TableUpsideDown { .. } => "table_upside_down",
            Self::TooManyPeople { .. } => "too_many_people",
            Self::TooManyTables { .. } => "too_many_tables",
            Self::RoundsOutOfRange { .. } => "rounds_out_of_range",
            Self::DuplicateKey { .. } => "duplicate_key",
            Self::UnknownPerson { .. } => "unknown_person",
            Self::WishOfNobody { .. } => "wish_of_nobody",
            Self::TableMissing { .. } => "table_missing",
            Self::RoundMissing { .. } => "round_missing",
            Self::GroupMissing { .. } => "group_missing",
            Self::OnlyNowhere { .. } => "only_nowhere",
            Self::FixedTwice { .. } => "fixed_twice",
            Self::ApartFromSelf { .. } => "apart_from_self",
            Self::NamedTwice { .. } => "named_twice",
            Self::QuotaUpsideDown { .. } => "quota_upside_down",
            Self::WeightOutOfRange { .. } => "weight_out_of_range",
            Self::Clash { .. } => "clash",
            Self::OldPlanOfOtherLength { .. } => "old_plan_of_other_length",
        }
    }
}

fn sentence(rules: &[usize], sizes: bool, proven: bool) -> String {
    let which = rules.iter().map(usize::to_string).collect::<Vec<_>>().join(", ");
    let which = if rules.len() == 1 {
        format!("rule {which} cannot be kept")
    } else {
        format!("rules {which} cannot all be kept")
    };
    match (proven, sizes) {
        (true, true) => format!("{which} at tables of these sizes"),
        (true, false) => which,
        (false, _) => format!("{which} by any plan that was found"),
    }
}

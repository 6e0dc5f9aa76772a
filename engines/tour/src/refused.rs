//! Why a problem cannot be planned. Everything is named by its index, for a page to put a link to, and in the sentence by
//! its name.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::day::Day;

/// A rule that every plan keeps. That a county is visited on a day that it can belongs to the county itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "snake_case")]
pub enum Rule {
    /// Nothing on public holidays and other closed days.
    Closed,
    /// Nothing in the freeze window.
    Freeze,
    /// A team, and each of its people, is in one place a day.
    OneADay,
    /// Travel fits between two days.
    Travel,
    /// The county keeps the day that was fixed.
    FixedDay {
        /// The county.
        county: usize,
    },
    /// The county keeps the team that was fixed.
    FixedTeam {
        /// The county.
        county: usize,
    },
    /// The team does not go on days when it cannot.
    TeamAway {
        /// The team.
        team: usize,
    },
    /// The person does not go on days when they cannot.
    PersonAway {
        /// The person.
        person: usize,
    },
    /// The person has at most so many workshops a week.
    MostAWeek {
        /// The person.
        person: usize,
    },
}

/// What is named in a fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    /// A county, by its index.
    County(usize),
    /// A person, by their index.
    Person(usize),
    /// A team, by its index.
    Team(usize),
}

/// One reason why there is no plan. All faults of the input are given at once.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Refused {
    /// More of something than the engine takes.
    #[error("{count} {what} are more than the {most} that one plan can have")]
    TooMany {
        /// Counties, people, teams or places.
        what: &'static str,
        /// How many there are.
        count: usize,
        /// The limit.
        most: usize,
    },
    /// The window has no day, or is longer than [`crate::MOST_DAYS`].
    #[error("a window of {days} days cannot be planned: there must be between 1 and {most}")]
    WindowOutOfRange {
        /// How many days it has.
        days: i64,
        /// The limit.
        most: i64,
    },
    /// The freeze window ends before it begins.
    #[error("the freeze window ends before it begins")]
    FreezeUpsideDown,
    /// A table of travel is not as wide as it is high, or the two are of different size.
    #[error("the table of {what} is no square of {places} places: row {row}")]
    TravelNotSquare {
        /// Kilometres or minutes.
        what: &'static str,
        /// How many places there are.
        places: usize,
        /// The first row of another length, or the first that is missing.
        row: usize,
    },
    /// A way from a place to itself, or one longer than [`crate::MOST_KM`].
    #[error("the way from place {from} to place {to} cannot be {km} km")]
    WayOutOfRange {
        /// From here.
        from: usize,
        /// To there.
        to: usize,
        /// So far.
        km: u32,
    },
    /// A county or a team is at a place that is not in the table of travel.
    #[error("{name} is at place {place}, which is not in the table of travel")]
    PlaceMissing {
        /// The county or team.
        who: Who,
        /// Its name.
        name: String,
        /// The index that is out of range.
        place: usize,
    },
    /// A team without people.
    #[error("team {name} has nobody")]
    TeamOfNobody {
        /// The team.
        team: usize,
        /// Its name.
        name: String,
    },
    /// A team speaks of a person who is not on the list.
    #[error("team {name} has person {person}, who is not on the list")]
    UnknownPerson {
        /// The team.
        team: usize,
        /// Its name.
        name: String,
        /// The index that is out of range.
        person: usize,
    },
    /// A team has the same person twice.
    #[error("team {name} has {member} twice")]
    MemberTwice {
        /// The team.
        team: usize,
        /// Its name.
        name: String,
        /// The person.
        person: usize,
        /// The person's name.
        member: String,
    },
    /// A county ranks the same day twice.
    #[error("{name} ranks the same day twice")]
    RankedTwice {
        /// The county.
        county: usize,
        /// Its name.
        name: String,
        /// The day.
        day: Day,
    },
    /// A county says of the same day that it can and that it cannot.
    #[error("{name} says of the same day that it can and that it cannot")]
    CanAndCannot {
        /// The county.
        county: usize,
        /// Its name.
        name: String,
        /// The day.
        day: Day,
    },
    /// A county is fixed to a team that does not exist.
    #[error("{name} is fixed to team {team}, which does not exist")]
    UnknownTeam {
        /// The county.
        county: usize,
        /// Its name.
        name: String,
        /// The index that is out of range.
        team: usize,
    },
    /// A weight is above [`crate::MOST_WEIGHT`].
    #[error("the weight {weight} of {what} is above {most}")]
    WeightOutOfRange {
        /// The part of the cost.
        what: &'static str,
        /// The weight.
        weight: u32,
        /// The limit.
        most: u32,
    },
    /// The old plan is not a plan of these counties.
    #[error("the old plan has {old} counties, there are {counties}")]
    OldPlanOfOtherLength {
        /// Length of the old plan.
        old: usize,
        /// Number of counties.
        counties: usize,
    },
    /// These counties cannot all be visited while these rules are kept.
    #[error("{sentence}")]
    Clash {
        /// The counties. None of them can be left out if `proven`.
        counties: Vec<usize>,
        /// The rules. None of them can be left out if `proven`.
        rules: Vec<Rule>,
        /// True: there is no plan, and these alone forbid it. False: none was found.
        proven: bool,
        /// True: it is proven that no fewer counties and rules clash.
        smallest: bool,
        /// The same in words.
        sentence: String,
    },
}

impl Refused {
    /// A stable word for the reason, for text keys and scripts.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooMany { .. } => "too_many",
            Self::WindowOutOfRange { .. } => "window_out_of_range",
            Self::FreezeUpsideDown => "freeze_upside_down",
            Self::TravelNotSquare { .. } => "travel_not_square",
            Self::WayOutOfRange { .. } => "way_out_of_range",
            Self::PlaceMissing { .. } => "place_missing",
            Self::TeamOfNobody { .. } => "team_of_nobody",
            Self::UnknownPerson { .. } => "unknown_person",
            Self::MemberTwice { .. } => "member_twice",
            Self::RankedTwice { .. } => "ranked_twice",
            Self::CanAndCannot { .. } => "can_and_cannot",
            Self::UnknownTeam { .. } => "unknown_team",
            Self::WeightOutOfRange { .. } => "weight_out_of_range",
            Self::OldPlanOfOtherLength { .. } => "old_plan_of_other_length",
            Self::Clash { .. } => "clash",
        }
    }
}

//! A planning that goes on in the background: what was asked for and what came of it.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use super::saying::Clash;

/// What is planned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// The best plan there is; only what is fixed stays.
    #[default]
    Anew,
    /// As few changes as possible.
    Mended,
}

impl How {
    /// The code in forms and text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Anew => "anew",
            Self::Mended => "mended",
        }
    }

    /// The one with this code; the first when there is none.
    #[must_use]
    pub fn of_code(code: &str) -> Self {
        [Self::Anew, Self::Mended].into_iter().find(|how| how.code() == code).unwrap_or_default()
    }
}

/// How long is searched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effort {
    /// A second or a few for most tours; a minute or so where counties have named few days.
    #[default]
    Usual,
    /// Ten times as long.
    Longer,
}

impl Effort {
    /// Both, the usual one first.
    pub const ALL: [Self; 2] = [Self::Usual, Self::Longer];

    /// The code in forms and text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Usual => "usual",
            Self::Longer => "longer",
        }
    }

    /// The effort with this code; the usual one when there is none.
    #[must_use]
    pub fn of_code(code: &str) -> Self {
        Self::ALL.into_iter().find(|one| one.code() == code).unwrap_or_default()
    }

    /// What decides the plan, whatever the machine.
    #[must_use]
    pub fn budget(self) -> ::tour::Budget {
        let usual = ::tour::Budget::default();
        match self {
            Self::Usual => usual,
            Self::Longer => ::tour::Budget { steps: usual.steps * 10, proof: usual.proof * 10 },
        }
    }

    /// After so long nobody waits any more: the program that worked is gone.
    #[must_use]
    pub const fn patience(self) -> TimeDelta {
        match self {
            Self::Usual => TimeDelta::seconds(300),
            Self::Longer => TimeDelta::seconds(3000),
        }
    }
}

/// What was planned, for the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Planned {
    /// How many counties have a day.
    pub counties: usize,
    /// How many have another day than before.
    pub days: usize,
    /// How many have the same day and another team.
    pub teams: usize,
    /// How many had none before.
    pub new: usize,
}

/// What came of a planning.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Nothing yet.
    #[default]
    None,
    /// The plan is written.
    Planned(Planned),
    /// There is no plan that keeps the rules.
    Refused(Vec<Clash>),
    /// Somebody changed the draft meanwhile; what was found is thrown away.
    Newer,
    /// A fault of ours, which is in the log.
    Failed,
}

/// What was asked for and what came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Matter {
    /// What is planned.
    pub how: How,
    /// How long is searched.
    pub effort: Effort,
    /// What came of it.
    #[serde(default)]
    pub outcome: Outcome,
}

/// How good the plan is that the last planning found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reached {
    /// What it cost when it was found: what was changed since costs something else, and the bound is not its own.
    pub cost: i64,
    /// No plan costs less.
    pub bound: i64,
    /// It is proven that no plan is better.
    pub best: bool,
    /// It was made by changing an older one as little as possible: that counted first.
    pub mended: bool,
    /// Some county has a day of which it said nothing, since no other plan was found.
    pub others: bool,
}

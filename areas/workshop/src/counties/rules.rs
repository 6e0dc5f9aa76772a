//! How far a county has come. Pure.

use crate::day::rules::State;
use crate::day::views::Standing;

/// How far a county has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// It has no workshop.
    None,
    /// It gets its workshop ready.
    Preparing,
    /// Its municipalities are invited.
    Invited {
        /// How many have answered.
        answered: i64,
        /// How many are asked.
        invited: i64,
    },
    /// The people sit, or sat, at tables.
    Placed,
}

impl Stage {
    /// The stage of a county with this workshop.
    #[must_use]
    pub fn of(standing: Option<&Standing>) -> Self {
        let Some(standing) = standing else { return Self::None };
        match standing.workshop.state {
            State::Preparing => Self::Preparing,
            State::Invited => Self::Invited { answered: standing.answered, invited: standing.invited },
            State::Placed | State::Documented => Self::Placed,
        }
    }

    /// Every stage's code, in order.
    pub const CODES: [&'static str; 4] = ["none", "preparing", "invited", "placed"];

    /// The code in text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Preparing => "preparing",
            Self::Invited { .. } => "invited",
            Self::Placed => "placed",
        }
    }

    /// The end of the tile's CSS class, by the stage's code.
    #[must_use]
    pub fn level(code: &str) -> &'static str {
        match code {
            "preparing" => "begun",
            "invited" => "half",
            "placed" => "done",
            _ => "none",
        }
    }
}

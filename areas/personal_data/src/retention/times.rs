//! The times that hold in this installation.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use organisation::past::{self, Kept};
use programme::interest::retention as interest;
use workshop::registration::counted;

use super::table::Clock;
use crate::disposal::rules::Silence;

/// How long things are kept here, and how deletion is approved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Times {
    /// Participant lists, guests, mail.
    pub participants: Kept,
    /// Counties' interest, the tour.
    pub interest: Kept,
    /// What is over.
    pub past: Kept,
    /// Days before its last day that a deletion is proposed.
    pub proposal_days: u32,
    /// Days after its last day that a proposal nobody has answered waits.
    pub unanswered_days: u32,
}

/// Days before its last day that a deletion is proposed, when nothing else is set.
pub const PROPOSAL_DAYS: u32 = 30;
/// Days that what nobody has answered waits after its last day, when nothing else is set: none. The decision on how long
/// things are kept is the authority's; silence does not make it longer (decision 0028).
pub const UNANSWERED_DAYS: u32 = 0;

impl Default for Times {
    fn default() -> Self {
        Self {
            participants: Kept::usual(counted::USUAL_MONTHS),
            interest: Kept::usual(interest::USUAL_MONTHS),
            past: Kept::usual(past::USUAL_MONTHS),
            proposal_days: PROPOSAL_DAYS,
            unanswered_days: UNANSWERED_DAYS,
        }
    }
}

/// Days that somebody has to answer, at the least.
const NOTICE_DAYS: u32 = 7;

impl Times {
    /// How long silence waits.
    #[must_use]
    pub fn silence(&self) -> Silence {
        Silence { unanswered_days: self.unanswered_days, notice_days: NOTICE_DAYS.min(self.proposal_days) }
    }

    /// How many months a clock runs.
    #[must_use]
    pub fn months(&self, clock: Clock) -> u32 {
        match clock {
            Clock::Participants => self.participants.months,
            Clock::Interest => self.interest.months,
            Clock::Past => self.past.months,
            Clock::Fixed(months) => months,
        }
    }

    /// The decision behind other times than the usual; empty where the usual hold.
    #[must_use]
    pub fn decision(&self) -> &str {
        let all = [&self.participants, &self.interest, &self.past];
        all.into_iter().map(|kept| kept.decision.as_str()).find(|said| !said.is_empty()).unwrap_or_default()
    }
}

impl<S: Sync> FromRequestParts<S> for Times {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(parts.extensions.get::<Self>().cloned().unwrap_or_default())
    }
}

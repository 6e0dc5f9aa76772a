//! `[retention]`

use organisation::past::{self, Kept};
use personal_data::retention::Times;
use programme::interest::retention as interest;
use serde::Deserialize;
use workshop::registration::counted;

/// How long things are kept that go by themselves, where a decision says something else than the usual.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Retention {
    /// Months that participant lists are kept after the day.
    #[serde(default = "usual_participants")]
    pub participants_months: u32,
    /// Months that counties' interest and the tour's names are kept after the election.
    #[serde(default = "usual_interest")]
    pub interest_months: u32,
    /// Months that duties, reviews, agreements and links are kept when they are over.
    #[serde(default = "usual_past")]
    pub past_months: u32,
    /// Days before its last day that a deletion is proposed to those who approve it.
    #[serde(default = "usual_proposal")]
    pub proposal_days: u32,
    /// Days after its last day that what nobody has answered waits.
    #[serde(default = "usual_unanswered")]
    pub unanswered_days: u32,
    /// The decision behind it, as its reference.
    #[serde(default)]
    pub decision: String,
}

impl Default for Retention {
    fn default() -> Self {
        Self {
            participants_months: usual_participants(),
            interest_months: usual_interest(),
            past_months: usual_past(),
            proposal_days: usual_proposal(),
            unanswered_days: usual_unanswered(),
            decision: String::new(),
        }
    }
}

fn usual_participants() -> u32 {
    counted::USUAL_MONTHS
}

fn usual_interest() -> u32 {
    interest::USUAL_MONTHS
}

fn usual_past() -> u32 {
    past::USUAL_MONTHS
}

fn usual_proposal() -> u32 {
    Times::default().proposal_days
}

fn usual_unanswered() -> u32 {
    Times::default().unanswered_days
}

impl Retention {
    /// Whether something else than the usual is set.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.participants_months != usual_participants()
            || self.interest_months != usual_interest()
            || self.past_months != usual_past()
            || self.unanswered_days != usual_unanswered()
    }

    /// Of participant lists.
    #[must_use]
    pub fn participants(&self) -> Kept {
        self.kept(self.participants_months, usual_participants())
    }

    /// Of counties' interest.
    #[must_use]
    pub fn interest(&self) -> Kept {
        self.kept(self.interest_months, usual_interest())
    }

    /// Of what is over.
    #[must_use]
    pub fn past(&self) -> Kept {
        self.kept(self.past_months, usual_past())
    }

    /// All of them.
    #[must_use]
    pub fn times(&self) -> Times {
        Times {
            participants: self.participants(),
            interest: self.interest(),
            past: self.past(),
            proposal_days: self.proposal_days,
            unanswered_days: self.unanswered_days,
        }
    }

    fn kept(&self, months: u32, usual: u32) -> Kept {
        let decision = if months == usual { String::new() } else { self.decision.trim().to_owned() };
        Kept { months, decision }
    }
}

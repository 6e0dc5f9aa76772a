//! What a certificate says. It names nobody.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::rules::{How, Kind, Reason};

/// What went and what did not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certificate {
    /// What went.
    pub gone: Vec<Gone>,
    /// What is held back.
    pub held: Vec<Held>,
}

/// Something that went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gone {
    /// What.
    pub kind: Kind,
    /// How many people, guests or mails.
    pub count: usize,
    /// How many personal links with them.
    pub links: usize,
    /// Months that it is kept.
    pub months: u32,
    /// The decision that says so; empty where the usual holds.
    pub decision: String,
    /// Its last day.
    pub due_on: NaiveDate,
    /// On what it went.
    pub how: How,
    /// When somebody answered.
    pub answered_on: Option<NaiveDate>,
}

/// Something that is held back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// What.
    pub kind: Kind,
    /// Why.
    pub reason: Option<Reason>,
    /// Until when.
    pub until: Option<NaiveDate>,
}

impl Certificate {
    /// How many of a kind went.
    #[must_use]
    pub fn count(&self, kind: Kind) -> usize {
        self.gone.iter().filter(|gone| gone.kind == kind).map(|gone| gone.count).sum()
    }

    /// How many personal links went.
    #[must_use]
    pub fn links(&self) -> usize {
        self.gone.iter().map(|gone| gone.links).sum()
    }
}

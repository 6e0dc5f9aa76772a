//! The phases of an election, P0 to P5, and the days on which nothing is changed.

use chrono::NaiveDate;

use super::data::DATA;
use super::{Election, dates_of, day_of};

/// A first and a last day, both counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first.
    pub first: NaiveDate,
    /// The last.
    pub last: NaiveDate,
}

impl Span {
    /// Whether it holds a day.
    #[must_use]
    pub fn holds(self, day: NaiveDate) -> bool {
        self.first <= day && day <= self.last
    }

    /// The days that are in both; nothing when there are none.
    #[must_use]
    pub fn and(self, other: Self) -> Option<Self> {
        let both = Self { first: self.first.max(other.first), last: self.last.min(other.last) };
        (both.first <= both.last).then_some(both)
    }
}

/// One phase of an election.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phase {
    /// `p0` to `p5`: the end of its text key.
    pub code: &'static str,
    /// Its days. Phases overlap: the final count begins while the preliminary one goes on.
    pub days: Span,
}

/// The phases of an election in their order: preparation, early voting, election day, preliminary count, final count,
/// afterwards. One that would end before it begins is left out.
#[must_use]
pub fn phases(election: &Election) -> Vec<Phase> {
    let rules = DATA.phase.iter().filter(|rule| rule.kinds.contains(&election.kind));
    rules
        .filter_map(|rule| {
            let first = rule.from.of(election.day, election.decided_on)?;
            let last = rule.to.of(election.day, election.decided_on)?;
            // Nobody prepares for what is not decided yet.
            let first = if rule.code == "p0" { election.decided_on.unwrap_or(first) } else { first };
            (first <= last).then_some(Phase { code: &rule.code, days: Span { first, last } })
        })
        .collect()
}

/// The frozen days of an election, on which the system is only reported to and read: no upgrade, no change of tables.
#[must_use]
pub fn freeze(election: &Election) -> Option<Span> {
    let dates = dates_of(election);
    let (first, last) = (day_of(&dates, "freeze-begins")?, day_of(&dates, "freeze-ends")?);
    Some(Span { first, last })
}

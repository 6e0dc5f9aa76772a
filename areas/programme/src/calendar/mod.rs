//! The election calendar: every date that matters to the programme, counted from the day of the election. Pure.
//!
//! Which dates, with the reference of each and the day on which somebody last checked it, stands in `elections.toml`.
//! Sources: vallagen (2005:837), regeringsformen and the calendars that the election authority published for 2018,
//! 2019, 2024 and 2026. A date that is only practice is marked as the authority's or as the programme's own.

mod data;
pub mod elections;
pub mod holidays;
mod kinds;
mod phases;
#[cfg(test)]
mod real_elections;
mod window;

use chrono::NaiveDate;

use data::{DATA, Kind};
pub use elections::Election;
pub use kinds::{ElectionKind, Source};
pub use phases::{Phase, Span, freeze, phases};
pub use window::Window;

/// One date of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CalendarDate {
    /// What happens: the end of its text key.
    pub code: &'static str,
    /// When, or from when.
    pub day: NaiveDate,
    /// Who has set it.
    pub whose: Source,
    /// Section of the law, or the calendar it was published in; empty for most of the programme's own.
    pub reference: &'static str,
    /// When somebody last held it against its reference.
    pub checked: Option<NaiveDate>,
}

/// The calendar of an ordinary election, by day.
#[must_use]
pub fn dates(kind: ElectionKind, election_day: NaiveDate) -> Vec<CalendarDate> {
    dates_of(&Election::on(kind, election_day))
}

/// The calendar of an election, by day. Dates that hang on a decision nobody knows the day of are left out.
#[must_use]
pub fn dates_of(election: &Election) -> Vec<CalendarDate> {
    let rules = DATA.date.iter().filter(|rule| rule.kinds.contains(&election.kind));
    let mut dates: Vec<CalendarDate> = rules
        .filter_map(|rule| {
            Some(CalendarDate {
                code: &rule.code,
                day: rule.when.of(election.day, election.decided_on)?,
                whose: rule.whose,
                reference: &rule.reference,
                checked: rule.checked,
            })
        })
        .collect();
    dates.sort_by_key(|date| date.day);
    dates
}

/// The days on which workshops are held before an election, when its programme says nothing else.
#[must_use]
pub fn window(kind: ElectionKind, election_day: NaiveDate) -> Window {
    let dates = dates(kind, election_day);
    let of = |code| day_of(&dates, code).unwrap_or(election_day);
    Window { first: of("workshops-begin"), last: of("workshops-end") }
}

/// The day of one date of a calendar.
#[must_use]
pub fn day_of(dates: &[CalendarDate], code: &str) -> Option<NaiveDate> {
    dates.iter().find(|date| date.code == code).map(|date| date.day)
}

/// Every kind stands in the file, a test says.
fn kind_of(kind: ElectionKind) -> &'static Kind {
    DATA.kind.iter().find(|one| one.code == kind).unwrap_or(&DATA.kind[0])
}

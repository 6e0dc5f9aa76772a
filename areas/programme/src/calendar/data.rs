//! The calendar as it stands in `elections.toml`: read once, held together by tests.

use std::sync::LazyLock;

use chrono::{Datelike as _, Days, NaiveDate};
use serde::Deserialize;

use super::{ElectionKind, Source};

/// The shipped file. That it can be read a test says; a program with a file that cannot does not get through it.
pub(super) static DATA: LazyLock<Data> = LazyLock::new(|| {
    toml::from_str(include_str!("elections.toml")).expect("the shipped calendar can be read")
});

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Data {
    pub kind: Vec<Kind>,
    pub moved: Vec<Moved>,
    pub date: Vec<Rule>,
    pub phase: Vec<PhaseRule>,
}

/// When elections of a kind are held.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Kind {
    pub code: ElectionKind,
    /// Nothing for those that somebody has to decide on.
    pub ordinary: Option<Ordinary>,
    /// At the latest so many months after it was decided.
    pub months_from_decision: Option<u32>,
    pub on_sunday: bool,
    pub reference: String,
    pub checked: NaiveDate,
}

/// Every so many years, on the nth Sunday of a month.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Ordinary {
    pub every: i32,
    pub counted_from: i32,
    pub month: u32,
    pub sunday: u8,
}

/// An ordinary election that was held on another day than the rule says.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Moved {
    pub kind: ElectionKind,
    pub day: NaiveDate,
}

/// One date of the calendar.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Rule {
    pub code: String,
    pub kinds: Vec<ElectionKind>,
    pub when: When,
    pub whose: Source,
    #[serde(default)]
    pub reference: String,
    pub checked: Option<NaiveDate>,
}

/// One phase.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PhaseRule {
    pub code: String,
    pub kinds: Vec<ElectionKind>,
    pub from: When,
    pub to: When,
}

/// When, seen from an election.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub(super) enum When {
    /// Days from election day.
    FromElection(i64),
    /// Days from the decision to hold it.
    FromDecision(i64),
    /// A day of a month, so many years from the election's; no day is the month's last.
    Day { years: i32, month: u32, day: Option<u32> },
}

impl When {
    /// The day for an election; nothing when it hangs on a decision that nobody knows, or at the ends of time.
    pub fn of(self, election_day: NaiveDate, decided_on: Option<NaiveDate>) -> Option<NaiveDate> {
        match self {
            Self::FromElection(days) => moved_by(election_day, days),
            Self::FromDecision(days) => moved_by(decided_on?, days),
            Self::Day { years, month, day } => {
                let year = election_day.year().checked_add(years)?;
                let first = NaiveDate::from_ymd_opt(year, month, 1)?;
                NaiveDate::from_ymd_opt(year, month, day.unwrap_or(u32::from(first.num_days_in_month())))
            }
        }
    }
}

/// The day so many days later, or earlier when it is negative.
pub(super) fn moved_by(day: NaiveDate, days: i64) -> Option<NaiveDate> {
    let way = Days::new(days.unsigned_abs());
    if days < 0 { day.checked_sub_days(way) } else { day.checked_add_days(way) }
}

impl TryFrom<String> for When {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        read(&text).ok_or_else(|| format!("no day can be read out of {text:?}"))
    }
}

fn read(text: &str) -> Option<When> {
    if text == "T" {
        return Some(When::FromElection(0));
    }
    if let Some(days) = text.strip_prefix('T') {
        return Some(When::FromElection(days.parse().ok()?));
    }
    if let Some(days) = text.strip_prefix("decision") {
        return Some(When::FromDecision(days.parse().ok()?));
    }
    let (year, day) = text.split_once(' ')?;
    let years = match year.strip_prefix("year")? {
        "" => 0,
        years => years.parse().ok()?,
    };
    let (month, day) = day.split_once('-')?;
    let day = if day == "last" { None } else { Some(day.parse().ok()?) };
    Some(When::Day { years, month: month.parse().ok()?, day })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn what_cannot_be_read_as_a_day_is_refused_with_its_text() {
        for text in ["", "t-3", "T minus 3", "year-1", "year-1 13", "decision", "year x-y", "last"] {
            let fault = When::try_from(text.to_owned()).unwrap_err();
            assert!(fault.contains(&format!("{text:?}")), "{fault}");
        }
        let last = When::try_from("year 02-last".to_owned()).unwrap();
        for (year, day) in [(2028, 29), (2029, 28)] {
            let election = NaiveDate::from_ymd_opt(year, 9, 10).unwrap();
            assert_eq!(last.of(election, None), NaiveDate::from_ymd_opt(year, 2, day));
        }
    }

    #[test]
    fn each_kind_stands_once_and_has_all_phases_in_order() {
        for kind in ElectionKind::ALL {
            assert_eq!(DATA.kind.iter().filter(|one| one.code == kind).count(), 1, "{kind:?}");
            let phases: Vec<_> = DATA
                .phase
                .iter()
                .filter(|phase| phase.kinds.contains(&kind))
                .map(|phase| &*phase.code)
                .collect();
            assert_eq!(phases, ["p0", "p1", "p2", "p3", "p4", "p5"], "{kind:?}");
        }
    }

    #[test]
    fn a_date_stands_once_for_each_kind_and_every_election_has_its_day() {
        for kind in ElectionKind::ALL {
            let codes: Vec<_> =
                DATA.date.iter().filter(|rule| rule.kinds.contains(&kind)).map(|rule| &*rule.code).collect();
            assert_eq!(codes.iter().collect::<HashSet<_>>().len(), codes.len(), "{kind:?}: {codes:?}");
            for needed in [
                "election-day",
                "interest",
                "workshops-begin",
                "workshops-end",
                "freeze-begins",
                "freeze-ends",
            ] {
                assert!(codes.contains(&needed), "{kind:?} has no {needed}");
            }
        }
    }

    #[test]
    fn what_the_law_and_the_authority_have_set_names_its_source_and_the_day_it_was_checked() {
        for rule in DATA.date.iter().filter(|rule| rule.whose != Source::Own) {
            assert!(!rule.reference.is_empty() && rule.checked.is_some(), "{}", rule.code);
        }
        for kind in &DATA.kind {
            assert!(!kind.reference.is_empty() && kind.checked.year() >= 2026, "{:?}", kind.code);
        }
    }
}

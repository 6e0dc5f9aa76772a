//! The election calendar: every date that matters to the programme, counted from the day of the election. Pure.
//!
//! Sources: vallagen (2005:837) where a section is named; else the calendars that the election authority published in
//! 2018, 2019, 2024 and 2026. A date that is only practice is marked as the authority's or as the programme's own.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use sea_orm::entity::prelude::*;

/// Which election.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum ElectionKind {
    /// To the European Parliament.
    #[sea_orm(string_value = "european_parliament")]
    EuropeanParliament,
    /// To the Riksdag, regions and municipalities.
    #[sea_orm(string_value = "general")]
    General,
}

impl ElectionKind {
    /// Every kind.
    pub const ALL: [Self; 2] = [Self::EuropeanParliament, Self::General];

    /// The code in the database, forms and text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::EuropeanParliament => "european_parliament",
            Self::General => "general",
        }
    }
}

/// Who has set a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The law.
    Law,
    /// The election authority.
    Authority,
    /// The programme itself.
    Own,
}

impl Source {
    /// The code in text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Law => "law",
            Self::Authority => "authority",
            Self::Own => "own",
        }
    }
}

/// One date of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CalendarDate {
    /// What happens, as a text key.
    pub key: &'static str,
    /// When, or from when.
    pub day: NaiveDate,
    /// Who has set it.
    pub whose: Source,
    /// Section of the law; empty when it is not known for certain.
    pub reference: &'static str,
}

/// The first and the last day on which workshops are held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// The first.
    pub first: NaiveDate,
    /// The last.
    pub last: NaiveDate,
}

/// When: by days from the election, or on a day of a month in the year of the election or the one before.
enum When {
    Offset(i64),
    YearBefore(u32, u32),
    SameYear(u32, u32),
}

struct Rule(&'static str, When, Source, &'static str);

/// Dates of every election.
const COMMON: [Rule; 10] = [
    Rule("calendar-abroad-letters", When::Offset(-45), Source::Law, ""),
    Rule("calendar-roll", When::Offset(-30), Source::Law, ""),
    Rule("calendar-embassies", When::Offset(-24), Source::Law, ""),
    Rule("calendar-early-voting", When::Offset(-18), Source::Law, ""),
    Rule("calendar-roll-corrections", When::Offset(-12), Source::Law, ""),
    Rule("calendar-election-day", When::Offset(0), Source::Law, "vallagen 1:3"),
    Rule("calendar-final-count", When::Offset(1), Source::Law, ""),
    Rule("calendar-wednesday-count", When::Offset(3), Source::Law, ""),
    Rule("calendar-national-result", When::Offset(7), Source::Authority, ""),
    Rule("calendar-freeze-ends", When::Offset(14), Source::Own, ""),
];

/// Dates of the election to the European Parliament: workshops in spring, right before it.
const EUROPEAN: [Rule; 6] = [
    Rule("calendar-districts", When::YearBefore(12, 1), Source::Authority, ""),
    Rule("calendar-course", When::YearBefore(11, 15), Source::Own, ""),
    Rule("calendar-interest", When::SameYear(1, 22), Source::Own, ""),
    Rule("calendar-parties", When::SameYear(2, 28), Source::Authority, ""),
    Rule("calendar-workshops-begin", When::SameYear(3, 1), Source::Own, ""),
    Rule("calendar-workshops-end", When::SameYear(4, 30), Source::Own, ""),
];

/// Dates of the general elections: workshops in January, since the summer comes between.
const GENERAL: [Rule; 8] = [
    Rule("calendar-constituencies", When::YearBefore(10, 31), Source::Law, ""),
    Rule("calendar-districts", When::YearBefore(12, 1), Source::Authority, ""),
    Rule("calendar-course", When::YearBefore(11, 15), Source::Own, ""),
    Rule("calendar-interest", When::YearBefore(10, 15), Source::Own, ""),
    Rule("calendar-workshops-begin", When::SameYear(1, 8), Source::Own, ""),
    Rule("calendar-workshops-end", When::SameYear(1, 31), Source::Own, ""),
    Rule("calendar-parties", When::SameYear(2, 28), Source::Authority, ""),
    Rule("calendar-night-lead", When::SameYear(5, 15), Source::Authority, ""),
];

/// The calendar of an election, by day.
#[must_use]
pub fn dates(kind: ElectionKind, election_day: NaiveDate) -> Vec<CalendarDate> {
    let own: &[Rule] = match kind {
        ElectionKind::EuropeanParliament => &EUROPEAN,
        ElectionKind::General => &GENERAL,
    };
    let mut dates: Vec<CalendarDate> =
        own.iter().chain(&COMMON).filter_map(|rule| date(rule, election_day)).collect();
    dates.sort_by_key(|date| date.day);
    dates
}

/// The days on which workshops are held before an election.
#[must_use]
pub fn window(kind: ElectionKind, election_day: NaiveDate) -> Window {
    let dates = dates(kind, election_day);
    let of = |key: &str| dates.iter().find(|date| date.key == key).map_or(election_day, |date| date.day);
    Window { first: of("calendar-workshops-begin"), last: of("calendar-workshops-end") }
}

impl Window {
    /// The day in the window on which the `number`th workshop could be held, from 0: Tuesdays, Wednesdays and
    /// Thursdays in turn, and from the first again when they are used up.
    #[must_use]
    pub fn proposal(self, number: usize) -> NaiveDate {
        let good: Vec<NaiveDate> = self
            .first
            .iter_days()
            .take_while(|day| *day <= self.last)
            .filter(|day| matches!(day.weekday(), Weekday::Tue | Weekday::Wed | Weekday::Thu))
            .collect();
        if good.is_empty() { self.first } else { good[number % good.len()] }
    }
}

/// Nothing when the calendar has no such day, which only happens at the ends of time.
fn date(rule: &Rule, election_day: NaiveDate) -> Option<CalendarDate> {
    let Rule(key, when, whose, reference) = rule;
    let day = match *when {
        When::Offset(days) if days < 0 => election_day.checked_sub_days(Days::new(days.unsigned_abs()))?,
        When::Offset(days) => election_day.checked_add_days(Days::new(days.unsigned_abs()))?,
        When::YearBefore(month, day) => NaiveDate::from_ymd_opt(election_day.year() - 1, month, day)?,
        When::SameYear(month, day) => NaiveDate::from_ymd_opt(election_day.year(), month, day)?,
    };
    Some(CalendarDate { key, day, whose: *whose, reference })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ymd(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn of(kind: ElectionKind, election_day: NaiveDate, key: &str) -> NaiveDate {
        dates(kind, election_day).iter().find(|date| date.key == key).unwrap().day
    }

    #[test]
    fn the_european_election_of_2029_has_the_dates_of_the_published_pattern() {
        let election = ymd(2029, 6, 10);
        let expected = [
            ("calendar-abroad-letters", ymd(2029, 4, 26)),
            ("calendar-roll", ymd(2029, 5, 11)),
            ("calendar-embassies", ymd(2029, 5, 17)),
            ("calendar-early-voting", ymd(2029, 5, 23)),
            ("calendar-roll-corrections", ymd(2029, 5, 29)),
            ("calendar-election-day", election),
            ("calendar-final-count", ymd(2029, 6, 11)),
            ("calendar-wednesday-count", ymd(2029, 6, 13)),
            ("calendar-national-result", ymd(2029, 6, 17)),
        ];
        for (key, day) in expected {
            assert_eq!(of(ElectionKind::EuropeanParliament, election, key), day, "{key}");
        }
    }

    #[test]
    fn the_general_election_of_2030_has_the_dates_of_the_published_pattern() {
        let election = ymd(2030, 9, 8);
        let expected = [
            ("calendar-constituencies", ymd(2029, 10, 31)),
            ("calendar-abroad-letters", ymd(2030, 7, 25)),
            ("calendar-roll", ymd(2030, 8, 9)),
            ("calendar-embassies", ymd(2030, 8, 15)),
            ("calendar-early-voting", ymd(2030, 8, 21)),
            ("calendar-roll-corrections", ymd(2030, 8, 27)),
            ("calendar-final-count", ymd(2030, 9, 9)),
            ("calendar-wednesday-count", ymd(2030, 9, 11)),
        ];
        for (key, day) in expected {
            assert_eq!(of(ElectionKind::General, election, key), day, "{key}");
        }
    }

    #[test]
    fn the_calendar_is_in_order_and_names_each_date_once() {
        for kind in ElectionKind::ALL {
            let dates = dates(kind, ymd(2029, 6, 10));
            assert!(dates.is_sorted_by_key(|date| date.day));
            let keys: std::collections::HashSet<_> = dates.iter().map(|date| date.key).collect();
            assert_eq!(keys.len(), dates.len());
        }
    }

    #[test]
    fn workshops_lie_in_march_and_april_on_days_in_the_middle_of_a_week() {
        let window = window(ElectionKind::EuropeanParliament, ymd(2029, 6, 10));
        assert_eq!(window, Window { first: ymd(2029, 3, 1), last: ymd(2029, 4, 30) });
        assert_eq!(window.proposal(0), ymd(2029, 3, 1));
        for number in 0..60 {
            let day = window.proposal(number);
            assert!(window.first <= day && day <= window.last);
            assert!(!matches!(day.weekday(), Weekday::Sat | Weekday::Sun | Weekday::Mon | Weekday::Fri));
        }
    }

    #[test]
    fn the_ends_of_time_give_a_shorter_calendar_and_no_panic() {
        for day in [NaiveDate::MIN, NaiveDate::MAX] {
            for kind in ElectionKind::ALL {
                let _ = dates(kind, day);
                let _ = window(kind, day).proposal(3);
            }
        }
    }
}

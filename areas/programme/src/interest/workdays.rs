//! The days on which a workshop can be held: the window's days without weekends and public holidays. Pure.
//!
//! Source: lagen (1989:253) om allmänna helgdagar; the eves on which authorities are closed as on holidays: Midsummer
//! Eve, Christmas Eve and New Year's Eve.

use chrono::{Datelike, Days, NaiveDate, TimeDelta, Weekday};

use crate::calendar::Window;

/// Why no workshop is held on a day. The code ends its text key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Out {
    /// It lies before or after the window.
    Outside,
    /// Saturday or Sunday.
    Weekend,
    /// A public holiday, or an eve that is kept as one.
    Holiday(&'static str),
}

/// One day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    /// Which.
    pub day: NaiveDate,
    /// Why it cannot be chosen; none when it can.
    pub out: Option<Out>,
}

/// One week of the calendar, Monday first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Week {
    /// Its Monday.
    pub monday: NaiveDate,
    /// Monday to Sunday.
    pub days: Vec<Day>,
}

/// Easter Sunday of a year of our calendar (Meeus, *Astronomical Algorithms*, chapter 8).
fn easter(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b.div_euclid(4), b.rem_euclid(4));
    let f = (b + 8).div_euclid(25);
    let g = (b - f + 1).div_euclid(3);
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c.div_euclid(4), c.rem_euclid(4));
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 22 * l).div_euclid(451);
    let sum = h + l - 7 * m + 114;
    let (month, day) = (u32::try_from(sum.div_euclid(31)).ok()?, u32::try_from(sum.rem_euclid(31)).ok()?);
    NaiveDate::from_ymd_opt(year, month, day + 1)
}

/// The public holiday that a day is, by the end of its text key.
#[must_use]
pub fn holiday(day: NaiveDate) -> Option<&'static str> {
    let fixed = match (day.month(), day.day()) {
        (1, 1) => Some("new-year"),
        (1, 6) => Some("epiphany"),
        (5, 1) => Some("first-of-may"),
        (6, 6) => Some("national-day"),
        (12, 24) => Some("christmas-eve"),
        (12, 25) => Some("christmas"),
        (12, 26) => Some("boxing-day"),
        (12, 31) => Some("new-years-eve"),
        // Midsummer: the Friday and Saturday of 19–26 June; All Saints: the Saturday of 31 October – 6 November.
        (6, 19..=25) if day.weekday() == Weekday::Fri => Some("midsummer-eve"),
        (6, 20..=26) if day.weekday() == Weekday::Sat => Some("midsummer"),
        (10, 31) | (11, 1..=6) if day.weekday() == Weekday::Sat => Some("all-saints"),
        _ => None,
    };
    fixed.or_else(|| match (day - easter(day.year())?).num_days() {
        -2 => Some("good-friday"),
        0 => Some("easter"),
        1 => Some("easter-monday"),
        39 => Some("ascension"),
        49 => Some("pentecost"),
        _ => None,
    })
}

fn out(window: Window, day: NaiveDate) -> Option<Out> {
    if day < window.first || day > window.last {
        return Some(Out::Outside);
    }
    if let Some(name) = holiday(day) {
        return Some(Out::Holiday(name));
    }
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun).then_some(Out::Weekend)
}

/// Whether a workshop can be held on a day of the window.
#[must_use]
pub fn is_workday(window: Window, day: NaiveDate) -> bool {
    out(window, day).is_none()
}

/// A window longer than this is cut: nobody ticks through more days, and no page grows without end.
const LONGEST: TimeDelta = TimeDelta::days(200);

/// The days of a window on which a workshop can be held, in order.
pub fn workdays(window: Window) -> impl Iterator<Item = NaiveDate> {
    let last = window.first.checked_add_signed(LONGEST).map_or(window.last, |cut| cut.min(window.last));
    window.first.iter_days().take_while(move |day| *day <= last).filter(move |day| is_workday(window, *day))
}

/// The window in whole weeks. Empty when the window ends before it begins.
#[must_use]
pub fn weeks(window: Window) -> Vec<Week> {
    let into_week = Days::new(u64::from(window.first.weekday().num_days_from_monday()));
    let Some(monday) = window.first.checked_sub_days(into_week) else { return Vec::new() };
    let last = window.first.checked_add_signed(LONGEST).map_or(window.last, |cut| cut.min(window.last));
    let mondays = monday.iter_weeks().take_while(|monday| *monday <= last);
    let week = |monday: NaiveDate| Week {
        monday,
        days: monday.iter_days().take(7).map(|day| Day { day, out: out(window, day) }).collect(),
    };
    mondays.map(week).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn ymd(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn easter_falls_where_the_almanac_says() {
        for (year, month, day) in [
            (2022, 4, 17),
            (2024, 3, 31),
            (2026, 4, 5),
            (2029, 4, 1),
            (2030, 4, 21),
            (2038, 4, 25),
            (2008, 3, 23),
        ] {
            assert_eq!(easter(year), Some(ymd(year, month, day)));
        }
    }

    #[test]
    fn the_holidays_of_2029_are_those_of_the_almanac() {
        let found: Vec<_> = ymd(2029, 1, 1)
            .iter_days()
            .take(365)
            .filter_map(|day| Some((day.month(), day.day(), holiday(day)?)))
            .collect();
        assert_eq!(
            found,
            [
                (1, 1, "new-year"),
                (1, 6, "epiphany"),
                (3, 30, "good-friday"),
                (4, 1, "easter"),
                (4, 2, "easter-monday"),
                (5, 1, "first-of-may"),
                (5, 10, "ascension"),
                (5, 20, "pentecost"),
                (6, 6, "national-day"),
                (6, 22, "midsummer-eve"),
                (6, 23, "midsummer"),
                (11, 3, "all-saints"),
                (12, 24, "christmas-eve"),
                (12, 25, "christmas"),
                (12, 26, "boxing-day"),
                (12, 31, "new-years-eve"),
            ]
        );
    }

    #[test]
    fn the_spring_window_of_2029_has_forty_one_days_to_choose_from() {
        let window = Window { first: ymd(2029, 3, 1), last: ymd(2029, 4, 30) };
        assert_eq!(workdays(window).count(), 41);
        let weeks = weeks(window);
        assert_eq!(weeks.len(), 10);
        assert_eq!(weeks[0].monday, ymd(2029, 2, 26));
        assert_eq!(weeks[0].days[2].out, Some(Out::Outside));
        assert_eq!(weeks[0].days[3].out, None);
        assert_eq!(weeks[4].days[4].out, Some(Out::Holiday("good-friday")));
        assert_eq!(weeks[4].days[5].out, Some(Out::Weekend));
    }

    proptest! {
        #[test]
        fn the_calendar_shows_every_workday_once_and_no_other(start in 0_i64..20_000, length in -10_i64..190) {
            let first = ymd(1990, 1, 1) + TimeDelta::days(start);
            let window = Window { first, last: first + TimeDelta::days(length) };
            let free: Vec<_> = weeks(window)
                .into_iter()
                .flat_map(|week| week.days)
                .filter(|day| day.out.is_none())
                .map(|day| day.day)
                .collect();
            prop_assert_eq!(&free, &workdays(window).collect::<Vec<_>>());
            for day in free {
                prop_assert!(day >= window.first && day <= window.last);
                prop_assert!(day.weekday().number_from_monday() <= 5 && holiday(day).is_none());
            }
        }

        #[test]
        fn every_year_has_thirteen_holidays_and_three_eves_or_one_less_when_two_fall_together(year in 1900_i32..2200) {
            let days = ymd(year, 1, 1).iter_days().take_while(|day| day.year() == year);
            let count = days.filter(|day| holiday(*day).is_some()).count();
            prop_assert!((15..=16).contains(&count), "{year}: {count}");
        }
    }

    #[test]
    fn the_ends_of_time_give_an_empty_calendar_and_no_panic() {
        for (first, last) in [
            (NaiveDate::MIN, NaiveDate::MIN),
            (NaiveDate::MAX, NaiveDate::MAX),
            (NaiveDate::MIN, NaiveDate::MAX),
        ] {
            let window = Window { first, last };
            let _ = (weeks(window), workdays(window).count());
        }
    }
}

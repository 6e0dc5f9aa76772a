//! The days on which a workshop can be held: the window's days without weekends and public holidays. Pure.
//!
//! Holidays are the calendar's; to them come the eves on which authorities are closed: Midsummer Eve, Christmas Eve and
//! New Year's Eve.

use chrono::{Datelike, Days, NaiveDate, TimeDelta, Weekday};

use crate::calendar::Window;

/// Why no workshop is held on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Out {
    /// It lies before or after the window.
    Outside,
    /// Saturday or Sunday.
    Weekend,
    /// A public holiday; the calendar names it.
    Holiday,
    /// An eve that is kept as one, by its text key.
    Eve(&'static str),
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

/// The eve that authorities keep as a holiday, by its text key: Midsummer Eve is the Friday of 19–25 June.
fn eve(day: NaiveDate) -> Option<&'static str> {
    match (day.month(), day.day()) {
        (12, 24) => Some("interest-eve-christmas"),
        (12, 31) => Some("interest-eve-new-year"),
        (6, 19..=25) if day.weekday() == Weekday::Fri => Some("interest-eve-midsummer"),
        _ => None,
    }
}

fn out(window: Window, day: NaiveDate) -> Option<Out> {
    if day < window.first || day > window.last {
        return Some(Out::Outside);
    }
    if matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
        return Some(Out::Weekend);
    }
    eve(day).map(Out::Eve).or_else(|| (!window.holds(day)).then_some(Out::Holiday))
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
    fn the_spring_window_of_2029_has_forty_one_days_to_choose_from() {
        let window = Window { first: ymd(2029, 3, 1), last: ymd(2029, 4, 30) };
        assert_eq!(workdays(window).count(), 41);
        let weeks = weeks(window);
        assert_eq!(weeks.len(), 10);
        assert_eq!(weeks[0].monday, ymd(2029, 2, 26));
        assert_eq!(weeks[0].days[2].out, Some(Out::Outside));
        assert_eq!(weeks[0].days[3].out, None);
        assert_eq!(weeks[4].days[4].out, Some(Out::Holiday));
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
                prop_assert!(window.holds(day) && eve(day).is_none());
            }
        }
    }

    #[test]
    fn the_eves_are_out_as_well() {
        let out_on = |month, day| {
            let day = ymd(2029, month, day);
            out(Window { first: day, last: day }, day)
        };
        assert_eq!(out_on(6, 22), Some(Out::Eve("interest-eve-midsummer")));
        assert_eq!(out_on(12, 24), Some(Out::Eve("interest-eve-christmas")));
        assert_eq!(out_on(12, 31), Some(Out::Eve("interest-eve-new-year")));
        assert_eq!(out_on(6, 15), None);
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

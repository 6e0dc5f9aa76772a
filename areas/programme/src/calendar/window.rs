//! The days on which workshops are held.

use chrono::{Datelike as _, NaiveDate, Weekday};

use super::holidays;

/// The first and the last day on which workshops are held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// The first.
    pub first: NaiveDate,
    /// The last.
    pub last: NaiveDate,
}

impl Window {
    /// Whether a day is the first, the last or between them.
    #[must_use]
    pub fn contains(self, day: NaiveDate) -> bool {
        self.first <= day && day <= self.last
    }

    /// Whether a workshop can be held on a day: in the window, from Monday to Friday, and no public holiday.
    #[must_use]
    pub fn holds(self, day: NaiveDate) -> bool {
        let works = !matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        self.contains(day) && works && !holidays::is_holiday(day)
    }

    /// The day in the window on which the `number`th workshop could be held, from 0: Tuesdays, Wednesdays and
    /// Thursdays in turn but for public holidays, and from the first again when they are used up.
    #[must_use]
    pub fn proposal(self, number: usize) -> NaiveDate {
        let good: Vec<NaiveDate> = self
            .first
            .iter_days()
            .take_while(|day| *day <= self.last)
            .filter(|day| matches!(day.weekday(), Weekday::Tue | Weekday::Wed | Weekday::Thu))
            .filter(|day| self.holds(*day))
            .collect();
        if good.is_empty() { self.first } else { good[number % good.len()] }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::calendar::{ElectionKind, window};

    fn ymd(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
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
    fn no_workshop_is_held_on_good_friday_or_easter_monday() {
        let window = Window { first: ymd(2029, 3, 1), last: ymd(2029, 4, 30) };
        assert!(!window.holds(ymd(2029, 3, 30)) && !window.holds(ymd(2029, 4, 2)));
        assert!(window.holds(ymd(2029, 3, 29)) && window.holds(ymd(2029, 4, 3)));
        assert!(!window.holds(ymd(2029, 5, 2)), "after the window");
    }

    proptest! {
        #[test]
        fn a_proposal_is_a_day_that_holds_or_there_is_none(
            days in 0..40_000_u64, length in 0..120_u64, number in 0..400_usize
        ) {
            let first = ymd(1990, 1, 1) + chrono::Days::new(days);
            let window = Window { first, last: first + chrono::Days::new(length) };
            let day = window.proposal(number);
            prop_assert!(window.holds(day) || day == window.first);
            if length >= 20 {
                prop_assert!(window.holds(day));
            }
        }
    }
}

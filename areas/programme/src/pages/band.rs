//! A picture of time: lanes one under the other, each with its bars on the same scale. The names and days stand in the
//! page's own text, so that it is read at any width; the bars stretch with it.

use chrono::{Datelike as _, NaiveDate};
use texts::Words;

use super::calendar::state;
use super::said::span;
use crate::calendar::Span;

/// How wide the scale is, in units of the picture.
const WIDTH: i64 = 1000;
/// The narrowest bar, so that one day among years is seen.
const NARROWEST: i64 = 4;

/// The picture.
pub(super) struct Band {
    first: NaiveDate,
    last: NaiveDate,
    /// At the left and right end of the scale, in words.
    pub ends: [String; 2],
    /// Where months or years begin.
    pub ticks: Vec<i64>,
    /// Today, when it is in the picture.
    pub today: Option<i64>,
    pub lanes: Vec<Lane>,
}

/// One lane.
pub(super) struct Lane {
    pub name: String,
    pub said: String,
    /// Where it leads; nothing for what is looked at.
    pub href: String,
    pub bars: Vec<Bar>,
}

/// One bar: where it begins, how wide it is, and the end of its class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bar {
    pub x: i64,
    pub width: i64,
    pub class: &'static str,
}

impl Lane {
    pub(super) fn new(name: String, said: String) -> Self {
        Self { name, said, href: String::new(), bars: Vec::new() }
    }
}

impl Band {
    /// From one day to another, with a tick where each month begins.
    pub(super) fn over(words: &Words, today: NaiveDate, first: NaiveDate, last: NaiveDate) -> Self {
        let end = |day: NaiveDate| format!("{}, {}", words.week(day), words.date(day));
        Self::with(today, first, last, [end(first), end(last)], |day| day.day() == 1)
    }

    /// Over whole years, with a tick where each begins.
    pub(super) fn over_years(words: &Words, today: NaiveDate, first: NaiveDate, last: NaiveDate) -> Self {
        let from = NaiveDate::from_ymd_opt(first.year(), 1, 1).unwrap_or(first);
        let to = NaiveDate::from_ymd_opt(last.year(), 12, 31).unwrap_or(last);
        let end = |day: NaiveDate| words.say1("calendar-year", "year", day.year().to_string());
        Self::with(today, from, to, [end(from), end(to)], |day| day.ordinal() == 1)
    }

    fn with(
        today: NaiveDate,
        first: NaiveDate,
        last: NaiveDate,
        ends: [String; 2],
        ticks: impl Fn(&NaiveDate) -> bool,
    ) -> Self {
        let mut band = Self { first, last, ends, ticks: Vec::new(), today: None, lanes: Vec::new() };
        band.ticks =
            first.iter_days().take_while(|day| *day <= last).filter(ticks).map(|day| band.x(day)).collect();
        band.today = (Span { first, last }).holds(today).then(|| band.x(today));
        band
    }

    /// Where a day begins on the scale.
    fn x(&self, day: NaiveDate) -> i64 {
        let days = (self.last - self.first).num_days() + 1;
        (day - self.first).num_days() * WIDTH / days.max(1)
    }

    /// The bar of some days; nothing when none of them is in the picture.
    pub(super) fn bar(&self, days: Span, class: &'static str) -> Option<Bar> {
        let seen = days.and(Span { first: self.first, last: self.last })?;
        let after = seen.last.succ_opt().unwrap_or(seen.last);
        let x = self.x(seen.first).min(WIDTH - NARROWEST);
        Some(Bar { x, width: (self.x(after) - x).max(NARROWEST), class })
    }

    /// Adds a lane that has a name of its own and one bar.
    pub(super) fn lane(
        &mut self,
        words: &Words,
        key: &str,
        days: Span,
        class: &'static str,
        today: NaiveDate,
    ) {
        let said = format!(
            "{} ({})",
            span(words, days.first, days.last),
            state(words, today, days.first, days.last)
        );
        let mut lane = Lane::new(words.say(key), said);
        lane.bars.extend(self.bar(days, class));
        self.lanes.push(lane);
    }
}

#[cfg(test)]
mod tests {
    use chrono::Days;
    use proptest::prelude::*;

    use super::*;

    fn band(first: NaiveDate, days: u64) -> Band {
        let last = first + Days::new(days);
        Band::with(first, first, last, [String::new(), String::new()], |day| day.day() == 1)
    }

    proptest! {
        #[test]
        fn every_bar_lies_in_the_picture_and_is_seen(
            start in 0..30_000_u64, days in 0..3000_u64, from in 0..4000_u64, length in 0..500_u64
        ) {
            let first = NaiveDate::from_ymd_opt(1990, 1, 1).unwrap() + Days::new(start);
            let band = band(first, days);
            let begins = first - Days::new(500) + Days::new(from);
            let span = Span { first: begins, last: begins + Days::new(length) };
            match band.bar(span, "p0") {
                Some(bar) => {
                    prop_assert!(bar.x >= 0 && bar.width >= NARROWEST && bar.x + bar.width <= WIDTH + NARROWEST);
                }
                None => prop_assert!(span.last < band.first || band.last < span.first),
            }
            prop_assert!(band.ticks.iter().all(|x| (0..WIDTH).contains(x)));
            prop_assert_eq!(band.today, Some(0));
        }
    }
}

//! Public holidays in Sweden: lag (1989:253) om allmänna helgdagar, 1 and 2 §§. Pure.

use chrono::{Datelike as _, Days, NaiveDate, Weekday};

/// A public holiday that is not only a Sunday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holiday {
    /// Which: the end of its text key.
    pub code: &'static str,
    /// When.
    pub day: NaiveDate,
}

/// Easter Sunday of a year in the Gregorian calendar: the Sunday after the full moon that the church counts, on or
/// after 21 March (the method of Gauss as completed in 1816). Nothing at the ends of time.
#[must_use]
pub fn easter(year: i32) -> Option<NaiveDate> {
    let (golden, century) = (year.rem_euclid(19), year.div_euclid(100));
    let leap_years = century - century.div_euclid(4);
    let moon = (8 * century + 13).div_euclid(25);
    let shift = (15 + leap_years - moon).rem_euclid(30);
    let age = (19 * golden + shift).rem_euclid(30);
    // Two full moons that the tables put a day earlier.
    let age = if age == 29 || (age == 28 && golden > 10) { age - 1 } else { age };
    let full_moon = NaiveDate::from_ymd_opt(year, 3, 21)?.checked_add_days(days(age))?;
    let to_sunday = 7 - full_moon.weekday().num_days_from_sunday();
    full_moon.checked_add_days(Days::new(u64::from(to_sunday)))
}

/// The public holidays of a year that have a name, by day.
#[must_use]
pub fn of_year(year: i32) -> Vec<Holiday> {
    let fixed = |month, day| NaiveDate::from_ymd_opt(year, month, day);
    let saturday_from = |month, day| {
        let first = fixed(month, day)?;
        let wait = (6 + 7 - first.weekday().num_days_from_sunday()) % 7;
        first.checked_add_days(Days::new(u64::from(wait)))
    };
    let easter = easter(year);
    let from_easter = |by: i32| {
        let way = Days::new(u64::from(by.unsigned_abs()));
        easter.and_then(|day| if by < 0 { day.checked_sub_days(way) } else { day.checked_add_days(way) })
    };
    let all = [
        ("new-year", fixed(1, 1)),
        ("epiphany", fixed(1, 6)),
        ("good-friday", from_easter(-2)),
        ("easter", easter),
        ("easter-monday", from_easter(1)),
        ("first-of-may", fixed(5, 1)),
        ("ascension", from_easter(39)),
        ("whitsun", from_easter(49)),
        ("national-day", fixed(6, 6)),
        ("midsummer", saturday_from(6, 20)),
        ("all-saints", saturday_from(10, 31)),
        ("christmas", fixed(12, 25)),
        ("second-of-christmas", fixed(12, 26)),
    ];
    let mut holidays: Vec<Holiday> =
        all.into_iter().filter_map(|(code, day)| Some(Holiday { code, day: day? })).collect();
    holidays.sort_by_key(|holiday| holiday.day);
    holidays
}

/// The public holidays with a name from `first` to `last`, both counted.
#[must_use]
pub fn between(first: NaiveDate, last: NaiveDate) -> Vec<Holiday> {
    // A span of centuries is a slip, and its list nobody reads.
    let last_year = last.year().min(first.year().saturating_add(20));
    (first.year()..=last_year)
        .flat_map(of_year)
        .filter(|holiday| first <= holiday.day && holiday.day <= last)
        .collect()
}

/// Whether the law counts a day as a public holiday: every Sunday, and those with a name.
#[must_use]
pub fn is_holiday(day: NaiveDate) -> bool {
    day.weekday() == Weekday::Sun || of_year(day.year()).iter().any(|holiday| holiday.day == day)
}

/// A count that is never negative, as days.
fn days(count: i32) -> Days {
    Days::new(u64::from(count.unsigned_abs()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn ymd(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn easter_falls_as_the_almanacs_have_it() {
        for (year, month, day) in [
            (1818, 3, 22),
            (1943, 4, 25),
            (1954, 4, 18),
            (1981, 4, 19),
            (2000, 4, 23),
            (2018, 4, 1),
            (2019, 4, 21),
            (2022, 4, 17),
            (2024, 3, 31),
            (2026, 4, 5),
            (2029, 4, 1),
            (2030, 4, 21),
            (2038, 4, 25),
            (2049, 4, 18),
            (2076, 4, 19),
        ] {
            assert_eq!(easter(year), Some(ymd(year, month, day)), "{year}");
        }
    }

    #[test]
    fn the_holidays_of_2029_are_those_of_the_law() {
        let found: Vec<_> = of_year(2029).iter().map(|holiday| (holiday.code, holiday.day)).collect();
        let expected = [
            ("new-year", ymd(2029, 1, 1)),
            ("epiphany", ymd(2029, 1, 6)),
            ("good-friday", ymd(2029, 3, 30)),
            ("easter", ymd(2029, 4, 1)),
            ("easter-monday", ymd(2029, 4, 2)),
            ("first-of-may", ymd(2029, 5, 1)),
            ("ascension", ymd(2029, 5, 10)),
            ("whitsun", ymd(2029, 5, 20)),
            ("national-day", ymd(2029, 6, 6)),
            ("midsummer", ymd(2029, 6, 23)),
            ("all-saints", ymd(2029, 11, 3)),
            ("christmas", ymd(2029, 12, 25)),
            ("second-of-christmas", ymd(2029, 12, 26)),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_sunday_is_a_holiday_and_a_saturday_only_when_the_law_names_it() {
        assert!(is_holiday(ymd(2029, 6, 10)) && is_holiday(ymd(2029, 6, 23)) && is_holiday(ymd(2028, 5, 25)));
        assert!(
            !is_holiday(ymd(2029, 6, 9)) && !is_holiday(ymd(2029, 6, 22)) && !is_holiday(ymd(2028, 2, 29))
        );
    }

    #[test]
    fn the_ends_of_time_have_what_holidays_there_are() {
        for year in [NaiveDate::MIN.year(), NaiveDate::MAX.year()] {
            let _ = of_year(year);
        }
        assert_eq!(between(NaiveDate::MAX, NaiveDate::MIN), []);
    }

    proptest! {
        #[test]
        fn every_year_keeps_the_words_of_the_law(year in 1583..5000_i32) {
            let of = |code: &str| of_year(year).iter().find(|one| one.code == code).unwrap().day;
            let easter = of("easter");
            prop_assert_eq!(easter.weekday(), Weekday::Sun);
            prop_assert!(ymd(year, 3, 22) <= easter && easter <= ymd(year, 4, 25));
            prop_assert_eq!(of("good-friday").weekday(), Weekday::Fri);
            prop_assert_eq!(of("ascension").weekday(), Weekday::Thu);
            prop_assert_eq!(of("whitsun").weekday(), Weekday::Sun);
            let (midsummer, saints) = (of("midsummer"), of("all-saints"));
            prop_assert!(midsummer.weekday() == Weekday::Sat && saints.weekday() == Weekday::Sat);
            prop_assert!(ymd(year, 6, 20) <= midsummer && midsummer <= ymd(year, 6, 26));
            prop_assert!(ymd(year, 10, 31) <= saints && saints <= ymd(year, 11, 6));
            prop_assert!(of_year(year).is_sorted_by_key(|one| one.day));
        }
    }
}

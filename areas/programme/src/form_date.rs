//! A day out of a form, with what is wrong with it.

use chrono::NaiveDate;

/// Why a text is no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoDay {
    /// Nothing was written.
    Empty,
    /// It does not look like a date.
    Unreadable,
    /// It looks like one, and the calendar has no such day: 29 February in most years.
    NotInCalendar,
}

impl NoDay {
    /// The end of its text key.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Unreadable => "unreadable",
            Self::NotInCalendar => "not-in-calendar",
        }
    }
}

/// Reads "2029-06-10", also as "2029-6-10", "20290610" and "2029/06/10".
///
/// # Errors
/// [`NoDay`]: why it is none.
pub fn read(text: &str) -> Result<NaiveDate, NoDay> {
    let text = text.trim();
    if text.is_empty() {
        return Err(NoDay::Empty);
    }
    let parts: Vec<&str> = if text.len() == 8 && text.bytes().all(|sign| sign.is_ascii_digit()) {
        vec![&text[..4], &text[4..6], &text[6..]]
    } else {
        text.split(['-', '/', '.']).collect()
    };
    let [year, month, day] = parts[..] else { return Err(NoDay::Unreadable) };
    let figures = |part: &str, most: usize| {
        let fits = (1..=most).contains(&part.len()) && part.bytes().all(|sign| sign.is_ascii_digit());
        if fits { part.parse::<u32>().map_err(|_| NoDay::Unreadable) } else { Err(NoDay::Unreadable) }
    };
    if year.len() != 4 {
        return Err(NoDay::Unreadable);
    }
    let (year, month, day) = (figures(year, 4)?, figures(month, 2)?, figures(day, 2)?);
    let year = i32::try_from(year).map_err(|_| NoDay::Unreadable)?;
    NaiveDate::from_ymd_opt(year, month, day).ok_or(NoDay::NotInCalendar)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_29th_of_february_is_a_day_in_leap_years_only() {
        assert_eq!(read("2028-02-29"), Ok(NaiveDate::from_ymd_opt(2028, 2, 29).unwrap()));
        assert_eq!(read("2029-02-29"), Err(NoDay::NotInCalendar));
        assert_eq!(read("2100-02-29"), Err(NoDay::NotInCalendar));
    }

    #[test]
    fn what_is_no_date_says_why() {
        for (text, why) in [
            ("", NoDay::Empty),
            (" ", NoDay::Empty),
            ("i sommar", NoDay::Unreadable),
            ("10/6 2029", NoDay::Unreadable),
            ("29-06-10", NoDay::Unreadable),
            ("2029-06-10-1", NoDay::Unreadable),
            ("2029-+6-10", NoDay::Unreadable),
            ("2029-13-01", NoDay::NotInCalendar),
            ("2029-06-31", NoDay::NotInCalendar),
        ] {
            assert_eq!(read(text), Err(why), "{text}");
        }
        for text in ["2029-06-10", " 2029-6-10 ", "20290610", "2029/06/10"] {
            assert_eq!(read(text), Ok(NaiveDate::from_ymd_opt(2029, 6, 10).unwrap()), "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_day_is_read_as_it_is_written_and_no_text_breaks_it(days in 0..800_000_i32, text in "\\PC{0,12}") {
            let day = NaiveDate::from_num_days_from_ce_opt(700_000 + days).unwrap();
            if day <= NaiveDate::from_ymd_opt(9999, 12, 31).unwrap() {
                prop_assert_eq!(read(&day.to_string()), Ok(day));
            }
            let _ = read(&text);
        }
    }
}

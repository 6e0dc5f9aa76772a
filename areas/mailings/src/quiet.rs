//! When letters leave: on working days from seven to eight in the evening, on the clock in Sweden. Pure.

use chrono::{Datelike as _, Days, NaiveDate, NaiveDateTime, NaiveTime, Timelike as _, Weekday};
use programme::calendar::holidays::is_holiday;

/// From this hour letters leave.
pub const FROM_HOUR: u32 = 7;
/// From this hour they wait for the next working morning.
pub const TO_HOUR: u32 = 20;

/// The days after which nobody looks for a working day any more: no row of days off is as long.
const LONGEST: usize = 30;

/// Whether authorities work on a day: no Saturday, no public holiday, no eve that is kept as one.
#[must_use]
pub fn is_working_day(day: NaiveDate) -> bool {
    !(matches!(day.weekday(), Weekday::Sat | Weekday::Sun) || is_holiday(day) || is_eve(day))
}

/// Midsummer Eve is the Friday of 19 to 25 June.
fn is_eve(day: NaiveDate) -> bool {
    match (day.month(), day.day()) {
        (12, 24 | 31) => true,
        (6, 19..=25) => day.weekday() == Weekday::Fri,
        _ => false,
    }
}

/// Whether letters leave now.
#[must_use]
pub fn is_open(now: NaiveDateTime) -> bool {
    (FROM_HOUR..TO_HOUR).contains(&now.hour()) && is_working_day(now.date())
}

/// The first moment from `moment` on at which letters leave.
#[must_use]
pub fn next_open(moment: NaiveDateTime) -> NaiveDateTime {
    if is_open(moment) {
        return moment;
    }
    let later = u64::from(moment.hour() >= FROM_HOUR);
    let first = moment.date().checked_add_days(Days::new(later)).unwrap_or(moment.date());
    let day = first.iter_days().take(LONGEST).find(|day| is_working_day(*day)).unwrap_or(first);
    day.and_time(morning())
}

/// The letters about a meeting that is moved or taken out of somebody's calendar leave at once in working hours, else on
/// the next working morning; at night only when that would be too late.
#[must_use]
pub fn change_leaves(start: NaiveDateTime, since: NaiveDateTime) -> NaiveDateTime {
    let open = next_open(since);
    if open >= start && since < start { since } else { open }
}

/// Seven in the morning.
fn morning() -> NaiveTime {
    NaiveTime::from_hms_opt(FROM_HOUR, 0, 0).unwrap_or(NaiveTime::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    #[test]
    fn letters_wait_for_the_next_working_morning() {
        for (moment, leaves) in [
            ("2029-03-06T10:15:00", "2029-03-06T10:15:00"),
            ("2029-03-06T06:59:59", "2029-03-06T07:00:00"),
            ("2029-03-06T19:59:59", "2029-03-06T19:59:59"),
            ("2029-03-06T20:00:00", "2029-03-07T07:00:00"),
            // Friday evening, and Saturday.
            ("2029-03-09T21:00:00", "2029-03-12T07:00:00"),
            ("2029-03-10T12:00:00", "2029-03-12T07:00:00"),
            // The whole of Easter, from Good Friday; Christmas; Midsummer Eve.
            ("2029-03-29T20:00:00", "2029-04-03T07:00:00"),
            ("2029-12-23T20:00:00", "2029-12-27T07:00:00"),
            ("2029-06-22T09:00:00", "2029-06-25T07:00:00"),
        ] {
            assert_eq!(next_open(at(moment)), at(leaves), "{moment}");
        }
    }
}

//! A time zone as calendar programs want it: with its changes between winter and summer time.

use chrono::{Datelike as _, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone as _, Weekday};
use chrono_tz::{OffsetComponents as _, OffsetName as _, Tz};

use super::Meeting;

/// A change of the clocks.
struct Change {
    /// What the clock showed when it was changed.
    at: NaiveDateTime,
    /// Seconds ahead of UTC before and after.
    from: i32,
    to: i32,
    /// Whether summer time begins.
    summer: bool,
    name: String,
}

/// The meeting's VTIMEZONE, ending in a line break.
///
/// The changes are those of the year before the meeting, each with the yearly rule it follows, so that they reach the
/// meeting's day. Programs such as Outlook understand rules better than lists of days.
pub(super) fn component(meeting: &Meeting) -> String {
    let zone = meeting.zone;
    let year = meeting.start.year() - 1;
    let mut lines = vec!["BEGIN:VTIMEZONE".to_owned(), format!("TZID:{}", zone.name())];
    let changes = changes(zone, year);
    if changes.is_empty() {
        lines.extend(observance(&standing(zone, year), None));
    }
    for change in &changes {
        lines.extend(observance(change, Some(rule(change.at.date()))));
    }
    lines.push("END:VTIMEZONE".to_owned());
    lines.join("\r\n") + "\r\n"
}

fn observance(change: &Change, rule: Option<String>) -> Vec<String> {
    let kind = if change.summer { "DAYLIGHT" } else { "STANDARD" };
    let mut lines = vec![
        format!("BEGIN:{kind}"),
        format!("DTSTART:{}", change.at.format("%Y%m%dT%H%M%S")),
        format!("TZOFFSETFROM:{}", offset(change.from)),
        format!("TZOFFSETTO:{}", offset(change.to)),
        format!("TZNAME:{}", change.name),
    ];
    lines.extend(rule);
    lines.push(format!("END:{kind}"));
    lines
}

/// "The last Sunday of March", "the second Sunday of November".
fn rule(day: NaiveDate) -> String {
    let weekday = match day.weekday() {
        Weekday::Mon => "MO",
        Weekday::Tue => "TU",
        Weekday::Wed => "WE",
        Weekday::Thu => "TH",
        Weekday::Fri => "FR",
        Weekday::Sat => "SA",
        Weekday::Sun => "SU",
    };
    let is_last = (day + Days::new(7)).month() != day.month();
    let which = if is_last { "-1".to_owned() } else { (day.day0() / 7 + 1).to_string() };
    format!("RRULE:FREQ=YEARLY;BYMONTH={};BYDAY={which}{weekday}", day.month())
}

/// Seconds ahead of UTC as `+0100`.
fn offset(seconds: i32) -> String {
    let sign = if seconds < 0 { '-' } else { '+' };
    let minutes = seconds.unsigned_abs() / 60;
    format!("{sign}{:02}{:02}", minutes / 60, minutes % 60)
}

/// Seconds ahead of UTC, whether it is summer time, and the abbreviation, at a time in UTC.
fn state(zone: Tz, utc: NaiveDateTime) -> (i32, bool, String) {
    let state = zone.offset_from_utc_datetime(&utc);
    let total = state.base_utc_offset() + state.dst_offset();
    let seconds = i32::try_from(total.num_seconds()).unwrap_or_default();
    let name = state.abbreviation().unwrap_or("LMT").to_owned();
    (seconds, state.dst_offset() != TimeDelta::zero(), name)
}

/// The changes in a year (UTC), found day by day and then minute by minute.
fn changes(zone: Tz, year: i32) -> Vec<Change> {
    let Some(first) = NaiveDate::from_ymd_opt(year, 1, 1) else { return Vec::new() };
    let mut changes = Vec::new();
    for day in first.iter_days().take_while(|day| day.year() == year) {
        let midnight = day.and_time(NaiveTime::MIN);
        let (from, ..) = state(zone, midnight);
        if state(zone, midnight + TimeDelta::days(1)).0 == from {
            continue;
        }
        let minutes = (1..=24 * 60).map(|minute| midnight + TimeDelta::minutes(minute));
        if let Some(utc) = minutes.into_iter().find(|utc| state(zone, *utc).0 != from) {
            let (to, summer, name) = state(zone, utc);
            changes.push(Change { at: utc + TimeDelta::seconds(i64::from(from)), from, to, summer, name });
        }
    }
    changes
}

/// For a zone whose clocks stand as they are all the year.
fn standing(zone: Tz, year: i32) -> Change {
    let at = NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default().and_time(NaiveTime::MIN);
    let (seconds, _, name) = state(zone, at);
    Change { at, from: seconds, to: seconds, summer: false, name }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(zone: Tz) -> String {
        let mut meeting = crate::calendar::tests::meeting();
        meeting.zone = zone;
        component(&meeting)
    }

    #[test]
    fn stockholm_changes_at_two_and_at_three() {
        let zone = written(chrono_tz::Europe::Stockholm);
        assert!(zone.contains("BEGIN:DAYLIGHT\r\nDTSTART:20280326T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nTZNAME:CEST"), "{zone}");
        assert!(zone.contains("BEGIN:STANDARD\r\nDTSTART:20281029T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nTZNAME:CET"), "{zone}");
    }

    #[test]
    fn a_zone_without_summer_time_has_one_standing_time() {
        let zone = written(chrono_tz::Atlantic::Reykjavik);
        assert_eq!(zone.matches("BEGIN:STANDARD").count(), 1);
        assert!(!zone.contains("RRULE") && zone.contains("TZOFFSETTO:+0000"), "{zone}");
    }

    #[test]
    fn a_zone_west_of_utc_counts_sundays_from_the_start() {
        let zone = written(chrono_tz::America::New_York);
        assert!(zone.contains("TZOFFSETTO:-0400") && zone.contains("BYMONTH=3;BYDAY=2SU"), "{zone}");
    }
}

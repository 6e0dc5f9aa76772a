//! Dates and times as people in Sweden write them.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;

use crate::{Lang, Words};

/// The time zone of everything a person reads.
pub const STOCKHOLM: Tz = chrono_tz::Europe::Stockholm;

/// The moment on a clock in Sweden.
#[must_use]
pub fn local(moment: DateTime<Utc>) -> NaiveDateTime {
    moment.with_timezone(&STOCKHOLM).naive_local()
}

/// From when to when on a day, by a clock in Sweden. A time that summer time leaves out is taken an hour later.
#[must_use]
pub fn local_span(day: NaiveDate, from: NaiveTime, to: NaiveTime) -> (DateTime<Utc>, DateTime<Utc>) {
    let moment = |time: NaiveTime| {
        let there = |at: NaiveDateTime| at.and_local_timezone(STOCKHOLM).earliest();
        let at = day.and_time(time);
        there(at).or_else(|| there(at + TimeDelta::hours(1))).map_or_else(|| at.and_utc(), |at| at.to_utc())
    };
    (moment(from), moment(to))
}

impl Words {
    /// "tisdag 18 januari 2022".
    #[must_use]
    pub fn date(&self, day: NaiveDate) -> String {
        self.say_with(
            "date-long",
            [
                ("weekday", self.say(&format!("weekday-{}", day.weekday().number_from_monday())).into()),
                ("day", day.day().to_string().into()),
                ("month", self.say(&format!("month-{}", day.month())).into()),
                // As text: a number would be grouped by thousands in some languages.
                ("year", day.year().to_string().into()),
            ],
        )
    }

    /// "09.00" in Swedish, "09:00" in English.
    #[must_use]
    pub fn time(&self, time: NaiveTime) -> String {
        match self.lang() {
            Lang::Sv => time.format("%H.%M").to_string(),
            Lang::En => time.format("%H:%M").to_string(),
        }
    }

    /// "kl. 09.00–16.00".
    #[must_use]
    pub fn span(&self, from: NaiveTime, to: NaiveTime) -> String {
        self.say2("time-span", "from", self.time(from), "to", self.time(to))
    }

    /// "tisdag 18 januari 2022 kl. 09.00–16.00".
    #[must_use]
    pub fn date_span(&self, day: NaiveDate, from: NaiveTime, to: NaiveTime) -> String {
        format!("{} {}", self.date(day), self.span(from, to))
    }

    /// A moment on the clock in Sweden: "tisdag 18 januari 2022 kl. 09.00".
    #[must_use]
    pub fn moment(&self, moment: DateTime<Utc>) -> String {
        let local = local(moment);
        self.say2("date-at", "date", self.date(local.date()), "time", self.time(local.time()))
    }

    /// A moment in a narrow column: "2022-01-18 09.00".
    #[must_use]
    pub fn short_moment(&self, moment: DateTime<Utc>) -> String {
        let local = local(moment);
        format!("{} {}", local.date(), self.time(local.time()))
    }

    /// "v. 3": the ISO week, as Swedish calendars count.
    #[must_use]
    pub fn week(&self, day: NaiveDate) -> String {
        self.say1("week", "week", day.iso_week().week())
    }

    /// "om 12 dagar", "i dag", "för 3 dagar sedan".
    #[must_use]
    pub fn days_left(&self, today: NaiveDate, day: NaiveDate) -> String {
        match (day - today).num_days() {
            0 => self.say("days-today"),
            1 => self.say("days-tomorrow"),
            -1 => self.say("days-yesterday"),
            days if days > 0 => self.say1("days-left", "days", days),
            days => self.say1("days-since", "days", -days),
        }
    }
}

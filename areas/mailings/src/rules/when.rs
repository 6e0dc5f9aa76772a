//! When a letter leaves: counted from its anchor, in working hours, and not when what it is about is over.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::{Anchor, Letter, Side, Unit};
use crate::quiet;

/// When a letter is sent, and whether.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Which letter.
    pub letter: Letter,
    /// It is sent at all.
    pub is_on: bool,
    /// How many days or hours before or after its anchor.
    pub count: u16,
    /// In what that is counted.
    pub unit: Unit,
}

/// The times of a workshop, on the clock in Sweden.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Times {
    /// Last day for registration.
    pub last_day: NaiveDate,
    /// The start.
    pub start: NaiveDateTime,
    /// The end.
    pub end: NaiveDateTime,
    /// People meet by video, some or all.
    pub by_video: bool,
    /// When it was seen that the day or the place is another than some were told; none when all know.
    pub changed: Option<NaiveDateTime>,
}

impl Times {
    /// The end of the last day.
    fn last_moment(&self) -> NaiveDateTime {
        self.last_day.checked_add_days(Days::new(1)).unwrap_or(self.last_day).and_time(NaiveTime::MIN)
    }

    fn anchor(&self, anchor: Anchor) -> NaiveDateTime {
        match anchor {
            Anchor::LastDay => self.last_moment(),
            Anchor::Start => self.start,
            Anchor::End => self.end,
            // Without a change no letter leaves, whatever its time.
            Anchor::Change => self.changed.unwrap_or(self.start),
        }
    }

    fn day(&self, anchor: Anchor) -> NaiveDate {
        match anchor {
            Anchor::LastDay => self.last_day,
            Anchor::Start => self.start.date(),
            Anchor::End => self.end.date(),
            Anchor::Change => self.changed.unwrap_or(self.start).date(),
        }
    }
}

impl Rule {
    /// From when the letter is to be sent, before anybody asks for working hours.
    #[must_use]
    pub fn due(&self, times: &Times) -> NaiveDateTime {
        let (anchor, side) = self.letter.anchor();
        match (self.unit, side) {
            (Unit::Days, Side::Before) => at_eight(times.day(anchor), -i64::from(self.count)),
            (Unit::Days, Side::After) => at_eight(times.day(anchor), i64::from(self.count)),
            (Unit::Hours, Side::Before) => moved(times.anchor(anchor), -i64::from(self.count)),
            (Unit::Hours, Side::After) => moved(times.anchor(anchor), i64::from(self.count)),
        }
    }

    /// From when it makes no sense any more.
    #[must_use]
    pub fn until(&self, times: &Times) -> NaiveDateTime {
        match self.letter {
            Letter::FirstReminder | Letter::LastReminder | Letter::Contact => times.last_moment(),
            Letter::County
            | Letter::Changed
            | Letter::Practical
            | Letter::CourseFirst
            | Letter::CourseSecond
            | Letter::CourseMunicipality
            | Letter::CourseThird
            | Letter::CourseCounty
            | Letter::CourseLast => times.start,
            Letter::Joining => times.end,
            Letter::Thanks | Letter::Missed => moved(times.end, 30 * 24),
        }
    }

    /// When it leaves, for whoever it was meant for from the beginning; none when there is no time for it.
    #[must_use]
    pub fn leaves(&self, times: &Times) -> Option<NaiveDateTime> {
        let (due, until) = (self.due(times), self.until(times));
        let open = quiet::next_open(due);
        if open < until { Some(open) } else { (self.letter.is_urgent() && due < until).then_some(due) }
    }
}

fn at_eight(day: NaiveDate, days: i64) -> NaiveDateTime {
    let eight = NaiveTime::from_hms_opt(8, 0, 0).unwrap_or(NaiveTime::MIN);
    day.checked_add_signed(TimeDelta::days(days)).unwrap_or(day).and_time(eight)
}

fn moved(moment: NaiveDateTime, hours: i64) -> NaiveDateTime {
    moment.checked_add_signed(TimeDelta::hours(hours)).unwrap_or(moment)
}

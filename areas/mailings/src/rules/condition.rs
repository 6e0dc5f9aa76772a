//! Under which condition a letter leaves: what is known of its receiver when it does.

use chrono::{NaiveDateTime, TimeDelta};

use super::{Letter, Rule, Times};
use crate::quiet;

/// What is known of somebody a letter may be for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "conditions, each by itself")]
pub struct Known {
    /// A letter can be sent to them.
    pub reachable: bool,
    /// Of a municipality, or of the county when all have: the answer is there.
    pub answered: bool,
    /// Of a municipality: those who were invited have been reminded.
    pub reminded: bool,
    /// Of a person: their course is missing. Of a municipality or the county: that of some of its people is.
    pub course_missing: bool,
    /// Of a person: whether they came; none when nobody noted who did.
    pub came: Option<bool>,
    /// Of a municipality: the day or the place is otherwise than it was told.
    pub changed: bool,
    /// When they were last written to about the same; none when never.
    pub last_letter: Option<NaiveDateTime>,
}

/// What is to be done about one letter to one receiver.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// It leaves then.
    Waits(NaiveDateTime),
    /// It leaves now.
    Leaves,
    /// It does not leave: the rule is off, the condition does not hold, or it is too late.
    Stays,
}

/// How long after a letter about the same its receivers are reminded, and somebody else is told.
const PEACE: TimeDelta = TimeDelta::hours(44);
const TIME_TO_ANSWER: TimeDelta = TimeDelta::hours(20);

/// What is to be done at `now` about a letter to somebody who has not got it.
#[must_use]
pub fn decide(rule: &Rule, times: &Times, known: &Known, now: NaiveDateTime) -> Decision {
    let letter = rule.letter;
    if !rule.is_on || !holds(letter, times, known) {
        return Decision::Stays;
    }
    let Some(mut leaves) = rule.leaves(times) else { return Decision::Stays };
    let until = rule.until(times);
    let peace = match letter {
        Letter::FirstReminder | Letter::LastReminder => Some(PEACE),
        Letter::Contact => Some(TIME_TO_ANSWER),
        _ => None,
    };
    if let Some((last, peace)) = known.last_letter.zip(peace) {
        leaves = leaves.max(quiet::next_open(last + peace));
    }
    if now >= until || leaves >= until {
        return Decision::Stays;
    }
    if now < leaves {
        return Decision::Waits(leaves);
    }
    let open = quiet::next_open(now);
    if open == now || (open >= until && letter.is_urgent()) {
        Decision::Leaves
    } else if open < until {
        Decision::Waits(open)
    } else {
        Decision::Stays
    }
}

fn holds(letter: Letter, times: &Times, known: &Known) -> bool {
    let condition = match letter {
        Letter::FirstReminder | Letter::LastReminder | Letter::County => !known.answered,
        // The ladder: those who were invited come first.
        Letter::Contact => !known.answered && known.reminded,
        Letter::Practical => true,
        Letter::Changed => known.changed && times.changed.is_some(),
        // When nobody noted who came, everybody is thanked.
        Letter::Thanks => known.came != Some(false),
        Letter::Missed => known.came == Some(false),
        Letter::Joining => times.by_video,
        Letter::CourseFirst
        | Letter::CourseSecond
        | Letter::CourseMunicipality
        | Letter::CourseThird
        | Letter::CourseCounty
        | Letter::CourseLast => known.course_missing,
    };
    condition && known.reachable
}

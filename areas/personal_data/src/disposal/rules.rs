//! Proposals: kinds, states, and when something goes. Pure.

use chrono::{Months, NaiveDate, TimeDelta};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// What is proposed for deletion: a rule of the table that asks for approval.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    EnumIter,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Participant lists with table plan and links.
    #[sea_orm(string_value = "participants")]
    Participants,
    /// Guests, and names in the preparations.
    #[sea_orm(string_value = "guests")]
    Guests,
    /// Mail that came.
    #[sea_orm(string_value = "mail")]
    Mail,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Participants, Self::Guests, Self::Mail];

    /// The rule's code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Participants => "participants",
            Self::Guests => "guests",
            Self::Mail => "mail",
        }
    }
}

/// How far a proposal has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum State {
    /// Nobody has answered.
    #[sea_orm(string_value = "proposed")]
    Proposed,
    /// It goes on its last day.
    #[sea_orm(string_value = "approved")]
    Approved,
    /// Held back until a day.
    #[sea_orm(string_value = "held")]
    Held,
    /// Gone.
    #[sea_orm(string_value = "done")]
    Done,
    /// There was nothing to delete any more, or not yet: the workshop was moved.
    #[sea_orm(string_value = "void")]
    Void,
}

impl State {
    /// The end of its text key.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Approved => "approved",
            Self::Held => "held",
            Self::Done => "done",
            Self::Void => "void",
        }
    }

    /// Somebody can answer, or answer otherwise.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Proposed | Self::Approved | Self::Held)
    }
}

/// Why something is held back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Somebody has asked for the documents.
    Request,
    /// There is an appeal or a dispute.
    Dispute,
    /// A supervising authority or the auditors look into it.
    Supervision,
    /// A crime is investigated.
    Investigation,
    /// It is to be kept for the archive.
    Archive,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Self; 5] =
        [Self::Request, Self::Dispute, Self::Supervision, Self::Investigation, Self::Archive];

    /// The code in forms, the journal and text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Dispute => "dispute",
            Self::Supervision => "supervision",
            Self::Investigation => "investigation",
            Self::Archive => "archive",
        }
    }

    /// The reason of this code.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }
}

/// On what something went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// Somebody approved it.
    Approved,
    /// Nobody answered in time.
    Unanswered,
    /// It was held back, and the day until which it was is past.
    HeldUntil,
}

impl How {
    /// The code in the journal and text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Approved => "approved",
            Self::Unanswered => "unanswered",
            Self::HeldUntil => "held_until",
        }
    }
}

/// Months that something may be held back from the day it is said; then it must be said again.
pub const HELD_MOST_MONTHS: u32 = 12;

/// The first day on which what belongs to a workshop of this day goes.
#[must_use]
pub fn last_day(day: NaiveDate, months: u32) -> NaiveDate {
    let Some(months_later) = day.checked_add_months(Months::new(months)) else { return NaiveDate::MAX };
    // Counted backwards, the last days of a long month are the last of a short one: February's end waits until it is past.
    let is_past =
        |today: &NaiveDate| today.checked_sub_months(Months::new(months)).is_some_and(|past| day < past);
    months_later.iter_days().find(is_past).unwrap_or(NaiveDate::MAX)
}

/// The days of a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// When it was proposed.
    pub proposed_on: NaiveDate,
    /// Its last day.
    pub due_on: NaiveDate,
    /// Until when it is held.
    pub held_until: Option<NaiveDate>,
}

/// How long silence waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Silence {
    /// Days after the last day.
    pub unanswered_days: u32,
    /// Days after it was proposed, at the least: somebody must have had time to answer, also when times were shortened.
    pub notice_days: u32,
}

/// On what a proposal goes today, if it does.
#[must_use]
pub fn goes(state: State, days: Days, silence: Silence, today: NaiveDate) -> Option<How> {
    let after = |day: NaiveDate, days: u32| day + TimeDelta::days(i64::from(days));
    match state {
        State::Approved => (days.due_on <= today).then_some(How::Approved),
        State::Proposed => {
            let last = after(days.due_on, silence.unanswered_days);
            (Ord::max(last, after(days.proposed_on, silence.notice_days)) <= today).then_some(How::Unanswered)
        }
        State::Held => {
            // Without a day it would be held for good; it is then held no longer than if nobody had said so.
            let until = days.held_until.unwrap_or(days.due_on);
            (until < today && days.due_on <= today).then_some(How::HeldUntil)
        }
        State::Done | State::Void => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_last_day_is_the_first_on_which_the_months_are_past() {
        assert_eq!(last_day(day("2029-01-18"), 6), day("2029-07-19"));
        assert_eq!(last_day(day("2029-08-31"), 6), day("2030-03-01"));
        for n in 0..400 {
            let held = day("2028-01-01") + TimeDelta::days(n);
            let first = last_day(held, 6);
            let is_past = |today: NaiveDate| held < today.checked_sub_months(Months::new(6)).unwrap();
            assert!(is_past(first), "{held}");
        }
    }

    #[test]
    fn nothing_goes_before_its_last_day_and_nothing_stays_because_nobody_answers() {
        let (due, today) = (day("2029-07-19"), |n: i64| day("2029-07-19") + TimeDelta::days(n));
        let days = |held_until| Days { proposed_on: today(-30), due_on: due, held_until };
        let waits = |unanswered_days| Silence { unanswered_days, notice_days: 7 };
        for state in [State::Proposed, State::Approved, State::Held] {
            assert_eq!(goes(state, days(None), waits(0), today(-1)), None, "{state:?}");
            assert!(goes(state, days(None), waits(0), today(1)).is_some(), "{state:?}");
        }
        assert_eq!(goes(State::Approved, days(None), waits(60), today(0)), Some(How::Approved));
        assert_eq!(goes(State::Proposed, days(None), waits(60), today(59)), None);
        assert_eq!(goes(State::Proposed, days(None), waits(60), today(60)), Some(How::Unanswered));
        let until = Some(today(90));
        assert_eq!(goes(State::Held, days(until), waits(0), today(90)), None, "until and with that day");
        assert_eq!(goes(State::Held, days(until), waits(0), today(91)), Some(How::HeldUntil));
        assert_eq!(goes(State::Held, days(Some(today(-9))), waits(0), today(-1)), None, "held too short");
        assert_eq!(goes(State::Done, days(None), waits(0), today(999)), None);
    }

    #[test]
    fn what_was_proposed_late_is_not_gone_before_somebody_had_time_to_answer() {
        let day_of = |n: i64| day("2029-07-19") + TimeDelta::days(n);
        let late = Days { proposed_on: day_of(100), due_on: day_of(0), held_until: None };
        let waits = Silence { unanswered_days: 0, notice_days: 7 };
        assert_eq!(goes(State::Proposed, late, waits, day_of(106)), None);
        assert_eq!(goes(State::Proposed, late, waits, day_of(107)), Some(How::Unanswered));
        assert_eq!(
            goes(State::Approved, late, waits, day_of(100)),
            Some(How::Approved),
            "answered is answered"
        );
    }
}

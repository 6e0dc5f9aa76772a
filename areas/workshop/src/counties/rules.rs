//! How far a county has come, and what is late there. Pure.

use chrono::{Days, NaiveDate};
use programme::interest::rules::Wants;

use crate::day::rules::{State, TIME_TO_ANSWER};
use crate::day::views::Standing;

/// How far a county has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// It has no workshop.
    None,
    /// It has none and wants none.
    Declined,
    /// It gets its workshop ready.
    Preparing,
    /// Its municipalities are invited.
    Invited {
        /// How many have answered.
        answered: i64,
        /// How many are asked.
        invited: i64,
    },
    /// The people sit at tables.
    Placed,
    /// The day is over and documented.
    Documented,
}

impl Stage {
    /// The stage of a county with this workshop, which said this when it was asked.
    #[must_use]
    pub fn of(standing: Option<&Standing>, wants: Option<Wants>) -> Self {
        let Some(standing) = standing else {
            return if wants == Some(Wants::No) { Self::Declined } else { Self::None };
        };
        match standing.workshop.state {
            State::Preparing => Self::Preparing,
            State::Invited => Self::Invited { answered: standing.answered, invited: standing.invited },
            State::Placed => Self::Placed,
            State::Documented => Self::Documented,
        }
    }

    /// Every stage's code, in order.
    pub const CODES: [&'static str; 6] = ["none", "declined", "preparing", "invited", "placed", "documented"];

    /// The code in text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Declined => "declined",
            Self::Preparing => "preparing",
            Self::Invited { .. } => "invited",
            Self::Placed => "placed",
            Self::Documented => "documented",
        }
    }

    /// The end of the tile's CSS class, by the stage's code.
    #[must_use]
    pub fn level(code: &str) -> &'static str {
        match code {
            "preparing" => "begun",
            "invited" => "half",
            "placed" | "documented" => "done",
            _ => "none",
        }
    }
}

/// Something that should have been done there by now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Late {
    /// Workshops have begun and it has none.
    NoWorkshop,
    /// Its municipalities should have their invitation.
    NotInvited,
    /// So many municipalities have not answered and the last day is over.
    Silent(i64),
    /// So many people have no table on the day before.
    Unseated(i64),
    /// So many of its tasks and orders are late.
    Tasks(i64),
    /// The day is over since two weeks and not documented.
    NotDocumented,
}

impl Late {
    /// The code in text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoWorkshop => "no_workshop",
            Self::NotInvited => "not_invited",
            Self::Silent(_) => "silent",
            Self::Unseated(_) => "unseated",
            Self::Tasks(_) => "tasks",
            Self::NotDocumented => "not_documented",
        }
    }

    /// How many, where it is counted.
    #[must_use]
    pub const fn count(self) -> i64 {
        match self {
            Self::Silent(count) | Self::Unseated(count) | Self::Tasks(count) => count,
            Self::NoWorkshop | Self::NotInvited | Self::NotDocumented => 1,
        }
    }
}

/// How long after the day it should be documented.
const TIME_TO_DOCUMENT: Days = Days::new(14);

/// What is late in a county on this day. `first` is the first day of the programme's workshops, `tasks` how many tasks
/// are late.
#[must_use]
pub fn late(
    standing: Option<&Standing>,
    wants: Option<Wants>,
    first: NaiveDate,
    tasks: i64,
    today: NaiveDate,
) -> Vec<Late> {
    let Some(standing) = standing else {
        let missed = today >= first && wants != Some(Wants::No);
        return if missed { vec![Late::NoWorkshop] } else { Vec::new() };
    };
    let workshop = &standing.workshop;
    let mut late = Vec::new();
    let ahead = workshop.day >= today;
    if ahead && workshop.state == State::Preparing && today > workshop.register_by - TIME_TO_ANSWER {
        late.push(Late::NotInvited);
    }
    if ahead && workshop.state != State::Preparing && today > workshop.register_by && standing.silent() > 0 {
        late.push(Late::Silent(standing.silent()));
    }
    let unseated = standing.people - standing.seated;
    if ahead && unseated > 0 && today + Days::new(1) >= workshop.day {
        late.push(Late::Unseated(unseated));
    }
    if tasks > 0 {
        late.push(Late::Tasks(tasks));
    }
    if workshop.state != State::Documented && today > workshop.day + TIME_TO_DOCUMENT {
        late.push(Late::NotDocumented);
    }
    late
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::day::pages::samples::standing;

    const NEVER: NaiveDate = NaiveDate::MAX;

    fn on(standing: &Standing, today: NaiveDate) -> Vec<Late> {
        late(Some(standing), Some(Wants::Yes), today, 0, today)
    }

    #[test]
    fn a_county_without_a_workshop_is_late_from_the_first_day_unless_it_said_no() {
        let first = NaiveDate::from_ymd_opt(2029, 3, 1).unwrap();
        let before = first - Days::new(1);
        assert_eq!(late(None, None, first, 0, before), []);
        assert_eq!(late(None, Some(Wants::Yes), first, 0, first), [Late::NoWorkshop]);
        assert_eq!(late(None, Some(Wants::No), first, 0, first), []);
        assert_eq!(Stage::of(None, Some(Wants::No)), Stage::Declined);
    }

    #[test]
    fn each_thing_is_late_the_day_after_its_last_day() {
        let own = standing(State::Preparing, [0, 0, 0, 0]);
        let by = own.workshop.register_by - TIME_TO_ANSWER;
        assert_eq!((on(&own, by), on(&own, by + Days::new(1))), (vec![], vec![Late::NotInvited]));
        let own = standing(State::Invited, [10, 7, 31, 31]);
        let by = own.workshop.register_by;
        assert_eq!((on(&own, by), on(&own, by + Days::new(1))), (vec![], vec![Late::Silent(3)]));
        let own = standing(State::Placed, [10, 10, 31, 29]);
        let day = own.workshop.day;
        assert_eq!(on(&own, day - Days::new(2)), []);
        assert_eq!(on(&own, day - Days::new(1)), [Late::Unseated(2)]);
        assert_eq!(on(&own, day + Days::new(14)), []);
        assert_eq!(on(&own, day + Days::new(15)), [Late::NotDocumented]);
        let done = standing(State::Documented, [10, 10, 31, 31]);
        assert_eq!(on(&done, day + Days::new(100)), []);
        assert_eq!(late(Some(&done), None, NEVER, 2, day), [Late::Tasks(2)]);
    }

    proptest! {
        /// What is late before the day stays late until the day, when nobody does anything.
        #[test]
        fn nothing_late_goes_away_by_itself_before_the_day(
            answered in 0_i64..=10, seated in 0_i64..=30, from in 0_u64..80, days in 0_u64..80,
        ) {
            for state in [State::Preparing, State::Invited, State::Placed] {
                let own = standing(state, [10, answered, 30, seated]);
                let start = own.workshop.day - Days::new(80);
                let (early, later) = (start + Days::new(from.min(days)), start + Days::new(from.max(days)));
                for late in on(&own, early) {
                    prop_assert!(on(&own, later).contains(&late));
                }
            }
        }
    }
}

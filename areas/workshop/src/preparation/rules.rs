//! A task of a workshop's checklist: when it is due, how it moves, when its owner is reminded. Pure.

use chrono::{Days, NaiveDate};
use programme::plan::Stage;
use sea_orm::entity::prelude::*;

/// The longest task, in characters, as in the programme.
pub const LONGEST_TASK: usize = programme::plan::LONGEST_TASK;
/// The longest name of an owner, in characters.
pub const LONGEST_NAME: usize = 100;
/// The longest note and reason, in characters.
pub const LONGEST_NOTE: usize = 1000;
/// The most tasks of one workshop.
pub const MOST_TASKS: usize = 200;
/// The farthest that a task lies from the day, in days.
pub const FARTHEST: i32 = 400;
/// An owner is reminded so many days before the last day of a task.
const REMIND_AHEAD: Days = Days::new(3);
/// Nobody is reminded of what was due so long ago, in days.
const REMIND_PAST: Days = Days::new(30);

/// When a task is done, seen from the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum When {
    /// Before the day.
    #[sea_orm(string_value = "before")]
    Before,
    /// On the day.
    #[sea_orm(string_value = "during")]
    During,
    /// After the day.
    #[sea_orm(string_value = "after")]
    After,
}

impl When {
    /// In order.
    pub const ALL: [Self; 3] = [Self::Before, Self::During, Self::After];

    /// The code in forms and text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::During => "during",
            Self::After => "after",
        }
    }
}

impl From<Stage> for When {
    fn from(stage: Stage) -> Self {
        match stage {
            Stage::Before => Self::Before,
            Stage::During => Self::During,
            Stage::After => Self::After,
        }
    }
}

/// How far a task has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum TaskState {
    /// To be done.
    #[sea_orm(string_value = "open")]
    Open,
    /// Done.
    #[sea_orm(string_value = "done")]
    Done,
    /// Does not concern this county, for a reason that stands beside it.
    #[sea_orm(string_value = "not_ours")]
    NotOurs,
}

/// What somebody does with a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// Says that it is done.
    Finish,
    /// Says that it does not concern this county.
    Decline,
    /// Takes either back.
    Reopen,
}

impl Move {
    /// Every move.
    pub const ALL: [Self; 3] = [Self::Finish, Self::Decline, Self::Reopen];

    /// The code in forms and text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Finish => "finish",
            Self::Decline => "decline",
            Self::Reopen => "reopen",
        }
    }
}

impl TaskState {
    /// The code in text keys and in the journal.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Done => "done",
            Self::NotOurs => "not_ours",
        }
    }

    /// Where a move leads; none when the task is there already, or must be opened again first.
    #[must_use]
    pub const fn moved(self, by: Move) -> Option<Self> {
        match (self, by) {
            (Self::Open | Self::NotOurs, Move::Finish) => Some(Self::Done),
            (Self::Open, Move::Decline) => Some(Self::NotOurs),
            (Self::Done | Self::NotOurs, Move::Reopen) => Some(Self::Open),
            (Self::Done, Move::Finish | Move::Decline)
            | (Self::NotOurs, Move::Decline)
            | (Self::Open, Move::Reopen) => None,
        }
    }
}

/// The last day of a task. Before the day one without a number of days is due the day before; after it, never.
#[must_use]
pub fn due(day: NaiveDate, when: When, days: Option<i32>) -> Option<NaiveDate> {
    let apart = |days: i32| Days::new(u64::try_from(days).unwrap_or_default());
    match (when, days) {
        (When::Before, days) => day.checked_sub_days(apart(days.unwrap_or(1))),
        (When::During, _) => Some(day),
        (When::After, Some(days)) => day.checked_add_days(apart(days)),
        (When::After, None) => None,
    }
}

/// Whether its last day is past and it is not done.
#[must_use]
pub fn is_late(state: TaskState, due: Option<NaiveDate>, today: NaiveDate) -> bool {
    match state {
        TaskState::Open => due.is_some_and(|due| due < today),
        TaskState::Done | TaskState::NotOurs => false,
    }
}

/// Whether its owner is to be reminded today: once for each last day, from three days ahead. A day that moves makes a new
/// last day.
#[must_use]
pub fn reminds(
    state: TaskState,
    due: Option<NaiveDate>,
    reminded: Option<NaiveDate>,
    today: NaiveDate,
) -> bool {
    let Some(due) = due.filter(|due| state == TaskState::Open && reminded != Some(*due)) else {
        return false;
    };
    let from = due.checked_sub_days(REMIND_AHEAD).unwrap_or(due);
    let to = due.checked_add_days(REMIND_PAST).unwrap_or(due);
    (from..=to).contains(&today)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2029, 3, 13).unwrap()
    }

    fn when() -> impl Strategy<Value = When> {
        proptest::sample::select(When::ALL.to_vec())
    }

    #[test]
    fn a_task_is_due_its_days_from_the_day() {
        let ymd = |month, day| NaiveDate::from_ymd_opt(2029, month, day);
        assert_eq!(due(day(), When::Before, Some(14)), ymd(2, 27));
        assert_eq!(due(day(), When::Before, None), ymd(3, 12));
        assert_eq!(due(day(), When::During, Some(7)), ymd(3, 13));
        assert_eq!(due(day(), When::After, Some(14)), ymd(3, 27));
        assert_eq!(due(day(), When::After, None), None);
        let leap = NaiveDate::from_ymd_opt(2028, 3, 1).unwrap();
        assert_eq!(due(leap, When::Before, Some(1)), NaiveDate::from_ymd_opt(2028, 2, 29));
    }

    #[test]
    fn no_move_leads_where_the_task_is_and_reopening_takes_every_move_back() {
        for state in [TaskState::Open, TaskState::Done, TaskState::NotOurs] {
            for by in Move::ALL {
                let Some(moved) = state.moved(by) else { continue };
                assert_ne!(moved, state);
                if by != Move::Reopen {
                    assert_eq!(moved.moved(Move::Reopen), Some(TaskState::Open));
                }
            }
        }
    }

    #[test]
    fn an_owner_is_reminded_once_for_each_last_day() {
        let due = Some(day());
        let on = |days: i64| day() + chrono::TimeDelta::days(days);
        assert!(!reminds(TaskState::Open, due, None, on(-4)));
        assert!(reminds(TaskState::Open, due, None, on(-3)));
        assert!(reminds(TaskState::Open, due, None, on(5)), "the program was down");
        assert!(!reminds(TaskState::Open, due, due, on(-3)));
        assert!(!reminds(TaskState::Open, due, None, on(31)));
        assert!(!reminds(TaskState::Done, due, None, on(-3)));
        assert!(!reminds(TaskState::Open, None, None, on(-3)));
        assert!(reminds(TaskState::Open, Some(on(7)), due, on(5)), "the day was moved");
    }

    proptest! {
        #[test]
        fn every_last_day_moves_with_the_day(
            when in when(), days in proptest::option::of(0..=FARTHEST), by in -1000i64..1000
        ) {
            let moved = day() + chrono::TimeDelta::days(by);
            let (was, is) = (due(day(), when, days), due(moved, when, days));
            prop_assert_eq!(was.zip(is).map(|(was, is)| (is - was).num_days()), was.map(|_| by));
        }

        #[test]
        fn what_is_late_stays_late_until_somebody_does_it(
            when in when(), days in proptest::option::of(0..=FARTHEST), today in -800i64..800, later in 0i64..100
        ) {
            let due = due(day(), when, days);
            let on = |days: i64| day() + chrono::TimeDelta::days(days);
            if is_late(TaskState::Open, due, on(today)) {
                prop_assert!(is_late(TaskState::Open, due, on(today + later)));
                prop_assert!(!is_late(TaskState::Done, due, on(today)));
            }
        }

        #[test]
        fn nothing_panics_at_the_ends_of_time(when in when(), days in proptest::option::of(0..=FARTHEST)) {
            for day in [NaiveDate::MIN, NaiveDate::MAX] {
                let due = due(day, when, days);
                let _ = (is_late(TaskState::Open, due, day), reminds(TaskState::Open, due, None, day));
            }
        }
    }
}

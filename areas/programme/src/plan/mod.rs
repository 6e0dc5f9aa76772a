//! What a programme says: when workshops are held, the last days, the agenda, what each tier does before, during and
//! after, whom the workshop is for. Pure.
//!
//! Always: a programme's plan has versions, and what was said stays. A county follows one version and sees what has
//! changed since.

mod changes;
pub mod deeds;
pub(crate) mod older;
pub mod records;
mod rules;
mod template;
pub mod views;

#[cfg(test)]
mod brief;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::agenda::Agenda;
use crate::calendar::{self, CalendarDate, Election, ElectionKind, Window, day_of};
pub use changes::{Change, changes};
pub use rules::{LONGEST_TASK, PlanFault, faults, task_faults};
pub use template::{in_english, shipped, standard_agenda};

/// Whose task it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    /// The national authority's.
    National,
    /// The county board's.
    County,
    /// The municipality's.
    Municipality,
}

impl Tier {
    /// From the top.
    pub const ALL: [Self; 3] = [Self::National, Self::County, Self::Municipality];

    /// The code in addresses, forms and text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::National => "national",
            Self::County => "county",
            Self::Municipality => "municipality",
        }
    }

    /// The tier with this code.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tier| tier.code() == code)
    }
}

/// When a task is done, seen from the workshop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Before the day.
    Before,
    /// On the day.
    During,
    /// After the day.
    After,
}

impl Stage {
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

/// One line of a checklist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// The same through all versions.
    pub id: String,
    /// Whose.
    pub tier: Tier,
    /// When.
    pub stage: Stage,
    /// What is to be done.
    pub what: String,
    /// Its last day: so many days before the workshop, or after it.
    pub days: Option<u16>,
}

/// What a programme says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// The first day on which workshops are held.
    pub first: NaiveDate,
    /// The last day on which workshops are held.
    pub last: NaiveDate,
    /// The last day on which counties say whether they want one.
    pub interest_by: NaiveDate,
    /// When the course opens.
    pub course_opens: NaiveDate,
    /// The invitation goes out at the latest so many days before the workshop.
    pub invite_days: u16,
    /// Registration ends so many days before the workshop.
    pub register_days: u16,
    /// The list of participants is handed over so many days before the workshop.
    pub list_days: u16,
    /// The joining link is mailed so many days before the workshop.
    pub link_days: u16,
    /// The fewest seats that a municipality should fill.
    pub seats_least: u16,
    /// The most seats that a municipality gets.
    pub seats_most: u16,
    /// Whom the workshop is for.
    pub roles: Vec<String>,
    /// The course that everyone has done before the day, by name.
    pub course: String,
    /// The evaluation form, by name.
    pub evaluation: String,
    /// The standard agenda, from which a workshop's begins.
    pub agenda: Agenda,
    /// The checklists of the three tiers.
    pub tasks: Vec<Task>,
}

impl Plan {
    /// The days on which workshops are held.
    #[must_use]
    pub const fn window(&self) -> Window {
        Window { first: self.first, last: self.last }
    }

    /// The calendar of the programme's election, with the days that this plan has set in place of the usual ones.
    #[must_use]
    pub fn dates(&self, election: &Election) -> Vec<CalendarDate> {
        let own = [
            ("interest", self.interest_by),
            ("course", self.course_opens),
            ("workshops-begin", self.first),
            ("workshops-end", self.last),
        ];
        let mut dates = calendar::dates_of(election);
        for date in &mut dates {
            let set = own.iter().find(|(code, day)| *code == date.code && *day != date.day);
            if let Some((_, day)) = set {
                *date = CalendarDate { day: *day, reference: "", checked: None, ..*date };
            }
        }
        dates.sort_by_key(|date| date.day);
        dates
    }

    /// One tier's tasks at one stage, in their order.
    pub fn tasks_of(&self, tier: Tier, stage: Stage) -> impl Iterator<Item = &Task> {
        self.tasks.iter().filter(move |task| task.tier == tier && task.stage == stage)
    }

    /// The same plan for another election. Before one of the same kind each day keeps its distance to the day of the
    /// election, and with it its weekday; before one of another kind the days come from that kind's calendar.
    #[must_use]
    pub fn moved(&self, from: (ElectionKind, NaiveDate), to: (ElectionKind, NaiveDate)) -> Self {
        let (kind, day) = to;
        if kind != from.0 {
            return self.clone().dated(kind, day);
        }
        let along = day - from.1;
        let moved = |date: NaiveDate| date.checked_add_signed(along).unwrap_or(day);
        Self {
            first: moved(self.first),
            last: moved(self.last),
            interest_by: moved(self.interest_by),
            course_opens: moved(self.course_opens),
            ..self.clone()
        }
    }

    /// The same with the days that the calendar has for an election.
    fn dated(self, kind: ElectionKind, day: NaiveDate) -> Self {
        let dates = calendar::dates(kind, day);
        let of = |code| day_of(&dates, code).unwrap_or(day);
        let first = of("workshops-begin");
        Self {
            first,
            last: of("workshops-end"),
            interest_by: of("interest"),
            course_opens: day_of(&dates, "course").unwrap_or(first),
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::Datelike as _;

    use super::*;

    fn ymd(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn the_shipped_plan_has_the_days_of_the_calendar_and_five_hours() {
        let plan = shipped(ElectionKind::EuropeanParliament, ymd(2029, 6, 10));
        assert_eq!(plan.window(), Window { first: ymd(2029, 3, 1), last: ymd(2029, 4, 30) });
        assert_eq!((plan.interest_by, plan.course_opens), (ymd(2029, 1, 22), ymd(2028, 11, 15)));
        assert!(crate::agenda::lengths::on_standard_day(&plan.agenda).is_ok());
        assert_eq!((plan.seats_least, plan.seats_most), (3, 5));
    }

    #[test]
    fn the_calendar_has_the_days_of_the_plan() {
        let election = Election::on(ElectionKind::EuropeanParliament, ymd(2029, 6, 10));
        let usual = shipped(election.kind, election.day);
        assert_eq!(usual.dates(&election), calendar::dates_of(&election));
        let plan = Plan { interest_by: ymd(2029, 2, 5), first: ymd(2029, 3, 12), ..usual };
        let dates = plan.dates(&election);
        assert_eq!(day_of(&dates, "interest"), Some(ymd(2029, 2, 5)));
        assert_eq!(day_of(&dates, "workshops-begin"), Some(ymd(2029, 3, 12)));
        assert!(dates.is_sorted_by_key(|date| date.day));
    }

    #[test]
    fn made_from_the_last_one_every_day_keeps_its_weekday_and_its_distance() {
        let (then, now) = (ymd(2024, 6, 9), ymd(2029, 6, 10));
        let last = shipped(ElectionKind::EuropeanParliament, then);
        let kind = ElectionKind::EuropeanParliament;
        let plan = last.moved((kind, then), (kind, now));
        for (was, is) in
            [(last.first, plan.first), (last.last, plan.last), (last.interest_by, plan.interest_by)]
        {
            assert_eq!(is.weekday(), was.weekday());
            assert_eq!(now - is, then - was);
        }
        assert_eq!(plan.tasks, last.tasks);
    }

    #[test]
    fn made_from_one_of_another_kind_it_has_that_kinds_days_and_the_old_words() {
        let then = ymd(2029, 6, 10);
        let mut last = shipped(ElectionKind::EuropeanParliament, then);
        last.tasks.truncate(3);
        let plan =
            last.moved((ElectionKind::EuropeanParliament, then), (ElectionKind::General, ymd(2030, 9, 8)));
        assert_eq!(plan.window(), calendar::window(ElectionKind::General, ymd(2030, 9, 8)));
        assert_eq!(plan.tasks.len(), 3);
    }

    #[test]
    fn the_ends_of_time_give_a_plan_and_no_panic() {
        let kind = ElectionKind::General;
        for day in [NaiveDate::MIN, NaiveDate::MAX] {
            let _ = shipped(kind, ymd(2029, 6, 10)).moved((kind, ymd(2029, 6, 10)), (kind, day));
            let _ = shipped(kind, day);
        }
    }
}

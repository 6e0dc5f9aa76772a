//! What is wrong with a plan.

use chrono::NaiveDate;

use super::{Plan, Task};
use crate::agenda::lengths::on_standard_day;
use crate::calendar::{Election, ElectionKind, freeze};

/// The longest name and role, in characters.
const LONGEST_LINE: usize = 200;
/// The longest task, in characters.
pub const LONGEST_TASK: usize = 500;
/// The most roles.
pub const MOST_ROLES: usize = 30;
/// The most tasks of all tiers together.
const MOST_TASKS: usize = 300;
/// The most seats that a municipality gets.
const MOST_SEATS: u16 = 20;
/// The longest that something is done ahead of a workshop, or after it, in days.
const FARTHEST: u16 = 400;
/// The course opens at most so many days before the first workshop.
const EARLIEST_COURSE: i64 = 2 * 366;
/// The longest time in which workshops are held, in days.
const LONGEST_WINDOW: i64 = 366;

/// What is wrong with a plan. Field and code end its text key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanFault {
    /// The field, as the form names it.
    pub field: String,
    /// What is wrong.
    pub code: &'static str,
}

/// Everything that is wrong, in the order of the form. A last day that has passed is one only when it is new: what
/// stood there before stays.
#[must_use]
pub fn faults(
    plan: &Plan,
    before: Option<&Plan>,
    election: (ElectionKind, NaiveDate),
    today: NaiveDate,
) -> Vec<PlanFault> {
    let mut found = Found(Vec::new());
    days(plan, before, election, today, &mut found);
    counts(plan, &mut found);
    words(plan, before, &mut found);
    tasks(&plan.tasks, &mut found);
    found.0
}

/// What is wrong with the tasks of a plan alone.
#[must_use]
pub fn task_faults(plan: &Plan) -> Vec<PlanFault> {
    let mut found = Found(Vec::new());
    tasks(&plan.tasks, &mut found);
    found.0
}

struct Found(Vec<PlanFault>);

impl Found {
    fn when(&mut self, holds: bool, field: impl Into<String>, code: &'static str) {
        let field = field.into();
        // One sentence at a field is enough to begin with.
        if holds && self.0.iter().all(|fault| fault.field != field) {
            self.0.push(PlanFault { field, code });
        }
    }
}

fn days(
    plan: &Plan,
    before: Option<&Plan>,
    election: (ElectionKind, NaiveDate),
    today: NaiveDate,
    found: &mut Found,
) {
    let is_new = |of: fn(&Plan) -> NaiveDate| before.is_none_or(|before| of(before) != of(plan));
    let past = |of: fn(&Plan) -> NaiveDate| is_new(of) && of(plan) < today;
    let frozen = freeze(&Election::on(election.0, election.1)).map_or(election.1, |days| days.first);
    found.when(past(|plan| plan.interest_by), "interest_by", "past");
    found.when(plan.interest_by >= plan.first, "interest_by", "after-first");
    found.when(plan.last < plan.first, "last", "before-first");
    found.when(past(|plan| plan.last), "last", "past");
    found.when(plan.last >= frozen, "last", "frozen");
    found.when((plan.last - plan.first).num_days() > LONGEST_WINDOW, "last", "long");
    found.when(plan.course_opens > plan.last, "course_opens", "after-last");
    found.when((plan.first - plan.course_opens).num_days() > EARLIEST_COURSE, "course_opens", "early");
}

fn counts(plan: &Plan, found: &mut Found) {
    found.when(plan.invite_days > FARTHEST, "invite_days", "far");
    found.when(plan.register_days >= plan.invite_days, "register_days", "before-invitation");
    found.when(plan.register_days == 0, "register_days", "none");
    found.when(plan.list_days > plan.register_days, "list_days", "before-registered");
    found.when(plan.link_days == 0 || plan.link_days > plan.register_days, "link_days", "before-registered");
    found.when(plan.seats_least == 0, "seats_least", "none");
    found.when(plan.seats_most < plan.seats_least, "seats_most", "fewer");
    found.when(plan.seats_most > MOST_SEATS, "seats_most", "many");
}

fn words(plan: &Plan, before: Option<&Plan>, found: &mut Found) {
    let long = |text: &str| text.chars().count() > LONGEST_LINE;
    found.when(plan.roles.is_empty(), "roles", "empty");
    found.when(plan.roles.len() > MOST_ROLES, "roles", "many");
    found.when(plan.roles.iter().any(|role| long(role)), "roles", "long");
    found.when(plan.course.is_empty(), "course", "empty");
    found.when(long(&plan.course), "course", "long");
    found.when(long(&plan.evaluation), "evaluation", "long");
    // What each field of the agenda may hold its own form says; the whole must fit the day that it is the standard of.
    let is_new = before.is_none_or(|before| before.agenda != plan.agenda);
    found.when(is_new && on_standard_day(&plan.agenda).is_err(), "agenda", "misfit");
}

fn tasks(tasks: &[Task], found: &mut Found) {
    found.when(tasks.len() > MOST_TASKS, "tasks", "many");
    for task in tasks {
        let field = |part: &str| format!("{part}-{}", task.id);
        found.when(task.what.is_empty(), field("what"), "empty");
        found.when(task.what.chars().count() > LONGEST_TASK, field("what"), "long");
        found.when(task.days.is_some_and(|days| days > FARTHEST), field("days"), "far");
    }
}

#[cfg(test)]
mod tests {
    use super::super::shipped;
    use super::*;

    const KIND: ElectionKind = ElectionKind::EuropeanParliament;

    fn ymd(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn found(change: impl Fn(&mut Plan)) -> Vec<(String, &'static str)> {
        let election = (KIND, ymd(2029, 6, 10));
        let mut plan = shipped(KIND, election.1);
        change(&mut plan);
        let faults = faults(&plan, None, election, ymd(2029, 1, 10));
        faults.into_iter().map(|fault| (fault.field, fault.code)).collect()
    }

    fn one(field: &str, code: &'static str) -> Vec<(String, &'static str)> {
        vec![(field.to_owned(), code)]
    }

    #[test]
    fn days_that_do_not_follow_each_other_are_said() {
        assert_eq!(found(|plan| plan.last = ymd(2029, 2, 28)), one("last", "before-first"));
        assert_eq!(found(|plan| plan.interest_by = ymd(2029, 1, 9)), one("interest_by", "past"));
        assert_eq!(found(|plan| plan.interest_by = ymd(2029, 3, 1)), one("interest_by", "after-first"));
        assert_eq!(found(|plan| plan.last = ymd(2029, 5, 23)), one("last", "frozen"));
        assert_eq!(found(|plan| plan.last = ymd(2029, 5, 22)), []);
        assert_eq!(found(|plan| plan.course_opens = ymd(2029, 5, 1)), one("course_opens", "after-last"));
        assert_eq!(found(|plan| plan.course_opens = ymd(29, 5, 1)), one("course_opens", "early"));
        assert_eq!(found(|plan| plan.interest_by = ymd(2029, 1, 10)), [], "today is not over");
    }

    #[test]
    fn all_faults_are_said_at_once() {
        let codes = found(|plan| {
            plan.seats_most = 2;
            plan.register_days = 50;
            plan.roles.clear();
            plan.course.clear();
            plan.agenda.items.truncate(2);
            plan.tasks[4].what = "å".repeat(LONGEST_TASK + 1);
        });
        let fields: Vec<_> = codes.iter().map(|(field, code)| format!("{field} {code}")).collect();
        let expected = [
            "register_days before-invitation",
            "seats_most fewer",
            "roles empty",
            "course empty",
            "agenda misfit",
            "what-national-valcentralen long",
        ];
        assert_eq!(fields, expected);
    }

    #[test]
    fn a_last_day_that_has_passed_stays_when_nobody_touched_it() {
        let election = (KIND, ymd(2029, 6, 10));
        let before = shipped(KIND, election.1);
        let plan = Plan { seats_most: 6, ..before.clone() };
        let late = ymd(2029, 4, 2);
        assert_eq!(faults(&plan, Some(&before), election, late), []);
        let moved = Plan { interest_by: ymd(2029, 2, 1), ..plan };
        assert_eq!(faults(&moved, Some(&before), election, late).len(), 1);
    }
}

//! What differs between two versions of a plan.

use super::{Plan, Task};
use crate::agenda::Agenda;

/// One difference, in the order in which the plan is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A day: the end of its text key, what it was and what it is.
    Day(&'static str, chrono::NaiveDate, chrono::NaiveDate),
    /// A number.
    Number(&'static str, u16, u16),
    /// A name.
    Name(&'static str, String, String),
    /// The roles: those that went and those that came.
    Roles(Vec<String>, Vec<String>),
    /// The agenda, whole.
    Agenda(Agenda, Agenda),
    /// A task that came.
    TaskAdded(Task),
    /// A task that went.
    TaskRemoved(Task),
    /// A task that says something else, or has another last day.
    TaskChanged(Task, Task),
    /// Tasks stand in another order.
    TasksReordered,
}

/// The name of a part of a plan, and how it is read.
type Part<T> = (&'static str, fn(&Plan) -> T);

/// Everything that differs. Nothing when the two are the same, and only then.
#[must_use]
pub fn changes(was: &Plan, is: &Plan) -> Vec<Change> {
    let mut found = Vec::new();
    let days: [Part<chrono::NaiveDate>; 4] = [
        ("interest_by", |plan| plan.interest_by),
        ("course_opens", |plan| plan.course_opens),
        ("first", |plan| plan.first),
        ("last", |plan| plan.last),
    ];
    let differ = days.into_iter().filter(|(_, of)| of(was) != of(is));
    found.extend(differ.map(|(name, of)| Change::Day(name, of(was), of(is))));
    let numbers: [Part<u16>; 6] = [
        ("invite_days", |plan| plan.invite_days),
        ("register_days", |plan| plan.register_days),
        ("list_days", |plan| plan.list_days),
        ("link_days", |plan| plan.link_days),
        ("seats_least", |plan| plan.seats_least),
        ("seats_most", |plan| plan.seats_most),
    ];
    let differ = numbers.into_iter().filter(|(_, of)| of(was) != of(is));
    found.extend(differ.map(|(name, of)| Change::Number(name, of(was), of(is))));
    let names: [Part<String>; 2] =
        [("course", |plan| plan.course.clone()), ("evaluation", |plan| plan.evaluation.clone())];
    let differ = names.into_iter().filter(|(_, of)| of(was) != of(is));
    found.extend(differ.map(|(name, of)| Change::Name(name, of(was), of(is))));
    if was.roles != is.roles {
        found.push(Change::Roles(was.roles.clone(), is.roles.clone()));
    }
    if was.agenda != is.agenda {
        found.push(Change::Agenda(was.agenda.clone(), is.agenda.clone()));
    }
    tasks(was, is, &mut found);
    found
}

fn tasks(was: &Plan, is: &Plan, found: &mut Vec<Change>) {
    let before = found.len();
    for task in &is.tasks {
        match was.tasks.iter().find(|other| other.id == task.id) {
            None => found.push(Change::TaskAdded(task.clone())),
            Some(other) if other != task => found.push(Change::TaskChanged(other.clone(), task.clone())),
            Some(_) => {}
        }
    }
    let gone = was.tasks.iter().filter(|task| is.tasks.iter().all(|other| other.id != task.id));
    found.extend(gone.cloned().map(Change::TaskRemoved));
    if found.len() == before && was.tasks != is.tasks {
        found.push(Change::TasksReordered);
    }
}

#[cfg(test)]
mod tests {
    use chrono::{Days, NaiveDate};
    use proptest::prelude::*;

    use super::super::{Stage, Tier, shipped};
    use super::*;
    use crate::calendar::ElectionKind;

    fn plan() -> Plan {
        shipped(ElectionKind::General, NaiveDate::from_ymd_opt(2030, 9, 8).unwrap())
    }

    /// Changes one thing, as somebody at the form would.
    fn touched(plan: &Plan, what: usize, place: usize, by: u16) -> Plan {
        let mut plan = plan.clone();
        let task = place % plan.tasks.len();
        match what % 8 {
            0 => plan.last = plan.last + Days::new(u64::from(by)),
            1 => plan.seats_most += by,
            2 => plan.course.push_str(&by.to_string()),
            3 => plan.roles.push(format!("Roll {by}")),
            4 => plan.agenda.items[0].span.most += by,
            5 => plan.tasks[task].what.push_str(&by.to_string()),
            6 => drop(plan.tasks.remove(task)),
            _ => plan.tasks.push(Task {
                id: format!("own-{by}"),
                tier: Tier::County,
                stage: Stage::After,
                what: "Något nytt".to_owned(),
                days: Some(by),
            }),
        }
        plan
    }

    #[test]
    fn a_change_says_what_was_and_what_is() {
        let was = plan();
        let mut is = touched(&was, 1, 0, 2);
        is.tasks[0].days = Some(7);
        let gone = is.tasks.remove(5);
        let expected = [
            Change::Number("seats_most", 5, 7),
            Change::TaskChanged(was.tasks[0].clone(), is.tasks[0].clone()),
            Change::TaskRemoved(gone),
        ];
        assert_eq!(changes(&was, &is), expected);
        let mut turned = was.clone();
        turned.tasks.swap(0, 1);
        assert_eq!(changes(&was, &turned), [Change::TasksReordered]);
    }

    proptest! {
        #[test]
        fn there_are_changes_when_the_two_differ_and_only_then(
            touches in proptest::collection::vec((0..8_usize, 0..100_usize, 0..9_u16), 0..5)
        ) {
            let was = plan();
            let is = touches.into_iter().fold(was.clone(), |plan, (what, place, by)| touched(&plan, what, place, by));
            prop_assert_eq!(changes(&was, &is).is_empty(), was == is);
            prop_assert_eq!(changes(&was, &is).len(), changes(&is, &was).len());
            prop_assert_eq!(changes(&is, &is), []);
        }
    }
}

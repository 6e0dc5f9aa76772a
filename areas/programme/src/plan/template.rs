//! The programme that ships, as it stands in `template.toml`.

use std::collections::HashMap;
use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::Deserialize;

use super::{Plan, Stage, Task, Tier};
use crate::agenda::{Agenda, Item, Kind, Pauses, Span};
use crate::calendar::ElectionKind;

/// The shipped file. That it can be read a test says; a program with a file that cannot does not get through it.
static TEMPLATE: LazyLock<Template> = LazyLock::new(|| {
    toml::from_str(include_str!("template.toml")).expect("the shipped programme can be read")
});

/// Swedish text of the template and the same in English.
static ENGLISH: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let named = [&TEMPLATE.course, &TEMPLATE.evaluation].into_iter().chain(&TEMPLATE.roles);
    let named = named.map(|text| (&*text.sv, &*text.en));
    let agenda = TEMPLATE.agenda.iter().map(|item| (&*item.sv, &*item.en));
    named.chain(agenda).chain(TEMPLATE.task.iter().map(|task| (&*task.sv, &*task.en))).collect()
});

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Template {
    seats: [u16; 2],
    invite_days: u16,
    register_days: u16,
    list_days: u16,
    link_days: u16,
    course: Text,
    evaluation: Text,
    roles: Vec<Text>,
    agenda: Vec<Slot>,
    pauses: Rests,
    task: Vec<Line>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    sv: String,
    en: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Slot {
    kind: Kind,
    minutes: [u16; 3],
    #[serde(default)]
    may_go: bool,
    sv: String,
    en: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rests {
    rest: [u16; 3],
    lunch: [u16; 3],
    stretch: u16,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    code: String,
    tier: Tier,
    stage: Stage,
    days: Option<i16>,
    sv: String,
    en: String,
}

/// The plan that ships, with the days of an election's calendar.
#[must_use]
pub fn shipped(kind: ElectionKind, election_day: NaiveDate) -> Plan {
    let swedish = |text: &Text| text.sv.clone();
    let task = |line: &Line| Task {
        id: line.code.clone(),
        tier: line.tier,
        stage: line.stage,
        what: line.sv.clone(),
        days: line.days.map(i16::unsigned_abs),
    };
    let plan = Plan {
        first: election_day,
        last: election_day,
        interest_by: election_day,
        course_opens: election_day,
        invite_days: TEMPLATE.invite_days,
        register_days: TEMPLATE.register_days,
        list_days: TEMPLATE.list_days,
        link_days: TEMPLATE.link_days,
        seats_least: TEMPLATE.seats[0],
        seats_most: TEMPLATE.seats[1],
        roles: TEMPLATE.roles.iter().map(swedish).collect(),
        course: swedish(&TEMPLATE.course),
        evaluation: swedish(&TEMPLATE.evaluation),
        agenda: standard_agenda(),
        tasks: TEMPLATE.task.iter().map(task).collect(),
    };
    plan.dated(kind, election_day)
}

/// The agenda that ships.
#[must_use]
pub fn standard_agenda() -> Agenda {
    let span = |[least, usual, most]: [u16; 3]| Span::of(least, usual, most);
    let item = |slot: &Slot| Item {
        title: slot.sv.clone(),
        kind: slot.kind,
        span: span(slot.minutes),
        may_go: slot.may_go,
    };
    let rests = &TEMPLATE.pauses;
    Agenda {
        items: TEMPLATE.agenda.iter().map(item).collect(),
        pauses: Pauses { rest: span(rests.rest), lunch: span(rests.lunch), stretch: rests.stretch },
    }
}

/// A text of the template in English; nothing when somebody wrote it themselves.
#[must_use]
pub fn in_english(swedish: &str) -> Option<&'static str> {
    ENGLISH.get(swedish).copied()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_task_stands_once_with_a_last_day_on_the_right_side_of_the_workshop() {
        let codes: HashSet<_> = TEMPLATE.task.iter().map(|task| &task.code).collect();
        assert_eq!(codes.len(), TEMPLATE.task.len());
        for task in &TEMPLATE.task {
            assert!(task.code.starts_with(task.tier.code()), "{}", task.code);
            match task.stage {
                Stage::Before => assert!(task.days.is_some_and(|days| days < 0), "{}", task.code),
                Stage::During => assert_eq!(task.days, None, "{}", task.code),
                Stage::After => assert!(task.days.is_some_and(|days| days > 0), "{}", task.code),
            }
        }
        assert!(TEMPLATE.task.is_sorted_by_key(|task| (task.tier, task.stage, task.days)));
    }

    #[test]
    fn everything_has_its_english() {
        assert_eq!(in_english("Samling och fika"), Some("Arrival and coffee"));
        assert_eq!(
            in_english("Se till att lokalen har projektor."),
            Some("Make sure that the venue has a projector.")
        );
        assert_eq!(in_english("Något eget."), None);
        assert!(ENGLISH.values().all(|english| !english.is_empty()));
        assert_eq!(
            ENGLISH.len(),
            2 + TEMPLATE.roles.len() + TEMPLATE.agenda.len() + TEMPLATE.task.len(),
            "two texts of the template are the same"
        );
    }

    #[test]
    fn the_shipped_plan_has_no_faults() {
        let day = NaiveDate::from_ymd_opt(2029, 6, 10).unwrap();
        let today = NaiveDate::from_ymd_opt(2028, 9, 1).unwrap();
        for kind in ElectionKind::ALL {
            assert_eq!(super::super::faults(&shipped(kind, day), None, (kind, day), today), [], "{kind:?}");
        }
    }
}

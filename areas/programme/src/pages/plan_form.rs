//! The form of a plan: its days, numbers and names as somebody writes them.

use chrono::NaiveDate;
use texts::Words;
use web::{Faults, Posted};

use crate::agenda::form::{AgendaForm, say_into};
use crate::agenda::lengths::on_standard_day;
use crate::agenda::said::why_not;
use crate::calendar::ElectionKind;
use crate::form_date;
use crate::plan::{Plan, PlanFault, faults};

/// What stands in the form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct PlanForm {
    pub interest_by: String,
    pub course_opens: String,
    pub first: String,
    pub last: String,
    pub invite_days: String,
    pub register_days: String,
    pub list_days: String,
    pub link_days: String,
    pub seats_least: String,
    pub seats_most: String,
    pub roles: String,
    pub course: String,
    pub evaluation: String,
    pub agenda: AgendaForm,
}

impl PlanForm {
    pub(super) fn of(plan: &Plan) -> Self {
        Self {
            interest_by: plan.interest_by.to_string(),
            course_opens: plan.course_opens.to_string(),
            first: plan.first.to_string(),
            last: plan.last.to_string(),
            invite_days: plan.invite_days.to_string(),
            register_days: plan.register_days.to_string(),
            list_days: plan.list_days.to_string(),
            link_days: plan.link_days.to_string(),
            seats_least: plan.seats_least.to_string(),
            seats_most: plan.seats_most.to_string(),
            roles: plan.roles.join("\n"),
            course: plan.course.clone(),
            evaluation: plan.evaluation.clone(),
            agenda: AgendaForm::of(&plan.agenda),
        }
    }

    pub(super) fn posted(posted: &Posted) -> Self {
        let text = |name: &str| posted.text(name).to_owned();
        Self {
            interest_by: text("interest_by"),
            course_opens: text("course_opens"),
            first: text("first"),
            last: text("last"),
            invite_days: text("invite_days"),
            register_days: text("register_days"),
            list_days: text("list_days"),
            link_days: text("link_days"),
            seats_least: text("seats_least"),
            seats_most: text("seats_most"),
            roles: text("roles"),
            course: text("course"),
            evaluation: text("evaluation"),
            agenda: AgendaForm::posted(posted),
        }
    }

    /// The plan that the form makes of `before`, or everything that is wrong with it, in the order of the form.
    pub(super) fn check(
        &self,
        words: &Words,
        before: &Plan,
        election: (ElectionKind, NaiveDate),
        today: NaiveDate,
    ) -> Result<Plan, Faults> {
        let mut unread = Vec::new();
        let mut plan = before.clone();
        self.read_days(&mut plan, &mut unread);
        self.read_numbers(&mut plan, &mut unread);
        plan.roles = lines(&self.roles);
        plan.course = one_line(&self.course);
        plan.evaluation = one_line(&self.evaluation);
        let agenda_faults = match self.agenda.check() {
            Ok(agenda) => {
                plan.agenda = agenda;
                Vec::new()
            }
            Err(faults) => faults,
        };
        let is_unread = |field: &str| unread.iter().any(|fault| fault.field == field);
        let mut all: Vec<PlanFault> = faults(&plan, Some(before), election, today)
            .into_iter()
            .filter(|fault| !is_unread(&fault.field))
            .collect();
        all.extend(unread);
        if all.is_empty() && agenda_faults.is_empty() {
            return Ok(plan);
        }
        all.sort_by_key(|fault| ORDER.iter().position(|field| *field == fault.field));
        let mut found = Faults::none();
        for fault in all {
            let key = format!("plan-fault-{}-{}", fault.field, fault.code);
            if fault.code == "misfit" {
                let why = on_standard_day(&plan.agenda).err();
                let why = why.map(|why| why_not(&why, &plan.agenda, words)).unwrap_or_default();
                found.add("title-0", format!("{} {why}", words.say(&key)));
                continue;
            }
            let text = match fault.code {
                _ if is_date(&fault) => words.say(&format!("plan-fault-day-{}", fault.code)),
                "number" => words.say("plan-fault-number"),
                _ => words.say(&key),
            };
            found.add(fault.field, text);
        }
        say_into(&mut found, &agenda_faults, words);
        Err(found)
    }

    fn read_days(&self, plan: &mut Plan, unread: &mut Vec<PlanFault>) {
        let days = [
            ("interest_by", &self.interest_by, &mut plan.interest_by),
            ("course_opens", &self.course_opens, &mut plan.course_opens),
            ("first", &self.first, &mut plan.first),
            ("last", &self.last, &mut plan.last),
        ];
        for (field, text, day) in days {
            match form_date::read(text) {
                Ok(read) => *day = read,
                Err(why) => unread.push(PlanFault { field: field.to_owned(), code: why.code() }),
            }
        }
    }

    fn read_numbers(&self, plan: &mut Plan, unread: &mut Vec<PlanFault>) {
        let numbers = [
            ("invite_days", &self.invite_days, &mut plan.invite_days),
            ("register_days", &self.register_days, &mut plan.register_days),
            ("list_days", &self.list_days, &mut plan.list_days),
            ("link_days", &self.link_days, &mut plan.link_days),
            ("seats_least", &self.seats_least, &mut plan.seats_least),
            ("seats_most", &self.seats_most, &mut plan.seats_most),
        ];
        for (field, text, number) in numbers {
            match text.parse() {
                Ok(read) => *number = read,
                Err(_) => unread.push(PlanFault { field: field.to_owned(), code: "number" }),
            }
        }
    }
}

/// The fields in the order of the form.
const ORDER: [&str; 14] = [
    "interest_by",
    "course_opens",
    "first",
    "last",
    "invite_days",
    "register_days",
    "list_days",
    "link_days",
    "seats_least",
    "seats_most",
    "roles",
    "course",
    "evaluation",
    "agenda",
];

fn is_date(fault: &PlanFault) -> bool {
    matches!(fault.code, "unreadable" | "not-in-calendar")
        || (fault.code == "empty"
            && matches!(&*fault.field, "interest_by" | "course_opens" | "first" | "last"))
}

/// One line without control characters, which no letter and no database takes.
pub(super) fn one_line(text: &str) -> String {
    let plain: String = text.chars().map(|sign| if sign.is_control() { ' ' } else { sign }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(one_line).filter(|line| !line.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::plan::shipped;

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2029, 6, 10).unwrap()
    }

    proptest! {
        #[test]
        fn what_a_plan_puts_in_the_form_comes_back_as_the_same_plan(
            steps in 5..9_u16, what in "[A-Za-zåäöÅÄÖ]{2,20}( [a-zåäö]{4,10}){0,3}", seats in 3..9_u16
        ) {
            let kind = ElectionKind::EuropeanParliament;
            let mut plan = shipped(kind, day());
            plan.agenda.items[3].title = what;
            plan.agenda.items[3].span.least = steps * 5;
            plan.seats_most = seats;
            let sources = [&organisation::TEXTS[..], &[crate::TEXTS], &web::TEXTS].concat();
            let catalogue = std::sync::Arc::new(texts::Catalogue::build(&sources).unwrap());
            let words = Words::new(catalogue, texts::Lang::Sv);
            let today = NaiveDate::from_ymd_opt(2029, 1, 10).unwrap();
            let read = PlanForm::of(&plan).check(&words, &plan, (kind, day()), today);
            prop_assert_eq!(read, Ok(plan));
        }
    }
}

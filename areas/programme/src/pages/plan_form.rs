//! The form of a plan: its days, numbers and names as somebody writes them.

use chrono::NaiveDate;
use texts::Words;
use web::{Faults, Posted};

use super::form_date;
use crate::calendar::ElectionKind;
use crate::plan::{AgendaItem, Plan, PlanFault, faults};

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
    pub agenda: String,
}

impl PlanForm {
    pub(super) fn of(plan: &Plan) -> Self {
        let agenda = plan.agenda.iter().map(|item| format!("{} {}", item.minutes, item.what));
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
            agenda: agenda.collect::<Vec<_>>().join("\n"),
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
            agenda: text("agenda"),
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
        match read_agenda(&self.agenda) {
            Ok(agenda) => plan.agenda = agenda,
            Err(_) => unread.push(PlanFault { field: "agenda".to_owned(), code: "line" }),
        }
        let is_unread = |field: &str| unread.iter().any(|fault| fault.field == field);
        let mut all: Vec<PlanFault> = faults(&plan, Some(before), election, today)
            .into_iter()
            .filter(|fault| !is_unread(&fault.field))
            .collect();
        all.extend(unread);
        if all.is_empty() {
            return Ok(plan);
        }
        all.sort_by_key(|fault| ORDER.iter().position(|field| *field == fault.field));
        let mut said = Faults::none();
        for fault in all {
            let key = format!("plan-fault-{}-{}", fault.field, fault.code);
            let text = match fault.code {
                "line" => words.say1(&key, "line", read_agenda(&self.agenda).err().unwrap_or_default()),
                _ if is_date(&fault) => words.say(&format!("plan-fault-day-{}", fault.code)),
                "number" => words.say("plan-fault-number"),
                _ => words.say(&key),
            };
            said.add(fault.field, text);
        }
        Err(said)
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

/// "20 Samling och fika" on each line. The number of the first line that begins with no minutes is the fault.
fn read_agenda(text: &str) -> Result<Vec<AgendaItem>, usize> {
    let mut items = Vec::new();
    for (place, line) in text.lines().enumerate() {
        let line = one_line(line);
        if line.is_empty() {
            continue;
        }
        let (minutes, what) = line.split_once(' ').ok_or(place + 1)?;
        let minutes = minutes.parse().map_err(|_| place + 1)?;
        let what = what.strip_prefix("min ").unwrap_or(what).to_owned();
        items.push(AgendaItem { what, minutes });
    }
    Ok(items)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::plan::shipped;

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2029, 6, 10).unwrap()
    }

    #[test]
    fn an_agenda_is_read_line_by_line_and_says_which_line_it_cannot_read() {
        let read = read_agenda("20 Samling\r\n\r\n 70  min  Övning 2 \n").unwrap();
        let lines: Vec<_> = read.iter().map(|item| (item.minutes, &*item.what)).collect();
        assert_eq!(lines, [(20, "Samling"), (70, "Övning 2")]);
        for (text, line) in
            [("20 Samling\nLunch", 2), ("Fika 20", 1), ("\n\n20", 3), ("-5 Paus", 1), ("99999 x", 1)]
        {
            assert_eq!(read_agenda(text), Err(line), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_a_plan_puts_in_the_form_comes_back_as_the_same_plan(
            minutes in 1..100_u16, what in "[A-Za-zåäöÅÄÖ]{2,20}( [a-zåäö]{4,10}){0,3}", seats in 3..9_u16
        ) {
            let kind = ElectionKind::EuropeanParliament;
            let mut plan = shipped(kind, day());
            plan.agenda[3] = AgendaItem { what, minutes };
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

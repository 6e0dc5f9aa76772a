//! What is typed in this part's forms, and the rules that make something of it. Pure.

use programme::draft::{one_line, written};
use texts::Words;
use web::{Faults, Posted};

use super::checklist::Wording;
use super::deeds::{Noted, Wanted};
use super::guests::Described;
use super::rules::{FARTHEST, LONGEST_NAME, LONGEST_NOTE, LONGEST_TASK, When};
use super::venue::{MOST, Need, NeedState};
use super::views::{Guest, Task};
use crate::day::rules::Format;
use crate::invitation::addresses::rules::receiver;

/// The longest brief and message, in characters.
const LONGEST_TEXT: usize = 5000;
/// The longest place and contact of a site, and the longest address of a meeting, in characters.
const LONGEST_PLACE: usize = 300;

/// What is wrong: the field, and the text key of the sentence.
type Wrong = Vec<(String, &'static str)>;

/// The faults as sentences beside their fields.
pub(super) fn said(wrong: &Wrong, words: &Words) -> Faults {
    let mut faults = Faults::none();
    for (field, key) in wrong {
        faults.add(field, words.say(key));
    }
    faults
}

fn line(text: &str, field: &str, longest: usize, wrong: &mut Wrong) -> String {
    let line = one_line(text);
    if line.chars().count() > longest {
        wrong.push((field.to_owned(), "preparation-fault-long"));
    }
    line
}

fn text(text: &str, field: &str, longest: usize, wrong: &mut Wrong) -> String {
    let text = written(text);
    if text.chars().count() > longest {
        wrong.push((field.to_owned(), "preparation-fault-long"));
    }
    text
}

/// A mail address.
fn address(text: &str, field: &str, wrong: &mut Wrong) -> String {
    if let Ok(receiver) = receiver("", text) {
        return receiver.address;
    }
    wrong.push((field.to_owned(), "preparation-fault-address"));
    String::new()
}

fn number(text: &str, most: i32) -> Option<i32> {
    text.trim().parse().ok().filter(|number| (0..=most).contains(number))
}

/// A task.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct TaskForm {
    pub what: String,
    pub when: String,
    pub days: String,
    pub owner: String,
    pub owner_address: String,
    pub note: String,
}

impl TaskForm {
    pub(super) fn of(task: &Task) -> Self {
        Self {
            what: task.what.clone(),
            when: task.stage.code().to_owned(),
            days: task.days.map(|days| days.to_string()).unwrap_or_default(),
            owner: task.owner.clone(),
            owner_address: task.owner_address.clone(),
            note: task.note.clone(),
        }
    }

    pub(super) fn posted(posted: &Posted) -> Self {
        let text = |name| posted.text(name).to_owned();
        Self {
            what: text("what"),
            when: text("when"),
            days: text("days"),
            owner: text("owner"),
            owner_address: text("owner_address"),
            note: text("note"),
        }
    }

    /// What it says. Of a task of the programme's, `planned` holds its words and when it is done.
    pub(super) fn check(&self, planned: Option<&Task>) -> Result<Wording, Wrong> {
        let mut wrong = Wrong::new();
        let (what, when) = if let Some(task) = planned {
            (task.what.clone(), Some(task.stage))
        } else {
            let what = line(&self.what, "what", LONGEST_TASK, &mut wrong);
            if what.is_empty() {
                wrong.push(("what".to_owned(), "preparation-fault-what"));
            }
            let when = When::ALL.into_iter().find(|when| when.code() == self.when);
            if when.is_none() {
                wrong.push(("when".to_owned(), "preparation-fault-when"));
            }
            (what, when)
        };
        let days = match self.days.trim() {
            "" => None,
            days => {
                let days = number(days, FARTHEST);
                if days.is_none() {
                    wrong.push(("days".to_owned(), "preparation-fault-days"));
                }
                days
            }
        };
        let owner = line(&self.owner, "owner", LONGEST_NAME, &mut wrong);
        let owner_address = match self.owner_address.trim() {
            "" => String::new(),
            written => address(written, "owner_address", &mut wrong),
        };
        if owner.is_empty() && !owner_address.is_empty() {
            wrong.push(("owner".to_owned(), "preparation-fault-owner"));
        }
        let note = text(&self.note, "note", LONGEST_NOTE, &mut wrong);
        match when {
            Some(when) if wrong.is_empty() => {
                let days = if when == When::During { None } else { days };
                Ok(Wording { what, when, days, owner, owner_address, note })
            }
            _ => Err(wrong),
        }
    }
}

/// Why a task does not concern the county.
pub(super) fn reason(written: &str) -> Result<String, Wrong> {
    let mut wrong = Wrong::new();
    let reason = line(written, "reason", LONGEST_NOTE, &mut wrong);
    if reason.is_empty() {
        wrong.push(("reason".to_owned(), "preparation-fault-reason"));
    }
    if wrong.is_empty() { Ok(reason) } else { Err(wrong) }
}

/// What is typed of one need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NeedForm {
    pub need: Need,
    pub state: String,
    pub there: String,
    pub note: String,
}

impl NeedForm {
    pub(super) fn posted(posted: &Posted, format: Format) -> Vec<Self> {
        let of = |need: Need| Self {
            need,
            state: posted.text(&format!("state-{}", need.code())).to_owned(),
            there: posted.text(&format!("there-{}", need.code())).to_owned(),
            note: posted.text(&format!("note-{}", need.code())).to_owned(),
        };
        typed_needs(format).map(of).collect()
    }

    /// What is noted of all of them.
    pub(super) fn check(all: &[Self], is_counted: impl Fn(Need) -> bool) -> Result<Vec<Noted>, Wrong> {
        let mut wrong = Wrong::new();
        let mut noted = Vec::new();
        for one in all {
            let field = |name: &str| format!("{name}-{}", one.need.code());
            let state = NeedState::ALL.into_iter().find(|state| state.code() == one.state);
            if state.is_none() {
                wrong.push((field("state"), "preparation-fault-state"));
            }
            let counts = is_counted(one.need) && !one.need.is_in_settings();
            let there = match one.there.trim() {
                "" if counts && state == Some(NeedState::Confirmed) => {
                    wrong.push((field("there"), "preparation-fault-there-empty"));
                    None
                }
                "" => None,
                written => {
                    let there = number(written, MOST);
                    if there.is_none() {
                        wrong.push((field("there"), "preparation-fault-number"));
                    }
                    there
                }
            };
            let note = line(&one.note, &field("note"), LONGEST_NOTE, &mut wrong);
            noted.extend(state.map(|state| Noted { need: one.need, state, there, note }));
        }
        if wrong.is_empty() { Ok(noted) } else { Err(wrong) }
    }
}

/// The needs whose state somebody says.
pub(super) fn typed_needs(format: Format) -> impl Iterator<Item = Need> {
    Need::ALL.into_iter().filter(move |need| need.is_of(format) && !need.is_known())
}

/// An order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct OrderForm {
    pub name: String,
    pub address: String,
    pub message: String,
    pub others: String,
}

impl OrderForm {
    pub(super) fn posted(posted: &Posted) -> Self {
        let text = |name| posted.text(name).to_owned();
        Self {
            name: text("name"),
            address: text("address"),
            message: text("message"),
            others: text("others"),
        }
    }

    /// An order that is saved may lack its receiver; one that is sent may not.
    pub(super) fn check(&self, is_sent: bool) -> Result<Wanted, Wrong> {
        let mut wrong = Wrong::new();
        let name = line(&self.name, "name", LONGEST_NAME, &mut wrong);
        let address = match self.address.trim() {
            "" if !is_sent => String::new(),
            written => address(written, "address", &mut wrong),
        };
        let others = match self.others.trim() {
            "" => Some(0),
            written => number(written, MOST),
        };
        if others.is_none() {
            wrong.push(("others".to_owned(), "preparation-fault-number"));
        }
        let message = text(&self.message, "message", LONGEST_TEXT, &mut wrong);
        match others {
            Some(others) if wrong.is_empty() => Ok(Wanted { name, address, message, others }),
            _ => Err(wrong),
        }
    }
}

/// A guest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct GuestForm {
    pub name: String,
    pub organisation: String,
    pub address: String,
    pub phone: String,
    pub brief: String,
}

impl GuestForm {
    pub(super) fn of(guest: &Guest) -> Self {
        Self {
            name: guest.name.clone(),
            organisation: guest.organisation.clone(),
            address: guest.address.clone(),
            phone: guest.phone.clone(),
            brief: guest.brief.clone(),
        }
    }

    pub(super) fn posted(posted: &Posted) -> Self {
        let text = |name| posted.text(name).to_owned();
        Self {
            name: text("name"),
            organisation: text("organisation"),
            address: text("address"),
            phone: text("phone"),
            brief: text("brief"),
        }
    }

    pub(super) fn check(&self) -> Result<Described, Wrong> {
        let mut wrong = Wrong::new();
        let name = line(&self.name, "name", LONGEST_NAME, &mut wrong);
        if name.is_empty() {
            wrong.push(("name".to_owned(), "preparation-fault-name"));
        }
        let organisation = line(&self.organisation, "organisation", LONGEST_NAME, &mut wrong);
        let address = address(&self.address, "address", &mut wrong);
        let phone = line(&self.phone, "phone", LONGEST_NAME, &mut wrong);
        let brief = text(&self.brief, "brief", LONGEST_TEXT, &mut wrong);
        let described = Described { name, organisation, address, phone, brief };
        if wrong.is_empty() { Ok(described) } else { Err(wrong) }
    }
}

/// What is typed of one site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct SiteForm {
    /// The municipality's code, which ends the names of the fields.
    pub code: String,
    pub name: String,
    pub place: String,
    pub contact: String,
    pub tested: bool,
}

impl SiteForm {
    pub(super) fn check(&self, wrong: &mut Wrong) -> (String, String) {
        let place = line(&self.place, &format!("place-{}", self.code), LONGEST_PLACE, wrong);
        let contact = line(&self.contact, &format!("contact-{}", self.code), LONGEST_PLACE, wrong);
        if self.tested && place.is_empty() {
            wrong.push((format!("place-{}", self.code), "preparation-fault-site"));
        }
        (place, contact)
    }
}

/// Where to join: an address on the web, or nothing.
pub(super) fn meeting(written: &str, wrong: &mut Wrong) -> String {
    let address = line(written, "meeting", LONGEST_PLACE, wrong);
    let is_web = address.starts_with("https://") && !address.contains(char::is_whitespace);
    if !address.is_empty() && !is_web {
        wrong.push(("meeting".to_owned(), "preparation-fault-meeting"));
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys<T>(checked: Result<T, Wrong>) -> Vec<(String, &'static str)> {
        checked.err().unwrap_or_default()
    }

    #[test]
    fn everything_wrong_with_a_task_is_said_at_once() {
        let form = TaskForm {
            days: "tre".into(),
            owner_address: "karin på länsstyrelsen".into(),
            note: "å".repeat(LONGEST_NOTE + 1),
            ..TaskForm::default()
        };
        let fields: Vec<_> = keys(form.check(None)).into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["what", "when", "days", "owner_address", "note"]);
        let nobody = TaskForm {
            owner_address: "karin@lst.example".into(),
            what: "X".into(),
            when: "before".into(),
            ..TaskForm::default()
        };
        assert_eq!(keys(nobody.check(None)), [("owner".to_owned(), "preparation-fault-owner")]);
    }

    #[test]
    fn a_task_on_the_day_has_no_days() {
        let form = TaskForm {
            what: "Var där".into(),
            when: "during".into(),
            days: "4".into(),
            ..TaskForm::default()
        };
        assert_eq!(form.check(None).unwrap().days, None);
    }

    #[test]
    fn what_is_confirmed_and_counted_has_a_number() {
        let row = |state: &str, there: &str| NeedForm {
            need: Need::Microphones,
            state: state.into(),
            there: there.into(),
            note: String::new(),
        };
        assert!(NeedForm::check(&[row("asked", "")], |_| true).is_ok());
        assert_eq!(keys(NeedForm::check(&[row("confirmed", "")], |_| true))[0].0, "there-microphones");
        assert_eq!(
            keys(NeedForm::check(&[row("confirmed", "-1")], |_| true))[0].1,
            "preparation-fault-number"
        );
        assert_eq!(NeedForm::check(&[row("confirmed", "3")], |_| true).unwrap()[0].there, Some(3));
    }

    #[test]
    fn a_meeting_is_on_the_web_by_https() {
        for (written, is_right) in
            [("", true), ("https://mote.example/abc", true), ("http://mote.example", false), ("rum 4", false)]
        {
            let mut wrong = Wrong::new();
            meeting(written, &mut wrong);
            assert_eq!(wrong.is_empty(), is_right, "{written}");
        }
    }
}

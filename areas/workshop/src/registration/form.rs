//! The list as it lives in the form: rows out of a reading, out of what stands, out of what was posted, and back
//! into fields. Nothing is stored anywhere else before the municipality says so.

use std::collections::BTreeMap;

use roster::{Field, Person, Reading, Role};

use super::held::{Held, Who};
use super::rules;
use super::sealed::OwnList;
use crate::records::ParticipantId;

/// Signs of the role as written that are kept; the row has its role besides.
const WRITTEN: usize = 200;

/// One row of the list on its way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Line {
    /// Row in the file, as the sender's program shows it; none for a row that was typed here.
    pub number: Option<u32>,
    /// Sheet in the file.
    pub sheet: String,
    /// Who.
    pub person: Person,
    /// Which of several people of the row in the file, 0-based.
    pub entry: u32,
    /// Stays in the form, is not registered.
    pub out: bool,
    /// Stays out because a button left it there, not because somebody took it out by hand.
    pub left: bool,
    /// Whose row of the list that stands it was made from.
    pub is: Option<ParticipantId>,
    /// What somebody said when it was not certain who it is.
    pub who: Option<Who>,
    /// Whose sealed matter it keeps where nothing is written anew: the one of the list that stands.
    pub keeps: Option<ParticipantId>,
    /// Who it is is sealed too, and not shown here: the name is the label that stands for it.
    pub shut: bool,
}

/// A row that somebody took out.
const OUT: &str = "out";
/// A row that a button left out.
const LEFT: &str = "left";
/// The answer that a row is nobody on the list that stands.
pub(super) const ANOTHER: &str = "another";

/// An answer as the form holds it.
pub(super) fn who_in_words(who: Who) -> String {
    match who {
        Who::Same(id) => id.to_string(),
        Who::Another => ANOTHER.to_owned(),
    }
}

/// Something the page can do with the rows, told by the button that was pressed.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Press {
    /// Take the proposal for a cell: row, field, text.
    Fix(u32, Field, String),
}

impl Line {
    /// Nothing was typed in a row that was offered empty.
    pub(super) fn is_blank(&self) -> bool {
        let person = &self.person;
        let texts = [&person.name, &person.email, &person.phone, &person.diet, &person.access];
        self.number.is_none()
            && person.role.is_none()
            && !person.protected
            && texts.iter().all(|text| text.is_empty())
    }

    /// Is to be registered.
    pub(super) fn is_taken(&self) -> bool {
        !self.out && !self.is_blank()
    }

    /// The fields that the row shows to nobody, by number `at`. Empty ones are left out.
    pub(super) fn hidden(&self, at: usize) -> Vec<(String, String)> {
        let number = self.number.map(|number| number.to_string()).unwrap_or_default();
        let state = match (self.out, self.left) {
            (false, _) => "",
            (true, false) => OUT,
            (true, true) => LEFT,
        };
        let entry = if self.entry == 0 { String::new() } else { self.entry.to_string() };
        let id = |id: Option<ParticipantId>| id.map(|id| id.to_string()).unwrap_or_default();
        let (keeps, is) = (id(self.keeps), id(self.is));
        let fields = [
            ("row", number.as_str()),
            ("sheet", &self.sheet),
            ("written", &self.person.role_text),
            ("place", &self.person.municipality),
            ("note", &self.person.note),
            ("state", state),
            ("entry", &entry),
            ("keeps", &keeps),
            ("is", &is),
        ];
        // What is only read there is in no other field of the row.
        let shut = [("shut", "1"), ("protected", "1"), ("name", self.person.name.as_str())];
        let shut = shut.into_iter().filter(|_| self.shut);
        let filled = fields.into_iter().chain(shut).filter(|(_, value)| !value.is_empty());
        filled.map(|(name, value)| (format!("{name}-{at}"), value.to_owned())).collect()
    }

    /// All fields of the row, by number `at`.
    pub(super) fn fields(&self, at: usize) -> Vec<(String, String)> {
        let person = &self.person;
        let shown = [
            ("name", person.name.as_str()),
            ("role", person.role.map_or("", Role::code)),
            ("email", &person.email),
            ("phone", &person.phone),
            ("diet", &person.diet),
            ("access", &person.access),
        ];
        let protected = person.protected.then(|| (format!("protected-{at}"), "1".to_owned()));
        let who = self.who.map(|who| (format!("who-{at}"), who_in_words(who)));
        let shown = shown.into_iter().map(|(name, value)| (format!("{name}-{at}"), value.to_owned()));
        shown.chain(protected).chain(who).chain(self.hidden(at)).collect()
    }

    fn set(&mut self, name: &str, value: &str) {
        let text = tidied(value);
        match name {
            "row" => self.number = text.parse().ok(),
            "sheet" => self.sheet = text,
            "entry" => self.entry = text.parse().unwrap_or_default(),
            "state" => (self.out, self.left) = (text == OUT || text == LEFT, text == LEFT),
            "name" => self.person.name = text,
            "role" => self.person.role = Role::ALL.into_iter().find(|role| role.code() == text),
            "written" => self.person.role_text = text,
            "email" => self.person.email = text,
            "phone" => self.person.phone = text,
            "diet" => self.person.diet = text,
            "access" => self.person.access = text,
            "protected" => self.person.protected = !text.is_empty(),
            "place" => self.person.municipality = text,
            "note" => self.person.note = text,
            "keeps" => self.keeps = text.parse().ok(),
            "is" => self.is = text.parse().ok(),
            "who" if text == ANOTHER => self.who = Some(Who::Another),
            "who" => self.who = text.parse().ok().map(Who::Same),
            "shut" => self.shut = !text.is_empty(),
            _ => {}
        }
    }

    /// The words beside a role that somebody chose anew say what they said before; then they are gone.
    fn settle_role(&mut self) {
        let person = &mut self.person;
        person.role_text = person.role_text.chars().take(WRITTEN).collect();
        let read = Role::read(&person.role_text);
        let fits = match person.role {
            None => false,
            Some(role) => read.is_none_or(|read| {
                read == role || rules::covered(Some(read), &person.role_text).contains(&role)
            }),
        };
        if !fits {
            person.role_text = String::new();
        }
    }
}

/// The rows of a reading, in its order.
pub(super) fn of_reading(reading: &Reading) -> Vec<Line> {
    let lines = reading.rows.iter().map(|row| Line {
        number: u32::try_from(row.number).ok(),
        sheet: row.sheet.clone().unwrap_or_default(),
        entry: u32::try_from(row.entry).unwrap_or_default(),
        person: row.person.clone(),
        ..Line::default()
    });
    lines.map(settled).collect()
}

/// The rows of the list that stands.
pub(super) fn of_standing(list: &OwnList) -> Vec<Line> {
    let lines = list.stored.iter().zip(&list.people).map(|(stored, person)| Line {
        number: u32::try_from(stored.position).ok(),
        person: person.clone(),
        is: Some(stored.id),
        keeps: list.shut.then_some(stored.id),
        shut: list.shut && stored.protected > 0,
        ..Line::default()
    });
    lines.map(settled).collect()
}

/// Holds rows against the list that stands, whose sealed matter is not shown here: those who are protected get the label
/// that stands for them, and whoever is on the standing list no longer keeps nothing. Says how many those are.
pub(super) fn hold_against(lines: &mut [Line], list: &OwnList) -> usize {
    let mut gone = 0;
    for line in lines {
        let Some(id) = line.keeps else {
            line.shut = false;
            continue;
        };
        match list.stored.iter().position(|stored| stored.id == id) {
            None => {
                line.keeps = None;
                gone += usize::from(!line.out);
                // The label stood for somebody whom nobody knows any more.
                if std::mem::take(&mut line.shut) {
                    line.person.name.clear();
                }
            }
            Some(at) if list.shut && list.stored[at].protected > 0 => {
                line.shut = true;
                let label = list.stored[at].name.clone();
                line.person = Person {
                    name: label,
                    email: String::new(),
                    phone: String::new(),
                    protected: true,
                    ..line.person.clone()
                };
            }
            Some(_) => line.shut = false,
        }
    }
    gone
}

/// Lets the rows of a list that is sent again keep what is sealed of those they are found to be. Rows that were made
/// from the list itself keep what they did.
pub(super) fn keep_those_who_stand(lines: &mut [Line], list: &OwnList, held: &Held) {
    for (at, line) in lines.iter_mut().enumerate().filter(|(_, line)| line.is.is_none()) {
        // A label is no name: nobody is taken for somebody protected.
        let stored = held.known(at).and_then(|known| list.stored.get(known));
        line.keeps = stored.filter(|stored| stored.protected == 0).map(|stored| stored.id);
    }
}

/// The rows of a posted form, in the order of their numbers, with what the pressed button asks for.
pub(super) fn of_posted<'a>(fields: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<Line> {
    let mut lines: BTreeMap<u32, Line> = BTreeMap::new();
    let (mut flips, mut presses) = (Vec::new(), Vec::new());
    for (field, value) in fields {
        if field == "fix" {
            presses.extend(press(value));
        }
        let Some((name, at)) = field.rsplit_once('-') else { continue };
        let Ok(at) = at.parse::<u32>() else { continue };
        match name {
            "flip" => flips.push(at),
            "row" | "sheet" | "entry" | "state" | "name" | "role" | "written" | "email" | "phone"
            | "diet" | "access" | "protected" | "place" | "note" | "keeps" | "is" | "who" | "shut" => {
                lines.entry(at).or_default().set(name, value);
            }
            _ => {}
        }
    }
    for at in flips {
        if let Some(line) = lines.get_mut(&at) {
            (line.out, line.left) = (!line.out, false);
        }
    }
    for Press::Fix(at, field, text) in presses {
        if let Some(line) = lines.get_mut(&at) {
            line.set(field.code(), &text);
        }
    }
    lines.into_values().map(settled).collect()
}

/// Empty rows to type in, up to `total` rows.
pub(super) fn fill_up(lines: &mut Vec<Line>, total: usize) {
    while lines.len() < total {
        lines.push(Line::default());
    }
}

/// What the button says that takes a proposal.
pub(super) fn fix(at: usize, field: Field, text: &str) -> String {
    format!("{at}:{}:{text}", field.code())
}

fn press(value: &str) -> Option<Press> {
    let mut parts = value.splitn(3, ':');
    let at = parts.next()?.parse().ok()?;
    let code = parts.next()?;
    let field = [Field::Name, Field::Email, Field::Phone].into_iter().find(|field| field.code() == code)?;
    Some(Press::Fix(at, field, parts.next()?.to_owned()))
}

fn settled(mut line: Line) -> Line {
    line.settle_role();
    line.person.protected |= line.shut;
    line
}

/// White space of any kind and length as one space, and nothing that cannot be seen: a database may refuse it.
pub(super) fn tidied(text: &str) -> String {
    let seen: String = text
        .chars()
        .map(|sign| if sign.is_whitespace() { ' ' } else { sign })
        .filter(|sign| !cannot_be_seen(*sign))
        .collect();
    seen.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn cannot_be_seen(sign: char) -> bool {
    sign.is_control()
        || matches!(sign, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'
            | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
#[path = "form_tests.rs"]
mod tests;

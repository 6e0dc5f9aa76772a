//! The rows of the review: cells with what is said of them, and how each person stands against the list there is.

use roster::{Field, Person, Role};
use texts::Words;

use super::{Listed, role_in_words, said};
use crate::registration::check::Finding;
use crate::registration::form::{self, Line};
use crate::registration::held::{Held, Standing};

/// Something that is said beside a cell.
#[derive(Clone, Debug)]
pub(super) struct Said {
    pub text: String,
    pub is_fault: bool,
    /// What the button for the proposal sends, and what it says.
    pub fix: Option<(String, String)>,
}

/// One cell.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    pub id: String,
    pub label: String,
    /// The head of its column.
    pub head: String,
    pub kind: &'static str,
    pub value: String,
    /// Stands there to be read, and is not changed here.
    pub is_shut: bool,
    /// What stands in an empty field: that what is sealed stays as it was.
    pub placeholder: String,
    pub is_faulty: bool,
    /// What the list that stands says instead; empty when it says the same.
    pub before: String,
    pub said: Vec<Said>,
}

impl Cell {
    /// Something stands under it.
    pub(super) fn has_more(&self) -> bool {
        !self.before.is_empty() || !self.said.is_empty()
    }
}

/// One row.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub at: usize,
    pub label: String,
    pub is_faulty: bool,
    pub standing: &'static str,
    pub name: Cell,
    pub role: Cell,
    pub email: Cell,
    pub phone: Cell,
    pub diet: Cell,
    pub access: Cell,
    /// The name of the box that says that the person is protected, and whether it is ticked.
    pub protected: (String, bool),
    /// Protected, and who it is is not shown here.
    pub is_shut: bool,
    pub hidden: Vec<(String, String)>,
}

/// A row that stays out.
#[derive(Clone, Debug)]
pub(super) struct OutRow {
    pub at: usize,
    pub label: String,
    pub listed: Listed,
    /// What is wrong in it, and what it could be instead.
    pub said: Vec<String>,
    pub fields: Vec<(String, String)>,
}

/// The word for how a row stands.
pub(super) fn word(standing: Option<&Standing>) -> &'static str {
    match standing {
        None | Some(Standing::Nobody) => "",
        Some(Standing::New) => "new",
        Some(Standing::Changed { .. }) => "changed",
        Some(Standing::Same { .. }) => "same",
        Some(Standing::Open) => "open",
    }
}

/// Writes the rows of a page.
pub(super) struct Writer<'a> {
    pub words: &'a Words,
    pub municipality: &'a str,
    pub held: &'a Held,
    /// Those who stand.
    pub known: &'a [Person],
}

impl Writer<'_> {
    /// Those who are to be registered.
    pub(super) fn rows(&self, lines: &[Line], found: &[Vec<Finding>]) -> Vec<Row> {
        let rows = lines.iter().zip(found).enumerate().filter(|(_, (line, _))| !line.out);
        rows.map(|(at, (line, found))| self.row(at, line, found)).collect()
    }

    fn row(&self, at: usize, line: &Line, found: &[Finding]) -> Row {
        let person = &line.person;
        let label = label(self.words, line);
        let is_shut = |field| line.shut && matches!(field, Field::Name | Field::Email | Field::Phone);
        let keeps = |field: Field| line.keeps.is_some() && matches!(field, Field::Diet | Field::Access);
        let cell = |field: Field, kind: &'static str, value: &str| {
            let head = self.words.say(&format!("registration-{}", field.code()));
            Cell {
                id: format!("{}-{at}", field.code()),
                label: self.words.say2("registration-cell", "field", &head, "row", &label),
                head,
                kind,
                value: if is_shut(field) && value.is_empty() {
                    self.words.say("registration-shut-cell")
                } else {
                    value.to_owned()
                },
                is_shut: is_shut(field),
                placeholder: if keeps(field) {
                    self.words.say("registration-shut-kept")
                } else {
                    String::new()
                },
                is_faulty: found.iter().any(|one| one.field == field && one.is_fault),
                before: if keeps(field) && !value.is_empty() {
                    self.words.say("registration-shut-replaces")
                } else {
                    self.before(at, field).unwrap_or_default()
                },
                said: found.iter().filter(|one| one.field == field).map(|one| self.said(at, one)).collect(),
            }
        };
        Row {
            at,
            is_faulty: found.iter().any(|one| one.is_fault),
            standing: word(self.held.standing.get(at)),
            name: cell(Field::Name, "text", &person.name),
            role: cell(Field::Role, "", person.role.map_or("", Role::code)),
            email: cell(Field::Email, "email", &person.email),
            phone: cell(Field::Phone, "tel", &person.phone),
            diet: cell(Field::Diet, "text", &person.diet),
            access: cell(Field::Access, "text", &person.access),
            protected: (format!("{}-{at}", Field::Protected.code()), person.protected),
            is_shut: line.shut,
            hidden: line.hidden(at),
            label,
        }
    }

    /// What the list that stands says in a cell that differs.
    fn before(&self, at: usize, field: Field) -> Option<String> {
        let old = match self.held.standing.get(at)? {
            Standing::Changed { known, fields } if fields.contains(&field) => self.known.get(*known)?,
            _ => return None,
        };
        let text = match field {
            Field::Role => role_in_words(self.words, old.role, &old.role_text),
            _ => old.text(field).to_owned(),
        };
        Some(if text.is_empty() {
            self.words.say("registration-cell-before-empty")
        } else {
            self.words.say1("registration-cell-before", "text", text)
        })
    }

    fn said(&self, at: usize, found: &Finding) -> Said {
        let fix = found.proposal.as_ref().map(|proposal| {
            let button = self.words.say1("registration-use", "text", proposal.as_str());
            (form::fix(at, found.field, proposal), button)
        });
        Said { text: said::finding(self.words, found, self.municipality), is_fault: found.is_fault, fix }
    }

    /// Those who stay out.
    pub(super) fn out_rows(&self, lines: &[Line], found: &[Vec<Finding>]) -> Vec<OutRow> {
        let out = lines.iter().zip(found).enumerate().filter(|(_, (line, _))| line.out);
        out.map(|(at, (line, found))| OutRow {
            at,
            label: label(self.words, line),
            listed: Listed::of(self.words, &line.person),
            said: said::faults(self.words, found, self.municipality),
            fields: line.fields(at),
        })
        .collect()
    }
}

/// What a row is called: as the sender's program numbers it.
pub(super) fn label(words: &Words, line: &Line) -> String {
    match line.number {
        None => words.say("registration-row-new"),
        Some(number) if line.sheet.is_empty() => words.say1("registration-row", "number", number.to_string()),
        Some(number) => {
            words.say2("registration-row-sheet", "sheet", line.sheet.as_str(), "number", number.to_string())
        }
    }
}

//! One row of text to a person with faults.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::cells::{is_dash, is_no_diet, is_yes, speaks_of_protection, turned_name};
use crate::check::check_person;
use crate::decode;
use crate::email;
use crate::fault::{CellFault, FaultCode};
use crate::layout::Layout;
use crate::person::{Field, Person, role_of};
use crate::reading::Row;
use crate::role::Role;
use crate::table::RawRow;
use crate::words::{is_plain, is_stray, tidied, trimmed};

/// Reads a row. The cells are kept as they came.
pub(crate) fn read(raw: RawRow, sheet: Option<&str>, layout: &Layout) -> Row {
    let mut reader = Reader { raw: &raw, layout, astray: astray(&raw, layout), faults: Vec::new() };
    let person = reader.person();
    let mut faults = reader.faults;
    faults.extend(check_person(&person));
    Row {
        number: raw.number,
        sheet: sheet.map(str::to_owned),
        entry: raw.entry,
        cells: raw.cells,
        person,
        faults,
    }
}

struct Reader<'a> {
    raw: &'a RawRow,
    layout: &'a Layout,
    /// The column in which this row has its address, where that is not the list's.
    astray: Option<usize>,
    faults: Vec<CellFault>,
}

/// The one cell that is an address in a row that has none in its place: a line typed by hand, with a cell left out.
fn astray(raw: &RawRow, layout: &Layout) -> Option<usize> {
    let empty = |column: &usize| {
        raw.cells.get(*column).is_none_or(|cell| trimmed(cell).is_empty() || is_dash(trimmed(cell)))
    };
    if !layout.columns_of(Field::Email).iter().all(empty) {
        return None;
    }
    let is_address = |cell: &str| cell.contains('@') && !trimmed(cell).contains(char::is_whitespace);
    let mut found = (0..raw.cells.len()).filter(|&column| is_address(&raw.cells[column]));
    found.next().filter(|_| found.next().is_none())
}

impl<'a> Reader<'a> {
    fn person(&mut self) -> Person {
        let (mut name, role_beside) = self.name_and_role();
        let written = match self.astray {
            Some(column) => self.text(Field::Email, column),
            None => self.first(Field::Email),
        };
        let found = email::unwrapped(&written);
        if name.is_empty() && !found.name.is_empty() {
            name = self.turned(found.name.trim_matches('"'));
        }
        let address = found.address.to_owned();
        let mut role_text = self.first(Field::Role).into_owned();
        if role_text.is_empty() {
            role_text = role_beside;
        }
        let diet = self.joined(Field::Diet);
        Person {
            name,
            email: address,
            role: role_of(&role_text),
            role_text,
            municipality: self.first(Field::Municipality).into_owned(),
            phone: self.first(Field::Phone).into_owned(),
            diet,
            access: self.joined(Field::Access),
            protected: self.is_protected(),
            note: self.joined(Field::Note),
        }
    }

    /// A column of its own says so, or a word in any cell.
    fn is_protected(&mut self) -> bool {
        let said = self.first(Field::Protected);
        is_yes(&said) || self.raw.cells.iter().any(|cell| speaks_of_protection(cell))
    }

    /// The name, and the role where a list without a column for it has it in the same cell: "Anna Ek (kommunikatör)".
    fn name_and_role(&mut self) -> (String, String) {
        let name = self.name();
        if !self.layout.columns_of(Field::Role).is_empty() {
            return (name, String::new());
        }
        match role_beside(&name) {
            Some((name, role)) => (self.turned(&name), role),
            None => (name, String::new()),
        }
    }

    /// The whole name, from one column or two. A list with "Namn" and "Efternamn" means the first name by "Namn".
    fn name(&mut self) -> String {
        let whole = self.first(Field::Name);
        let (first, last) = (self.first(Field::FirstName), self.first(Field::LastName));
        if first.is_empty() && last.is_empty() {
            return self.turned(&whole);
        }
        let mut parts: Vec<&str> = Vec::new();
        for part in [&*first, &*whole, &*last] {
            if !part.is_empty() && !parts.iter().any(|have| have.contains(part)) {
                parts.retain(|have| !part.contains(have));
                parts.push(part);
            }
        }
        parts.join(" ")
    }

    fn turned(&mut self, name: &str) -> String {
        match turned_name(name) {
            Some(turned) => {
                self.faults.push(CellFault::new(Field::Name, FaultCode::NameTurned, name));
                turned
            }
            None => name.to_owned(),
        }
    }

    /// The first column of the field with something in it. A dash is nothing.
    fn first(&mut self, field: Field) -> Cow<'a, str> {
        let layout = self.layout;
        let astray = self.astray;
        for &column in layout.columns_of(field).iter().filter(|&&column| astray != Some(column)) {
            let text = self.text(field, column);
            if !text.is_empty() && !is_dash(&text) {
                return text;
            }
        }
        Cow::Borrowed("")
    }

    /// All columns of the field: a list may ask for allergies and special diet apart.
    fn joined(&mut self, field: Field) -> String {
        let layout = self.layout;
        let mut out = String::new();
        for &column in layout.columns_of(field) {
            let text = self.text(field, column);
            let nothing =
                if matches!(field, Field::Diet | Field::Access) { is_no_diet(&text) } else { is_dash(&text) };
            if text.is_empty() || nothing || out == *text {
                continue;
            }
            if !out.is_empty() {
                out.push_str("; ");
            }
            out.push_str(&text);
        }
        out
    }

    /// The text of a cell, mended and tidied, with a fault for what that took.
    fn text(&mut self, field: Field, column: usize) -> Cow<'a, str> {
        let raw = self.raw;
        let Some(written) = raw.cells.get(column) else { return Cow::Borrowed("") };
        if raw.cut.contains(&column) {
            self.faults.push(CellFault::new(field, FaultCode::CellCut, written));
        }
        let written = unguarded(trimmed(written));
        if is_plain(written) {
            return Cow::Borrowed(written);
        }
        if let Some(mended) = decode::mended(written) {
            self.faults.push(CellFault::new(field, FaultCode::TextMended, written));
            return Cow::Owned(tidied(&mended).into_owned());
        }
        if written.chars().any(is_stray) {
            self.faults.push(CellFault::new(field, FaultCode::ControlCharacters, written));
        }
        tidied(written)
    }
}

/// "Anna Ek (kommunikatör)" or "Anna Ek, kommunikatör" in its parts, when what stands beside the name is a role.
fn role_beside(name: &str) -> Option<(String, String)> {
    let split = name.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    let (name, role) = split.or_else(|| name.split_once(" – ")).or_else(|| name.rsplit_once(','))?;
    let (name, role) = (name.trim(), role.trim());
    (!name.is_empty() && Role::read(role).is_some()).then(|| (name.to_owned(), role.to_owned()))
}

/// Without the apostrophe that spreadsheets, and our own lists, put before what would else be calculated.
fn unguarded(text: &str) -> &str {
    let guarded = text.trim_start_matches('\'');
    let calculated = guarded.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if calculated { text.strip_prefix('\'').unwrap_or(text) } else { text }
}

/// "elsa@ljusdal" where others are at "ljusdal.example": the ending was forgotten.
pub(crate) fn propose_domains(rows: &mut [Row]) {
    let is_broken = |fault: &CellFault| fault.code == FaultCode::EmailInvalid && fault.proposal.is_none();
    if !rows.iter().any(|row| row.faults.iter().any(is_broken)) {
        return;
    }
    let mut domains: HashMap<String, String> = HashMap::new();
    for row in rows.iter().filter(|row| email::is_valid(&row.person.email)) {
        if let Some((_, domain)) = row.person.email.rsplit_once('@')
            && let Some((first, _)) = domain.split_once('.')
        {
            domains.entry(first.to_lowercase()).or_insert_with(|| domain.to_lowercase());
        }
    }
    for row in rows {
        let Some((local, host)) = row.person.email.split_once('@') else { continue };
        let Some(domain) = domains.get(&host.to_lowercase()) else { continue };
        let proposal = format!("{local}@{domain}");
        if email::is_valid(&proposal) {
            row.faults.iter_mut().filter(|f| is_broken(f)).for_each(|f| f.proposal = Some(proposal.clone()));
        }
    }
}

//! What came: the lists that were found in it, as they stood, so that the reading of a column can be changed while the
//! list lives in the form. Pure. It comes back from the browser and is believed as little as anything else there.

use std::collections::{HashMap, VecDeque};

use roster::{Caps, CellFault, Columns, Field, Person, Reading, Source, Table, Taken};
use serde::{Deserialize, Serialize};

use super::form::{self, Line};

/// What came, as the form holds it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Came {
    /// The lists that were found.
    pub lists: Vec<Found>,
    /// The one whose rows are reviewed.
    pub shown: usize,
    /// What was said of the rest: pictures, parts that could not be read.
    pub said: Vec<String>,
    /// What was left and holds no list, as a letter's greeting.
    pub beside: Vec<String>,
}

/// A list that was found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Found {
    /// Where it was read, in words.
    pub place: String,
    /// In which form, in words: one sentence.
    pub read_as: String,
    /// Its columns are nobody's: mail addresses.
    pub without_columns: bool,
    /// Its columns were read as they were the last time.
    pub as_before: bool,
    /// Somebody has changed how a column is read.
    pub is_changed: bool,
    /// The list.
    pub table: Table,
}

/// Rows with what the reading found in each.
pub(super) type Rows = (Vec<Line>, Vec<Vec<CellFault>>);

impl Came {
    /// What was taken. `told`: where each list stood and how it was read, in words.
    pub(super) fn of(
        taken: &Taken,
        remembered: &[Columns],
        told: impl Fn(&roster::List) -> (String, String),
    ) -> Self {
        let best = taken.best();
        let found = taken.lists.iter().map(|list| {
            let (place, read_as) = told(list);
            let table = list.reading.table();
            let columns = table.read_as();
            Found {
                place,
                read_as,
                without_columns: list.source == Source::Addresses,
                as_before: remembered.contains(&columns),
                is_changed: false,
                table,
            }
        });
        let is_best = |list: &roster::List| best.is_some_and(|best| std::ptr::eq(best, list));
        Self {
            lists: found.collect(),
            shown: taken.lists.iter().position(is_best).unwrap_or_default(),
            ..Self::default()
        }
    }

    /// As the form holds it; nothing when it was tampered with.
    pub(super) fn of_posted(text: &str) -> Option<Self> {
        let came: Self = serde_json::from_str(text).ok()?;
        (came.shown < came.lists.len()).then_some(came)
    }

    /// Without what people eat and need.
    pub(super) fn forget_needs(&mut self) {
        for Found { table, .. } in &mut self.lists {
            let Table { fields, rows, .. } = table;
            let is_need = |field: &Option<Field>| matches!(field, Some(Field::Diet | Field::Access));
            for row in rows {
                let needs = row.cells.iter_mut().zip(fields.iter()).filter(|(_, field)| is_need(field));
                needs.for_each(|(cell, _)| cell.clear());
            }
        }
    }

    /// For the form.
    pub(super) fn field(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The list whose rows are reviewed.
    pub(super) fn found(&self) -> Option<&Found> {
        self.lists.get(self.shown)
    }

    /// How the columns of the reviewed list are to be read the next time, when somebody has decided that.
    pub(super) fn decided(&self) -> Option<Columns> {
        self.found().filter(|found| found.is_changed).map(|found| found.table.read_as())
    }

    /// Shows another of the lists: its rows, nothing of those before.
    pub(super) fn show(&mut self, at: usize, caps: &Caps) -> Option<Rows> {
        let reading = self.lists.get(at)?.table.read(caps).ok()?;
        self.shown = at;
        Some(rows(&reading))
    }

    /// Reads the columns as they were chosen. What was typed into the rows stays; the rest is read anew. None when
    /// nothing was changed.
    pub(super) fn read_so(&mut self, chosen: &[Option<Field>], lines: &[Line], caps: &Caps) -> Option<Rows> {
        let found = self.lists.get_mut(self.shown)?;
        if found.without_columns || found.table.fields == chosen || found.table.fields.len() != chosen.len() {
            return None;
        }
        let before = found.table.read(caps).ok()?;
        found.table.fields = chosen.to_vec();
        (found.is_changed, found.as_before) = (true, false);
        let after = found.table.read(caps).ok()?;
        Some(joined(lines, &rows(&before).0, rows(&after)))
    }
}

/// The rows of a reading.
pub(super) fn rows(reading: &Reading) -> Rows {
    (form::of_reading(reading), reading.rows.iter().map(|row| row.faults.clone()).collect())
}

/// A row's place in the file.
type Key = (String, u32, u32);

fn key(line: &Line) -> Option<Key> {
    Some((line.sheet.clone(), line.number?, line.entry))
}

/// The rows of the new reading with what was typed since the old one, and the rows that were typed here.
fn joined(typed: &[Line], before: &[Line], (after, faults): Rows) -> Rows {
    // Tables of a document may have the same number twice: then the first is the first.
    let by_key = |lines: &[Line]| {
        let mut by_key: HashMap<Key, VecDeque<Line>> = HashMap::new();
        for line in lines {
            if let Some(key) = key(line) {
                by_key.entry(key).or_default().push_back(line.clone());
            }
        }
        by_key
    };
    let (mut typed_by_key, mut before_by_key) = (by_key(typed), by_key(before));
    let mut lines: Vec<Line> = Vec::with_capacity(after.len());
    for line in after {
        let taken = |by_key: &mut HashMap<Key, VecDeque<Line>>| by_key.get_mut(&key(&line)?)?.pop_front();
        let pair = (taken(&mut typed_by_key), taken(&mut before_by_key));
        lines.push(match pair {
            (Some(typed), Some(before)) => {
                let person = mended(&typed.person, &before.person, &line.person);
                Line { person, ..typed }
            }
            _ => line,
        });
    }
    let own = typed.iter().filter(|line| line.number.is_none() && !line.is_blank());
    let mut faults = faults;
    for line in own {
        lines.push(line.clone());
        faults.push(roster::check_person(&line.person));
    }
    (lines, faults)
}

/// Field by field: what was typed, else what is read now.
fn mended(typed: &Person, before: &Person, after: &Person) -> Person {
    let text = |of: fn(&Person) -> &String| {
        let (typed, before, after) = (of(typed), of(before), of(after));
        // The form takes away what cannot be seen.
        if *typed == form::tidied(before) { after.clone() } else { typed.clone() }
    };
    let (role, role_text) = if typed.role == before.role {
        (after.role, after.role_text.clone())
    } else {
        (typed.role, typed.role_text.clone())
    };
    Person {
        name: text(|one| &one.name),
        email: text(|one| &one.email),
        role,
        role_text,
        municipality: text(|one| &one.municipality),
        phone: text(|one| &one.phone),
        diet: text(|one| &one.diet),
        access: text(|one| &one.access),
        protected: if typed.protected == before.protected { after.protected } else { typed.protected },
        note: text(|one| &one.note),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "Namn\tAnsvar\tE-post\nKarin Ek\tKommunikatör\tk@x.se\nPer By\tRegistrator\tp@x.se\n";

    fn came() -> Came {
        let taken = roster::take_text(LIST, &Caps::default(), &[]).unwrap();
        Came::of(&taken, &[], |_| (String::new(), String::new()))
    }

    #[test]
    fn it_comes_back_from_the_form_as_it_was() {
        assert_eq!(Came::of_posted(&came().field()), Some(came()));
        assert_eq!(Came::of_posted("{"), None);
        assert_eq!(Came::of_posted(&Came { shown: 7, ..came() }.field()), None);
    }

    #[test]
    fn a_column_read_otherwise_keeps_what_was_typed() {
        let mut came = came();
        let (mut lines, _) = came.show(0, &Caps::default()).unwrap();
        lines[0].person.name = "Karin Ek-Lund".into();
        lines[1].out = true;
        lines.push(Line { person: Person { name: "Elsa".into(), ..Person::default() }, ..Line::default() });
        let chosen = [Some(Field::Name), Some(Field::Note), Some(Field::Email)];
        let (lines, faults) = came.read_so(&chosen, &lines, &Caps::default()).unwrap();
        assert_eq!(lines.len(), faults.len());
        let names: Vec<&str> = lines.iter().map(|line| line.person.name.as_str()).collect();
        assert_eq!(names, ["Karin Ek-Lund", "Per By", "Elsa"]);
        assert_eq!((lines[0].person.role, lines[0].person.note.as_str()), (None, "Kommunikatör"));
        assert!(lines[1].out, "who was left out stays out");
        assert_eq!(came.decided().unwrap().fields, chosen);
        assert_eq!(came.read_so(&chosen, &lines, &Caps::default()), None, "nothing was changed");
    }

    #[test]
    fn columns_that_do_not_fit_change_nothing() {
        let mut came = came();
        assert_eq!(came.read_so(&[Some(Field::Name)], &[], &Caps::default()), None);
        assert_eq!(came.decided(), None);
    }
}

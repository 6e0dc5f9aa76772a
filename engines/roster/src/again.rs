//! A list apart from how its columns are read: what a screen keeps, so that somebody can change the reading and see the
//! list anew without sending it once more.

use serde::{Deserialize, Serialize};

use crate::caps::Caps;
use crate::columns::{Columns, fingerprint};
use crate::interpret;
use crate::layout::Layout;
use crate::person::Field;
use crate::reading::{Form, Reading};
use crate::refusal::Refusal;
use crate::table::{RawRow, Sheet};

/// A list as it came.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Table {
    /// The header as written, one for each column; empty texts when the list has none.
    pub headers: Vec<String>,
    /// What each column is read as.
    pub fields: Vec<Option<Field>>,
    /// The rows that are people, in the order of the file.
    pub rows: Vec<TableRow>,
}

/// A row of it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct TableRow {
    /// Row in the file, as [`crate::Row::number`].
    pub number: usize,
    /// Name of the sheet in a workbook.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// Which of several people of the row, as [`crate::Row::entry`].
    #[serde(default, skip_serializing_if = "is_first")]
    pub entry: usize,
    /// The cells, by column.
    pub cells: Vec<String>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks with a reference")]
fn is_first(entry: &usize) -> bool {
    *entry == 0
}

impl Reading {
    /// The list with its columns as they were read here. Rows that were merged stand in it as rows of their own.
    #[must_use]
    pub fn table(&self) -> Table {
        let rows = self.rows.iter().map(|row| TableRow {
            number: row.number,
            sheet: row.sheet.clone(),
            entry: row.entry,
            cells: row.cells.clone(),
        });
        let merged = self.merged.iter().map(|row| TableRow {
            number: row.number,
            sheet: row.sheet.clone(),
            entry: 0,
            cells: row.cells.clone(),
        });
        let mut rows: Vec<TableRow> = rows.collect();
        let mut sheets: Vec<Option<String>> = Vec::new();
        for row in &rows {
            if !sheets.contains(&row.sheet) {
                sheets.push(row.sheet.clone());
            }
        }
        let place = |row: &TableRow| {
            let sheet = sheets.iter().position(|sheet| *sheet == row.sheet).unwrap_or(sheets.len());
            (sheet, row.number, row.entry)
        };
        // Tables of a document may begin their numbers anew; then the order is theirs and the merged come last.
        let is_in_order = rows.is_sorted_by_key(place);
        rows.extend(merged);
        if is_in_order {
            rows.sort_by_key(place);
        }
        Table {
            headers: self.columns.iter().map(|column| column.header.clone()).collect(),
            fields: self.columns.iter().map(|column| column.field).collect(),
            rows,
        }
    }
}

impl Table {
    /// The columns as they are read here, to be kept for the next list with the same header.
    #[must_use]
    pub fn read_as(&self) -> Columns {
        let headers: Vec<&str> = self.headers.iter().map(String::as_str).collect();
        Columns { fingerprint: fingerprint(&headers), fields: self.fields.clone() }
    }

    /// Reads the rows with the columns as they stand in `fields`, whatever they hold: somebody has decided. Titles,
    /// headers and other sheets were told with the first reading and are not in this one.
    ///
    /// # Errors
    ///
    /// [`Refusal`] when there is no row, when there are more rows or cells than `caps` allow, or when not every column
    /// has a place in `fields`.
    pub fn read(&self, caps: &Caps) -> Result<Reading, Refusal> {
        let cells = self.rows.iter().map(|row| row.cells.len()).sum::<usize>();
        let place = || self.rows.last().map_or_else(String::new, |row| row.number.to_string());
        if self.rows.is_empty() {
            return Err(Refusal::Empty);
        }
        if self.rows.len() > caps.max_rows {
            return Err(Refusal::TooManyRows { place: place(), max: caps.max_rows });
        }
        if cells.max(self.headers.len()) > caps.max_cells {
            return Err(Refusal::TooManyCells { place: place(), max: caps.max_cells });
        }
        if self.headers.len() != self.fields.len() {
            return Err(Refusal::Damaged { place: place(), reason: "a column without a reading".to_owned() });
        }
        let layout = Layout::decided(&self.headers, &self.fields);
        let form = Form::Separated { separator: '\t' };
        Ok(interpret::again(form, layout, self.sheets()))
    }

    /// The rows by sheet, each sheet where it begins.
    fn sheets(&self) -> Vec<Sheet> {
        let mut sheets: Vec<Sheet> = Vec::new();
        for row in &self.rows {
            let raw = RawRow {
                number: row.number,
                cells: row.cells.clone(),
                entry: row.entry,
                ..RawRow::default()
            };
            match sheets.last_mut().filter(|sheet| sheet.name == row.sheet) {
                Some(sheet) => sheet.rows.push(raw),
                None => sheets.push(Sheet { name: row.sheet.clone(), hidden: false, rows: vec![raw] }),
            }
        }
        sheets
    }
}

#[cfg(test)]
mod tests {
    use crate::{Caps, Field, Reading, take_text};

    fn read(text: &str) -> Reading {
        take_text(text, &Caps::default(), &[]).unwrap().lists.remove(0).reading
    }

    #[test]
    fn read_again_as_it_was_it_says_the_same() {
        let reading = read(
            "Namn\tRoll\tE-post\nKarin Ek\tValsamordnare\tk@x.se\nPer By\t\tp@x.se\nKarin Ek\t\tK@X.se\n\
             Bo; Eva\t\tbo@x.se; eva@x.se\n",
        );
        let again = reading.table().read(&Caps::default()).unwrap();
        assert_eq!(again.rows, reading.rows);
        assert_eq!(again.merged, reading.merged);
        assert_eq!(reading.table().read_as(), reading.read_as());
    }

    #[test]
    fn a_column_read_otherwise_changes_its_field_alone() {
        let mut table = read("Namn\tAnsvar\tE-post\nKarin Ek\tValsamordnare\tk@x.se\n").table();
        table.fields[1] = Some(Field::Note);
        let again = table.read(&Caps::default()).unwrap();
        assert_eq!(again.rows[0].person.note, "Valsamordnare");
        assert_eq!((again.rows[0].person.role, again.rows[0].person.name.as_str()), (None, "Karin Ek"));
    }

    #[test]
    fn a_table_that_does_not_fit_is_refused() {
        let mut table = read("Namn\tE-post\nKarin Ek\tk@x.se\nPer By\tp@x.se\n").table();
        assert!(table.read(&Caps { max_rows: 1, ..Caps::default() }).is_err());
        table.fields.pop();
        assert!(table.read(&Caps::default()).is_err());
        table.rows.clear();
        assert!(table.read(&Caps::default()).is_err());
    }
}

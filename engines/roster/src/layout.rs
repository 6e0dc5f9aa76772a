//! Which column holds what, settled for the whole list.

use crate::addresses;
use crate::guess;
use crate::headers::{self, Guess};
use crate::person::Field;
use crate::reading::Column;
use crate::table::RawRow;
use crate::words::tidied;

/// The columns, and for each field those that hold it, the surest first.
#[derive(Debug)]
pub(crate) struct Layout {
    pub columns: Vec<Column>,
    by_field: Vec<Vec<usize>>,
}

/// The columns of an address line.
pub(crate) fn of_addresses(rows: &[RawRow]) -> Layout {
    let fields = [Field::Name, Field::Email, Field::Municipality];
    let width = if rows.iter().any(|row| row.cells.len() > 2) { 3 } else { 2 };
    let columns = (0..width).map(|index| Column {
        index,
        header: addresses::HEADERS[index].to_owned(),
        field: Some(fields[index]),
        score: 100,
    });
    Layout::new(columns.collect())
}

/// The columns of a sheet: by header where there is one, by content where that says nothing.
pub(crate) fn of_sheet(rows: &[RawRow], header: Option<usize>) -> Layout {
    let below = header.map_or(0, |at| at + 1);
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    let header = header.map_or(&[][..], |at| &rows[at].cells);
    let mut guesses: Vec<Option<Guess>> = (0..width).map(|at| headers::guess(header.get(at)?)).collect();
    guess::complete(&mut guesses, &rows[below.min(rows.len())..], header.is_empty());
    let columns = guesses.into_iter().enumerate().map(|(index, guess)| Column {
        index,
        header: header.get(index).map(|text| tidied(text).into_owned()).unwrap_or_default(),
        field: guess.map(|guess| guess.field),
        score: guess.map_or(0, |guess| guess.score),
    });
    Layout::new(columns.collect())
}

impl Layout {
    fn new(columns: Vec<Column>) -> Self {
        let by_field = Field::ALL.map(|field| {
            let mut holding: Vec<&Column> = columns.iter().filter(|c| c.field == Some(field)).collect();
            holding.sort_by_key(|column| (std::cmp::Reverse(column.score), column.index));
            holding.into_iter().map(|column| column.index).collect()
        });
        Self { by_field: by_field.to_vec(), columns }
    }

    /// The columns that hold a field, the surest first.
    pub fn columns_of(&self, field: Field) -> &[usize] {
        let at = Field::ALL.iter().position(|one| *one == field).unwrap_or_default();
        self.by_field.get(at).map_or(&[], Vec::as_slice)
    }

    /// The column in which a fault of a field is shown.
    pub fn column_of(&self, field: Field) -> Option<usize> {
        let mut fields = vec![field];
        if field == Field::Name {
            fields.extend([Field::FirstName, Field::LastName]);
        }
        fields.into_iter().find_map(|field| self.columns_of(field).first().copied())
    }

    /// Whether the list can be one of people: it has names or addresses.
    pub fn names_people(&self) -> bool {
        [Field::Name, Field::Email].into_iter().any(|field| self.column_of(field).is_some())
    }

    /// Whether these cells are this list's header: the same words in the same columns.
    pub fn has_header(&self, cells: &[String]) -> bool {
        let width = self.columns.len().max(cells.len());
        let mut words = false;
        (0..width).all(|at| {
            let header = self.columns.get(at).map_or("", |column| column.header.as_str());
            let cell = cells.get(at).map_or("", String::as_str);
            words |= !header.is_empty();
            // Most rows differ in the first letter, so this is cheap.
            header == cell
                || header
                    .chars()
                    .flat_map(char::to_lowercase)
                    .eq(tidied(cell).chars().flat_map(char::to_lowercase))
        }) && words
    }
}

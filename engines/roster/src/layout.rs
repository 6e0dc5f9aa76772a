//! Which column holds what, settled for the whole list.

use crate::columns::{Columns, fingerprint};
use crate::guess;
use crate::head::Head;
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
    /// The rows of the header as they are written.
    head_rows: Vec<Vec<String>>,
    /// Whether somebody has decided how these columns are read.
    pub is_decided: bool,
}

/// Columns that are known beforehand, as those of an address line.
pub(crate) type Fixed = &'static [(&'static str, Field)];

/// The columns that are known beforehand, as far as any row has them and no less than two.
pub(crate) fn of_fixed(fixed: Fixed, rows: &[RawRow], remembered: &[Columns]) -> Layout {
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or_default().clamp(2, fixed.len().max(2));
    let columns = fixed.iter().take(width).enumerate().map(|(index, (header, field))| Column {
        index,
        header: (*header).to_owned(),
        field: Some(*field),
        score: 100,
    });
    Layout::new(columns.collect(), Vec::new(), remembered)
}

/// The columns of a sheet: by header where there is one, by content where that says nothing; and before both, as
/// somebody has decided for this very header.
pub(crate) fn of_sheet(rows: &[RawRow], head: Option<&Head>, remembered: &[Columns]) -> Layout {
    let below = head.map_or(0, |head| head.last + 1);
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    let width = width.max(head.map_or(0, |head| head.texts.len()));
    let texts = head.map_or(&[][..], |head| &head.texts);
    let mut guesses: Vec<Option<Guess>> =
        (0..width).map(|at| head.and_then(|head| *head.guesses.get(at)?)).collect();
    guess::complete(&mut guesses, &rows[below.min(rows.len())..], texts.is_empty());
    let columns = guesses.into_iter().enumerate().map(|(index, guess)| Column {
        index,
        header: texts.get(index).cloned().unwrap_or_default(),
        field: guess.map(|guess| guess.field),
        score: guess.map_or(0, |guess| guess.score),
    });
    let head_rows = head.map_or(&[][..], |head| &rows[head.first..=head.last]);
    let head_rows =
        head_rows.iter().map(|row| row.cells.iter().map(|cell| tidied(cell).into_owned()).collect());
    Layout::new(columns.collect(), head_rows.collect(), remembered)
}

impl Layout {
    fn new(mut columns: Vec<Column>, head_rows: Vec<Vec<String>>, remembered: &[Columns]) -> Self {
        let is_decided = decide(&mut columns, remembered);
        let by_field = Field::ALL.map(|field| {
            let mut holding: Vec<&Column> = columns.iter().filter(|c| c.field == Some(field)).collect();
            holding.sort_by_key(|column| (std::cmp::Reverse(column.score), column.index));
            holding.into_iter().map(|column| column.index).collect()
        });
        Self { by_field: by_field.to_vec(), columns, head_rows, is_decided }
    }

    /// Columns that somebody has decided about, all of them.
    pub fn decided(headers: &[String], fields: &[Option<Field>]) -> Self {
        let columns = headers.iter().zip(fields).enumerate().map(|(index, (header, field))| Column {
            index,
            header: header.clone(),
            field: *field,
            score: 100,
        });
        Self { is_decided: true, ..Self::new(columns.collect(), Vec::new(), &[]) }
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

    /// Whether these cells are this list's header, or one of its rows: the same words in the same columns.
    pub fn has_header(&self, cells: &[String]) -> bool {
        self.head_rows.iter().any(|row| is_same(row, cells))
    }

    /// Whether these rows are this list's header, all of it.
    pub fn has_head(&self, rows: &[RawRow]) -> bool {
        let pairs = self.head_rows.iter().zip(rows);
        self.head_rows.len() == rows.len() && pairs.into_iter().all(|(row, other)| is_same(row, &other.cells))
    }

    /// Whether the row only says once more, in other words, what the columns hold: a header in two languages.
    pub fn is_second_header(&self, cells: &[String]) -> bool {
        let says = |(at, cell): (usize, &String)| {
            let column = self.columns.get(at).and_then(|column| column.field);
            cell.trim().is_empty() || headers::guess(cell).is_some_and(|guess| Some(guess.field) == column)
        };
        headers::row_score(cells) > 0 && cells.iter().enumerate().all(says)
    }
}

fn is_same(row: &[String], cells: &[String]) -> bool {
    let width = row.len().max(cells.len());
    let mut words = false;
    (0..width).all(|at| {
        let header = row.get(at).map_or("", String::as_str);
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

/// Takes over what was decided for this header.
fn decide(columns: &mut [Column], remembered: &[Columns]) -> bool {
    if remembered.is_empty() {
        return false;
    }
    let headers: Vec<&str> = columns.iter().map(|column| column.header.as_str()).collect();
    let fingerprint = fingerprint(&headers);
    let fits = |one: &&Columns| one.fingerprint == fingerprint && one.fields.len() == columns.len();
    let Some(decided) = remembered.iter().find(fits) else { return false };
    for (column, field) in columns.iter_mut().zip(&decided.fields) {
        (column.field, column.score) = (*field, 100);
    }
    true
}

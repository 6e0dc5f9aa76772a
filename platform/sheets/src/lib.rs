//! Lists out: one sheet as `.xlsx`, or as `.csv` that Swedish Excel opens right.
//!
//! A cell never becomes a formula. In xlsx a text is written as a text; in csv, which has no types, a text that a
//! spreadsheet would calculate gets an apostrophe before it ([`neutralise`], undone by [`restore`]).

mod comma;
mod file;
mod neutral;
mod workbook;

use chrono::NaiveDate;
use thiserror::Error;

pub use file::FileKind;
pub use neutral::{neutralise, restore};

/// A list with titles.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// Name of the sheet's tab. Signs that Excel forbids become spaces, and it is cut at 31 signs.
    pub name: String,
    /// The columns, left to right.
    pub columns: Vec<Column>,
    /// The rows, each with a cell for every column; missing cells are empty.
    pub rows: Vec<Vec<Cell>>,
}

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its title, in the first row.
    pub title: String,
    /// Its width in Excel's unit: digits of the standard font (8.43 is Excel's default, 255 the widest).
    pub width: f64,
}

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// A text, kept sign for sign. A phone number is a text.
    Text(String),
    /// A number. One that is not finite leaves the cell empty.
    Number(f64),
    /// A day, shown as `2029-01-18`.
    Date(NaiveDate),
    /// Nothing.
    Empty,
}

/// Why a list could not be written.
#[derive(Debug, Error)]
pub enum SheetFault {
    /// The list is larger than a sheet can be (1 048 576 rows, 16 384 columns), a text longer than 32 767 signs, a day
    /// lies outside 1900–9999, or `made_at` does.
    #[error("the list does not fit into a workbook")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// The csv writer refused.
    #[error("the list could not be written as csv")]
    Csv(#[from] csv::Error),
}

//! What a file was understood as.

use serde::Serialize;

use crate::fault::{CellFault, Severity};
use crate::person::{Field, Person};

/// The form in which the list came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Form {
    /// Text with one person a line and a separator between the cells.
    Separated {
        /// The separator.
        separator: char,
    },
    /// Mail addresses, with or without names, as in the "To" line of a letter.
    Addresses,
    /// Office Open XML workbook.
    Xlsx,
    /// `OpenDocument` spreadsheet.
    Ods,
}

/// A list as it was read. Every row with something in it is in `rows`, `merged` or `skipped_rows`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reading {
    /// The form in which it came.
    pub form: Form,
    /// Encoding of a text file; `None` for workbooks and pasted text.
    pub encoding: Option<&'static str>,
    /// The columns of the list with what each was understood as.
    pub columns: Vec<Column>,
    /// One per person, in the order of the file.
    pub rows: Vec<Row>,
    /// Rows that had the address of an earlier one.
    pub merged: Vec<Merged>,
    /// Rows that are no person, each with the reason.
    pub skipped_rows: Vec<Skipped>,
}

/// A column and the proposal what it holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Column {
    /// Place in the row, 0-based.
    pub index: usize,
    /// Header as written; empty when the list has none.
    pub header: String,
    /// What it is understood as; `None` when nothing fits.
    pub field: Option<Field>,
    /// How sure the proposal is, 0–100.
    pub score: u8,
}

/// A row that was read as a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// Row in the file, 1-based, as the sender's program shows it. In an address line: the entry's number.
    pub number: usize,
    /// Name of the sheet in a workbook.
    pub sheet: Option<String>,
    /// Which of several people of the row this is, 0-based; 0 in a row of one.
    pub entry: usize,
    /// The cells as they came, by column.
    pub cells: Vec<String>,
    /// What was understood.
    pub person: Person,
    /// What is wrong or worth a look.
    pub faults: Vec<CellFault>,
}

impl Row {
    /// Whether nothing in the row must be corrected. Notices do not count.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.faults.iter().all(|fault| fault.severity() == Severity::Notice)
    }
}

/// A row that was merged into an earlier one, since both have the same address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Merged {
    /// Row that was kept.
    pub kept: usize,
    /// Sheet of the row that was kept.
    pub kept_sheet: Option<String>,
    /// Row that went into it.
    pub number: usize,
    /// Sheet of the row that went into it.
    pub sheet: Option<String>,
    /// The address, as the kept row has it.
    pub email: String,
    /// Fields that were empty in the kept row and taken from this one.
    pub filled: Vec<Field>,
    /// Fields where the two differ; the kept row's text stands.
    pub differs: Vec<Field>,
    /// The cells of the merged row as they came.
    pub cells: Vec<String>,
}

/// A row that is no person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Skipped {
    /// Row in the file, 1-based.
    pub number: usize,
    /// Name of the sheet in a workbook.
    pub sheet: Option<String>,
    /// Why.
    pub reason: SkipReason,
    /// The first filled cell, shortened.
    pub text: String,
}

/// Why a row is no person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SkipReason {
    /// It stands above the header.
    Title,
    /// It is the header.
    Header,
    /// It is the header once more, as on a new page.
    RepeatedHeader,
    /// It stands on a sheet whose columns differ from the first list's.
    OtherSheet,
    /// It stands on a hidden sheet.
    HiddenSheet,
}

impl SkipReason {
    /// The code by which a user interface finds its own words.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Header => "header",
            Self::RepeatedHeader => "repeated_header",
            Self::OtherSheet => "other_sheet",
            Self::HiddenSheet => "hidden_sheet",
        }
    }
}

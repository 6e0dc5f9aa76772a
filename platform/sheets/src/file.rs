//! The two kinds of file that a list leaves as.

use chrono::{DateTime, Utc};

use crate::{Sheet, SheetFault};

/// How a list leaves the house.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A workbook.
    Xlsx,
    /// Text that Swedish Excel opens right.
    Csv,
}

impl FileKind {
    /// The kind that a form names; nothing for another word.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        [Self::Xlsx, Self::Csv].into_iter().find(|kind| kind.code() == code)
    }

    /// The word for it in forms and journal lines, and the end of the file's name.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
        }
    }

    /// What the browser is told that it is.
    #[must_use]
    pub const fn mime(self) -> &'static str {
        match self {
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Csv => "text/csv; charset=utf-8",
        }
    }
}

impl Sheet {
    /// The list as a file of this kind: [`Sheet::to_xlsx`] or [`Sheet::to_csv_for_excel`], which has no date.
    ///
    /// # Errors
    /// As they have.
    pub fn to_file(&self, kind: FileKind, made_at: DateTime<Utc>) -> Result<Vec<u8>, SheetFault> {
        match kind {
            FileKind::Xlsx => self.to_xlsx(made_at),
            FileKind::Csv => self.to_csv_for_excel(),
        }
    }
}

//! How much of a file is read before it is refused.

/// Upper bounds. A file beyond any of them is refused whole: a list cut short without a word would lose people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Caps {
    /// Size of what was handed in, in bytes.
    pub max_bytes: u64,
    /// Size of a workbook's parts once inflated, in bytes, all together.
    pub max_unpacked_bytes: u64,
    /// Sheets of a workbook.
    pub max_sheets: usize,
    /// Rows with something in them, all sheets together.
    pub max_rows: usize,
    /// Cells up to the last filled one of each row, all sheets together.
    pub max_cells: usize,
    /// Characters of one cell. A longer cell is cut and marked, since one cell should not stop the others.
    pub max_cell_chars: usize,
    /// Parts of a mail, those of mails within it included: bodies, attachments, and what holds them together.
    pub max_parts: usize,
    /// Mails and documents within each other.
    pub max_depth: usize,
}

impl Default for Caps {
    /// For an upload by a municipality: 10 MB, 20 000 rows.
    fn default() -> Self {
        Self {
            max_bytes: 10_000_000,
            max_unpacked_bytes: 200_000_000,
            max_sheets: 30,
            max_rows: 20_000,
            max_cells: 400_000,
            max_cell_chars: 8_000,
            max_parts: 200,
            max_depth: 5,
        }
    }
}

impl Caps {
    /// For the command line and the benchmark, where the one who asks owns the machine: 64 MB, 300 000 rows.
    #[must_use]
    pub fn bulk() -> Self {
        Self {
            max_bytes: 64_000_000,
            max_unpacked_bytes: 500_000_000,
            max_sheets: 100,
            max_rows: 300_000,
            max_cells: 5_000_000,
            max_cell_chars: 32_767,
            max_parts: 1_000,
            max_depth: 5,
        }
    }

    /// Text kept in memory, in bytes. One shared string of a workbook can stand in every cell, so the size of the
    /// file alone bounds nothing.
    pub(crate) fn max_text_bytes(&self) -> usize {
        usize::try_from(self.max_bytes.saturating_mul(4)).unwrap_or(usize::MAX)
    }
}

//! Rows of text as they come out of any file, counted while they come.

use crate::caps::Caps;
use crate::refusal::Refusal;
use crate::words::trimmed;

/// A sheet of a workbook, or all of a text file.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    pub name: Option<String>,
    pub hidden: bool,
    pub rows: Vec<RawRow>,
}

/// A row with something in it. Cells end with the last one that is filled.
#[derive(Debug, Default)]
pub(crate) struct RawRow {
    /// 1-based, as the sender's program shows it.
    pub number: usize,
    pub cells: Vec<String>,
    /// Columns whose text was cut at the cap.
    pub cut: Vec<usize>,
    /// Which of several people of one row or line this is, 0-based.
    pub entry: usize,
}

/// Cells that are shown as one. Rows 1-based, columns 0-based, both ends included.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Joined {
    pub top: usize,
    pub bottom: usize,
    pub left: usize,
}

/// Joined areas that are remembered. A list has some dozens.
const MAX_JOINED: usize = 10_000;
/// Characters of a text that is put into each row of a joined area: a municipality or a name, never an essay.
const MAX_SPREAD: usize = 200;

impl RawRow {
    pub fn first_text(&self) -> &str {
        self.cells.iter().map(|cell| cell.trim()).find(|cell| !cell.is_empty()).unwrap_or_default()
    }

    pub fn filled(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.trim().is_empty()).count()
    }
}

/// Builds sheets cell by cell and refuses as soon as a cap is passed, before the memory is taken.
pub(crate) struct Builder<'a> {
    caps: &'a Caps,
    rows: usize,
    cells: usize,
    text: usize,
    sheet: Sheet,
    row: RawRow,
    joined: Vec<Joined>,
}

impl<'a> Builder<'a> {
    pub fn new(caps: &'a Caps) -> Self {
        Self {
            caps,
            rows: 0,
            cells: 0,
            text: 0,
            sheet: Sheet::default(),
            row: RawRow::default(),
            joined: Vec::new(),
        }
    }

    /// Begins a sheet; the one before must have been taken.
    pub fn begin(&mut self, name: Option<String>, hidden: bool) {
        self.sheet = Sheet { name, hidden, rows: Vec::new() };
        self.row = RawRow::default();
        self.joined.clear();
    }

    /// Begins a row of this number even when the row before has it too: several people on one line.
    pub fn entry(&mut self, number: usize, entry: usize) {
        self.end_row();
        self.row.number = number;
        self.row.entry = entry;
    }

    /// Notes an area that is shown as one cell. What stands in its first row is put into the others with `take`.
    pub fn join(&mut self, area: Joined) {
        if area.top < area.bottom && self.joined.len() < MAX_JOINED {
            self.joined.push(area);
        }
    }

    /// Adds a cell. Rows must come in order, columns within a row in any order. Empty text adds nothing.
    pub fn cell(&mut self, number: usize, column: usize, text: &str) -> Result<(), Refusal> {
        if number != self.row.number {
            self.end_row();
            self.row.number = number;
        }
        if trimmed(text).is_empty() {
            return Ok(());
        }
        if self.row.cells.is_empty() {
            self.rows += 1;
            if self.rows > self.caps.max_rows {
                return Err(Refusal::TooManyRows { place: self.place(), max: self.caps.max_rows });
            }
        }
        self.cells += (column + 1).saturating_sub(self.row.cells.len());
        if self.cells > self.caps.max_cells {
            return Err(Refusal::TooManyCells { place: self.place(), max: self.caps.max_cells });
        }
        let kept = head(text, self.caps.max_cell_chars);
        self.text += kept.len();
        if self.text > self.caps.max_text_bytes() {
            return Err(Refusal::TooMuchText { place: self.place() });
        }
        if kept.len() < text.len() {
            self.row.cut.push(column);
        }
        self.put(column, kept);
        Ok(())
    }

    fn put(&mut self, column: usize, text: &str) {
        let cells = &mut self.row.cells;
        if cells.is_empty() {
            let usual = self.sheet.rows.last().map_or(0, |row| row.cells.len());
            cells.reserve_exact(usual.max(column + 1));
        }
        if cells.len() <= column {
            cells.resize(column + 1, String::new());
        }
        if let Some(cell) = cells.get_mut(column) {
            text.clone_into(cell);
        }
    }

    /// Where the reader is, for a person: "row 7 of the sheet Blad1".
    pub fn place(&self) -> String {
        match &self.sheet.name {
            Some(name) => format!("row {} of the sheet “{name}”", self.row.number),
            None => format!("row {}", self.row.number),
        }
    }

    fn end_row(&mut self) {
        let row = std::mem::take(&mut self.row);
        if !row.cells.is_empty() {
            self.sheet.rows.push(row);
        }
    }

    /// The sheet with all its rows.
    pub fn take(&mut self) -> Sheet {
        self.end_row();
        let mut sheet = std::mem::take(&mut self.sheet);
        // A workbook may hold its rows in any order; people see them by number.
        if !sheet.rows.is_sorted_by_key(|row| row.number) {
            sheet.rows.sort_by_key(|row| row.number);
        }
        self.spread(&mut sheet);
        sheet
    }

    /// Puts the text of a joined area into each of its rows that holds something else. A row of its own it makes none.
    fn spread(&mut self, sheet: &mut Sheet) {
        let mut left_to_put = self.caps.max_rows;
        for area in std::mem::take(&mut self.joined) {
            let first = sheet.rows.partition_point(|row| row.number < area.top);
            let Some(top) = sheet.rows.get(first).filter(|row| row.number == area.top) else { continue };
            let Some(text) = top.cells.get(area.left).filter(|text| !trimmed(text).is_empty()) else {
                continue;
            };
            let text = head(text, MAX_SPREAD).to_owned();
            let below = sheet.rows[first + 1..].iter_mut().take_while(|row| row.number <= area.bottom);
            for row in below.take(left_to_put) {
                left_to_put -= 1;
                if row.cells.len() <= area.left {
                    row.cells.resize(area.left + 1, String::new());
                }
                if let Some(cell) = row.cells.get_mut(area.left).filter(|cell| trimmed(cell).is_empty()) {
                    text.clone_into(cell);
                }
            }
        }
    }
}

/// At most `max` characters of a text.
fn head(text: &str, max: usize) -> &str {
    if text.len() <= max {
        return text;
    }
    text.char_indices().nth(max).map_or(text, |(at, _)| &text[..at])
}

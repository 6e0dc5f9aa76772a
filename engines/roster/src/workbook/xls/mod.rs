//! Workbooks of Excel 5 to 2003: records of a stream, read one by one ([MS-XLS] 2.1, BIFF8, and BIFF5 before it).
//!
//! Not by calamine: it lays every sheet out as a full rectangle, so two cells in opposite corners take half a
//! gigabyte, and no cap of ours reaches there (docs/decisions/0023).

mod records;
mod strings;

use crate::caps::Caps;
use crate::container::Container;
use crate::refusal::{Likeness, Refusal};
use crate::table::{Builder, Joined, Sheet};
use crate::workbook::styles::Styles;
use records::{Record, Records, f64_at, text_of, u16_at, u32_at};
use strings::Texts;

/// Columns and rows of a sheet in this form.
const MAX_COLUMN: usize = 256;

/// The stream of the workbook, whichever Excel wrote it.
pub(crate) fn stream_of(container: &Container<'_>) -> Option<&'static str> {
    ["Workbook", "Book"].into_iter().find(|name| container.has(name))
}

/// All sheets with their cells.
pub(crate) fn sheets(container: &mut Container<'_>, caps: &Caps) -> Result<Vec<Sheet>, Refusal> {
    let none = Refusal::NotAList { looks_like: Likeness::OfficeFile };
    let name = stream_of(container).ok_or(none.clone())?;
    let bytes = container.stream(name)?.ok_or(none)?;
    let book = Book::read(&bytes, caps)?;
    if book.sheets.len() > caps.max_sheets {
        return Err(Refusal::TooManySheets { found: book.sheets.len(), max: caps.max_sheets });
    }
    let mut builder = Builder::new(caps);
    let mut sheets = Vec::with_capacity(book.sheets.len());
    for listed in &book.sheets {
        builder.begin(Some(listed.name.clone()), listed.hidden);
        let rest = bytes.get(listed.at..).unwrap_or_default();
        Cells { book: &book, builder: &mut builder, awaits: None }.read(rest)?;
        sheets.push(builder.take());
    }
    Ok(sheets)
}

/// What the workbook says about all its sheets.
struct Book {
    texts: Texts,
    styles: Styles,
    counts_from_1904: bool,
    codepage: u16,
    is_wide: bool,
    sheets: Vec<Listed>,
}

struct Listed {
    name: String,
    hidden: bool,
    at: usize,
}

impl Book {
    fn read(bytes: &[u8], caps: &Caps) -> Result<Self, Refusal> {
        let mut book = Self {
            texts: Texts::default(),
            styles: Styles::default(),
            counts_from_1904: false,
            codepage: 1252,
            is_wide: true,
            sheets: Vec::new(),
        };
        let mut records = Records::new(bytes);
        let mut ended = false;
        while let Some(record) = records.next()? {
            match record.kind {
                Record::BEGIN => book.is_wide = u16_at(record.data, 0) == Some(0x0600),
                Record::PROTECTED => return Err(Refusal::Encrypted),
                Record::CODEPAGE => book.codepage = u16_at(record.data, 0).unwrap_or(1252),
                Record::FROM_1904 => book.counts_from_1904 = u16_at(record.data, 0) == Some(1),
                Record::FORMAT => {
                    let code = text_of(record.data.get(2..), book.is_wide, !book.is_wide, book.codepage);
                    book.styles.declare(u16_at(record.data, 0).unwrap_or_default().into(), &code);
                }
                Record::CELL_FORMAT => {
                    book.styles.add_cell_format(u16_at(record.data, 2).unwrap_or_default().into());
                }
                Record::SHEET => book.list(&record),
                Record::TEXTS => book.texts = Texts::read(record.data, &mut records, caps)?,
                Record::END => {
                    ended = true;
                    break;
                }
                _ => {}
            }
        }
        if ended { Ok(book) } else { Err(Refusal::damaged("the workbook", "it breaks off")) }
    }

    /// Only worksheets: charts and macros have no cells.
    fn list(&mut self, record: &Record<'_>) {
        let (Some(at), Some(&state), Some(0)) =
            (u32_at(record.data, 0), record.data.get(4), record.data.get(5).copied())
        else {
            return;
        };
        let name = text_of(record.data.get(6..), self.is_wide, true, self.codepage);
        self.sheets.push(Listed {
            name,
            hidden: state & 3 != 0,
            at: usize::try_from(at).unwrap_or(usize::MAX),
        });
    }
}

struct Cells<'a, 'b> {
    book: &'a Book,
    builder: &'a mut Builder<'b>,
    /// A formula whose text comes in the record after it.
    awaits: Option<(usize, usize)>,
}

impl Cells<'_, '_> {
    fn read(&mut self, bytes: &[u8]) -> Result<(), Refusal> {
        let mut records = Records::new(bytes);
        let mut depth = 0_usize;
        while let Some(record) = records.next().map_err(|refusal| self.placed(refusal))? {
            match record.kind {
                // A chart on the sheet is a stream of records within.
                Record::BEGIN => depth += 1,
                Record::END if depth <= 1 => return Ok(()),
                Record::END => depth -= 1,
                _ if depth == 1 => self.record(&record)?,
                _ => {}
            }
        }
        Err(self.damaged("the sheet breaks off"))
    }

    fn record(&mut self, record: &Record<'_>) -> Result<(), Refusal> {
        let data = record.data;
        if record.kind == Record::JOINED {
            self.join(data);
            return Ok(());
        }
        if record.kind == Record::FORMULA_TEXT {
            let Some((row, column)) = self.awaits.take() else { return Ok(()) };
            return self.put(row, column, &self.text(data));
        }
        let is_cell = matches!(
            record.kind,
            Record::SHARED_TEXT
                | Record::TEXT
                | Record::RICH_TEXT
                | Record::NUMBER
                | Record::SHORT_NUMBER
                | Record::SHORT_NUMBERS
                | Record::FORMULA
                | Record::TRUTH
        );
        if !is_cell {
            return Ok(());
        }
        let (Some(row), Some(column)) = (u16_at(data, 0), u16_at(data, 2)) else {
            return Err(self.damaged("a cell has no place"));
        };
        let (row, column) = (usize::from(row) + 1, usize::from(column));
        let format = u16_at(data, 4).unwrap_or_default();
        match record.kind {
            Record::SHARED_TEXT => {
                let text = u32_at(data, 6).and_then(|at| self.book.texts.get(at));
                let text = text.ok_or_else(|| self.damaged("a cell refers to a text that is not there"))?;
                self.put(row, column, text)
            }
            Record::TEXT | Record::RICH_TEXT => {
                let text = self.text(data.get(6..).unwrap_or_default());
                self.put(row, column, &text)
            }
            Record::NUMBER => self.number(row, column, format, f64_at(data, 6)),
            Record::SHORT_NUMBER => self.number(row, column, format, u32_at(data, 6).map(short_number)),
            Record::SHORT_NUMBERS => {
                // Pairs of format and number, then the last column.
                let pairs = data.get(4..data.len().saturating_sub(2)).unwrap_or_default();
                for (at, pair) in pairs.chunks_exact(6).enumerate() {
                    let format = u16_at(pair, 0).unwrap_or_default();
                    self.number(row, column + at, format, u32_at(pair, 2).map(short_number))?;
                }
                Ok(())
            }
            Record::FORMULA => self.formula(row, column, format, data),
            _ => self.truth(row, column, data.get(6).copied(), data.get(7).copied()),
        }
    }

    /// The value that Excel saved; the formula itself is not evaluated.
    fn formula(&mut self, row: usize, column: usize, format: u16, data: &[u8]) -> Result<(), Refusal> {
        self.awaits = None;
        if u16_at(data, 12) != Some(0xffff) {
            return self.number(row, column, format, f64_at(data, 6));
        }
        match data.get(6) {
            Some(0) => self.awaits = Some((row, column)),
            Some(1) => return self.truth(row, column, data.get(8).copied(), Some(0)),
            Some(2) => return self.truth(row, column, data.get(8).copied(), Some(1)),
            _ => {}
        }
        Ok(())
    }

    fn truth(
        &mut self,
        row: usize,
        column: usize,
        value: Option<u8>,
        is_error: Option<u8>,
    ) -> Result<(), Refusal> {
        let text = match (is_error, value) {
            (Some(0), Some(0)) => "0",
            (Some(0), Some(_)) => "TRUE",
            (_, Some(0x07)) => "#DIV/0!",
            (_, Some(0x17)) => "#REF!",
            (_, Some(0x1d)) => "#NAME?",
            (_, Some(0x2a)) => "#N/A",
            (_, Some(0x0f | 0x24)) => "#VALUE!",
            _ => "",
        };
        self.put(row, column, text)
    }

    fn number(&mut self, row: usize, column: usize, format: u16, value: Option<f64>) -> Result<(), Refusal> {
        let value = value.ok_or_else(|| self.damaged("a number is cut short"))?;
        let shown = self.book.styles.shown(format.into(), value, self.book.counts_from_1904);
        self.put(row, column, &shown)
    }

    fn put(&mut self, row: usize, column: usize, text: &str) -> Result<(), Refusal> {
        if column >= MAX_COLUMN {
            return Err(self.damaged("a cell has no place in a sheet"));
        }
        self.builder.cell(row, column, text)
    }

    fn text(&self, data: &[u8]) -> String {
        text_of(Some(data), self.book.is_wide, false, self.book.codepage)
    }

    fn join(&mut self, data: &[u8]) {
        for area in data.get(2..).unwrap_or_default().chunks_exact(8) {
            if let (Some(top), Some(bottom), Some(left)) = (u16_at(area, 0), u16_at(area, 2), u16_at(area, 4))
            {
                let (top, bottom) = (usize::from(top) + 1, usize::from(bottom) + 1);
                self.builder.join(Joined { top, bottom, left: left.into() });
            }
        }
    }

    fn damaged(&self, reason: &str) -> Refusal {
        Refusal::damaged(self.builder.place(), reason)
    }

    fn placed(&self, refusal: Refusal) -> Refusal {
        match refusal {
            Refusal::Damaged { reason, .. } => Refusal::damaged(self.builder.place(), reason),
            other => other,
        }
    }
}

/// A number in thirty bits, perhaps of hundredths ([MS-XLS] 2.5.217).
fn short_number(bits: u32) -> f64 {
    let number = if bits & 2 == 0 {
        f64::from_bits(u64::from(bits & !3) << 32)
    } else {
        f64::from(i32::from_le_bytes(bits.to_le_bytes()) >> 2)
    };
    if bits & 1 == 0 { number } else { number / 100.0 }
}

#[cfg(test)]
mod tests {
    use super::short_number;

    #[test]
    fn short_numbers_are_whole_or_hundredths() {
        let close = |bits, value: f64| assert!((short_number(bits) - value).abs() < 1e-9, "{bits:x}");
        close(0x3ff0_0000, 1.0);
        close(0x3ff0_0001, 0.01);
        close(0x004b_5646, 1_234_321.0);
        close(0x004b_5647, 12_343.21);
    }
}

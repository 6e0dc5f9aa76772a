//! One worksheet, cell by cell.

use quick_xml::events::BytesStart;

use super::strings::{RichText, Strings, unescaped};
use super::styles::Styles;
use super::xml::{Handler, attribute};
use crate::refusal::Refusal;
use crate::table::{Builder, Joined};

/// Excel's own limits; a place beyond them is no place.
const MAX_ROW: usize = 1_048_576;
const MAX_COLUMN: usize = 16_384;

/// What the workbook says about all its cells.
pub(super) struct Book<'a> {
    pub strings: Strings<'a>,
    pub styles: Styles,
    pub counts_from_1904: bool,
}

/// Reads `<sheetData>` into the builder.
pub(super) struct Cells<'a, 'b> {
    book: &'a Book<'a>,
    builder: &'a mut Builder<'b>,
    row: usize,
    column: usize,
    cell: Option<Cell>,
    part: Part,
    value: String,
    formula: String,
    inline: RichText,
    complete: bool,
}

#[derive(Clone, Copy)]
struct Cell {
    row: usize,
    column: usize,
    format: usize,
    kind: Kind,
}

/// The attribute `t` of a cell (ECMA-376 part 1, 18.18.11).
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    Shared,
    Inline,
    Boolean,
    /// A string, an error or a day, as it is written.
    Written,
}

impl Kind {
    fn of(text: &str) -> Self {
        match text {
            "s" => Self::Shared,
            "inlineStr" => Self::Inline,
            "b" => Self::Boolean,
            "n" => Self::Number,
            _ => Self::Written,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    None,
    Value,
    Formula,
    Inline,
}

impl<'a, 'b> Cells<'a, 'b> {
    pub fn new(book: &'a Book<'a>, builder: &'a mut Builder<'b>) -> Self {
        Self {
            book,
            builder,
            row: 0,
            column: 0,
            cell: None,
            part: Part::None,
            value: String::new(),
            formula: String::new(),
            inline: RichText::default(),
            complete: true,
        }
    }

    fn begin_row(&mut self, tag: &BytesStart<'_>) -> Result<(), Refusal> {
        let mut row = self.row + 1;
        for attribute in tag.attributes().with_checks(false).flatten() {
            if attribute.key.as_ref() == "r" {
                row = attribute.value.parse().unwrap_or(0);
            }
        }
        (self.row, self.column) = (row, 0);
        if (1..=MAX_ROW).contains(&row) { Ok(()) } else { Err(self.misplaced("a row")) }
    }

    fn begin_cell(&mut self, tag: &BytesStart<'_>) -> Result<(), Refusal> {
        let mut cell = Cell { row: self.row, column: self.column, format: 0, kind: Kind::Number };
        for attribute in tag.attributes().with_checks(false).flatten() {
            match attribute.key.as_ref() {
                "r" => (cell.row, cell.column) = place(&attribute.value).unwrap_or((0, 0)),
                "s" => cell.format = attribute.value.parse().unwrap_or_default(),
                "t" => cell.kind = Kind::of(&attribute.value),
                _ => {}
            }
        }
        if cell.row == 0 || cell.column >= MAX_COLUMN {
            return Err(self.misplaced("a cell"));
        }
        (self.row, self.column) = (cell.row, cell.column + 1);
        self.value.clear();
        self.formula.clear();
        self.inline.clear();
        self.cell = Some(cell);
        Ok(())
    }

    fn end_cell(&mut self, cell: Cell) -> Result<(), Refusal> {
        let Cell { row, column, .. } = cell;
        let value = self.value.trim();
        match cell.kind {
            Kind::Inline => self.builder.cell(row, column, &unescaped(&self.inline.text)),
            // A formula that was never calculated is shown as it is written; it is not evaluated here either.
            _ if value.is_empty() && !self.formula.trim().is_empty() => {
                self.builder.cell(row, column, &format!("={}", self.formula.trim()))
            }
            Kind::Shared if value.is_empty() => Ok(()),
            Kind::Shared => match value.parse().ok().and_then(|at| self.book.strings.get(at)) {
                Some(text) => self.builder.cell(row, column, text),
                None => Err(Refusal::damaged(self.place(), "a cell refers to a text that is not there")),
            },
            Kind::Boolean => self.builder.cell(row, column, if value == "1" { "TRUE" } else { value }),
            Kind::Written => self.builder.cell(row, column, &unescaped(&self.value)),
            Kind::Number => match value.parse::<f64>() {
                Ok(number) => {
                    let shown = self.book.styles.shown(cell.format, number, self.book.counts_from_1904);
                    self.builder.cell(row, column, &shown)
                }
                Err(_) => self.builder.cell(row, column, value),
            },
        }
    }

    /// `<mergeCell ref="A2:A5"/>`
    fn join(&mut self, tag: &BytesStart<'_>) {
        let area = attribute(tag, "ref").unwrap_or_default();
        if let Some((from, to)) = area.split_once(':')
            && let (Some((top, left)), Some((bottom, _))) = (place(from), place(to))
        {
            self.builder.join(Joined { top, bottom, left });
        }
    }

    pub fn place(&self) -> String {
        self.builder.place()
    }

    fn misplaced(&self, what: &str) -> Refusal {
        Refusal::damaged(self.place(), format!("{what} after it has no place in a sheet"))
    }
}

impl Handler for Cells<'_, '_> {
    fn start(&mut self, name: &str, tag: &BytesStart<'_>) -> Result<(), Refusal> {
        match name {
            "c" => return self.begin_cell(tag),
            "v" => self.part = Part::Value,
            "f" => self.part = Part::Formula,
            "is" => self.part = Part::Inline,
            "row" => return self.begin_row(tag),
            "sheetData" => self.complete = false,
            "mergeCell" => self.join(tag),
            _ if self.part == Part::Inline => self.inline.start(name),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), Refusal> {
        match name {
            "v" | "f" | "is" => self.part = Part::None,
            "c" => {
                self.part = Part::None;
                if let Some(cell) = self.cell.take() {
                    return self.end_cell(cell);
                }
            }
            "sheetData" => self.complete = true,
            _ if self.part == Part::Inline => self.inline.end(name),
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if self.cell.is_none() {
            return;
        }
        match self.part {
            Part::Value => self.value.push_str(text),
            Part::Formula => self.formula.push_str(text),
            Part::Inline => self.inline.push(text),
            Part::None => {}
        }
    }

    fn is_complete(&self) -> bool {
        self.complete
    }
}

/// "C5" as row 5, column 2. `None` beyond the limits of a sheet.
fn place(name: &str) -> Option<(usize, usize)> {
    let digits = name.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = name.split_at(digits);
    if letters.is_empty() || letters.len() > 3 || digits.len() > 7 {
        return None;
    }
    let mut column = 0;
    for letter in letters.bytes() {
        column = column * 26
            + usize::from(letter.to_ascii_uppercase().checked_sub(b'A').filter(|at| *at < 26)?)
            + 1;
    }
    let row = digits.parse().ok()?;
    ((1..=MAX_ROW).contains(&row) && column <= MAX_COLUMN).then_some((row, column - 1))
}

#[cfg(test)]
mod tests {
    use super::place;

    #[test]
    fn places_outside_a_sheet_are_none() {
        assert_eq!(place("C5"), Some((5, 2)));
        assert_eq!(place("XFD1048576"), Some((1_048_576, 16_383)));
        for name in ["XFE1", "A1048577", "A0", "5", "AAAA1", "A99999999999", "Å1", ""] {
            assert_eq!(place(name), None, "{name}");
        }
    }
}

//! `OpenDocument` spreadsheets, cell by cell (ODF 1.3 part 3, 9).

use quick_xml::events::BytesStart;

use super::package::Package;
use super::xml::{Handler, attribute, number};
use crate::caps::Caps;
use crate::cells::number_text;
use crate::refusal::Refusal;
use crate::table::{Builder, Joined, Sheet};

const PART: &str = "content.xml";
/// Columns of a sheet in the programs that write this form.
const MAX_COLUMN: usize = 16_384;
/// Styles that can hide a sheet.
const MAX_STYLES: usize = 10_000;

pub(super) fn sheets(package: &mut Package<'_>, caps: &Caps) -> Result<Vec<Sheet>, Refusal> {
    // A protected file says so in its manifest; its parts are then noise.
    if package.has("meta-inf/manifest.xml") {
        let manifest = package.head("META-INF/manifest.xml", 1_000_000)?;
        if manifest.contains("encryption-data") {
            return Err(Refusal::Encrypted);
        }
    }
    let mut content = Content::new(caps);
    package.parse(PART, &mut content)?;
    Ok(content.sheets)
}

struct Content<'a> {
    builder: Builder<'a>,
    max_sheets: usize,
    sheets: Vec<Sheet>,
    style: String,
    hidden_styles: Vec<String>,
    /// An element that is left behind with all that is in it, and how deep in elements of that name we are.
    skipped: Option<(String, usize)>,
    in_table: bool,
    /// Next row and how often the current one stands.
    row: usize,
    row_repeats: usize,
    cells: Vec<(usize, String)>,
    column: usize,
    cell: Option<CellTag>,
    shown: String,
}

struct CellTag {
    repeats: usize,
    number: Option<f64>,
    formula: Option<String>,
}

impl<'a> Content<'a> {
    fn new(caps: &'a Caps) -> Self {
        Self {
            builder: Builder::new(caps),
            max_sheets: caps.max_sheets,
            sheets: Vec::new(),
            style: String::new(),
            hidden_styles: Vec::new(),
            skipped: None,
            in_table: false,
            row: 1,
            row_repeats: 1,
            cells: Vec::new(),
            column: 0,
            cell: None,
            shown: String::new(),
        }
    }

    fn begin_table(&mut self, tag: &BytesStart<'_>) -> Result<(), Refusal> {
        if self.sheets.len() == self.max_sheets {
            return Err(Refusal::TooManySheets { found: self.max_sheets + 1, max: self.max_sheets });
        }
        let hidden = attribute(tag, "style-name").is_some_and(|style| self.hidden_styles.contains(&style));
        self.builder.begin(attribute(tag, "name"), hidden);
        (self.in_table, self.row) = (true, 1);
        Ok(())
    }

    fn begin_cell(&mut self, tag: &BytesStart<'_>) {
        // A number is taken from its value, so that a telephone number is not read with thousands separators.
        let is_number = attribute(tag, "value-type").is_some_and(|kind| kind == "float");
        self.cell = Some(CellTag {
            repeats: repeated(tag, "number-columns-repeated"),
            number: is_number.then(|| number(tag, "value")).flatten(),
            formula: attribute(tag, "formula"),
        });
        self.shown.clear();
        let rows = repeated(tag, "number-rows-spanned");
        let bottom = self.row.saturating_add(rows - 1);
        self.builder.join(Joined { top: self.row, bottom, left: self.column });
    }

    /// What stands inside a cell: paragraphs, and spaces that have elements of their own.
    fn inside_cell(&mut self, name: &str, tag: &BytesStart<'_>) {
        match name {
            // A note beside the cell, or a picture on it, is not its text.
            "annotation" | "shapes" | "frame" => self.skipped = Some((name.to_owned(), 1)),
            "p" if !self.shown.is_empty() => self.shown.push('\n'),
            "s" => self.shown.extend(std::iter::repeat_n(' ', repeated(tag, "c").min(100))),
            "tab" => self.shown.push('\t'),
            "line-break" => self.shown.push('\n'),
            _ => {}
        }
    }

    /// Repeats are laid out only as far as a sheet goes; the builder's caps stop them earlier.
    fn end_cell(&mut self, cell: &CellTag) {
        let text = match (&cell.number, &cell.formula) {
            (Some(number), _) => number_text(*number),
            (None, Some(formula)) if self.shown.trim().is_empty() => formula_text(formula),
            _ => std::mem::take(&mut self.shown),
        };
        let last = self.column.saturating_add(cell.repeats).min(MAX_COLUMN);
        if !text.trim().is_empty() {
            self.cells.extend((self.column..last).map(|at| (at, text.clone())));
        }
        self.column = last;
    }

    /// A repeated row with nothing in it only moves the next one down.
    fn end_row(&mut self) -> Result<(), Refusal> {
        let times = if self.cells.is_empty() { 0 } else { self.row_repeats };
        for at in 0..times {
            for (column, text) in &self.cells {
                self.builder.cell(self.row.saturating_add(at), *column, text)?;
            }
        }
        self.row = self.row.saturating_add(self.row_repeats);
        Ok(())
    }
}

impl Handler for Content<'_> {
    fn start(&mut self, name: &str, tag: &BytesStart<'_>) -> Result<(), Refusal> {
        if let Some((skipped, depth)) = &mut self.skipped {
            *depth += usize::from(skipped == name);
            return Ok(());
        }
        match name {
            "table-cell" | "covered-table-cell" if self.in_table => self.begin_cell(tag),
            _ if self.cell.is_some() => self.inside_cell(name, tag),
            "table-row" => {
                self.row_repeats = repeated(tag, "number-rows-repeated");
                self.column = 0;
                self.cells.clear();
            }
            "table" => return self.begin_table(tag),
            "tracked-changes" => self.skipped = Some((name.to_owned(), 1)),
            "style" => self.style = attribute(tag, "name").unwrap_or_default(),
            "table-properties"
                if self.hidden_styles.len() < MAX_STYLES
                    && attribute(tag, "display").is_some_and(|display| display == "false") =>
            {
                self.hidden_styles.push(self.style.clone());
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), Refusal> {
        if let Some((skipped, depth)) = &mut self.skipped {
            *depth -= usize::from(skipped == name);
            if *depth == 0 {
                self.skipped = None;
            }
            return Ok(());
        }
        match name {
            "table-cell" | "covered-table-cell" => {
                if let Some(cell) = self.cell.take() {
                    self.end_cell(&cell);
                }
            }
            "table-row" if self.in_table => return self.end_row(),
            "table" if self.in_table => {
                self.in_table = false;
                self.sheets.push(self.builder.take());
            }
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if self.cell.is_some() && self.skipped.is_none() {
            self.shown.push_str(text);
        }
    }

    fn is_complete(&self) -> bool {
        !self.in_table && self.skipped.is_none()
    }
}

/// A formula that was never calculated, as it is written: "of:=SUM(…)" without the dialect before it.
fn formula_text(formula: &str) -> String {
    formula.split_once(":=").map_or_else(|| formula.to_owned(), |(_, rest)| format!("={rest}"))
}

fn repeated(tag: &BytesStart<'_>, local_name: &str) -> usize {
    number(tag, local_name).unwrap_or(1_usize).max(1)
}

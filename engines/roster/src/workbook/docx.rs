//! Word documents: the tables, and the text around them (ECMA-376 part 1, 17).

use quick_xml::events::BytesStart;

use super::package::Package;
use super::xlsx::start_part;
use super::xml::{Handler, attribute, number};
use crate::caps::Caps;
use crate::grid::{Grid, Page};
use crate::refusal::{Likeness, Refusal};

/// What is struck out or stands there twice: text moved away, and the older form of a drawing.
const LEFT_OUT: [&str; 4] = ["Fallback", "moveFrom", "del", "instrText"];

pub(super) fn page(package: &mut Package<'_>, caps: &Caps) -> Result<Page, Refusal> {
    let part = start_part(package, "word/document.xml")?;
    let mut document =
        Document { grid: Grid::new(caps), in_text: false, skipped: None, cell: None, complete: true };
    if !package.parse(&part, &mut document)? {
        return Err(Refusal::NotAList { looks_like: Likeness::OfficeFile });
    }
    document.grid.finish()
}

struct Document<'a> {
    grid: Grid<'a>,
    in_text: bool,
    /// An element that is left out with all that is in it, and how deep in elements of that name we are.
    skipped: Option<(&'static str, usize)>,
    /// A cell that has begun and whose properties are still read: columns, and whether it belongs to the one above.
    cell: Option<(usize, bool)>,
    complete: bool,
}

impl Document<'_> {
    /// The cell's properties are over: it takes its place.
    fn settle(&mut self) {
        if let Some((columns, above)) = self.cell.take() {
            self.grid.open_cell(columns, 1, above);
        }
    }
}

impl Handler for Document<'_> {
    fn start(&mut self, name: &str, tag: &BytesStart<'_>) -> Result<(), Refusal> {
        if let Some((skipped, depth)) = &mut self.skipped {
            *depth += usize::from(*skipped == name);
            return Ok(());
        }
        if let Some(left_out) = LEFT_OUT.iter().find(|left_out| **left_out == name) {
            self.skipped = Some((left_out, 1));
            return Ok(());
        }
        match name {
            "document" => self.complete = false,
            "tbl" => {
                self.settle();
                self.grid.open_table();
            }
            "tr" => self.grid.open_row(),
            "gridBefore" => self.grid.leave_out(number(tag, "val").unwrap_or_default()),
            "tc" => self.cell = Some((1, false)),
            "gridSpan" => {
                if let Some(cell) = &mut self.cell {
                    cell.0 = number(tag, "val").unwrap_or(1);
                }
            }
            "vMerge" => {
                if let Some(cell) = &mut self.cell {
                    cell.1 = attribute(tag, "val").is_none_or(|val| val != "restart");
                }
            }
            "p" => {
                self.settle();
                self.grid.line_break();
            }
            "t" => self.in_text = true,
            "tab" => self.grid.text("\t"),
            "br" | "cr" => self.grid.text("\n"),
            "noBreakHyphen" => self.grid.text("-"),
            "drawing" | "pict" => self.grid.picture(),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), Refusal> {
        if let Some((skipped, depth)) = &mut self.skipped {
            *depth -= usize::from(*skipped == name);
            if *depth == 0 {
                self.skipped = None;
            }
            return Ok(());
        }
        match name {
            "document" => self.complete = true,
            "t" => self.in_text = false,
            "p" => self.grid.line_break(),
            "tc" => {
                self.settle();
                self.grid.close_cell();
            }
            "tr" => self.grid.close_row(),
            "tbl" => return self.grid.close_table(),
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if self.in_text && self.skipped.is_none() {
            self.grid.text(text);
        }
    }

    fn is_complete(&self) -> bool {
        self.complete
    }
}

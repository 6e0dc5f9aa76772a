//! `OpenDocument` spreadsheets, cell by cell.
//!
//! Read here rather than by calamine, which (0.38) keeps whole sheets in memory before the first cell can be
//! counted and does not stop where `content.xml` breaks off inside a table.

use std::io::{BufRead, BufReader, Read};

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::Archive;
use crate::caps::Caps;
use crate::cells::number_text;
use crate::refusal::Refusal;
use crate::table::{Builder, Sheet};

const PART: &str = "content.xml";

pub(super) fn sheets(archive: &mut Archive<'_>, caps: &Caps) -> Result<Vec<Sheet>, Refusal> {
    refuse_encrypted(archive)?;
    let part = archive.by_name(PART).map_err(|err| Refusal::damaged(PART, err))?;
    let mut reader = Reader::from_reader(BufReader::new(part));
    let config = reader.config_mut();
    config.expand_empty_elements = true;
    config.check_end_names = true;
    let mut content = Content { reader, buffer: Vec::new(), builder: Builder::new(caps) };
    content.sheets(caps.max_sheets)
}

/// A protected file says so in its manifest; its parts are then noise.
fn refuse_encrypted(archive: &mut Archive<'_>) -> Result<(), Refusal> {
    let Ok(part) = archive.by_name("META-INF/manifest.xml") else { return Ok(()) };
    let mut manifest = Vec::new();
    part.take(1_000_000)
        .read_to_end(&mut manifest)
        .map_err(|err| Refusal::damaged("META-INF/manifest.xml", err))?;
    if memchr::memmem::find(&manifest, b"encryption-data").is_some() {
        return Err(Refusal::Encrypted);
    }
    Ok(())
}

struct Content<'a, R: BufRead> {
    reader: Reader<R>,
    buffer: Vec<u8>,
    builder: Builder<'a>,
}

/// The start of an element that matters, or the end of any, or the end of the part.
enum Step {
    Start { name: String, tag: BytesStart<'static> },
    End(String),
    Text(String),
    Eof,
}

impl<R: BufRead> Content<'_, R> {
    fn step(&mut self) -> Result<Step, Refusal> {
        loop {
            self.buffer.clear();
            let at = self.reader.buffer_position();
            let event = self.reader.read_event_into(&mut self.buffer);
            let event = event.map_err(|err| Refusal::damaged(format!("{PART}, byte {at}"), err))?;
            return Ok(match event {
                Event::Start(tag) => {
                    Step::Start { name: tag.local_name().as_ref().to_owned(), tag: tag.into_owned() }
                }
                Event::End(tag) => Step::End(tag.local_name().as_ref().to_owned()),
                Event::Text(text) => Step::Text(text.xml10_content().into_owned()),
                Event::CData(text) => Step::Text(text.xml10_content().into_owned()),
                Event::GeneralRef(reference) => Step::Text(resolved(&reference)),
                Event::Eof => Step::Eof,
                _ => continue,
            });
        }
    }

    fn sheets(&mut self, max: usize) -> Result<Vec<Sheet>, Refusal> {
        let mut sheets = Vec::new();
        let mut hidden_styles = Vec::new();
        let mut style = String::new();
        loop {
            match self.step()? {
                Step::Eof => return Ok(sheets),
                Step::Start { name, tag } => match name.as_str() {
                    "style" => style = attribute(&tag, "name").unwrap_or_default(),
                    "table-properties" if attribute(&tag, "display").as_deref() == Some("false") => {
                        hidden_styles.push(style.clone());
                    }
                    "tracked-changes" => self.skip(&name)?,
                    "table" => {
                        if sheets.len() == max {
                            return Err(Refusal::TooManySheets { found: max + 1, max });
                        }
                        let hidden =
                            attribute(&tag, "style-name").is_some_and(|s| hidden_styles.contains(&s));
                        self.builder.begin(attribute(&tag, "name"), hidden);
                        self.rows()?;
                        sheets.push(self.builder.take());
                    }
                    _ => {}
                },
                Step::End(_) | Step::Text(_) => {}
            }
        }
    }

    /// The rows up to the end of the table.
    fn rows(&mut self) -> Result<(), Refusal> {
        let mut number = 1_usize;
        loop {
            match self.step()? {
                Step::Start { name, tag } if name == "table-row" => {
                    let repeats = repeated(&tag, "number-rows-repeated");
                    let cells = self.cells()?;
                    // A repeated row with nothing in it only moves the next one down.
                    let times = if cells.is_empty() { 0 } else { repeats };
                    for at in 0..times {
                        for (column, text) in &cells {
                            self.builder.cell(number.saturating_add(at), *column, text)?;
                        }
                    }
                    number = number.saturating_add(repeats);
                }
                Step::End(name) if name == "table" => return Ok(()),
                Step::Eof => return Err(broken_off("a sheet")),
                _ => {}
            }
        }
    }

    /// The filled cells of a row with their columns. Repeats are laid out only up to what the builder would
    /// take anyway.
    fn cells(&mut self) -> Result<Vec<(usize, String)>, Refusal> {
        const WIDEST: usize = 16_384;
        let mut cells = Vec::new();
        let mut column = 0_usize;
        loop {
            match self.step()? {
                Step::Start { name, tag } if name == "table-cell" || name == "covered-table-cell" => {
                    let repeats = repeated(&tag, "number-columns-repeated");
                    let text = self.cell(&name, &tag)?;
                    if !text.trim().is_empty() {
                        let last = column.saturating_add(repeats).min(WIDEST);
                        cells.extend((column..last).map(|at| (at, text.clone())));
                    }
                    column = column.saturating_add(repeats).min(WIDEST);
                }
                Step::End(name) if name == "table-row" => return Ok(cells),
                Step::Eof => return Err(broken_off("a row")),
                _ => {}
            }
        }
    }

    /// What a cell shows: its paragraphs. A number is taken from its value, so that a telephone number is not
    /// read with the sheet's thousands separators.
    fn cell(&mut self, name: &str, tag: &BytesStart<'_>) -> Result<String, Refusal> {
        let mut shown = String::new();
        loop {
            match self.step()? {
                Step::Text(text) => shown.push_str(&text),
                Step::Start { name, tag } => match name.as_str() {
                    // A note beside the cell is not its text.
                    "annotation" | "shapes" | "frame" => self.skip(&name)?,
                    "p" if !shown.is_empty() => shown.push('\n'),
                    "s" => shown.extend(std::iter::repeat_n(' ', repeated(&tag, "c").min(100))),
                    "tab" => shown.push('\t'),
                    "line-break" => shown.push('\n'),
                    _ => {}
                },
                Step::End(end) if end == name => break,
                Step::Eof => return Err(broken_off("a cell")),
                Step::End(_) => {}
            }
        }
        let number =
            attribute(tag, "value").filter(|_| attribute(tag, "value-type").as_deref() == Some("float"));
        if let Some(value) = number.and_then(|value| value.parse::<f64>().ok()) {
            return Ok(number_text(value));
        }
        match attribute(tag, "formula") {
            Some(formula) if shown.trim().is_empty() => Ok(formula_text(&formula)),
            _ => Ok(shown),
        }
    }

    /// Leaves an element behind with all that is in it.
    fn skip(&mut self, name: &str) -> Result<(), Refusal> {
        let mut depth = 1_usize;
        while depth > 0 {
            match self.step()? {
                Step::Start { name: inner, .. } if inner == name => depth += 1,
                Step::End(inner) if inner == name => depth -= 1,
                Step::Eof => return Err(broken_off(name)),
                _ => {}
            }
        }
        Ok(())
    }
}

/// A formula that was never calculated, as it is written: "of:=SUM(…)" without the dialect before it.
fn formula_text(formula: &str) -> String {
    formula.split_once(":=").map_or_else(|| formula.to_owned(), |(_, rest)| format!("={rest}"))
}

fn resolved(reference: &quick_xml::events::BytesRef<'_>) -> String {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return c.to_string();
    }
    let name = reference.xml10_content();
    quick_xml::escape::resolve_predefined_entity(&name).unwrap_or_default().to_owned()
}

fn attribute(tag: &BytesStart<'_>, local_name: &str) -> Option<String> {
    tag.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == local_name).and_then(
        |attribute| {
            attribute.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
        },
    )
}

fn repeated(tag: &BytesStart<'_>, local_name: &str) -> usize {
    attribute(tag, local_name).and_then(|text| text.parse().ok()).unwrap_or(1).max(1)
}

fn broken_off(inside: &str) -> Refusal {
    Refusal::damaged(PART, format!("it breaks off inside {inside}"))
}

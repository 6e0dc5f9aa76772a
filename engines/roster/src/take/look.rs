//! Looks into parts and sorts them into lists and what is left, with one budget for all of them together.

use super::{Left, Letter, List, Part, Source, Taken, Why};
use crate::body::{self, Found};
use crate::caps::Caps;
use crate::columns::Columns;
use crate::container::Container;
use crate::grid::Page;
use crate::interpret::{self, Manner};
use crate::kind::{self, Kind};
use crate::reading::{Form, Reading, SkipReason};
use crate::refusal::{Likeness, Refusal};
use crate::table::Sheet;
use crate::words::{shortened, tidied};
use crate::workbook::{self, Ole2, Unpacked, xls};
use crate::{addresses, decode, head, html, separated};

/// What is said of parts that are left. More than so many are left in one word.
const MOST_LEFT: usize = 1_000;

/// Looks into parts.
pub(crate) struct Looker<'a> {
    /// What may still be read.
    pub caps: Caps,
    pub(super) remembered: &'a [Columns],
    pub letter: Option<Letter>,
    lists: Vec<List>,
    left: Vec<Left>,
}

impl<'a> Looker<'a> {
    pub fn new(caps: &Caps, remembered: &'a [Columns]) -> Self {
        Self { caps: *caps, remembered, letter: None, lists: Vec::new(), left: Vec::new() }
    }

    pub fn taken(self, source: Source) -> Taken {
        Taken { source, letter: self.letter, lists: self.lists, left: self.left }
    }

    /// Looks into a file, whatever it is. Within a mail a refusal is said of the part; see `attachment`.
    pub fn file(&mut self, bytes: &[u8], part: &Part, depth: usize) -> Result<Source, Refusal> {
        match kind::of(bytes) {
            Kind::Zip => self.archive(bytes, part),
            Kind::Ole2 => match workbook::ole2(bytes, &self.caps)? {
                Ole2::Workbook(mut container) => {
                    let sheets = xls::sheets(&mut container, &self.caps);
                    self.spend(&container);
                    self.sheets(Source::Xls, Form::Xlsx, sheets?, part)
                }
                Ole2::Letter(container) => super::msg::letter(self, container, part, depth),
            },
            Kind::Other(looks_like) => Err(Refusal::NotAList { looks_like }),
            Kind::Text => {
                let decoded = decode::decoded(bytes)?;
                self.text_file(bytes, &decoded.text, decoded.encoding, part, depth)
            }
        }
    }

    /// What was taken out of a container counts for all parts together.
    pub fn spend(&mut self, container: &Container<'_>) {
        self.caps.max_unpacked_bytes = self.caps.max_unpacked_bytes.min(container.left());
    }

    fn archive(&mut self, bytes: &[u8], part: &Part) -> Result<Source, Refusal> {
        let mut spent = 0;
        let unpacked = workbook::unpack(bytes, &self.caps, &mut spent);
        self.caps.max_unpacked_bytes = self.caps.max_unpacked_bytes.saturating_sub(spent);
        match unpacked? {
            Unpacked::Sheets(form, sheets) => {
                let source = if form == Form::Ods { Source::Ods } else { Source::Xlsx };
                self.sheets(source, form, sheets, part)
            }
            Unpacked::Document(page) => self.page(Source::Docx, page, part),
        }
    }

    fn text_file(
        &mut self,
        bytes: &[u8],
        text: &str,
        encoding: &'static str,
        part: &Part,
        depth: usize,
    ) -> Result<Source, Refusal> {
        if text.trim().is_empty() {
            return Err(Refusal::Empty);
        }
        if body::is_mail(text) {
            // A mail's bytes are what counts: each part has an encoding of its own.
            let whole = if encoding.starts_with("UTF-16") { text.as_bytes() } else { bytes };
            super::eml::letter(self, whole, part, depth);
            return Ok(Source::Eml);
        }
        match kind::of_text(text) {
            Some(Likeness::WebPage) => {
                let page = html::page(text, &self.caps)?;
                return self.page(Source::Html, page, part);
            }
            Some(looks_like) => return Err(Refusal::NotAList { looks_like }),
            None => {}
        }
        let text = separated::with_plain_line_ends(text);
        let declared = separated::declared_separator(&text);
        let (separator, rest) = match declared {
            Some((separator, rest)) => (Some(separator), rest),
            None => (separated::guessed_separator(&text), &*text),
        };
        let sheet = separated::read(rest, separator, &self.caps)?;
        let form = Form::Separated { separator: separator.unwrap_or('\n') };
        let is_loose = declared.is_none() && matches!(separator, None | Some(','));
        if is_loose && body::pairs(&numbered(rest), &self.caps)?.is_some() {
            self.text(rest, Some(encoding), part)?;
            return Ok(Source::Lines);
        }
        if declared.is_some() || head::of(&sheet.rows).is_some() {
            return self.list(Source::Separated, form, Some(encoding), vec![sheet], part);
        }
        if addresses::looks_like_addresses(rest) {
            let sheet = addresses::read(rest, &self.caps)?;
            return self.list(Source::Addresses, Form::Addresses, Some(encoding), vec![sheet], part);
        }
        if is_loose && self.text(rest, Some(encoding), part)? {
            return Ok(Source::Lines);
        }
        self.list(Source::Separated, form, Some(encoding), vec![sheet], part)
    }

    fn sheets(
        &mut self,
        source: Source,
        form: Form,
        sheets: Vec<Sheet>,
        part: &Part,
    ) -> Result<Source, Refusal> {
        self.list(source, form, None, sheets, part)
    }

    /// Reads a list and puts it with the others.
    fn list(
        &mut self,
        source: Source,
        form: Form,
        encoding: Option<&'static str>,
        sheets: Vec<Sheet>,
        part: &Part,
    ) -> Result<Source, Refusal> {
        let fixed = (form == Form::Addresses).then_some(addresses::COLUMNS);
        let manner = Manner { form, encoding, fixed, apart: true, remembered: self.remembered };
        let reading = interpret::read(&manner, sheets)?;
        self.keep(source, reading, part);
        Ok(source)
    }

    pub(super) fn keep(&mut self, source: Source, reading: Reading, part: &Part) {
        let rows = reading.rows.len() + reading.merged.len() + reading.skipped_rows.len();
        let cells = reading.rows.iter().map(|row| row.cells.len()).sum::<usize>();
        let text = reading.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.len() as u64).sum::<u64>();
        self.caps.max_rows = self.caps.max_rows.saturating_sub(rows);
        self.caps.max_cells = self.caps.max_cells.saturating_sub(cells);
        self.caps.max_bytes = self.caps.max_bytes.saturating_sub(text / 4);
        self.lists.push(List { part: part.clone(), source, reading });
    }

    /// Tables of a document or a page; its text when no table is a list.
    pub fn page(&mut self, source: Source, page: Page, part: &Part) -> Result<Source, Refusal> {
        for _ in 0..page.pictures.min(1) {
            self.leave(part, None, Why::Picture, "");
        }
        let form = Form::Separated { separator: '\t' };
        let manner = Manner { form, encoding: None, fixed: None, apart: true, remembered: self.remembered };
        let mut beside = String::new();
        let found = if page.tables.is_empty() {
            None
        } else {
            beside = words_of(&page.tables);
            match interpret::read(&manner, page.tables) {
                Ok(reading) if is_convincing(&reading) => Some(reading),
                Err(refusal) if refusal.code() == "only_header" => return Err(refusal),
                _ => None,
            }
        };
        if let Some(reading) = found {
            self.keep(source, reading, part);
            self.leave_lines(part, &numbered(&page.text), &[], Why::Prose);
            return Ok(source);
        }
        let text = format!("{}\n{beside}", page.text);
        if text.trim().is_empty() {
            let looks_like = if page.pictures > 0 { Likeness::Picture } else { Likeness::TextDocument };
            return Err(Refusal::NotAList { looks_like });
        }
        if self.text(&text, None, part)? {
            return Ok(source);
        }
        let looks_like = if source == Source::Docx { Likeness::TextDocument } else { Likeness::WebPage };
        Err(Refusal::NotAList { looks_like })
    }

    /// Running text with a list in it; whether there was one. What stands beside it is left and said.
    pub fn text(&mut self, text: &str, encoding: Option<&'static str>, part: &Part) -> Result<bool, Refusal> {
        let text = separated::with_plain_line_ends(text);
        let lines = numbered(&text);
        match body::find(&lines, &self.caps)? {
            Some(found) => {
                let used = self.found(found, encoding, part)?;
                self.leave_lines(part, &lines, &used, Why::Prose);
                Ok(true)
            }
            None => Ok(false),
        }
    }

    pub(super) fn found(
        &mut self,
        found: Found,
        encoding: Option<&'static str>,
        part: &Part,
    ) -> Result<Vec<usize>, Refusal> {
        let Found { form, fixed, sheet, used } = found;
        let source = match form {
            Form::Addresses => Source::Addresses,
            Form::Separated { separator: '\n' | ':' } => Source::Lines,
            _ => Source::Separated,
        };
        let manner = Manner { form, encoding, fixed, apart: fixed.is_none(), remembered: self.remembered };
        let reading = interpret::read(&manner, vec![sheet])?;
        self.keep(source, reading, part);
        Ok(used)
    }

    /// Looks into an attachment; what cannot be read is said and left.
    pub fn attachment(&mut self, bytes: &[u8], kind: &str, part: &Part, depth: usize) {
        if bytes.iter().all(u8::is_ascii_whitespace) {
            return self.leave(part, None, Why::Refused(Refusal::Empty), kind);
        }
        let is_picture =
            kind.starts_with("image/") || matches!(kind::of(bytes), Kind::Other(Likeness::Picture));
        if is_picture {
            return self.leave(part, None, Why::Picture, kind);
        }
        if let Err(refusal) = self.file(bytes, part, depth) {
            let why = if refusal.looks_like() == Some(Likeness::Picture) {
                Why::Picture
            } else {
                Why::Refused(refusal)
            };
            self.leave(part, None, why, kind);
        }
    }

    /// One part fewer; `false` when there are none left, which is said.
    pub fn may_look(&mut self, part: &Part) -> bool {
        if self.caps.max_parts == 0 {
            let is_said = self.left.iter().any(|left| left.why == Why::TooManyParts);
            if !is_said {
                self.leave(part, None, Why::TooManyParts, "");
            }
            return false;
        }
        self.caps.max_parts -= 1;
        true
    }

    /// How many parts are left so far.
    pub fn left_so_far(&self) -> usize {
        self.left.len()
    }

    /// Takes back what was left since, pictures apart.
    pub fn take_back(&mut self, before: usize) {
        let since = self.left.split_off(before.min(self.left.len()));
        self.left.extend(since.into_iter().filter(|left| left.why == Why::Picture));
    }

    pub fn leave(&mut self, part: &Part, lines: Option<(usize, usize)>, why: Why, text: &str) {
        if self.left.len() < MOST_LEFT {
            let text = shortened(&tidied(&shortened(text, 500)), 120);
            self.left.push(Left { part: part.clone(), lines, why, text });
        } else if self.left.len() == MOST_LEFT {
            self.left.push(Left {
                part: Part::default(),
                lines: None,
                why: Why::TooManyParts,
                text: String::new(),
            });
        }
    }

    /// Leaves the lines that were not used, those that stand together as one.
    pub(super) fn leave_lines(&mut self, part: &Part, lines: &[(usize, &str)], used: &[usize], why: Why) {
        let used: std::collections::HashSet<usize> = used.iter().copied().collect();
        let mut run: Option<(usize, usize, String)> = None;
        for (number, line) in lines {
            let is_blank = line.trim_matches(|c: char| c == '>' || c.is_whitespace()).is_empty();
            if used.contains(number) {
                if let Some((first, last, text)) = run.take() {
                    self.leave(part, Some((first, last)), why.clone(), &text);
                }
            } else if !is_blank {
                match &mut run {
                    Some((_, last, text)) => {
                        *last = *number;
                        if text.len() < 200 {
                            text.push(' ');
                            text.push_str(line.trim());
                        }
                    }
                    None => run = Some((*number, *number, line.trim().to_owned())),
                }
            }
        }
        if let Some((first, last, text)) = run {
            self.leave(part, Some((first, last)), why, &text);
        }
    }
}

fn numbered(text: &str) -> Vec<(usize, &str)> {
    (1..).zip(text.lines()).collect()
}

/// Whether a table of a page is a list rather than a signature or a frame: it has a header, or addresses in two rows,
/// or a name beside an address.
pub(super) fn is_convincing(reading: &Reading) -> bool {
    let has_header = reading.skipped_rows.iter().any(|row| row.reason == SkipReason::Header);
    let people = reading.rows.iter().filter(|row| !row.person.email.is_empty());
    has_header || people.clone().count() >= 2 || people.clone().any(|row| !row.person.name.is_empty())
}

pub(super) fn words_of(tables: &[Sheet]) -> String {
    let rows = tables.iter().flat_map(|table| &table.rows);
    let lines: Vec<String> = rows
        .map(|row| {
            let cells: Vec<&str> =
                row.cells.iter().map(|cell| cell.trim()).filter(|c| !c.is_empty()).collect();
            cells.join(", ")
        })
        .collect();
    lines.join("\n")
}

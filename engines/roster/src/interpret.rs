//! Sheets of text to a reading: which sheet holds the list, where its header is, what each row says.

use crate::layout::Layout;
use crate::merge::merged;
use crate::reading::{Form, Reading, Row, SkipReason, Skipped};
use crate::refusal::{Likeness, Refusal};
use crate::row::{self, propose_domains};
use crate::table::{RawRow, Sheet};
use crate::words::shortened;
use crate::{headers, layout};

/// Rows in which a header is looked for.
const HEADER_WITHIN: usize = 40;

/// Makes the reading. A file without any filled cell is empty; one in which neither names nor addresses are
/// found is no list.
pub(crate) fn reading(
    form: Form,
    encoding: Option<&'static str>,
    mut sheets: Vec<Sheet>,
) -> Result<Reading, Refusal> {
    if sheets.iter().all(|sheet| sheet.hidden) {
        for sheet in &mut sheets {
            sheet.hidden = false;
        }
    }
    if sheets.iter().all(|sheet| sheet.rows.is_empty()) {
        return Err(Refusal::Empty);
    }
    let (main, header) = main_sheet(&sheets).ok_or(Refusal::NotAList { looks_like: Likeness::Prose })?;
    let layout = match form {
        Form::Addresses => layout::of_addresses(&sheets[main].rows),
        _ => layout::of_sheet(&sheets[main].rows, header),
    };
    if !layout.names_people() {
        return Err(Refusal::NotAList { looks_like: Likeness::Prose });
    }
    let mut sorter = Sorter { layout: &layout, rows: Vec::new(), skipped: Vec::new() };
    for (at, sheet) in sheets.into_iter().enumerate() {
        sorter.sheet(sheet, at == main, header);
    }
    let Sorter { mut rows, skipped, .. } = sorter;
    if rows.is_empty() {
        let row = skipped.iter().find(|s| s.reason == SkipReason::Header).map_or(1, |s| s.number);
        return Err(Refusal::OnlyHeader { row });
    }
    propose_domains(&mut rows);
    let (mut rows, merged) = merged(rows);
    for fault in rows.iter_mut().flat_map(|row| &mut row.faults) {
        fault.column = layout.column_of(fault.field);
    }
    Ok(Reading { form, encoding, columns: layout.columns, rows, merged, skipped_rows: skipped })
}

/// The sheet whose header says most, with the header's place; else the first visible sheet with rows.
fn main_sheet(sheets: &[Sheet]) -> Option<(usize, Option<usize>)> {
    let visible = || sheets.iter().enumerate().filter(|(_, sheet)| !sheet.hidden && !sheet.rows.is_empty());
    visible()
        .filter_map(|(at, sheet)| {
            let (header, score) = header_of(&sheet.rows)?;
            Some((score, std::cmp::Reverse(at), header))
        })
        .max()
        .map(|(_, at, header)| (at.0, Some(header)))
        .or_else(|| visible().next().map(|(at, _)| (at, None)))
}

/// The row that looks most like a header, the first on a draw, and its score.
pub(crate) fn header_of(rows: &[RawRow]) -> Option<(usize, u32)> {
    rows.iter()
        .take(HEADER_WITHIN)
        .enumerate()
        .map(|(at, row)| (headers::row_score(&row.cells), std::cmp::Reverse(at)))
        .filter(|(score, _)| *score > 0)
        .max()
        .map(|(score, at)| (at.0, score))
}

/// Sorts rows into people and what is no person.
struct Sorter<'a> {
    layout: &'a Layout,
    rows: Vec<Row>,
    skipped: Vec<Skipped>,
}

impl Sorter<'_> {
    fn sheet(&mut self, sheet: Sheet, is_main: bool, main_header: Option<usize>) {
        let header = if is_main { main_header } else { header_of(&sheet.rows).map(|(at, _)| at) };
        let same = is_main || header.is_some_and(|at| self.layout.has_header(&sheet.rows[at].cells));
        let whole = match (sheet.hidden, same) {
            (true, _) => Some(SkipReason::HiddenSheet),
            (false, false) => Some(SkipReason::OtherSheet),
            (false, true) => None,
        };
        let titles = header.unwrap_or_else(|| titles_above(&sheet.rows));
        self.rows.reserve(if whole.is_none() { sheet.rows.len() } else { 0 });
        for (at, raw) in sheet.rows.into_iter().enumerate() {
            let reason = whole.or_else(|| match header {
                _ if at < titles => Some(SkipReason::Title),
                Some(header) if at == header => Some(SkipReason::Header),
                Some(_) if self.layout.has_header(&raw.cells) => Some(SkipReason::RepeatedHeader),
                _ => None,
            });
            match reason {
                Some(reason) => self.skipped.push(Skipped {
                    number: raw.number,
                    sheet: sheet.name.clone(),
                    reason,
                    text: shortened(raw.first_text(), 80),
                }),
                None => self.rows.push(row::read(raw, sheet.name.as_deref(), self.layout)),
            }
        }
    }
}

/// In a list without a header: how many rows stand above the first that has an address beside something else.
fn titles_above(rows: &[RawRow]) -> usize {
    let has_address = |row: &RawRow| row.cells.iter().any(|cell| cell.contains('@'));
    let Some(first) = rows.iter().take(HEADER_WITHIN).position(|row| row.filled() >= 2 && has_address(row))
    else {
        return 0;
    };
    rows[..first].iter().take_while(|row| row.filled() == 1 && !has_address(row)).count()
}

//! Sheets of text to a reading: which sheet holds the list, where its header is, what each row says.

use crate::columns::Columns;
use crate::fault::{CellFault, FaultCode};
use crate::head::{self, Head};
use crate::layout::{self, Fixed, Layout};
use crate::merge::merged;
use crate::person::Field;
use crate::reading::{Form, Reading, Row, SkipReason, Skipped};
use crate::refusal::{Likeness, Refusal};
use crate::row::{self, propose_domains};
use crate::several;
use crate::table::{RawRow, Sheet};
use crate::words::shortened;

/// Rows above the first person in which titles are looked for.
const TITLES_WITHIN: usize = 40;

/// What is known of a list before it is read, and how it is to be read.
#[derive(Clone, Copy)]
pub(crate) struct Manner<'a> {
    pub form: Form,
    pub encoding: Option<&'static str>,
    /// The columns, where the form itself has them.
    pub fixed: Option<Fixed>,
    /// Whether rows that hold several people are taken apart.
    pub apart: bool,
    /// How columns are read that somebody has decided about.
    pub remembered: &'a [Columns],
}

/// Makes the reading of a file alone.
pub(crate) fn reading(
    form: Form,
    encoding: Option<&'static str>,
    sheets: Vec<Sheet>,
) -> Result<Reading, Refusal> {
    let fixed = (form == Form::Addresses).then_some(crate::addresses::COLUMNS);
    read(&Manner { form, encoding, fixed, apart: false, remembered: &[] }, sheets)
}

/// Makes the reading. A file without any filled cell is empty; one in which neither names nor addresses are
/// found is no list.
pub(crate) fn read(manner: &Manner<'_>, mut sheets: Vec<Sheet>) -> Result<Reading, Refusal> {
    if sheets.iter().all(|sheet| sheet.hidden) {
        for sheet in &mut sheets {
            sheet.hidden = false;
        }
    }
    if sheets.iter().all(|sheet| sheet.rows.is_empty()) {
        return Err(Refusal::Empty);
    }
    let (main, head) = main_sheet(&sheets).ok_or(Refusal::NotAList { looks_like: Likeness::Prose })?;
    let head = head.filter(|_| manner.fixed.is_none());
    let layout = match manner.fixed {
        Some(fixed) => layout::of_fixed(fixed, &sheets[main].rows, manner.remembered),
        None => layout::of_sheet(&sheets[main].rows, head.as_ref(), manner.remembered),
    };
    if !layout.names_people() && !layout.is_decided {
        return Err(Refusal::NotAList { looks_like: Likeness::Prose });
    }
    let mut sorter = Sorter { layout: &layout, manner, rows: Vec::new(), skipped: Vec::new() };
    for (at, sheet) in sheets.into_iter().enumerate() {
        sorter.sheet(sheet, at == main, head.as_ref());
    }
    let Sorter { mut rows, skipped, .. } = sorter;
    if rows.is_empty() {
        let row = skipped.iter().find(|s| s.reason == SkipReason::Header).map_or(1, |s| s.number);
        return Err(Refusal::OnlyHeader { row });
    }
    propose_domains(&mut rows);
    let (mut rows, merged) = merged(rows);
    place_faults(&mut rows, &layout);
    let Manner { form, encoding, .. } = *manner;
    Ok(Reading { form, encoding, columns: layout.columns, rows, merged, skipped_rows: skipped })
}

/// Makes the reading of rows that are known to be people, with columns that somebody has decided about.
pub(crate) fn again(form: Form, layout: Layout, sheets: Vec<Sheet>) -> Reading {
    let manner = Manner { form, encoding: None, fixed: None, apart: true, remembered: &[] };
    let mut sorter = Sorter { layout: &layout, manner: &manner, rows: Vec::new(), skipped: Vec::new() };
    for sheet in sheets {
        let mut rows = sheet.rows.into_iter().peekable();
        while let Some(raw) = rows.next() {
            let mut people = vec![raw];
            while let Some(next) = rows.next_if(|next| next.entry > 0) {
                people.push(next);
            }
            match <[RawRow; 1]>::try_from(people) {
                Ok([raw]) => sorter.people(raw, sheet.name.as_deref()),
                Err(people) => sorter.several(people, None, sheet.name.as_deref()),
            }
        }
    }
    let mut rows = sorter.rows;
    propose_domains(&mut rows);
    let (mut rows, merged) = merged(rows);
    place_faults(&mut rows, &layout);
    Reading { form, encoding: None, columns: layout.columns, rows, merged, skipped_rows: Vec::new() }
}

fn place_faults(rows: &mut [Row], layout: &Layout) {
    for fault in rows.iter_mut().flat_map(|row| &mut row.faults) {
        fault.column = layout.column_of(fault.field);
    }
}

/// The sheet whose header says most, with the header's place; else the first visible sheet with rows.
fn main_sheet(sheets: &[Sheet]) -> Option<(usize, Option<Head>)> {
    let visible = || sheets.iter().enumerate().filter(|(_, sheet)| !sheet.hidden && !sheet.rows.is_empty());
    visible()
        .filter_map(|(at, sheet)| Some((at, head::of(&sheet.rows)?)))
        // The first of equally good ones.
        .max_by_key(|(at, head)| (head.score, std::cmp::Reverse(*at)))
        .map(|(at, head)| (at, Some(head)))
        .or_else(|| visible().next().map(|(at, _)| (at, None)))
}

/// Sorts rows into people and what is no person.
struct Sorter<'a> {
    layout: &'a Layout,
    manner: &'a Manner<'a>,
    rows: Vec<Row>,
    skipped: Vec<Skipped>,
}

impl Sorter<'_> {
    fn sheet(&mut self, sheet: Sheet, is_main: bool, main_head: Option<&Head>) {
        let own = if is_main { None } else { head::of(&sheet.rows) };
        let head = if is_main { main_head } else { own.as_ref() };
        let same =
            is_main || head.is_some_and(|head| self.layout.has_head(&sheet.rows[head.first..=head.last]));
        let whole = match (sheet.hidden, same) {
            (true, _) => Some(SkipReason::HiddenSheet),
            (false, false) => Some(SkipReason::OtherSheet),
            (false, true) => None,
        };
        let place = head.map(|head| (head.first, head.last));
        let titles = match place {
            Some((first, _)) => first,
            None if self.manner.fixed.is_some() => 0,
            None => titles_above(&sheet.rows),
        };
        self.rows.reserve(if whole.is_none() { sheet.rows.len() } else { 0 });
        for (at, raw) in sheet.rows.into_iter().enumerate() {
            let reason = whole.or_else(|| match place {
                _ if at < titles => Some(SkipReason::Title),
                Some((first, last)) if (first..=last).contains(&at) => Some(SkipReason::Header),
                Some((_, last)) if at == last + 1 && self.layout.is_second_header(&raw.cells) => {
                    Some(SkipReason::RepeatedHeader)
                }
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
                None => self.people(raw, sheet.name.as_deref()),
            }
        }
    }

    /// The row as a person, or as several.
    fn people(&mut self, raw: RawRow, sheet: Option<&str>) {
        let apart = if self.manner.apart { several::apart(&raw, self.layout) } else { None };
        let Some(apart) = apart else {
            self.rows.push(row::read(raw, sheet, self.layout));
            return;
        };
        self.several(apart, Some(&raw), sheet);
    }

    /// Several people of one row, which is given as it came where it is known.
    fn several(&mut self, people: Vec<RawRow>, whole: Option<&RawRow>, sheet: Option<&str>) {
        let field = if self.layout.columns_of(Field::Email).is_empty() { Field::Name } else { Field::Email };
        let column = self.layout.column_of(field);
        let cell =
            |raw: &RawRow| column.and_then(|column| raw.cells.get(column)).cloned().unwrap_or_default();
        let given = match whole {
            Some(raw) => cell(raw),
            None => people.iter().map(cell).collect::<Vec<_>>().join("; "),
        };
        let fault = CellFault::new(field, FaultCode::SeveralPeople, &given);
        for one in people {
            let mut row = row::read(one, sheet, self.layout);
            row.faults.insert(0, fault.clone());
            self.rows.push(row);
        }
    }
}

/// In a list without a header: how many rows stand above the first that has an address beside something else.
fn titles_above(rows: &[RawRow]) -> usize {
    let has_address = |row: &RawRow| row.cells.iter().any(|cell| cell.contains('@'));
    let Some(first) = rows.iter().take(TITLES_WITHIN).position(|row| row.filled() >= 2 && has_address(row))
    else {
        return 0;
    };
    rows[..first].iter().take_while(|row| row.filled() == 1 && !has_address(row)).count()
}

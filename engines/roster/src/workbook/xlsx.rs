//! Office Open XML, cell by cell.

use std::io::Cursor;

use calamine::{
    DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, XlsxError, XlsxFormulaMetadata,
};

use crate::caps::Caps;
use crate::cells::number_text;
use crate::refusal::Refusal;
use crate::table::{Builder, Sheet};

/// Cells that the program which wrote the file could not show and that the parser has no word for.
const MAX_STRANGE_CELLS: usize = 10_000;

pub(super) fn sheets(bytes: &[u8], caps: &Caps) -> Result<Vec<Sheet>, Refusal> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|err| refusal("the workbook", &err))?;
    let wanted: Vec<(String, bool)> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible))
        .collect();
    if wanted.len() > caps.max_sheets {
        return Err(Refusal::TooManySheets { found: wanted.len(), max: caps.max_sheets });
    }
    let mut builder = Builder::new(caps);
    let mut sheets = Vec::with_capacity(wanted.len());
    for (name, hidden) in wanted {
        builder.begin(Some(name.clone()), hidden);
        match read_sheet(&mut book, &name, &mut builder) {
            // A chart or dialogue sheet under the name of a worksheet has no cells.
            Ok(()) | Err(SheetError::Parser(XlsxError::NotAWorksheet(_))) => {}
            Err(SheetError::Parser(err)) => return Err(refusal(&builder.place(), &err)),
            Err(SheetError::Cap(refusal)) => return Err(refusal),
        }
        sheets.push(builder.take());
    }
    Ok(sheets)
}

enum SheetError {
    Parser(XlsxError),
    Cap(Refusal),
}

impl From<XlsxError> for SheetError {
    fn from(err: XlsxError) -> Self {
        Self::Parser(err)
    }
}

impl From<Refusal> for SheetError {
    fn from(refusal: Refusal) -> Self {
        Self::Cap(refusal)
    }
}

fn read_sheet(
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    builder: &mut Builder<'_>,
) -> Result<(), SheetError> {
    let mut cells = book.worksheet_cells_reader(name)?;
    let mut strange = 0;
    loop {
        let cell = match cells.next_cell_with_formula_metadata() {
            Ok(Some(cell)) => cell,
            Ok(None) => return Ok(()),
            // An error value newer than the parser ("#SPILL!") is an empty cell, not a broken file.
            Err(XlsxError::CellError(_)) if strange < MAX_STRANGE_CELLS => {
                strange += 1;
                continue;
            }
            Err(err) => return Err(err.into()),
        };
        let (row, column) = (cell.pos.0 as usize + 1, cell.pos.1 as usize);
        match cell.value {
            DataRef::SharedString(text) => builder.cell(row, column, text)?,
            DataRef::String(text) => builder.cell(row, column, &text)?,
            DataRef::Empty => {
                if let Some(text) = cell.formula.and_then(formula_text) {
                    builder.cell(row, column, &text)?;
                }
            }
            value => builder.cell(row, column, &value_text(&value))?,
        }
    }
}

/// A formula that was never calculated is shown as it is written. It is not evaluated here either.
fn formula_text(formula: XlsxFormulaMetadata) -> Option<String> {
    match formula {
        XlsxFormulaMetadata::Normal { formula } | XlsxFormulaMetadata::Shared { formula, .. } => {
            (!formula.trim().is_empty()).then(|| format!("={}", formula.trim()))
        }
        _ => None,
    }
}

fn value_text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number_text(*number),
        DataRef::Bool(true) => "TRUE".to_owned(),
        DataRef::Bool(false) => "FALSE".to_owned(),
        DataRef::DateTime(at) => date_text(*at),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) | DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

fn date_text(at: ExcelDateTime) -> String {
    if !at.is_datetime() {
        return number_text(at.as_f64());
    }
    let (year, month, day, hour, minute, ..) = at.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute) == (0, 0) { date } else { format!("{date} {hour:02}:{minute:02}") }
}

fn refusal(place: &str, err: &XlsxError) -> Refusal {
    match err {
        XlsxError::Password => Refusal::Encrypted,
        err => Refusal::damaged(place, err),
    }
}

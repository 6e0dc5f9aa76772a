//! The list as a workbook.

use chrono::{DateTime, Datelike, NaiveDate, Timelike, Utc};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use crate::{Cell, Column, Sheet, SheetFault};

/// Excel's limit for the name of a tab.
const NAME_LENGTH: usize = 31;

impl Sheet {
    /// The list as `.xlsx`: bold titles that stay when one scrolls, a filter on every column, widths as given. Texts
    /// are written as texts, never as formulas, links or numbers. `made_at` becomes the document's date, so that the
    /// same list gives the same bytes.
    pub fn to_xlsx(&self, made_at: DateTime<Utc>) -> Result<Vec<u8>, SheetFault> {
        let mut workbook = Workbook::new();
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&moment(made_at)?));
        let page = workbook.add_worksheet();
        page.set_name(tab_name(&self.name))?;
        self.write_titles(page)?;
        self.write_rows(page)?;
        Ok(workbook.save_to_buffer()?)
    }

    fn write_titles(&self, page: &mut Worksheet) -> Result<(), XlsxError> {
        let bold = Format::new().set_bold();
        for (number, Column { title, width }) in self.columns.iter().enumerate() {
            let number = column_number(number)?;
            page.write_string_with_format(0, number, title, &bold)?;
            page.set_column_width(number, width.clamp(0.0, 255.0))?;
        }
        if let Some(last) = self.columns.len().checked_sub(1) {
            page.set_freeze_panes(1, 0)?;
            page.autofilter(0, 0, row_number(self.rows.len())?, column_number(last)?)?;
        }
        Ok(())
    }

    fn write_rows(&self, page: &mut Worksheet) -> Result<(), XlsxError> {
        let day_format = Format::new().set_num_format("yyyy-mm-dd");
        for (above, row) in self.rows.iter().enumerate() {
            let number = row_number(above + 1)?;
            for (column, cell) in row.iter().enumerate() {
                write_cell(page, number, column_number(column)?, cell, &day_format)?;
            }
        }
        Ok(())
    }
}

fn write_cell(
    page: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &Cell,
    day_format: &Format,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Text(text) => page.write_string(row, column, text)?,
        Cell::Number(number) if number.is_finite() => page.write_number(row, column, *number)?,
        Cell::Date(date) => page.write_datetime_with_format(row, column, day(*date)?, day_format)?,
        Cell::Number(_) | Cell::Empty => page,
    };
    Ok(())
}

/// The name without what Excel forbids; `1` when nothing is left, since a tab must have a name.
fn tab_name(name: &str) -> String {
    let allowed: String =
        name.chars().map(|sign| if "*?:[]\\/".contains(sign) { ' ' } else { sign }).collect();
    let mut short = String::new();
    for sign in allowed.trim_matches(|sign: char| sign == '\'' || sign.is_whitespace()).chars() {
        if short.encode_utf16().count() + sign.len_utf16() > NAME_LENGTH {
            break;
        }
        short.push(sign);
    }
    let short = short.trim_end_matches(|sign: char| sign == '\'' || sign.is_whitespace());
    if short.is_empty() { "1".into() } else { short.into() }
}

fn row_number(number: usize) -> Result<u32, XlsxError> {
    u32::try_from(number).map_err(|_| XlsxError::RowColumnLimitError)
}

fn column_number(number: usize) -> Result<u16, XlsxError> {
    u16::try_from(number).map_err(|_| XlsxError::RowColumnLimitError)
}

fn day(date: NaiveDate) -> Result<ExcelDateTime, XlsxError> {
    let year = u16::try_from(date.year()).map_err(|_| out_of_range(date))?;
    // Holds: chrono's months and days lie below 256.
    let small = |number: u32| u8::try_from(number).expect("a part of a date fits a byte");
    ExcelDateTime::from_ymd(year, small(date.month()), small(date.day()))
}

fn moment(at: DateTime<Utc>) -> Result<ExcelDateTime, XlsxError> {
    // Holds: chrono's minutes lie below 60.
    let minute = u8::try_from(at.minute()).expect("minutes fit a byte");
    // Holds: chrono's hours lie below 24.
    let hour = u16::try_from(at.hour()).expect("hours fit");
    day(at.date_naive())?.and_hms(hour, minute, at.second())
}

fn out_of_range(date: NaiveDate) -> XlsxError {
    XlsxError::DateTimeRangeError(date.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tab_gets_a_name_that_excel_takes() {
        assert_eq!(tab_name("Anmälda 3/5 [Gävle]"), "Anmälda 3 5  Gävle");
        assert_eq!(tab_name("'Deltagare'"), "Deltagare");
        assert_eq!(tab_name(" / "), "1");
        assert_eq!(tab_name(&"å".repeat(40)).chars().count(), 31);
    }
}

//! Csv for Excel with Swedish settings: semicolons, decimal comma, and a byte order mark so that it reads UTF-8.

use std::borrow::Cow;

use csv::{Terminator, WriterBuilder};

use crate::{Cell, Sheet, SheetFault, neutralise};

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

impl Sheet {
    /// The list as csv: UTF-8 with byte order mark, `;` between cells, CRLF after rows, titles first. Numbers have a
    /// decimal comma, days are `2029-01-18`. Texts are neutralised ([`neutralise`]).
    pub fn to_csv_for_excel(&self) -> Result<Vec<u8>, SheetFault> {
        let mut writer = WriterBuilder::new()
            .delimiter(b';')
            .terminator(Terminator::CRLF)
            .flexible(true)
            .from_writer(BYTE_ORDER_MARK.to_vec());
        if !self.columns.is_empty() {
            writer.write_record(self.columns.iter().map(|column| neutralise(&column.title).into_owned()))?;
        }
        for row in &self.rows {
            writer.write_record(self.filled(row).map(|cell| as_text(cell).into_owned()))?;
        }
        writer.into_inner().map_err(|fault| SheetFault::Csv(fault.into_error().into()))
    }

    /// The row's cells, with empty ones up to the last column.
    fn filled<'a>(&self, row: &'a [Cell]) -> impl Iterator<Item = &'a Cell> {
        let missing = self.columns.len().saturating_sub(row.len());
        row.iter().chain(std::iter::repeat_n(&Cell::Empty, missing))
    }
}

fn as_text(cell: &Cell) -> Cow<'_, str> {
    match cell {
        Cell::Text(text) => neutralise(text),
        Cell::Number(number) if number.is_finite() => Cow::Owned(number.to_string().replace('.', ",")),
        Cell::Number(_) | Cell::Empty => Cow::Borrowed(""),
        Cell::Date(day) => Cow::Owned(day.format("%Y-%m-%d").to_string()),
    }
}

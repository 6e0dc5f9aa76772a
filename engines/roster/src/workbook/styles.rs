//! Which cell formats show a number as a date.

use std::collections::HashSet;

use chrono::{Days, NaiveDate, NaiveDateTime, TimeDelta};
use quick_xml::events::BytesStart;

use super::xml::{Handler, attribute, number};
use crate::cells::number_text;
use crate::refusal::Refusal;

/// Formats that Excel allows a workbook (its own limit is 65 490).
const MAX_FORMATS: usize = 70_000;

/// For each cell format whether it is a date.
#[derive(Default)]
pub(super) struct Styles {
    own_dates: HashSet<u32>,
    dates: Vec<bool>,
    in_cell_formats: bool,
}

impl Styles {
    /// A format code with its number.
    pub fn declare(&mut self, id: u32, code: &str) {
        if self.own_dates.len() < MAX_FORMATS && is_date_code(code) {
            self.own_dates.insert(id);
        }
    }

    /// The next cell format shows numbers by this format code.
    pub fn add_cell_format(&mut self, id: u32) {
        if self.dates.len() < MAX_FORMATS {
            self.dates.push(is_built_in_date(id) || self.own_dates.contains(&id));
        }
    }

    /// A number as the sender's program shows it: as a day when its format is one.
    pub fn shown(&self, format: usize, value: f64, counts_from_1904: bool) -> String {
        let is_date = self.dates.get(format).copied().unwrap_or_default();
        is_date.then(|| date(value, counts_from_1904)).flatten().unwrap_or_else(|| number_text(value))
    }
}

impl Handler for Styles {
    fn start(&mut self, name: &str, tag: &BytesStart<'_>) -> Result<(), Refusal> {
        match name {
            "numFmt" => {
                if let Some(id) = number(tag, "numFmtId") {
                    self.declare(id, &attribute(tag, "formatCode").unwrap_or_default());
                }
            }
            "cellXfs" => self.in_cell_formats = true,
            "xf" if self.in_cell_formats => {
                self.add_cell_format(number(tag, "numFmtId").unwrap_or_default());
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), Refusal> {
        if name == "cellXfs" {
            self.in_cell_formats = false;
        }
        Ok(())
    }
}

/// The formats that have a number but no code (ECMA-376 part 1, 18.8.30), those of East Asia included.
fn is_built_in_date(id: u32) -> bool {
    matches!(id, 14..=22 | 27..=36 | 45..=47 | 50..=58)
}

/// Whether a format code has a part of a date outside quotes, brackets and escapes.
fn is_date_code(code: &str) -> bool {
    let mut quoted = false;
    let mut bracket = false;
    let mut escaped = false;
    code.chars().any(|c| {
        if std::mem::take(&mut escaped) {
            return false;
        }
        match c {
            '\\' | '_' | '*' => escaped = true,
            '"' => quoted = !quoted,
            '[' if !quoted => bracket = true,
            ']' => bracket = false,
            _ => return !quoted && !bracket && matches!(c.to_ascii_lowercase(), 'd' | 'm' | 'y' | 'h' | 's'),
        }
        false
    })
}

/// Day zero is 30 December 1899, since Excel took 1900 for a leap year; 1 January 1904 in old files from the Mac.
fn date(value: f64, counts_from_1904: bool) -> Option<String> {
    // Day 2 958 465 is the last of the year 9999, where Excel ends.
    if !(0.0..2_958_466.0).contains(&value) {
        return None;
    }
    let zero = if counts_from_1904 { (1904, 1, 1) } else { (1899, 12, 30) };
    let zero = NaiveDate::from_ymd_opt(zero.0, zero.1, zero.2)?;
    // In range, as was checked above.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let (days, minutes) = (value.trunc() as u64, (value.fract() * 1440.0).round() as i64);
    let at: NaiveDateTime = zero.checked_add_days(Days::new(days))?.and_hms_opt(0, 0, 0)?;
    let at = at.checked_add_signed(TimeDelta::minutes(minutes))?;
    let form = if minutes == 0 { "%Y-%m-%d" } else { "%Y-%m-%d %H:%M" };
    Some(at.format(form).to_string())
}

#[cfg(test)]
mod tests {
    use super::{date, is_date_code};

    #[test]
    fn dates_are_shown_as_days() {
        assert_eq!(date(47_279.0, false).as_deref(), Some("2029-06-10"));
        assert_eq!(date(47_279.375, false).as_deref(), Some("2029-06-10 09:00"));
        assert_eq!(date(1.0, true).as_deref(), Some("1904-01-02"));
        assert_eq!(date(-1.0, false), None);
        assert_eq!(date(f64::NAN, false), None);
    }

    #[test]
    fn date_codes_are_told_from_numbers_with_words() {
        assert!(is_date_code("yyyy\\-mm\\-dd"));
        assert!(is_date_code("[$-41D]d mmmm"));
        assert!(!is_date_code("0.00"));
        assert!(!is_date_code("#,##0\" st\""));
        assert!(!is_date_code("[Red]0"));
    }
}

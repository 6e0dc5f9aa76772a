//! What the roster found, in the reader's words.

use roster::{Column, Field, Form, Merged, Reading, Refusal, SkipReason, cell_name};
use texts::Words;

use crate::registration::check::Finding;

/// One mebibyte: what file managers show as "MB".
const MB: u64 = 1024 * 1024;

/// A size as a file manager shows it, never less than it is.
pub(super) fn megabytes(bytes: u64) -> u64 {
    bytes.div_ceil(MB)
}

/// Why a file or a text could not be read, and what to do.
pub(super) fn refusal(words: &Words, refusal: &Refusal) -> String {
    let (mut size, mut max, mut row) = (0, 0, 0);
    match refusal {
        Refusal::TooLarge { bytes, max: most } => (size, max) = (megabytes(*bytes), megabytes(*most)),
        Refusal::UnpacksTooLarge { max: most, .. } => max = megabytes(*most),
        Refusal::TooManySheets { found, max: most } => (size, max) = (*found as u64, *most as u64),
        Refusal::TooManyRows { max: most, .. } | Refusal::TooManyCells { max: most, .. } => {
            max = *most as u64;
        }
        Refusal::OnlyHeader { row: header } => row = *header as u64,
        Refusal::Empty
        | Refusal::NotAList { .. }
        | Refusal::Encrypted
        | Refusal::OldWorkbook
        | Refusal::Damaged { .. }
        | Refusal::ZipButNotWorkbook { .. }
        | Refusal::TooMuchText { .. }
        | Refusal::XmlEntities { .. } => {}
    }
    let likeness = refusal.looks_like();
    let likeness = likeness.map(|what| words.say(&format!("registration-likeness-{}", what.code())));
    words.say_with(
        &format!("registration-refusal-{}", refusal.code()),
        [
            ("place", refusal.place().unwrap_or_default().into()),
            ("likeness", likeness.unwrap_or_default().into()),
            ("size", size.into()),
            ("max", max.into()),
            ("row", row.into()),
        ],
    )
}

/// What is wrong with a cell, and what to do.
pub(super) fn finding(words: &Words, found: &Finding, municipality: &str) -> String {
    let mut given: String = found.given.chars().take(60).collect();
    if given.len() < found.given.len() {
        given.push('…');
    }
    words.say_with(
        &format!("registration-fault-{}", found.code),
        [
            ("given", given.into()),
            ("max", found.field.max_chars().into()),
            ("municipality", municipality.into()),
        ],
    )
}

/// The form in which a list came.
pub(super) fn form(words: &Words, reading: &Reading) -> String {
    words.say(match reading.form {
        Form::Addresses => "registration-form-addresses",
        Form::Xlsx => "registration-form-xlsx",
        Form::Ods => "registration-form-ods",
        Form::Separated { separator: '\t' } => "registration-form-tab",
        Form::Separated { .. } => "registration-form-text",
    })
}

/// One column as it was understood.
#[derive(Clone, Debug)]
pub(super) struct Understood {
    /// Its header, or its place.
    pub column: String,
    /// What it was read as.
    pub field: String,
}

/// The columns of a table. Mail addresses have none that anybody would know.
pub(super) fn columns(words: &Words, reading: &Reading) -> Vec<Understood> {
    if reading.form == Form::Addresses {
        return Vec::new();
    }
    let filled = |column: &&Column| column.field.is_some() || !column.header.is_empty();
    let columns = reading.columns.iter().filter(filled);
    columns
        .map(|column| Understood { column: name(words, column), field: read_as(words, column.field) })
        .collect()
}

fn name(words: &Words, column: &Column) -> String {
    if column.header.is_empty() {
        let cell = cell_name(column.index, 1);
        words.say1("registration-column", "letter", cell.trim_end_matches(|sign: char| sign.is_ascii_digit()))
    } else {
        column.header.clone()
    }
}

fn read_as(words: &Words, field: Option<Field>) -> String {
    match field {
        Some(field) => words.say(&format!("registration-field-{}", field.code())),
        None => words.say("registration-field-none"),
    }
}

/// Rows that went into an earlier one.
pub(super) fn merged(words: &Words, merged: &Merged) -> String {
    let differs: Vec<String> = merged
        .differs
        .iter()
        .filter(|field| !matches!(field, Field::Municipality | Field::Note))
        .map(|field| words.say(&format!("registration-field-in-text-{}", field.code())))
        .collect();
    let key = if differs.is_empty() { "registration-merged" } else { "registration-merged-differs" };
    words.say_with(
        key,
        [
            ("row", merged.number.to_string().into()),
            ("kept", merged.kept.to_string().into()),
            ("email", merged.email.as_str().into()),
            ("fields", words.list(&differs).into()),
        ],
    )
}

/// Rows that are no people: titles one by one, other sheets once each. Headers need no word.
pub(super) fn skipped(words: &Words, reading: &Reading) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    for row in &reading.skipped_rows {
        let sheet = row.sheet.as_deref().unwrap_or_default();
        let sentence = match row.reason {
            SkipReason::Title => words.say2(
                "registration-skipped-title",
                "row",
                row.number.to_string(),
                "text",
                row.text.as_str(),
            ),
            SkipReason::OtherSheet => words.say1("registration-skipped-other_sheet", "sheet", sheet),
            SkipReason::HiddenSheet => words.say1("registration-skipped-hidden_sheet", "sheet", sheet),
            SkipReason::Header | SkipReason::RepeatedHeader => continue,
        };
        if !said.contains(&sentence) {
            said.push(sentence);
        }
    }
    said
}

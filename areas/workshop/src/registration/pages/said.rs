//! What the roster found, in the reader's words.

use roster::{
    Field, Form, Left, Letter, List, Merged, Reading, Refusal, SkipReason, Source, Table, Why, cell_name,
};
use texts::Words;
use web::Choice;

use super::arrived::place;
use crate::registration::came::Found;
use crate::registration::check::{Finding, OTHER_MUNICIPALITY};
use crate::registration::form::tidied;

/// One mebibyte: what file managers show as "MB".
const MB: u64 = 1024 * 1024;

/// A size as a file manager shows it, never less than it is.
pub(super) fn megabytes(bytes: u64) -> u64 {
    bytes.div_ceil(MB)
}

/// Why a file or a text could not be read, and what to do.
pub(in crate::registration) fn refusal(words: &Words, refusal: &Refusal) -> String {
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

/// Everything that must be corrected in a row, with what it could be instead.
pub(super) fn faults(words: &Words, found: &[Finding], municipality: &str) -> Vec<String> {
    let sentence = |one: &Finding| {
        let fault = finding(words, one, municipality);
        match &one.proposal {
            None => fault,
            Some(proposal) => {
                words.say2("registration-refused-proposal", "fault", fault, "proposal", proposal.as_str())
            }
        }
    };
    found.iter().filter(|one| one.is_fault || one.code == OTHER_MUNICIPALITY).map(sentence).collect()
}

/// Where a list stood and in which form: one sentence.
pub(super) fn read_as(words: &Words, list: &List) -> String {
    let form = match (list.source, list.reading.form) {
        (Source::Separated, Form::Separated { separator: '\t' }) => "cells",
        (source, _) => source.code(),
    };
    let form = words.say(&format!("registration-form-{form}"));
    if list.part.0.is_empty() {
        words.say1("registration-read-as", "form", form)
    } else {
        words.say2("registration-read-from", "form", form, "place", place(words, &list.part))
    }
}

/// From whom a mail is, as it says itself.
pub(super) fn letter(words: &Words, letter: &Letter) -> Option<String> {
    let from = if letter.from.is_empty() { &letter.from_name } else { &letter.from };
    let subject = &letter.subject;
    match (from.is_empty(), subject.is_empty()) {
        (true, _) => None,
        (false, true) => Some(words.say1("registration-letter-from", "from", from.as_str())),
        (false, false) => Some(words.say2(
            "registration-letter-from-about",
            "from",
            from.as_str(),
            "subject",
            subject.as_str(),
        )),
    }
}

/// A part that was left, and why.
pub(super) fn left(words: &Words, left: &Left) -> String {
    let place = place(words, &left.part);
    let place = if place.is_empty() { words.say("registration-step-whole") } else { place };
    let place = first_up(&place);
    let reason = match &left.why {
        Why::Refused(why) => refusal(words, why),
        _ => String::new(),
    };
    words.say_with(
        &format!("registration-left-{}", left.why.code()),
        [("place", place.into()), ("text", left.text.as_str().into()), ("reason", reason.into())],
    )
}

fn first_up(text: &str) -> String {
    let mut signs = text.chars();
    signs.next().map(|first| first.to_uppercase().chain(signs).collect()).unwrap_or_default()
}

/// One column as it was understood, to be changed.
#[derive(Clone, Debug)]
pub(super) struct Understood {
    /// The name of its field in the form.
    pub id: String,
    /// Its header, or its place.
    pub column: String,
    /// The first things that stand in it.
    pub holds: String,
    /// What it is read as: a field's code, or nothing.
    pub field: &'static str,
}

/// Things of a column that are shown.
const EXAMPLES: usize = 3;
/// Signs of each.
const EXAMPLE: usize = 40;

/// The columns of a table. Mail addresses have none that anybody would know.
pub(super) fn columns(words: &Words, found: &Found) -> Vec<Understood> {
    if found.without_columns {
        return Vec::new();
    }
    let table = &found.table;
    let columns = table.headers.iter().zip(&table.fields).enumerate();
    columns
        .map(|(at, (header, field))| Understood {
            id: format!("column-{at}"),
            column: name(words, at, header),
            holds: holds(table, at),
            field: field.map_or("", Field::code),
        })
        .collect()
}

fn holds(table: &Table, at: usize) -> String {
    let mut seen: Vec<String> = Vec::new();
    for text in table.rows.iter().filter_map(|row| row.cells.get(at)) {
        let mut short: String = tidied(text).chars().take(EXAMPLE + 1).collect();
        if short.chars().count() > EXAMPLE {
            short.pop();
            short.push('…');
        }
        if !short.is_empty() && !seen.contains(&short) {
            seen.push(short);
        }
        if seen.len() == EXAMPLES {
            break;
        }
    }
    seen.join(" · ")
}

fn name(words: &Words, at: usize, header: &str) -> String {
    if header.is_empty() {
        let cell = cell_name(at, 1);
        words.say1("registration-column", "letter", cell.trim_end_matches(|sign: char| sign.is_ascii_digit()))
    } else {
        header.to_owned()
    }
}

/// What a column can be read as.
pub(super) fn fields(words: &Words) -> Vec<Choice> {
    let field =
        |field: &Field| Choice::new(field.code(), words.say(&format!("registration-field-{}", field.code())));
    let none = Choice::new("", words.say("registration-field-none"));
    Field::ALL.iter().map(field).chain([none]).collect()
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

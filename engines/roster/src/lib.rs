//! A participant list out of whatever file came.
//!
//! Bytes or text in; rows with a reading of every cell, faults with their place, and a proposal for the columns
//! out. Pure: nothing is opened, fetched or evaluated, and nothing depends on a clock. What is refused is refused
//! whole, with one sentence; what is read loses no row.

mod addresses;
mod again;
mod body;
mod caps;
mod cells;
mod check;
mod columns;
pub mod command;
pub mod compare;
mod container;
mod decode;
mod email;
mod fault;
mod grid;
mod guess;
mod head;
mod headers;
mod html;
mod interpret;
mod kind;
mod layout;
mod lines;
mod merge;
mod name;
mod person;
mod reading;
mod refusal;
pub mod resent;
mod role;
mod row;
mod separated;
mod several;
mod table;
mod take;
mod words;
mod workbook;

pub use again::{Table, TableRow};
pub use caps::Caps;
pub use cells::{cell_name, is_no_diet};
pub use check::check_person;
pub use columns::Columns;
pub use email::fold_email;
pub use fault::{CellFault, FaultCode, Severity};
pub use name::{fold_name, is_same_name};
pub use person::{Field, Person};
pub use reading::{Column, Form, Merged, Reading, Row, SkipReason, Skipped};
pub use refusal::{Likeness, Refusal};
pub use role::Role;
pub use take::{Left, Letter, List, Part, Source, Step, Taken, Why, take, take_text};

use kind::Kind;

/// Reads a file: csv, txt, xlsx or ods. The kind is told by the content alone: a name can say anything, and a
/// zip renamed to xlsx or a csv named xls is read, or refused, as what it is.
///
/// # Errors
///
/// See [`Refusal`]: each is one sentence for the sender.
pub fn read_file(_name: &str, bytes: &[u8], caps: &Caps) -> Result<Reading, Refusal> {
    let size = bytes.len() as u64;
    if size > caps.max_bytes {
        return Err(Refusal::TooLarge { bytes: size, max: caps.max_bytes });
    }
    match kind::of(bytes) {
        Kind::Zip => workbook::read(bytes, caps),
        Kind::Ole2 => Err(workbook::ole2_refusal(bytes)),
        Kind::Other(looks_like) => Err(Refusal::NotAList { looks_like }),
        Kind::Text => {
            let decoded = decode::decoded(bytes)?;
            read_decoded(&decoded.text, Some(decoded.encoding), caps)
        }
    }
}

/// Reads pasted text: a table separated by tab, semicolon or comma, the "To" line of a letter, or one person a line.
///
/// # Errors
///
/// See [`Refusal`].
pub fn read_text(text: &str, caps: &Caps) -> Result<Reading, Refusal> {
    let size = text.len() as u64;
    if size > caps.max_bytes {
        return Err(Refusal::TooLarge { bytes: size, max: caps.max_bytes });
    }
    read_decoded(text.trim_start_matches('\u{feff}'), None, caps)
}

fn read_decoded(text: &str, encoding: Option<&'static str>, caps: &Caps) -> Result<Reading, Refusal> {
    if text.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    if let Some(looks_like) = kind::of_text(text) {
        return Err(Refusal::NotAList { looks_like });
    }
    let text = separated::with_plain_line_ends(text);
    let declared = separated::declared_separator(&text);
    let (separator, text) = match declared {
        Some((separator, rest)) => (Some(separator), rest),
        None => (separated::guessed_separator(&text), &*text),
    };
    let sheet = separated::read(text, separator, caps)?;
    let is_table = declared.is_some() || head::of(&sheet.rows).is_some();
    if !is_table && addresses::looks_like_addresses(text) {
        return interpret::reading(Form::Addresses, encoding, vec![addresses::read(text, caps)?]);
    }
    let form = Form::Separated { separator: separator.unwrap_or('\n') };
    interpret::reading(form, encoding, vec![sheet])
}

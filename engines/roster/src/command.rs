//! `valskydd roster read FILE`: a reading as JSON, for scripts and for trying files without a server.

use std::io::Read;
use std::path::Path;

use serde::Serialize;

use crate::{Caps, Column, Form, Merged, Reading, Row, Severity, Skipped, cell_name, read_file};

/// Exit code when the file could be read.
pub const READ: u8 = 0;
/// Exit code when it could not.
pub const REFUSED: u8 = 2;

/// Reads the file. Gives what goes to stdout as JSON and exit code 0, or one sentence for stderr and exit code 2.
#[must_use]
pub fn read_command(path: &Path) -> (String, u8) {
    match read(path) {
        Ok(json) => (json, READ),
        Err(sentence) => (sentence, REFUSED),
    }
}

/// The reading of a file, or one sentence when it cannot be read.
pub fn read_path(path: &Path) -> Result<Reading, String> {
    let caps = Caps::bulk();
    let bytes = load(path, &caps)?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    read_file(&name, &bytes, &caps).map_err(|refusal| refusal.to_string())
}

fn read(path: &Path) -> Result<String, String> {
    let reading = read_path(path)?;
    serde_json::to_string_pretty(&shown(&reading))
        .map_err(|err| format!("The reading cannot be shown: {err}."))
}

/// Loads no more than the cap: the size is asked first, and a file that grows meanwhile or has no size (a pipe)
/// is cut off one byte later.
fn load(path: &Path, caps: &Caps) -> Result<Vec<u8>, String> {
    let unreadable = |err: std::io::Error| format!("The file {} cannot be opened: {err}.", path.display());
    let file = std::fs::File::open(path).map_err(unreadable)?;
    let metadata = file.metadata().map_err(unreadable)?;
    if metadata.is_dir() {
        return Err(format!("{} is a folder, not a file.", path.display()));
    }
    let too_large = |bytes| crate::Refusal::TooLarge { bytes, max: caps.max_bytes }.to_string();
    if metadata.len() > caps.max_bytes {
        return Err(too_large(metadata.len()));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or_default());
    file.take(caps.max_bytes + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    let size = bytes.len() as u64;
    if size > caps.max_bytes { Err(too_large(size)) } else { Ok(bytes) }
}

#[derive(Serialize)]
struct Shown<'a> {
    form: Form,
    encoding: Option<&'static str>,
    columns: &'a [Column],
    rows: Vec<ShownRow<'a>>,
    merged: &'a [Merged],
    skipped_rows: &'a [Skipped],
}

#[derive(Serialize)]
struct ShownRow<'a> {
    number: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<&'a str>,
    name: &'a str,
    email: &'a str,
    role: Option<&'static str>,
    role_text: &'a str,
    municipality: &'a str,
    phone: &'a str,
    diet: &'a str,
    access: &'a str,
    protected: bool,
    note: &'a str,
    clean: bool,
    faults: Vec<ShownFault<'a>>,
}

#[derive(Serialize)]
struct ShownFault<'a> {
    /// The cell as spreadsheets name it; none when the list has no column for the field.
    cell: Option<String>,
    field: &'static str,
    code: &'static str,
    severity: Severity,
    sentence: String,
    sentence_sv: String,
    given: &'a str,
    proposal: Option<&'a str>,
}

fn shown(reading: &Reading) -> Shown<'_> {
    Shown {
        form: reading.form,
        encoding: reading.encoding,
        columns: &reading.columns,
        rows: reading.rows.iter().map(shown_row).collect(),
        merged: &reading.merged,
        skipped_rows: &reading.skipped_rows,
    }
}

fn shown_row(row: &Row) -> ShownRow<'_> {
    let person = &row.person;
    let faults = row.faults.iter().map(|fault| ShownFault {
        cell: fault.column.map(|column| cell_name(column, row.number)),
        field: fault.field.code(),
        code: fault.code.code(),
        severity: fault.severity(),
        sentence: fault.sentence(),
        sentence_sv: fault.sentence_sv(),
        given: &fault.given,
        proposal: fault.proposal.as_deref(),
    });
    ShownRow {
        number: row.number,
        sheet: row.sheet.as_deref(),
        name: &person.name,
        email: &person.email,
        role: person.role.map(crate::Role::code),
        role_text: &person.role_text,
        municipality: &person.municipality,
        phone: &person.phone,
        diet: &person.diet,
        access: &person.access,
        protected: person.protected,
        note: &person.note,
        clean: row.is_clean(),
        faults: faults.collect(),
    }
}

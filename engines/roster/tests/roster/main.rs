//! The engine as its callers see it.

// Helpers of tests stand outside the test functions that clippy knows.
#![allow(clippy::unwrap_used)]

mod bad_files;
mod command;
mod corpus;
mod fixtures;
mod forms;
mod hostile;
mod kept;
mod laws;
mod letters;
mod properties;
mod readings;
mod resent;
mod tables;
mod workbooks;

use roster::{Caps, FaultCode, Reading, Refusal, read_file, read_text};

fn file(bytes: &[u8]) -> Result<Reading, Refusal> {
    read_file("list", bytes, &Caps::default())
}

fn text(text: &str) -> Reading {
    read_text(text, &Caps::default()).unwrap()
}

/// The faults of each row, as `3 email email_invalid`.
fn faults(reading: &Reading) -> Vec<String> {
    let rows = reading.rows.iter();
    rows.flat_map(|row| {
        row.faults.iter().map(|f| format!("{} {} {}", row.number, f.field.code(), f.code.code()))
    })
    .collect()
}

fn names(reading: &Reading) -> Vec<&str> {
    reading.rows.iter().map(|row| row.person.name.as_str()).collect()
}

fn codes(reading: &Reading) -> Vec<FaultCode> {
    reading.rows.iter().flat_map(|row| row.faults.iter().map(|fault| fault.code)).collect()
}

/// Whole files to damage: one of each form.
fn fixtures_for_damage() -> Vec<Vec<u8>> {
    let mut files = fixtures::all();
    files.push(workbooks::workbook(workbooks::SHEET));
    files.push(workbooks::small_ods());
    files
}

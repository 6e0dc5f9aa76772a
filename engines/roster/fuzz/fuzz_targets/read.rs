//! Any bytes are read or refused, as a file and as pasted text; what is read loses no row and can be shown.
#![no_main]

use libfuzzer_sys::fuzz_target;
use roster::{Caps, Reading, cell_name, read_file, read_text};

fuzz_target!(|bytes: &[u8]| {
    let caps = Caps { max_unpacked_bytes: 20_000_000, ..Caps::default() };
    if let Ok(reading) = read_file("fuzz", bytes, &caps) {
        check(&reading);
    }
    if let Ok(text) = std::str::from_utf8(bytes)
        && let Ok(reading) = read_text(text, &caps)
    {
        check(&reading);
    }
});

fn check(reading: &Reading) {
    assert!(!reading.rows.is_empty());
    for row in &reading.rows {
        assert!(row.number >= 1 && row.cells.len() <= reading.columns.len().max(row.cells.len()));
        for fault in &row.faults {
            assert!(!fault.sentence().is_empty() && !fault.sentence_sv().is_empty());
            let _ = fault.column.map(|column| cell_name(column, row.number));
        }
    }
}

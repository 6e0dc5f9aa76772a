//! Any text as the body of a Word document, and any bytes as a whole one: taken or refused; given its own columns, a
//! list is read the same.
#![no_main]

use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;
use roster::{Caps, take};
use zip::write::SimpleFileOptions;

fuzz_target!(|bytes: &[u8]| {
    check(bytes);
    if let Some(document) = wrapped(bytes) {
        check(&document);
    }
});

/// The bytes as the part that holds the text.
fn wrapped(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("word/document.xml", SimpleFileOptions::default()).ok()?;
    writer.write_all(bytes).ok()?;
    Some(writer.finish().ok()?.into_inner())
}

fn check(bytes: &[u8]) {
    let caps = Caps { max_unpacked_bytes: 20_000_000, ..Caps::default() };
    if let Ok(taken) = take(bytes, &caps, &[]) {
        let columns: Vec<_> = taken.lists.iter().map(|list| list.reading.read_as()).collect();
        if let [columns] = &columns[..]
            && let Ok(again) = take(bytes, &caps, std::slice::from_ref(columns))
        {
            assert_eq!(again.lists[0].reading.read_as(), *columns);
        }
    }
}

//! Any bytes as a workbook of either age: taken or refused; held against themselves the people are the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use roster::{Caps, Person, resent, take};

fuzz_target!(|bytes: &[u8]| {
    let caps = Caps { max_unpacked_bytes: 20_000_000, ..Caps::default() };
    if let Ok(taken) = take(bytes, &caps, &[]) {
        for list in &taken.lists {
            let people: Vec<Person> = list.reading.rows.iter().map(|row| row.person.clone()).collect();
            assert!(resent::hold(&people, &people).is_same());
        }
    }
});

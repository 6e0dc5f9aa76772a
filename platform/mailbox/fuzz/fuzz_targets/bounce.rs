//! Any bytes as a report of a mail server: read as far as it goes, and what is read can be shown in a line.
#![no_main]

use letters::SubAddress;
use libfuzzer_sys::fuzz_target;
use mailbox::{bounces, came_back, read};

fuzz_target!(|bytes: &[u8]| {
    let mail = read(bytes);
    let returns = SubAddress::new("studs@val.example", '+').unwrap();
    for found in [bounces(bytes), came_back(bytes, &mail, &returns)] {
        assert!(found.len() <= 20);
        for bounce in found {
            assert!(bounce.reason.chars().count() <= 300 && !bounce.reason.chars().any(char::is_control));
        }
    }
});

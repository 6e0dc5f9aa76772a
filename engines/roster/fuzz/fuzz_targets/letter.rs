//! Any bytes as a saved mail: taken or refused, and what is taken can be told. Bytes without a mail's header get one.
#![no_main]

use libfuzzer_sys::fuzz_target;
use roster::{Caps, take};

fuzz_target!(|bytes: &[u8]| {
    let caps = Caps { max_unpacked_bytes: 20_000_000, ..Caps::default() };
    let header = b"MIME-Version: 1.0\r\nFrom: a@x.se\r\n";
    for bytes in [bytes.to_vec(), [&header[..], bytes].concat()] {
        if let Ok(taken) = take(&bytes, &caps, &[]) {
            let told = taken.left.iter().all(|left| !left.sentence().is_empty() && !left.sentence_sv().is_empty());
            assert!(told && taken.lists.iter().all(|list| !list.reading.rows.is_empty()));
            assert!(taken.best().is_some() != taken.lists.is_empty());
        }
    }
});

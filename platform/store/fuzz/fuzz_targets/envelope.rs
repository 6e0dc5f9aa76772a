//! Any bytes are taken apart or refused; what is taken apart is the same bytes when it is put together again.
#![no_main]

use libfuzzer_sys::fuzz_target;

// The file itself: the rest of the store, with its databases, need not be built for this.
#[path = "../../src/vault/envelope.rs"]
#[allow(dead_code)]
mod envelope;

use envelope::{VERSION, parse};

fuzz_target!(|bytes: &[u8]| {
    match parse(bytes) {
        Ok(envelope) => {
            assert_eq!(bytes.first(), Some(&VERSION));
            assert!(envelope.matter.len() >= 16);
            assert_eq!(envelope.to_bytes(), bytes);
        }
        Err(refusal) => assert!(!refusal.to_string().is_empty()),
    }
});

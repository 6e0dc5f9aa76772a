//! Any bytes are read or refused as each of the things a provider sends.
#![no_main]

#[path = "../shared/answers.rs"]
mod answers;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| answers::check(bytes));

//! Whatever the bytes say, there is a plan that keeps the rules or a refusal that holds.
//! Run with `cargo +nightly fuzz run tours`.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../shared/tours.rs"]
mod shared;

fuzz_target!(|bytes: &[u8]| {
    shared::check(&shared::problem(bytes));
});

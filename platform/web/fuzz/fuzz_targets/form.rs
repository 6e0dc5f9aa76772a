//! Any body is read as a form or refused, whole and in pieces.
#![no_main]

#[path = "../shared/form.rs"]
mod form;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| futures_executor::block_on(form::check(bytes)));

//! The front door as a browser meets it: a whole router, with cookies and forms.
#![allow(clippy::unwrap_used)] // what cannot be unwrapped ends the test, in helpers too
#![allow(clippy::print_stdout)] // which database a story broke on is printed by helpers

mod benches;
mod forms;
mod headers;
mod language;
mod notes;
mod sessions;
mod support;
mod trouble;

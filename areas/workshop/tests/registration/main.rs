//! Registration as the municipality and its county meet it: the whole router on a database, the deeds on both.

// Helpers of tests stand outside the test functions that clippy knows.
#![allow(clippy::unwrap_used)]

mod bad_input;
mod browser;
mod counted;
mod county;
mod day_papers;
mod house;
mod letters;
mod lists;
mod protected;
mod sealed;
mod sealed_later;
mod shut;
mod story;
mod together;

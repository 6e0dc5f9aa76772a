//! Registration as the municipality and its county meet it: the whole router on a database, the deeds on both.

// Helpers of tests stand outside the test functions that clippy knows.
#![allow(clippy::unwrap_used)]

mod any_form;
mod bad_input;
mod browser;
mod columns;
mod counted;
mod county;
mod day_papers;
mod house;
mod letters;
mod lists;
mod protected;
mod received;
mod received_badly;
mod refused;
mod resent;
mod returned;
mod sealed;
mod sealed_later;
mod seats;
mod seats_race;
mod shut;
mod story;
mod together;

//! The table plan as the county meets it: deeds on both databases, pages and papers through the whole router.

// Helpers of tests stand outside the test functions that clippy knows.
#![allow(clippy::unwrap_used)]

mod browser;
mod day_papers;
mod deeds;
mod hall;
mod pages;
mod papers;
mod races;
mod rounds;

//! The course as the person, the municipality, the county and the national lead meet it: the whole router on both databases.

// Helpers of tests stand outside the test functions that clippy knows.
#![allow(clippy::unwrap_used)]

// The browser of the registration's tests; it can do more than is needed here.
#[allow(dead_code)]
#[path = "../../../workshop/tests/registration/browser.rs"]
mod browser;
mod county;
mod lists;
mod people;
mod told;
mod world;

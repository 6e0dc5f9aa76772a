//! Joining as a participant and the county meet it: the whole router on both databases.

// Helpers of tests stand outside the test functions that clippy knows.
#![allow(clippy::unwrap_used)]

// The browser of the registration's tests; it can do more than is needed here.
#[allow(dead_code)]
#[path = "../../../workshop/tests/registration/browser.rs"]
mod browser;
mod story;
mod world;

//! The invitation as the county and the municipality meet it: the whole router, the deeds on both databases, and the
//! letters as they leave.

// Helpers of tests stand outside the test functions that clippy knows.
#![allow(clippy::unwrap_used)]

mod above;
mod addresses;
// The browser of the registration's tests; it can do more than is needed here.
#[allow(dead_code)]
#[path = "../registration/browser.rs"]
mod browser;
mod calendars;
mod house;
mod leaving;
mod moved;
mod reminding;
mod sending;
mod strangers;
mod text;
mod times;
mod version;

//! Letters by rule as the county and the receivers meet them: deeds and the errand on both databases, the whole router.

// Helpers of tests stand outside the test functions that clippy knows.
#![allow(clippy::unwrap_used)]

mod above;
// The browser of the registration's tests, and the county of the invitation's; they can do more than is needed here.
#[allow(dead_code)]
#[path = "../../../workshop/tests/registration/browser.rs"]
mod browser;
mod by_course;
mod by_rule;
mod by_state;
mod calendars;
#[allow(dead_code)]
#[path = "../../../workshop/tests/invitation/house.rs"]
mod house;
mod looked_at;
mod people;

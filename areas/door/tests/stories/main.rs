//! The door as people at it meet it: on both databases, through the whole router.

// Helpers of tests stand outside the test functions that clippy knows.
#![allow(clippy::unwrap_used)]

mod arriving;
mod carried;
mod coming;
mod hall;
mod newcomers;
mod phone;
mod planned;
mod queue;
mod shutting;
mod strangers;
mod taught;
mod tried;
mod waiting;

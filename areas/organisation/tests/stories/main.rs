//! Stories of this area, told to the whole router, on SQLite and on PostgreSQL.

#![allow(clippy::unwrap_used, reason = "where a story cannot go on, its test ends")]

mod forgetting;
mod home;
mod journal;
mod journal_out;
mod keys;
mod letters;
mod sign_in;
mod world;

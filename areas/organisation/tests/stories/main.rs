//! Stories of this area, told to the whole router, on SQLite and on PostgreSQL.

#![allow(clippy::unwrap_used, reason = "where a story cannot go on, its test ends")]

mod home;
mod journal;
mod letters;
mod limits;
mod sessions;
mod sign_in;
mod world;

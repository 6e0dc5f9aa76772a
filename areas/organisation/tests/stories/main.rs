//! Stories of this area, told to the whole router, on SQLite and on PostgreSQL.

#![allow(clippy::unwrap_used, reason = "where a story cannot go on, its test ends")]

mod code_app;
mod device;
mod home;
mod journal;
mod letters;
mod passkeys;
mod sign_in;
mod world;

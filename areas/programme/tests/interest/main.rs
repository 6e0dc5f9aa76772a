//! Stories of the counties' interest, told to the store and to the whole router, on SQLite and on PostgreSQL.
#![allow(clippy::unwrap_used)] // what cannot be unwrapped ends the test, in helpers too

mod answering;
mod by_link;
mod house;
mod leading;
mod questions;
mod retention;
#[path = "../world/mod.rs"]
mod world;

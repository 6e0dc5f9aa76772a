//! Stories of what is held about people, told to the store and to the whole router, on SQLite and on PostgreSQL.
#![allow(clippy::unwrap_used)] // what cannot be unwrapped ends the test, in helpers too

mod browser;
mod disclosure;
mod disposal;
mod disposal_pages;
mod extract;
mod world;

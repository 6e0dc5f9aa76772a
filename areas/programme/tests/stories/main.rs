//! Stories of the programme, told to the store and to the whole router, on SQLite and on PostgreSQL.
#![allow(clippy::unwrap_used)] // what cannot be unwrapped ends the test, in helpers too

mod draft;
mod pages;
mod plan;
mod plan_pages;
#[path = "../world/mod.rs"]
mod world;

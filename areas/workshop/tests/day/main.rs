//! Stories of the workshop itself and of the counties, told to the store and to the whole router, on SQLite and on
//! PostgreSQL.
#![allow(clippy::unwrap_used)] // what cannot be unwrapped ends the test, in helpers too

mod agenda;
mod counties;
mod deeds;
mod facilitators;
mod needs;
mod pages;
mod preparation;
mod tour;
mod tour_agreed;
mod venue;
mod visitors;
mod world;

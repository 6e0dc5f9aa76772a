//! Stories of this area, told to the whole router, on SQLite and on PostgreSQL.

#![allow(clippy::unwrap_used, reason = "where a story cannot go on, its test ends")]

mod at_the_door;
mod code_app;
mod device;
mod duties;
mod duties_below;
mod duties_late;
mod duties_letters;
mod forgetting;
mod home;
mod house_key;
mod journal;
mod journal_out;
mod keys;
mod letters;
mod limits;
mod links;
mod passkeys;
mod past;
mod provider;
mod races;
mod second_factor;
mod second_person;
mod sessions;
mod sign_in;
mod trouble;
mod world;

//! The store, told in stories. Every story runs on SQLite and on PostgreSQL, in every run.
#![allow(clippy::unwrap_used)] // what cannot be unwrapped ends the test, in helpers too
#![allow(clippy::print_stdout)] // which database a story broke on is printed by helpers

mod desk;
mod errands;
mod full_disk;
mod journal;
mod journal_copy;
mod journal_erasing;
mod journal_tampering;
mod killed;
mod migrating;
mod opening;
mod outbox;
mod passwordless;
mod reading;
mod sight;
mod support;
mod vault;
mod vault_keys;
mod vault_killed;

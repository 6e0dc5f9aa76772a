//! # Store
//! What every area stands on when it keeps something: the connection, the transaction of a deed (the *desk*),
//! the journal, the outbox, background work and the vault. Knows no election word.
//!
//! Always:
//! - one code path for SQLite and PostgreSQL, chosen by the database URL alone;
//! - a deed is one transaction: state, journal line, letters. A desk that is sealed without a journal line is refused;
//! - time, chance and ids come from [`Doors`], never from the surroundings;
//! - every statement runs with a [`Sight`], and on PostgreSQL the database itself answers with nothing beyond it.

mod connect;
mod desk;
mod doors;
mod errand;
mod faults;
mod ids;
mod jot;
pub mod journal;
mod migrate;
pub mod outbox;
mod pools;
mod reader;
mod secret;
mod sight;
mod turns;
pub mod union;
pub mod vault;
pub mod wall;
pub mod whole;

pub use connect::{Aside, Backend, Settings, Store};
pub use desk::{Author, AuthorKind, DeedKey, Desk, Opened, Rights, forget_done};
pub use doors::{Chance, Clock, Doors, FixedClock, SeededChance, SystemChance, SystemClock};
pub use errand::{Errand, run_errands};
pub use faults::StoreFault;
pub use journal::Line;
pub use migrate::Migrations;
pub use outbox::Parcel;
pub use pools::pool_at;
pub use reader::Reader;
pub use sea_orm;
pub use sea_orm_migration;
pub use secret::{HouseKey, Renewal, digest, hash_token, token_text};
pub use sight::{Sight, see_as, spawn};
pub use turns::Turn;

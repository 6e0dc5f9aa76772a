//! Who sits where, and what changes when someone stays away.
//!
//! A list of people, a list of tables with hard sizes and some wishes go in; a table for everyone comes out.
//! The core is the *maximally diverse grouping problem* (MDGP): every pair of people has a gain, and the sum of
//! gains over pairs at the same table is to be as large as possible. The method and its sources are in README.md.
//!
//! The engine is pure. It has no clock, no threads and no global state: the work is bounded by a step budget,
//! chance comes from a seed, and all arithmetic that decides anything is done in integers or in IEEE operations
//! that every machine rounds alike. The same problem, seed and budget give the same plan everywhere, whatever
//! order the people are listed in, as long as their keys are the same.

mod chance;
mod check;
pub mod command;
mod conflict;
mod feasible;
pub mod mdgp;
mod plan;
mod problem;
mod refused;
mod search;
mod sizes;
mod solve;
mod weights;

pub use plan::{Plan, TableReport};
pub use problem::{Budget, Guest, MOST_PEOPLE, Mix, Problem, Table, Wishes};
pub use refused::Refused;
pub use sizes::{relaxed_least, table_sizes, table_sizes_keeping};
pub use solve::{replan, solve};

//! Who sits where, and what changes when someone stays away.
//!
//! People, tables with hard sizes, rounds, rules and aims go in; a table for everyone in every round comes out, or the
//! rules that cannot hold together. The method and its sources are in README.md.
//!
//! [`mdgp`] is the problem's core by itself, the *maximally diverse grouping problem*: every pair of people has a gain,
//! and the sum of gains over pairs in the same group is to be as large as possible.
//!
//! The engine is pure. It has no clock and no global state: the work is bounded by a step budget or by a [`Watch`] that
//! says stop, chance comes from a seed, and all arithmetic that decides anything is done in integers or in IEEE
//! operations that every machine rounds alike. The same problem, seed and budget give the same plan everywhere, whatever
//! order the people are listed in, as long as their keys are the same.

mod bound;
mod canonical;
mod chance;
mod check;
pub mod command;
mod conflict;
mod curve;
mod feasible;
mod field;
mod first;
mod grant;
pub mod mdgp;
mod meetings;
mod people;
mod plan;
mod points;
mod problem;
mod refused;
mod score;
mod sizes;
mod solve;
mod terms;
mod watch;
mod why;

pub use curve::{Choice, Cost, cost_of, curve};
pub use grant::{Grant, cost_of_wish};
pub use meetings::{meetings, met};
pub use plan::{Plan, Seating, TableReport};
pub use problem::{Aims, Budget, Guest, MOST_PEOPLE, MOST_ROUNDS, MOST_WEIGHT, Problem, Round, Rule, Table};
pub use refused::Refused;
pub use score::{Broken, Scored, score};
pub use sizes::{relaxed_least, table_sizes, table_sizes_keeping};
pub use solve::{replan, solve};
pub use watch::{Progress, Watch};
pub use why::{Reason, why};

//! # Agenda (*dagordning*), what it is made of
//! Items with least, usual and most minutes that stretch and shrink to the time there is, with breaks and lunch laid where
//! they must be. The programme's plan holds the standard one; a county's workshop begins from it. Pure.
//!
//! Words: an *item* (punkt) is a part of the day. A *pause* is a break or lunch. To *fit* is to give every item its time.

pub mod fit;
#[cfg(test)]
mod fit_tests;
pub mod form;
pub mod lengths;
pub mod lines;
pub mod rules;
pub mod said;

pub use rules::{Agenda, Item, Kind, Pauses, Span};

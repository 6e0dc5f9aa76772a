//! # Agenda (*dagordning*)
//! What happens when on the day: items with least, usual and most minutes that stretch and shrink to the time there is,
//! with breaks and lunch laid where they must be.
//!
//! Words: an *item* (punkt) is a part of the day. A *pause* is a break or lunch. To *fit* is to give every item its time.
//!
//! Always: times are not stored but follow from the items and the day's own times; the municipalities are told of exact
//! times by a letter that somebody sends, never by itself; what they were told stays known until they are told anew.

pub mod deeds;
pub mod fit;
#[cfg(test)]
mod fit_tests;
pub mod form;
mod letter;
pub(crate) mod migrations;
mod pages;
mod paper;
pub mod rules;
pub mod views;

use organisation::{Duty, Gate, Routes};

/// Prepares the workshop.
const COUNTY: Gate = Gate::Duties(&[Duty::CountyCoordinator]);
/// Reads about the workshop.
const READERS: Gate = Gate::Duties(&[Duty::CountyCoordinator, Duty::NationalLead, Duty::Facilitator]);

/// The routes of this part.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get("/workshop/{workshop}/dagordning", READERS, pages::show::show)
        .get("/workshop/{workshop}/dagordning.pdf", READERS, pages::show::pdf)
        .get("/workshop/{workshop}/dagordning/andra", COUNTY, pages::edit::edit)
        .post("/workshop/{workshop}/dagordning/andra", COUNTY, pages::edit::save)
        .post("/workshop/{workshop}/dagordning/sluta", COUNTY, pages::show::end_at)
        .post("/workshop/{workshop}/dagordning/skicka", COUNTY, pages::show::send)
}

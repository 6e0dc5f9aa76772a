//! # Agenda (*dagordning*)
//! What happens when on the day. What an agenda is made of and how it is fitted to the day stands in
//! [`programme::agenda`]; a workshop's begins from the one of its programme's plan.
//!
//! Always: times are not stored but follow from the items and the day's own times; the municipalities are told of exact
//! times by a letter that somebody sends, never by itself; what they were told stays known until they are told anew.

pub mod deeds;
mod letter;
pub(crate) mod migrations;
mod pages;
mod paper;
pub mod views;

pub(crate) use paper::is_pause;

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

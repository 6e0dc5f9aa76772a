//! # Invitation (*inbjudan*)
//! The county's own text beside the national draft, the letter to each municipality, reminders, and what became of
//! each letter.
//!
//! Always: all letters of one sending are posted in the transaction that records it; a municipality gets one letter
//! for each version of the day, however often the button is pressed; a link opens one municipality's registration.

pub mod deeds;
pub(crate) mod letters;
mod needs;
mod pages;
mod paper;
pub mod rules;
#[cfg(test)]
pub(crate) mod samples;
pub mod views;

pub use needs::InvitationNeeds;

use organisation::{Duty, Gate, Place, Routes};

const COUNTY: Gate = Gate::Duties(&[Duty::CountyCoordinator]);

/// The routes of this part.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get("/workshop/{workshop}/inbjudan", COUNTY, pages::text::show)
        .post("/workshop/{workshop}/inbjudan", COUNTY, pages::text::save)
        .get("/workshop/{workshop}/inbjudan.pdf", COUNTY, pages::text::pdf)
        .post("/workshop/{workshop}/inbjudan/skicka", COUNTY, pages::send::send)
        .get("/workshop/{workshop}/utskick", COUNTY, pages::send::show)
        .post("/workshop/{workshop}/utskick/{letter}/igen", COUNTY, pages::send::again)
        .post("/workshop/{workshop}/paminn", COUNTY, pages::send::remind)
}

/// The places of a municipality in the navigation.
#[must_use]
pub fn places() -> Vec<Place> {
    vec![Place { duties: &[Duty::MunicipalCoordinator], href: "/anmalan", text: "invitation-place" }]
}

//! # Papers for the day (*papper till dagen*)
//! Badges, the list at the door, the sheet to sign, certificates and direction signs, each taken out as a PDF.
//!
//! Always: what is taken out leaves a line in the journal; no diet, phone or address is on a paper; of somebody whose
//! details are protected there is the label or nothing, and nothing that they would have to sign.

mod form;
mod pages;
mod paper;
pub mod rules;
mod views;

use organisation::{Duty, Gate, Routes};

/// The papers carry names: the county alone.
const COUNTY: Gate = Gate::Duties(&[Duty::CountyCoordinator]);

/// The routes of this part.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get("/workshop/{workshop}/papper", COUNTY, pages::show)
        .ask("/workshop/{workshop}/papper/hamta", COUNTY, pages::take_out)
        .ask("/workshop/{workshop}/papper/skylt", COUNTY, pages::take_sign)
}

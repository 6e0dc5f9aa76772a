//! # Registration (*anmälan*)
//! A municipality's list of participants: read from whatever was sent, reviewed row by row, stored when the
//! municipality says so, and seen by its county.
//!
//! Always:
//! - nothing is stored before *Anmäl*: until then the whole list lives in the form;
//! - no row is dropped unseen: what is not taken along says so and can be taken back;
//! - a list that is sent again keeps the people it had, so that their seats stay;
//! - what somebody eats and needs, and who somebody with protected details is, lies sealed; opening it leaves a line
//!   in the journal;
//! - a county sees who somebody with protected details is once, when a second person has agreed;
//! - a list can come in any form, and all of them are reviewed on the same page (`came`, decision 0023);
//! - whoever is missing on a list that is sent again stays until somebody has said otherwise (`held`);
//! - whoever sends over a list that they have not seen is shown both, and chooses.

mod came;
mod check;
pub mod counted;
pub mod deeds;
pub mod filled;
mod form;
pub mod held;
mod labels;
pub(crate) mod letter;
mod lists;
pub(crate) mod migrations;
pub(crate) mod pages;
pub mod protected;
pub mod reading;
pub mod reading_words;
pub mod remembered;
pub mod retention;
pub mod rules;
pub mod sealed;
pub mod views;
pub mod walk_in;

use organisation::link::REGISTRATION;
use organisation::{Duty, Gate, Routes};

/// The municipality: whoever holds the link of its invitation, or its coordinator.
const MUNICIPALITY: Gate = Gate::LinkOr(REGISTRATION, &[Duty::MunicipalCoordinator]);
/// Counts and coverage: the county, and the national lead who helps to run its workshop.
const READERS: Gate = Gate::Duties(&[Duty::CountyCoordinator, Duty::NationalLead]);
/// Names and addresses: the county alone.
const COUNTY: Gate = Gate::Duties(&[Duty::CountyCoordinator]);

/// The routes of this part.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get("/anmalan", Gate::Duties(&[Duty::MunicipalCoordinator]), pages::start::own)
        .get("/anmalan/{invitation}", MUNICIPALITY, pages::start::show)
        .post("/anmalan/{invitation}/las", MUNICIPALITY, pages::start::read)
        .get("/anmalan/{invitation}/rader", MUNICIPALITY, pages::sending::rows)
        .post("/anmalan/{invitation}/granska", MUNICIPALITY, pages::sending::check)
        .ask("/anmalan/{invitation}/kvar", MUNICIPALITY, pages::refused::take_out)
        .post("/anmalan/{invitation}/anmal", MUNICIPALITY, pages::sending::send)
        .get("/anmalan/{invitation}/kvitto", MUNICIPALITY, pages::receipt::show)
        .get("/workshop/{workshop}/svar", READERS, pages::answers::show)
        .get("/workshop/{workshop}/deltagare", COUNTY, pages::participants::show)
        .ask("/workshop/{workshop}/deltagare/hamta", COUNTY, pages::participants::take_out)
        .get("/workshop/{workshop}/skyddade", COUNTY, pages::protected::show)
        .post("/workshop/{workshop}/skyddade", COUNTY, pages::protected::ask)
        .post("/workshop/{workshop}/skyddade/oppna", COUNTY, pages::protected::open)
}

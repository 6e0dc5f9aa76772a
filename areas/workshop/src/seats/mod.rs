//! # Seats (*platser*)
//! How many may come from each municipality and in each role, who has a seat and who waits, and seats that are held in a
//! role before there is a name.
//!
//! Always:
//! - seats are given under the lock of the workshop, in the transaction of the deed that asks for them: no seat is given
//!   twice, whoever comes at the same moment;
//! - nobody waits while there is a seat for them: a seat that is given back goes on in the same transaction, first to a
//!   municipality that has none, then to whoever has waited longest;
//! - whoever has a seat keeps it, whatever limit is set afterwards;
//! - after the last day for registration more seats take the county's leave; whoever comes instead of somebody, or is
//!   named for a seat that was held, needs none.

pub mod deeds;
pub mod form;
pub mod lacking;
pub(crate) mod letters;
mod pages;
pub mod records;
pub mod rules;
#[cfg(test)]
mod rules_tests;
pub(crate) mod settling;
pub mod views;

use organisation::link::REGISTRATION;
use organisation::{Duty, Gate, Routes};

/// The municipality: whoever holds the link of its invitation, or its coordinator.
const MUNICIPALITY: Gate = Gate::LinkOr(REGISTRATION, &[Duty::MunicipalCoordinator]);
const COUNTY: Gate = Gate::Duties(&[Duty::CountyCoordinator]);

/// The routes of this part.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get("/workshop/{workshop}/platser", COUNTY, pages::county::show)
        .post("/workshop/{workshop}/platser", COUNTY, pages::county::save)
        .post("/workshop/{workshop}/platser/ge", COUNTY, pages::county::give)
        .post("/workshop/{workshop}/platser/slapp", COUNTY, pages::county::release)
        .post("/workshop/{workshop}/svar/saknas", COUNTY, pages::county::tell_lacking)
        .get("/anmalan/{invitation}/platser", MUNICIPALITY, pages::own::show)
        .post("/anmalan/{invitation}/platser", MUNICIPALITY, pages::own::save)
}

//! # Disclosure (*utlämnande*)
//! A county hands a list over to the national authority: with the fewest columns, for a purpose and on a legal ground that
//! it writes, to somebody it names, until a day.
//!
//! Always: nothing is copied, what is handed over is read from the list as it stands and goes with it; whoever has
//! protected details is never in it, not even as a number; as it is made, no column tells of one person; each making,
//! reading and taking back stands in the journal with columns and number of rows.

pub mod deeds;
mod form;
pub(crate) mod migration;
mod pages;
pub mod records;
pub mod rules;
mod sheet;
pub mod views;

use organisation::{Duty, Gate, Routes};

/// Hands over.
const COUNTY: Gate = Gate::Duties(&[Duty::CountyCoordinator]);
/// Hands over, or receives.
const BOTH: Gate = Gate::Duties(&[Duty::NationalLead, Duty::CountyCoordinator]);

/// The routes of this part.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get("/personuppgifter/utlamnande", BOTH, pages::show)
        .post("/personuppgifter/utlamnande", COUNTY, pages::make)
        .post("/personuppgifter/utlamnande/{disclosure}/ta-tillbaka", COUNTY, pages::withdraw)
        .ask("/personuppgifter/utlamnande/{disclosure}/hamta", BOTH, pages::take_out)
}

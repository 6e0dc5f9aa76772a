//! # Table plan (*bordsplacering*)
//! Who sits at which table: everyone placed by the engine, seen as a picture of the room and as a list, mended by hand,
//! and taken out on paper.
//!
//! Always: whoever is fixed stays at their table; a refused wish changes nothing and says whom it concerns; a plan can
//! be made again from its seed; whoever changes a plan that somebody else changed meanwhile is told; names are for the
//! county alone.

mod arrange;
#[cfg(test)]
mod arrange_tests;
pub mod deeds;
mod names;
mod pages;
pub mod paper;
mod room;
pub mod rules;
pub mod views;

pub use arrange::{Arranged, Person, Refusal, Seat, Task, arrange};

use organisation::{Duty, Gate, Routes};

/// The room and the mix: the county, and the national lead who helps to run its workshop.
const READERS: Gate = Gate::Duties(&[Duty::CountyCoordinator, Duty::NationalLead]);
const COUNTY: Gate = Gate::Duties(&[Duty::CountyCoordinator]);

/// The routes of this part.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get("/workshop/{workshop}/bord", READERS, pages::plan::show)
        .post("/workshop/{workshop}/bord/placera", COUNTY, pages::placing::place)
        .post("/workshop/{workshop}/bord/las", COUNTY, pages::seats::fix)
        .post("/workshop/{workshop}/bord/las-upp", COUNTY, pages::seats::free)
        .post("/workshop/{workshop}/bord/isar", COUNTY, pages::seats::keep_apart)
        .post("/workshop/{workshop}/bord/isar/ta-bort", COUNTY, pages::seats::lift_apart)
        .post("/workshop/{workshop}/bord/papper", COUNTY, pages::papers::take_out)
}

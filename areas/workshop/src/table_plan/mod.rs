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
pub mod book;
pub mod deeds;
mod demands;
pub mod job;
pub mod meetings;
pub(crate) mod migrations;
pub(crate) mod names;
pub mod needs;
mod pages;
pub mod paper;
mod reasons;
mod room;
pub mod rules;
mod saying;
pub mod state;
pub mod views;

pub use arrange::{Arranged, NoPlan, Person, Reached, Task, arrange};
pub use saying::{Refusal, Saying};
pub use state::Seat;

use axum::Extension;
use axum::handler::Handler as _;
use organisation::{Duty, Gate, Routes};

/// The room and the mix: the county, and the national lead who helps to run its workshop.
const READERS: Gate = Gate::Duties(&[Duty::CountyCoordinator, Duty::NationalLead, Duty::Facilitator]);
const COUNTY: Gate = Gate::Duties(&[Duty::CountyCoordinator]);

/// The routes of this part.
#[must_use]
pub fn routes() -> Routes {
    // One bench for all pages of this router: where they see how far a planning is.
    let bench = Extension(job::Bench::default());
    Routes::new()
        .get("/workshop/{workshop}/bord", READERS, pages::plan::show.layer(bench.clone()))
        .post("/workshop/{workshop}/bord/placera", COUNTY, pages::placing::place.layer(bench.clone()))
        .get("/workshop/{workshop}/bord/omgangar", COUNTY, pages::rounds::show)
        .get("/workshop/{workshop}/bord/person", COUNTY, pages::person::show)
        .post("/workshop/{workshop}/bord/person", COUNTY, pages::person::mark)
        .get("/workshop/{workshop}/bord/skarm", COUNTY, pages::screen::show)
        .post("/workshop/{workshop}/bord/stoppa", COUNTY, pages::going_on::stop)
        .post("/workshop/{workshop}/bord/val", COUNTY, pages::placing::look.layer(bench))
        .post("/workshop/{workshop}/bord/val/ta", COUNTY, pages::chosen::choose)
        .post("/workshop/{workshop}/bord/angra", COUNTY, pages::turned::undo)
        .post("/workshop/{workshop}/bord/gor-om", COUNTY, pages::turned::redo)
        .post("/workshop/{workshop}/bord/las", COUNTY, pages::seats::fix)
        .post("/workshop/{workshop}/bord/las-upp", COUNTY, pages::seats::free)
        .post("/workshop/{workshop}/bord/regel", COUNTY, pages::ruled::set)
        .post("/workshop/{workshop}/bord/regel/ta-bort", COUNTY, pages::ruled::lift)
        .post("/workshop/{workshop}/bord/borden", COUNTY, pages::offered::offer)
        .ask("/workshop/{workshop}/bord/papper", COUNTY, pages::papers::take_out)
}

//! # Facilitators (*workshopledare*)
//! Who leads a workshop: given by its county or the national lead, and over when the workshop is documented.
//!
//! Always: a facilitator sees the workshops that they lead and nothing else, and changes nothing there.

mod pages;

pub(crate) use pages::led;

use axum::handler::Handler as _;
use axum::middleware::from_fn;

use organisation::{Duty, Gate, Routes};

/// Those who give a workshop its facilitators.
const GIVERS: Gate = Gate::Duties(&[Duty::CountyCoordinator, Duty::NationalLead]);
/// Says that a workshop is documented.
const COUNTY: Gate = Gate::Duties(&[Duty::CountyCoordinator]);

/// The routes of this part.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get("/workshop/{workshop}/ledare", GIVERS, pages::show)
        .post("/workshop/{workshop}/ledare", GIVERS, pages::give.layer(from_fn(organisation::as_house)))
        .post("/workshop/{workshop}/dokumenterad", COUNTY, pages::document)
}

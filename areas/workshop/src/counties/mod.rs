//! The national picture: how far each county has come, as a map and as a table.

mod deeds;
pub(crate) mod pages;
pub(crate) mod picture;
mod rules;
#[cfg(test)]
pub(crate) mod samples;
mod set_days;
mod sheet;
mod views;

pub use deeds::{MakeFault, make_workshop};
pub use rules::{Late, Stage};
pub use set_days::WorkshopDays;
pub use views::{County, all};

use organisation::{Duty, Gate, Routes};

/// Leads the programme.
const LEAD: Gate = Gate::Duties(&[Duty::NationalLead]);

/// The routes of this part.
#[must_use]
pub fn routes() -> Routes {
    Routes::new().get("/lan", LEAD, pages::show).ask("/lan/hamta", LEAD, pages::take_out).post(
        "/lan/{county}/workshop",
        LEAD,
        pages::make,
    )
}

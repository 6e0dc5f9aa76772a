//! The national picture: how far each county has come, as a map and as a table.

mod deeds;
mod pages;
mod rules;
#[cfg(test)]
mod samples;
mod set_days;
mod views;

pub use deeds::{MakeFault, make_workshop};
pub use rules::Stage;
pub use set_days::WorkshopDays;
pub use views::{County, all};

use organisation::{Duty, Gate, Routes};

/// Leads the programme.
const LEAD: Gate = Gate::Duties(&[Duty::NationalLead]);

/// The routes of this part.
#[must_use]
pub fn routes() -> Routes {
    Routes::new().get("/lan", LEAD, pages::show).post("/lan/{county}/workshop", LEAD, pages::make)
}

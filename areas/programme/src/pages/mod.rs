//! The pages of the programme: its calendar, its draft, and the form that makes the first one.

mod draft;
mod draft_compare;
mod draft_form;
mod overview;
#[cfg(test)]
mod samples;

pub use draft_form::unknown_placeholder;

use organisation::{Duty, Gate, Routes};

/// Leads the programme.
const LEAD: Gate = Gate::Duties(&[Duty::NationalLead]);
/// Reads the programme.
const READERS: Gate = Gate::Duties(&[Duty::NationalLead, Duty::CountyCoordinator]);

/// The routes.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get("/program", READERS, overview::show)
        .post("/program", LEAD, overview::make)
        .get("/program/utkast", LEAD, draft::edit)
        .post("/program/utkast", LEAD, draft::save)
        .post("/program/utkast/godkannande", LEAD, draft::approval)
}

//! The pages of the programme: its calendar, its plan, its checklists, its draft, and the forms that make them.

mod band;
mod calendar;
mod changed;
mod draft;
mod draft_compare;
mod draft_form;
mod election;
mod overview;
mod plan;
mod plan_form;
mod said;
#[cfg(test)]
mod samples;
mod start;
mod task_form;
mod tasks;

pub use draft_form::unknown_placeholder;

use organisation::{Duty, Gate, Routes};

/// Leads the programme.
const LEAD: Gate = Gate::Duties(&[Duty::NationalLead]);
/// Follows the programme.
const COUNTY: Gate = Gate::Duties(&[Duty::CountyCoordinator]);
/// Reads the programme.
const READERS: Gate = Gate::Duties(&[Duty::NationalLead, Duty::CountyCoordinator]);
/// Have a checklist in the programme.
const TIERS: Gate = Gate::Duties(&[Duty::NationalLead, Duty::CountyCoordinator, Duty::MunicipalCoordinator]);

/// The routes.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get("/program", READERS, overview::show)
        .post("/program", LEAD, start::make)
        .get("/program/nytt", LEAD, start::show)
        .get("/program/andra", LEAD, plan::edit)
        .post("/program/andra", LEAD, plan::save)
        .get("/program/andringar", READERS, changed::show)
        .post("/program/andringar", COUNTY, changed::follow)
        .get("/program/uppgifter", TIERS, tasks::show)
        .get("/program/uppgifter/andra", LEAD, tasks::edit)
        .post("/program/uppgifter/andra", LEAD, tasks::save)
        .get("/program/kalender", READERS, calendar::show)
        .get("/program/kalender/nytt-val", LEAD, election::ask)
        .post("/program/kalender/nytt-val", LEAD, election::put_in)
        .get("/program/utkast", LEAD, draft::edit)
        .post("/program/utkast", LEAD, draft::save)
        .post("/program/utkast/godkannande", LEAD, draft::approval)
}

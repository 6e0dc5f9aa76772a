//! # Preparation (*förberedelser*)
//! All that has to be in place before the day: the checklist, the venue against what the day needs, guests, sites that
//! join by video.
//!
//! Words: a *task* (uppgift) is a line of the checklist. A *need* (behov) is something the venue must have. A *guest*
//! (gäst) comes from the Police or the Security Service. A *site* (deltagarplats) is where a municipality's group sits
//! together in front of a screen.
//!
//! Always: last days follow the day when it moves; numbers come from the registrations; no letter leaves unless somebody
//! sends it, but the reminder to the owner of a task; where to join by video is in no letter.

pub mod checklist;
pub mod deeds;
mod forms;
pub mod guests;
pub mod meeting;
pub(crate) mod migrations;
pub mod order;
mod pages;
pub mod records;
pub mod reminding;
pub mod retention;
pub mod rules;
pub mod venue;
#[cfg(test)]
mod venue_tests;
pub mod views;

use organisation::link::GUEST;
use organisation::{Duty, Gate, Routes};

/// Prepares the day.
const COUNTY: Gate = Gate::Duties(&[Duty::CountyCoordinator]);
/// Reads how far it has come.
const READERS: Gate = Gate::Duties(&[Duty::CountyCoordinator, Duty::NationalLead]);
/// A guest, by their link.
const VISITOR: Gate = Gate::LinkOr(GUEST, &[]);

/// The routes of this part.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get("/workshop/{workshop}/checklista", READERS, pages::checklist::show)
        .post("/workshop/{workshop}/checklista/hamta", COUNTY, pages::checklist::take_plan)
        .get("/workshop/{workshop}/checklista/ny", COUNTY, pages::task::new)
        .post("/workshop/{workshop}/checklista/ny", COUNTY, pages::task::add)
        .get("/workshop/{workshop}/checklista/{task}", COUNTY, pages::task::show)
        .post("/workshop/{workshop}/checklista/{task}", COUNTY, pages::task::save)
        .post("/workshop/{workshop}/checklista/{task}/lage", COUNTY, pages::task::move_it)
        .get("/workshop/{workshop}/lokal", READERS, pages::venue::show)
        .get("/workshop/{workshop}/lokal/andra", COUNTY, pages::venue::edit)
        .post("/workshop/{workshop}/lokal/andra", COUNTY, pages::venue::save)
        .get("/workshop/{workshop}/lokal/bestallning", COUNTY, pages::order::show)
        .post("/workshop/{workshop}/lokal/bestallning", COUNTY, pages::order::act)
        .ask("/workshop/{workshop}/lokal/bestallning.pdf", COUNTY, pages::order::pdf)
        .get("/workshop/{workshop}/gaster", COUNTY, pages::guests::list)
        .get("/workshop/{workshop}/gaster/ny", COUNTY, pages::guests::new)
        .post("/workshop/{workshop}/gaster/ny", COUNTY, pages::guests::add)
        .get("/workshop/{workshop}/gaster/{guest}", COUNTY, pages::guests::show)
        .post("/workshop/{workshop}/gaster/{guest}", COUNTY, pages::guests::save)
        .post("/workshop/{workshop}/gaster/{guest}/skicka", COUNTY, pages::guests::invite)
        .post("/workshop/{workshop}/gaster/{guest}/bort", COUNTY, pages::guests::remove)
        .get("/workshop/{workshop}/digitalt", COUNTY, pages::sites::show)
        .post("/workshop/{workshop}/digitalt", COUNTY, pages::sites::save)
        .post("/workshop/{workshop}/digitalt/visa", COUNTY, pages::sites::reveal)
        .get("/gast/{guest}", VISITOR, pages::visit::show)
        .post("/gast/{guest}", VISITOR, pages::visit::answer)
}

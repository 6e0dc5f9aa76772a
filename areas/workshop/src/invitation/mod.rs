//! # Invitation (*inbjudan*)
//! The county's version of the national draft with its own text before it, the letter to each municipality, reminders,
//! letters that follow up, and what became of each letter.
//!
//! Always: all letters of one sending are posted in the transaction that records it; a municipality gets one letter
//! for each version of the day, however often the button is pressed; a link opens one municipality's registration; when
//! the programme asks for approval, nothing leaves before it.

pub mod addresses;
pub mod deeds;
pub mod follow_up;
pub(crate) mod letters;
pub(crate) mod migrations;
pub(crate) mod needs;
pub(crate) mod pages;
mod paper;
pub(crate) mod posting;
pub mod repair;
pub mod rules;
#[cfg(test)]
pub(crate) mod samples;
pub mod version;
pub mod views;

pub use letters::{Wording, place};
pub use needs::InvitationNeeds;
pub use posting::{invited_meeting, registration_link, told};

use organisation::{Duty, Gate, Place, Routes};

const COUNTY: Gate = Gate::Duties(&[Duty::CountyCoordinator]);
/// Approves.
const LEAD: Gate = Gate::Duties(&[Duty::NationalLead]);
/// Keeps its addresses.
const MUNICIPALITY: Gate = Gate::Duties(&[Duty::MunicipalCoordinator]);

/// The routes of this part.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get("/workshop/{workshop}/inbjudan", COUNTY, pages::text::show)
        .post("/workshop/{workshop}/inbjudan", COUNTY, pages::text::save)
        .get("/workshop/{workshop}/inbjudan.pdf", COUNTY, pages::pdf::pdf)
        .get("/workshop/{workshop}/inbjudan/delar", COUNTY, pages::own_parts::show)
        .post("/workshop/{workshop}/inbjudan/delar", COUNTY, pages::own_parts::save)
        .get("/workshop/{workshop}/inbjudan/andringar", COUNTY, pages::corrections::show)
        .post("/workshop/{workshop}/inbjudan/andringar", COUNTY, pages::corrections::decide)
        .post("/workshop/{workshop}/inbjudan/godkannande", COUNTY, pages::approvals::ask)
        .post("/workshop/{workshop}/inbjudan/skicka", COUNTY, pages::send::send)
        .get("/workshop/{workshop}/inbjudan/uppfoljning", COUNTY, pages::follow_up::show)
        .post("/workshop/{workshop}/inbjudan/uppfoljning", COUNTY, pages::follow_up::send)
        .get("/workshop/{workshop}/utskick", COUNTY, pages::send::show)
        .post("/workshop/{workshop}/utskick/adress", COUNTY, pages::bounces::repair)
        .post("/workshop/{workshop}/utskick/{letter}/igen", COUNTY, pages::send::again)
        .post("/workshop/{workshop}/utskick/{letter}/studs", COUNTY, pages::bounces::mark)
        .post("/workshop/{workshop}/paminn", COUNTY, pages::send::remind)
        .get("/inbjudningar", LEAD, pages::approvals::list)
        .get("/inbjudningar/{workshop}", LEAD, pages::approvals::show)
        .post("/inbjudningar/{workshop}", LEAD, pages::approvals::answer)
        .get("/adresser", MUNICIPALITY, pages::addresses::show)
        .post("/adresser", MUNICIPALITY, pages::addresses::keep)
        .post("/adresser/{address}/ta-bort", MUNICIPALITY, pages::addresses::remove)
}

/// The places of a municipality in the navigation.
#[must_use]
pub fn places() -> Vec<Place> {
    vec![
        Place { duties: &[Duty::MunicipalCoordinator], href: "/anmalan", text: "invitation-place" },
        Place { duties: &[Duty::MunicipalCoordinator], href: "/adresser", text: "addresses-place" },
    ]
}

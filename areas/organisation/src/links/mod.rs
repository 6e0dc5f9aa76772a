//! # Links (*personliga länkar*)
//! The links that were handed out, shown to whoever answers for them: to whom, since when, opened when and in how many
//! browsers; revoked, and sent anew.
//!
//! Always: looking at a link changes nothing; a revoked link is closed at once, also where it is open; a new one goes
//! to the address that the first one went to and nowhere else; a link that is opened in a second browser is noticed;
//! whoever opened one can leave it again, in that browser, and the link goes on working.

pub mod deeds;
mod letter;
mod needs;
pub(crate) mod pages;
pub mod records;
pub mod rules;
pub mod views;

pub use views::places_of;

pub use letter::first as first_letter;
pub use needs::LinkNeeds;
pub use pages::Shown;

use crate::{Duty, Gate, Place, Routes};

/// Those who answer for links.
const OWNERS: &[Duty] = &[Duty::NationalLead, Duty::CountyCoordinator, Duty::MunicipalCoordinator];

/// The routes.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get("/lankar", Gate::Duties(OWNERS), pages::list::show)
        .post("/lankar/{link}", Gate::Duties(OWNERS), pages::list::act)
        .post("/l/{token}/ny", Gate::Open, pages::gone::ask_anew)
        .post("/lamna", Gate::Open, pages::leaving::leave)
        .get("/lamnat", Gate::Open, pages::leaving::left)
}

/// The place in the navigation.
#[must_use]
pub fn places() -> Vec<Place> {
    vec![Place { duties: OWNERS, href: "/lankar", text: "links-title" }]
}

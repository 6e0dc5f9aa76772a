//! The workshop itself: its settings, its overview page, and how the other parts load it.

pub mod deeds;
pub mod form;
#[cfg(test)]
mod form_tests;
mod load;
pub(crate) mod needs;
mod own;
pub(crate) mod pages;
pub mod rules;
pub mod views;

pub use load::{Workshop, locked, own, readable, standing};
pub use own::{Asked, Own};
pub use pages::shell_under;

use organisation::{Duty, Gate, Place, Routes};

/// Prepares the workshop.
const COUNTY: Gate = Gate::Duties(&[Duty::CountyCoordinator]);
/// Reads about the workshop.
const READERS: Gate = Gate::Duties(&[Duty::CountyCoordinator, Duty::NationalLead, Duty::Facilitator]);
/// Has workshops of their own.
const OWN: Gate = Gate::Duties(&[Duty::CountyCoordinator, Duty::Facilitator]);

/// The routes of this part.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get("/workshop", OWN, pages::overview::own)
        .get("/workshop/{workshop}", READERS, pages::overview::show)
        .get("/workshop/{workshop}/installningar", COUNTY, pages::settings::edit)
        .post("/workshop/{workshop}/installningar", COUNTY, pages::settings::save)
}

/// The places of this part, of the counties' map and of the tour, in the navigation.
#[must_use]
pub fn places() -> Vec<Place> {
    vec![
        Place { duties: &[Duty::NationalLead], href: "/lan", text: "counties-place" },
        Place { duties: &[Duty::CountyCoordinator], href: "/workshop", text: "day-place" },
        Place { duties: &[Duty::Facilitator], href: "/workshop", text: "facilitators-led-place" },
    ]
}

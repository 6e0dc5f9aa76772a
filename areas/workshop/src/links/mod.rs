//! # Links of a workshop
//! Personal links for those who never need an account: participants, guests and door hosts. Handed out by the county,
//! and what they open: when, where and what is expected.
//!
//! Always: a link opens one thing; a door host's works in one browser alone.

mod deeds;
mod holder;
mod pages;

pub use deeds::facts;

use organisation::link::{DOOR_HOST, PARTICIPANT};
use organisation::{Duty, Gate, Routes};

const COUNTY: Gate = Gate::Duties(&[Duty::CountyCoordinator]);

/// The routes of this part.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get("/workshop/{workshop}/lankar", COUNTY, pages::show)
        .post("/workshop/{workshop}/lankar", COUNTY, pages::hand_out)
        .post("/workshop/{workshop}/lankar/deltagare", COUNTY, pages::to_participants)
        .get("/min-dag/{participant}", Gate::LinkOr(PARTICIPANT, &[]), holder::participant)
        .get("/dorr/{workshop}", Gate::LinkOr(DOOR_HOST, &[]), holder::door_host)
}

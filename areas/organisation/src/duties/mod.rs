//! # Duties (*uppdrag*)
//! Who is trusted with what: given by whom, from which day and until which, gone through once a year, taken away.
//!
//! Always:
//! - nobody gives what they may not give: an authority gives its own duties, the tier above the first one where there
//!   is nobody, and no one gives themselves anything ([`rules`]);
//! - the tier right above may take away, with a reason, what it may not give ([`below`]);
//! - what is taken away is gone at once: on open sessions, and for deeds that are under way ([`DutyRights`]);
//! - nothing is forgotten: a duty that is over stays in the list of those that were.

pub(crate) mod acting;
pub mod below;
pub mod deeds;
mod letter;
pub(crate) mod migration;
mod needs;
pub(crate) mod pages;
pub mod review;
mod rights;
pub mod rules;
#[cfg(test)]
mod rules_tests;
mod telling;
pub mod views;

pub use needs::DutyNeeds;
pub use pages::give::check_who;
pub use pages::{Shown, refused};
pub use rights::DutyRights;

use axum::handler::Handler as _;
use axum::middleware::from_fn;

use crate::gate::as_house;
use crate::{Duty, Gate, Place, Routes};

/// Those who decide for their authority.
const DECIDING: &[Duty] = &[Duty::NationalLead, Duty::CountyCoordinator, Duty::MunicipalCoordinator];
const DECIDE: Gate = Gate::Duties(DECIDING);
/// Those who have authorities under theirs.
const ABOVE: Gate = Gate::Duties(&[Duty::NationalLead, Duty::CountyCoordinator]);
const ANYBODY: Gate = Gate::Duties(&Duty::ALL);

/// The routes.
#[must_use]
pub fn routes() -> Routes {
    // A person may have duties elsewhere too, and as what a session acts is the session's: the house looks.
    let own = from_fn(as_house);
    Routes::new()
        .get("/uppdrag", DECIDE, pages::list::show)
        .get("/uppdrag/nytt", DECIDE, pages::give::form)
        .post("/uppdrag/nytt", DECIDE, pages::give::give.layer(own.clone()))
        .get("/uppdrag/genomgang", DECIDE, pages::review::show)
        .post("/uppdrag/genomgang", DECIDE, pages::review::settle.layer(own.clone()))
        .get("/uppdrag/byt", ANYBODY, pages::choose::form)
        .post("/uppdrag/byt", ANYBODY, pages::choose::choose.layer(own.clone()))
        .get("/uppdrag/under", ABOVE, pages::below::list)
        .get("/uppdrag/under/{held}", ABOVE, pages::below::show)
        .post("/uppdrag/under/{held}/ta-bort", ABOVE, pages::below::take)
        .get("/uppdrag/{held}", DECIDE, pages::one::show)
        .post("/uppdrag/{held}/sista-dag", DECIDE, pages::one::last_day)
        .post("/uppdrag/{held}/ta-bort", DECIDE, pages::one::take)
}

/// The place in the navigation.
#[must_use]
pub fn places() -> Vec<Place> {
    vec![Place { duties: DECIDING, href: "/uppdrag", text: "duties-title" }]
}

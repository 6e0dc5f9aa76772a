//! # Tour (*turnéplan*)
//! Which team of facilitators visits which county on which day: planned by the engine from what the counties answered,
//! mended by hand on a board, agreed on, told, and carried in calendars.
//!
//! Words: the *draft* is the plan as it is being made. To *agree on* it (*fastställa*) makes it the counties' days and
//! the facilitators' duties. An *entry* is one day in one calendar: a county's or a team's. A *feed* (*prenumeration*) is
//! a calendar's secret address.
//!
//! Always:
//! - what is fixed stays when the rest is planned again, and what has been is never moved;
//! - nobody is agreed on for two places on one day;
//! - a county that says no has no day in the plan: its day is free from then on;
//! - no letter leaves by itself: those about the tour are proposed, with what each receiver knows and what is new;
//! - an entry that was in a calendar is called off, never taken away, and its sequence only goes up.

pub mod agreed;
mod calendar;
pub mod deeds;
pub mod frame;
pub mod job;
mod letters;
mod needs;
mod pages;
pub mod proposals;
pub(crate) mod records;
pub mod retention;
pub mod rules;
pub mod saying;
pub mod views;

pub(crate) use needs::to_tell;

use axum::Extension;
use axum::handler::Handler as _;
use axum::middleware::from_fn;
use organisation::{Duty, Gate, Routes};

use crate::table_plan::job::Bench;

/// Leads the programme.
const LEAD: Gate = Gate::Duties(&[Duty::NationalLead]);

/// The routes of this part.
#[must_use]
pub fn routes() -> Routes {
    // One bench for all pages of this router: where they see how far a planning is.
    let bench = Extension(Bench::default());
    Routes::new()
        .get("/turne", LEAD, pages::board::show.layer(bench.clone()))
        .post("/turne/planera", LEAD, pages::planning::plan.layer(bench.clone()))
        .post("/turne/stoppa", LEAD, pages::planning::stop.layer(bench.clone()))
        .get("/turne/team", LEAD, pages::crew::show.layer(bench.clone()))
        .post("/turne/team", LEAD, pages::crew::save_team.layer(bench.clone()))
        .post("/turne/stangda-dagar", LEAD, pages::crew::close.layer(bench.clone()))
        .get("/turne/person", LEAD, pages::person::show.layer(bench.clone()))
        .post("/turne/person", LEAD, pages::person::save.layer(bench.clone()))
        .get("/turne/lan/{county}", LEAD, pages::county::show.layer(bench.clone()))
        .post("/turne/lan/{county}", LEAD, pages::county::act.layer(bench.clone()))
        .get("/turne/lan/{county}/dagar", LEAD, pages::county::days.layer(bench.clone()))
        .get("/turne/faststall", LEAD, pages::agree::show.layer(bench.clone()))
        .post(
            "/turne/faststall",
            LEAD,
            pages::agree::agree.layer(bench.clone()).layer(from_fn(organisation::as_house)),
        )
        .get("/turne/besked", LEAD, pages::told::show.layer(bench.clone()))
        .post("/turne/besked", LEAD, pages::told::send.layer(bench.clone()))
        .get("/turne/kalender", LEAD, pages::told::calendar.layer(bench.clone()))
        .post("/turne/prenumeration", LEAD, pages::told::feed.layer(bench))
        .get("/kalender/{token}", Gate::Open, pages::feed::fetch)
}

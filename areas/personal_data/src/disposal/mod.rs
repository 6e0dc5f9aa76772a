//! # Disposal (*gallring*)
//! Participant lists, guests and mail go by rule: a *proposal* stands some time before the last day, somebody at the county
//! *approves* it or *holds* it back with a reason and until a day, and on the last day it is *done*: one transaction for
//! each workshop, which leaves a *certificate* (gallringsprotokoll).
//!
//! Always:
//! - a proposal says counts and which workshop, never names; a certificate names nobody;
//! - what nobody answers goes by the rule all the same ([`crate::retention::Times::unanswered_days`]); nothing is held
//!   without an end;
//! - nothing goes before its last day, whoever approved it, and a workshop that was moved gets a new one.

pub mod certificate;
pub mod deeds;
pub mod done;
mod form;
pub(crate) mod migration;
mod needs;
mod pages;
mod paper;
pub mod proposing;
pub mod records;
mod reminding;
pub mod rules;
pub mod views;

#[cfg(test)]
pub(crate) use paper::samples;

pub use needs::DisposalNeeds;

use chrono::TimeDelta;
use organisation::{Duty, Gate, Routes};
use store::Errand;
use web::House;

use crate::retention::Times;

/// Answers proposals.
const COUNTY: Gate = Gate::Duties(&[Duty::CountyCoordinator]);
/// Reads counts and certificates.
const READERS: Gate = Gate::Duties(&[Duty::CountyCoordinator, Duty::Auditor]);

/// The routes of this part.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get("/personuppgifter/gallring", READERS, pages::list::show)
        .post("/personuppgifter/gallring", COUNTY, pages::list::approve)
        .get("/personuppgifter/gallring/forslag/{disposal}", COUNTY, pages::one::show)
        .post("/personuppgifter/gallring/forslag/{disposal}", COUNTY, pages::one::answer)
        .get("/personuppgifter/gallring/protokoll/{certificate}", READERS, pages::certificate::show)
        .get("/personuppgifter/gallring/protokoll/{certificate}/pdf", READERS, pages::certificate::pdf)
}

/// Proposes, reminds and deletes. Looks every six hours.
#[must_use]
pub fn errand(house: House, times: Times) -> Errand {
    Errand::new("dispose by rule", TimeDelta::hours(6), move |store| {
        let (house, times) = (house.clone(), times.clone());
        async move {
            proposing::propose(&store, &times).await?;
            reminding::remind(&house, &times).await?;
            done::carry_out_due(&store, &times).await.map(|_| ())
        }
    })
}

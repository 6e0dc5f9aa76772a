//! # Interest (*intresseanmälan*)
//! Each county says by a last day whether it wants a workshop: how, how long, on which days, with which wishes and
//! questions. It answers by the link in a letter, or as its coordinator from its own page.
//!
//! Words: the *call* is that the counties are asked, and until when. An *interest* is one county's row in it. What a
//! county says of a day is a *mark*.
//!
//! Always:
//! - an answer can be changed until the window for workshops is over; one that comes after the last day is taken and
//!   says so;
//! - whoever answers over an answer that they have not seen is shown both, and chooses;
//! - a question is never changed or lost by answering anew;
//! - a county that says no keeps its day until the lead takes it away: the lead is told, and nothing is deleted;
//! - a county reads no other county's answer, and of questions those that the lead shows to all, without whose they are.

pub mod answering;
pub mod deeds;
mod held;
mod letters;
#[cfg(test)]
mod letters_tests;
pub mod map;
mod needs;
mod pages;
pub mod records;
pub mod retention;
pub mod rules;
mod said;
mod sheet;
pub mod views;
pub mod workdays;

pub use answering::SetDays;
pub use held::InterestHeld;
pub use needs::InterestNeeds;
pub use pages::Days;

use organisation::link::INTEREST;
use organisation::{Duty, Gate, Routes};

/// The county: whoever holds the link in the letter to it, or its coordinator.
const COUNTY: Gate = Gate::LinkOr(INTEREST, &[Duty::CountyCoordinator]);
/// Leads the programme.
const LEAD: Gate = Gate::Duties(&[Duty::NationalLead]);

/// The routes of this part.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get("/intresse", Gate::Duties(&[Duty::CountyCoordinator]), pages::answer::own)
        .get("/intresse/{interest}", COUNTY, pages::answer::show)
        .get("/intresse/{interest}/svara", COUNTY, pages::answer::form)
        .post("/intresse/{interest}", COUNTY, pages::answer::step)
        .get("/program/intresse", LEAD, pages::lead::show)
        .post("/program/intresse", LEAD, pages::call::ask)
        .post("/program/intresse/sista-dag", LEAD, pages::call::move_last_day)
        .post("/program/intresse/paminn", LEAD, pages::lead::remind)
        .ask("/program/intresse/hamta", LEAD, pages::lead::take_out)
        .get("/program/intresse/fragor", LEAD, pages::questions::show)
        .post("/program/intresse/fragor/{question}", LEAD, pages::questions::answer)
        .get("/program/intresse/{interest}", LEAD, pages::one::show)
}

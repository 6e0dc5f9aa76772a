//! # Letters
//! What an organisation sent, what became of each letter, and, where there is no mail server, the letters themselves.
//!
//! Always: an organisation sees the letters it sent and no others; another's letter is *not found*. Letters that the
//! house sends of itself, such as those with a link to sign in, are in nobody's list.

mod deeds;
mod lying;
mod pages;
mod rows;
pub(crate) mod words;

pub use rows::LetterRow;

use crate::{Duty, Gate, Routes};

const SENDERS: Gate = Gate::Duties(&[Duty::NationalLead, Duty::CountyCoordinator]);

/// The routes.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get("/brev", SENDERS, pages::list)
        .get("/brev/{id}", SENDERS, pages::one)
        .get("/brev/{id}/eml", SENDERS, pages::eml)
        .post("/brev/{id}/igen", SENDERS, pages::again)
}

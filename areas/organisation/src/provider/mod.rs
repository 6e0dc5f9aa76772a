//! # Sign-in with the authority's own provider
//! An authority that runs a sign-in service of its own lets its people in by it. The provider vouches for who stands at
//! the door; what they may do here is what their duty says, and nothing the provider can give.
//!
//! Words: a *provider* belongs to the organisations that it is bound to in the configuration. An *identity* is a
//! person's account at a provider, linked to the person the first time they come that way.
//!
//! Always:
//! - a provider lets in people all of whose duties lie in its own organisations, and nobody else;
//! - a person is found by a verified address the first time, and by the provider's own mark from then on: an address
//!   that moves to somebody else at the provider takes nothing with it;
//! - the page that a mail domain leads to is the same whether anybody has the address;
//! - an attempt belongs to one browser, works once and for ten minutes;
//! - whatever goes wrong is a page with another way in, and no code, state or token stays in an address.

mod account;
mod bound;
mod deeds;
pub(crate) mod farewell;
mod letter;
mod pages;
mod providers;
pub(crate) mod records;
mod refused;
mod seal;
mod views;

pub use providers::Providers;

pub(crate) use farewell::{Parting, part};
pub(crate) use pages::lead_on;
pub(crate) use records::Linked;

use crate::{Duty, Gate, Routes};

/// The routes.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get("/logga-in/hos/{provider}", Gate::Open, pages::way_in)
        .get("/logga-in/svar/{provider}", Gate::Open, pages::answer)
        .get("/logga-in/hinder/{provider}/{reason}", Gate::Open, pages::refused)
        .get("/logga-in/utloggad", Gate::Open, farewell::signed_out)
        .get("/konto/inloggningstjanst", Gate::Duties(&Duty::ALL), account::list)
        .post("/konto/inloggningstjanst/{id}/ta-bort", Gate::Duties(&Duty::ALL), account::take_away)
}

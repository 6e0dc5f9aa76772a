//! # Passkeys
//! A person adds a *passkey* (passnyckel) on their telephone, computer or security key, and signs in with it: one
//! touch that proves both that they have the device and that it knows them. The protocol is W3C Web Authentication,
//! and the library's own.
//!
//! Always:
//! - the device must have verified the person (PIN, finger, face); one that did not is refused;
//! - for which site a passkey is comes from the configured address alone, never from a request;
//! - the question a browser answers (a *ceremony*) is kept here, for minutes, for one browser, and answered once;
//! - the last passkey goes only when there is another way in ([`rules::may_remove`]).

pub(crate) mod ceremony;
pub(crate) mod deeds;
pub(crate) mod pages;
pub(crate) mod records;
mod relying;
pub(crate) mod rules;
pub(crate) mod views;

pub(crate) use relying::relying_party;

use axum::handler::Handler as _;
use axum::middleware::from_fn;

use crate::gate::as_house;
use crate::{Duty, Gate, Routes};

/// The routes.
#[must_use]
pub fn routes() -> Routes {
    let own = from_fn(as_house);
    Routes::new()
        .post("/logga-in/passnyckel/borja", Gate::Open, pages::begin_entering.layer(own.clone()))
        .post("/logga-in/passnyckel", Gate::Open, pages::enter.layer(own.clone()))
        .post(
            "/konto/inloggningssatt/passnyckel/borja",
            Gate::Duties(&Duty::ALL),
            pages::begin_adding.layer(own.clone()),
        )
        .post("/konto/inloggningssatt/passnyckel", Gate::Duties(&Duty::ALL), pages::add.layer(own.clone()))
        .get(
            "/konto/inloggningssatt/passnyckel/{id}",
            Gate::Duties(&Duty::ALL),
            pages::ask_removing.layer(own.clone()),
        )
        .post(
            "/konto/inloggningssatt/passnyckel/{id}",
            Gate::Duties(&Duty::ALL),
            pages::remove.layer(own.clone()),
        )
}

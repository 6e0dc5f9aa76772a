//! # A person's own sessions
//! Where one is signed in: with which device, from which network, since when. One of them can be ended, or all but
//! this one.
//!
//! Always:
//! - people see and end their own sessions and nobody else's;
//! - whoever ends one has signed in lately: a stranger at an open screen shuts nobody out;
//! - what is ended is out with its next request, wherever it is.

mod deeds;
mod pages;

use crate::{Duty, Gate, Routes};

/// The routes.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get("/konto/inloggningar", Gate::Duties(&Duty::ALL), pages::list)
        .post("/konto/inloggningar/avsluta", Gate::Duties(&Duty::ALL), pages::end)
        .post("/konto/inloggningar/avsluta-andra", Gate::Duties(&Duty::ALL), pages::end_others)
}

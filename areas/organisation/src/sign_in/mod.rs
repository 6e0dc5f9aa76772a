//! # Signing in
//! A person shows a passkey (`passkey`), or asks for a link by mail address and enters with it. No password
//! anywhere. All ways end in the same session ([`let_in`]).
//!
//! Always:
//! - the answer to an address is the same whether somebody has it or not, in words and in work (`requests`);
//! - looking at a link changes nothing, mail filters and previews do that; only the button acts;
//! - a link that was asked for in a browser works in that browser alone, once, for ten minutes;
//! - a duty that was taken away closes the door at once, also for links that are on their way.

mod again;
mod deeds;
mod entering;
mod letter;
mod pages;
pub(crate) mod requests;
mod tries;

pub(crate) use again::{come_back, way_on};
pub(crate) use deeds::{Next, recovered};
pub use deeds::{end_everybodys_sessions, end_sessions, print_link};
pub use entering::let_in;
pub use pages::could_be_an_address;
pub(crate) use pages::led;
pub use requests::{answer_requests, run_answerer};
pub use tries::tries_about;
pub(crate) use tries::{admit_code, admit_here};

use axum::handler::Handler as _;
use axum::middleware::from_fn;

use crate::gate::as_house;
use crate::{Duty, Gate, Routes};

/// The routes.
#[must_use]
pub fn routes() -> Routes {
    let own = from_fn(as_house);
    Routes::new()
        .get("/logga-in", Gate::Open, pages::form)
        .post("/logga-in", Gate::Open, pages::ask)
        .get("/logga-in/igen", Gate::Duties(&Duty::ALL), again::form.layer(own.clone()))
        .post("/logga-in/igen", Gate::Duties(&Duty::ALL), again::ask.layer(own.clone()))
        .post("/logga-in/igen/kod", Gate::Duties(&Duty::ALL), again::ask_code.layer(own.clone()))
        .get("/l/{token}", Gate::Open, pages::door)
        .post("/l/{token}", Gate::Open, pages::enter)
        .post("/logga-ut", Gate::Open, pages::leave)
}

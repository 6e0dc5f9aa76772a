//! # Signing in
//! A person asks for a link by mail address and enters with it. No password: whoever reads the person's mail is the
//! person. Passkeys and single sign-on come beside it, and end in the same session.
//!
//! Always:
//! - the answer to an address is the same whether somebody has it or not;
//! - looking at a link changes nothing, mail filters and previews do that; only the button acts;
//! - a link that was asked for in a browser works in that browser alone, once, for half an hour;
//! - a duty that was taken away closes the door at once, also for links that are on their way.

mod again;
mod deeds;
mod entering;
mod letter;
mod pages;
mod tries;

pub(crate) use again::{come_back, way_on};
pub use deeds::print_link;
pub use entering::let_in;
pub(crate) use pages::could_be_an_address;
pub use tries::tries_about;

use crate::{Duty, Gate, Routes};

/// The routes.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get("/logga-in", Gate::Open, pages::form)
        .post("/logga-in", Gate::Open, pages::ask)
        .get("/logga-in/igen", Gate::Duties(&Duty::ALL), again::form)
        .post("/logga-in/igen", Gate::Duties(&Duty::ALL), again::ask)
        .get("/l/{token}", Gate::Open, pages::door)
        .post("/l/{token}", Gate::Open, pages::enter)
        .post("/logga-ut", Gate::Open, pages::leave)
}

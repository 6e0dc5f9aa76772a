//! # Two persons (*två personer i förening*)
//! What is hard to undo is not done by one alone: one asks with a reason, another agrees or declines. Agreeing gives
//! the asker a proof, bound to the act and the thing, that the deed takes and that works once ([`Agreed`]).
//!
//! Always: the asker never answers; who answers decides for the same authority or the tier above; what nobody answers
//! lapses, and so does what is agreed and not used; both stand in the journal.

pub mod deeds;
mod everyone;
mod letter;
mod needs;
mod pages;
pub(crate) mod records;
pub mod rules;
pub mod views;

pub use deeds::{Agreed, NotAgreed, redeem};
pub use needs::SecondPersonNeeds;
pub use rules::Act;

use crate::{Duty, Gate, Routes};

/// Those who decide for their authority.
const DECIDE: Gate = Gate::Duties(&[Duty::NationalLead, Duty::CountyCoordinator, Duty::MunicipalCoordinator]);

/// The routes.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get("/i-forening", DECIDE, pages::list::show)
        .get("/i-forening/ny", DECIDE, pages::ask::form)
        .post("/i-forening/ny", DECIDE, pages::ask::ask)
        .get("/i-forening/{request}", DECIDE, pages::one::show)
        .post("/i-forening/{request}/svara", DECIDE, pages::one::answer)
        .post("/i-forening/{request}/ta-tillbaka", DECIDE, pages::one::withdraw)
        .ask("/i-forening/{request}/hamta", DECIDE, pages::one::take_out)
        .post("/i-forening/{request}/kasta-nyckeln", DECIDE, pages::one::throw_away_key)
}

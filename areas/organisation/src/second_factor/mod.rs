//! # Second factor
//! Where a second factor is demanded for a duty, whoever has shown one alone gets as far as to a second, and no
//! further: to add a passkey or a code app when they have none, to show it when they have.
//!
//! Always: one factor never lets anybody add a second beside one that is there. Whoever reads a person's mail would
//! else make themselves at home; whoever has lost theirs gets a printed link in person.

mod page;
pub mod rules;

use axum::extract::Request;
use axum::handler::Handler as _;
use axum::middleware::from_fn;
use store::{Sight, StoreFault, see_as};
use web::session::Kind;
use web::{House, Visitor};

use crate::gate::as_house;
use crate::{Actor, App, Duty, Gate, PersonId, Routes, code_app, passkey};
pub use rules::Demand;
use rules::{Standing, standing};

/// The page that says what is missing.
pub(crate) const PATH: &str = "/konto/tva-faktorer";

/// The routes.
#[must_use]
pub fn routes() -> Routes {
    Routes::new().get(PATH, Gate::Duties(&Duty::ALL), page::show.layer(from_fn(as_house)))
}

/// How somebody who is signed in stands. Asks the database only where something is demanded and one factor was shown.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub(crate) async fn of(app: &App, visitor: &Visitor, actor: &Actor) -> Result<Standing, StoreFault> {
    let Some(session) = visitor.session(Kind::Person) else { return Ok(Standing::Whole) };
    let demanded = app.demand().is_of_any(actor.duties());
    if !demanded || session.way.is_two_factors() {
        return Ok(Standing::Whole);
    }
    let has_second = see_as(Sight::House, has_second(app, actor.person_id())).await?;
    Ok(standing(demanded, session.way, has_second))
}

/// Whether a person has something to show beside a link.
async fn has_second(house: &House, person: PersonId) -> Result<bool, StoreFault> {
    let store = house.store();
    Ok(passkey::views::count(store, person).await? > 0
        || code_app::views::state(store, person).await?.is_confirmed())
}

/// Whether what is asked for is open to whoever stands so.
pub(crate) fn opens(standing: Standing, request: &Request) -> bool {
    standing.opens(request.uri().path())
}

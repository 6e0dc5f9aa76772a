//! Whom a try to sign in concerns.

use sea_orm::prelude::Uuid;
use store::{Sight, StoreFault, see_as};
use web::limits::{self, Keys, Limit};
use web::{Trouble, Visitor, session};

use crate::{App, PersonId, register};

/// The keys of a try about a mail address, whether anybody has it or not: the same questions are asked of the
/// database for both.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn tries_about(app: &App, visitor: &Visitor, address: &str) -> Result<Keys, StoreFault> {
    // The house looks: whoever tries is nobody yet.
    let person = see_as(Sight::House, register::person_at(app.store(), address)).await?;
    let person = person.map(|person| person.id);
    let person = person.unwrap_or_else(|| PersonId::from(Uuid::nil()));
    let is_known = session::is_known_browser(app.store(), person.uuid(), &visitor.browser_hash()).await?;
    Ok(Keys::of(visitor, register::folded(address)).known(is_known))
}

/// Counts a try to begin signing in, before anybody has said who they are.
///
/// # Errors
/// [`Trouble::TooOften`] when it is too early, else what the database says.
pub(crate) async fn admit_here(app: &App, visitor: &Visitor) -> Result<(), Trouble> {
    let is_known = session::is_somebodys_browser(app.store(), &visitor.browser_hash()).await?;
    limits::admit(app, Limit::SignIn, &Keys::of(visitor, "").known(is_known)).await
}

/// Counts a code that this person is asked for.
///
/// # Errors
/// As [`admit_here`].
pub(crate) async fn admit_code(app: &App, visitor: &Visitor, person: PersonId) -> Result<(), Trouble> {
    let is_known = session::is_known_browser(app.store(), person.uuid(), &visitor.browser_hash()).await?;
    limits::admit(app, Limit::Code, &Keys::of(visitor, person.to_string()).known(is_known)).await
}

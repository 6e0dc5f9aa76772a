//! Whom a try to sign in concerns.

use sea_orm::prelude::Uuid;
use store::{Sight, StoreFault, see_as};
use web::limits::Keys;
use web::{Visitor, session};

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

//! What the pages of the invitation read.

use organisation::OrganisationId;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use store::{Store, StoreFault};

use crate::day::Workshop;
use crate::records::{WorkshopId, invitation};

pub use super::addresses::views::{Bounced, Recipient, recipients};
pub use super::version::views::{Page, of_page, standing};
pub use invitation::Model as Invitation;

/// Which of the invited municipalities have no address to write to, by name.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn unreached(
    store: &Store,
    workshop: &Workshop,
    invited: &[OrganisationId],
) -> Result<Vec<String>, StoreFault> {
    let all = recipients(store, workshop.county, workshop.id).await?;
    let silent = all
        .into_iter()
        .filter(|recipient| recipient.people.is_empty() && invited.contains(&recipient.municipality.id));
    Ok(silent.map(|recipient| recipient.municipality.name).collect())
}

/// The invitations of a workshop.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn invitations(store: &Store, workshop: WorkshopId) -> Result<Vec<Invitation>, StoreFault> {
    Ok(invitation::Entity::find()
        .filter(invitation::Column::Workshop.eq(workshop))
        .all(store.reader())
        .await?)
}

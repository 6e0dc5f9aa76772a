//! What the pages of the invitation read.

use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use store::{Store, StoreFault};

use crate::records::{WorkshopId, invitation};

pub use super::addresses::views::{Bounced, Recipient, recipients};
pub use super::version::views::standing;
pub use invitation::Model as Invitation;

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

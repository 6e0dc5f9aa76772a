//! Looking programmes and drafts up.

use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _};
use store::{Store, StoreFault};

use crate::draft::DraftText;
use crate::records::{ProgrammeId, draft, programme};

pub use draft::Model as Draft;
pub use programme::Model as Programme;

impl Draft {
    /// Its text alone.
    #[must_use]
    pub fn text(&self) -> DraftText {
        DraftText { subject: self.subject.clone(), audience: self.audience.clone(), body: self.body.clone() }
    }
}

/// The programme that was made last; none before the first.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn current(store: &Store) -> Result<Option<Programme>, StoreFault> {
    Ok(programme::Entity::find()
        .order_by_desc(programme::Column::MadeAt)
        .order_by_desc(programme::Column::Id)
        .one(store.reader())
        .await?)
}

/// The newest version of a programme's draft. Every programme has one from the start.
///
/// # Errors
/// [`StoreFault`] when the database refuses, or there is no such programme.
pub async fn newest_draft(store: &Store, programme: ProgrammeId) -> Result<Draft, StoreFault> {
    newest(store.reader(), programme).await
}

pub(crate) async fn newest(
    db: &impl sea_orm::ConnectionTrait,
    programme: ProgrammeId,
) -> Result<Draft, StoreFault> {
    let found = draft::Entity::find()
        .filter(draft::Column::Programme.eq(programme))
        .order_by_desc(draft::Column::Version)
        .one(db)
        .await?;
    found.ok_or_else(|| StoreFault::Unreadable(format!("the programme {programme} has no draft")))
}

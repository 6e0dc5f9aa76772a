//! When something was last done to each of many things: one query.

use std::collections::HashMap;

use sea_orm::prelude::{DateTimeUtc, Uuid};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QuerySelect as _};

use super::records::line;
use crate::{Store, StoreFault};

/// When `deed` was last done to each of `subjects`; those to which it never was are left out.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn last(
    store: &Store,
    deed: &str,
    subjects: &[Uuid],
) -> Result<HashMap<Uuid, DateTimeUtc>, StoreFault> {
    let found: Vec<(Uuid, DateTimeUtc)> = line::Entity::find()
        .select_only()
        .column(line::Column::SubjectId)
        .column_as(line::Column::At.max(), "last")
        .filter(line::Column::Deed.eq(deed))
        .filter(line::Column::SubjectId.is_in(subjects.iter().copied()))
        .group_by(line::Column::SubjectId)
        .into_tuple()
        .all(store.reader())
        .await?;
    Ok(found.into_iter().collect())
}

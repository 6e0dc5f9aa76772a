//! What pages read of a person's passkeys.

use chrono::{DateTime, Utc};
use sea_orm::prelude::Uuid;
use sea_orm::{ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _, QueryOrder as _};
use store::{Store, StoreFault};

use super::records::passkey;
use crate::PersonId;

/// One passkey as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Listed {
    pub(crate) id: Uuid,
    pub(crate) name: String,
    pub(crate) added_at: DateTime<Utc>,
    pub(crate) used_at: Option<DateTime<Utc>>,
    pub(crate) suspect_at: Option<DateTime<Utc>>,
}

/// The passkeys of a person, the oldest first.
pub(crate) async fn of(store: &Store, person: PersonId) -> Result<Vec<Listed>, StoreFault> {
    let found = passkey::Entity::find()
        .filter(passkey::Column::Person.eq(person))
        .order_by_asc(passkey::Column::AddedAt)
        .order_by_asc(passkey::Column::Id)
        .all(store.reader())
        .await?;
    let listed = found.into_iter().map(|row| Listed {
        id: row.id,
        name: row.name,
        added_at: row.added_at,
        used_at: row.used_at,
        suspect_at: row.suspect_at,
    });
    Ok(listed.collect())
}

/// How many passkeys a person has.
pub(crate) async fn count(store: &Store, person: PersonId) -> Result<u64, StoreFault> {
    Ok(passkey::Entity::find().filter(passkey::Column::Person.eq(person)).count(store.reader()).await?)
}

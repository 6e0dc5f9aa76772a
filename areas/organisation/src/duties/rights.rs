//! Whether a duty still stands, asked in the transaction of every deed.

use async_trait::async_trait;
use sea_orm::prelude::{DateTimeUtc, Uuid};
use sea_orm::sea_query::LockType;
use sea_orm::{DatabaseTransaction, EntityTrait as _, QueryFilter as _, QuerySelect as _};
use store::{Rights, StoreFault};

use crate::records::duty_held;
use crate::register;

/// The right by which a person with a duty acts: that very duty.
pub struct DutyRights;

#[async_trait]
impl Rights for DutyRights {
    async fn stands(
        &self,
        db: &DatabaseTransaction,
        right: Uuid,
        now: DateTimeUtc,
    ) -> Result<bool, StoreFault> {
        // Deeds of one person do not wait for each other, only for whoever takes the duty away, and that one for them.
        // SQLite has one writer at a time and knows no locks on rows.
        let held = duty_held::Entity::find_by_id(right)
            .filter(register::live_at(now))
            .lock(LockType::Share)
            .one(db)
            .await?;
        Ok(held.is_some())
    }
}

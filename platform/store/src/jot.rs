//! What lives for minutes and is nobody's deed yet.

use sea_orm::{ActiveModelTrait, EntityTrait, UpdateMany};

use crate::{Store, StoreFault};

impl Store {
    /// Keeps a row that only says what was begun, such as the question that a browser must answer next. It stands in
    /// no journal: what comes of it is a deed, or nothing. [`Store::tidy`] takes it away.
    ///
    /// # Errors
    /// [`StoreFault`] when the database refuses.
    pub async fn jot<A: ActiveModelTrait>(&self, row: A) -> Result<(), StoreFault> {
        let transaction = self.begin().await?;
        <A::Entity as EntityTrait>::insert(row).exec_without_returning(&transaction).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Keeps where background work stands, such as how far a mailbox is read. It stands in no journal: what the work does
    /// is a deed, and this says only from where to go on. Gives the number of rows.
    ///
    /// # Errors
    /// [`StoreFault`] when the database refuses.
    pub async fn keep_place<E: EntityTrait>(&self, change: UpdateMany<E>) -> Result<u64, StoreFault> {
        let transaction = self.begin().await?;
        let done = change.exec(&transaction).await?;
        transaction.commit().await?;
        Ok(done.rows_affected)
    }
}

//! What lives for minutes and is nobody's deed yet.

use sea_orm::{ActiveModelTrait, EntityTrait};

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
}

//! Migrations: each area brings its own, they run in one order, and a released one is never touched.

use sea_orm::{ConnectionTrait as _, Statement};
use sea_orm_migration::MigratorTraitSelf;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{text, timestamp_with_time_zone, uuid};

use crate::{Backend, Store, StoreFault};

/// The store's own tables come first.
fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(First), Box::new(crate::journal::Erasable), Box::new(crate::vault::Migration)]
}

struct First;

impl MigrationName for First {
    fn name(&self) -> &'static str {
        "0001_store"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for First {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        crate::journal::migration(schema).await?;
        crate::outbox::migration(schema).await?;
        crate::errand::migration(schema).await?;
        let done = Table::create()
            .table("deed_done")
            .col(uuid("key").primary_key())
            .col(text("outcome"))
            .col(timestamp_with_time_zone("at"))
            .to_owned();
        schema.create_table(done).await
    }
}

/// An area's migrations, oldest first.
pub type Migrations = fn() -> Vec<Box<dyn MigrationTrait>>;

struct InOrder<'a>(&'a [Migrations]);

impl MigratorTraitSelf for InOrder<'_> {
    fn migrations(&self) -> Vec<Box<dyn MigrationTrait>> {
        migrations().into_iter().chain(self.0.iter().flat_map(|area| area())).collect()
    }
}

impl Store {
    /// Brings the tables up to date: the store's own first, then the areas' in the given order. All of it is one
    /// transaction, and several programs on one database wait for each other.
    ///
    /// # Errors
    /// [`StoreFault`] when a migration cannot be run; the tables are then as they were.
    pub async fn migrate(&self, areas: &[Migrations]) -> Result<(), StoreFault> {
        let transaction = self.begin().await?;
        // SQLite's write lock is taken already.
        if self.backend() == Backend::Postgres {
            let wait = "SELECT pg_advisory_xact_lock(7206574)";
            transaction.execute_raw(Statement::from_string(self.backend().into(), wait)).await?;
        }
        InOrder(areas).up(&transaction, None).await?;
        Ok(transaction.commit().await?)
    }
}

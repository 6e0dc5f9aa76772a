//! Migrations: each area brings its own, they run in one order, and a released one is never touched.

use std::collections::HashSet;

use sea_orm::{
    ConnectionTrait as _, Database, DatabaseTransaction, DbBackend, Statement, TransactionTrait as _,
};
use sea_orm_migration::MigratorTraitSelf;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{text, timestamp_with_time_zone, uuid};

use crate::pools::postgres;
use crate::{Backend, Reader, Sight, Store, StoreFault, see_as, wall};

/// The store's own tables come first.
fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![
        Box::new(First),
        Box::new(crate::journal::Erasable),
        Box::new(crate::vault::Migration),
        Box::new(wall::Functions),
        Box::new(wall::OWN),
    ]
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
    /// The names of the migrations that have not been run; nothing is changed.
    ///
    /// # Errors
    /// [`StoreFault`] when the table of those that have been run is there and cannot be read.
    pub async fn pending(&self, areas: &[Migrations]) -> Result<Vec<String>, StoreFault> {
        pending(self.reader(), areas).await
    }

    /// Brings the tables up to date: the store's own first, then the areas' in the given order. All of it is one
    /// transaction, and several programs on one database wait for each other.
    ///
    /// On PostgreSQL it is run by the tables' owner when the settings name one; whoever serves then gets the rights
    /// that the guards of the tables say. Who serves and may not make tables is told when one is lacking.
    ///
    /// # Errors
    /// [`StoreFault`] when a migration cannot be run; the tables are then as they were.
    pub async fn migrate(&self, areas: &[Migrations]) -> Result<(), StoreFault> {
        see_as(Sight::House, self.bring_up(areas)).await
    }

    async fn bring_up(&self, areas: &[Migrations]) -> Result<(), StoreFault> {
        if let Some(url) = self.owner_url() {
            return self.migrate_as_owner(url, areas).await;
        }
        if self.backend() == Backend::Postgres && !may_create(self.reader()).await? {
            return nothing_lacks(self.reader(), areas).await;
        }
        let transaction = self.begin().await?;
        up(&transaction, areas).await?;
        Ok(transaction.commit().await?)
    }

    async fn migrate_as_owner(&self, url: &str, areas: &[Migrations]) -> Result<(), StoreFault> {
        let whoami = Statement::from_string(self.backend().into(), "SELECT current_user::text");
        let role: Option<String> =
            self.reader().query_one_raw(whoami).await?.map(|row| row.try_get_by_index(0)).transpose()?;
        let owner = Database::connect(postgres(url, 1)).await?;
        let done = async {
            let transaction = owner.begin().await?;
            self.look(&transaction, Sight::House).await?;
            up(&transaction, areas).await?;
            wall::grant(&transaction, &role.unwrap_or_default()).await?;
            Ok(transaction.commit().await?)
        };
        let done = done.await;
        owner.close().await?;
        done
    }
}

async fn up(transaction: &DatabaseTransaction, areas: &[Migrations]) -> Result<(), StoreFault> {
    let backend = transaction.get_database_backend();
    // SQLite's write lock is taken already.
    if backend == DbBackend::Postgres {
        let wait = "SELECT pg_advisory_xact_lock(7206574)";
        transaction.execute_raw(Statement::from_string(backend, wait)).await?;
    }
    Ok(InOrder(areas).up(transaction, None).await?)
}

/// Whether who is connected may make tables.
async fn may_create(db: &Reader) -> Result<bool, StoreFault> {
    let ask = "SELECT has_schema_privilege(current_schema(), 'CREATE')";
    let row = db.query_one_raw(Statement::from_string(DbBackend::Postgres, ask)).await?;
    Ok(row.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or_default())
}

/// The names of the migrations that have not been run; all of them when none ever was.
async fn pending(db: &Reader, areas: &[Migrations]) -> Result<Vec<String>, StoreFault> {
    let all = InOrder(areas).migrations();
    let names = all.iter().map(|migration| migration.name().to_owned());
    let there = match db.get_database_backend() {
        DbBackend::Postgres => "SELECT 1 FROM pg_tables WHERE tablename = 'seaql_migrations'",
        _ => "SELECT 1 FROM sqlite_master WHERE name = 'seaql_migrations'",
    };
    let ask = |sql: &str| Statement::from_string(db.get_database_backend(), sql);
    if db.query_one_raw(ask(there)).await?.is_none() {
        return Ok(names.collect());
    }
    let rows = db.query_all_raw(ask("SELECT version FROM seaql_migrations")).await?;
    let run = rows.iter().map(|row| row.try_get_by_index(0)).collect::<Result<HashSet<String>, _>>()?;
    Ok(names.filter(|name| !run.contains(name)).collect())
}

/// Says so when a migration was not run, for one who cannot run it.
async fn nothing_lacks(db: &Reader, areas: &[Migrations]) -> Result<(), StoreFault> {
    match pending(db, areas).await {
        Ok(pending) if pending.is_empty() => Ok(()),
        _ => Err(StoreFault::Setting(
            "the tables are of another version, and the database role may not change them: start once with the \
             owner's URL (database_owner)"
                .to_owned(),
        )),
    }
}

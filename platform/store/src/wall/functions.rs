//! The functions by which a policy asks for the sight of its transaction.

use sea_orm::{ConnectionTrait as _, DbBackend};
use sea_orm_migration::prelude::{DbErr, MigrationName, MigrationTrait, SchemaManager};

/// Makes the functions. A sight that is none, or that the setting does not hold, is nobody's.
pub(crate) struct Functions;

/// The setting is empty, not null, in a session that had one before.
const FUNCTIONS: [&str; 4] = [
    "CREATE OR REPLACE FUNCTION sight_house() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS \
     $$ SELECT coalesce(current_setting('valskydd.sight', true) = 'house', false) $$",
    "CREATE OR REPLACE FUNCTION sight_overseer() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS \
     $$ SELECT coalesce(starts_with(current_setting('valskydd.sight', true), 'over '), false) $$",
    "CREATE OR REPLACE FUNCTION sight_authority() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS \
     $$ SELECT CASE WHEN length(current_setting('valskydd.sight', true)) >= 36 \
        THEN right(current_setting('valskydd.sight', true), 36)::uuid END $$",
    "CREATE OR REPLACE FUNCTION sight_somebody() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS \
     $$ SELECT coalesce(current_setting('valskydd.sight', true), '') <> '' $$",
];

impl MigrationName for Functions {
    fn name(&self) -> &'static str {
        "0002_store_sight"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Functions {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let db = schema.get_connection();
        if db.get_database_backend() != DbBackend::Postgres {
            return Ok(());
        }
        for function in FUNCTIONS {
            db.execute_unprepared(function).await?;
        }
        Ok(())
    }
}

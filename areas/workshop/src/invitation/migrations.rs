//! The migration of this part.

use sea_orm_migration::prelude::{DbErr, MigrationName, MigrationTrait, SchemaManager};
use store::wall;

use super::{addresses, version};

/// Counties' versions, municipalities' addresses, letters that came back.
pub(crate) struct Versions;

impl MigrationName for Versions {
    fn name(&self) -> &'static str {
        "0004_invitation"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Versions {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        version::records::make(schema).await?;
        addresses::records::make(schema).await?;
        wall::raise(schema, &[version::records::GUARD]).await?;
        wall::raise(schema, &addresses::records::GUARDS).await
    }
}

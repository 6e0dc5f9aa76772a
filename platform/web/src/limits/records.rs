//! The tallies.

use sea_orm::entity::prelude::*;
use sea_orm_migration::prelude::{DbErr, Index, MigrationName, MigrationTrait, SchemaManager, Table};
use sea_orm_migration::schema::{binary, integer, timestamp_with_time_zone};

/// One tally.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "limit_tally")]
pub(crate) struct Model {
    /// HMAC of what is counted.
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: Vec<u8>,
    pub tries: i32,
    pub last_at: DateTimeUtc,
    pub free_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub(crate) struct Tallies;

impl MigrationName for Tallies {
    fn name(&self) -> &'static str {
        "0003_web_limits"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Tallies {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("limit_tally")
            .col(binary("key").primary_key())
            .col(integer("tries"))
            .col(timestamp_with_time_zone("last_at"))
            .col(timestamp_with_time_zone("free_at"))
            .to_owned();
        schema.create_table(table).await?;
        let old = Index::create().name("limit_tally_last").table("limit_tally").col("last_at").to_owned();
        schema.create_index(old).await
    }
}

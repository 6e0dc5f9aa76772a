//! The vault's tables: data keys, wrapped, and by which master key.

use sea_orm_migration::prelude::{DbErr, Index, MigrationName, MigrationTrait, SchemaManager, Table};
use sea_orm_migration::schema::{
    binary, binary_null, integer, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid,
};

/// Data keys.
pub(crate) mod data_key {
    use sea_orm::entity::prelude::*;

    /// One generation of one organisation's data key.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "vault_key")]
    pub struct Model {
        /// Stands in every envelope that it sealed.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub organisation: Uuid,
        /// 1, 2, 3 …; the highest one seals, all of them open.
        pub generation: i32,
        /// Nonce and wrapped key; nothing once it is shredded.
        pub wrapped: Option<Vec<u8>>,
        /// The mark of the share it is wrapped with.
        pub share_mark: Vec<u8>,
        pub made_at: DateTimeUtc,
        pub shredded_at: Option<DateTimeUtc>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The master key's mark: one row.
pub(crate) mod master {
    use sea_orm::entity::prelude::*;

    /// The only row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "vault_master")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i32,
        pub mark: Vec<u8>,
        pub since: DateTimeUtc,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Makes the tables.
pub(crate) struct Vault;

impl MigrationName for Vault {
    fn name(&self) -> &'static str {
        "0002_vault"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Vault {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let keys = Table::create()
            .table("vault_key")
            .col(uuid("id").primary_key())
            .col(uuid("organisation"))
            .col(integer("generation"))
            .col(binary_null("wrapped"))
            .col(binary("share_mark"))
            .col(timestamp_with_time_zone("made_at"))
            .col(timestamp_with_time_zone_null("shredded_at"))
            .to_owned();
        schema.create_table(keys).await?;
        let once = Index::create()
            .name("vault_key_once")
            .table("vault_key")
            .col("organisation")
            .col("generation")
            .unique()
            .to_owned();
        schema.create_index(once).await?;
        let master = Table::create()
            .table("vault_master")
            .col(integer("id").primary_key())
            .col(binary("mark"))
            .col(timestamp_with_time_zone("since"))
            .to_owned();
        schema.create_table(master).await
    }
}

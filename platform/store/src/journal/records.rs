//! The journal's tables.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, binary, boolean, string, text, timestamp_with_time_zone, uuid, uuid_null,
};

/// Lines.
pub(crate) mod line {
    use sea_orm::entity::prelude::*;

    /// One line.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "journal_line")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub at: DateTimeUtc,
        pub author_kind: String,
        pub author_id: Option<Uuid>,
        pub author_name: String,
        pub author_organisation: Option<Uuid>,
        pub deed: String,
        pub subject: String,
        pub subject_id: Uuid,
        pub owner: Option<Uuid>,
        pub details: String,
        /// Whether the line has its place in the chain. Not part of the hash.
        pub sealed: bool,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Seals: the line's place in the chain.
pub(crate) mod seal {
    use sea_orm::entity::prelude::*;

    /// One seal.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "journal_seal")]
    pub struct Model {
        /// 1, 2, 3 … without gaps.
        #[sea_orm(primary_key, auto_increment = false)]
        pub seq: i64,
        pub line_id: Uuid,
        /// SHA-256 over the hash before it and the line.
        pub hash: Vec<u8>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The head of the chain: one row, which also keeps two sealers apart.
pub(crate) mod head {
    use sea_orm::entity::prelude::*;

    /// The only row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "journal_head")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i32,
        pub seq: i64,
        pub hash: Vec<u8>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Makes the tables.
pub(crate) async fn migration(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    schema
        .create_table(
            Table::create()
                .table("journal_line")
                .col(uuid("id").primary_key())
                .col(timestamp_with_time_zone("at"))
                .col(string("author_kind"))
                .col(uuid_null("author_id"))
                .col(string("author_name"))
                .col(uuid_null("author_organisation"))
                .col(string("deed"))
                .col(string("subject"))
                .col(uuid("subject_id"))
                .col(uuid_null("owner"))
                .col(text("details"))
                .col(boolean("sealed"))
                .to_owned(),
        )
        .await?;
    for columns in [["sealed", "id"], ["owner", "id"], ["author_organisation", "id"], ["subject_id", "id"]] {
        let mut index = Index::create();
        index.name(format!("journal_line_{}", columns[0])).table("journal_line");
        for column in columns {
            index.col(column);
        }
        schema.create_index(index).await?;
    }
    schema
        .create_table(
            Table::create()
                .table("journal_seal")
                .col(big_integer("seq").primary_key())
                .col(uuid("line_id").unique_key())
                .col(binary("hash"))
                .to_owned(),
        )
        .await?;
    schema
        .create_table(
            Table::create()
                .table("journal_head")
                .col(sea_orm_migration::schema::integer("id").primary_key())
                .col(big_integer("seq"))
                .col(binary("hash"))
                .to_owned(),
        )
        .await?;
    schema
        .execute(
            Query::insert()
                .into_table("journal_head")
                .columns(["id", "seq", "hash"])
                .values_panic([1.into(), 0i64.into(), vec![0u8; 32].into()])
                .to_owned(),
        )
        .await
}

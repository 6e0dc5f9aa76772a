//! The journal's tables.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, binary, binary_null, boolean, integer, string, text, timestamp_with_time_zone, uuid,
    uuid_null,
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
        /// How the line is hashed: 1 with its values, 2 with the marks of its personal values (see `veil`).
        pub form: i32,
        /// Chance that keeps the author's name from being guessed by its mark; none once the name is erased.
        pub author_salt: Option<Vec<u8>>,
        /// What the chain keeps of the author's name.
        pub author_mark: Option<Vec<u8>>,
        /// The line of the deed that erased the name.
        pub author_erased: Option<Uuid>,
        /// The personal values of the details, as JSON.
        pub personal: String,
        /// As for the author.
        pub personal_salt: Option<Vec<u8>>,
        /// As for the author.
        pub personal_mark: Option<Vec<u8>>,
        /// As for the author.
        pub personal_erased: Option<Uuid>,
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
                .col(integer("id").primary_key())
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

/// Lines whose personal values can be erased while the chain stays whole. Lines from before keep their form.
pub(crate) struct Erasable;

impl MigrationName for Erasable {
    fn name(&self) -> &'static str {
        "0002_store_journal_erasable"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Erasable {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let columns = [
            integer("form").default(1).take(),
            binary_null("author_salt"),
            binary_null("author_mark"),
            uuid_null("author_erased"),
            text("personal").default("").take(),
            binary_null("personal_salt"),
            binary_null("personal_mark"),
            uuid_null("personal_erased"),
        ];
        // One at a time: SQLite adds no two columns in one statement.
        for column in columns {
            schema.alter_table(Table::alter().table("journal_line").add_column(column).to_owned()).await?;
        }
        let author =
            Index::create().name("journal_line_author_id").table("journal_line").col("author_id").to_owned();
        schema.create_index(author).await
    }
}

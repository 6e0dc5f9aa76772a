//! The tables of sessions, and of the browsers in which a person has signed in.

use sea_orm_migration::prelude::{DbErr, Index, MigrationName, MigrationTrait, SchemaManager, Table};
use sea_orm_migration::schema::{binary, string, timestamp_with_time_zone, uuid};

/// Sessions.
pub(crate) mod held {
    use sea_orm::entity::prelude::*;

    /// One session.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "session")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub token_hash: Vec<u8>,
        pub kind: String,
        pub subject: Uuid,
        pub began_at: DateTimeUtc,
        pub signed_at: DateTimeUtc,
        pub seen_at: DateTimeUtc,
        pub ends_at: DateTimeUtc,
        pub way: String,
        pub device: String,
        pub network: String,
        pub browser_hash: Vec<u8>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Browsers in which a person has signed in before.
pub(crate) mod browser {
    use sea_orm::entity::prelude::*;

    /// One browser of one person.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "known_browser")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub person: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub browser_hash: Vec<u8>,
        pub first_at: DateTimeUtc,
        pub seen_at: DateTimeUtc,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The table as it was released first; [`Richer`] makes it anew.
pub(crate) async fn first(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("session")
        .col(uuid("id").primary_key())
        .col(binary("token_hash").unique_key())
        .col(string("kind"))
        .col(uuid("subject"))
        .col(timestamp_with_time_zone("began_at"))
        .col(timestamp_with_time_zone("ends_at"))
        .to_owned();
    schema.create_table(table).await?;
    index(schema).await
}

async fn index(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let index = Index::create().name("session_subject").table("session").col("subject").to_owned();
    schema.create_index(index).await
}

/// Sessions learn when they were last seen, how they began and where. Those of before know nothing of it: the table
/// is made anew, and everybody signs in once more.
pub(crate) struct Richer;

impl MigrationName for Richer {
    fn name(&self) -> &'static str {
        "0002_web_sessions"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Richer {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_table(Table::drop().table("session").to_owned()).await?;
        let sessions = Table::create()
            .table("session")
            .col(uuid("id").primary_key())
            .col(binary("token_hash").unique_key())
            .col(string("kind"))
            .col(uuid("subject"))
            .col(timestamp_with_time_zone("began_at"))
            .col(timestamp_with_time_zone("signed_at"))
            .col(timestamp_with_time_zone("seen_at"))
            .col(timestamp_with_time_zone("ends_at"))
            .col(string("way"))
            .col(string("device"))
            .col(string("network"))
            .col(binary("browser_hash"))
            .to_owned();
        schema.create_table(sessions).await?;
        index(schema).await?;
        let browsers = Table::create()
            .table("known_browser")
            .col(uuid("person"))
            .col(binary("browser_hash"))
            .col(timestamp_with_time_zone("first_at"))
            .col(timestamp_with_time_zone("seen_at"))
            .primary_key(Index::create().col("person").col("browser_hash"))
            .to_owned();
        schema.create_table(browsers).await
    }
}

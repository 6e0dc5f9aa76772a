//! The tables of passkeys and of ceremonies.

use sea_orm_migration::prelude::{
    DbErr, ForeignKey, ForeignKeyAction, Index, MigrationName, MigrationTrait, SchemaManager, Table,
};
use sea_orm_migration::schema::{
    binary, string, text, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid, uuid_null,
};

/// Passkeys.
pub(crate) mod passkey {
    use crate::PersonId;
    use sea_orm::entity::prelude::*;

    /// One passkey of one person.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "passkey")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub person: PersonId,
        /// What its owner calls it.
        pub name: String,
        /// How the device names it.
        pub credential_id: Vec<u8>,
        /// The public key and the counter, as the library writes them (JSON). No secret.
        pub credential: String,
        pub added_at: DateTimeUtc,
        pub used_at: Option<DateTimeUtc>,
        /// When its counter last went backwards: somebody may hold a copy.
        pub suspect_at: Option<DateTimeUtc>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What a browser was asked and has not answered yet.
pub(crate) mod ceremony {
    use crate::PersonId;
    use sea_orm::entity::prelude::*;

    /// One question.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "ceremony")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub kind: String,
        /// Whose it is, where that is known.
        pub person: Option<PersonId>,
        /// The only browser that may answer.
        pub browser_hash: Vec<u8>,
        /// What the answer is held against.
        pub state: String,
        pub ends_at: DateTimeUtc,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Makes both tables.
pub(crate) struct Passkeys;

impl MigrationName for Passkeys {
    fn name(&self) -> &'static str {
        "0002_passkeys"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Passkeys {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let passkeys = Table::create()
            .table("passkey")
            .col(uuid("id").primary_key())
            .col(uuid("person"))
            .col(string("name"))
            .col(binary("credential_id").unique_key())
            .col(text("credential"))
            .col(timestamp_with_time_zone("added_at"))
            .col(timestamp_with_time_zone_null("used_at"))
            .col(timestamp_with_time_zone_null("suspect_at"))
            .foreign_key(
                ForeignKey::create()
                    .from("passkey", "person")
                    .to("person", "id")
                    .on_delete(ForeignKeyAction::Cascade),
            )
            .to_owned();
        schema.create_table(passkeys).await?;
        let person = Index::create().name("passkey_person").table("passkey").col("person").to_owned();
        schema.create_index(person).await?;
        let ceremonies = Table::create()
            .table("ceremony")
            .col(uuid("id").primary_key())
            .col(string("kind"))
            .col(uuid_null("person"))
            .col(binary("browser_hash"))
            .col(text("state"))
            .col(timestamp_with_time_zone("ends_at"))
            .to_owned();
        schema.create_table(ceremonies).await?;
        let ends = Index::create().name("ceremony_ends").table("ceremony").col("ends_at").to_owned();
        schema.create_index(ends).await
    }
}

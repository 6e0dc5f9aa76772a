//! The tables of this part: who is linked to which account at which provider, and what is needed to sign out there.

use sea_orm_migration::prelude::{
    DbErr, ForeignKey, ForeignKeyAction, Index, MigrationName, MigrationTrait, SchemaManager, Table,
};
use sea_orm_migration::schema::{binary, string, timestamp_with_time_zone, uuid};

/// Accounts at providers.
pub mod identity {
    use sea_orm::entity::prelude::*;

    use crate::records::PersonId;

    /// One account of one person.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "provider_identity")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Who vouches.
        pub issuer: String,
        /// The provider's own mark of the person.
        pub subject: String,
        /// Who it is here.
        pub person: PersonId,
        /// Since when.
        pub linked_at: DateTimeUtc,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What is shown to the provider when a person signs out there too.
pub mod parting {
    use sea_orm::entity::prelude::*;

    /// Of one session. Gone when it is signed out of, or at the next sign-in after its end.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "provider_parting")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub session: Uuid,
        /// The provider's short name.
        pub provider: String,
        /// Its token, sealed: it has ended and opens nothing, but says who the person is.
        pub id_token: Vec<u8>,
        pub ends_at: DateTimeUtc,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Makes the tables.
pub(crate) struct Linked;

impl MigrationName for Linked {
    fn name(&self) -> &'static str {
        "0004_provider_identities"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Linked {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let identity = Table::create()
            .table("provider_identity")
            .col(uuid("id").primary_key())
            .col(string("issuer"))
            .col(string("subject"))
            .col(uuid("person"))
            .col(timestamp_with_time_zone("linked_at"))
            .foreign_key(
                ForeignKey::create()
                    .from("provider_identity", "person")
                    .to("person", "id")
                    .on_delete(ForeignKeyAction::Cascade),
            )
            .to_owned();
        schema.create_table(identity).await?;
        // One account is one person, and one person has one account at a provider.
        for (name, column) in
            [("provider_identity_subject", "subject"), ("provider_identity_person", "person")]
        {
            let index = Index::create()
                .name(name)
                .table("provider_identity")
                .col("issuer")
                .col(column)
                .unique()
                .to_owned();
            schema.create_index(index).await?;
        }
        let parting = Table::create()
            .table("provider_parting")
            .col(uuid("session").primary_key())
            .col(string("provider"))
            .col(binary("id_token"))
            .col(timestamp_with_time_zone("ends_at"))
            .to_owned();
        schema.create_table(parting).await
    }
}

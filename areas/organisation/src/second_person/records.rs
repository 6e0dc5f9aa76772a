//! What is asked of a second person.

use sea_orm_migration::prelude::{DbErr, Index, MigrationName, MigrationTrait, SchemaManager, Table};
use sea_orm_migration::schema::{
    string, text, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid, uuid_null,
};

/// Requests.
pub mod request {
    use crate::records::{OrganisationId, PersonId};
    use crate::second_person::rules::{Act, State};
    use sea_orm::entity::prelude::*;

    /// One request and what came of it.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "second_person")]
    pub struct Model {
        /// Id.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// What is to be done.
        pub act: Act,
        /// To what.
        pub thing: Uuid,
        /// Whose matter it is.
        pub authority: OrganisationId,
        /// How far it has come. Whether it has lapsed, the clock says.
        pub state: State,
        /// Who asks.
        pub asked_by: PersonId,
        /// Their name then.
        pub asked_by_name: String,
        /// Why.
        pub reason: String,
        /// When.
        pub asked_at: DateTimeUtc,
        /// Until when it can be answered, then until when it can be used.
        pub ends_at: DateTimeUtc,
        /// Who answered.
        pub answered_by: Option<PersonId>,
        /// Their name then.
        pub answered_by_name: String,
        /// What they said.
        pub answer: String,
        /// When.
        pub answered_at: Option<DateTimeUtc>,
        /// When it was done.
        pub used_at: Option<DateTimeUtc>,
    }

    /// No relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The migration.
pub(crate) struct SecondPerson;

impl MigrationName for SecondPerson {
    fn name(&self) -> &'static str {
        "0002_second_person"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for SecondPerson {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("second_person")
            .col(uuid("id").primary_key())
            .col(string("act"))
            .col(uuid("thing"))
            .col(uuid("authority"))
            .col(string("state"))
            .col(uuid("asked_by"))
            .col(string("asked_by_name"))
            .col(text("reason"))
            .col(timestamp_with_time_zone("asked_at"))
            .col(timestamp_with_time_zone("ends_at"))
            .col(uuid_null("answered_by"))
            .col(string("answered_by_name"))
            .col(text("answer"))
            .col(timestamp_with_time_zone_null("answered_at"))
            .col(timestamp_with_time_zone_null("used_at"))
            .to_owned();
        schema.create_table(table).await?;
        let index = Index::create()
            .name("second_person_authority")
            .table("second_person")
            .col("authority")
            .col("state")
            .to_owned();
        schema.create_index(index).await
    }
}

//! The tables of code apps and recovery codes.

use sea_orm_migration::prelude::{
    DbErr, ForeignKey, ForeignKeyAction, ForeignKeyCreateStatement, Index, MigrationName, MigrationTrait,
    SchemaManager, Table,
};
use sea_orm_migration::schema::{
    big_integer, binary, integer, text, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid,
};

/// Code apps.
pub(crate) mod code_app {
    use crate::PersonId;
    use sea_orm::entity::prelude::*;

    /// The code app of one person.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "code_app")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub person: PersonId,
        /// The secret, sealed.
        pub secret: Vec<u8>,
        pub begun_at: DateTimeUtc,
        /// When its first code was shown; until then it is not asked for.
        pub confirmed_at: Option<DateTimeUtc>,
        /// The latest half minute whose code was used.
        pub last_step: i64,
        /// Half minutes to come whose codes were named as a clock fault (JSON, a list of numbers).
        pub named_steps: String,
        pub used_at: Option<DateTimeUtc>,
        /// Wrong codes since `wrong_from`.
        pub wrong: i32,
        pub wrong_from: Option<DateTimeUtc>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Recovery codes.
pub(crate) mod recovery_code {
    use crate::PersonId;
    use sea_orm::entity::prelude::*;

    /// One code of one person.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "recovery_code")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub person: PersonId,
        pub code_hash: Vec<u8>,
        pub made_at: DateTimeUtc,
        pub used_at: Option<DateTimeUtc>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Makes both tables.
pub(crate) struct CodeApps;

impl MigrationName for CodeApps {
    fn name(&self) -> &'static str {
        "0004_code_apps"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for CodeApps {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let apps = Table::create()
            .table("code_app")
            .col(uuid("person").primary_key())
            .col(binary("secret"))
            .col(timestamp_with_time_zone("begun_at"))
            .col(timestamp_with_time_zone_null("confirmed_at"))
            .col(big_integer("last_step"))
            .col(text("named_steps"))
            .col(timestamp_with_time_zone_null("used_at"))
            .col(integer("wrong"))
            .col(timestamp_with_time_zone_null("wrong_from"))
            .foreign_key(&mut of_person("code_app"))
            .to_owned();
        schema.create_table(apps).await?;
        let codes = Table::create()
            .table("recovery_code")
            .col(uuid("id").primary_key())
            .col(uuid("person"))
            .col(binary("code_hash"))
            .col(timestamp_with_time_zone("made_at"))
            .col(timestamp_with_time_zone_null("used_at"))
            .foreign_key(&mut of_person("recovery_code"))
            .to_owned();
        schema.create_table(codes).await?;
        let person = Index::create()
            .name("recovery_code_of")
            .table("recovery_code")
            .col("person")
            .col("code_hash")
            .unique()
            .to_owned();
        schema.create_index(person).await
    }
}

fn of_person(table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .from(table, "person")
        .to("person", "id")
        .on_delete(ForeignKeyAction::Cascade)
        .to_owned()
}

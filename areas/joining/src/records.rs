//! The tables of this area and their migration.

use sea_orm_migration::prelude::{
    DbErr, ForeignKey, ForeignKeyAction, Index, MigrationName, MigrationTrait, SchemaManager, Table,
};
use sea_orm_migration::schema::{big_integer, boolean, integer, string, timestamp_with_time_zone, uuid};
use store::wall::{Guard, raise};

/// What counties ask of whoever joins.
pub mod terms {
    use crate::rules::Policy;
    use sea_orm::entity::prelude::*;
    use workshop::WorkshopId;

    /// Of one workshop. Where there is none the usual terms hold.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "joining_terms")]
    pub struct Model {
        /// Which workshop.
        #[sea_orm(primary_key, auto_increment = false)]
        pub workshop: WorkshopId,
        /// Minutes before the start at which the meeting opens.
        pub opens_minutes: i32,
        /// In how many browsers a link may be opened.
        pub places: i32,
        /// What becomes of a link that was opened in more.
        pub policy: Policy,
        /// One more with each change.
        pub version: i32,
    }

    /// No relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Who joined.
pub mod joined {
    use sea_orm::entity::prelude::*;
    use workshop::{ParticipantId, WorkshopId};

    /// One participant.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "joined")]
    pub struct Model {
        /// Who.
        #[sea_orm(primary_key, auto_increment = false)]
        pub participant: ParticipantId,
        /// Which workshop.
        pub workshop: WorkshopId,
        /// When they joined first.
        pub first_at: DateTimeUtc,
        /// When they joined last.
        pub last_at: DateTimeUtc,
        /// How often.
        pub times: i32,
        /// In how many browsers their link had been opened then, when that was more than the county expects; else 0.
        pub noted: i64,
        /// They had not done the course then.
        pub without_course: bool,
    }

    /// No relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The migration.
pub(crate) struct Joining;

impl MigrationName for Joining {
    fn name(&self) -> &'static str {
        "0001_joining"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Joining {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let own = |table: &'static str, column: &'static str, to: &'static str| {
            ForeignKey::create()
                .from(table, column)
                .to(to, "id")
                .on_delete(ForeignKeyAction::Cascade)
                .to_owned()
        };
        let terms = Table::create()
            .table("joining_terms")
            .col(uuid("workshop").primary_key())
            .col(integer("opens_minutes"))
            .col(integer("places"))
            .col(string("policy"))
            .col(integer("version"))
            .foreign_key(&mut own("joining_terms", "workshop", "workshop"))
            .to_owned();
        schema.create_table(terms).await?;
        // Goes with the participant, and so with the list of participants.
        let joined = Table::create()
            .table("joined")
            .col(uuid("participant").primary_key())
            .col(uuid("workshop"))
            .col(timestamp_with_time_zone("first_at"))
            .col(timestamp_with_time_zone("last_at"))
            .col(integer("times"))
            .col(big_integer("noted"))
            .foreign_key(&mut own("joined", "participant", "participant"))
            .foreign_key(&mut own("joined", "workshop", "workshop"))
            .to_owned();
        schema.create_table(joined).await?;
        let index = Index::create().name("joined_workshop").table("joined").col("workshop").to_owned();
        schema.create_index(index).await?;
        let seen = "EXISTS (SELECT 1 FROM workshop own WHERE own.id = joining_terms.workshop)";
        let set = "EXISTS (SELECT 1 FROM workshop own WHERE own.id = joining_terms.workshop \
                   AND own.county = sight_authority())";
        let between = "EXISTS (SELECT 1 FROM participant own JOIN invitation sent ON sent.id = own.invitation \
                    JOIN workshop held ON held.id = sent.workshop WHERE own.id = joined.participant \
                    AND sight_authority() IN (sent.municipality, held.county))";
        raise(
            schema,
            &[
                Guard::of("joining_terms").read(seen).write(set),
                Guard::of("joined").read(between).write(between),
            ],
        )
        .await
    }
}

/// Notes of whom the course was missing.
pub(crate) struct WithoutCourse;

impl MigrationName for WithoutCourse {
    fn name(&self) -> &'static str {
        "0002_joined_without_course"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for WithoutCourse {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let column = boolean("without_course").default(false).to_owned();
        let table = Table::alter().table("joined").add_column(column).to_owned();
        schema.alter_table(table).await
    }
}

//! The tables of this area and their migration.

use sea_orm_migration::prelude::{
    DbErr, ForeignKey, ForeignKeyAction, Index, MigrationName, MigrationTrait, SchemaManager, Table,
};
use sea_orm_migration::schema::{integer, string, text, timestamp_with_time_zone, uuid};
use store::wall::{Guard, raise};

/// Words about people.
pub mod fact {
    use crate::rules::Source;
    use sea_orm::entity::prelude::*;
    use workshop::{ParticipantId, WorkshopId};

    /// One word about one person.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "course_fact")]
    pub struct Model {
        /// About whom.
        #[sea_orm(primary_key, auto_increment = false)]
        pub participant: ParticipantId,
        /// Whose word.
        #[sea_orm(primary_key, auto_increment = false)]
        pub source: Source,
        /// For which workshop.
        pub workshop: WorkshopId,
        /// Since when.
        pub at: DateTimeUtc,
        /// Who said it, where it was not the person.
        pub said_by: String,
        /// Why the county exempts them; else empty.
        pub reason: String,
        /// Marks of the name that the person had then: somebody else in the same row has others.
        pub name_mark: String,
        /// The same of the address.
        pub address_mark: String,
    }

    /// No relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What counties do where the course is missing.
pub mod terms {
    use crate::rules::Policy;
    use ::workshop::WorkshopId;
    use ::workshop::records::workshop;
    use sea_orm::entity::prelude::*;

    /// Of one workshop. Where there is none it is noted.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "course_terms")]
    pub struct Model {
        /// Which workshop.
        #[sea_orm(primary_key, auto_increment = false)]
        pub workshop: WorkshopId,
        /// What the county does.
        pub policy: Policy,
        /// One more with each change.
        pub version: i32,
    }

    /// No relations of its own.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl Related<Entity> for workshop::Entity {
        fn to() -> RelationDef {
            Self::belongs_to(Entity).from(workshop::Column::Id).to(Column::Workshop).into()
        }
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Where the course of a programme is, and its short version.
pub mod told {
    use programme::ProgrammeId;
    use sea_orm::entity::prelude::*;

    /// Of one programme. Where there is none the texts are as they ship and no place is named.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "course_told")]
    pub struct Model {
        /// Which programme.
        #[sea_orm(primary_key, auto_increment = false)]
        pub programme: ProgrammeId,
        /// Where the course is: an https address, or words.
        pub place: String,
        /// The short version in Swedish; empty as it ships.
        pub short_sv: String,
        /// The short version in English; empty as it ships.
        pub short_en: String,
        /// One more with each change.
        pub version: i32,
    }

    /// No relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The person's own municipality, the county, and those who lead the day or stand at its door.
const BETWEEN: &str = "EXISTS (SELECT 1 FROM participant own JOIN invitation sent ON sent.id = own.invitation \
     JOIN workshop held ON held.id = sent.workshop WHERE own.id = course_fact.participant \
     AND (sight_authority() IN (sent.municipality, held.county) OR held.id IN (SELECT led.workshop FROM duty_held led \
     WHERE led.organisation = sight_authority() AND led.workshop IS NOT NULL AND led.over_at IS NULL)))";

const SEEN: &str = "EXISTS (SELECT 1 FROM workshop own WHERE own.id = course_terms.workshop)";
const SET: &str = "EXISTS (SELECT 1 FROM workshop own WHERE own.id = course_terms.workshop \
     AND own.county = sight_authority())";

const GUARDS: [Guard; 3] = [
    Guard::of("course_fact").read(BETWEEN).write(BETWEEN),
    Guard::of("course_terms").read(SEEN).write(SET),
    Guard::of("course_told").read("sight_somebody()").write("sight_overseer()"),
];

/// The migration.
pub(crate) struct Course;

impl MigrationName for Course {
    fn name(&self) -> &'static str {
        "0001_course"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Course {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let own = |table: &'static str, column: &'static str, to: &'static str| {
            ForeignKey::create()
                .from(table, column)
                .to(to, "id")
                .on_delete(ForeignKeyAction::Cascade)
                .to_owned()
        };
        // Goes with the participant, and so with the list of participants.
        let facts = Table::create()
            .table("course_fact")
            .col(uuid("participant"))
            .col(string("source"))
            .col(uuid("workshop"))
            .col(timestamp_with_time_zone("at"))
            .col(text("said_by"))
            .col(text("reason"))
            .col(text("name_mark"))
            .col(string("address_mark"))
            .primary_key(Index::create().col("participant").col("source"))
            .foreign_key(&mut own("course_fact", "participant", "participant"))
            .foreign_key(&mut own("course_fact", "workshop", "workshop"))
            .to_owned();
        schema.create_table(facts).await?;
        let index =
            Index::create().name("course_fact_workshop").table("course_fact").col("workshop").to_owned();
        schema.create_index(index).await?;
        let terms = Table::create()
            .table("course_terms")
            .col(uuid("workshop").primary_key())
            .col(string("policy"))
            .col(integer("version"))
            .foreign_key(&mut own("course_terms", "workshop", "workshop"))
            .to_owned();
        schema.create_table(terms).await?;
        let told = Table::create()
            .table("course_told")
            .col(uuid("programme").primary_key())
            .col(text("place"))
            .col(text("short_sv"))
            .col(text("short_en"))
            .col(integer("version"))
            .foreign_key(&mut own("course_told", "programme", "programme"))
            .to_owned();
        schema.create_table(told).await?;
        raise(schema, &GUARDS).await
    }
}

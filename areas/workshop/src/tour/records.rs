//! The tables of the tour and their migration.

use sea_orm_migration::prelude::{
    DbErr, ForeignKey, Index, MigrationName, MigrationTrait, SchemaManager, Table,
};
use sea_orm_migration::schema::{
    boolean, date, integer, string, text, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid,
};
use store::wall::{self, Guard};

use crate::wall::WORKSHOP_AND_ITS_DAY;

/// Drafts of tours: one for each programme.
pub mod tour {
    use programme::ProgrammeId;
    use sea_orm::entity::prelude::*;

    /// One draft.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "tour")]
    pub struct Model {
        /// Of which programme.
        #[sea_orm(primary_key, auto_increment = false)]
        pub programme: ProgrammeId,
        /// People, teams, visits (JSON).
        pub content: String,
        /// What the last planning reached (JSON); empty when the plan was changed since.
        pub reached: String,
        /// One more with each change; whoever changes an older one is told.
        pub version: i32,
        /// When it was changed last.
        pub changed_at: DateTimeUtc,
    }

    /// No relations of its own.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl Related<Entity> for programme::records::programme::Entity {
        fn to() -> RelationDef {
            Self::belongs_to(Entity)
                .from(programme::records::programme::Column::Id)
                .to(Column::Programme)
                .into()
        }
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Plannings: the one of a programme that goes on, or the last.
pub mod planning {
    use crate::table_plan::job::Stage;
    use programme::ProgrammeId;
    use sea_orm::entity::prelude::*;

    /// One planning.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "tour_planning")]
    pub struct Model {
        /// Of which programme.
        #[sea_orm(primary_key, auto_increment = false)]
        pub programme: ProgrammeId,
        /// Which one.
        pub id: Uuid,
        /// How far it has come.
        pub stage: Stage,
        /// On which version of the draft.
        pub base_version: i32,
        /// When it began.
        pub begun_at: DateTimeUtc,
        /// When it is over at the latest, if the program still runs.
        pub until: DateTimeUtc,
        /// What was asked for, and what came of it (JSON).
        pub matter: String,
    }

    /// No relations of its own.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl Related<Entity> for programme::records::programme::Entity {
        fn to() -> RelationDef {
            Self::belongs_to(Entity)
                .from(programme::records::programme::Column::Id)
                .to(Column::Programme)
                .into()
        }
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// What was agreed on: a county's day as it stands in its own calendar, and in that of the team.
pub mod event {
    use organisation::OrganisationId;
    use programme::ProgrammeId;
    use sea_orm::entity::prelude::*;

    /// One day in one calendar.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "tour_event")]
    pub struct Model {
        /// In which programme.
        #[sea_orm(primary_key, auto_increment = false)]
        pub programme: ProgrammeId,
        /// Whose workshop.
        #[sea_orm(primary_key, auto_increment = false)]
        pub county: OrganisationId,
        /// In whose calendar: the county's id, or a team's.
        #[sea_orm(primary_key, auto_increment = false)]
        pub audience: Uuid,
        /// The team's letter.
        pub team: String,
        /// The day.
        pub day: Date,
        /// Who leads it (JSON).
        pub people: String,
        /// One more each time the entry changes (RFC 5545 SEQUENCE).
        pub sequence: i32,
        /// It is called off.
        pub cancelled: bool,
        /// When it was changed last.
        pub stamp: DateTimeUtc,
        /// What was told last (JSON); empty before the first letter.
        pub told: String,
        /// When.
        pub told_at: Option<DateTimeUtc>,
    }

    /// No relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The national authority plans; a county reads what was agreed on for itself.
const GUARDS: [Guard; 4] = [
    Guard::of("tour").read("sight_overseer()").write("sight_overseer()"),
    Guard::of("tour_planning").read("sight_overseer()").write("sight_overseer()"),
    Guard::of("tour_event").read("county = sight_authority() OR sight_overseer()").write("sight_overseer()"),
    WORKSHOP_AND_ITS_DAY,
];

/// The migration.
pub(crate) struct Tours;

impl MigrationName for Tours {
    fn name(&self) -> &'static str {
        "0005_tour"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Tours {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let of_programme = |table: &'static str| {
            ForeignKey::create().from(table, "programme").to("programme", "id").to_owned()
        };
        let draft = Table::create()
            .table("tour")
            .col(uuid("programme").primary_key())
            .col(text("content"))
            .col(text("reached"))
            .col(integer("version"))
            .col(timestamp_with_time_zone("changed_at"))
            .foreign_key(&mut of_programme("tour"))
            .to_owned();
        schema.create_table(draft).await?;
        let planning = Table::create()
            .table("tour_planning")
            .col(uuid("programme").primary_key())
            .col(uuid("id"))
            .col(string("stage"))
            .col(integer("base_version"))
            .col(timestamp_with_time_zone("begun_at"))
            .col(timestamp_with_time_zone("until"))
            .col(text("matter"))
            .foreign_key(&mut of_programme("tour_planning"))
            .to_owned();
        schema.create_table(planning).await?;
        let event = Table::create()
            .table("tour_event")
            .col(uuid("programme"))
            .col(uuid("county"))
            .col(uuid("audience"))
            .col(string("team"))
            .col(date("day"))
            .col(text("people"))
            .col(integer("sequence"))
            .col(boolean("cancelled"))
            .col(timestamp_with_time_zone("stamp"))
            .col(text("told"))
            .col(timestamp_with_time_zone_null("told_at"))
            .primary_key(Index::create().col("programme").col("county").col("audience"))
            .foreign_key(&mut of_programme("tour_event"))
            .foreign_key(ForeignKey::create().from("tour_event", "county").to("organisation", "id"))
            .to_owned();
        schema.create_table(event).await?;
        wall::raise(schema, &GUARDS).await
    }
}

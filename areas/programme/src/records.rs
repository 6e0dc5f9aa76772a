//! The tables of this area and their migrations.

use sea_orm_migration::prelude::{
    DbErr, ForeignKey, Index, MigrationName, MigrationTrait, SchemaManager, Table,
};
use sea_orm_migration::schema::{date, integer, string, text, timestamp_with_time_zone, uuid};
use store::wall::{Guard, Wall};

use crate::draft_records::DraftParts;

store::id! {
    /// A programme.
    ProgrammeId
}
store::id! {
    /// One saved version of an invitation draft.
    DraftId
}

/// Programmes.
pub mod programme {
    use super::ProgrammeId;
    use crate::calendar::ElectionKind;
    use sea_orm::entity::prelude::*;

    /// One programme.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "programme")]
    pub struct Model {
        /// Id.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ProgrammeId,
        /// "Valsäkerhet inför Europaparlamentsvalet 2029".
        pub name: String,
        /// Which election.
        pub election: ElectionKind,
        /// Its day.
        pub election_day: Date,
        /// Since when.
        pub made_at: DateTimeUtc,
    }

    /// No relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The national text of the invitation, version by version. The newest counts.
pub mod draft {
    use super::{DraftId, ProgrammeId};
    use sea_orm::entity::prelude::*;

    /// One saved version.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "invitation_draft")]
    pub struct Model {
        /// Id.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: DraftId,
        /// Whose draft.
        pub programme: ProgrammeId,
        /// 1, 2, 3 …; one of each.
        pub version: i32,
        /// Subject line of the letter.
        pub subject: String,
        /// Who is to come, in one line.
        pub audience: String,
        /// Its parts from top to bottom (JSON).
        pub parts: String,
        /// By whom.
        pub saved_by: String,
        /// When.
        pub saved_at: DateTimeUtc,
    }

    /// No relations of its own.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl Related<Entity> for super::programme::Entity {
        fn to() -> RelationDef {
            Self::belongs_to(Entity).from(super::programme::Column::Id).to(Column::Programme).into()
        }
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// The migrations of this area, oldest first.
#[must_use]
pub fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![
        Box::new(First),
        Box::new(WALL),
        Box::new(crate::plan::records::Calendar),
        Box::new(crate::interest::records::Interest),
        Box::new(DraftParts),
        Box::new(crate::plan::older::Stretching),
    ]
}

/// What the national authority says is for all authorities to read, and for no other to change. What was said stays.
const WALL: Wall = Wall {
    name: "0002_programme_wall",
    before: &[],
    guards: &[
        Guard::of("programme").read("sight_somebody()").write("sight_overseer()"),
        Guard::of("invitation_draft").read("sight_somebody()").add("sight_overseer()").kept(),
    ],
};

struct First;

impl MigrationName for First {
    fn name(&self) -> &'static str {
        "0001_programme"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for First {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let programme = Table::create()
            .table("programme")
            .col(uuid("id").primary_key())
            .col(string("name"))
            .col(string("election"))
            .col(date("election_day"))
            .col(timestamp_with_time_zone("made_at"))
            .to_owned();
        schema.create_table(programme).await?;
        let draft = Table::create()
            .table("invitation_draft")
            .col(uuid("id").primary_key())
            .col(uuid("programme"))
            .col(integer("version"))
            .col(string("subject"))
            .col(text("body"))
            .col(string("audience"))
            .col(string("saved_by"))
            .col(timestamp_with_time_zone("saved_at"))
            .foreign_key(ForeignKey::create().from("invitation_draft", "programme").to("programme", "id"))
            .to_owned();
        schema.create_table(draft).await?;
        let once = Index::create()
            .name("invitation_draft_version")
            .table("invitation_draft")
            .col("programme")
            .col("version")
            .unique()
            .to_owned();
        schema.create_index(once).await
    }
}

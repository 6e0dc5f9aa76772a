//! The tables of plans, of what counties follow, and of elections that somebody has put in.

use sea_orm_migration::prelude::{
    DbErr, ForeignKey, Index, MigrationName, MigrationTrait, SchemaManager, Table,
};
use sea_orm_migration::schema::{date, date_null, integer, string, text, timestamp_with_time_zone, uuid};
use store::wall::{Guard, raise};

store::id! {
    /// One saved version of a programme's plan.
    PlanId
}
store::id! {
    /// What one county follows of one programme.
    FollowedId
}
store::id! {
    /// An election that somebody has put in.
    ElectionId
}

/// A programme's plan, version by version. The newest counts.
pub mod version {
    use super::PlanId;
    use crate::ProgrammeId;
    use crate::records::programme;
    use sea_orm::entity::prelude::*;

    /// One saved version.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "programme_plan")]
    pub struct Model {
        /// Id.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: PlanId,
        /// Whose plan.
        pub programme: ProgrammeId,
        /// 1, 2, 3 …; one of each.
        pub version: i32,
        /// The [`Plan`](crate::plan::Plan) as JSON.
        pub content: String,
        /// By whom.
        pub saved_by: String,
        /// When.
        pub saved_at: DateTimeUtc,
    }

    /// No relations of its own.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl Related<Entity> for programme::Entity {
        fn to() -> RelationDef {
            Self::belongs_to(Entity).from(programme::Column::Id).to(Column::Programme).into()
        }
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// The version of a plan that a county follows.
pub mod followed {
    use super::FollowedId;
    use crate::ProgrammeId;
    use organisation::OrganisationId;
    use sea_orm::entity::prelude::*;

    /// One county and one programme.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "programme_followed")]
    pub struct Model {
        /// Id.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: FollowedId,
        /// Which programme; one row for each and a county.
        pub programme: ProgrammeId,
        /// Which county.
        pub county: OrganisationId,
        /// The version that it has taken.
        pub version: i32,
        /// By whom.
        pub taken_by: String,
        /// When.
        pub taken_at: DateTimeUtc,
    }

    /// No relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Elections that are no ordinary ones, or are held on another day than those.
pub mod put_in {
    use super::ElectionId;
    use crate::calendar::ElectionKind;
    use sea_orm::entity::prelude::*;

    /// One election.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "election")]
    pub struct Model {
        /// Id.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ElectionId,
        /// Its kind.
        pub kind: ElectionKind,
        /// Its day; one of each kind.
        pub day: Date,
        /// When it was decided, if anybody has to.
        pub decided_on: Option<Date>,
        /// What it is called.
        pub name: String,
        /// By whom it was put in.
        pub put_in_by: String,
        /// When.
        pub put_in_at: DateTimeUtc,
    }

    /// No relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What the national authority says is for all authorities to read; what a county follows is its own to say.
const GUARDS: [Guard; 3] = [
    Guard::of("programme_plan").read("sight_somebody()").add("sight_overseer()").kept(),
    Guard::of("programme_followed")
        .read("sight_overseer() OR county = sight_authority()")
        .write("county = sight_authority()"),
    Guard::of("election").read("sight_somebody()").add("sight_overseer()").kept(),
];

/// Makes the three tables and raises their guards.
pub(crate) struct Calendar;

impl MigrationName for Calendar {
    fn name(&self) -> &'static str {
        "0002_calendar"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Calendar {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let plan = Table::create()
            .table("programme_plan")
            .col(uuid("id").primary_key())
            .col(uuid("programme"))
            .col(integer("version"))
            .col(text("content"))
            .col(string("saved_by"))
            .col(timestamp_with_time_zone("saved_at"))
            .foreign_key(ForeignKey::create().from("programme_plan", "programme").to("programme", "id"))
            .to_owned();
        schema.create_table(plan).await?;
        let followed = Table::create()
            .table("programme_followed")
            .col(uuid("id").primary_key())
            .col(uuid("programme"))
            .col(uuid("county"))
            .col(integer("version"))
            .col(string("taken_by"))
            .col(timestamp_with_time_zone("taken_at"))
            .foreign_key(ForeignKey::create().from("programme_followed", "programme").to("programme", "id"))
            .foreign_key(ForeignKey::create().from("programme_followed", "county").to("organisation", "id"))
            .to_owned();
        schema.create_table(followed).await?;
        let election = Table::create()
            .table("election")
            .col(uuid("id").primary_key())
            .col(string("kind"))
            .col(date("day"))
            .col(date_null("decided_on"))
            .col(string("name"))
            .col(string("put_in_by"))
            .col(timestamp_with_time_zone("put_in_at"))
            .to_owned();
        schema.create_table(election).await?;
        for (name, table, columns) in [
            ("programme_plan_version", "programme_plan", ["programme", "version"]),
            ("programme_followed_once", "programme_followed", ["programme", "county"]),
            ("election_once", "election", ["kind", "day"]),
        ] {
            let [one, other] = columns;
            let index = Index::create().name(name).table(table).col(one).col(other).unique().to_owned();
            schema.create_index(index).await?;
        }
        raise(schema, &GUARDS).await
    }
}

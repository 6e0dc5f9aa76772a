//! The tables of this area, and their migration.

use sea_orm_migration::prelude::{
    DbErr, ForeignKey, ForeignKeyAction, ForeignKeyCreateStatement, Index, MigrationName, MigrationTrait,
    SchemaManager, Table,
};
use sea_orm_migration::schema::{
    boolean, string, string_null, text, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid,
    uuid_null,
};
use store::wall::{Guard, raise};

store::id! {
    /// Somebody who came and could not be let in.
    NoteId
}

/// Doors that were shut or opened again. One that nobody shut has no row.
pub mod door {
    use ::workshop::WorkshopId;
    use ::workshop::records::workshop;
    use sea_orm::entity::prelude::*;

    /// One door.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "door")]
    pub struct Model {
        /// Of which workshop.
        #[sea_orm(primary_key, auto_increment = false)]
        pub workshop: WorkshopId,
        /// Since when it is shut; none when it is open again.
        pub closed_at: Option<DateTimeUtc>,
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

/// What phones and pages noted: arrivals, and what takes them back. Rows are added and never changed.
pub mod scan {
    use sea_orm::entity::prelude::*;
    use workshop::{ParticipantId, WorkshopId};

    /// One scan.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "door_scan")]
    pub struct Model {
        /// Its key, made where it was noted.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// At which door.
        pub workshop: WorkshopId,
        /// Whose. It goes with them.
        pub participant: ParticipantId,
        /// When, by the server's clock.
        pub at: DateTimeUtc,
        /// When the server heard of it.
        pub received_at: DateTimeUtc,
        /// The arrival that it takes back.
        pub undoes: Option<Uuid>,
        /// Who they are was looked at.
        pub seen: bool,
        /// By name, by code, by camera.
        pub way: String,
        /// It came when the door was shut.
        pub late: bool,
        /// A mark of the browser.
        pub device: String,
        /// They came in though their course was missing.
        pub without_course: bool,
    }

    /// No relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Who comes in whose place.
pub mod stand_in {
    use sea_orm::entity::prelude::*;
    use workshop::{ParticipantId, WorkshopId};

    /// One stand-in.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "door_stand_in")]
    pub struct Model {
        /// Who comes.
        #[sea_orm(primary_key, auto_increment = false)]
        pub participant: ParticipantId,
        /// Who does not.
        pub instead_of: ParticipantId,
        /// To which workshop.
        pub workshop: WorkshopId,
        /// When it was said.
        pub at: DateTimeUtc,
    }

    /// No relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Those whom nobody expected and who were not let in at once, and what was decided of them; of those whom a phone noted
/// without a network also whoever was, so that the same one handed in twice is one.
pub mod note {
    use super::NoteId;
    use organisation::OrganisationId;
    use sea_orm::entity::prelude::*;
    use workshop::{ParticipantId, WorkshopId};

    /// One of them.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "door_note")]
    pub struct Model {
        /// Id.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: NoteId,
        /// To which workshop.
        pub workshop: WorkshopId,
        /// Name, as it was said; empty once it is decided: whoever was let in stands in the list.
        pub name: String,
        /// From which municipality.
        pub municipality: OrganisationId,
        /// Target role: the code of `roster::Role`.
        pub role: String,
        /// Why they were not let in at once: the code of [`crate::deeds::NoSeat`]; empty when they were.
        pub why: String,
        /// When, by the server's clock.
        pub at: DateTimeUtc,
        /// In whose place they come.
        pub instead_of: Option<ParticipantId>,
        /// Who they are was looked at.
        pub seen: bool,
        /// A mark of the browser.
        pub device: String,
        /// What was decided: the code of [`crate::deeds::Decision`]; none as long as it is to be.
        pub decided: Option<String>,
        /// As whom they were let in; before that, who they are, when they wait for a seat.
        pub participant: Option<ParticipantId>,
    }

    /// No relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A row of a workshop whose county asks, or that whoever asks leads.
macro_rules! at_the_door {
    ($table:literal) => {
        concat!(
            "EXISTS (SELECT 1 FROM workshop own WHERE own.id = ",
            $table,
            ".workshop AND (own.county = sight_authority() OR own.id IN (SELECT led.workshop FROM duty_held led \
             WHERE led.organisation = sight_authority() AND led.workshop IS NOT NULL AND led.over_at IS NULL)))"
        )
    };
}

/// Who comes is for those at the door alone: neither the municipality nor the national authority sees it.
const GUARDS: [Guard; 4] = [
    Guard::of("door").read(at_the_door!("door")).write(at_the_door!("door")),
    Guard::of("door_scan").read(at_the_door!("door_scan")).add(at_the_door!("door_scan")),
    Guard::of("door_stand_in").read(at_the_door!("door_stand_in")).add(at_the_door!("door_stand_in")),
    Guard::of("door_note").read(at_the_door!("door_note")).write(at_the_door!("door_note")),
];

/// The migrations of this area, oldest first.
#[must_use]
pub fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(First), Box::new(Deciding), Box::new(WithoutCourse)]
}

struct First;

impl MigrationName for First {
    fn name(&self) -> &'static str {
        "0001_door"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for First {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let doors = Table::create()
            .table("door")
            .col(uuid("workshop").primary_key())
            .col(timestamp_with_time_zone_null("closed_at"))
            .foreign_key(&mut to("door", "workshop", "workshop"))
            .to_owned();
        schema.create_table(doors).await?;
        scans(schema).await?;
        let stand_ins = Table::create()
            .table("door_stand_in")
            .col(uuid("participant").primary_key())
            .col(uuid("instead_of"))
            .col(uuid("workshop"))
            .col(timestamp_with_time_zone("at"))
            .foreign_key(&mut to("door_stand_in", "participant", "participant"))
            .foreign_key(&mut to("door_stand_in", "instead_of", "participant"))
            .foreign_key(&mut to("door_stand_in", "workshop", "workshop"))
            .to_owned();
        schema.create_table(stand_ins).await?;
        let notes = Table::create()
            .table("door_note")
            .col(uuid("id").primary_key())
            .col(uuid("workshop"))
            .col(text("name"))
            .col(uuid("municipality"))
            .col(string("role"))
            .col(string("why"))
            .col(timestamp_with_time_zone("at"))
            .foreign_key(&mut to("door_note", "workshop", "workshop"))
            .foreign_key(&mut to("door_note", "municipality", "organisation"))
            .to_owned();
        schema.create_table(notes).await?;
        for table in ["door_scan", "door_stand_in", "door_note"] {
            let by =
                Index::create().name(format!("{table}_workshop")).table(table).col("workshop").to_owned();
            schema.create_index(by).await?;
        }
        let by =
            Index::create().name("door_scan_participant").table("door_scan").col("participant").to_owned();
        schema.create_index(by).await?;
        raise(schema, &GUARDS).await
    }
}

/// What a phone notes without a network of somebody whom nobody expected, and what is decided of them.
struct Deciding;

impl MigrationName for Deciding {
    fn name(&self) -> &'static str {
        "0002_door_deciding"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Deciding {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        // SQLite adds one column at a time.
        for column in [
            uuid_null("instead_of"),
            boolean("seen").default(false).to_owned(),
            string("device").default("").to_owned(),
            string_null("decided"),
            uuid_null("participant"),
        ] {
            schema.alter_table(Table::alter().table("door_note").add_column(column).to_owned()).await?;
        }
        Ok(())
    }
}

/// That somebody came in whose course was missing.
struct WithoutCourse;

impl MigrationName for WithoutCourse {
    fn name(&self) -> &'static str {
        "0003_door_without_course"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for WithoutCourse {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let column = boolean("without_course").default(false).to_owned();
        schema.alter_table(Table::alter().table("door_scan").add_column(column).to_owned()).await
    }
}

async fn scans(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("door_scan")
        .col(uuid("id").primary_key())
        .col(uuid("workshop"))
        .col(uuid("participant"))
        .col(timestamp_with_time_zone("at"))
        .col(timestamp_with_time_zone("received_at"))
        .col(uuid_null("undoes"))
        .col(boolean("seen"))
        .col(string("way"))
        .col(boolean("late"))
        .col(string("device"))
        .foreign_key(&mut to("door_scan", "workshop", "workshop"))
        .foreign_key(&mut to("door_scan", "participant", "participant"))
        .to_owned();
    schema.create_table(table).await
}

/// What goes with what it belongs to.
fn to(table: &'static str, column: &'static str, other: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from(table, column).to(other, "id").on_delete(ForeignKeyAction::Cascade).to_owned()
}

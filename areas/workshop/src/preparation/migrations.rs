//! The migration of this part.

use sea_orm_migration::prelude::{
    DbErr, ForeignKey, ForeignKeyAction, Index, MigrationName, MigrationTrait, SchemaManager, Table,
    TableCreateStatement,
};
use sea_orm_migration::schema::{
    binary, boolean, date_null, integer, integer_null, string, text, timestamp_with_time_zone,
    timestamp_with_time_zone_null, uuid,
};
use store::wall::{Guard, raise};

/// Checklist, venue, guests and sites of a workshop.
pub(crate) struct Preparations;

impl MigrationName for Preparations {
    fn name(&self) -> &'static str {
        "0005_workshop_preparation"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Preparations {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        tasks(schema).await?;
        for table in [needs(), order(), meeting()] {
            schema.create_table(table).await?;
        }
        guests(schema).await?;
        schema.create_table(sites()).await?;
        raise(schema, &GUARDS).await
    }
}

/// Its county's workshop, which is written by the county alone.
macro_rules! own {
    ($table:literal, $column:literal $(, $or:literal)?) => {
        concat!(
            "EXISTS (SELECT 1 FROM workshop own WHERE own.id = ", $table, ".", $column,
            " AND (own.county = sight_authority()", $($or,)? "))"
        )
    };
}

macro_rules! guard {
    ($table:literal) => {
        Guard::of($table)
            .read(own!($table, "workshop", " OR sight_overseer()"))
            .write(own!($table, "workshop"))
    };
}

/// The county reads and writes; the national authority reads, and makes the checklist with the workshop. Where to join is
/// the county's alone.
const GUARDS: [Guard; 6] = [
    Guard::of("workshop_task")
        .read(own!("workshop_task", "workshop", " OR sight_overseer()"))
        .write(own!("workshop_task", "workshop"))
        .add(own!("workshop_task", "workshop", " OR sight_overseer()")),
    guard!("workshop_need"),
    guard!("workshop_order"),
    guard!("workshop_guest"),
    guard!("workshop_site"),
    Guard::of("workshop_meeting").read(own!("workshop_meeting", "id")).write(own!("workshop_meeting", "id")),
];

fn of_workshop(
    table: &'static str,
    column: &'static str,
) -> sea_orm_migration::prelude::ForeignKeyCreateStatement {
    ForeignKey::create()
        .from(table, column)
        .to("workshop", "id")
        .on_delete(ForeignKeyAction::Cascade)
        .to_owned()
}

async fn tasks(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("workshop_task")
        .col(uuid("id").primary_key())
        .col(uuid("workshop"))
        .col(string("plan_id"))
        .col(string("stage"))
        .col(integer("position"))
        .col(text("what"))
        .col(integer_null("days"))
        .col(boolean("own_days"))
        .col(string("owner"))
        .col(string("owner_address"))
        .col(string("state"))
        .col(text("note"))
        .col(text("reason"))
        .col(string("moved_by"))
        .col(timestamp_with_time_zone_null("moved_at"))
        .col(date_null("reminded"))
        .col(integer("version"))
        .foreign_key(&mut of_workshop("workshop_task", "workshop"))
        .to_owned();
    schema.create_table(table).await?;
    let by = Index::create()
        .name("workshop_task_workshop")
        .table("workshop_task")
        .col("workshop")
        .col("state")
        .to_owned();
    schema.create_index(by).await
}

fn needs() -> TableCreateStatement {
    Table::create()
        .table("workshop_need")
        .col(uuid("workshop"))
        .col(string("need"))
        .col(string("state"))
        .col(integer_null("there"))
        .col(text("note"))
        .col(string("said_by"))
        .col(timestamp_with_time_zone("said_at"))
        .primary_key(Index::create().col("workshop").col("need"))
        .foreign_key(&mut of_workshop("workshop_need", "workshop"))
        .to_owned()
}

fn order() -> TableCreateStatement {
    Table::create()
        .table("workshop_order")
        .col(uuid("workshop").primary_key())
        .col(string("name"))
        .col(string("address"))
        .col(text("message"))
        .col(integer("others"))
        .col(integer("version"))
        .col(text("told"))
        .col(timestamp_with_time_zone_null("told_at"))
        .foreign_key(&mut of_workshop("workshop_order", "workshop"))
        .to_owned()
}

fn meeting() -> TableCreateStatement {
    Table::create()
        .table("workshop_meeting")
        .col(uuid("id").primary_key())
        .col(binary("sealed_address"))
        .foreign_key(&mut of_workshop("workshop_meeting", "id"))
        .to_owned()
}

async fn guests(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("workshop_guest")
        .col(uuid("id").primary_key())
        .col(uuid("workshop"))
        .col(string("name"))
        .col(string("organisation"))
        .col(string("address"))
        .col(string("phone"))
        .col(text("brief"))
        .col(string("coming"))
        .col(timestamp_with_time_zone_null("answered_at"))
        .col(timestamp_with_time_zone_null("told_at"))
        .col(integer("version"))
        .foreign_key(&mut of_workshop("workshop_guest", "workshop"))
        .to_owned();
    schema.create_table(table).await?;
    let by =
        Index::create().name("workshop_guest_workshop").table("workshop_guest").col("workshop").to_owned();
    schema.create_index(by).await
}

fn sites() -> TableCreateStatement {
    Table::create()
        .table("workshop_site")
        .col(uuid("workshop"))
        .col(uuid("municipality"))
        .col(text("place"))
        .col(text("contact"))
        .col(boolean("tested"))
        .primary_key(Index::create().col("workshop").col("municipality"))
        .foreign_key(&mut of_workshop("workshop_site", "workshop"))
        .foreign_key(ForeignKey::create().from("workshop_site", "municipality").to("organisation", "id"))
        .to_owned()
}

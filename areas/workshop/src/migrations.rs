//! The migrations of this area. A released one is never touched.

use sea_orm_migration::prelude::{
    DbErr, ForeignKey, ForeignKeyAction, Index, MigrationName, MigrationTrait, SchemaManager, Table,
};
use sea_orm_migration::schema::{
    big_integer, boolean, date, integer, string, text, time, timestamp_with_time_zone,
    timestamp_with_time_zone_null, uuid,
};

use crate::agenda::migrations::Agendas;
use crate::invitation::migrations::{CameBack, Told, Versions};
use crate::preparation::migrations::Preparations;
use crate::received::migrations::Received;
use crate::registration::migrations::{Counted, RememberedColumns, SealedNeeds};
use crate::seats::records::Seats;
use crate::table_plan::migrations::{Rounds, TableNeeds};
use crate::tour::records::Tours;
use crate::wall::WALL;

/// The migrations of this area, oldest first.
#[must_use]
pub fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![
        Box::new(First),
        Box::new(Rounds),
        Box::new(SealedNeeds),
        Box::new(TableNeeds),
        Box::new(WALL),
        Box::new(Counted),
        Box::new(Agendas),
        Box::new(Versions),
        Box::new(Told),
        Box::new(Preparations),
        Box::new(Tours),
        Box::new(RememberedColumns),
        Box::new(Received),
        Box::new(Seats),
        Box::new(CameBack),
    ]
}

struct First;

impl MigrationName for First {
    fn name(&self) -> &'static str {
        "0001_workshop"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for First {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        workshops(schema).await?;
        invitations(schema).await?;
        participants(schema).await?;
        plans(schema).await
    }
}

async fn workshops(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("workshop")
        .col(uuid("id").primary_key())
        .col(uuid("programme"))
        .col(uuid("county"))
        .col(string("state"))
        .col(date("day"))
        .col(time("starts"))
        .col(time("ends"))
        .col(string("place"))
        .col(string("address"))
        .col(string("format"))
        .col(date("register_by"))
        .col(integer("seats_least"))
        .col(integer("seats_most"))
        .col(integer("tables"))
        .col(integer("chairs"))
        .col(text("own_text"))
        .col(text("contact"))
        .col(integer("version"))
        .col(integer("sequence"))
        .col(timestamp_with_time_zone("made_at"))
        .foreign_key(ForeignKey::create().from("workshop", "programme").to("programme", "id"))
        .foreign_key(ForeignKey::create().from("workshop", "county").to("organisation", "id"))
        .to_owned();
    schema.create_table(table).await?;
    let index = Index::create().name("workshop_county").table("workshop").col("county").col("day").to_owned();
    schema.create_index(index).await
}

async fn invitations(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("invitation")
        .col(uuid("id").primary_key())
        .col(uuid("workshop"))
        .col(uuid("municipality"))
        .col(timestamp_with_time_zone("sent_at"))
        .col(integer("reminders"))
        .col(timestamp_with_time_zone_null("answered_at"))
        .col(integer("list_version"))
        .col(string("answered_from"))
        .foreign_key(ForeignKey::create().from("invitation", "workshop").to("workshop", "id"))
        .foreign_key(ForeignKey::create().from("invitation", "municipality").to("organisation", "id"))
        .to_owned();
    schema.create_table(table).await?;
    let once = Index::create()
        .name("invitation_once")
        .table("invitation")
        .col("workshop")
        .col("municipality")
        .unique()
        .to_owned();
    schema.create_index(once).await?;
    let own =
        Index::create().name("invitation_municipality").table("invitation").col("municipality").to_owned();
    schema.create_index(own).await
}

async fn participants(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("participant")
        .col(uuid("id").primary_key())
        .col(uuid("invitation"))
        .col(integer("position"))
        .col(string("name"))
        .col(string("email"))
        .col(string("email_folded"))
        .col(string("role"))
        .col(string("role_text"))
        .col(string("phone"))
        .col(string("diet"))
        .foreign_key(
            ForeignKey::create()
                .from("participant", "invitation")
                .to("invitation", "id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned();
    schema.create_table(table).await?;
    let once = Index::create()
        .name("participant_once")
        .table("participant")
        .col("invitation")
        .col("email_folded")
        .unique()
        .to_owned();
    schema.create_index(once).await
}

async fn plans(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let plan = Table::create()
        .table("table_plan")
        .col(uuid("workshop").primary_key())
        .col(string("mixing"))
        .col(boolean("spread_roles"))
        .col(integer("least"))
        .col(integer("most"))
        .col(big_integer("seed"))
        .col(integer("moved"))
        .col(integer("version"))
        .col(timestamp_with_time_zone("made_at"))
        .foreign_key(ForeignKey::create().from("table_plan", "workshop").to("workshop", "id"))
        .to_owned();
    schema.create_table(plan).await?;
    let to_participant = |column: &'static str, table: &'static str| {
        ForeignKey::create()
            .from(table, column)
            .to("participant", "id")
            .on_delete(ForeignKeyAction::Cascade)
            .to_owned()
    };
    let seat = Table::create()
        .table("seat")
        .col(uuid("participant").primary_key())
        .col(uuid("workshop"))
        .col(integer("table_number"))
        .col(boolean("fixed"))
        .foreign_key(&mut to_participant("participant", "seat"))
        .to_owned();
    schema.create_table(seat).await?;
    let by_workshop = Index::create().name("seat_workshop").table("seat").col("workshop").to_owned();
    schema.create_index(by_workshop).await?;
    let apart = Table::create()
        .table("kept_apart")
        .col(uuid("workshop"))
        .col(uuid("one"))
        .col(uuid("other"))
        .primary_key(Index::create().col("workshop").col("one").col("other"))
        .foreign_key(&mut to_participant("one", "kept_apart"))
        .foreign_key(&mut to_participant("other", "kept_apart"))
        .to_owned();
    schema.create_table(apart).await
}

//! The table of agendas.

use sea_orm_migration::prelude::{
    DbErr, ForeignKey, ForeignKeyAction, MigrationName, MigrationTrait, SchemaManager, Table,
};
use sea_orm_migration::schema::{integer, text, timestamp_with_time_zone_null, uuid};
use store::wall::{Guard, raise};

pub(crate) struct Agendas;

impl MigrationName for Agendas {
    fn name(&self) -> &'static str {
        "0004_workshop_agenda"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Agendas {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("workshop_agenda")
            .col(uuid("workshop").primary_key())
            .col(text("content"))
            .col(integer("version"))
            .col(text("told"))
            .col(timestamp_with_time_zone_null("told_at"))
            .foreign_key(
                ForeignKey::create()
                    .from("workshop_agenda", "workshop")
                    .to("workshop", "id")
                    .on_delete(ForeignKeyAction::Cascade),
            )
            .to_owned();
        schema.create_table(table).await?;
        raise(schema, &[GUARD]).await
    }
}

/// Whoever sees the workshop sees its agenda; its county writes it.
const GUARD: Guard = Guard::of("workshop_agenda")
    .read("EXISTS (SELECT 1 FROM workshop own WHERE own.id = workshop_agenda.workshop)")
    .write(
        "EXISTS (SELECT 1 FROM workshop own WHERE own.id = workshop_agenda.workshop \
         AND own.county = sight_authority())",
    );

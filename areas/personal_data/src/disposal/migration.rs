//! The migration of this part.

use sea_orm_migration::prelude::{
    DbErr, ForeignKey, Index, MigrationName, MigrationTrait, SchemaManager, Table,
};
use sea_orm_migration::schema::{
    big_integer, boolean, date, date_null, integer, string, string_null, text, timestamp_with_time_zone,
    timestamp_with_time_zone_null, uuid, uuid_null,
};
use store::wall::{Guard, raise};

/// Proposals and certificates.
pub(crate) struct Disposals;

impl MigrationName for Disposals {
    fn name(&self) -> &'static str {
        "0001_personal_data"
    }
}

/// The house proposes and deletes; the county reads and answers. Certificates are never changed nor taken away.
const GUARDS: [Guard; 2] = [
    Guard::of("disposal").read("county = sight_authority()").change("county = sight_authority()"),
    Guard::of("disposal_certificate").read("county = sight_authority() OR sight_overseer()").kept(),
];

#[async_trait::async_trait]
impl MigrationTrait for Disposals {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        proposals(schema).await?;
        certificates(schema).await?;
        raise(schema, &GUARDS).await
    }
}

async fn proposals(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("disposal")
        .col(uuid("id").primary_key())
        .col(uuid("county"))
        .col(uuid_null("workshop"))
        .col(string("kind"))
        .col(string_null("open_key").unique_key())
        .col(string("state"))
        .col(big_integer("count"))
        .col(date("due_on"))
        .col(timestamp_with_time_zone("proposed_at"))
        .col(boolean("reminded"))
        .col(timestamp_with_time_zone_null("decided_at"))
        .col(uuid_null("decided_by"))
        .col(string("held_for"))
        .col(text("note"))
        .col(date_null("held_until"))
        .col(uuid_null("certificate"))
        .col(integer("version"))
        .foreign_key(ForeignKey::create().from("disposal", "county").to("organisation", "id"))
        .foreign_key(ForeignKey::create().from("disposal", "workshop").to("workshop", "id"))
        .to_owned();
    schema.create_table(table).await?;
    let of = Index::create().name("disposal_county").table("disposal").col("county").col("state").to_owned();
    schema.create_index(of).await
}

async fn certificates(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("disposal_certificate")
        .col(uuid("id").primary_key())
        .col(uuid("county"))
        .col(integer("number"))
        .col(uuid_null("workshop"))
        .col(date_null("day"))
        .col(timestamp_with_time_zone("done_at"))
        .col(text("content"))
        .foreign_key(ForeignKey::create().from("disposal_certificate", "county").to("organisation", "id"))
        .to_owned();
    schema.create_table(table).await?;
    let once = Index::create()
        .name("disposal_certificate_number")
        .table("disposal_certificate")
        .col("county")
        .col("number")
        .unique()
        .to_owned();
    schema.create_index(once).await
}

//! The migration of this part.

use sea_orm_migration::prelude::{
    DbErr, ForeignKey, Index, MigrationName, MigrationTrait, SchemaManager, Table,
};
use sea_orm_migration::schema::{date, text, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid};
use store::wall::{Guard, raise};

/// Disclosures.
pub(crate) struct Disclosures;

impl MigrationName for Disclosures {
    fn name(&self) -> &'static str {
        "0002_personal_data_disclosures"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Disclosures {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("disclosure")
            .col(uuid("id").primary_key())
            .col(uuid("county"))
            .col(uuid("workshop"))
            .col(text("columns"))
            .col(text("purpose"))
            .col(text("ground"))
            .col(text("receiver"))
            .col(timestamp_with_time_zone("made_at"))
            .col(date("ends_on"))
            .col(timestamp_with_time_zone_null("withdrawn_at"))
            .foreign_key(ForeignKey::create().from("disclosure", "county").to("organisation", "id"))
            .foreign_key(ForeignKey::create().from("disclosure", "workshop").to("workshop", "id"))
            .to_owned();
        schema.create_table(table).await?;
        let of = Index::create().name("disclosure_county").table("disclosure").col("county").to_owned();
        schema.create_index(of).await?;
        // The county hands over and takes back; the national authority reads.
        let guard = Guard::of("disclosure")
            .read("county = sight_authority() OR sight_overseer()")
            .add("county = sight_authority()")
            .change("county = sight_authority()")
            .kept();
        raise(schema, &[guard]).await
    }
}

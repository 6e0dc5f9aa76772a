//! The migration of this part.

use sea_orm_migration::prelude::{
    Alias, ColumnDef, DbErr, ForeignKey, Index, MigrationName, MigrationTrait, SchemaManager, Table,
};
use sea_orm_migration::schema::{
    big_integer, binary_null, integer, string, text, timestamp_with_time_zone, timestamp_with_time_zone_null,
    uuid, uuid_null,
};
use store::wall::{Guard, raise};

/// Mailboxes, the mails in them, and what a mail server says of a letter that came back.
pub(crate) struct Received;

impl MigrationName for Received {
    fn name(&self) -> &'static str {
        "0006_received"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Received {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        mailboxes(schema).await?;
        mails(schema).await?;
        let reason = Table::alter()
            .table("letter_bounce")
            .add_column(ColumnDef::new(Alias::new("reason")).text().not_null().default(""))
            .to_owned();
        schema.alter_table(reason).await?;
        raise(schema, &GUARDS).await
    }
}

/// The county's alone; a municipality sees the mails that are tied to its invitation.
const GUARDS: [Guard; 2] = [
    // The house reads it and says how it is.
    Guard::of("mailbox").read("county = sight_authority()").write("FALSE"),
    Guard::of("received")
        .read(
            "county = sight_authority() OR EXISTS (SELECT 1 FROM invitation sent WHERE sent.id = received.invitation \
             AND sent.municipality = sight_authority())",
        )
        .write("county = sight_authority()"),
];

async fn mailboxes(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("mailbox")
        .col(uuid("county").primary_key())
        .col(string("address"))
        .col(big_integer("validity"))
        .col(big_integer("uid"))
        .col(integer("number"))
        .col(timestamp_with_time_zone_null("read_at"))
        .col(timestamp_with_time_zone_null("failing_since"))
        .col(text("fault"))
        .foreign_key(ForeignKey::create().from("mailbox", "county").to("organisation", "id"))
        .to_owned();
    schema.create_table(table).await
}

async fn mails(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("received")
        .col(uuid("id").primary_key())
        .col(uuid("county"))
        .col(integer("number"))
        .col(timestamp_with_time_zone("arrived_at"))
        .col(string("digest"))
        .col(big_integer("size"))
        .col(string("kind"))
        .col(text("from_name"))
        .col(text("from_address"))
        .col(text("subject"))
        .col(text("checked"))
        .col(integer("people"))
        .col(uuid_null("invitation"))
        .col(string("tie"))
        .col(string("state"))
        .col(string("moved_by"))
        .col(timestamp_with_time_zone_null("moved_at"))
        .col(text("report"))
        .col(binary_null("sealed_content"))
        .foreign_key(ForeignKey::create().from("received", "county").to("organisation", "id"))
        .foreign_key(ForeignKey::create().from("received", "invitation").to("invitation", "id"))
        .to_owned();
    schema.create_table(table).await?;
    for (name, column) in [("received_number", "number"), ("received_digest", "digest")] {
        let once = Index::create().name(name).table("received").col("county").col(column).unique().to_owned();
        schema.create_index(once).await?;
    }
    let by = Index::create().name("received_invitation").table("received").col("invitation").to_owned();
    schema.create_index(by).await
}

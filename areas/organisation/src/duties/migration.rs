//! What duties gained: a workshop, a first day, who gave them, how they ended, and as what a session acts.

use sea_orm::ConnectionTrait as _;
use sea_orm_migration::prelude::{
    ColumnDef, DbErr, ForeignKey, ForeignKeyAction, Index, MigrationName, MigrationTrait, SchemaManager,
    Table,
};
use sea_orm_migration::schema::{
    date_null, string, string_null, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid, uuid_null,
};

/// The migration.
pub(crate) struct Duties;

impl MigrationName for Duties {
    fn name(&self) -> &'static str {
        "0002_duties"
    }
}

/// One live duty of a kind for a person in an organisation, and one in a workshop; those that are over may be many.
const ONCE: [&str; 2] = [
    "CREATE UNIQUE INDEX duty_held_in_organisation ON duty_held (person, organisation, duty) \
     WHERE over_at IS NULL AND workshop IS NULL",
    "CREATE UNIQUE INDEX duty_held_in_workshop ON duty_held (person, workshop) \
     WHERE over_at IS NULL AND workshop IS NOT NULL",
];

#[async_trait::async_trait]
impl MigrationTrait for Duties {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        // SQLite adds one column at a time.
        for column in columns() {
            let table = Table::alter().table("duty_held").add_column(column).to_owned();
            schema.alter_table(table).await?;
        }
        schema.drop_index(Index::drop().name("duty_held_once").table("duty_held").to_owned()).await?;
        for index in ONCE {
            schema.get_connection().execute_unprepared(index).await?;
        }
        for (name, column) in [("duty_held_person", "person"), ("duty_held_where", "organisation")] {
            let index = Index::create().name(name).table("duty_held").col(column).to_owned();
            schema.create_index(index).await?;
        }
        acting(schema).await?;
        reviews(schema).await
    }
}

fn columns() -> [ColumnDef; 7] {
    [
        uuid_null("workshop"),
        uuid_null("county"),
        date_null("starts_on"),
        string("given_by").default("").to_owned(),
        timestamp_with_time_zone_null("over_at"),
        string_null("over"),
        timestamp_with_time_zone_null("kept_at"),
    ]
}

/// As what a session acts, for people with several duties.
async fn acting(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let cascade = |column: &'static str, to: &'static str| {
        ForeignKey::create()
            .from("acting", column)
            .to(to, "id")
            .on_delete(ForeignKeyAction::Cascade)
            .to_owned()
    };
    let table = Table::create()
        .table("acting")
        .col(uuid("session").primary_key())
        .col(uuid("held"))
        .foreign_key(&mut cascade("session", "session"))
        .foreign_key(&mut cascade("held", "duty_held"))
        .to_owned();
    schema.create_table(table).await
}

/// When an authority last went through its duties.
async fn reviews(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("duty_review")
        .col(uuid("id").primary_key())
        .col(uuid("authority"))
        .col(timestamp_with_time_zone("at"))
        .col(string("by_name"))
        .to_owned();
    schema.create_table(table).await?;
    let index = Index::create()
        .name("duty_review_authority")
        .table("duty_review")
        .col("authority")
        .col("at")
        .to_owned();
    schema.create_index(index).await
}

//! The tables of the plan with rounds, rules and versions. The first migration of the area made a plan of one round.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Alias, Query, SimpleExpr};
use sea_orm::{ActiveValue::Set, FromQueryResult, Statement};
use sea_orm_migration::prelude::{
    ColumnDef, DbErr, ForeignKey, ForeignKeyAction, Index, MigrationName, MigrationTrait, SchemaManager,
    Table,
};
use sea_orm_migration::schema::{
    binary, boolean, integer, integer_null, string, text, timestamp_with_time_zone, uuid,
};

use super::book::{Book, Rule};
use crate::records::{ParticipantId, WorkshopId, table_plan};

/// Rounds, rules, versions, plannings.
pub(crate) struct Rounds;

impl MigrationName for Rounds {
    fn name(&self) -> &'static str {
        "0002_table_plan_rounds"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Rounds {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        plans(schema).await?;
        seats(schema).await?;
        books(schema).await?;
        versions(schema).await?;
        plannings(schema).await
    }
}

async fn plans(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    for name in ["more", "book", "reached"] {
        let column = ColumnDef::new(Alias::new(name)).text().not_null().default("{}").to_owned();
        let table = Table::alter().table("table_plan").add_column(column).to_owned();
        schema.alter_table(table).await?;
    }
    Ok(())
}

/// A seat for each round; those there were are of the first.
async fn seats(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let seat = Table::create()
        .table("round_seat")
        .col(uuid("participant"))
        .col(integer("round"))
        .col(uuid("workshop"))
        .col(integer("table_number"))
        .col(boolean("fixed"))
        .primary_key(Index::create().col("participant").col("round"))
        .foreign_key(
            ForeignKey::create()
                .from("round_seat", "participant")
                .to("participant", "id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned();
    schema.create_table(seat).await?;
    let by_workshop =
        Index::create().name("round_seat_workshop").table("round_seat").col("workshop").to_owned();
    schema.create_index(by_workshop).await?;
    let before = Query::select()
        .column("participant")
        .expr(SimpleExpr::from(1))
        .columns(["workshop", "table_number", "fixed"])
        .from("seat")
        .to_owned();
    let carry = Query::insert()
        .into_table("round_seat")
        .columns(["participant", "round", "workshop", "table_number", "fixed"])
        .select_from(before)
        .map_err(|fault| DbErr::Migration(fault.to_string()))?
        .to_owned();
    schema.get_connection().execute(&carry).await?;
    schema.drop_table(Table::drop().table("seat").to_owned()).await
}

#[derive(FromQueryResult)]
struct Pair {
    workshop: WorkshopId,
    one: ParticipantId,
    other: ParticipantId,
}

/// Pairs that were kept apart become rules of their plan's book.
async fn books(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let db = schema.get_connection();
    let all = Query::select().columns(["workshop", "one", "other"]).from("kept_apart").to_owned();
    let statement: Statement = db.get_database_backend().build(&all);
    let mut books: std::collections::BTreeMap<WorkshopId, Book> = std::collections::BTreeMap::new();
    for pair in Pair::find_by_statement(statement).all(db).await? {
        books.entry(pair.workshop).or_default().rules.push(Rule::apart([pair.one, pair.other]));
    }
    for (workshop, book) in books {
        let text = serde_json::to_string(&book).map_err(|fault| DbErr::Migration(fault.to_string()))?;
        table_plan::Entity::update_many()
            .set(table_plan::ActiveModel { book: Set(text), ..Default::default() })
            .filter(table_plan::Column::Workshop.eq(workshop))
            .exec(db)
            .await?;
    }
    schema.drop_table(Table::drop().table("kept_apart").to_owned()).await
}

async fn versions(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("table_plan_version")
        .col(uuid("workshop"))
        .col(integer("version"))
        .col(string("deed"))
        .col(timestamp_with_time_zone("at"))
        .col(integer_null("back_to"))
        .col(integer_null("forth_to"))
        .col(text("change"))
        .col(text("state"))
        .primary_key(Index::create().col("workshop").col("version"))
        .foreign_key(ForeignKey::create().from("table_plan_version", "workshop").to("workshop", "id"))
        .to_owned();
    schema.create_table(table).await
}

async fn plannings(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("table_planning")
        .col(uuid("workshop").primary_key())
        .col(uuid("id"))
        .col(string("stage"))
        .col(integer("base_version"))
        .col(timestamp_with_time_zone("begun_at"))
        .col(timestamp_with_time_zone("until"))
        .col(text("matter"))
        .foreign_key(ForeignKey::create().from("table_planning", "workshop").to("workshop", "id"))
        .to_owned();
    schema.create_table(table).await
}

/// What people need of their tables lies in a table of its own, sealed. What older plans hold in the open goes there
/// when such a plan is changed next.
pub(crate) struct TableNeeds;

impl MigrationName for TableNeeds {
    fn name(&self) -> &'static str {
        "0003_table_needs"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for TableNeeds {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("table_need")
            .col(uuid("id").primary_key())
            .col(binary("sealed_needs"))
            .foreign_key(ForeignKey::create().from("table_need", "id").to("workshop", "id"))
            .to_owned();
        schema.create_table(table).await
    }
}

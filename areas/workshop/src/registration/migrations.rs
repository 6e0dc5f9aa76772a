//! Sealed needs and protected details. Diets that were stored in the open wait in a table of their own until the
//! program, which has the keys, seals them at its next start.

use sea_orm_migration::prelude::{
    Alias, ColumnDef, DbErr, Expr, ExprTrait as _, ForeignKey, ForeignKeyAction, Index, MigrationName,
    MigrationTrait, Query, SchemaManager, Table,
};
use sea_orm_migration::schema::{integer, string, text, timestamp_with_time_zone, uuid};
use store::wall::{Guard, raise};

/// Needs and protected details are sealed.
pub(crate) struct SealedNeeds;

impl MigrationName for SealedNeeds {
    fn name(&self) -> &'static str {
        "0003_sealed_needs"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for SealedNeeds {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let waiting = Table::create()
            .table("unsealed_diet")
            .col(uuid("participant").primary_key())
            .col(text("diet"))
            .foreign_key(
                ForeignKey::create()
                    .from("unsealed_diet", "participant")
                    .to("participant", "id")
                    .on_delete(ForeignKeyAction::Cascade),
            )
            .to_owned();
        schema.create_table(waiting).await?;
        let diets = Query::select()
            .column("id")
            .column("diet")
            .from("participant")
            .and_where(Expr::col("diet").ne(""))
            .to_owned();
        let mut move_over = Query::insert();
        move_over.into_table("unsealed_diet").columns(["participant", "diet"]);
        move_over.select_from(diets).map_err(|fault| DbErr::Custom(fault.to_string()))?;
        schema.execute(move_over).await?;
        let columns = [
            ColumnDef::new(Alias::new("sealed_person")).binary().null().to_owned(),
            ColumnDef::new(Alias::new("protected")).integer().not_null().default(0).to_owned(),
            ColumnDef::new(Alias::new("needs_deleted")).boolean().not_null().default(false).to_owned(),
        ];
        for column in columns {
            schema.alter_table(Table::alter().table("participant").add_column(column).to_owned()).await?;
        }
        let without = Table::alter().table("participant").drop_column(Alias::new("diet")).to_owned();
        schema.alter_table(without).await
    }
}

/// How many came from each municipality in each role, when the list itself is gone.
pub(crate) struct Counted;

impl MigrationName for Counted {
    fn name(&self) -> &'static str {
        "0004_participant_counts"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Counted {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("participant_count")
            .col(uuid("invitation"))
            .col(string("role"))
            .col(integer("people"))
            .primary_key(Index::create().col("invitation").col("role"))
            .foreign_key(
                ForeignKey::create()
                    .from("participant_count", "invitation")
                    .to("invitation", "id")
                    .on_delete(ForeignKeyAction::Cascade),
            )
            .to_owned();
        schema.create_table(table).await?;
        // Whoever sees the invitation sees what came of it; the house counts.
        let seen = "EXISTS (SELECT 1 FROM invitation sent WHERE sent.id = participant_count.invitation)";
        raise(schema, &[Guard::of("participant_count").read(seen)]).await
    }
}

/// How the columns of a municipality's lists are read.
pub(crate) struct RememberedColumns;

impl MigrationName for RememberedColumns {
    fn name(&self) -> &'static str {
        "0006_list_columns"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for RememberedColumns {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("list_columns")
            .col(uuid("municipality"))
            .col(string("fingerprint"))
            .col(text("fields"))
            .col(timestamp_with_time_zone("kept_at"))
            .primary_key(Index::create().col("municipality").col("fingerprint"))
            .foreign_key(ForeignKey::create().from("list_columns", "municipality").to("organisation", "id"))
            .to_owned();
        schema.create_table(table).await?;
        let own = "municipality = sight_authority()";
        raise(schema, &[Guard::of("list_columns").read(own).write(own)]).await
    }
}

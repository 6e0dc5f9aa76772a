//! Sealed needs and protected details. Diets that were stored in the open wait in a table of their own until the
//! program, which has the keys, seals them at its next start.

use sea_orm_migration::prelude::{
    Alias, ColumnDef, DbErr, Expr, ExprTrait as _, ForeignKey, ForeignKeyAction, MigrationName,
    MigrationTrait, Query, SchemaManager, Table,
};
use sea_orm_migration::schema::{text, uuid};

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

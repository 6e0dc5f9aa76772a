//! The migration of this part.

use sea_orm_migration::prelude::{
    Alias, ColumnDef, DbErr, Expr, ExprTrait as _, Index, MigrationName, MigrationTrait, Query,
    SchemaManager, Table,
};
use store::wall;

use super::{addresses, version};

/// Counties' versions, municipalities' addresses, letters that came back.
pub(crate) struct Versions;

impl MigrationName for Versions {
    fn name(&self) -> &'static str {
        "0004_invitation"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Versions {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        version::records::make(schema).await?;
        addresses::records::make(schema).await?;
        wall::raise(schema, &[version::records::GUARD]).await?;
        wall::raise(schema, &addresses::records::GUARDS).await
    }
}

/// Of which sequence of the meeting each municipality was told. Those that are invited are taken to know the meeting as
/// it is: what they were told was not kept.
pub(crate) struct Told;

impl MigrationName for Told {
    fn name(&self) -> &'static str {
        "0005_invitation_told"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Told {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let column = ColumnDef::new(Alias::new("told_sequence")).integer().not_null().default(0).to_owned();
        schema.alter_table(Table::alter().table("invitation").add_column(column).to_owned()).await?;
        let now = Query::select()
            .column("sequence")
            .from("workshop")
            .and_where(Expr::col(("workshop", "id")).equals(("invitation", "workshop")))
            .to_owned();
        let known = Query::update()
            .table("invitation")
            .value("told_sequence", Expr::SubQuery(None, Box::new(now.into())))
            .to_owned();
        schema.execute(known).await
    }
}

/// Letters that came back are asked for by workshop: by a county's first pages and beside the letters that were sent.
pub(crate) struct CameBack;

impl MigrationName for CameBack {
    fn name(&self) -> &'static str {
        "0008_letter_bounce_workshop"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for CameBack {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let by =
            Index::create().name("letter_bounce_workshop").table("letter_bounce").col("workshop").to_owned();
        schema.create_index(by).await
    }
}

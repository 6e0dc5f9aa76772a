//! What a draft's parts and the programme's settings for it are kept in.

use sea_orm_migration::prelude::{
    Alias, ColumnDef, DbErr, Expr, ExprTrait as _, ForeignKey, MigrationName, MigrationTrait, Query,
    SchemaManager, Table,
};
use sea_orm_migration::schema::{boolean, string, timestamp_with_time_zone, uuid};
use sea_orm_migration::sea_orm::{ConnectionTrait as _, prelude::Uuid};
use store::wall::{self, Guard};

use crate::draft::Part;

/// What the programme asks of the counties' invitations. A programme without a row asks for nothing.
pub mod setting {
    use crate::ProgrammeId;
    use sea_orm::entity::prelude::*;

    /// One programme's.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "draft_setting")]
    pub struct Model {
        /// Of which programme.
        #[sea_orm(primary_key, auto_increment = false)]
        pub programme: ProgrammeId,
        /// A county sends its invitation when the national lead has approved it.
        pub approval: bool,
        /// Who said so last.
        pub said_by: String,
        /// When.
        pub said_at: DateTimeUtc,
    }

    /// No relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Drafts have parts, and programmes may ask for approval.
pub(crate) struct DraftParts;

impl MigrationName for DraftParts {
    fn name(&self) -> &'static str {
        "0004_draft"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for DraftParts {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let parts = ColumnDef::new(Alias::new("parts")).text().not_null().default("[]").to_owned();
        schema.alter_table(Table::alter().table("invitation_draft").add_column(parts).to_owned()).await?;
        part(schema).await?;
        schema
            .alter_table(Table::alter().table("invitation_draft").drop_column(Alias::new("body")).to_owned())
            .await?;
        let setting = Table::create()
            .table("draft_setting")
            .col(uuid("programme").primary_key())
            .col(boolean("approval"))
            .col(string("said_by"))
            .col(timestamp_with_time_zone("said_at"))
            .foreign_key(ForeignKey::create().from("draft_setting", "programme").to("programme", "id"))
            .to_owned();
        schema.create_table(setting).await?;
        // A county sees what is asked of it.
        wall::raise(schema, &[Guard::of("draft_setting").read("sight_somebody()").write("sight_overseer()")])
            .await
    }
}

/// A text from before there were parts is one free part.
async fn part(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let db = schema.get_connection();
    let all = Query::select().columns(["id", "body"]).from("invitation_draft").to_owned();
    for row in db.query_all(&all).await? {
        let (id, text): (Uuid, String) = (row.try_get("", "id")?, row.try_get("", "body")?);
        let part = Part { key: "text".into(), name: "Brevets text".into(), text, locked: false };
        let parts = serde_json::to_string(&[part]).map_err(|fault| DbErr::Custom(fault.to_string()))?;
        let update = Query::update()
            .table("invitation_draft")
            .value("parts", parts)
            .and_where(Expr::col("id").eq(id))
            .to_owned();
        db.execute(&update).await?;
    }
    Ok(())
}

//! What links gained: to whom they were sent, whose list shows them, and in which browsers they were opened.

use sea_orm_migration::prelude::{
    ColumnDef, DbErr, ForeignKey, ForeignKeyAction, Index, MigrationName, MigrationTrait, SchemaManager,
    Table,
};
use sea_orm_migration::schema::{
    binary, integer, string, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid, uuid_null,
};

/// The browsers in which a link was opened.
pub mod browser {
    use crate::records::LinkId;
    use sea_orm::entity::prelude::*;

    /// One browser of one link.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "link_browser")]
    pub struct Model {
        /// The link.
        #[sea_orm(primary_key, auto_increment = false)]
        pub link: LinkId,
        /// SHA-256 of the browser's mark.
        #[sea_orm(primary_key, auto_increment = false)]
        pub browser_hash: Vec<u8>,
        /// When it was opened there first.
        pub first_at: DateTimeUtc,
    }

    /// No relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The migration.
pub(crate) struct Links;

impl MigrationName for Links {
    fn name(&self) -> &'static str {
        "0002_links"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Links {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        // SQLite adds one column at a time.
        for column in columns() {
            let table = Table::alter().table("personal_link").add_column(column).to_owned();
            schema.alter_table(table).await?;
        }
        for column in ["owner", "organisation", "about"] {
            let index = Index::create()
                .name(format!("personal_link_{column}"))
                .table("personal_link")
                .col(column)
                .to_owned();
            schema.create_index(index).await?;
        }
        let table = Table::create()
            .table("link_browser")
            .col(uuid("link"))
            .col(binary("browser_hash"))
            .col(timestamp_with_time_zone("first_at"))
            .primary_key(Index::create().col("link").col("browser_hash"))
            .foreign_key(
                ForeignKey::create()
                    .from("link_browser", "link")
                    .to("personal_link", "id")
                    .on_delete(ForeignKeyAction::Cascade),
            )
            .to_owned();
        schema.create_table(table).await
    }
}

fn columns() -> [ColumnDef; 7] {
    [
        string("name").default("").to_owned(),
        string("address").default("").to_owned(),
        uuid_null("owner"),
        timestamp_with_time_zone_null("revoked_at"),
        timestamp_with_time_zone_null("opened_at"),
        integer("browsers_known").default(0).to_owned(),
        uuid_null("replaced_by"),
    ]
}

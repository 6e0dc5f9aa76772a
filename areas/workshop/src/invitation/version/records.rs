//! The table of the counties' versions.

use sea_orm_migration::prelude::{DbErr, ForeignKey, SchemaManager, Table};
use sea_orm_migration::schema::{
    integer, string, text, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid,
};
use store::wall::Guard;

/// Counties' versions: one for each workshop whose county has written or asked for approval.
pub mod version {
    use super::super::approval::Approval;
    use crate::records::WorkshopId;
    use sea_orm::entity::prelude::*;

    /// One county's.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "invitation_version")]
    pub struct Model {
        /// Of which workshop.
        #[sea_orm(primary_key, auto_increment = false)]
        pub workshop: WorkshopId,
        /// The parts (JSON); empty while the county follows the nation.
        pub parts: String,
        /// One more each time the county's words change; whoever saves or approves an older one is told.
        pub version: i32,
        /// How far the approval has come.
        pub approval: Approval,
        /// Who asked for it.
        pub asked_by: String,
        /// When.
        pub asked_at: Option<DateTimeUtc>,
        /// Who answered.
        pub answered_by: String,
        /// When.
        pub answered_at: Option<DateTimeUtc>,
        /// The words with which it came back.
        pub answer: String,
        /// Who wrote last.
        pub saved_by: String,
        /// When.
        pub saved_at: DateTimeUtc,
    }

    /// No relations of its own.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl Related<Entity> for crate::records::workshop::Entity {
        fn to() -> RelationDef {
            let of = crate::records::workshop::Column::Id;
            Self::belongs_to(Entity).from(of).to(Column::Workshop).into()
        }
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// The county's own, and the national lead's to answer.
const SEEN: &str = "EXISTS (SELECT 1 FROM workshop own WHERE own.id = invitation_version.workshop AND \
                    (own.county = sight_authority() OR sight_overseer()))";

/// Who sees them.
pub(crate) const GUARD: Guard = Guard::of("invitation_version").read(SEEN).write(SEEN);

/// Makes the table.
pub(crate) async fn make(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("invitation_version")
        .col(uuid("workshop").primary_key())
        .col(text("parts"))
        .col(integer("version"))
        .col(string("approval"))
        .col(string("asked_by"))
        .col(timestamp_with_time_zone_null("asked_at"))
        .col(string("answered_by"))
        .col(timestamp_with_time_zone_null("answered_at"))
        .col(text("answer"))
        .col(string("saved_by"))
        .col(timestamp_with_time_zone("saved_at"))
        .foreign_key(ForeignKey::create().from("invitation_version", "workshop").to("workshop", "id"))
        .to_owned();
    schema.create_table(table).await
}

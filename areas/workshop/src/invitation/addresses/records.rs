//! The tables of addresses and bounces.

use sea_orm_migration::prelude::{DbErr, ForeignKey, Index, SchemaManager, Table};
use sea_orm_migration::schema::{string, text, timestamp_with_time_zone, uuid};
use store::wall::Guard;

store::id! {
    /// An address that a municipality keeps.
    AddressId
}

/// Addresses that municipalities keep.
pub mod address {
    use super::AddressId;
    use organisation::OrganisationId;
    use sea_orm::entity::prelude::*;

    /// One receiver.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "invitation_address")]
    pub struct Model {
        /// Id.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: AddressId,
        /// Whose.
        pub municipality: OrganisationId,
        /// Person or office.
        pub name: String,
        /// Mail address as written.
        pub address: String,
        /// Folded: one mailbox once.
        pub address_folded: String,
        /// Who entered it.
        pub kept_by: String,
        /// When.
        pub kept_at: DateTimeUtc,
    }

    /// No relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Letters that came back after the mail server had taken them, as somebody says who saw it.
pub mod bounce {
    use crate::records::WorkshopId;
    use organisation::OrganisationId;
    use sea_orm::entity::prelude::*;

    /// One letter.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "letter_bounce")]
    pub struct Model {
        /// The letter.
        #[sea_orm(primary_key, auto_increment = false)]
        pub letter: Uuid,
        /// About which workshop.
        pub workshop: WorkshopId,
        /// To which municipality.
        pub municipality: OrganisationId,
        /// To which address.
        pub address: String,
        /// Who says so; empty when a mail server reported it.
        pub marked_by: String,
        /// When.
        pub marked_at: DateTimeUtc,
        /// What the mail server reported; empty when somebody says so.
        pub reason: String,
    }

    /// No relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The municipality's and its county's.
const KEPT: &str = "municipality = sight_authority() OR municipality IN \
                    (SELECT below.id FROM organisation below WHERE below.parent = sight_authority())";

/// The county's that sent the letter; a municipality that enters an address says that it works.
const MARKED: &str = "municipality = sight_authority() OR EXISTS (SELECT 1 FROM workshop own WHERE own.id = letter_bounce.workshop AND \
                    own.county = sight_authority())";

/// Who sees them.
pub(crate) const GUARDS: [Guard; 2] = [
    Guard::of("invitation_address").read(KEPT).write(KEPT),
    Guard::of("letter_bounce").read(KEPT).write(MARKED),
];

/// Makes the tables.
pub(crate) async fn make(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let address = Table::create()
        .table("invitation_address")
        .col(uuid("id").primary_key())
        .col(uuid("municipality"))
        .col(string("name"))
        .col(string("address"))
        .col(string("address_folded"))
        .col(string("kept_by"))
        .col(timestamp_with_time_zone("kept_at"))
        .foreign_key(ForeignKey::create().from("invitation_address", "municipality").to("organisation", "id"))
        .to_owned();
    schema.create_table(address).await?;
    let once = Index::create()
        .name("invitation_address_once")
        .table("invitation_address")
        .col("municipality")
        .col("address_folded")
        .unique()
        .to_owned();
    schema.create_index(once).await?;
    let bounce = Table::create()
        .table("letter_bounce")
        .col(uuid("letter").primary_key())
        .col(uuid("workshop"))
        .col(uuid("municipality"))
        .col(text("address"))
        .col(string("marked_by"))
        .col(timestamp_with_time_zone("marked_at"))
        .foreign_key(ForeignKey::create().from("letter_bounce", "workshop").to("workshop", "id"))
        .foreign_key(ForeignKey::create().from("letter_bounce", "municipality").to("organisation", "id"))
        .to_owned();
    schema.create_table(bounce).await?;
    let by = Index::create()
        .name("letter_bounce_municipality")
        .table("letter_bounce")
        .col("municipality")
        .to_owned();
    schema.create_index(by).await
}

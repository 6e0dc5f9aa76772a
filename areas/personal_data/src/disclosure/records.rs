//! The table of this part.

store::id! {
    /// A disclosure.
    DisclosureId
}

/// Disclosures.
pub mod disclosure {
    use super::DisclosureId;
    use organisation::OrganisationId;
    use sea_orm::entity::prelude::*;
    use workshop::WorkshopId;

    /// One list that is handed over. The list itself is not here.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "disclosure")]
    pub struct Model {
        /// Id.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: DisclosureId,
        /// By which county.
        pub county: OrganisationId,
        /// Of which workshop.
        pub workshop: WorkshopId,
        /// Codes of columns, with commas between them.
        pub columns: String,
        /// What for.
        pub purpose: String,
        /// On which legal ground.
        pub ground: String,
        /// Who receives it.
        pub receiver: String,
        /// When it was made.
        pub made_at: DateTimeUtc,
        /// The last day on which it can be read.
        pub ends_on: Date,
        /// When it was taken back.
        pub withdrawn_at: Option<DateTimeUtc>,
    }

    /// No relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

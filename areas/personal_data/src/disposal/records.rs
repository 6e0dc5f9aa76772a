//! The tables of this part.

store::id! {
    /// A proposal.
    DisposalId
}
store::id! {
    /// A certificate.
    CertificateId
}

/// Proposals.
pub mod disposal {
    use super::{CertificateId, DisposalId};
    use crate::disposal::rules::{Kind, State};
    use organisation::OrganisationId;
    use sea_orm::entity::prelude::*;
    use workshop::WorkshopId;

    /// One proposal: one kind of one workshop, or a county's mail that belongs to none.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "disposal")]
    pub struct Model {
        /// Id.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: DisposalId,
        /// Whose.
        pub county: OrganisationId,
        /// About which workshop.
        pub workshop: Option<WorkshopId>,
        /// What.
        pub kind: Kind,
        /// Workshop and kind while it is open, so that there is one; none afterwards.
        pub open_key: Option<String>,
        /// How far it has come.
        pub state: State,
        /// How many there were when it was proposed.
        pub count: i64,
        /// The day on which it goes.
        pub due_on: Date,
        /// When it was proposed.
        pub proposed_at: DateTimeUtc,
        /// A letter has reminded of it.
        pub reminded: bool,
        /// When somebody answered.
        pub decided_at: Option<DateTimeUtc>,
        /// Who did.
        pub decided_by: Option<Uuid>,
        /// Why it is held back: the code of a reason. Empty when it is not.
        pub held_for: String,
        /// What they wrote of it.
        pub note: String,
        /// Until when.
        pub held_until: Option<Date>,
        /// What says that it is gone.
        pub certificate: Option<CertificateId>,
        /// One more with each answer.
        pub version: i32,
    }

    /// No relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Certificates.
pub mod certificate {
    use super::CertificateId;
    use organisation::OrganisationId;
    use sea_orm::entity::prelude::*;
    use workshop::WorkshopId;

    /// One certificate.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "disposal_certificate")]
    pub struct Model {
        /// Id.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: CertificateId,
        /// Whose.
        pub county: OrganisationId,
        /// Its number in the county, from 1.
        pub number: i32,
        /// About which workshop.
        pub workshop: Option<WorkshopId>,
        /// The day of that workshop.
        pub day: Option<Date>,
        /// When it was done.
        pub done_at: DateTimeUtc,
        /// What went and what did not (JSON).
        pub content: String,
    }

    /// No relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

//! The tables of this part.

store::id! {
    /// A task of a checklist.
    TaskId
}
store::id! {
    /// A guest.
    GuestId
}

/// Tasks.
pub mod task {
    use super::TaskId;
    use crate::preparation::rules::{TaskState, When};
    use crate::records::WorkshopId;
    use sea_orm::entity::prelude::*;

    /// One task.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "workshop_task")]
    pub struct Model {
        /// Id.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: TaskId,
        /// Of which workshop.
        pub workshop: WorkshopId,
        /// Which task of the programme's plan; empty for one that the county added.
        pub plan_id: String,
        /// Seen from the day.
        pub stage: When,
        /// Place in its list.
        pub position: i32,
        /// What is to be done.
        pub what: String,
        /// Its last day: so many days before the day, or after it.
        pub days: Option<i32>,
        /// The county has set the days itself, so that the programme changes them no more.
        pub own_days: bool,
        /// Whose: a name. Empty for nobody's.
        pub owner: String,
        /// The owner's mail address; empty for no reminder.
        pub owner_address: String,
        /// How far it has come.
        pub state: TaskState,
        /// A note.
        pub note: String,
        /// Why it does not concern the county.
        pub reason: String,
        /// Who moved it last.
        pub moved_by: String,
        /// When.
        pub moved_at: Option<DateTimeUtc>,
        /// Of which last day its owner was reminded.
        pub reminded: Option<Date>,
        /// One more with each change.
        pub version: i32,
    }

    /// No relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What is said of the venue's needs.
pub mod need {
    use crate::preparation::venue::{Need, NeedState};
    use crate::records::WorkshopId;
    use sea_orm::entity::prelude::*;

    /// One need.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "workshop_need")]
    pub struct Model {
        /// Of which workshop.
        #[sea_orm(primary_key, auto_increment = false)]
        pub workshop: WorkshopId,
        /// Which need.
        #[sea_orm(primary_key, auto_increment = false)]
        pub need: Need,
        /// How far it is met.
        pub state: NeedState,
        /// How many there are, where they are counted and not in the settings.
        pub there: Option<i32>,
        /// A note.
        pub note: String,
        /// Who said so.
        pub said_by: String,
        /// When.
        pub said_at: DateTimeUtc,
    }

    /// No relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Orders to venues: one for each workshop.
pub mod order {
    use crate::records::WorkshopId;
    use sea_orm::entity::prelude::*;

    /// One order.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "workshop_order")]
    pub struct Model {
        /// Of which workshop.
        #[sea_orm(primary_key, auto_increment = false)]
        pub workshop: WorkshopId,
        /// To whom.
        pub name: String,
        /// Their mail address.
        pub address: String,
        /// The county's own words in it.
        pub message: String,
        /// Facilitators and own people who eat too.
        pub others: i32,
        /// One more each time it is saved.
        pub version: i32,
        /// What was sent last (JSON); empty before.
        pub told: String,
        /// When.
        pub told_at: Option<DateTimeUtc>,
    }

    /// No relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Guests.
pub mod guest {
    use super::GuestId;
    use crate::preparation::guests::Coming;
    use crate::records::WorkshopId;
    use sea_orm::entity::prelude::*;

    /// One guest.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "workshop_guest")]
    pub struct Model {
        /// Id.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: GuestId,
        /// Of which workshop.
        pub workshop: WorkshopId,
        /// Name.
        pub name: String,
        /// From where: the Police, the Security Service.
        pub organisation: String,
        /// Mail address.
        pub address: String,
        /// Phone.
        pub phone: String,
        /// What is expected of them.
        pub brief: String,
        /// Whether they come.
        pub coming: Coming,
        /// When they said so.
        pub answered_at: Option<DateTimeUtc>,
        /// When their link was sent.
        pub told_at: Option<DateTimeUtc>,
        /// One more with each change.
        pub version: i32,
    }

    /// No relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Sites: where a municipality's group sits together.
pub mod site {
    use crate::records::WorkshopId;
    use organisation::OrganisationId;
    use sea_orm::entity::prelude::*;

    /// One site.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "workshop_site")]
    pub struct Model {
        /// Of which workshop.
        #[sea_orm(primary_key, auto_increment = false)]
        pub workshop: WorkshopId,
        /// Of which municipality.
        #[sea_orm(primary_key, auto_increment = false)]
        pub municipality: OrganisationId,
        /// Room and street address.
        pub place: String,
        /// Whom to ring.
        pub contact: String,
        /// Its equipment was tried with the meeting.
        pub tested: bool,
    }

    /// No relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Where to join by video: one for each workshop.
pub mod meeting {
    use crate::records::WorkshopId;
    use sea_orm::entity::prelude::*;
    use store::vault::Sealed;

    /// One meeting.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "workshop_meeting")]
    pub struct Model {
        /// Of which workshop. What is sealed is found by an `id`.
        #[sea_orm(primary_key, auto_increment = false, column_name = "id")]
        pub workshop: WorkshopId,
        /// Its address, sealed by the county.
        pub sealed_address: Sealed<String>,
    }

    /// No relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

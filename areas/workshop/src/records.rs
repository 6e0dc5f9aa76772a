//! The tables of this area. Parts write their own tables only and read each other's.

store::id! {
    /// A workshop.
    WorkshopId
}
store::id! {
    /// An invitation to one municipality.
    InvitationId
}
store::id! {
    /// A participant.
    ParticipantId
}

/// Workshops.
pub mod workshop {
    use super::WorkshopId;
    use crate::day::rules::{Format, State};
    use organisation::OrganisationId;
    use programme::ProgrammeId;
    use sea_orm::entity::prelude::*;

    /// One county's day.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "workshop")]
    pub struct Model {
        /// Id.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: WorkshopId,
        /// In which programme.
        pub programme: ProgrammeId,
        /// Whose.
        pub county: OrganisationId,
        /// How far it has come.
        pub state: State,
        /// The day.
        pub day: Date,
        /// From, on the clock in Sweden.
        pub starts: Time,
        /// To, on the clock in Sweden.
        pub ends: Time,
        /// Name of the venue and room, or of the service when it is digital.
        pub place: String,
        /// Street address of the venue.
        pub address: String,
        /// Physical, digital or hybrid.
        pub format: Format,
        /// Last day for registration.
        pub register_by: Date,
        /// Least people from a municipality.
        pub seats_least: i32,
        /// Most people from a municipality.
        pub seats_most: i32,
        /// Tables in the room.
        pub tables: i32,
        /// Chairs at each table.
        pub chairs: i32,
        /// The county's own text in the invitation: paragraphs, parted by empty lines.
        pub own_text: String,
        /// Whom to ask, as the letter says it: name, phone, address.
        pub contact: String,
        /// One more each time settings or text are saved; whoever saves an older one is told.
        pub version: i32,
        /// One more each time the meeting in people's calendars changes (RFC 5545 SEQUENCE).
        pub sequence: i32,
        /// Since when.
        pub made_at: DateTimeUtc,
    }

    /// No relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Invitations.
pub mod invitation {
    use super::{InvitationId, WorkshopId};
    use organisation::OrganisationId;
    use sea_orm::entity::prelude::*;

    /// One municipality's invitation, and its answer when there is one.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "invitation")]
    pub struct Model {
        /// Id.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: InvitationId,
        /// To which workshop.
        pub workshop: WorkshopId,
        /// To which municipality.
        pub municipality: OrganisationId,
        /// When it was sent first.
        pub sent_at: DateTimeUtc,
        /// How often a reminder was sent.
        pub reminders: i32,
        /// When the municipality last sent its list; none when it has not answered.
        pub answered_at: Option<DateTimeUtc>,
        /// 0 before the first list, then one more with each; whoever sends over a newer one is told.
        pub list_version: i32,
        /// Mail address of whoever sent the list; receipts go there.
        pub answered_from: String,
        /// The newest sequence of the meeting that a letter has told it of.
        pub told_sequence: i32,
    }

    /// No relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Participants.
pub mod participant {
    use super::{InvitationId, ParticipantId};
    use crate::registration::sealed::Private;
    use crate::seats::rules::Place;
    use sea_orm::entity::prelude::*;
    use store::vault::Sealed;

    /// One registered person. Names stand exactly as they were written; of a person whose details are protected the
    /// name is a label, and who it is lies sealed.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "participant")]
    pub struct Model {
        /// Id. Stays the same when the list is sent again with the same mail address.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ParticipantId,
        /// By which invitation.
        pub invitation: InvitationId,
        /// Place in the list, from 1.
        pub position: i32,
        /// Name, or the label of a protected person: "Deltagare 7 (skyddad)".
        pub name: String,
        /// Mail address as written; empty of a protected person.
        pub email: String,
        /// Mail address folded: one person once on a list. Of a protected person, the id.
        pub email_folded: String,
        /// Target role: the code of `roster::Role`.
        pub role: String,
        /// The role as the municipality wrote it.
        pub role_text: String,
        /// Phone.
        pub phone: String,
        /// The number in the label of a protected person; 0 of everybody else.
        pub protected: i32,
        /// Diet and access needs, and who a protected person is.
        pub sealed_person: Option<Sealed<Private>>,
        /// Diet and access needs were deleted after the day.
        pub needs_deleted: bool,
        /// Has a seat, or why they wait for one.
        pub place: Place,
        /// Since when they wait.
        pub waits_since: Option<DateTimeUtc>,
    }

    /// No relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Table plans: one for each workshop.
pub mod table_plan {
    use super::WorkshopId;
    use crate::table_plan::rules::Mixing;
    use sea_orm::entity::prelude::*;

    /// One plan.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "table_plan")]
    pub struct Model {
        /// Of which workshop.
        #[sea_orm(primary_key, auto_increment = false)]
        pub workshop: WorkshopId,
        /// Municipalities mixed, or kept together, in the first round.
        pub mixing: Mixing,
        /// Target roles spread over the tables.
        pub spread_roles: bool,
        /// Least at a table.
        pub least: i32,
        /// Most at a table.
        pub most: i32,
        /// By which the plan can be made again.
        pub seed: i64,
        /// How many people the last planning moved.
        pub moved: i32,
        /// One more with each planning and each change by hand.
        pub version: i32,
        /// When it was planned last.
        pub made_at: DateTimeUtc,
        /// The rest of the wish: later rounds, aims and weights (JSON).
        pub more: String,
        /// Rules, marks and what tables offer (JSON).
        pub book: String,
        /// What the last planning reached (JSON).
        pub reached: String,
    }

    /// No relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What people need of their tables.
pub mod table_need {
    use super::WorkshopId;
    use crate::table_plan::needs::Needs;
    use sea_orm::entity::prelude::*;
    use store::vault::Sealed;

    /// Of one workshop.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "table_need")]
    pub struct Model {
        /// Which workshop. What is sealed is found by an `id`.
        #[sea_orm(primary_key, auto_increment = false, column_name = "id")]
        pub workshop: WorkshopId,
        /// Who needs what, sealed by its county.
        pub sealed_needs: Sealed<Needs>,
    }

    /// The workshop.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        /// Whose needs they are.
        #[sea_orm(
            belongs_to = "super::workshop::Entity",
            from = "Column::Workshop",
            to = "super::workshop::Column::Id"
        )]
        Workshop,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Seats: who sits at which table in which round.
pub mod seat {
    use super::{ParticipantId, WorkshopId};
    use sea_orm::entity::prelude::*;

    /// One person's seat in one round.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "round_seat")]
    pub struct Model {
        /// Who.
        #[sea_orm(primary_key, auto_increment = false)]
        pub participant: ParticipantId,
        /// In which round, from 1.
        #[sea_orm(primary_key, auto_increment = false)]
        pub round: i32,
        /// In which workshop's plan.
        pub workshop: WorkshopId,
        /// At which table, from 1.
        pub table_number: i32,
        /// Fixed there by the organiser.
        pub fixed: bool,
    }

    /// No relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Versions of a table plan, for going back: the last ones only.
pub mod plan_version {
    use super::WorkshopId;
    use sea_orm::entity::prelude::*;

    /// The plan as it was after one deed.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "table_plan_version")]
    pub struct Model {
        /// Of which workshop.
        #[sea_orm(primary_key, auto_increment = false)]
        pub workshop: WorkshopId,
        /// Which version.
        #[sea_orm(primary_key, auto_increment = false)]
        pub version: i32,
        /// The deed that made it, as the journal calls it.
        pub deed: String,
        /// When.
        pub at: DateTimeUtc,
        /// Whose state undoing brings back.
        pub back_to: Option<i32>,
        /// Whose state doing again brings back, when this version was made by undoing.
        pub forth_to: Option<i32>,
        /// What the deed changed (JSON).
        pub change: String,
        /// The whole state (JSON).
        pub state: String,
    }

    /// No relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Plannings: the one of a workshop that goes on, or the last.
pub mod planning {
    use super::WorkshopId;
    use crate::table_plan::job::Stage;
    use sea_orm::entity::prelude::*;

    /// One planning.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "table_planning")]
    pub struct Model {
        /// Of which workshop.
        #[sea_orm(primary_key, auto_increment = false)]
        pub workshop: WorkshopId,
        /// Which one.
        pub id: Uuid,
        /// How far it has come.
        pub stage: Stage,
        /// On which version of the plan.
        pub base_version: i32,
        /// When it began.
        pub begun_at: DateTimeUtc,
        /// When it is over at the latest, if the program still runs.
        pub until: DateTimeUtc,
        /// What was asked for, and what came of it when that is to be shown (JSON).
        pub matter: String,
    }

    /// No relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Agendas: one for each workshop whose county has saved one.
pub mod agenda {
    use super::WorkshopId;
    use sea_orm::entity::prelude::*;

    /// One agenda.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "workshop_agenda")]
    pub struct Model {
        /// Of which workshop.
        #[sea_orm(primary_key, auto_increment = false)]
        pub workshop: WorkshopId,
        /// Items and pauses (JSON).
        pub content: String,
        /// One more each time it is saved.
        pub version: i32,
        /// The times that the municipalities were last told (JSON); empty before the first letter.
        pub told: String,
        /// When they were told.
        pub told_at: Option<DateTimeUtc>,
    }

    /// No relations of its own.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl Related<Entity> for super::workshop::Entity {
        fn to() -> RelationDef {
            Self::belongs_to(Entity).from(super::workshop::Column::Id).to(Column::Workshop).into()
        }
    }

    impl ActiveModelBehavior for ActiveModel {}
}

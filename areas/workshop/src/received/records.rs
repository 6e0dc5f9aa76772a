//! The tables of this part.

store::id! {
    /// A mail that came in.
    ReceivedId
}

/// The mailboxes of counties, and how far they are read.
pub mod mailbox {
    use organisation::OrganisationId;
    use sea_orm::entity::prelude::*;

    /// One mailbox.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "mailbox")]
    pub struct Model {
        /// Whose.
        #[sea_orm(primary_key, auto_increment = false)]
        pub county: OrganisationId,
        /// Its mail address: answers to the county's letters go there. Empty when it is set up no longer.
        pub address: String,
        /// How the server numbers the folder: another number, and all of it is read again.
        pub validity: i64,
        /// The last mail that was read.
        pub uid: i64,
        /// The number of the last mail that was taken in.
        pub number: i32,
        /// When it was read last.
        pub read_at: Option<DateTimeUtc>,
        /// Since when it cannot be read; none when it can.
        pub failing_since: Option<DateTimeUtc>,
        /// Why, as the server says.
        pub fault: String,
    }

    /// No relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Mails that came in.
pub mod received {
    use super::super::reading::Content;
    use super::super::rules::{Kind, State, Tie};
    use super::ReceivedId;
    use crate::records::InvitationId;
    use organisation::OrganisationId;
    use sea_orm::entity::prelude::*;
    use store::vault::Sealed;

    /// One mail. What it says of itself is a claim.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "received")]
    pub struct Model {
        /// Id.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ReceivedId,
        /// To whose mailbox.
        pub county: OrganisationId,
        /// Its number in the county, from 1.
        pub number: i32,
        /// When the mail server took it in.
        pub arrived_at: DateTimeUtc,
        /// SHA-256 of its bytes, in hex: the same mail is taken in once.
        pub digest: String,
        /// Bytes.
        pub size: i64,
        /// What it is.
        pub kind: Kind,
        /// Name of whoever it says it is from.
        pub from_name: String,
        /// Mail address of whoever it says it is from.
        pub from_address: String,
        /// Subject line.
        pub subject: String,
        /// What the receiving mail server found of the sender (JSON); empty when it said nothing.
        pub checked: String,
        /// People on the list in it.
        pub people: i32,
        /// The invitation that it answers.
        pub invitation: Option<InvitationId>,
        /// By what.
        pub tie: Tie,
        /// How far it has come.
        pub state: State,
        /// Who moved it last; empty when nobody did.
        pub moved_by: String,
        /// When it was moved last.
        pub moved_at: Option<DateTimeUtc>,
        /// What a mail server reports of a letter, in a line.
        pub report: String,
        /// The mail. None when it was too large to be fetched.
        pub sealed_content: Option<Sealed<Content>>,
    }

    /// No relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

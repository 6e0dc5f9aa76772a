//! The outbox's table.

use sea_orm::entity::prelude::*;
use sea_orm_migration::prelude::{Index, SchemaManager, Table};
use sea_orm_migration::schema::{
    integer, string, string_null, text, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid,
    uuid_null,
};

/// Where a letter is on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum State {
    /// Waits for its turn, or for the next try.
    #[sea_orm(string_value = "waiting")]
    Waiting,
    /// A worker has it in hand.
    #[sea_orm(string_value = "sending")]
    Sending,
    /// Handed over.
    #[sea_orm(string_value = "sent")]
    Sent,
    /// The program died while it was handed over: it may have left.
    #[sea_orm(string_value = "uncertain")]
    Uncertain,
    /// Refused for good, or given up.
    #[sea_orm(string_value = "failed")]
    Failed,
    /// Somebody holds it back: it waits until they let it go.
    #[sea_orm(string_value = "held")]
    Held,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 6] =
        [Self::Waiting, Self::Sending, Self::Sent, Self::Uncertain, Self::Failed, Self::Held];

    /// The word in text keys and addresses.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sending => "sending",
            Self::Sent => "sent",
            Self::Uncertain => "uncertain",
            Self::Failed => "failed",
            Self::Held => "held",
        }
    }
}

/// Letters.
pub(crate) mod parcel {
    use super::State;
    use sea_orm::entity::prelude::*;

    /// One letter.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "outbox_parcel")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub once_key: String,
        pub occasion: String,
        pub about: Uuid,
        pub sender: Option<Uuid>,
        pub receiver: Option<Uuid>,
        pub name: String,
        pub address: String,
        pub subject: String,
        pub content: String,
        pub state: State,
        pub attempts: i32,
        pub next_try_at: DateTimeUtc,
        pub held_until: Option<DateTimeUtc>,
        pub reason: Option<String>,
        pub posted_at: DateTimeUtc,
        pub sent_at: Option<DateTimeUtc>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Makes the table.
pub(crate) async fn migration(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    schema
        .create_table(
            Table::create()
                .table("outbox_parcel")
                .col(uuid("id").primary_key())
                .col(string("once_key").unique_key())
                .col(string("occasion"))
                .col(uuid("about"))
                .col(uuid_null("sender"))
                .col(uuid_null("receiver"))
                .col(string("name"))
                .col(string("address"))
                .col(string("subject"))
                .col(text("content"))
                .col(string("state"))
                .col(integer("attempts"))
                .col(timestamp_with_time_zone("next_try_at"))
                .col(timestamp_with_time_zone_null("held_until"))
                .col(string_null("reason"))
                .col(timestamp_with_time_zone("posted_at"))
                .col(timestamp_with_time_zone_null("sent_at"))
                .to_owned(),
        )
        .await?;
    for (name, columns) in [("outbox_due", ["state", "next_try_at"]), ("outbox_about", ["about", "id"])] {
        let mut index = Index::create();
        index.name(name).table("outbox_parcel");
        for column in columns {
            index.col(column);
        }
        schema.create_index(index).await?;
    }
    Ok(())
}

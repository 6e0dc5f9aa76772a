//! The tables of this area, and who sees them. None holds a name or an address: whom a letter is for stands as an id.

use sea_orm_migration::prelude::{
    DbErr, ForeignKey, ForeignKeyAction, ForeignKeyCreateStatement, Index, MigrationName, MigrationTrait,
    SchemaManager, Table,
};
use sea_orm_migration::schema::{
    boolean, integer, string, text, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid,
};
use store::wall::{Guard, raise};

/// Rules as a county has changed them. A rule without a row is as it ships.
pub mod rule {
    use crate::rules::{Letter, Unit};
    use sea_orm::entity::prelude::*;
    use workshop::WorkshopId;

    /// One rule of one workshop.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "mailing_rule")]
    pub struct Model {
        /// Of which workshop.
        #[sea_orm(primary_key, auto_increment = false)]
        pub workshop: WorkshopId,
        /// Which letter.
        #[sea_orm(primary_key, auto_increment = false)]
        pub letter: Letter,
        /// It is sent at all.
        pub is_on: bool,
        /// How many days or hours.
        pub count: i32,
        /// In what that is counted.
        pub unit: Unit,
        /// Subject line; empty as it ships.
        pub subject: String,
        /// Paragraphs; empty as it ships.
        pub text: String,
        /// One more each time it is saved; whoever saves an older one is told.
        pub version: i32,
    }

    /// No relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What was sent by a rule, or is held back: the key makes sure that it is once.
pub mod once {
    use crate::rules::Letter;
    use sea_orm::entity::prelude::*;
    use workshop::WorkshopId;

    /// One letter to one receiver.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "mailing_once")]
    pub struct Model {
        /// About which workshop.
        #[sea_orm(primary_key, auto_increment = false)]
        pub workshop: WorkshopId,
        /// Which letter.
        #[sea_orm(primary_key, auto_increment = false)]
        pub letter: Letter,
        /// To whom: an invitation, a participant, or the workshop itself when it is its county.
        #[sea_orm(primary_key, auto_increment = false)]
        pub whom: Uuid,
        /// Somebody holds it back: it has not been sent.
        pub held: bool,
        /// When it was sent, or held back.
        pub at: DateTimeUtc,
    }

    /// No relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Meetings in people's calendars, as the last letter put them there.
pub mod meeting {
    use sea_orm::entity::prelude::*;
    use workshop::WorkshopId;

    /// One person's.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "mailing_meeting")]
    pub struct Model {
        /// Whose: a participant, also when they are registered no more.
        #[sea_orm(primary_key, auto_increment = false)]
        pub person: Uuid,
        /// Which workshop.
        pub workshop: WorkshopId,
        /// The sequence that the calendar has.
        pub sequence: i32,
        /// It was taken out again.
        pub is_out: bool,
        /// Since when the meeting is otherwise than the calendar has it; none while it is the same.
        pub differs_since: Option<DateTimeUtc>,
    }

    /// No relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Changes of workshops of which somebody was still to be told when they were seen.
pub mod change {
    use sea_orm::entity::prelude::*;
    use workshop::WorkshopId;

    /// The last one of a workshop.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "mailing_change")]
    pub struct Model {
        /// Of which workshop.
        #[sea_orm(primary_key, auto_increment = false)]
        pub workshop: WorkshopId,
        /// The sequence that it has since.
        pub sequence: i32,
        /// When it was seen.
        pub seen_at: DateTimeUtc,
    }

    /// No relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Makes the tables.
pub(crate) struct First;

impl MigrationName for First {
    fn name(&self) -> &'static str {
        "0001_mailings"
    }
}

/// Its county's workshop.
macro_rules! own {
    ($table:literal) => {
        concat!(
            "EXISTS (SELECT 1 FROM workshop own WHERE own.id = ",
            $table,
            ".workshop AND own.county = sight_authority())"
        )
    };
}

macro_rules! guard {
    ($table:literal) => {
        Guard::of($table).read(own!($table)).write(own!($table))
    };
}

/// The county's own, and nobody else's.
const GUARDS: [Guard; 3] = [guard!("mailing_rule"), guard!("mailing_once"), guard!("mailing_meeting")];

fn of_workshop(table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .from(table, "workshop")
        .to("workshop", "id")
        .on_delete(ForeignKeyAction::Cascade)
        .to_owned()
}

#[async_trait::async_trait]
impl MigrationTrait for First {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let rules = Table::create()
            .table("mailing_rule")
            .col(uuid("workshop"))
            .col(string("letter"))
            .col(boolean("is_on"))
            .col(integer("count"))
            .col(string("unit"))
            .col(text("subject"))
            .col(text("text"))
            .col(integer("version"))
            .primary_key(Index::create().col("workshop").col("letter"))
            .foreign_key(&mut of_workshop("mailing_rule"))
            .to_owned();
        schema.create_table(rules).await?;
        let once = Table::create()
            .table("mailing_once")
            .col(uuid("workshop"))
            .col(string("letter"))
            .col(uuid("whom"))
            .col(boolean("held"))
            .col(timestamp_with_time_zone("at"))
            .primary_key(Index::create().col("workshop").col("letter").col("whom"))
            .foreign_key(&mut of_workshop("mailing_once"))
            .to_owned();
        schema.create_table(once).await?;
        let meetings = Table::create()
            .table("mailing_meeting")
            .col(uuid("person").primary_key())
            .col(uuid("workshop"))
            .col(integer("sequence"))
            .col(boolean("is_out"))
            .col(timestamp_with_time_zone_null("differs_since"))
            .foreign_key(&mut of_workshop("mailing_meeting"))
            .to_owned();
        schema.create_table(meetings).await?;
        let by = Index::create()
            .name("mailing_meeting_workshop")
            .table("mailing_meeting")
            .col("workshop")
            .to_owned();
        schema.create_index(by).await?;
        raise(schema, &GUARDS).await
    }
}

/// Notes when a change was seen.
pub(crate) struct Changes;

impl MigrationName for Changes {
    fn name(&self) -> &'static str {
        "0002_mailing_changes"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Changes {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let changes = Table::create()
            .table("mailing_change")
            .col(uuid("workshop").primary_key())
            .col(integer("sequence"))
            .col(timestamp_with_time_zone("seen_at"))
            .foreign_key(&mut of_workshop("mailing_change"))
            .to_owned();
        schema.create_table(changes).await?;
        raise(schema, &[guard!("mailing_change")]).await
    }
}

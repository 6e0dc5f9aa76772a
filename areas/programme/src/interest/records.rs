//! The tables of interest and their migration.

use sea_orm_migration::prelude::{
    DbErr, ForeignKey, ForeignKeyAction, Index, MigrationName, MigrationTrait, SchemaManager, Table,
};
use sea_orm_migration::schema::{
    boolean, date, integer, string, string_null, text, timestamp_with_time_zone,
    timestamp_with_time_zone_null, uuid,
};
use store::wall::{self, Guard};

store::id! {
    /// What one county is asked and answers in a programme.
    InterestId
}
store::id! {
    /// A county's question to the national lead.
    QuestionId
}

/// That the counties are asked, and until when.
pub mod call {
    use crate::records::ProgrammeId;
    use sea_orm::entity::prelude::*;

    /// The one call of a programme.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "interest_call")]
    pub struct Model {
        /// The programme.
        #[sea_orm(primary_key, auto_increment = false)]
        pub programme: ProgrammeId,
        /// The last day; what comes later is taken with a mark.
        pub last_day: Date,
        /// When the letters went out.
        pub asked_at: DateTimeUtc,
        /// By whom.
        pub asked_by: String,
    }

    /// No relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What counties are asked and answer.
pub mod interest {
    use super::InterestId;
    use crate::interest::rules::{Format, Length, Wants};
    use crate::records::ProgrammeId;
    use organisation::OrganisationId;
    use sea_orm::entity::prelude::*;

    /// One county's.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "interest")]
    pub struct Model {
        /// Id.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: InterestId,
        /// In which programme.
        pub programme: ProgrammeId,
        /// Whose.
        pub county: OrganisationId,
        /// How often it was reminded.
        pub reminders: i32,
        /// When it was written to last.
        pub last_letter_at: DateTimeUtc,
        /// How often it has answered: 0 before it has.
        pub version: i32,
        /// When it answered last.
        pub answered_at: Option<DateTimeUtc>,
        /// Who answered: a name, or the office that the link was sent to.
        pub answered_by: String,
        /// Whether it wants a workshop.
        pub wants: Option<Wants>,
        /// How it wants to meet.
        pub format: Option<Format>,
        /// How long.
        pub length: Option<Length>,
        /// Wishes for regional content.
        pub wishes: String,
    }

    /// To its days and questions.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        /// What it says of days.
        #[sea_orm(has_many = "super::day::Entity")]
        Days,
        /// What it asks.
        #[sea_orm(has_many = "super::question::Entity")]
        Questions,
    }

    impl Related<super::day::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Days.def()
        }
    }

    impl Related<super::question::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Questions.def()
        }
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// What a county says of days.
pub mod day {
    use super::InterestId;
    use crate::interest::rules::Mark;
    use sea_orm::entity::prelude::*;

    /// One day of one county.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "interest_day")]
    pub struct Model {
        /// Whose.
        #[sea_orm(primary_key, auto_increment = false)]
        pub interest: InterestId,
        /// Which day.
        #[sea_orm(primary_key, auto_increment = false)]
        pub day: Date,
        /// Whether it suits.
        pub mark: Mark,
        /// 1 for the day that suits best, and so on; 0 for the others.
        pub place: i32,
    }

    /// To its interest.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        /// Whose it is.
        #[sea_orm(
            belongs_to = "super::interest::Entity",
            from = "Column::Interest",
            to = "super::interest::Column::Id"
        )]
        Interest,
    }

    impl Related<super::interest::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Interest.def()
        }
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// What counties ask, and what they are answered.
pub mod question {
    use super::{InterestId, QuestionId};
    use crate::records::ProgrammeId;
    use sea_orm::entity::prelude::*;

    /// One question.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "interest_question")]
    pub struct Model {
        /// Id.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: QuestionId,
        /// In which programme: who may read what is shown does not see whose it is.
        pub programme: ProgrammeId,
        /// Whose.
        pub interest: InterestId,
        /// The question.
        pub text: String,
        /// When.
        pub asked_at: DateTimeUtc,
        /// By whom.
        pub asked_by: String,
        /// The answer; empty before there is one.
        pub answer: String,
        /// When it was answered last.
        pub answered_at: Option<DateTimeUtc>,
        /// By whom.
        pub answered_by: String,
        /// Whether question and answer are shown to all counties.
        pub shown: bool,
        /// How often it was answered: 0 before it is.
        pub version: i32,
    }

    /// To its interest.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        /// Whose it is.
        #[sea_orm(
            belongs_to = "super::interest::Entity",
            from = "Column::Interest",
            to = "super::interest::Column::Id"
        )]
        Interest,
    }

    impl Related<super::interest::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Interest.def()
        }
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// A row of the county that asks.
macro_rules! of_own {
    ($table:literal, $whose:literal) => {
        concat!("EXISTS (SELECT 1 FROM interest own WHERE own.id = ", $table, ".interest AND (", $whose, "))")
    };
}

/// A county sees and changes what is its own, and reads the questions that are shown to all; the national authority
/// asks, reads and answers.
const GUARDS: [Guard; 4] = [
    Guard::of("interest_call").read("sight_somebody()").write("sight_overseer()"),
    Guard::of("interest")
        .read("county = sight_authority() OR sight_overseer()")
        .add("sight_overseer()")
        .change("county = sight_authority() OR sight_overseer()"),
    Guard::of("interest_day")
        .read(of_own!("interest_day", "own.county = sight_authority() OR sight_overseer()"))
        .write(of_own!("interest_day", "own.county = sight_authority()")),
    Guard::of("interest_question")
        .read(concat!(
            of_own!("interest_question", "own.county = sight_authority() OR sight_overseer()"),
            " OR (shown AND EXISTS (SELECT 1 FROM interest mine WHERE mine.programme = interest_question.programme \
              AND mine.county = sight_authority()))"
        ))
        .add(of_own!("interest_question", "own.county = sight_authority()"))
        .change("sight_overseer()"),
];

/// The migration.
pub(crate) struct Interest;

impl MigrationName for Interest {
    fn name(&self) -> &'static str {
        "0003_interest"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Interest {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        asked(schema).await?;
        said(schema).await?;
        wall::raise(schema, &GUARDS).await
    }
}

async fn asked(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let call = Table::create()
        .table("interest_call")
        .col(uuid("programme").primary_key())
        .col(date("last_day"))
        .col(timestamp_with_time_zone("asked_at"))
        .col(string("asked_by"))
        .foreign_key(ForeignKey::create().from("interest_call", "programme").to("programme", "id"))
        .to_owned();
    schema.create_table(call).await?;
    let interest = Table::create()
        .table("interest")
        .col(uuid("id").primary_key())
        .col(uuid("programme"))
        .col(uuid("county"))
        .col(integer("reminders"))
        .col(timestamp_with_time_zone("last_letter_at"))
        .col(integer("version"))
        .col(timestamp_with_time_zone_null("answered_at"))
        .col(string("answered_by"))
        .col(string_null("wants"))
        .col(string_null("format"))
        .col(string_null("length"))
        .col(text("wishes"))
        .foreign_key(ForeignKey::create().from("interest", "programme").to("interest_call", "programme"))
        .foreign_key(ForeignKey::create().from("interest", "county").to("organisation", "id"))
        .to_owned();
    schema.create_table(interest).await?;
    let once = Index::create()
        .name("interest_once")
        .table("interest")
        .col("programme")
        .col("county")
        .unique()
        .to_owned();
    schema.create_index(once).await
}

async fn said(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let of_interest = |table: &'static str| {
        ForeignKey::create()
            .from(table, "interest")
            .to("interest", "id")
            .on_delete(ForeignKeyAction::Cascade)
            .to_owned()
    };
    let days = Table::create()
        .table("interest_day")
        .col(uuid("interest"))
        .col(date("day"))
        .col(string("mark"))
        .col(integer("place"))
        .primary_key(Index::create().col("interest").col("day"))
        .foreign_key(&mut of_interest("interest_day"))
        .to_owned();
    schema.create_table(days).await?;
    let questions = Table::create()
        .table("interest_question")
        .col(uuid("id").primary_key())
        .col(uuid("programme"))
        .col(uuid("interest"))
        .col(text("text"))
        .col(timestamp_with_time_zone("asked_at"))
        .col(string("asked_by"))
        .col(text("answer"))
        .col(timestamp_with_time_zone_null("answered_at"))
        .col(string("answered_by"))
        .col(boolean("shown"))
        .col(integer("version"))
        .foreign_key(&mut of_interest("interest_question"))
        .to_owned();
    schema.create_table(questions).await?;
    let by_interest = Index::create()
        .name("interest_question_interest")
        .table("interest_question")
        .col("interest")
        .to_owned();
    schema.create_index(by_interest).await
}

//! The tables of this area and their migrations.

use sea_orm_migration::prelude::ForeignKey;
use sea_orm_migration::prelude::{
    DbErr, ForeignKeyAction, Index, MigrationName, MigrationTrait, SchemaManager, Table,
};
use sea_orm_migration::schema::{
    binary, binary_null, date_null, double, integer, string, timestamp_with_time_zone,
    timestamp_with_time_zone_null, uuid, uuid_null,
};

use crate::code_app::records::CodeApps;
use crate::passkey::records::Passkeys;
use crate::provider::Linked;
use crate::sign_in::requests::Requests;

store::id! {
    /// An authority.
    OrganisationId
}
store::id! {
    /// A person with duties.
    PersonId
}
store::id! {
    /// A personal link.
    LinkId
}

/// Authorities.
pub mod organisation {
    use super::OrganisationId;
    use crate::duty::Tier;
    use sea_orm::entity::prelude::*;

    /// One authority.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "organisation")]
    pub struct Model {
        /// Id.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: OrganisationId,
        /// Its tier.
        pub tier: Tier,
        /// SCB's code: two digits for a county, four for a municipality, empty for the national authority.
        pub code: String,
        /// Short name: "Gävleborgs län", "Ockelbo".
        pub name: String,
        /// The authority's own name: "Länsstyrelsen i Gävleborgs län", "Ockelbo kommun".
        pub formal_name: String,
        /// The county letter, for counties: "X".
        pub letter: String,
        /// The authority above.
        pub parent: Option<OrganisationId>,
        /// Where its seat lies: "Gävle".
        pub seat: String,
        /// WGS 84, degrees north.
        pub lat: f64,
        /// WGS 84, degrees east.
        pub lon: f64,
        /// Inhabitants.
        pub population: i32,
        /// Where official mail goes; empty until the tenant enters it.
        pub mail: String,
    }

    /// No relations: joins are written where they are used.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// People.
pub mod person {
    use super::PersonId;
    use sea_orm::entity::prelude::*;

    /// One person who signs in.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "person")]
    pub struct Model {
        /// Id.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: PersonId,
        /// Name as the person writes it.
        pub name: String,
        /// Mail address, folded: people are told apart by it.
        pub address: String,
        /// Since when.
        pub added_at: DateTimeUtc,
    }

    /// No relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Duties people hold.
pub mod duty_held {
    use super::{OrganisationId, PersonId};
    use crate::duties::rules::Over;
    use crate::duty::Duty;
    use sea_orm::entity::prelude::*;

    /// One duty of one person, in one organisation or in one workshop.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "duty_held")]
    pub struct Model {
        /// Id.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Who.
        pub person: PersonId,
        /// Where; for a facilitator, whom they come from.
        pub organisation: OrganisationId,
        /// What.
        pub duty: Duty,
        /// Since when.
        pub given_at: DateTimeUtc,
        /// The last day, if there is one.
        pub ends_on: Option<Date>,
        /// The workshop it is bound to, for a facilitator.
        pub workshop: Option<Uuid>,
        /// Whose workshop that is.
        pub county: Option<OrganisationId>,
        /// The first day, when it lies ahead.
        pub starts_on: Option<Date>,
        /// Who gave it, as their name was then; empty when the program did.
        pub given_by: String,
        /// When it was over, before its last day.
        pub over_at: Option<DateTimeUtc>,
        /// Why it was over.
        pub over: Option<Over>,
        /// When somebody last said that it is still needed.
        pub kept_at: Option<DateTimeUtc>,
    }

    /// Whose it is and where.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        /// Who.
        #[sea_orm(
            belongs_to = "super::person::Entity",
            from = "Column::Person",
            to = "super::person::Column::Id"
        )]
        Person,
        /// Where.
        #[sea_orm(
            belongs_to = "super::organisation::Entity",
            from = "Column::Organisation",
            to = "super::organisation::Column::Id"
        )]
        Organisation,
    }

    impl Related<super::person::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Person.def()
        }
    }

    impl Related<super::organisation::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Organisation.def()
        }
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Personal links.
pub mod personal_link {
    use super::{LinkId, OrganisationId, PersonId};
    use sea_orm::entity::prelude::*;

    /// One link. The token is not here: only its hash (decision 0006).
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "personal_link")]
    pub struct Model {
        /// Id.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: LinkId,
        /// What it is for.
        pub kind: String,
        /// The thing it opens.
        pub about: Option<Uuid>,
        /// Who signs in with it.
        pub person: Option<PersonId>,
        /// The organisation for which its holder acts.
        pub organisation: Option<OrganisationId>,
        /// SHA-256 of the token.
        pub token_hash: Vec<u8>,
        /// The only browser that may use it.
        pub browser_hash: Option<Vec<u8>>,
        /// Since when.
        pub made_at: DateTimeUtc,
        /// Until when.
        pub ends_at: DateTimeUtc,
        /// When it was used, for links that work once.
        pub used_at: Option<DateTimeUtc>,
        /// To whom it was sent; empty for links that nobody's list shows.
        pub name: String,
        /// Where it was sent: a new one goes there and nowhere else.
        pub address: String,
        /// The authority whose list shows it.
        pub owner: Option<OrganisationId>,
        /// When it was revoked.
        pub revoked_at: Option<DateTimeUtc>,
        /// When it was opened last.
        pub opened_at: Option<DateTimeUtc>,
        /// In how many browsers it had been opened when its owner said that this is in order.
        pub browsers_known: i32,
        /// The link that was sent in its place.
        pub replaced_by: Option<LinkId>,
    }

    /// No relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The migrations of this area, oldest first.
#[must_use]
pub fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![
        Box::new(First),
        Box::new(crate::duties::migration::Duties),
        Box::new(crate::second_person::records::SecondPerson),
        Box::new(crate::links::records::Links),
        Box::new(Linked),
        Box::new(Passkeys),
        Box::new(Requests),
        Box::new(CodeApps),
        Box::new(crate::wall::WALL),
        Box::new(crate::past::REVIEWS_GO),
    ]
}

struct First;

impl MigrationName for First {
    fn name(&self) -> &'static str {
        "0001_organisation"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for First {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        organisations(schema).await?;
        people(schema).await?;
        links(schema).await
    }
}

async fn organisations(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("organisation")
        .col(uuid("id").primary_key())
        .col(string("tier"))
        .col(string("code"))
        .col(string("name"))
        .col(string("formal_name"))
        .col(string("letter"))
        .col(uuid_null("parent"))
        .col(string("seat"))
        .col(double("lat"))
        .col(double("lon"))
        .col(integer("population"))
        .col(string("mail"))
        .to_owned();
    schema.create_table(table).await?;
    let code = Index::create()
        .name("organisation_code")
        .table("organisation")
        .col("tier")
        .col("code")
        .unique()
        .to_owned();
    schema.create_index(code).await?;
    let parent = Index::create().name("organisation_parent").table("organisation").col("parent").to_owned();
    schema.create_index(parent).await
}

async fn people(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let person = Table::create()
        .table("person")
        .col(uuid("id").primary_key())
        .col(string("name"))
        .col(string("address").unique_key())
        .col(timestamp_with_time_zone("added_at"))
        .to_owned();
    schema.create_table(person).await?;
    let held = Table::create()
        .table("duty_held")
        .col(uuid("id").primary_key())
        .col(uuid("person"))
        .col(uuid("organisation"))
        .col(string("duty"))
        .col(timestamp_with_time_zone("given_at"))
        .col(date_null("ends_on"))
        .foreign_key(
            ForeignKey::create()
                .from("duty_held", "person")
                .to("person", "id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .foreign_key(ForeignKey::create().from("duty_held", "organisation").to("organisation", "id"))
        .to_owned();
    schema.create_table(held).await?;
    let once = Index::create()
        .name("duty_held_once")
        .table("duty_held")
        .col("person")
        .col("organisation")
        .col("duty")
        .unique()
        .to_owned();
    schema.create_index(once).await
}

async fn links(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("personal_link")
        .col(uuid("id").primary_key())
        .col(string("kind"))
        .col(uuid_null("about"))
        .col(uuid_null("person"))
        .col(uuid_null("organisation"))
        .col(binary("token_hash").unique_key())
        .col(binary_null("browser_hash"))
        .col(timestamp_with_time_zone("made_at"))
        .col(timestamp_with_time_zone("ends_at"))
        .col(timestamp_with_time_zone_null("used_at"))
        .to_owned();
    schema.create_table(table).await
}

//! The tables of this part.

use std::collections::BTreeMap;

use roster::Role;
use sea_orm_migration::prelude::{
    Alias, ColumnDef, DbErr, ForeignKey, ForeignKeyAction, Index, MigrationName, MigrationTrait,
    SchemaManager, Table,
};
use sea_orm_migration::schema::{integer, integer_null, string, text, timestamp_with_time_zone_null, uuid};
use store::StoreFault;
use store::wall::{Guard, raise};

use super::rules::{SeatRules, Span};

/// The rules of workshops' seats.
pub mod workshop_seats {
    use crate::records::{WorkshopId, invitation, workshop};
    use crate::seats::rules::LateAnswers;
    use sea_orm::entity::prelude::*;

    /// Of one workshop. Where there is none the usual rules hold.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "workshop_seats")]
    pub struct Model {
        /// Which workshop.
        #[sea_orm(primary_key, auto_increment = false)]
        pub workshop: WorkshopId,
        /// How many the county wishes from each municipality.
        pub wished: Option<i32>,
        /// Most people in the room.
        pub room: Option<i32>,
        /// By role (JSON).
        pub roles: String,
        /// What becomes of late answers.
        pub late: LateAnswers,
        /// One more with each change.
        pub version: i32,
    }

    /// No relations of its own.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl Related<Entity> for invitation::Entity {
        fn to() -> RelationDef {
            Self::belongs_to(Entity).from(invitation::Column::Workshop).to(Column::Workshop).into()
        }
    }

    impl Related<Entity> for workshop::Entity {
        fn to() -> RelationDef {
            Self::belongs_to(Entity).from(workshop::Column::Id).to(Column::Workshop).into()
        }
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// What of seats belongs to one municipality.
pub mod invitation_seats {
    use crate::records::{InvitationId, invitation};
    use sea_orm::entity::prelude::*;

    /// Of one invitation. Where there is none the municipality holds no seat without a name.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "invitation_seats")]
    pub struct Model {
        /// Which invitation.
        #[sea_orm(primary_key, auto_increment = false)]
        pub invitation: InvitationId,
        /// Most seats, where the county has given it more than others.
        pub most: Option<i32>,
        /// Seats held before there is a name, by role (JSON).
        pub held: String,
        /// When it was last written to about what is missing.
        pub lacking_at: Option<DateTimeUtc>,
        /// One more with each change of what it holds.
        pub version: i32,
    }

    /// No relations of its own.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl Related<Entity> for invitation::Entity {
        fn to() -> RelationDef {
            Self::belongs_to(Entity).from(invitation::Column::Id).to(Column::Invitation).into()
        }
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Least, wished and most by the role's code, as they are stored.
type Spans = BTreeMap<String, (u16, u16, Option<u16>)>;

fn role(code: &str) -> Option<Role> {
    Role::ALL.into_iter().find(|role| role.code() == code)
}

/// Seats by role as they are stored; a role without one is left out.
#[must_use]
pub fn held_text(seats: &BTreeMap<Role, u16>) -> String {
    let held = seats.iter().filter(|(_, seats)| **seats > 0);
    let held: BTreeMap<&str, u16> = held.map(|(role, seats)| (role.code(), *seats)).collect();
    serde_json::json!(held).to_string()
}

/// Seats by role out of what is stored. A role that no version of ours knows is left out.
///
/// # Errors
/// [`StoreFault::Unreadable`].
pub fn held(text: &str) -> Result<BTreeMap<Role, usize>, StoreFault> {
    let stored: BTreeMap<String, u16> = read(text)?;
    Ok(stored.iter().filter_map(|(code, seats)| Some((role(code)?, usize::from(*seats)))).collect())
}

/// The spans of the rules as they are stored.
#[must_use]
pub fn spans_text(rules: &SeatRules) -> String {
    let spans = rules.roles.iter();
    let spans: BTreeMap<&str, (u16, u16, Option<u16>)> =
        spans.map(|(role, span)| (role.code(), (span.least, span.wished, span.most))).collect();
    serde_json::json!(spans).to_string()
}

impl workshop_seats::Model {
    /// The rules out of what is stored.
    ///
    /// # Errors
    /// [`StoreFault::Unreadable`].
    pub fn rules(&self) -> Result<SeatRules, StoreFault> {
        let spans: Spans = read(&self.roles)?;
        let span = |(code, (least, wished, most)): (&String, &(u16, u16, Option<u16>))| {
            Some((role(code)?, Span { least: *least, wished: *wished, most: *most }))
        };
        let small = |number: Option<i32>| number.and_then(|number| u16::try_from(number).ok());
        Ok(SeatRules {
            wished: small(self.wished),
            room: small(self.room),
            roles: spans.iter().filter_map(span).collect(),
            late: self.late,
        })
    }
}

fn read<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, StoreFault> {
    serde_json::from_str(text).map_err(|fault| StoreFault::Unreadable(fault.to_string()))
}

/// Seats.
pub(crate) struct Seats;

impl MigrationName for Seats {
    fn name(&self) -> &'static str {
        "0007_seats"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Seats {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let columns = [
            // Everybody who was registered before there were waiting lists has a seat.
            ColumnDef::new(Alias::new("place")).string().not_null().default("seated").to_owned(),
            ColumnDef::new(Alias::new("waits_since")).timestamp_with_time_zone().null().to_owned(),
        ];
        for column in columns {
            schema.alter_table(Table::alter().table("participant").add_column(column).to_owned()).await?;
        }
        let rules = Table::create()
            .table("workshop_seats")
            .col(uuid("workshop").primary_key())
            .col(integer_null("wished"))
            .col(integer_null("room"))
            .col(text("roles"))
            .col(string("late"))
            .col(integer("version"))
            .foreign_key(
                ForeignKey::create()
                    .from("workshop_seats", "workshop")
                    .to("workshop", "id")
                    .on_delete(ForeignKeyAction::Cascade),
            )
            .to_owned();
        schema.create_table(rules).await?;
        let own = Table::create()
            .table("invitation_seats")
            .col(uuid("invitation").primary_key())
            .col(integer_null("most"))
            .col(text("held"))
            .col(timestamp_with_time_zone_null("lacking_at"))
            .col(integer("version"))
            .foreign_key(
                ForeignKey::create()
                    .from("invitation_seats", "invitation")
                    .to("invitation", "id")
                    .on_delete(ForeignKeyAction::Cascade),
            )
            .to_owned();
        schema.create_table(own).await?;
        let who = Index::create()
            .name("participant_waits")
            .table("participant")
            .col("invitation")
            .col("place")
            .to_owned();
        schema.create_index(who).await?;
        // Whoever sees the workshop sees its rules, and its county sets them; what belongs to an invitation follows it,
        // and the county and the municipality change it.
        let seen = "EXISTS (SELECT 1 FROM workshop own WHERE own.id = workshop_seats.workshop)";
        let set = "EXISTS (SELECT 1 FROM workshop own WHERE own.id = workshop_seats.workshop \
                   AND own.county = sight_authority())";
        let invited = "EXISTS (SELECT 1 FROM invitation sent WHERE sent.id = invitation_seats.invitation)";
        let between = "EXISTS (SELECT 1 FROM invitation sent JOIN workshop own ON own.id = sent.workshop \
                       WHERE sent.id = invitation_seats.invitation \
                       AND sight_authority() IN (sent.municipality, own.county))";
        raise(
            schema,
            &[
                Guard::of("workshop_seats").read(seen).write(set),
                Guard::of("invitation_seats").read(invited).write(between),
            ],
        )
        .await
    }
}

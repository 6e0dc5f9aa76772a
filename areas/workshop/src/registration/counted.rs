//! Six months after the day a participant list goes, and with it the table plan and everybody's links; what stays is
//! how many came from each municipality in each role (docs/retention.md).

use std::collections::BTreeMap;

use chrono::NaiveDate;
use organisation::OrganisationId;
use organisation::past::{Kept, forget_links_to};
use roster::Role;
use sea_orm::prelude::Uuid;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, EntityTrait as _, JoinType, QueryFilter as _, QueryOrder as _,
    QuerySelect as _,
};
use serde_json::json;
use store::{Desk, Line, Store, StoreFault};

use super::{rules, views};
use crate::records::{
    InvitationId, WorkshopId, invitation, participant, plan_version, planning, table_need, table_plan,
    workshop,
};

/// Counts.
pub mod record {
    use crate::records::InvitationId;
    use sea_orm::entity::prelude::*;

    /// How many of one municipality's list were in one role.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "participant_count")]
    pub struct Model {
        /// By which invitation.
        #[sea_orm(primary_key, auto_increment = false)]
        pub invitation: InvitationId,
        /// The role's code; empty for all people. Whoever had two roles counts in both.
        #[sea_orm(primary_key, auto_increment = false)]
        pub role: String,
        /// How many.
        pub people: i32,
    }

    /// No relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Months that a list is kept after the day, when nothing else is decided.
pub const USUAL_MONTHS: u32 = 6;
/// The role of the row that counts all people.
pub(super) const EVERYBODY: &str = "";

/// What is left of one municipality's list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// How many people there were.
    pub people: usize,
    /// How many in each target role.
    pub in_role: BTreeMap<Role, usize>,
}

/// Workshops whose day was before that and of which people are left, and of how many.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn due(
    store: &Store,
    day: NaiveDate,
) -> Result<Vec<(WorkshopId, OrganisationId, i64)>, StoreFault> {
    Ok(workshop::Entity::find()
        .join(JoinType::InnerJoin, views::from_workshop())
        .join(JoinType::InnerJoin, views::to_participant())
        .filter(workshop::Column::Day.lt(day))
        .select_only()
        .column(workshop::Column::Id)
        .column(workshop::Column::County)
        .column_as(participant::Column::Id.count(), "people")
        .group_by(workshop::Column::Id)
        .group_by(workshop::Column::County)
        .order_by_asc(workshop::Column::Id)
        .into_tuple()
        .all(store.reader())
        .await?)
}

/// How much of a workshop's lists went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Gone {
    /// People.
    pub people: usize,
    /// Personal links.
    pub links: usize,
}

/// Turns the lists of a workshop into counts, on the desk of the deed that disposes of them.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn count_on(
    desk: &mut Desk,
    id: WorkshopId,
    county: OrganisationId,
    kept: &Kept,
) -> Result<Gone, StoreFault> {
    let invitations: Vec<InvitationId> = invitation::Entity::find()
        .select_only()
        .column(invitation::Column::Id)
        .filter(invitation::Column::Workshop.eq(id))
        .into_tuple()
        .all(desk.db())
        .await?;
    let people = participant::Entity::find()
        .filter(participant::Column::Invitation.is_in(invitations.iter().copied()))
        .all(desk.db())
        .await?;
    if people.is_empty() {
        return Ok(Gone::default());
    }
    let mut by_invitation: BTreeMap<InvitationId, BTreeMap<&str, i32>> = BTreeMap::new();
    for person in people.iter().filter(|person| !person.place.waits()) {
        let tally = by_invitation.entry(person.invitation).or_default();
        let roles = rules::covered(Some(views::role_of(&person.role)), &person.role_text);
        for role in roles.iter().map(|role| role.code()).chain([EVERYBODY]) {
            *tally.entry(role).or_default() += 1;
        }
    }
    // A list that came after the first ones were by_invitation counts alone.
    record::Entity::delete_many()
        .filter(record::Column::Invitation.is_in(by_invitation.keys().copied()))
        .exec(desk.db())
        .await?;
    let rows = by_invitation.iter().flat_map(|(invitation, tally)| {
        tally.iter().map(|(role, people)| record::ActiveModel {
            invitation: Set(*invitation),
            role: Set((*role).to_owned()),
            people: Set(*people),
        })
    });
    record::Entity::insert_many(rows).exec_without_returning(desk.db()).await?;
    let things = people.iter().map(|person| person.id.uuid());
    let things = things.chain(invitations.iter().map(|one| one.uuid())).chain([id.uuid()]);
    let about = ("workshop", id.uuid(), Some(county.uuid()));
    let links = forget_links_to(desk, things.collect::<Vec<Uuid>>(), about).await?;
    delete(desk, id, &invitations).await?;
    desk.write(Line {
        deed: "registration.list_counted",
        subject: "workshop",
        subject_id: id.uuid(),
        owner: Some(county.uuid()),
        details: kept.told(json!({
            "people": people.len(), "municipalities": by_invitation.len(), "links": links,
        })),
    });
    Ok(Gone { people: people.len(), links })
}

/// The people, who sent them, and where they sat. Their seats go with them.
async fn delete(desk: &Desk, id: WorkshopId, invitations: &[InvitationId]) -> Result<(), StoreFault> {
    let db = desk.db();
    participant::Entity::delete_many()
        .filter(participant::Column::Invitation.is_in(invitations.iter().copied()))
        .exec(db)
        .await?;
    invitation::Entity::update_many()
        .col_expr(invitation::Column::AnsweredFrom, Expr::value(""))
        .filter(invitation::Column::Workshop.eq(id))
        .exec(db)
        .await?;
    plan_version::Entity::delete_many().filter(plan_version::Column::Workshop.eq(id)).exec(db).await?;
    planning::Entity::delete_by_id(id).exec(db).await?;
    table_need::Entity::delete_by_id(id).exec(db).await?;
    table_plan::Entity::delete_by_id(id).exec(db).await?;
    Ok(())
}

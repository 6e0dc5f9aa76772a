//! Workshops with how far each has come: one query, however many there are.

use organisation::records::organisation as authority;
use organisation::{OrganisationId, Tier};
use programme::ProgrammeId;
use sea_orm::sea_query::{Expr, Func, SimpleExpr};
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, ExprTrait as _, FromQueryResult, JoinType, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, QueryTrait as _, RelationDef, Select,
};
use store::{Store, StoreFault};

use super::load::Workshop;
use crate::records::{WorkshopId, invitation, participant, seat, workshop};

/// A workshop and what has come of it.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Standing {
    /// The workshop.
    #[sea_orm(nested)]
    pub workshop: Workshop,
    /// How many municipalities the county has.
    pub municipalities: i64,
    /// How many of them are invited.
    pub invited: i64,
    /// How many of them have sent a list.
    pub answered: i64,
    /// How many of them know another day, time or place than the one that is set.
    pub outdated: i64,
    /// How many people are registered.
    pub people: i64,
    /// How many of them have a seat at a table.
    pub seated: i64,
}

impl Standing {
    /// How many of the invited have not answered.
    #[must_use]
    pub const fn silent(&self) -> i64 {
        self.invited - self.answered
    }
}

/// One workshop.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn of(store: &Store, id: WorkshopId) -> Result<Option<Standing>, StoreFault> {
    // Without LIMIT, whose bound number would make SQLite plan the query anew each time.
    let found =
        counted(workshop::Entity::find_by_id(id)).into_model::<Standing>().all(store.reader()).await?;
    Ok(found.into_iter().next())
}

/// The workshops that somebody leads, the next day first. The house looks, narrowed to those alone.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn named(store: &Store, led: &[organisation::Led]) -> Result<Vec<Workshop>, StoreFault> {
    Ok(workshop::Entity::find()
        .filter(workshop::Column::Id.is_in(led.iter().map(|led| led.workshop)))
        .order_by_asc(workshop::Column::Day)
        .all(store.reader())
        .await?)
}

/// A county's newest workshop.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn newest_of(store: &Store, county: OrganisationId) -> Result<Option<Standing>, StoreFault> {
    let own = workshop::Entity::find().filter(workshop::Column::County.eq(county));
    Ok(counted(own)
        .order_by_desc(workshop::Column::MadeAt)
        .order_by_desc(workshop::Column::Id)
        .into_model::<Standing>()
        .one(store.reader())
        .await?)
}

/// All workshops of a programme, the oldest first.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn of_programme(store: &Store, programme: ProgrammeId) -> Result<Vec<Standing>, StoreFault> {
    let all = workshop::Entity::find().filter(workshop::Column::Programme.eq(programme));
    Ok(counted(all)
        .order_by_asc(workshop::Column::MadeAt)
        .order_by_asc(workshop::Column::Id)
        .into_model::<Standing>()
        .all(store.reader())
        .await?)
}

/// How many municipalities the county of a workshop has.
fn of_its_county() -> SimpleExpr {
    let below = authority::Entity::find()
        .select_only()
        .column_as(authority::Column::Id.count(), "below")
        .filter(
            Expr::col((authority::Entity, authority::Column::Parent))
                .equals((workshop::Entity, workshop::Column::County)),
        )
        .filter(authority::Column::Tier.eq(Tier::Municipality));
    SimpleExpr::SubQuery(None, Box::new(below.into_query().into()))
}

/// Joins what is counted. An invitation stands once for each of its people, so only different ones are counted.
fn counted(workshops: Select<workshop::Entity>) -> Select<workshop::Entity> {
    let to_invitation: RelationDef = workshop::Entity::belongs_to(invitation::Entity)
        .from(workshop::Column::Id)
        .to(invitation::Column::Workshop)
        .into();
    let to_participant: RelationDef = invitation::Entity::belongs_to(participant::Entity)
        .from(invitation::Column::Id)
        .to(participant::Column::Invitation)
        .into();
    let to_seat: RelationDef = participant::Entity::belongs_to(seat::Entity)
        .from(participant::Column::Id)
        .to(seat::Column::Participant)
        .into();
    let answered: SimpleExpr = Expr::case(
        Expr::col((invitation::Entity, invitation::Column::AnsweredAt)).is_not_null(),
        Expr::col((invitation::Entity, invitation::Column::Id)),
    )
    .into();
    let outdated: SimpleExpr = Expr::case(
        Expr::col((invitation::Entity, invitation::Column::ToldSequence))
            .lt(Expr::col((workshop::Entity, workshop::Column::Sequence))),
        Expr::col((invitation::Entity, invitation::Column::Id)),
    )
    .into();
    let different = |what: SimpleExpr| -> SimpleExpr { Func::count_distinct(what).into() };
    workshops
        .join(JoinType::LeftJoin, to_invitation)
        .join(JoinType::LeftJoin, to_participant)
        .join(JoinType::LeftJoin, to_seat)
        .column_as(of_its_county(), "municipalities")
        .column_as(different(Expr::col((invitation::Entity, invitation::Column::Id))), "invited")
        .column_as(different(answered), "answered")
        .column_as(different(outdated), "outdated")
        .column_as(different(Expr::col((participant::Entity, participant::Column::Id))), "people")
        .column_as(different(Expr::col((seat::Entity, seat::Column::Participant))), "seated")
        .group_by(workshop::Column::Id)
}

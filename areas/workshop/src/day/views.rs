//! Workshops with how far each has come: one query, however many there are.

use organisation::records::organisation as authority;
use organisation::{OrganisationId, Tier};
use programme::ProgrammeId;
use sea_orm::sea_query::{Expr, Func, SimpleExpr};
use sea_orm::{
    ColumnTrait as _, EntityTrait, ExprTrait as _, FromQueryResult, JoinType, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, QueryTrait as _, RelationDef, Select,
};
use store::{Store, StoreFault};

use super::load::Workshop;
use crate::records::{WorkshopId, invitation, participant, seat, workshop};
use crate::seats::rules::Place;

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
    Ok(counted(workshop::Entity::find_by_id(id)).into_model::<Standing>().one(store.reader()).await?)
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
    let found = newest(county).into_model::<Standing>().all(store.reader()).await?;
    Ok(found.into_iter().max_by_key(|standing| standing.workshop.id))
}

/// A county's newest workshop as a question that more can be joined to; of several that were made at the same moment all.
/// Which one it is, is asked within: what is counted is counted of that one alone. Without LIMIT, as [`of`].
pub(crate) fn newest(county: OrganisationId) -> Select<workshop::Entity> {
    let of_county = || workshop::Entity::find().filter(workshop::Column::County.eq(county));
    let newest = of_county().select_only().expr(workshop::Column::MadeAt.max());
    counted(of_county().filter(workshop::Column::MadeAt.in_subquery(newest.into_query())))
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
    let own = authority::Entity::find()
        .select_only()
        .column_as(authority::Column::Id.count(), "below")
        .filter(
            Expr::col((authority::Entity, authority::Column::Parent))
                .equals((workshop::Entity, workshop::Column::County)),
        )
        .filter(authority::Column::Tier.eq(Tier::Municipality));
    below(own)
}

/// Each count is a question of its own within the query: joined, every person of an invitation and every round of a plan
/// would repeat the others, and all of them would have to be told apart again.
fn counted(workshops: Select<workshop::Entity>) -> Select<workshop::Entity> {
    let this = || (workshop::Entity, workshop::Column::Id);
    let to_invitation: RelationDef = participant::Entity::belongs_to(invitation::Entity)
        .from(participant::Column::Invitation)
        .to(invitation::Column::Id)
        .into();
    let invited = || {
        let of = Expr::col((invitation::Entity, invitation::Column::Workshop)).equals(this());
        let id = invitation::Column::Id.count();
        invitation::Entity::find().select_only().column_as(id, "counted").filter(of)
    };
    let told = Expr::col((invitation::Entity, invitation::Column::ToldSequence));
    let outdated = told.lt(Expr::col((workshop::Entity, workshop::Column::Sequence)));
    let people = participant::Entity::find()
        .select_only()
        .column_as(participant::Column::Id.count(), "counted")
        .join(JoinType::InnerJoin, to_invitation)
        .filter(Expr::col((invitation::Entity, invitation::Column::Workshop)).equals(this()))
        .filter(participant::Column::Place.eq(Place::Seated));
    // Somebody has a seat in each round.
    let different: SimpleExpr =
        Func::count_distinct(Expr::col((seat::Entity, seat::Column::Participant))).into();
    let seated = seat::Entity::find()
        .select_only()
        .column_as(different, "counted")
        .filter(Expr::col((seat::Entity, seat::Column::Workshop)).equals(this()));
    workshops
        .column_as(of_its_county(), "municipalities")
        .column_as(below(invited()), "invited")
        .column_as(below(invited().filter(invitation::Column::AnsweredAt.is_not_null())), "answered")
        .column_as(below(invited().filter(outdated)), "outdated")
        .column_as(below(people), "people")
        .column_as(below(seated), "seated")
}

/// A number about the workshop in the query around it.
fn below<E: EntityTrait>(counted: Select<E>) -> SimpleExpr {
    SimpleExpr::SubQuery(None, Box::new(counted.into_query().into()))
}

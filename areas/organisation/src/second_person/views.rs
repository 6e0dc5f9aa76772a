//! What the pages read.

use sea_orm::prelude::Uuid;
use sea_orm::{
    ColumnTrait as _, Condition, EntityTrait as _, ExprTrait as _, JoinType, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, RelationDef, Select,
};
use store::{Store, StoreFault};

use super::deeds::Request;
use super::records::request;
use super::rules::State;
use crate::Actor;
use crate::duty::{Duty, Tier};
use crate::home::Part;
use crate::records::{PersonId, organisation, person};
use crate::register::{self, Organisation};

/// The people who can answer in this authority's matter, other than the one who asks: those who decide there, and at
/// the tier above.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn who_can_answer(
    store: &Store,
    authority: &Organisation,
    asker: PersonId,
) -> Result<Vec<person::Model>, StoreFault> {
    let mut places = vec![authority.id];
    places.extend(authority.parent);
    let mut people = Vec::new();
    for place in places {
        let held = register::people_of(store, place).await?;
        people.extend(
            held.into_iter().filter(|(_, duty): &(_, Duty)| duty.coordinates()).map(|(person, _)| person),
        );
    }
    people.retain(|person| person.id != asker);
    people.sort_by_key(|person| person.id);
    people.dedup_by_key(|person| person.id);
    Ok(people)
}

/// Requests in the matters that the actor decides in: of their own authority, and of those right below.
fn of_matters(actor: &Actor) -> Select<request::Entity> {
    let own = actor.organisation().id;
    let to_authority: RelationDef = request::Entity::belongs_to(organisation::Entity)
        .from(request::Column::Authority)
        .to(organisation::Column::Id)
        .into();
    let below = organisation::Column::Parent.eq(own).and(organisation::Column::Tier.ne(Tier::Contractor));
    request::Entity::find()
        .join(JoinType::InnerJoin, to_authority)
        .filter(organisation::Column::Id.eq(own).or(below))
}

/// The same with whose they are, newest first. One query.
async fn requests(
    store: &Store,
    actor: &Actor,
    only: Condition,
) -> Result<Vec<(Request, Organisation)>, StoreFault> {
    let found = of_matters(actor)
        .select_also(organisation::Entity)
        .filter(only)
        .order_by_desc(request::Column::AskedAt)
        .all(store.reader())
        .await?;
    Ok(found.into_iter().filter_map(|(request, authority)| Some((request, authority?))).collect())
}

/// All requests in the matters that the actor decides in, newest first.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn of_actor(store: &Store, actor: &Actor) -> Result<Vec<(Request, Organisation)>, StoreFault> {
    requests(store, actor, Condition::all()).await
}

/// Those that wait for an answer or for their use.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn open(store: &Store, actor: &Actor) -> Result<Vec<(Request, Organisation)>, StoreFault> {
    let waiting = request::Column::State.is_in([State::Asked, State::Agreed]);
    let in_time = request::Column::EndsAt.gt(store.doors().now());
    requests(store, actor, Condition::all().add(waiting).add(in_time)).await
}

/// The same for the first page, each under the code of its state.
pub(super) fn open_parts(store: &Store, actor: &Actor) -> [Part; 2] {
    [State::Asked, State::Agreed].map(|state| {
        let waiting = of_matters(actor)
            .filter(request::Column::State.eq(state))
            .filter(request::Column::EndsAt.gt(store.doors().now()));
        Part::of(state.code(), waiting)
            .id(request::Column::Id)
            .whose(request::Column::Authority)
            .by(request::Column::AskedBy)
            .code(request::Column::Act)
            .text(request::Column::AskedByName)
            .at(request::Column::EndsAt)
    })
}

/// One of them.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn one(
    store: &Store,
    actor: &Actor,
    id: Uuid,
) -> Result<Option<(Request, Organisation)>, StoreFault> {
    let found = requests(store, actor, Condition::all().add(request::Column::Id.eq(id))).await?;
    Ok(found.into_iter().next())
}

//! What the pages read.

use std::collections::HashMap;

use sea_orm::prelude::Uuid;
use sea_orm::{ColumnTrait as _, Condition, EntityTrait as _, QueryFilter as _, QueryOrder as _};
use store::{Store, StoreFault};

use super::deeds::Request;
use super::records::request;
use super::rules::State;
use crate::Actor;
use crate::duty::Duty;
use crate::records::{PersonId, person};
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

/// The authorities in whose matters the actor decides: their own, and those right below.
async fn matters(store: &Store, actor: &Actor) -> Result<Vec<Organisation>, StoreFault> {
    let mut all = register::below(store, actor.organisation().id).await?;
    all.push(actor.organisation().clone());
    Ok(all)
}

async fn requests(
    store: &Store,
    actor: &Actor,
    only: Condition,
) -> Result<Vec<(Request, Organisation)>, StoreFault> {
    let matters: HashMap<_, _> = matters(store, actor)
        .await?
        .into_iter()
        .map(|organisation| (organisation.id, organisation))
        .collect();
    let found = request::Entity::find()
        .filter(request::Column::Authority.is_in(matters.keys().copied()))
        .filter(only)
        .order_by_desc(request::Column::AskedAt)
        .all(store.reader())
        .await?;
    let with_authority = |request: Request| {
        let authority = matters.get(&request.authority)?.clone();
        Some((request, authority))
    };
    Ok(found.into_iter().filter_map(with_authority).collect())
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

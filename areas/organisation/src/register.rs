//! Looking organisations and people up, and giving duties.

use std::collections::HashMap;

use sea_orm::prelude::DateTimeUtc;
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, Condition, EntityTrait as _, ExprTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, Select,
};
use serde_json::json;
use store::journal::personal;
use store::{Desk, Line, Sight, Store, StoreFault};

use crate::duty::{Duty, Tier};
use crate::records::{OrganisationId, PersonId, duty_held, organisation, person};

pub use organisation::Model as Organisation;

/// The organisation with this id.
///
/// # Errors
/// [`StoreFault`] when the database refuses, or the id leads nowhere.
pub async fn organisation(store: &Store, id: OrganisationId) -> Result<Organisation, StoreFault> {
    let found = organisation::Entity::find_by_id(id).one(store.reader()).await?;
    found.ok_or_else(|| StoreFault::Unreadable(format!("no organisation has the id {id}")))
}

/// The organisation of a tier with this code.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn by_code(store: &Store, tier: Tier, code: &str) -> Result<Option<Organisation>, StoreFault> {
    Ok(organisation::Entity::find()
        .filter(organisation::Column::Tier.eq(tier))
        .filter(organisation::Column::Code.eq(code))
        .one(store.reader())
        .await?)
}

/// All organisations of a tier, by code.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn of_tier(store: &Store, tier: Tier) -> Result<Vec<Organisation>, StoreFault> {
    Ok(organisation::Entity::find()
        .filter(organisation::Column::Tier.eq(tier))
        .order_by_asc(organisation::Column::Code)
        .all(store.reader())
        .await?)
}

/// The authorities right below one, by code. The firms that it has contracted are none.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn below(store: &Store, parent: OrganisationId) -> Result<Vec<Organisation>, StoreFault> {
    Ok(right_below(parent).all(store.reader()).await?)
}

/// The same as a question that more can be joined to.
#[must_use]
pub fn right_below(parent: OrganisationId) -> Select<organisation::Entity> {
    organisation::Entity::find()
        .filter(organisation::Column::Parent.eq(parent))
        .filter(organisation::Column::Tier.ne(Tier::Contractor))
        .order_by_asc(organisation::Column::Code)
}

/// Organisations by id, for pages that name many.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn named(
    store: &Store,
    ids: impl IntoIterator<Item = OrganisationId>,
) -> Result<HashMap<OrganisationId, Organisation>, StoreFault> {
    let found =
        organisation::Entity::find().filter(organisation::Column::Id.is_in(ids)).all(store.reader()).await?;
    Ok(found.into_iter().map(|organisation| (organisation.id, organisation)).collect())
}

/// The same on the desk of a deed, by code.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn named_on(
    desk: &Desk,
    ids: impl IntoIterator<Item = OrganisationId>,
) -> Result<Vec<Organisation>, StoreFault> {
    let found = organisation::Entity::find()
        .filter(organisation::Column::Id.is_in(ids))
        .order_by_asc(organisation::Column::Code);
    Ok(found.all(desk.db()).await?)
}

/// The organisations whose own name holds this text, at most so many.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn named_like(store: &Store, text: &str, most: u64) -> Result<Vec<Organisation>, StoreFault> {
    Ok(organisation::Entity::find()
        .filter(organisation::Column::FormalName.contains(text))
        .order_by_asc(organisation::Column::FormalName)
        .limit(most)
        .all(store.reader())
        .await?)
}

/// A mail address as people are told apart by it: without white space around it, in small letters.
#[must_use]
pub fn folded(address: &str) -> String {
    address.trim().to_lowercase()
}

/// Duties that have begun and not ended: whoever's last day has passed is nobody's coordinator any more.
pub(crate) fn live(store: &Store) -> Condition {
    live_at(store.doors().now())
}

/// The same at a moment.
pub(crate) fn live_at(now: DateTimeUtc) -> Condition {
    let today = texts::local(now).date();
    let begun = duty_held::Column::StartsOn.is_null().or(duty_held::Column::StartsOn.lte(today));
    let not_ended = duty_held::Column::EndsOn.is_null().or(duty_held::Column::EndsOn.gte(today));
    Condition::all().add(duty_held::Column::OverAt.is_null()).add(begun).add(not_ended)
}

/// People of one organisation with a duty, with their duty.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn people_of(
    store: &Store,
    organisation: OrganisationId,
) -> Result<Vec<(person::Model, Duty)>, StoreFault> {
    let held = duty_held::Entity::find()
        .find_also_related(person::Entity)
        .filter(duty_held::Column::Organisation.eq(organisation))
        .filter(live(store))
        .all(store.reader())
        .await?;
    Ok(held.into_iter().filter_map(|(held, person)| Some((person?, held.duty))).collect())
}

/// People by id.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub(crate) async fn by_id(
    store: &Store,
    ids: impl IntoIterator<Item = PersonId>,
) -> Result<HashMap<PersonId, person::Model>, StoreFault> {
    let people = person::Entity::find().filter(person::Column::Id.is_in(ids)).all(store.reader()).await?;
    Ok(people.into_iter().map(|person| (person.id, person)).collect())
}

/// The person with this id, if there is one.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn person(store: &Store, id: PersonId) -> Result<Option<person::Model>, StoreFault> {
    Ok(person::Entity::find_by_id(id).one(store.reader()).await?)
}

/// The person with this address, if there is one.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn person_at(store: &Store, address: &str) -> Result<Option<person::Model>, StoreFault> {
    Ok(person::Entity::find().filter(person::Column::Address.eq(folded(address))).one(store.reader()).await?)
}

/// The person with this address, added when they are new. Whoever asks must not see whether another authority knows the
/// person already, so the house looks.
pub(crate) async fn person_with(desk: &Desk, name: &str, address: &str) -> Result<person::Model, StoreFault> {
    desk.see_as(Sight::House, known_or_new(desk, name, folded(address))).await
}

async fn known_or_new(desk: &Desk, name: &str, address: String) -> Result<person::Model, StoreFault> {
    let known = person::Entity::find().filter(person::Column::Address.eq(&address)).one(desk.db()).await?;
    if let Some(known) = known {
        return Ok(known);
    }
    let new = person::Model { id: desk.id(), name: name.to_owned(), address, added_at: desk.now() };
    desk.insert(person::ActiveModel::from(new.clone()).reset_all()).await?;
    Ok(new)
}

/// Gives a person a duty, and adds the person when they are new.
///
/// # Errors
/// [`StoreFault`] when the database refuses, or the duty does not belong to the organisation's tier.
pub async fn give_duty(
    desk: &mut Desk,
    name: &str,
    address: &str,
    organisation: &Organisation,
    duty: Duty,
) -> Result<PersonId, StoreFault> {
    if !duty.belongs_to(organisation.tier) {
        return Err(StoreFault::Setting(format!("{} gives no duty {}", organisation.name, duty.code())));
    }
    let id = person_with(desk, name, address).await?.id;
    desk.insert(duty_held::ActiveModel {
        id: Set(desk.id()),
        person: Set(id),
        organisation: Set(organisation.id),
        duty: Set(duty),
        given_at: Set(desk.now()),
        ends_on: Set(None),
        workshop: Set(None),
        county: Set(None),
        starts_on: Set(None),
        given_by: Set(String::new()),
        over_at: Set(None),
        over: Set(None),
        kept_at: Set(None),
    })
    .await?;
    desk.write(Line {
        deed: "organisation.duty_given",
        subject: "person",
        subject_id: id.uuid(),
        owner: Some(organisation.id.uuid()),
        details: json!({ "duty": duty.code(), "name": personal(name) }),
    });
    Ok(id)
}

/// Whoever holds a duty now, with the person, as a question that more can be joined to.
#[must_use]
pub fn holding(store: &Store, duty: Duty) -> Select<duty_held::Entity> {
    duty_held::Entity::find()
        .inner_join(person::Entity)
        .filter(duty_held::Column::Duty.eq(duty))
        .filter(live(store))
}

/// The people who hold a duty in each of these organisations.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn holders(
    store: &Store,
    organisations: &[OrganisationId],
    duty: Duty,
) -> Result<HashMap<OrganisationId, Vec<person::Model>>, StoreFault> {
    let held = duty_held::Entity::find()
        .find_also_related(person::Entity)
        .filter(duty_held::Column::Organisation.is_in(organisations.iter().copied()))
        .filter(duty_held::Column::Duty.eq(duty))
        .filter(live(store))
        .order_by_asc(duty_held::Column::GivenAt)
        .all(store.reader())
        .await?;
    let mut holders: HashMap<OrganisationId, Vec<person::Model>> = HashMap::new();
    for (held, person) in held {
        holders.entry(held.organisation).or_default().extend(person);
    }
    Ok(holders)
}

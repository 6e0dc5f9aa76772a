//! What is looked up of people at the door.

use oidc::{Identity, Vouched};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use store::{Store, StoreFault};

use super::bound::Place;
use super::records::identity;
use super::refused::Refused;
use crate::records::{OrganisationId, PersonId, duty_held};
use crate::register;

/// Whom an identity belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// Linked before.
    Linked(PersonId),
    /// Known by the address, for the first time.
    ByAddress(PersonId),
}

/// The person of an identity: by the provider's mark, else by an address that it vouches for.
///
/// # Errors
/// The outer: [`StoreFault`] when the database refuses. The inner: [`Refused`] when it is nobody.
pub async fn person_of(
    store: &Store,
    issuer: &str,
    identity: &Identity,
) -> Result<Result<Found, Refused>, StoreFault> {
    let linked = identity::Entity::find()
        .filter(identity::Column::Issuer.eq(issuer))
        .filter(identity::Column::Subject.eq(&identity.subject))
        .one(store.reader())
        .await?;
    if let Some(linked) = linked {
        return Ok(Ok(Found::Linked(linked.person)));
    }
    let address = match &identity.address {
        Vouched::Address(address) => address,
        Vouched::Unverified => return Ok(Err(Refused::Unverified)),
        Vouched::ForeignDomain => return Ok(Err(Refused::ForeignDomain)),
        Vouched::Missing => return Ok(Err(Refused::NoAddress)),
    };
    let Some(person) = register::person_at(store, address).await? else { return Ok(Err(Refused::NoDuty)) };
    let other = identity::Entity::find()
        .filter(identity::Column::Issuer.eq(issuer))
        .filter(identity::Column::Person.eq(person.id))
        .one(store.reader())
        .await?;
    // Somebody else may have got the address at the provider since.
    Ok(if other.is_some() { Err(Refused::Taken) } else { Ok(Found::ByAddress(person.id)) })
}

/// Where a person has duties now: the organisation, and for a duty in one workshop the county whose workshop it is.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn duties_of(store: &Store, person: PersonId) -> Result<Vec<OrganisationId>, StoreFault> {
    let held = duty_held::Entity::find()
        .filter(duty_held::Column::Person.eq(person))
        .filter(register::live(store))
        .all(store.reader())
        .await?;
    Ok(held.into_iter().flat_map(|held| [Some(held.organisation), held.county]).flatten().collect())
}

/// The organisations at these places; one that is not in the register is nobody's.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn organisations_at(store: &Store, places: &[&Place]) -> Result<Vec<OrganisationId>, StoreFault> {
    let mut found = Vec::new();
    for place in places {
        found.extend(register::by_code(store, place.tier, &place.code).await?.map(|one| one.id));
    }
    Ok(found)
}

//! Loading a workshop through its authority, never by its id alone.

use organisation::{Actor, MayCoordinate, MayRead};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QuerySelect as _, Select};
use store::{Desk, Store, StoreFault};
use web::Trouble;

use super::rules::Settings;
use super::views::{self, Standing};
use crate::records::{WorkshopId, workshop};

pub use workshop::Model as Workshop;

/// The workshop, for those who may read it: its county's coordinator and the national lead.
///
/// # Errors
/// [`Trouble::NotFound`] when there is none or it is not for this actor.
pub async fn readable(store: &Store, actor: &Actor, id: WorkshopId) -> Result<(Workshop, MayRead), Trouble> {
    let found = workshop::Entity::find_by_id(id).one(store.reader()).await?.ok_or(Trouble::NotFound)?;
    let permit = MayRead::of(actor, found.county, id.uuid())?;
    Ok((found, permit))
}

/// The workshop with how far it has come, for those who may read it.
///
/// # Errors
/// [`Trouble::NotFound`] when there is none or it is not for this actor.
pub async fn standing(store: &Store, actor: &Actor, id: WorkshopId) -> Result<(Standing, MayRead), Trouble> {
    let found = views::of(store, id).await?.ok_or(Trouble::NotFound)?;
    let permit = MayRead::of(actor, found.workshop.county, id.uuid())?;
    Ok((found, permit))
}

/// The workshop, for its county's coordinator.
///
/// # Errors
/// [`Trouble::NotFound`] when there is none or it is another county's.
pub async fn own(store: &Store, actor: &Actor, id: WorkshopId) -> Result<(Workshop, MayCoordinate), Trouble> {
    let found = workshop::Entity::find_by_id(id).one(store.reader()).await?.ok_or(Trouble::NotFound)?;
    let permit = MayCoordinate::of(actor, found.county)?;
    Ok((found, permit))
}

/// The workshop under the desk's lock, through its county: nobody else changes it until the desk is sealed.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn locked(
    desk: &Desk,
    permit: &MayCoordinate,
    id: WorkshopId,
) -> Result<Option<Workshop>, StoreFault> {
    Ok(of_county(permit, id).lock_exclusive().one(desk.db()).await?)
}

pub(super) fn of_county(permit: &MayCoordinate, id: WorkshopId) -> Select<workshop::Entity> {
    workshop::Entity::find_by_id(id).filter(workshop::Column::County.eq(permit.county()))
}

impl Workshop {
    /// Its settings alone.
    #[must_use]
    pub fn settings(&self) -> Settings {
        Settings {
            day: self.day,
            starts: self.starts,
            ends: self.ends,
            place: self.place.clone(),
            address: self.address.clone(),
            format: self.format,
            register_by: self.register_by,
            seats_least: self.seats_least,
            seats_most: self.seats_most,
            tables: self.tables,
            chairs: self.chairs,
            contact: self.contact.clone(),
        }
    }
}

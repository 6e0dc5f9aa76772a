//! Where a meeting is: sealed by its county, in no letter.

use organisation::{MayCoordinate, OrganisationId};
use sea_orm::EntityTrait as _;
use serde_json::json;
use store::vault::Unopened;
use store::{Store, StoreFault};
use web::House;

use super::checklist::NotDone;
use super::deeds::{MEETING, line};
use super::records::meeting;
use crate::records::WorkshopId;

/// Where a meeting is, for somebody whom the program lets in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// The county has entered none.
    None,
    /// The address.
    Opened(String),
    /// It cannot be opened: a key is gone.
    Unopened,
}

/// Where a meeting is, opened by the program for a deed that lets somebody in and writes that down.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn meeting_address(
    store: &Store,
    id: WorkshopId,
    county: OrganisationId,
) -> Result<Address, StoreFault> {
    let Some(row) = meeting::Entity::find_by_id(id).one(store.reader()).await? else {
        return Ok(Address::None);
    };
    let ring = store.ring(store.reader(), [county.uuid()]).await?;
    let opened = ring.open(county.uuid(), MEETING.of(id.uuid()), &row.sealed_address);
    Ok(opened.map_or(Address::Unopened, Address::Opened))
}

/// Where to join: none when nothing is entered. A deed: whoever opens it leaves a line.
///
/// # Errors
/// [`NotDone`].
pub async fn read_meeting(
    house: &House,
    permit: &MayCoordinate,
    id: WorkshopId,
) -> Result<Option<Result<String, Unopened>>, NotDone> {
    let store = house.store();
    let Some(row) = meeting::Entity::find_by_id(id).one(store.reader()).await? else { return Ok(None) };
    let county = permit.county().uuid();
    let ring = store.ring(store.reader(), [county]).await?;
    let opened = ring.open(county, MEETING.of(id.uuid()), &row.sealed_address);
    let mut desk = store.desk(permit.author()).await?;
    desk.write(line("workshop.meeting_read", id, permit, json!({})));
    desk.seal("").await?;
    Ok(Some(opened))
}

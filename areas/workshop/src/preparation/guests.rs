//! Guests: who they are, what is expected of them, and whether they come.

use chrono::{DateTime, TimeDelta, Utc};
use organisation::link::{self, Purpose, Receiver};
use organisation::links::first_letter;
use organisation::past::forget_links_to;
use organisation::{MayCoordinate, MayVisit, register};
use sea_orm::ActiveValue::Set;
use sea_orm::QuerySelect as _;
use sea_orm::entity::prelude::*;
use serde_json::json;
use store::journal::personal;
use store::{DeedKey, Desk, Line, Opened, StoreFault};
use texts::{STOCKHOLM, Words};
use web::House;

use super::checklist::{NotDone, take};
use super::records::{GuestId, guest};
use super::views::Guest;
use crate::day::Workshop;
use crate::invitation::deeds::key;
use crate::records::WorkshopId;

/// The most guests of one workshop.
pub const MOST: usize = 30;

/// Whether a guest comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum Coming {
    /// They have not said.
    #[sea_orm(string_value = "unsaid")]
    Unsaid,
    /// They come.
    #[sea_orm(string_value = "comes")]
    Yes,
    /// They do not.
    #[sea_orm(string_value = "declines")]
    No,
}

impl Coming {
    /// The code in forms, text keys and the journal.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unsaid => "unsaid",
            Self::Yes => "comes",
            Self::No => "declines",
        }
    }

    /// What a guest answered; none when it is no answer.
    #[must_use]
    pub fn answered(code: &str) -> Option<Self> {
        [Self::Yes, Self::No].into_iter().find(|coming| coming.code() == code)
    }
}

/// A guest as the county has them, checked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Described {
    /// Name.
    pub name: String,
    /// From where.
    pub organisation: String,
    /// Mail address.
    pub address: String,
    /// Phone.
    pub phone: String,
    /// What is expected of them: paragraphs.
    pub brief: String,
}

/// Enters a guest on an open desk. The caller writes the journal's line.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub(crate) async fn put(desk: &Desk, id: WorkshopId, described: &Described) -> Result<GuestId, StoreFault> {
    let new: GuestId = desk.id();
    let row = guest::ActiveModel {
        id: Set(new),
        workshop: Set(id),
        coming: Set(Coming::Unsaid),
        answered_at: Set(None),
        told_at: Set(None),
        version: Set(1),
        ..filled(described)
    };
    desk.insert(row).await?;
    Ok(new)
}

fn filled(described: &Described) -> guest::ActiveModel {
    guest::ActiveModel {
        name: Set(described.name.clone()),
        organisation: Set(described.organisation.clone()),
        address: Set(described.address.clone()),
        phone: Set(described.phone.clone()),
        brief: Set(described.brief.clone()),
        ..Default::default()
    }
}

fn line(deed: &'static str, guest: GuestId, county: Uuid, details: serde_json::Value) -> Line {
    Line { deed, subject: "guest", subject_id: guest.uuid(), owner: Some(county), details }
}

/// Enters a guest.
///
/// # Errors
/// [`NotDone`].
pub async fn add(
    house: &House,
    permit: &MayCoordinate,
    id: WorkshopId,
    described: &Described,
    form: DeedKey,
) -> Result<(), NotDone> {
    let opened = house.store().desk_once(permit.author(), key(form, &format!("{described:?}"))).await?;
    let Opened::Desk(mut desk) = opened else { return Ok(()) };
    take(&desk, permit, id).await?;
    let there = guest::Entity::find().filter(guest::Column::Workshop.eq(id)).all(desk.db()).await?;
    if there.len() >= MOST {
        desk.clear().await?;
        return Err(NotDone::TooMany);
    }
    let new = put(&desk, id, described).await?;
    let details = json!({ "name": personal(&described.name), "version": 1 });
    desk.write(line("workshop.guest_saved", new, permit.county().uuid(), details));
    Ok(desk.seal("").await?)
}

async fn of_workshop(desk: &Desk, id: WorkshopId, guest: GuestId) -> Result<Guest, NotDone> {
    guest::Entity::find_by_id(guest)
        .filter(guest::Column::Workshop.eq(id))
        .lock_exclusive()
        .one(desk.db())
        .await?
        .ok_or(NotDone::NotFound)
}

/// Saves a guest over `version`.
///
/// # Errors
/// [`NotDone::Newer`] when somebody was faster; the caller still holds what was typed.
pub async fn save(
    house: &House,
    permit: &MayCoordinate,
    (id, guest): (WorkshopId, GuestId),
    version: i32,
    described: &Described,
    form: DeedKey,
) -> Result<(), NotDone> {
    let opened =
        house.store().desk_once(permit.author(), key(form, &format!("{guest}{described:?}"))).await?;
    let Opened::Desk(mut desk) = opened else { return Ok(()) };
    take(&desk, permit, id).await?;
    let before = of_workshop(&desk, id, guest).await?;
    if before.version != version {
        desk.clear().await?;
        return Err(NotDone::Newer);
    }
    let row = guest::ActiveModel { id: Set(guest), version: Set(version + 1), ..filled(described) };
    guest::Entity::update(row).exec(desk.db()).await?;
    let details = json!({ "name": personal(&described.name), "version": version + 1 });
    desk.write(line("workshop.guest_saved", guest, permit.county().uuid(), details));
    Ok(desk.seal("").await?)
}

/// Until the end of the day after the workshop.
#[must_use]
pub fn ends_at(workshop: &Workshop, now: DateTime<Utc>) -> DateTime<Utc> {
    let midnight = (workshop.day + TimeDelta::days(2)).and_time(chrono::NaiveTime::MIN);
    midnight.and_local_timezone(STOCKHOLM).earliest().map_or(now, |end| end.to_utc())
}

/// Sends a guest their link. Links from before go on working.
///
/// # Errors
/// [`NotDone`].
pub async fn invite(
    house: &House,
    words: &Words,
    permit: &MayCoordinate,
    (id, guest): (WorkshopId, GuestId),
    form: DeedKey,
) -> Result<(), NotDone> {
    let sender = register::organisation(house.store(), permit.county()).await?.formal_name;
    let opened = house.store().desk_once(permit.author(), key(form, &guest.to_string())).await?;
    let Opened::Desk(mut desk) = opened else { return Ok(()) };
    let workshop = take(&desk, permit, id).await?;
    let found = of_workshop(&desk, id, guest).await?;
    tell(&mut desk, house, words, (&workshop, sender), (guest, &found.name, &found.address)).await?;
    let details = json!({ "name": personal(&found.name) });
    desk.write(line("workshop.guest_invited", guest, permit.county().uuid(), details));
    Ok(desk.seal("").await?)
}

/// The letter with the link, on an open desk.
pub(crate) async fn tell(
    desk: &mut Desk,
    house: &House,
    words: &Words,
    (workshop, sender): (&Workshop, String),
    (guest, name, address): (GuestId, &str, &str),
) -> Result<organisation::records::LinkId, StoreFault> {
    let county = workshop.county;
    let ends_at = ends_at(workshop, desk.now());
    let to = Receiver { name: name.to_owned(), address: address.to_owned(), owner: Some(county) };
    let purpose = Purpose::Guest { about: guest.uuid(), county, ends_at };
    let link = link::hand_out(desk, house.key(), purpose, &to).await?;
    let about = (workshop.id.uuid(), crate::links::facts(words, workshop));
    desk.post(first_letter(words, (link, link::GUEST), &to, sender, about)?);
    let told = guest::ActiveModel { id: Set(guest), told_at: Set(Some(desk.now())), ..Default::default() };
    guest::Entity::update(told).exec(desk.db()).await?;
    Ok(link)
}

/// Takes a guest away, and with them their links.
///
/// # Errors
/// [`NotDone`].
pub async fn remove(
    house: &House,
    permit: &MayCoordinate,
    (id, guest): (WorkshopId, GuestId),
    form: DeedKey,
) -> Result<(), NotDone> {
    let opened = house.store().desk_once(permit.author(), key(form, &guest.to_string())).await?;
    let Opened::Desk(mut desk) = opened else { return Ok(()) };
    take(&desk, permit, id).await?;
    of_workshop(&desk, id, guest).await?;
    let county = permit.county().uuid();
    let links = forget_links_to(&mut desk, [guest.uuid()], ("workshop", id.uuid(), Some(county))).await?;
    guest::Entity::delete_by_id(guest).exec(desk.db()).await?;
    desk.write(line("workshop.guest_removed", guest, county, json!({ "links": links })));
    Ok(desk.seal("").await?)
}

/// A guest says whether they come. It may be changed until the day is over.
///
/// # Errors
/// [`NotDone`].
pub async fn answer(
    house: &House,
    permit: &MayVisit,
    guest: GuestId,
    coming: Coming,
    form: DeedKey,
) -> Result<(), NotDone> {
    let opened = house.store().desk_once(permit.author(), key(form, coming.code())).await?;
    let Opened::Desk(mut desk) = opened else { return Ok(()) };
    let found = guest::Entity::find_by_id(guest).lock_exclusive().one(desk.db()).await?;
    let found = found.ok_or(NotDone::NotFound)?;
    if found.coming == coming {
        return Ok(desk.clear().await?);
    }
    let row = guest::ActiveModel {
        id: Set(guest),
        coming: Set(coming),
        answered_at: Set(Some(desk.now())),
        ..Default::default()
    };
    guest::Entity::update(row).exec(desk.db()).await?;
    let details = json!({ "outcome": coming.code() });
    desk.write(line("workshop.guest_answered", guest, permit.county().uuid(), details));
    Ok(desk.seal("").await?)
}

//! Somebody joins, and a county sets its terms.

use organisation::{MayCoordinate, MayJoin, OrganisationId};
use sea_orm::sea_query::{Expr, ExprTrait as _, OnConflict};
use sea_orm::{ActiveValue::Set, EntityTrait as _};
use serde_json::json;
use store::{DeedKey, Line, Opened, Sight, StoreFault, see_as};
use web::House;
use workshop::preparation::meeting::{Address, meeting_address};
use workshop::{ParticipantId, WorkshopId, day};

use crate::records::{joined, terms};
use crate::rules::{Answer, Noted, Terms};
use crate::views;

/// What a county's form came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It stands.
    Done,
    /// Somebody else set the terms meanwhile; nothing was changed.
    Newer,
    /// There is no such workshop in this county.
    NotFound,
}

/// Sets the terms of a workshop.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn set_terms(
    house: &House,
    permit: &MayCoordinate,
    id: WorkshopId,
    (set, base): (Terms, i32),
    key: DeedKey,
) -> Result<Outcome, StoreFault> {
    let Opened::Desk(mut desk) = house.store().desk_once(permit.author(), key).await? else {
        return Ok(Outcome::Done);
    };
    if day::locked(&desk, permit, id).await?.is_none() {
        desk.clear().await?;
        return Ok(Outcome::NotFound);
    }
    let (_, version) = views::terms(desk.db(), id).await?;
    if version != base {
        desk.clear().await?;
        return Ok(Outcome::Newer);
    }
    let row = terms::ActiveModel {
        workshop: Set(id),
        opens_minutes: Set(set.opens_minutes),
        places: Set(set.places),
        policy: Set(set.policy),
        version: Set(base + 1),
    };
    let columns =
        [terms::Column::OpensMinutes, terms::Column::Places, terms::Column::Policy, terms::Column::Version];
    terms::Entity::insert(row)
        .on_conflict(OnConflict::column(terms::Column::Workshop).update_columns(columns).to_owned())
        .exec_without_returning(desk.db())
        .await?;
    desk.write(Line {
        deed: "joining.terms_set",
        subject: "workshop",
        subject_id: id.uuid(),
        owner: Some(permit.county().uuid()),
        details: json!({ "minutes": set.opens_minutes, "browsers": set.places }),
    });
    desk.seal("").await?;
    Ok(Outcome::Done)
}

/// Notes that somebody joins, and gives the address of the meeting as it is now. Whoever presses twice is there once.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn join(
    house: &House,
    permit: &MayJoin,
    (who, workshop, county): (ParticipantId, WorkshopId, OrganisationId),
    answer: Answer,
    key: DeedKey,
) -> Result<Address, StoreFault> {
    let store = house.store();
    // The county has sealed it; the program opens it for whoever it lets in.
    let address = see_as(Sight::House, meeting_address(store, workshop, county)).await?;
    if !matches!(address, Address::Opened(_)) {
        return Ok(address);
    }
    let Opened::Desk(mut desk) = store.desk_once(permit.author(), key).await? else { return Ok(address) };
    let Answer::Opens(Noted { places, without_course }) = answer else { return Ok(Address::Unopened) };
    let noted = i64::try_from(places).unwrap_or(i64::MAX);
    let now = desk.now();
    let row = joined::ActiveModel {
        participant: Set(who),
        workshop: Set(workshop),
        first_at: Set(now),
        last_at: Set(now),
        times: Set(1),
        noted: Set(noted),
        without_course: Set(without_course),
    };
    let again = OnConflict::column(joined::Column::Participant)
        .value(joined::Column::LastAt, now)
        .value(joined::Column::Times, Expr::col((joined::Entity, joined::Column::Times)).add(1))
        .value(joined::Column::Noted, noted)
        .value(joined::Column::WithoutCourse, without_course)
        .to_owned();
    joined::Entity::insert(row).on_conflict(again).exec_without_returning(desk.db()).await?;
    desk.write(Line {
        deed: "joining.joined",
        subject: "participant",
        subject_id: who.uuid(),
        owner: Some(county.uuid()),
        details: json!({ "browsers": noted, "without_course": without_course }),
    });
    desk.seal("").await?;
    Ok(address)
}

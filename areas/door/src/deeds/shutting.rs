//! The county shuts the door and opens it again, and plans the tables for those who are here.

use organisation::MayCoordinate;
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait as _;
use sea_orm::prelude::DateTimeUtc;
use sea_orm::sea_query::OnConflict;
use serde_json::json;
use store::{DeedKey, Line, Opened, StoreFault};
use web::House;
use workshop::day::Workshop;
use workshop::table_plan::deeds::{NotDone, Placed, place_those};

use crate::records::door;
use crate::rules::Phase;
use crate::views;

/// Shuts the door: whoever comes afterwards is not counted, and phones forget the list. False when it was shut.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn shut(
    house: &House,
    permit: &MayCoordinate,
    workshop: &Workshop,
    key: DeedKey,
) -> Result<bool, StoreFault> {
    turn(house, permit, workshop, (true, "door.shut"), key).await
}

/// Opens it again. False when it was open.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn open(
    house: &House,
    permit: &MayCoordinate,
    workshop: &Workshop,
    key: DeedKey,
) -> Result<bool, StoreFault> {
    turn(house, permit, workshop, (false, "door.opened"), key).await
}

async fn turn(
    house: &House,
    permit: &MayCoordinate,
    workshop: &Workshop,
    (closes, deed): (bool, &'static str),
    key: DeedKey,
) -> Result<bool, StoreFault> {
    let Opened::Desk(mut desk) = house.store().desk_once(permit.author(), key).await? else {
        return Ok(true);
    };
    let now = desk.now();
    let closed_at = views::closed_at(desk.db(), workshop, now).await?;
    if closed_at.is_some() == closes {
        desk.clear().await?;
        return Ok(false);
    }
    let closed_at: Option<DateTimeUtc> = closes.then_some(now);
    let row = door::ActiveModel { workshop: Set(workshop.id), closed_at: Set(closed_at) };
    door::Entity::insert(row)
        .on_conflict(
            OnConflict::column(door::Column::Workshop).update_column(door::Column::ClosedAt).to_owned(),
        )
        .exec_without_returning(desk.db())
        .await?;
    desk.write(Line {
        deed,
        subject: "workshop",
        subject_id: workshop.id.uuid(),
        owner: Some(permit.county().uuid()),
        details: json!({}),
    });
    desk.seal("").await?;
    Ok(true)
}

/// What came of planning the tables again.
#[derive(Debug)]
pub enum Replanned {
    /// Those who are here have their tables.
    Placed(Placed),
    /// It is before the day, and the plan is the one of the day: trying the door out does not change it.
    Trial,
    /// Nobody is here.
    Nobody,
    /// There is no plan to change.
    NoPlan,
    /// It could not be done; the table plan says why.
    Not(NotDone),
}

/// Plans the tables again for those who are here, with the least change; on the day alone.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn plan_again(
    house: &House,
    permit: &MayCoordinate,
    workshop: &Workshop,
    key: DeedKey,
) -> Result<Replanned, StoreFault> {
    let standing = views::standing(house.store(), workshop).await?;
    if standing.phase == Phase::Trial {
        return Ok(Replanned::Trial);
    }
    let here = standing.here();
    if here.is_empty() {
        return Ok(Replanned::Nobody);
    }
    match place_those(house, permit, workshop, here, key).await {
        Ok(placed) => Ok(Replanned::Placed(placed)),
        Err(NotDone::Gone) => Ok(Replanned::NoPlan),
        Err(NotDone::Store(fault)) => Err(fault),
        Err(why) => Ok(Replanned::Not(why)),
    }
}

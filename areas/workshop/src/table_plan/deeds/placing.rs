//! Planning that is waited for: everyone who is registered, or those who have come.

use std::collections::HashSet;

use organisation::MayCoordinate;
use sea_orm::{ConnectionTrait, EntityTrait as _};
use store::DeedKey;
use web::House;

use super::NotDone;
use super::planning::{Begun, Placed, Planner, begin};
use crate::day::Workshop;
use crate::records::{ParticipantId, WorkshopId, planning};
use crate::table_plan::job::{Aim, Bench, Effort, Matter, Outcome};
use crate::table_plan::rules::Wanted;
use crate::table_plan::views;

/// Places everyone who is registered and waits for it: the first plan, or a new one in which fixed seats stay and few
/// others move.
///
/// # Errors
/// [`NotDone`].
pub async fn place(
    house: &House,
    permit: &MayCoordinate,
    workshop: &Workshop,
    base_version: i32,
    wanted: Wanted,
    key: DeedKey,
) -> Result<Placed, NotDone> {
    let matter = Matter { aim: Aim::Plan, wanted, effort: Effort::Usual, outcome: Outcome::None };
    plan_now(house, permit, workshop, (base_version, matter, None), key).await
}

/// Places those who have come, on the plan that stands, with the least change, and waits for it. Whoever has not come has no
/// seat afterwards.
///
/// # Errors
/// [`NotDone`]; [`NotDone::Gone`] before there is a plan.
pub async fn place_those(
    house: &House,
    permit: &MayCoordinate,
    workshop: &Workshop,
    among: impl IntoIterator<Item = ParticipantId>,
    key: DeedKey,
) -> Result<Placed, NotDone> {
    let among: HashSet<ParticipantId> = among.into_iter().collect();
    let plan = views::plan(house.store().reader(), workshop.id).await?.ok_or(NotDone::Gone)?;
    let wanted = views::wanted(&plan)?;
    let matter = Matter { aim: Aim::Plan, wanted, effort: Effort::AtTheDoor, outcome: Outcome::None };
    plan_now(house, permit, workshop, (plan.version, matter, Some(among)), key).await
}

async fn plan_now(
    house: &House,
    permit: &MayCoordinate,
    workshop: &Workshop,
    (version, matter, among): (i32, Matter, Option<HashSet<ParticipantId>>),
    key: DeedKey,
) -> Result<Placed, NotDone> {
    let planner = Planner {
        house: house.clone(),
        bench: Bench::default(),
        permit: permit.clone(),
        workshop: workshop.clone(),
        version,
        matter,
        among,
    };
    match begin(&planner, key).await? {
        Begun::Now(planning) => planner.work(planning).await,
        Begun::Before(planning) => came_of(house.store().reader(), workshop.id, planning).await,
    }
}

/// What came of a planning that is over.
async fn came_of<C: ConnectionTrait>(
    db: &C,
    id: WorkshopId,
    planning: sea_orm::prelude::Uuid,
) -> Result<Placed, NotDone> {
    let row = planning::Entity::find_by_id(id).one(db).await?.filter(|row| row.id == planning);
    let row = row.ok_or(NotDone::Newer)?;
    let matter: Matter = serde_json::from_str(&row.matter).map_err(|fault| NotDone::unreadable(&fault))?;
    match matter.outcome {
        Outcome::Placed(placed) => Ok(placed),
        Outcome::Refused(refusals) => Err(NotDone::Refused(refusals)),
        Outcome::Newer => Err(NotDone::Newer),
        Outcome::None => Err(NotDone::Planning),
        Outcome::Choices(_) => Ok(Placed::default()),
        Outcome::Failed => Err(NotDone::Gone),
    }
}

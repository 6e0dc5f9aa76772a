//! Ending a planning early, and taking one of the plans that it offered.

use organisation::MayCoordinate;
use sea_orm::{ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use serde_json::json;
use store::{DeedKey, Opened};
use web::House;

use super::planning::keep_fixed;
use super::{By, NotDone, line_of, open, take};
use crate::records::{WorkshopId, planning};
use crate::table_plan::job::{Matter, Outcome, Stage};
use crate::table_plan::state::State;

/// Asks the planning of a workshop to end with the best plan so far. Nothing happens when none goes on.
///
/// # Errors
/// [`NotDone`].
pub async fn stop(
    house: &House,
    permit: &MayCoordinate,
    id: WorkshopId,
    key: DeedKey,
) -> Result<(), NotDone> {
    let Opened::Desk(mut desk) = house.store().desk_once(permit.author(), key).await? else { return Ok(()) };
    take(&desk, permit, id).await?;
    let stopped = planning::Entity::update_many()
        .set(planning::ActiveModel { stage: Set(Stage::Stopping), ..Default::default() })
        .filter(planning::Column::Workshop.eq(id))
        .filter(planning::Column::Stage.eq(Stage::Running))
        .exec(desk.db())
        .await?;
    if stopped.rows_affected == 0 {
        return Ok(());
    }
    let line = line_of("table_plan.planning_stopped", id, json!({}));
    desk.write(store::Line { owner: Some(permit.county().uuid()), ..line });
    Ok(desk.seal("").await?)
}

/// Takes one of the plans that a planning offered; `place` from 0.
///
/// # Errors
/// [`NotDone`]; [`NotDone::Gone`] when there is no such choice.
pub async fn choose(house: &House, by: By<'_>, place: usize) -> Result<usize, NotDone> {
    let Some(work) = open(house, by).await? else { return Ok(0) };
    let row = planning::Entity::find_by_id(by.workshop).one(work.desk.db()).await?.ok_or(NotDone::Gone)?;
    if row.base_version != work.plan.version {
        return Err(NotDone::Newer);
    }
    let matter: Matter = serde_json::from_str(&row.matter).map_err(|fault| NotDone::unreadable(&fault))?;
    let Outcome::Choices(mut choices) = matter.outcome else { return Err(NotDone::Gone) };
    if place >= choices.len() {
        return Err(NotDone::Gone);
    }
    let choice = choices.swap_remove(place);
    let come = work.people.iter().map(|row| row.id).collect();
    let mut after = State { wanted: matter.wanted, seats: choice.seats.among(&come), ..work.before.clone() };
    keep_fixed(&work.before.seats, &mut after.seats);
    let details = json!({ "moved": choice.moved });
    work.close(by, after, line_of("table_plan.choice_taken", by.workshop, details)).await?;
    Ok(choice.moved)
}

//! Undoing the last deed, and doing it again.

use axum::extract::{Path, State};
use axum::response::Response;
use organisation::{Actor, App};
use web::{Note, Posted, Trouble, Visitor, go_with};

use crate::day;
use crate::records::WorkshopId;
use crate::table_plan::deeds;

use super::plan::{Place, address, by, round_of};

/// Undoes the last deed.
pub async fn undo(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    Path(id): Path<WorkshopId>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let (workshop, permit) = day::own(app.store(), &actor, id).await?;
    let round = round_of(&posted);
    let place = Place { app: &app, visitor: &visitor, actor: &actor, workshop: &workshop, round };
    match deeds::undo(&app, by(&permit, id, &posted)?).await {
        Ok(()) => Ok(go_with(&app, &address(id, round, ""), &Note::done("table_plan-undone"))),
        Err(why) => place.not_done(why, "andra", visitor.words().say("table_plan-asked-undo"), |_| ()).await,
    }
}

/// Does again what was undone last.
pub async fn redo(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    Path(id): Path<WorkshopId>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let (workshop, permit) = day::own(app.store(), &actor, id).await?;
    let round = round_of(&posted);
    let place = Place { app: &app, visitor: &visitor, actor: &actor, workshop: &workshop, round };
    match deeds::redo(&app, by(&permit, id, &posted)?).await {
        Ok(()) => Ok(go_with(&app, &address(id, round, ""), &Note::done("table_plan-redone"))),
        Err(why) => place.not_done(why, "andra", visitor.words().say("table_plan-asked-redo"), |_| ()).await,
    }
}

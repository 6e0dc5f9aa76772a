//! Papers for the hall, as PDF.

use ::papers::Press;
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::Response;
use organisation::register;
use organisation::{Actor, App};
use texts::Lang;
use web::{Posted, Shown, Trouble, file, go};

use crate::day;
use crate::records::WorkshopId;
use crate::table_plan::deeds;
use crate::table_plan::paper::{Kind, Matter};
use crate::table_plan::views;

/// One paper. A deed: personal data leaves the system.
pub async fn take_out(
    State(app): State<App>,
    actor: Actor,
    Extension(press): Extension<Press>,
    Path(id): Path<WorkshopId>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let (workshop, permit) = day::own(app.store(), &actor, id).await?;
    let kind = Kind::of_code(posted.text("kind")).ok_or(Trouble::Malformed)?;
    let standing = views::standing(app.store(), &workshop).await?;
    if standing.plan.is_none() {
        return Ok(go(&format!("/workshop/{id}/bord")));
    }
    let county = register::organisation(app.store(), permit.county()).await?;
    let words = app.words(Lang::Sv);
    let matter = Matter { words: &words, workshop: &workshop, county: &county, standing: &standing };
    let ready = matter.paper(kind).map_err(|fault| Trouble::from_error(&fault))?;
    let made_at = app.store().doors().now();
    let printed = tokio::task::spawn_blocking(move || ready.print(&press, made_at)).await;
    let bytes = printed.map_err(|fault| Trouble::from_error(&fault))?;
    let bytes = bytes.map_err(|fault| Trouble::from_error(&fault))?;
    deeds::take_out(&app, &permit, &workshop, kind, standing.people.len()).await?;
    Ok(file(bytes, "application/pdf", &matter.file_name(kind), Shown::Inline))
}

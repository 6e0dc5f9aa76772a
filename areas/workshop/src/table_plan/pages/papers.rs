//! Papers for the hall, as PDF.

use ::papers::Press;
use axum::Extension;
use axum::response::Response;
use organisation::register;
use texts::Lang;
use web::{Shown, Trouble, file, go};

use crate::table_plan::deeds;
use crate::table_plan::paper::{Kind, Matter};
use crate::table_plan::views;

use super::place::Asked;

/// One paper. A deed: personal data leaves the system.
pub async fn take_out(Extension(press): Extension<Press>, asked: Asked) -> Result<Response, Trouble> {
    let (app, workshop) = (&asked.app, &asked.workshop);
    let kind = Kind::of_code(asked.posted.text("kind")).ok_or(Trouble::Malformed)?;
    let standing = views::standing(app.store(), workshop).await?;
    if standing.plan.is_none() {
        return Ok(go(&asked.address("")));
    }
    let county = register::organisation(app.store(), asked.permit.county()).await?;
    let words = app.words(Lang::Sv);
    // A round that there is no more gives all of them.
    let chosen = asked.posted.text("for_round").parse::<usize>().ok().and_then(|round| round.checked_sub(1));
    let round = chosen.filter(|round| kind.is_by_round() && *round < standing.wanted.rounds.count());
    let matter = Matter { words: &words, workshop, county: &county, standing: &standing, round };
    let ready = matter.paper(kind).map_err(|fault| Trouble::from_error(&fault))?;
    let made_at = app.store().doors().now();
    let printed = app.at_a_bench(move || ready.print(&press, made_at)).await?;
    let bytes = printed.map_err(|fault| Trouble::from_error(&fault))?;
    deeds::take_out(app, &asked.permit, workshop, (kind, round), standing.people.len()).await?;
    Ok(file(bytes, "application/pdf", &matter.file_name(kind), Shown::Inline))
}

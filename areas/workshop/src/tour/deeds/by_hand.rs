//! A county moved, taken off, fixed or freed by hand.

use serde_json::json;
use web::House;

use super::{By, NotDone, line, open};
use crate::tour::frame::County;
use crate::tour::rules::{Fixed, Visit};

/// Gives a county a day and a team; both are fixed by it.
///
/// # Errors
/// [`NotDone`].
pub async fn shift(house: &House, by: By<'_>, county: &County, to: Visit) -> Result<(), NotDone> {
    let Some(mut work) = open(house, by).await? else { return Ok(()) };
    let before = work.tour.visits.get(&county.id).copied();
    work.tour.shift(county.id, to)?;
    let letter = |visit: Visit| work.tour.team(visit.team).map(|team| team.letter.clone());
    let details = json!({
        "county": county.name, "day": [before.map(|visit| visit.day), Some(to.day)],
        "team": [before.and_then(letter), letter(to)],
    });
    work.close(by, "tour.moved", details).await
}

/// Takes a county off the tour.
///
/// # Errors
/// [`NotDone`].
pub async fn take_off(house: &House, by: By<'_>, county: &County) -> Result<(), NotDone> {
    let Some(mut work) = open(house, by).await? else { return Ok(()) };
    let visit = work.tour.take_off(county.id)?;
    work.close(by, "tour.taken_off", json!({ "county": county.name, "day": visit.day })).await
}

/// Says what of a county's visit is kept when the rest is planned again.
///
/// # Errors
/// [`NotDone`].
pub async fn fix(house: &House, by: By<'_>, county: &County, fixed: Fixed) -> Result<(), NotDone> {
    let Some(mut work) = open(house, by).await? else { return Ok(()) };
    let before = work.tour.fixed.get(&county.id).copied().unwrap_or_default();
    work.tour.fix(county.id, fixed)?;
    let deed = if fixed == Fixed::default() { "tour.freed" } else { "tour.fixed" };
    let which = match (fixed.day, fixed.team) {
        (true, true) => "both",
        (true, false) => "day",
        (false, true) => "team",
        (false, false) => "nothing",
    };
    // The best plan is the best still when more of it is fixed; with less there may be a better one.
    let looser = (before.day && !fixed.day) || (before.team && !fixed.team);
    let reached = work.row.as_ref().filter(|_| !looser).map(|row| row.reached.clone()).unwrap_or_default();
    work.keep(by.programme, &work.tour, reached).await?;
    work.desk.write(line(deed, by, json!({ "county": county.name, "part": which })));
    Ok(work.desk.seal("").await?)
}

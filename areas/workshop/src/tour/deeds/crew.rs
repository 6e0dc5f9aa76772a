//! People, teams, and days without workshops.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use sea_orm::prelude::Uuid;
use serde_json::json;
use store::journal::personal;
use web::House;

use super::{By, NotDone, open};
use crate::tour::rules::{Person, Refusal};

/// Puts a person on the list, or changes one.
///
/// # Errors
/// [`NotDone`].
pub async fn keep_person(house: &House, by: By<'_>, person: Person) -> Result<(), NotDone> {
    let Some(mut work) = open(house, by).await? else { return Ok(()) };
    let before = work.tour.person(person.id).map_or(0, |known| known.away.len());
    let details = json!({
        "name": personal(&person.name), "days": [before, person.away.len()], "most": person.most_a_week,
    });
    work.tour.keep_person(person)?;
    work.close(by, "tour.person_saved", details).await
}

/// Takes a person off the list.
///
/// # Errors
/// [`NotDone`].
pub async fn remove_person(house: &House, by: By<'_>, id: Uuid) -> Result<(), NotDone> {
    let Some(mut work) = open(house, by).await? else { return Ok(()) };
    let name = work.tour.person(id).map(|person| person.name.clone()).ok_or(Refusal::Gone)?;
    work.tour.remove_person(id)?;
    work.close(by, "tour.person_removed", json!({ "name": personal(&name) })).await
}

/// Makes a team, or gives one other people. `id`: of the one that is changed.
///
/// # Errors
/// [`NotDone`].
pub async fn keep_team(house: &House, by: By<'_>, id: Option<Uuid>, members: &[Uuid]) -> Result<(), NotDone> {
    let Some(mut work) = open(house, by).await? else { return Ok(()) };
    if id.is_some_and(|id| work.tour.team(id).is_none()) {
        return Err(Refusal::Gone.into());
    }
    let id = id.unwrap_or_else(|| work.desk.id());
    work.tour.keep_team(id, members)?;
    let letter = work.tour.team(id).map(|team| team.letter.clone()).unwrap_or_default();
    work.close(by, "tour.team_saved", json!({ "team": letter, "people": members.len() })).await
}

/// Takes a team away; its counties lose their day in the draft.
///
/// # Errors
/// [`NotDone`].
pub async fn remove_team(house: &House, by: By<'_>, id: Uuid) -> Result<(), NotDone> {
    let Some(mut work) = open(house, by).await? else { return Ok(()) };
    let letter = work.tour.team(id).map(|team| team.letter.clone()).ok_or(Refusal::Gone)?;
    work.tour.remove_team(id)?;
    work.close(by, "tour.team_removed", json!({ "team": letter })).await
}

/// Closes these days and no others, beside weekends and holidays.
///
/// # Errors
/// [`NotDone`].
pub async fn close_days(house: &House, by: By<'_>, days: BTreeSet<NaiveDate>) -> Result<(), NotDone> {
    let Some(mut work) = open(house, by).await? else { return Ok(()) };
    let details = json!({ "days": [work.tour.closed.len(), days.len()] });
    work.tour.closed = days;
    work.close(by, "tour.days_closed", details).await
}

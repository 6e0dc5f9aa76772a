//! Addresses at which letters did not arrive: a new one in their place, and saying that a letter came back.

use axum::extract::Path;
use axum::response::Response;
use sea_orm::prelude::Uuid;
use web::{Note, Trouble, faulty, go, go_with};

use super::answers;
use super::send::send_page;
use crate::day::{Asked, Own};
use crate::invitation::addresses::{deeds, rules};
use crate::invitation::deeds::NotDone;
use crate::invitation::{repair as repairing, views};
use crate::records::WorkshopId;

/// One address that does not work.
pub(super) struct BounceRow {
    pub municipality: String,
    pub code: String,
    pub address: String,
    pub reason: String,
    pub letter: Uuid,
    /// Somebody says so, and may take it back.
    pub marked: bool,
    /// The id of the field for the new address.
    pub field: String,
    pub entered: String,
}

/// The addresses of the county's municipalities that do not work.
pub(super) async fn rows(own: &Own) -> Result<Vec<BounceRow>, Trouble> {
    let workshop = &own.workshop;
    let recipients = views::recipients(own.app.store(), workshop.county, workshop.id).await?;
    let rows = recipients.into_iter().flat_map(|recipient| {
        let municipality = recipient.municipality;
        let row = move |(number, bounced): (usize, views::Bounced)| BounceRow {
            municipality: municipality.name.clone(),
            field: format!("ny-{}-{}", municipality.code, number + 1),
            code: municipality.code.clone(),
            address: bounced.address,
            reason: bounced.reason,
            letter: bounced.letter,
            marked: bounced.marked,
            entered: String::new(),
        };
        recipient.bounced.into_iter().enumerate().map(row)
    });
    Ok(rows.collect())
}

/// Puts a new address in the place of one that does not work.
pub(crate) async fn repair(asked: Asked) -> Result<Response, Trouble> {
    let Own { app, visitor, actor, workshop, permit } = &*asked;
    let posted = &asked.posted;
    let (code, field) = (posted.text("kommun"), posted.text("field"));
    let typed = posted.text(field);
    let Ok(new) = rules::receiver("", typed) else {
        let mut shown = send_page(&asked).await?;
        let Some(row) = shown.bounces.iter_mut().find(|row| row.field == field) else {
            return Ok(go(&asked.path("utskick")));
        };
        typed.clone_into(&mut row.entered);
        let said = visitor.words().say1("invitation-address-fault", "municipality", &row.municipality);
        shown.faults.add(field, said);
        shown.shell = shown.shell.with_faults(&shown.faults);
        return faulty(&shown);
    };
    let key = posted.deed_key()?;
    match repairing::repair(app, permit, workshop.id, (code, &new), answers(app, actor).await?, key).await {
        Ok(true) => Ok(go_with(app, &asked.path("utskick"), &Note::done("bounces-repaired"))),
        Ok(false) => Ok(go(&asked.path("utskick"))),
        Err(NotDone::Store(fault)) => Err(fault.into()),
        Err(_) => Err(Trouble::NotFound),
    }
}

/// Says that a letter came back, or that it did not.
pub(crate) async fn mark(
    Path((id, letter)): Path<(WorkshopId, Uuid)>,
    asked: Asked,
) -> Result<Response, Trouble> {
    let came_back = asked.posted.text("came_back") == "ja";
    let key = asked.posted.deed_key()?;
    match deeds::mark(&asked.app, &asked.permit, id, letter, came_back, key).await {
        Ok(true) => {
            let said = if came_back { "bounces-marked" } else { "bounces-withdrawn" };
            Ok(go_with(&asked.app, &asked.path("utskick"), &Note::done(said)))
        }
        Ok(false) => Ok(go(&asked.path("utskick"))),
        Err(NotDone::Store(fault)) => Err(fault.into()),
        Err(_) => Err(Trouble::NotFound),
    }
}

//! What is done with a county's version: written, corrected, sent for approval and answered.

use std::collections::BTreeMap;

use organisation::{MayCoordinate, MayLead};
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use serde_json::json;
use store::{DeedKey, Desk, Line, Opened, StoreFault};
use web::House;

use super::approval::Approval;
use super::letters::{self, Answer};
use super::records::version;
use super::rules::{Decision, Version};
use super::views::{self, Standing};
use crate::day::Workshop;
use crate::invitation::deeds::{NotDone, key, take};
use crate::records::WorkshopId;

/// A deed that was not done. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum VersionFault {
    /// Somebody saved meanwhile, the county or the nation: what stands now.
    #[error("somebody saved meanwhile")]
    Newer(Box<Standing>),
    /// The approval has come further, or not so far.
    #[error("the approval is {0:?}")]
    Approval(Approval),
    /// There is no such workshop here.
    #[error("no such workshop here")]
    NoWorkshop,
    /// The database refused.
    #[error(transparent)]
    Store(#[from] StoreFault),
}

impl From<sea_orm::DbErr> for VersionFault {
    fn from(fault: sea_orm::DbErr) -> Self {
        Self::Store(fault.into())
    }
}

impl From<NotDone> for VersionFault {
    fn from(fault: NotDone) -> Self {
        match fault {
            NotDone::Store(fault) => Self::Store(fault),
            _ => Self::NoWorkshop,
        }
    }
}

/// On what somebody's words stand: the number of the county's version and of the national draft that they saw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The county's; 0 before the first.
    pub own: i32,
    /// The nation's.
    pub national: i32,
}

/// Saves the county's words in the free parts, by key.
///
/// # Errors
/// [`VersionFault::Newer`] when the county or the nation saved since; the caller still holds its words.
pub async fn save_parts(
    house: &House,
    permit: &MayCoordinate,
    id: WorkshopId,
    seen: Seen,
    texts: &BTreeMap<String, String>,
    form: DeedKey,
) -> Result<(), VersionFault> {
    let content = serde_json::to_string(texts).unwrap_or_default();
    change(house, permit, id, (seen, form, &content), "invitation.part_saved", |version, standing| {
        version.write(&standing.national.text, texts);
    })
    .await
}

/// Takes the county's word on national changes, by key.
///
/// # Errors
/// As [`save_parts`].
pub async fn decide(
    house: &House,
    permit: &MayCoordinate,
    id: WorkshopId,
    seen: Seen,
    decisions: &BTreeMap<String, Decision>,
    form: DeedKey,
) -> Result<(), VersionFault> {
    let content = format!("{decisions:?}");
    change(house, permit, id, (seen, form, &content), "invitation.correction_taken", |version, standing| {
        version.decide(&standing.national.text, decisions);
    })
    .await
}

async fn change(
    house: &House,
    permit: &MayCoordinate,
    id: WorkshopId,
    (seen, form, content): (Seen, DeedKey, &str),
    deed: &'static str,
    work: impl FnOnce(&mut Version, &Standing),
) -> Result<(), VersionFault> {
    let opened = house.store().desk_once(permit.author(), key(form, content)).await?;
    let Opened::Desk(mut desk) = opened else { return Ok(()) };
    let workshop = take(&desk, permit, id).await?;
    let standing = views::standing(desk.db(), &workshop).await?;
    let before = standing.version();
    let mut version = before.clone();
    work(&mut version, &standing);
    // What stands there already is saved, whatever its sender has seen: the same words twice are no quarrel.
    if version == before {
        desk.clear().await?;
        return Ok(());
    }
    if (standing.number(), standing.national.version) != (seen.own, seen.national) {
        desk.clear().await?;
        return Err(VersionFault::Newer(Box::new(standing)));
    }
    let parts = serde_json::to_string(&version).map_err(|fault| StoreFault::Unreadable(fault.to_string()))?;
    let row = Row { parts: Some(parts), approval: standing.approval().change() };
    let number = put(&desk, permit, id, &standing, row).await?;
    desk.write(line(deed, &workshop, json!({ "version": number })));
    Ok(desk.seal("").await?)
}

/// What changes in the county's row.
struct Row {
    /// None: they stay.
    parts: Option<String>,
    approval: Approval,
}

/// Writes the county's row, under the workshop's lock; gives its number.
async fn put(
    desk: &Desk,
    permit: &MayCoordinate,
    id: WorkshopId,
    standing: &Standing,
    new: Row,
) -> Result<i32, StoreFault> {
    let number = standing.number() + 1;
    let by = permit.author().name.clone();
    if standing.row.is_none() {
        desk.insert(version::ActiveModel {
            workshop: Set(id),
            parts: Set(new.parts.unwrap_or_default()),
            version: Set(number),
            approval: Set(new.approval),
            asked_by: Set(String::new()),
            asked_at: Set(None),
            answered_by: Set(String::new()),
            answered_at: Set(None),
            answer: Set(String::new()),
            saved_by: Set(by),
            saved_at: Set(desk.now()),
        })
        .await?;
        return Ok(number);
    }
    let mut row = version::ActiveModel {
        version: Set(number),
        approval: Set(new.approval),
        saved_by: Set(by),
        saved_at: Set(desk.now()),
        ..version::ActiveModel::default()
    };
    if let Some(parts) = new.parts {
        row.parts = Set(parts);
    }
    version::Entity::update_many().set(row).filter(version::Column::Workshop.eq(id)).exec(desk.db()).await?;
    Ok(number)
}

/// The county's own text beside the parts became another: what was approved was something else.
pub(in crate::invitation) async fn own_text_changed(desk: &Desk, id: WorkshopId) -> Result<(), StoreFault> {
    let Some(row) = version::Entity::find_by_id(id).one(desk.db()).await? else { return Ok(()) };
    version::Entity::update_many()
        .col_expr(version::Column::Version, Expr::col(version::Column::Version).add(1))
        .col_expr(version::Column::Approval, Expr::value(row.approval.change()))
        .filter(version::Column::Workshop.eq(id))
        .exec(desk.db())
        .await?;
    Ok(())
}

/// The county asks the national lead to approve its invitation; all leads get a letter.
///
/// # Errors
/// [`VersionFault::Approval`] when it has asked already, or may send.
pub async fn ask(
    house: &House,
    permit: &MayCoordinate,
    id: WorkshopId,
    form: DeedKey,
) -> Result<(), VersionFault> {
    let opened = house.store().desk_once(permit.author(), form).await?;
    let Opened::Desk(mut desk) = opened else { return Ok(()) };
    let workshop = take(&desk, permit, id).await?;
    let standing = views::standing(desk.db(), &workshop).await?;
    let Some(approval) = standing.approval().ask() else {
        desk.clear().await?;
        return Err(VersionFault::Approval(standing.approval()));
    };
    let number = put(&desk, permit, id, &standing, Row { parts: None, approval }).await?;
    version::Entity::update_many()
        .col_expr(version::Column::AskedBy, Expr::value(&permit.author().name))
        .col_expr(version::Column::AskedAt, Expr::value(Some(desk.now())))
        .filter(version::Column::Workshop.eq(id))
        .exec(desk.db())
        .await?;
    for parcel in letters::asking(house, &workshop, number).await? {
        desk.post(parcel);
    }
    desk.write(line("invitation.approval_asked", &workshop, json!({ "version": number })));
    Ok(desk.seal("").await?)
}

/// The national lead approves the version that was read, or returns it with words; the county's coordinators get a
/// letter.
///
/// # Errors
/// [`VersionFault::Approval`] when the county has written since, or somebody else has answered.
pub async fn answer(
    house: &House,
    permit: &MayLead,
    workshop: &Workshop,
    seen: i32,
    answer: &Answer,
    form: DeedKey,
) -> Result<(), VersionFault> {
    let opened = house.store().desk_once(permit.author(), form).await?;
    let Opened::Desk(mut desk) = opened else { return Ok(()) };
    let row = version::Entity::find_by_id(workshop.id).one(desk.db()).await?;
    let row = row.ok_or(VersionFault::Approval(Approval::Writing))?;
    let Some(approval) = row.approval.answer(answer.approved).filter(|_| row.version == seen) else {
        desk.clear().await?;
        return Err(VersionFault::Approval(row.approval));
    };
    // The county may write at the same moment: then its version is another and nothing is approved.
    let answered = version::Entity::update_many()
        .col_expr(version::Column::Approval, Expr::value(approval))
        .col_expr(version::Column::AnsweredBy, Expr::value(&permit.author().name))
        .col_expr(version::Column::AnsweredAt, Expr::value(Some(desk.now())))
        .col_expr(version::Column::Answer, Expr::value(&answer.words))
        .filter(version::Column::Workshop.eq(workshop.id))
        .filter(version::Column::Version.eq(seen))
        .filter(version::Column::Approval.eq(Approval::Waiting))
        .exec(desk.db())
        .await?;
    if answered.rows_affected == 0 {
        desk.clear().await?;
        return Err(VersionFault::Approval(Approval::Writing));
    }
    for parcel in letters::answered(house, workshop, seen, answer).await? {
        desk.post(parcel);
    }
    let deed = if answer.approved { "invitation.approved" } else { "invitation.returned" };
    desk.write(line(deed, workshop, json!({ "version": seen })));
    Ok(desk.seal("").await?)
}

fn line(deed: &'static str, workshop: &Workshop, details: serde_json::Value) -> Line {
    Line {
        deed,
        subject: "workshop",
        subject_id: workshop.id.uuid(),
        owner: Some(workshop.county.uuid()),
        details,
    }
}

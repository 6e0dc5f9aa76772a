//! What is done with an agenda: it is saved, and the municipalities are told of its times.

use letters::Party;
use organisation::post::{Address, Content};
use organisation::{MayCoordinate, register};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QuerySelect as _};
use serde_json::json;
use store::{DeedKey, Desk, Line, Opened, StoreFault};
use texts::Lang;
use web::House;

use super::letter::Matter;
use super::rules::Agenda;
use super::views::{self, Standing};
use crate::day::Workshop;
use crate::invitation;
use crate::records::{WorkshopId, agenda, workshop};

/// A deed that was not done. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum NotDone {
    /// Somebody saved meanwhile.
    #[error("somebody saved version {} meanwhile", .0.version)]
    Newer(Box<Standing>),
    /// There is no such workshop in this county.
    #[error("no such workshop in this county")]
    NoWorkshop,
    /// The agenda does not fit the day: there are no times to tell.
    #[error("the agenda does not fit the day")]
    NoTimes,
    /// Nobody is invited yet.
    #[error("nobody is invited yet")]
    NobodyInvited,
    /// The database refused.
    #[error(transparent)]
    Store(#[from] StoreFault),
}

impl From<sea_orm::DbErr> for NotDone {
    fn from(fault: sea_orm::DbErr) -> Self {
        Self::Store(fault.into())
    }
}

/// The workshop under the desk's lock, through its county.
async fn take(desk: &Desk, permit: &MayCoordinate, id: WorkshopId) -> Result<Workshop, NotDone> {
    workshop::Entity::find_by_id(id)
        .filter(workshop::Column::County.eq(permit.county()))
        .lock_exclusive()
        .one(desk.db())
        .await?
        .ok_or(NotDone::NoWorkshop)
}

/// Saves the agenda, if nobody saved since `base_version`. It may be one that does not fit the day yet.
///
/// # Errors
/// [`NotDone`].
pub async fn save(
    house: &House,
    permit: &MayCoordinate,
    id: WorkshopId,
    base_version: i32,
    agenda: &Agenda,
    key: DeedKey,
) -> Result<(), NotDone> {
    let opened = house.store().desk_once(permit.author(), key).await?;
    let Opened::Desk(mut desk) = opened else { return Ok(()) };
    let workshop = take(&desk, permit, id).await?;
    let row = agenda::Entity::find_by_id(id).one(desk.db()).await?;
    let version = row.as_ref().map_or(0, |row| row.version);
    if version != base_version {
        desk.clear().await?;
        let standing = views::of_row(row.as_ref(), &workshop, &house.words(Lang::Sv))?;
        return Err(NotDone::Newer(Box::new(standing)));
    }
    let content = serde_json::to_string(agenda).map_err(|fault| StoreFault::Unreadable(fault.to_string()))?;
    let saved = agenda::ActiveModel {
        workshop: Set(id),
        content: Set(content),
        version: Set(version + 1),
        ..Default::default()
    };
    if row.is_some() {
        agenda::Entity::update(saved).exec(desk.db()).await?;
    } else {
        let first = agenda::ActiveModel { told: Set(String::new()), told_at: Set(None), ..saved };
        desk.insert(first).await?;
    }
    desk.write(Line {
        deed: "workshop.agenda_saved",
        subject: "workshop",
        subject_id: id.uuid(),
        owner: Some(permit.county().uuid()),
        details: json!({ "version": version + 1, "items": agenda.items.len() }),
    });
    Ok(desk.seal("").await?)
}

/// Writes to every invited municipality that has an address what happens when. Answers go to `reply_to`. Says how many
/// municipalities it goes to.
///
/// # Errors
/// [`NotDone`].
pub async fn send(
    house: &House,
    permit: &MayCoordinate,
    id: WorkshopId,
    reply_to: Party,
    key: DeedKey,
) -> Result<usize, NotDone> {
    let county = register::organisation(house.store(), permit.county()).await?;
    let mut desk = match house.store().desk_once(permit.author(), key).await? {
        Opened::Desk(desk) => desk,
        // The same form was sent before: it is answered as it was then.
        Opened::Done(told) => return Ok(told.parse().unwrap_or_default()),
    };
    let workshop = take(&desk, permit, id).await?;
    let words = house.words(Lang::Sv);
    let row = agenda::Entity::find_by_id(id).one(desk.db()).await?;
    let standing = views::of_row(row.as_ref(), &workshop, &words)?;
    let lines = standing.lines(&words);
    let invited: Vec<_> = invitation::views::invitations(house.store(), id).await?;
    let refused = match (lines.is_empty(), invited.is_empty()) {
        (true, _) => Some(NotDone::NoTimes),
        (_, true) => Some(NotDone::NobodyInvited),
        _ => None,
    };
    if let Some(refused) = refused {
        desk.clear().await?;
        return Err(refused);
    }
    let mut recipients = invitation::views::recipients(house.store(), county.id, id).await?;
    recipients.retain(|recipient| {
        !recipient.people.is_empty()
            && invited.iter().any(|row| row.municipality == recipient.municipality.id)
    });
    let matter = Matter {
        words: &words,
        workshop: &workshop,
        county: &county,
        lines: &lines,
        told: standing.told.as_deref(),
    };
    for recipient in &recipients {
        for (name, address) in &recipient.people {
            let (subject, blocks) = matter.letter(&recipient.municipality);
            let mut content = Content::new(Lang::Sv, county.formal_name.clone(), blocks);
            content.reply_to = Some(reply_to.clone());
            content.appointment = Some(matter.appointment(&recipient.municipality, desk.now()));
            desk.post(content.to(Address {
                once_key: format!("agenda:{}:{}:{address}", key.0, recipient.municipality.code),
                occasion: "agenda",
                about: id.uuid(),
                sender: Some(county.id.uuid()),
                receiver: Some(recipient.municipality.id.uuid()),
                name: name.clone(),
                address: address.clone(),
                subject,
            })?);
        }
    }
    told(&desk, row.as_ref(), &standing, &lines, id).await?;
    desk.write(Line {
        deed: "workshop.agenda_told",
        subject: "workshop",
        subject_id: id.uuid(),
        owner: Some(county.id.uuid()),
        details: json!({ "municipalities": recipients.len(), "version": standing.version.max(1) }),
    });
    desk.seal(&recipients.len().to_string()).await?;
    Ok(recipients.len())
}

/// Keeps what was told. The usual agenda becomes the county's own by it: what was told must not change by itself.
async fn told(
    desk: &Desk,
    row: Option<&agenda::Model>,
    standing: &Standing,
    lines: &[views::Line],
    id: WorkshopId,
) -> Result<(), NotDone> {
    let json = |fault: serde_json::Error| StoreFault::Unreadable(fault.to_string());
    let told = agenda::ActiveModel {
        workshop: Set(id),
        told: Set(serde_json::to_string(lines).map_err(json)?),
        told_at: Set(Some(desk.now())),
        ..Default::default()
    };
    if row.is_some() {
        agenda::Entity::update(told).exec(desk.db()).await?;
    } else {
        let content = serde_json::to_string(&standing.agenda).map_err(json)?;
        desk.insert(agenda::ActiveModel { content: Set(content), version: Set(1), ..told }).await?;
    }
    Ok(())
}

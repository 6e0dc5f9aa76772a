//! What is done with an agenda: it is saved, and the municipalities are told of its times.

use letters::Party;
use organisation::{MayCoordinate, register};
use programme::agenda::Agenda;
use programme::agenda::lines;
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait as _;
use serde_json::json;
use store::{DeedKey, Desk, Line, Opened, StoreFault};
use texts::Lang;
use web::House;

use super::letter::Matter;
use super::views::{self, Standing};
use crate::day::{self, Workshop};
use crate::invitation;
use crate::records::{WorkshopId, agenda};

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
    day::locked(desk, permit, id).await?.ok_or(NotDone::NoWorkshop)
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
        let standing = views::of_row(desk.db(), row.as_ref(), &workshop).await?;
        desk.clear().await?;
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
    let standing = views::of_row(desk.db(), row.as_ref(), &workshop).await?;
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
    let letters = invitation::posting::letters_of(&workshop, &county, "agenda", &reply_to);
    for recipient in &recipients {
        for (name, address) in &recipient.people {
            let municipality = &recipient.municipality;
            let letter = matter.letter(municipality);
            let meeting = Some(matter.appointment(municipality, desk.now()));
            let once = format!("agenda:{}:{}:{address}", key.0, municipality.code);
            desk.post(letters.letter(once, (municipality, name, address), letter, meeting)?);
        }
    }
    told(&desk, row.as_ref(), &standing, &lines, id).await?;
    let municipalities = recipients.iter().map(|recipient| recipient.municipality.id);
    invitation::posting::told(&desk, &workshop, municipalities).await?;
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

/// Keeps what was told. The programme's agenda becomes the county's own by it: what was told must not change by itself.
async fn told(
    desk: &Desk,
    row: Option<&agenda::Model>,
    standing: &Standing,
    lines: &[lines::Line],
    id: WorkshopId,
) -> Result<(), StoreFault> {
    if row.is_some() {
        return told_along(desk, id, lines).await;
    }
    let content =
        serde_json::to_string(&standing.agenda).map_err(|fault| StoreFault::Unreadable(fault.to_string()))?;
    let first = telling(desk, id, lines)?;
    desk.insert(agenda::ActiveModel { content: Set(content), version: Set(1), ..first }).await
}

/// Keeps what all invited municipalities are told by a letter of another deed; nothing when it says no times.
pub(crate) async fn told_along(desk: &Desk, id: WorkshopId, lines: &[lines::Line]) -> Result<(), StoreFault> {
    if !lines.is_empty() {
        agenda::Entity::update(telling(desk, id, lines)?).exec(desk.db()).await?;
    }
    Ok(())
}

fn telling(desk: &Desk, id: WorkshopId, lines: &[lines::Line]) -> Result<agenda::ActiveModel, StoreFault> {
    let told = serde_json::to_string(lines).map_err(|fault| StoreFault::Unreadable(fault.to_string()))?;
    Ok(agenda::ActiveModel {
        workshop: Set(id),
        told: Set(told),
        told_at: Set(Some(desk.now())),
        ..Default::default()
    })
}

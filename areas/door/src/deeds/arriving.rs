//! Somebody is here, or is not after all.

use course::rules::Entry;
use sea_orm::prelude::DateTimeUtc;
use serde_json::json;
use store::{DeedKey, Desk, Opened, StoreFault};
use web::House;
use workshop::ParticipantId;

use super::late::seat_those;
use super::taught::{entry_of, short_done};
use super::{By, Way, is_registered, put};
use crate::rules::{Here, Refusal, Taken, merge, taken};
use crate::{tried, views};

/// What came of saying that somebody is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrived {
    /// They are.
    Here,
    /// They were already, since then. The first arrival counts.
    Already(DateTimeUtc),
    /// The door is shut.
    Refused(Refusal),
    /// Nobody of this workshop.
    Unknown,
    /// Their course is missing: the short version comes first, or they do not come in.
    Course(Entry),
}

/// What is said of somebody who stands at the door.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Saying {
    /// Who.
    pub participant: ParticipantId,
    /// Who they are was looked at.
    pub seen: bool,
    /// How they were found.
    pub way: Way,
    /// They did the short version of the course here.
    pub short: bool,
}

/// Notes that somebody is here, now.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn arrive(house: &House, by: By<'_>, saying: Saying, key: DeedKey) -> Result<Arrived, StoreFault> {
    let Opened::Desk(mut desk) = house.store().desk_once(by.permit.author(), key).await? else {
        return Ok(Arrived::Here);
    };
    let came = arrive_on(&mut desk, by, saying).await?;
    match came {
        Arrived::Here | Arrived::Already(_) => {
            desk.seal("").await?;
            seat_those(house, by, [saying.participant]).await?;
        }
        Arrived::Refused(_) | Arrived::Unknown | Arrived::Course(_) => desk.clear().await?,
    }
    Ok(came)
}

async fn arrive_on(desk: &mut Desk, by: By<'_>, saying: Saying) -> Result<Arrived, StoreFault> {
    let (who, now) = (saying.participant, desk.now());
    if !is_registered(desk, by.workshop.id, who).await? {
        return Ok(Arrived::Unknown);
    }
    let closed_at = views::closed_at(desk.db(), by.workshop, now).await?;
    if let Taken::Refused(why) = taken(now, now, closed_at, views::times(by.workshop)) {
        return Ok(Arrived::Refused(why));
    }
    let before = here(desk, by, who).await?;
    let entry = entry_of(desk, by, who).await?;
    if entry != Entry::Free && saying.short {
        short_done(desk, by, who).await?;
    } else if matches!(entry, Entry::Short | Entry::Stopped) && before.is_none() {
        // Whoever is in already is not sent out again.
        return Ok(Arrived::Course(entry));
    }
    let without_course = entry != Entry::Free && !saying.short;
    let row = by.scan(desk.id(), who, now, now);
    let way = saying.way.code();
    let row = crate::records::scan::Model { seen: saying.seen, way: way.to_owned(), without_course, ..row };
    put(desk, row).await?;
    let details = json!({ "way": way, "seen": saying.seen, "without_course": without_course });
    desk.write(by.line("door.arrived", ("participant", who.uuid()), details));
    Ok(before.map_or(Arrived::Here, |here| Arrived::Already(here.since)))
}

/// Since when somebody is here.
async fn here(desk: &Desk, by: By<'_>, who: ParticipantId) -> Result<Option<Here>, StoreFault> {
    let scans = views::scans(desk.db(), by.workshop, desk.now(), Some(who)).await?;
    Ok(merge(scans).remove(&who))
}

/// Takes back that somebody is here: all arrivals that stand. False when they are not here, or the door is shut.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn take_back(
    house: &House,
    by: By<'_>,
    who: ParticipantId,
    key: DeedKey,
) -> Result<bool, StoreFault> {
    let Opened::Desk(mut desk) = house.store().desk_once(by.permit.author(), key).await? else {
        return Ok(true);
    };
    let now = desk.now();
    let closed_at = views::closed_at(desk.db(), by.workshop, now).await?;
    let open = taken(now, now, closed_at, views::times(by.workshop)) == Taken::InTime;
    let Some(here) = here(&desk, by, who).await?.filter(|_| open) else {
        if open && tried::take_back(&mut desk, by, who).await? {
            desk.seal("").await?;
            return Ok(true);
        }
        desk.clear().await?;
        return Ok(false);
    };
    for arrival in here.keys {
        let row = by.scan(desk.id(), who, now, now);
        put(&desk, crate::records::scan::Model { undoes: Some(arrival), ..row }).await?;
    }
    desk.write(by.line("door.taken_back", ("participant", who.uuid()), json!({})));
    desk.seal("").await?;
    Ok(true)
}

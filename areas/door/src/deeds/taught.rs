//! How somebody at the door stands with the course, and that they did its short version there.

use course::rules::{Entry, State, entry};
use store::{DeedKey, Desk, Opened, StoreFault};
use web::House;
use workshop::ParticipantId;

use super::{By, is_registered};

/// What follows at the door from how somebody stands with the course.
pub(super) async fn entry_of(desk: &Desk, by: By<'_>, who: ParticipantId) -> Result<Entry, StoreFault> {
    let (policy, _) = course::views::policy(desk.db(), by.workshop.id).await?;
    let state: State = course::views::state(desk.db(), who).await?;
    Ok(entry(state, policy))
}

/// Writes down that somebody did the short version at the door. A part of another deed. When the door is tried out nobody
/// has done it.
pub(super) async fn short_done(desk: &mut Desk, by: By<'_>, who: ParticipantId) -> Result<(), StoreFault> {
    if by.tries(desk.now()) {
        return Ok(());
    }
    course::deeds::short_at_door(desk, by.permit, by.workshop.id, who).await
}

/// Notes that somebody did the short version at the door. False when they are not registered.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn did_short(
    house: &House,
    by: By<'_>,
    who: ParticipantId,
    key: DeedKey,
) -> Result<bool, StoreFault> {
    let Opened::Desk(mut desk) = house.store().desk_once(by.permit.author(), key).await? else {
        return Ok(true);
    };
    if !is_registered(&desk, by.workshop.id, who).await? {
        desk.clear().await?;
        return Ok(false);
    }
    short_done(&mut desk, by, who).await?;
    desk.seal("").await?;
    Ok(true)
}

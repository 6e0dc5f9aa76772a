//! Whether somebody who comes is known already: they wait for a seat, or are perhaps registered or noted, which nobody
//! decides but a person who sees them.

use roster::is_same_name;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QuerySelect as _};
use store::{Desk, Sight, StoreFault};
use workshop::ParticipantId;
use workshop::records::{invitation, participant};
use workshop::registration::walk_in::{Newcomer, Waiting, waiting};
use workshop::seats::rules::Place;

use super::By;
use crate::records::note;
use crate::{tried, views};

/// Who somebody is that comes.
pub(super) enum Known {
    /// Nobody whom the workshop knows.
    Not,
    /// The one of this name from this municipality who waits for a seat.
    Waits(Waiting),
    /// Perhaps somebody of this name from this municipality who is registered, noted, or one of several who wait.
    Perhaps,
}

/// Who somebody is that comes; but for the one in whose place they come. Of those whose details are protected nobody knows
/// it: their name is not here.
pub(super) async fn known(
    desk: &Desk,
    by: By<'_>,
    (newcomer, instead_of): (&Newcomer, Option<ParticipantId>),
) -> Result<Known, StoreFault> {
    let (registered, waiting) = desk
        .see_as(Sight::Authority(by.workshop.county.uuid()), async {
            let registered = registered(desk, by, newcomer).await?;
            Ok::<_, StoreFault>((registered, waiting(desk.db(), by.workshop.id).await?))
        })
        .await?;
    let is_other = |who: &ParticipantId| Some(*who) != instead_of;
    if registered.iter().any(|(who, name)| is_other(who) && is_same_name(name, &newcomer.name)) {
        return Ok(Known::Perhaps);
    }
    let mut noted = views::undecided(desk.db(), by.workshop, desk.now()).await?;
    noted.extend(tried::all(desk.db(), by.workshop, desk.now()).await?);
    let is_noted = noted.iter().any(|one: &note::Model| {
        one.municipality == newcomer.municipality && is_same_name(&one.name, &newcomer.name)
    });
    if is_noted {
        return Ok(Known::Perhaps);
    }
    let mut theirs = waiting
        .into_iter()
        .filter(|one| one.municipality == newcomer.municipality && is_same_name(&one.name, &newcomer.name));
    Ok(match (theirs.next(), theirs.next()) {
        (None, _) => Known::Not,
        (Some(one), None) => Known::Waits(one),
        (Some(_), Some(_)) => Known::Perhaps,
    })
}

/// Those of a newcomer's municipality who have a seat.
async fn registered(
    desk: &Desk,
    by: By<'_>,
    newcomer: &Newcomer,
) -> Result<Vec<(ParticipantId, String)>, StoreFault> {
    let invited = invitation::Entity::find()
        .filter(invitation::Column::Workshop.eq(by.workshop.id))
        .filter(invitation::Column::Municipality.eq(newcomer.municipality));
    let Some(own) = invited.one(desk.db()).await? else { return Ok(Vec::new()) };
    let people = participant::Entity::find()
        .filter(participant::Column::Invitation.eq(own.id))
        .filter(participant::Column::Protected.eq(0))
        .filter(participant::Column::Place.eq(Place::Seated))
        .select_only()
        .column(participant::Column::Id)
        .column(participant::Column::Name);
    Ok(people.into_tuple().all(desk.db()).await?)
}

/// Somebody of those who wait for a seat at a workshop.
pub(super) async fn waits(
    desk: &Desk,
    by: By<'_>,
    who: ParticipantId,
) -> Result<Option<Waiting>, StoreFault> {
    let county = Sight::Authority(by.workshop.county.uuid());
    let all = desk.see_as(county, async { waiting(desk.db(), by.workshop.id).await }).await?;
    Ok(all.into_iter().find(|one| one.id == who))
}

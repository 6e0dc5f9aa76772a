//! Whether somebody who comes is perhaps known already. Nobody decides it but a person who sees them.

use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QuerySelect as _};
use store::{Desk, Sight, StoreFault};
use workshop::ParticipantId;
use workshop::records::{invitation, participant};
use workshop::registration::walk_in::Newcomer;
use workshop::seats::rules::Place;

use super::By;
use crate::records::note;
use crate::rules::newcomers::is_same_name;
use crate::{tried, views};

/// Whether somebody with the same name from the same municipality is registered or noted already; but for the one in whose
/// place they come. Of those whose details are protected nobody knows it: their name is not here.
pub(super) async fn is_known(
    desk: &Desk,
    by: By<'_>,
    (newcomer, instead_of): (&Newcomer, Option<ParticipantId>),
) -> Result<bool, StoreFault> {
    let registered: Vec<(ParticipantId, String)> = desk
        .see_as(Sight::Authority(by.workshop.county.uuid()), async {
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
            Ok::<_, StoreFault>(people.into_tuple().all(desk.db()).await?)
        })
        .await?;
    let is_other = |who: &ParticipantId| Some(*who) != instead_of;
    if registered.iter().any(|(who, name)| is_other(who) && is_same_name(name, &newcomer.name)) {
        return Ok(true);
    }
    let mut noted = views::undecided(desk.db(), by.workshop, desk.now()).await?;
    noted.extend(tried::all(desk.db(), by.workshop, desk.now()).await?);
    Ok(noted.iter().any(|one: &note::Model| {
        one.municipality == newcomer.municipality && is_same_name(&one.name, &newcomer.name)
    }))
}

//! Somebody comes whom nobody expected: by themselves, or in somebody's place.

use sea_orm::{ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _, QuerySelect as _};
use serde_json::json;
use store::{DeedKey, Desk, Opened, StoreFault};
use web::House;
use workshop::ParticipantId;
use workshop::records::{invitation, participant};
use workshop::registration::walk_in::{LetIn, Newcomer, let_in};
use workshop::seats::rules::Place;
use workshop::table_plan::deeds::{NotDone as NotSeated, take_seats};

use super::arriving::{Arrived, Saying, arrive_on};
use super::{By, Way, invitation_of};
use crate::records::{NoteId, note, stand_in};
use crate::rules::{Refusal, Taken, merge, taken};
use crate::views;

/// Why there was no seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoSeat {
    /// The municipality has as many as it may send.
    Municipality,
    /// The room is full.
    Room,
    /// The municipality is not invited.
    NotInvited,
}

impl NoSeat {
    /// All.
    pub const ALL: [Self; 3] = [Self::Municipality, Self::Room, Self::NotInvited];

    /// The code in the database and in text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Municipality => "municipality",
            Self::Room => "room",
            Self::NotInvited => "not_invited",
        }
    }

    /// The reason with this code.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|why| why.code() == code)
    }
}

/// What came of somebody who came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Came {
    /// A participant, and here.
    In(ParticipantId),
    /// Noted: there is no seat.
    Noted(NoSeat),
    /// Whoever they would stand in for is here, or not registered.
    NotNeeded,
    /// The door is shut.
    Refused(Refusal),
    /// The same form was sent before.
    Before,
}

/// Lets somebody in whom nobody registered, when there is a seat; else they are noted.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn walk_in(
    house: &House,
    by: By<'_>,
    newcomer: &Newcomer,
    (seen, key): (bool, DeedKey),
) -> Result<Came, StoreFault> {
    let Opened::Desk(mut desk) = house.store().desk_once(by.permit.author(), key).await? else {
        return Ok(Came::Before);
    };
    if let Some(why) = shut(&desk, by).await? {
        desk.clear().await?;
        return Ok(Came::Refused(why));
    }
    let away = away(&desk, by, None).await?;
    let came = match let_in(&mut desk, by.workshop, newcomer, &away).await? {
        LetIn::In(id) => {
            is_in(&mut desk, by, id, seen).await?;
            desk.write(by.line("door.walked_in", ("participant", id.uuid()), json!({})));
            Came::In(id)
        }
        none => noted(&mut desk, by, newcomer, no_seat(none)).await?,
    };
    desk.seal("").await?;
    Ok(came)
}

/// Lets somebody in who comes in another's place: they sit where that one would have sat, who is not expected any more.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn stand_in(
    house: &House,
    by: By<'_>,
    (instead_of, newcomer): (ParticipantId, &Newcomer),
    (seen, key): (bool, DeedKey),
) -> Result<Came, StoreFault> {
    let Opened::Desk(mut desk) = house.store().desk_once(by.permit.author(), key).await? else {
        return Ok(Came::Before);
    };
    if let Some(why) = shut(&desk, by).await? {
        desk.clear().await?;
        return Ok(Came::Refused(why));
    }
    let Some(invited) = invitation_of(&desk, by.workshop.id, instead_of).await? else {
        desk.clear().await?;
        return Ok(Came::NotNeeded);
    };
    let newcomer = Newcomer { municipality: invited.municipality, ..newcomer.clone() };
    let away = away(&desk, by, Some(instead_of)).await?;
    let let_in = let_in(&mut desk, by.workshop, &newcomer, &away).await?;
    // Now that the workshop is ours: somebody else may have come in the same place meanwhile.
    let scans = views::scans(desk.db(), by.workshop, desk.now(), Some(instead_of)).await?;
    let stand_ins = views::stand_ins(desk.db(), by.workshop.id).await?;
    if !merge(scans).is_empty() || stand_ins.iter().any(|one| one.instead_of == instead_of) {
        desk.clear().await?;
        return Ok(Came::NotNeeded);
    }
    let came = match let_in {
        LetIn::In(id) => {
            desk.insert(stand_in::ActiveModel {
                participant: Set(id),
                instead_of: Set(instead_of),
                workshop: Set(by.workshop.id),
                at: Set(desk.now()),
            })
            .await?;
            let seats = (instead_of, id, newcomer.name.as_str());
            take_seats(&desk, house.store(), by.workshop, seats).await.map_err(fault)?;
            is_in(&mut desk, by, id, seen).await?;
            desk.write(by.line("door.stood_in", ("participant", instead_of.uuid()), json!({})));
            Came::In(id)
        }
        none => noted(&mut desk, by, &newcomer, no_seat(none)).await?,
    };
    desk.seal("").await?;
    Ok(came)
}

/// Seats that cannot be handed over are a fault of ours: nobody is told of a plan at the door.
fn fault(why: NotSeated) -> StoreFault {
    match why {
        NotSeated::Store(fault) => fault,
        other => StoreFault::Unreadable(other.to_string()),
    }
}

async fn shut(desk: &Desk, by: By<'_>) -> Result<Option<Refusal>, StoreFault> {
    let now = desk.now();
    let closed_at = views::closed_at(desk.db(), by.workshop, now).await?;
    Ok(match taken(now, now, closed_at, views::times(by.workshop)) {
        Taken::Refused(why) => Some(why),
        Taken::InTime | Taken::Late => None,
    })
}

/// Those who are registered and are known not to come: others come in their place.
async fn away(desk: &Desk, by: By<'_>, and: Option<ParticipantId>) -> Result<Vec<ParticipantId>, StoreFault> {
    let stand_ins = views::stand_ins(desk.db(), by.workshop.id).await?;
    Ok(stand_ins.into_iter().map(|one| one.instead_of).chain(and).collect())
}

async fn is_in(desk: &mut Desk, by: By<'_>, id: ParticipantId, seen: bool) -> Result<(), StoreFault> {
    let came = arrive_on(desk, by, Saying { participant: id, seen, way: Way::Name }).await?;
    debug_assert_eq!(came, Arrived::Here);
    Ok(())
}

const fn no_seat(came: LetIn) -> NoSeat {
    match came {
        LetIn::NoRoom => NoSeat::Room,
        LetIn::NotInvited => NoSeat::NotInvited,
        LetIn::NoSeat | LetIn::In(_) => NoSeat::Municipality,
    }
}

async fn noted(desk: &mut Desk, by: By<'_>, newcomer: &Newcomer, why: NoSeat) -> Result<Came, StoreFault> {
    let id: NoteId = desk.id();
    desk.insert(note::ActiveModel {
        id: Set(id),
        workshop: Set(by.workshop.id),
        name: Set(newcomer.name.clone()),
        municipality: Set(newcomer.municipality),
        role: Set(newcomer.role.code().to_owned()),
        why: Set(why.code().to_owned()),
        at: Set(desk.now()),
    })
    .await?;
    // The name stands in the note, which goes with the list; not in the line, which stays.
    let details = json!({ "outcome": why.code() });
    desk.write(by.line("door.noted", ("workshop", by.workshop.id.uuid()), details));
    Ok(Came::Noted(why))
}

/// The name that somebody is registered by.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub(crate) async fn name_of(
    house: &House,
    by: By<'_>,
    who: ParticipantId,
) -> Result<Option<String>, StoreFault> {
    let own = sea_orm::QueryTrait::into_query(
        invitation::Entity::find()
            .filter(invitation::Column::Workshop.eq(by.workshop.id))
            .select_only()
            .column(invitation::Column::Id),
    );
    let found = participant::Entity::find_by_id(who)
        .filter(participant::Column::Invitation.in_subquery(own))
        .filter(participant::Column::Place.eq(Place::Seated))
        .one(house.store().reader())
        .await?;
    Ok(found.map(|person| person.name))
}

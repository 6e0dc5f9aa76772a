//! Somebody comes whom nobody expected: by themselves, or in somebody's place.

use std::collections::BTreeSet;

use course::carried::{self, carry};
use course::rules::State;
use sea_orm::prelude::{DateTimeUtc, Uuid};
use sea_orm::{ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _, QuerySelect as _};
use serde_json::json;
use store::{DeedKey, Desk, Opened, StoreFault};
use web::House;
use workshop::ParticipantId;
use workshop::records::{invitation, participant};
use workshop::registration::walk_in::{LetIn, Newcomer, hold, kept_out, let_in};
use workshop::seats::rules::Place;
use workshop::table_plan::deeds::{NotDone as NotSeated, take_seats};

use super::known::{Known, known};
use super::late::seat_those;
use super::{By, Decision, NoSeat, Way, invitation_of, put};
use crate::records::{NoteId, note, scan, stand_in};
use crate::rules::newcomers::is_free;
use crate::rules::{Refusal, Taken, merge, taken};
use crate::{tried, views};

/// What came of somebody who came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Came {
    /// A participant, and here.
    In(ParticipantId),
    /// On the day they would be one: the door is tried out.
    Tried(ParticipantId),
    /// Noted, to be decided.
    Noted(NoSeat),
    /// Whoever they would stand in for is here, or not registered.
    NotNeeded,
    /// The door is shut.
    Refused(Refusal),
    /// From no municipality of the county, or without a name.
    Unknown,
    /// The same was sent before.
    Before,
}

/// Somebody who came, as it was noted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Comer<'a> {
    /// Of the arrival and of the note.
    pub key: Uuid,
    /// A phone noted them: what becomes of them is kept, so that the same one handed in twice is one.
    pub by_phone: bool,
    pub newcomer: &'a Newcomer,
    pub instead_of: Option<ParticipantId>,
    pub at: DateTimeUtc,
    /// The door was shut when the house heard of them.
    pub late: bool,
    pub seen: bool,
    pub namesake: Namesake,
}

/// Whether somebody at the door was asked about another of the same name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Namesake {
    /// Nobody was asked: there is none here.
    Unasked,
    /// They are not the other.
    Another,
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
    come(house, by, (newcomer, None), (seen, key)).await
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
    come(house, by, (newcomer, Some(instead_of)), (seen, key)).await
}

async fn come(
    house: &House,
    by: By<'_>,
    (newcomer, instead_of): (&Newcomer, Option<ParticipantId>),
    (seen, key): (bool, DeedKey),
) -> Result<Came, StoreFault> {
    let Opened::Desk(mut desk) = house.store().desk_once(by.permit.author(), key).await? else {
        return Ok(Came::Before);
    };
    if let Some(why) = shut(&desk, by).await? {
        desk.clear().await?;
        return Ok(Came::Refused(why));
    }
    hold(&desk, by.workshop).await?;
    let mut newcomer = newcomer.clone();
    if let Some(absent) = instead_of {
        let invited = invitation_of(&desk, by.workshop.id, absent).await?;
        let Some(invited) = invited else {
            desk.clear().await?;
            return Ok(Came::NotNeeded);
        };
        if !is_needed(&desk, by, absent).await? {
            desk.clear().await?;
            return Ok(Came::NotNeeded);
        }
        newcomer.municipality = invited.municipality;
    }
    let (at, id) = (desk.now(), desk.id());
    let (late, namesake) = (false, Namesake::Unasked);
    let comer = Comer { key: id, by_phone: false, newcomer: &newcomer, instead_of, at, late, seen, namesake };
    let came = admit(&mut desk, house, by, comer).await?;
    desk.seal("").await?;
    if let Came::In(who) = came {
        seat_those(house, by, [who]).await?;
    }
    Ok(came)
}

/// Lets somebody in by the rules of seats, or notes them with the reason. Whoever waits for a seat comes as who they are. The
/// workshop is held.
pub(super) async fn admit(
    desk: &mut Desk,
    house: &House,
    by: By<'_>,
    comer: Comer<'_>,
) -> Result<Came, StoreFault> {
    let known = known(desk, by, (comer.newcomer, comer.instead_of)).await?;
    let is_perhaps = matches!(known, Known::Perhaps);
    let newcomer = as_known(comer.newcomer, known);
    let comer = Comer { newcomer: &newcomer, ..comer };
    if let Some(absent) = comer.instead_of
        && !is_needed(desk, by, absent).await?
    {
        return noted(desk, by, comer, NoSeat::Taken).await;
    }
    if is_perhaps {
        return noted(desk, by, comer, NoSeat::Same).await;
    }
    let away = away(desk, by, comer.instead_of).await?;
    if by.tries(comer.at) {
        let kept_out = try_seat(desk, by, comer.newcomer, &away).await?;
        let Some(none) = kept_out else { return tries(desk, by, comer, Decision::LetIn).await };
        return noted(desk, by, comer, no_seat(none)).await;
    }
    match let_in(desk, by.workshop, comer.newcomer, &away).await? {
        LetIn::In(id) => {
            came_in(desk, house, by, comer, id).await?;
            if comer.by_phone {
                let kept = (Some(id), Some(Decision::LetIn));
                desk.insert(row(by, comer, "", kept)).await?;
            }
            Ok(Came::In(id))
        }
        none => noted(desk, by, comer, no_seat(none)).await,
    }
}

/// Somebody as their municipality wrote them when they wait for a seat, else as they were noted.
pub(super) fn as_known(newcomer: &Newcomer, known: Known) -> Newcomer {
    match known {
        Known::Waits(one) => one.comes(),
        Known::Not | Known::Perhaps => newcomer.clone(),
    }
}

/// What would keep somebody from a seat, those counted who were let in when the door was tried out.
pub(super) async fn try_seat(
    desk: &Desk,
    by: By<'_>,
    newcomer: &Newcomer,
    away: &[ParticipantId],
) -> Result<Option<LetIn>, StoreFault> {
    let seated = tried::seats(&tried::all(desk.db(), by.workshop, desk.now()).await?);
    kept_out(desk, by.workshop, newcomer, (away, &seated)).await
}

/// Somebody is let in when the door is tried out: that stands in their note, and nowhere else.
pub(super) async fn tries(
    desk: &mut Desk,
    by: By<'_>,
    comer: Comer<'_>,
    decision: Decision,
) -> Result<Came, StoreFault> {
    let row = note::ActiveModel {
        decided: Set(Some(decision.code().to_owned())),
        ..row(by, comer, "", (None, None))
    };
    desk.insert(row).await?;
    desk.write(by.line("door.tried", ("workshop", by.workshop.id.uuid()), json!({})));
    Ok(Came::Tried(comer.key.into()))
}

/// Somebody is a participant now: they are here, and sit where whoever they come for would have sat.
pub(super) async fn came_in(
    desk: &mut Desk,
    house: &House,
    by: By<'_>,
    comer: Comer<'_>,
    id: ParticipantId,
) -> Result<(), StoreFault> {
    if let Some(absent) = comer.instead_of {
        desk.insert(stand_in::ActiveModel {
            participant: Set(id),
            instead_of: Set(absent),
            workshop: Set(by.workshop.id),
            at: Set(comer.at),
        })
        .await?;
        let seats = (absent, id, comer.newcomer.name.as_str());
        take_seats(desk, house.store(), by.workshop, seats).await.map_err(fault)?;
        desk.write(by.line("door.stood_in", ("participant", absent.uuid()), json!({})));
    }
    if comer.newcomer.waits == Some(id) {
        desk.write(by.line("door.seated", ("participant", id.uuid()), json!({})));
    } else if comer.instead_of.is_none() {
        desk.write(by.line("door.walked_in", ("participant", id.uuid()), json!({})));
    }
    let arrival = by.scan(comer.key, id, comer.at, desk.now());
    let without_course = !course_of(desk, by, comer, id).await?.is_enough();
    let arrival = scan::Model { seen: comer.seen, late: comer.late, without_course, ..arrival };
    put(desk, arrival).await?;
    let details = json!({ "way": Way::Name.code(), "seen": comer.seen, "without_course": without_course });
    desk.write(by.line("door.arrived", ("participant", id.uuid()), details));
    Ok(())
}

/// How somebody stands with the course who was let in: as is known of them elsewhere. Whoever comes in another's place has
/// not done what that one did.
async fn course_of(
    desk: &mut Desk,
    by: By<'_>,
    comer: Comer<'_>,
    id: ParticipantId,
) -> Result<State, StoreFault> {
    if comer.namesake == Namesake::Another {
        return Ok(State::default());
    }
    let (name, municipality) = (comer.newcomer.name.as_str(), comer.newcomer.municipality);
    carry(desk, by.permit, by.workshop, carried::Newcomer { id, name, municipality }).await
}

/// Seats that cannot be handed over are a fault of ours: nobody is told of a plan at the door.
fn fault(why: NotSeated) -> StoreFault {
    match why {
        NotSeated::Store(fault) => fault,
        other => StoreFault::Unreadable(other.to_string()),
    }
}

pub(super) async fn shut(desk: &Desk, by: By<'_>) -> Result<Option<Refusal>, StoreFault> {
    let now = desk.now();
    let closed_at = views::closed_at(desk.db(), by.workshop, now).await?;
    Ok(match taken(now, now, closed_at, views::times(by.workshop)) {
        Taken::Refused(why) => Some(why),
        Taken::InTime | Taken::Late => None,
    })
}

/// Whether whoever is registered can still be stood in for.
pub(super) async fn is_needed(desk: &Desk, by: By<'_>, absent: ParticipantId) -> Result<bool, StoreFault> {
    let here = merge(views::scans(desk.db(), by.workshop, desk.now(), Some(absent)).await?);
    let replaced: BTreeSet<ParticipantId> = replaced(desk, by).await?.into_iter().collect();
    Ok(is_free(absent, &here, &replaced))
}

/// Those in whose place others came.
async fn replaced(desk: &Desk, by: By<'_>) -> Result<Vec<ParticipantId>, StoreFault> {
    let stand_ins = views::stand_ins(desk.db(), by.workshop.id).await?;
    let tried = tried::all(desk.db(), by.workshop, desk.now()).await?;
    let tried = tried.into_iter().filter_map(|one| one.instead_of);
    Ok(stand_ins.into_iter().map(|one| one.instead_of).chain(tried).collect())
}

/// Those who are registered and are known not to come: others come in their place.
pub(super) async fn away(
    desk: &Desk,
    by: By<'_>,
    and: Option<ParticipantId>,
) -> Result<Vec<ParticipantId>, StoreFault> {
    Ok(replaced(desk, by).await?.into_iter().chain(and).collect())
}

pub(super) const fn no_seat(came: LetIn) -> NoSeat {
    match came {
        LetIn::NoRoom => NoSeat::Room,
        LetIn::NotInvited => NoSeat::NotInvited,
        LetIn::NoSeat | LetIn::In(_) => NoSeat::Municipality,
    }
}

/// Notes somebody whom a person is to decide about.
pub(super) async fn noted(
    desk: &mut Desk,
    by: By<'_>,
    comer: Comer<'_>,
    why: NoSeat,
) -> Result<Came, StoreFault> {
    // Nobody becomes anybody while the door is tried out.
    let waits = comer.newcomer.waits.filter(|_| !by.tries(comer.at));
    desk.insert(row(by, comer, why.code(), (waits, None))).await?;
    // The name stands in the note, which goes with the list; not in the line, which stays.
    let details = json!({ "outcome": why.code() });
    desk.write(by.line("door.noted", ("workshop", by.workshop.id.uuid()), details));
    Ok(Came::Noted(why))
}

fn row(
    by: By<'_>,
    comer: Comer<'_>,
    why: &str,
    (participant, decided): (Option<ParticipantId>, Option<Decision>),
) -> note::ActiveModel {
    let name = if decided.is_some() { String::new() } else { comer.newcomer.name.clone() };
    note::ActiveModel {
        id: Set(NoteId::from(comer.key)),
        workshop: Set(by.workshop.id),
        name: Set(name),
        municipality: Set(comer.newcomer.municipality),
        role: Set(comer.newcomer.role.code().to_owned()),
        why: Set(why.to_owned()),
        at: Set(comer.at),
        instead_of: Set(comer.instead_of),
        seen: Set(comer.seen),
        device: Set(by.device.to_owned()),
        decided: Set(decided.map(|one| one.code().to_owned())),
        participant: Set(participant),
    }
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
    if let Some(person) = found {
        return Ok(Some(person.name));
    }
    let now = house.store().doors().now();
    let tried = tried::all(house.store().reader(), by.workshop, now).await?;
    Ok(tried.into_iter().find(|note| tried::id(note) == who).map(|note| note.name))
}

//! What is done with seats: the county sets their rules, gives leave and lets go; a municipality holds some before it has
//! names.

use std::collections::BTreeMap;

use organisation::{MayCoordinate, MayRegister};
use roster::Role;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, EntityTrait as _};
use serde_json::json;
use store::{DeedKey, Desk, Line, Opened, Sight, StoreFault};
use texts::local;
use web::House;

use super::letters;
use super::records::{self, invitation_seats, workshop_seats};
use super::rules::{LateAnswers, SeatRules};
use super::settling::{hall, keep, lock, rules as rules_of, settle};
use crate::day::{self, Workshop};
use crate::records::{InvitationId, ParticipantId, WorkshopId};
use crate::registration::views::Invited;

/// What became of a form about seats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It stands.
    Done,
    /// Somebody else changed it meanwhile; nothing was changed.
    Newer,
    /// There are only so many seats left; nothing was changed.
    Full(usize),
    /// The municipality may have no more than so many; nothing was changed.
    OverMost(usize),
    /// It is too late for more seats without the county's leave; nothing was changed.
    Late,
    /// There is no such workshop, invitation or person here.
    NotFound,
}

/// The county sets the rules of its workshop's seats. Who has a seat keeps it; who waits gets one where there is one now.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn save_rules(
    house: &House,
    permit: &MayCoordinate,
    id: WorkshopId,
    (rules, base): (&SeatRules, i32),
    key: DeedKey,
) -> Result<Outcome, StoreFault> {
    let (mut desk, workshop) = match opened(house, permit, id, key).await? {
        Ok(opened) => opened,
        Err(outcome) => return Ok(outcome),
    };
    let (_, version) = rules_of(desk.db(), id).await?;
    if version != base {
        return cleared(desk, Outcome::Newer).await;
    }
    let row = workshop_seats::ActiveModel {
        workshop: Set(id),
        wished: Set(rules.wished.map(i32::from)),
        room: Set(rules.room.map(i32::from)),
        roles: Set(records::spans_text(rules)),
        late: Set(rules.late),
        version: Set(base + 1),
    };
    let columns = [
        workshop_seats::Column::Wished,
        workshop_seats::Column::Room,
        workshop_seats::Column::Roles,
        workshop_seats::Column::Late,
        workshop_seats::Column::Version,
    ];
    workshop_seats::Entity::insert(row)
        .on_conflict(OnConflict::column(workshop_seats::Column::Workshop).update_columns(columns).to_owned())
        .exec_without_returning(desk.db())
        .await?;
    settle(&mut desk, house, &workshop, None).await?;
    desk.write(Line {
        deed: "seats.rules_saved",
        subject: "workshop",
        subject_id: id.uuid(),
        owner: Some(permit.county().uuid()),
        details: json!({ "room": rules.room, "wished": rules.wished, "late": rules.late == LateAnswers::Taken }),
    });
    desk.seal("").await?;
    Ok(Outcome::Done)
}

/// The county gives somebody who waits a seat, whatever their municipality has and whenever they came. The room's limit
/// holds.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn give_leave(
    house: &House,
    permit: &MayCoordinate,
    id: WorkshopId,
    who: ParticipantId,
    key: DeedKey,
) -> Result<Outcome, StoreFault> {
    let (mut desk, workshop) = match opened(house, permit, id, key).await? {
        Ok(opened) => opened,
        Err(outcome) => return Ok(outcome),
    };
    let mut hall = hall(desk.db(), &workshop).await?;
    let before = hall.taken();
    let Some((invitation, most)) = hall.give(who) else { return cleared(desk, Outcome::NotFound).await };
    // Who sits on a seat that was held takes no other.
    if hall.taken() > before && hall.room.is_some_and(|room| hall.taken() > room) {
        return cleared(desk, Outcome::Full(0)).await;
    }
    keep(&desk, &hall, desk.now()).await?;
    if let Some(most) = most {
        let most = i32::try_from(most).unwrap_or(i32::MAX);
        let row = of_invitation(invitation, |row| row.most = Set(Some(most)));
        upsert(&desk, row, &[invitation_seats::Column::Most]).await?;
    }
    let told = letters::moved_up(&desk, house, &workshop, &[(invitation, who)]).await?;
    told.letters.into_iter().for_each(|letter| desk.post(letter));
    desk.write(Line {
        deed: "seats.leave_given",
        subject: "invitation",
        subject_id: invitation.uuid(),
        owner: Some(permit.county().uuid()),
        details: json!({ "most": most }),
    });
    desk.seal("").await?;
    Ok(Outcome::Done)
}

/// The county lets go of the seats that a municipality holds without a name; those who wait get them.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn release(
    house: &House,
    permit: &MayCoordinate,
    id: WorkshopId,
    invitation: InvitationId,
    key: DeedKey,
) -> Result<Outcome, StoreFault> {
    let (mut desk, workshop) = match opened(house, permit, id, key).await? {
        Ok(opened) => opened,
        Err(outcome) => return Ok(outcome),
    };
    let hall = hall(desk.db(), &workshop).await?;
    let Some(group) = hall.groups.iter().find(|group| group.invitation == invitation) else {
        return cleared(desk, Outcome::NotFound).await;
    };
    let vacant = group.vacant();
    if vacant == 0 {
        return cleared(desk, Outcome::Done).await;
    }
    let version = held_by(&desk, invitation).await?.version;
    let row = of_invitation(invitation, |row| {
        row.held = Set("{}".to_owned());
        row.version = Set(version + 1);
    });
    upsert(&desk, row, &[invitation_seats::Column::Held, invitation_seats::Column::Version]).await?;
    settle(&mut desk, house, &workshop, None).await?;
    desk.write(Line {
        deed: "seats.released",
        subject: "invitation",
        subject_id: invitation.uuid(),
        owner: Some(permit.county().uuid()),
        details: json!({ "seats": vacant }),
    });
    desk.seal("").await?;
    Ok(Outcome::Done)
}

/// A municipality holds seats in roles before it has names for them, or lets go of them.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn hold(
    house: &House,
    permit: &MayRegister,
    invited: &Invited,
    (seats, base): (&BTreeMap<Role, u16>, i32),
    key: DeedKey,
) -> Result<Outcome, StoreFault> {
    let _turn = house.store().turn(invited.workshop.id.uuid()).await;
    let Opened::Desk(mut desk) = house.store().desk_once(permit.author(), key).await? else {
        return Ok(Outcome::Done);
    };
    let (id, workshop) = (invited.invitation.id, &invited.workshop);
    lock(&desk, workshop.id).await?;
    let standing = held_by(&desk, id).await?;
    if standing.version != base {
        return cleared(desk, Outcome::Newer).await;
    }
    let mut hall = desk.see_as(Sight::House, hall(desk.db(), workshop)).await?;
    let before = hall.taken();
    let Some(group) = hall.groups.iter_mut().find(|group| group.invitation == id) else {
        return cleared(desk, Outcome::NotFound).await;
    };
    let had = group.taken();
    group.held = seats.iter().map(|(role, seats)| (*role, usize::from(*seats))).collect();
    let (takes, most) = (group.taken(), group.most);
    let room_left = hall.room.map(|room| room.saturating_sub(before));
    let (rules, _) = rules_of(desk.db(), workshop.id).await?;
    let is_late = local(desk.now()).date() > workshop.register_by && rules.late == LateAnswers::Asked;
    let more = takes.saturating_sub(had);
    let refused = match more {
        0 => None,
        _ if takes > most => Some(Outcome::OverMost(most)),
        _ if is_late => Some(Outcome::Late),
        more => room_left.filter(|left| more > *left).map(Outcome::Full),
    };
    if let Some(refused) = refused {
        return cleared(desk, refused).await;
    }
    let row = of_invitation(id, |row| {
        row.held = Set(records::held_text(seats));
        row.version = Set(base + 1);
    });
    upsert(&desk, row, &[invitation_seats::Column::Held, invitation_seats::Column::Version]).await?;
    settle(&mut desk, house, workshop, None).await?;
    desk.write(Line {
        deed: "seats.held",
        subject: "invitation",
        subject_id: id.uuid(),
        owner: Some(invited.county.id.uuid()),
        details: json!({ "seats": seats.values().map(|seats| u32::from(*seats)).sum::<u32>() }),
    });
    desk.seal("").await?;
    Ok(Outcome::Done)
}

/// What a municipality holds, with its version.
async fn held_by(desk: &Desk, id: InvitationId) -> Result<invitation_seats::Model, StoreFault> {
    let row = invitation_seats::Entity::find_by_id(id).one(desk.db()).await?;
    Ok(row.unwrap_or_else(|| none_held(id)))
}

/// An invitation that holds nothing.
pub(super) fn none_held(invitation: InvitationId) -> invitation_seats::Model {
    invitation_seats::Model { invitation, most: None, held: "{}".to_owned(), lacking_at: None, version: 0 }
}

/// A row to put where there may be one, with some of its columns set.
pub(super) fn of_invitation(
    id: InvitationId,
    set: impl FnOnce(&mut invitation_seats::ActiveModel),
) -> invitation_seats::ActiveModel {
    let mut row = invitation_seats::ActiveModel {
        invitation: Set(id),
        most: Set(None),
        held: Set("{}".to_owned()),
        lacking_at: Set(None),
        version: Set(0),
    };
    set(&mut row);
    row
}

/// Puts a row there; where one stands, these of its columns alone.
pub(super) async fn upsert(
    desk: &Desk,
    row: invitation_seats::ActiveModel,
    columns: &[invitation_seats::Column],
) -> Result<(), StoreFault> {
    let conflict = OnConflict::column(invitation_seats::Column::Invitation)
        .update_columns(columns.iter().copied())
        .to_owned();
    invitation_seats::Entity::insert(row).on_conflict(conflict).exec_without_returning(desk.db()).await?;
    Ok(())
}

/// The desk of a county's deed with its workshop under the lock, or what the deed came to already.
async fn opened(
    house: &House,
    permit: &MayCoordinate,
    id: WorkshopId,
    key: DeedKey,
) -> Result<Result<(Desk, Workshop), Outcome>, StoreFault> {
    let Opened::Desk(desk) = house.store().desk_once(permit.author(), key).await? else {
        return Ok(Err(Outcome::Done));
    };
    match day::locked(&desk, permit, id).await? {
        Some(workshop) => Ok(Ok((desk, workshop))),
        None => cleared(desk, Outcome::NotFound).await.map(Err),
    }
}

async fn cleared(desk: Desk, outcome: Outcome) -> Result<Outcome, StoreFault> {
    desk.clear().await?;
    Ok(outcome)
}

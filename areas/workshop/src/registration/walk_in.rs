//! One person more, at the door: somebody whom nobody registered, who waits for a seat, or who comes in somebody's place.
//!
//! Always: whoever waits for a seat becomes no second participant, and stays as their municipality wrote them; seats and room
//! are counted under the workshop's lock, so that two who are let in at once by two phones do not get the same seat; the
//! municipality's list moves on, and whoever sends over an older one is told.

use chrono::{DateTime, Utc};
use organisation::OrganisationId;
use roster::{Person, Role};
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _,
};
use store::vault::Sealer;
use store::{Desk, Sight, StoreFault};

use super::sealed::{PERSON, Private};
use super::views::role_of;
use crate::day::Workshop;
use crate::records::{InvitationId, ParticipantId, WorkshopId, invitation, participant, workshop};
use crate::seats::rules::{Hall, Place};
use crate::seats::settling::hall;
use crate::seats::views::who_waits;

/// Who comes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newcomer {
    /// Name, as it was said.
    pub name: String,
    /// From which municipality.
    pub municipality: OrganisationId,
    /// Target role.
    pub role: Role,
    /// The role as they call it.
    pub role_text: String,
    /// Who they are, when they wait for a seat: then name and role are those of the list.
    pub waits: Option<ParticipantId>,
}

/// Somebody who waits for a seat, whose name is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Who.
    pub id: ParticipantId,
    /// Name, as it was written.
    pub name: String,
    /// From which municipality.
    pub municipality: OrganisationId,
    /// Target role.
    pub role: Role,
    /// The role as the municipality wrote it.
    pub role_text: String,
}

impl Waiting {
    /// They as somebody who comes.
    #[must_use]
    pub fn comes(self) -> Newcomer {
        Newcomer {
            name: self.name,
            municipality: self.municipality,
            role: self.role,
            role_text: self.role_text,
            waits: Some(self.id),
        }
    }
}

/// Those who wait for a seat at a workshop, whoever has waited longest first; without those whose details are protected,
/// whose names nobody has here: one query.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn waiting(db: &impl ConnectionTrait, id: WorkshopId) -> Result<Vec<Waiting>, StoreFault> {
    let rows: Vec<(ParticipantId, String, OrganisationId, String, String)> = who_waits(id)
        .filter(participant::Column::Protected.eq(0))
        .select_only()
        .column(participant::Column::Id)
        .column(participant::Column::Name)
        .column(invitation::Column::Municipality)
        .column(participant::Column::Role)
        .column(participant::Column::RoleText)
        .into_tuple()
        .all(db)
        .await?;
    let one = |(id, name, municipality, role, role_text): (_, _, _, String, _)| Waiting {
        id,
        name,
        municipality,
        role: role_of(&role),
        role_text,
    };
    Ok(rows.into_iter().map(one).collect())
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LetIn {
    /// A participant.
    In(ParticipantId),
    /// The municipality has no seat left.
    NoSeat,
    /// The room has no chair left.
    NoRoom,
    /// The municipality is not invited.
    NotInvited,
}

/// Makes somebody a participant, when there is a seat. `away`: registered, and known not to come. With the sight of the
/// workshop's county, whoever stands at the door.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn let_in(
    desk: &mut Desk,
    workshop: &Workshop,
    newcomer: &Newcomer,
    away: &[ParticipantId],
) -> Result<LetIn, StoreFault> {
    let sealer = desk.sealer(newcomer.municipality.uuid()).await?;
    let county = Sight::Authority(workshop.county.uuid());
    desk.see_as(county, put(desk, &sealer, workshop, newcomer, away)).await
}

/// Somebody who counts as seated although they are no participant: they were let in when the door was tried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tried {
    /// By what they are known.
    pub id: ParticipantId,
    /// From which municipality.
    pub municipality: OrganisationId,
    /// Target role.
    pub role: Role,
}

/// What would keep somebody from being let in; none when there is a seat. Changes nothing. `tried`: others who count as
/// seated. With the sight of the workshop's county, whoever stands at the door.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn kept_out(
    desk: &Desk,
    workshop: &Workshop,
    newcomer: &Newcomer,
    (away, tried): (&[ParticipantId], &[Tried]),
) -> Result<Option<LetIn>, StoreFault> {
    let county = Sight::Authority(workshop.county.uuid());
    desk.see_as(county, async {
        let invited = invitation::Entity::find().filter(invitation::Column::Workshop.eq(workshop.id));
        let invited = invited.all(desk.db()).await?;
        let of = |municipality| invited.iter().find(|one| one.municipality == municipality).map(|one| one.id);
        let Some(own) = of(newcomer.municipality) else { return Ok(Some(LetIn::NotInvited)) };
        let mut hall = hall(desk.db(), workshop).await?;
        for one in tried {
            if let Some(invitation) = of(one.municipality) {
                hall.count_in(invitation, one.id, one.role);
            }
        }
        Ok(no_place(&hall, own, newcomer.role, away))
    })
    .await
}

/// Why there is no seat; none when there is one.
fn no_place(hall: &Hall, own: InvitationId, role: Role, away: &[ParticipantId]) -> Option<LetIn> {
    match hall.at_the_door(own, role, away) {
        None => Some(LetIn::NotInvited),
        Some(Some(Place::RoomFull)) => Some(LetIn::NoRoom),
        Some(Some(Place::OverMost | Place::RoleFull | Place::Late)) => Some(LetIn::NoSeat),
        Some(Some(Place::Seated) | None) => None,
    }
}

/// Makes somebody a participant whatever the limits of seats, since somebody at the door decided so. What their
/// municipality may send stays as it is: of those who wait nobody gets a seat before it has fewer again.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn let_in_anyway(
    desk: &mut Desk,
    workshop: &Workshop,
    newcomer: &Newcomer,
) -> Result<LetIn, StoreFault> {
    let sealer = desk.sealer(newcomer.municipality.uuid()).await?;
    let county = Sight::Authority(workshop.county.uuid());
    desk.see_as(county, async {
        let Some(own) = own(desk, workshop, newcomer).await? else { return Ok(LetIn::NotInvited) };
        seat_one(desk, &sealer, own, newcomer).await.map(LetIn::In)
    })
    .await
}

/// Waits until nobody else is let in to a workshop; from here to the end of the desk it is this one alone. With the sight
/// of the workshop's county, whoever stands at the door.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn hold(desk: &Desk, workshop: &Workshop) -> Result<(), StoreFault> {
    let county = Sight::Authority(workshop.county.uuid());
    desk.see_as(county, async {
        workshop::Entity::find_by_id(workshop.id).lock_exclusive().one(desk.db()).await?;
        Ok(())
    })
    .await
}

/// The invitation by which somebody comes, under the workshop's lock: whoever is let in at the same time waits here.
async fn own(
    desk: &Desk,
    workshop: &Workshop,
    newcomer: &Newcomer,
) -> Result<Option<InvitationId>, StoreFault> {
    workshop::Entity::find_by_id(workshop.id).lock_exclusive().one(desk.db()).await?;
    let invited = invitation::Entity::find()
        .filter(invitation::Column::Workshop.eq(workshop.id))
        .filter(invitation::Column::Municipality.eq(newcomer.municipality));
    Ok(invited.one(desk.db()).await?.map(|one| one.id))
}

async fn put(
    desk: &Desk,
    sealer: &Sealer,
    workshop: &Workshop,
    newcomer: &Newcomer,
    away: &[ParticipantId],
) -> Result<LetIn, StoreFault> {
    let Some(own) = own(desk, workshop, newcomer).await? else { return Ok(LetIn::NotInvited) };
    if let Some(none) = no_place(&hall(desk.db(), workshop).await?, own, newcomer.role, away) {
        return Ok(none);
    }
    seat_one(desk, sealer, own, newcomer).await.map(LetIn::In)
}

/// Gives somebody a seat: as whom they wait, or as one participant more.
async fn seat_one(
    desk: &Desk,
    sealer: &Sealer,
    invitation: InvitationId,
    newcomer: &Newcomer,
) -> Result<ParticipantId, StoreFault> {
    invitation::Entity::update_many()
        .col_expr(invitation::Column::ListVersion, Expr::col(invitation::Column::ListVersion).add(1))
        .filter(invitation::Column::Id.eq(invitation))
        .exec(desk.db())
        .await?;
    if let Some(who) = newcomer.waits {
        let seated = participant::Entity::update_many()
            .col_expr(participant::Column::Place, Expr::value(Place::Seated))
            .col_expr(participant::Column::WaitsSince, Expr::value(None::<DateTime<Utc>>))
            .filter(participant::Column::Id.eq(who))
            .filter(participant::Column::Invitation.eq(invitation))
            .exec(desk.db())
            .await?;
        // Whom their municipality has taken off its list meanwhile it did not register: one more, as anybody.
        if seated.rows_affected > 0 {
            return Ok(who);
        }
    }
    add_one(desk, sealer, invitation, newcomer).await
}

async fn add_one(
    desk: &Desk,
    sealer: &Sealer,
    invitation: InvitationId,
    newcomer: &Newcomer,
) -> Result<ParticipantId, StoreFault> {
    let last: Option<i32> = participant::Entity::find()
        .filter(participant::Column::Invitation.eq(invitation))
        .order_by_desc(participant::Column::Position)
        .select_only()
        .column(participant::Column::Position)
        .into_tuple()
        .one(desk.db())
        .await?;
    let id: ParticipantId = desk.id();
    let person = Person { name: newcomer.name.clone(), ..Person::default() };
    desk.insert(participant::ActiveModel {
        id: Set(id),
        invitation: Set(invitation),
        position: Set(last.unwrap_or_default() + 1),
        name: Set(newcomer.name.clone()),
        email: Set(String::new()),
        // Each stands once in a list by this; without an address, by who it is.
        email_folded: Set(id.to_string()),
        role: Set(newcomer.role.code().to_owned()),
        role_text: Set(newcomer.role_text.clone()),
        phone: Set(String::new()),
        protected: Set(0),
        sealed_person: Set(Some(sealer.seal(PERSON.of(id.uuid()), &Private::of(&person))?)),
        needs_deleted: Set(false),
        place: Set(Place::Seated),
        waits_since: Set(None),
    })
    .await?;
    Ok(id)
}

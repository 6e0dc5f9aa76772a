//! What the pages of seats read: a fixed number of queries, however many people wait.

use std::collections::BTreeMap;

use roster::Role;
use sea_orm::prelude::DateTimeUtc;
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, FromQueryResult, JoinType, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, Select,
};
use store::{Store, StoreFault};

use super::records::{self, invitation_seats, workshop_seats};
use super::rules::{Hall, Place, SeatRules};
use super::settling::{self, hall};
use crate::day::Workshop;
use crate::records::{InvitationId, ParticipantId, WorkshopId, invitation, participant};
use crate::registration::views::{role_of, to_invitation};

/// The rules of a workshop's seats with their version; 0 while the usual ones hold.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn rules(store: &Store, id: WorkshopId) -> Result<(SeatRules, i32), StoreFault> {
    settling::rules(store.reader(), id).await
}

/// All seats of a workshop: three queries.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn seats(store: &Store, workshop: &Workshop) -> Result<Hall, StoreFault> {
    hall(store.reader(), workshop).await
}

/// Somebody who waits for a seat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Who.
    pub id: ParticipantId,
    /// By which invitation.
    pub invitation: InvitationId,
    /// Name, or the label of somebody whose details are protected.
    pub name: String,
    /// Target role.
    pub role: Role,
    /// Why.
    pub place: Place,
    /// Since when.
    pub since: Option<DateTimeUtc>,
}

#[derive(FromQueryResult)]
struct Row {
    id: ParticipantId,
    invitation: InvitationId,
    name: String,
    role: String,
    place: Place,
    waits_since: Option<DateTimeUtc>,
}

/// Who waits for a seat at a workshop, the longest first, with their invitations: a question that more can be asked in.
pub(crate) fn who_waits(id: WorkshopId) -> Select<participant::Entity> {
    participant::Entity::find()
        .join(JoinType::InnerJoin, to_invitation())
        .filter(invitation::Column::Workshop.eq(id))
        .filter(participant::Column::Place.ne(Place::Seated))
        .order_by_asc(participant::Column::WaitsSince)
        .order_by_asc(participant::Column::Position)
        .order_by_asc(participant::Column::Id)
}

/// Who waits, the longest first.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn waiting(store: &Store, id: WorkshopId) -> Result<Vec<Waiting>, StoreFault> {
    let rows = who_waits(id).into_model::<Row>().all(store.reader()).await?;
    let waiting = |row: Row| Waiting {
        id: row.id,
        invitation: row.invitation,
        name: row.name,
        role: role_of(&row.role),
        place: row.place,
        since: row.waits_since,
    };
    Ok(rows.into_iter().map(waiting).collect())
}

/// What a municipality's pages say of its seats.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnSeats {
    /// Least people.
    pub least: i32,
    /// Most seats.
    pub most: i32,
    /// The rules of the workshop.
    pub rules: SeatRules,
    /// Seats held in a role before there is a name.
    pub held: BTreeMap<Role, usize>,
    /// The version of what is held.
    pub version: i32,
}

impl OwnSeats {
    /// Out of what is stored of a workshop and of one invitation to it; where there is nothing the usual holds.
    ///
    /// # Errors
    /// [`StoreFault::Unreadable`].
    pub(crate) fn of(
        workshop: &Workshop,
        rules: Option<workshop_seats::Model>,
        own: Option<invitation_seats::Model>,
    ) -> Result<Self, StoreFault> {
        let rules = rules.map_or_else(|| Ok(SeatRules::default()), |row| row.rules())?;
        let (most, held, version) =
            own.map_or((None, None, 0), |own| (own.most, Some(own.held), own.version));
        Ok(Self {
            least: workshop.seats_least,
            most: most.unwrap_or(workshop.seats_most),
            rules,
            held: held.as_deref().map(records::held).transpose()?.unwrap_or_default(),
            version,
        })
    }
}

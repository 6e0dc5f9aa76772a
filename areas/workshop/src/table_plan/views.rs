//! What stands: the plan of a workshop, who comes and where they sit.

use std::collections::HashMap;

use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, Select};
use store::{Store, StoreFault};

use super::arrange::{Person, Seat, Task};
use super::rules::{RoomSize, Wanted};
use crate::day::Workshop;
use crate::records::{ParticipantId, WorkshopId, apart, invitation, participant, seat, table_plan};
use crate::registration::views::{ParticipantRow, participants};

pub use table_plan::Model as TablePlan;

/// A workshop's plan with everything it speaks of.
#[derive(Clone, Debug)]
pub struct Standing {
    /// The plan; none before the first.
    pub plan: Option<TablePlan>,
    /// Everyone who is registered.
    pub people: Vec<ParticipantRow>,
    /// Where people sit. Whoever was registered since has no seat.
    pub seats: HashMap<ParticipantId, Seat>,
    /// Pairs that must not share a table.
    pub apart: Vec<(ParticipantId, ParticipantId)>,
}

impl Standing {
    /// The version a form stands on: 0 before the first plan.
    #[must_use]
    pub fn version(&self) -> i32 {
        self.plan.as_ref().map_or(0, |plan| plan.version)
    }

    /// What the engine is asked when everyone is placed as `wanted`.
    #[must_use]
    pub fn task(&self, wanted: Wanted, room: RoomSize) -> Task {
        let person = |row: &ParticipantRow| Person {
            id: row.id,
            municipality: row.municipality_code.clone(),
            role: row.role,
            seat: self.seats.get(&row.id).copied(),
        };
        let mix = |plan: &TablePlan| (plan.mixing, plan.spread_roles);
        Task {
            people: self.people.iter().map(person).collect(),
            apart: self.apart.clone(),
            wanted,
            room,
            anew: self.plan.as_ref().is_none_or(|plan| mix(plan) != (wanted.mixing, wanted.spread_roles)),
        }
    }
}

/// The plan's own wish.
#[must_use]
pub fn wanted(plan: &TablePlan) -> Wanted {
    Wanted {
        mixing: plan.mixing,
        spread_roles: plan.spread_roles,
        // Both were written from a count of people.
        least: usize::try_from(plan.least).unwrap_or_default(),
        most: usize::try_from(plan.most).unwrap_or_default(),
    }
}

/// What stands for a workshop: four queries.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn standing(store: &Store, workshop: &Workshop) -> Result<Standing, StoreFault> {
    let db = store.reader();
    // The plan first: whoever plans from what was read here is told when it has changed since.
    let plan = plan(db, workshop.id).await?;
    let seats = seat::Entity::find().filter(seat::Column::Workshop.eq(workshop.id)).all(db).await?;
    let seats = seats
        .into_iter()
        .map(|seat| (seat.participant, Seat { table: seat.table_number, fixed: seat.fixed }))
        .collect();
    Ok(Standing {
        plan,
        seats,
        apart: kept_apart(db, workshop.id).await?,
        people: participants(store, workshop.id).await?,
    })
}

pub(super) async fn plan<C: ConnectionTrait>(
    db: &C,
    id: WorkshopId,
) -> Result<Option<TablePlan>, StoreFault> {
    Ok(table_plan::Entity::find_by_id(id).one(db).await?)
}

pub(super) async fn kept_apart<C: ConnectionTrait>(
    db: &C,
    id: WorkshopId,
) -> Result<Vec<(ParticipantId, ParticipantId)>, StoreFault> {
    let pairs = apart::Entity::find().filter(apart::Column::Workshop.eq(id)).all(db).await?;
    Ok(pairs.into_iter().map(|pair| (pair.one, pair.other)).collect())
}

/// Everyone who is registered for a workshop.
pub(super) fn people_of(id: WorkshopId) -> Select<participant::Entity> {
    let invitations = Query::select()
        .column(invitation::Column::Id)
        .from(invitation::Entity)
        .and_where(invitation::Column::Workshop.eq(id))
        .to_owned();
    participant::Entity::find().filter(participant::Column::Invitation.in_subquery(invitations))
}

/// The names of some of a workshop's people, in the order asked for; those who are not registered are left out.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn names(
    store: &Store,
    id: WorkshopId,
    people: &[ParticipantId],
) -> Result<Vec<String>, StoreFault> {
    let some = people_of(id).filter(participant::Column::Id.is_in(people.iter().copied()));
    let found = some.all(store.reader()).await?;
    let name = |id: &ParticipantId| found.iter().find(|person| person.id == *id);
    Ok(people.iter().filter_map(name).map(|person| person.name.clone()).collect())
}

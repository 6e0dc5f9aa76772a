//! Whoever comes when the tables are planned for others gets a seat that is free.

use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QuerySelect as _};
use store::StoreFault;
use web::House;
use workshop::ParticipantId;
use workshop::records::seat;
use workshop::table_plan::deeds::{NotDone, seat_late};

use super::By;
use crate::rules::Phase;
use crate::views;

/// Gives a free seat to those of `who` who have none, when there is a plan. One query when all of them have one. Where there
/// is none for them, or somebody changes the plan just then, the door says that they have no table.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub(super) async fn seat_those(
    house: &House,
    by: By<'_>,
    who: impl IntoIterator<Item = ParticipantId>,
) -> Result<(), StoreFault> {
    let mut without: Vec<ParticipantId> = who.into_iter().collect();
    let now = house.store().doors().now();
    if without.is_empty() || views::times(by.workshop).phase(now) != Phase::Day {
        return Ok(());
    }
    let seated: Vec<ParticipantId> = seat::Entity::find()
        .filter(seat::Column::Workshop.eq(by.workshop.id))
        .filter(seat::Column::Participant.is_in(without.iter().copied()))
        .select_only()
        .column(seat::Column::Participant)
        .into_tuple()
        .all(house.store().reader())
        .await?;
    without.retain(|one| !seated.contains(one));
    if without.is_empty() {
        return Ok(());
    }
    match seat_late(house, by.permit.author(), by.workshop, &without).await {
        Err(NotDone::Store(fault)) => Err(fault),
        // Who is here is written down all the same.
        Ok(_) | Err(_) => Ok(()),
    }
}

//! The tables of those who come, as the table plan says.

use std::collections::HashMap;

use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use store::{Store, StoreFault};
use workshop::ParticipantId;
use workshop::day::Workshop;
use workshop::records::seat;

/// How many rounds a table plan has, and everybody's table in each of them.
pub(crate) fn by_person(seats: &[seat::Model]) -> (usize, HashMap<ParticipantId, Vec<Option<i32>>>) {
    let rounds = seats.iter().map(|seat| seat.round).max().unwrap_or_default();
    let rounds = usize::try_from(rounds).unwrap_or_default();
    let mut tables: HashMap<ParticipantId, Vec<Option<i32>>> = HashMap::new();
    for seat in seats {
        let own = tables.entry(seat.participant).or_insert_with(|| vec![None; rounds]);
        let round = usize::try_from(seat.round - 1).ok().and_then(|round| own.get_mut(round));
        if let Some(place) = round {
            *place = Some(seat.table_number);
        }
    }
    (rounds, tables)
}

/// Somebody's table in each round in which they have one; one that is none when there is a plan and they are not in it.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub(crate) async fn of(
    store: &Store,
    workshop: &Workshop,
    who: ParticipantId,
) -> Result<Vec<Option<i32>>, StoreFault> {
    let planned = seat::Entity::find().filter(seat::Column::Workshop.eq(workshop.id));
    let own = planned.clone().filter(seat::Column::Participant.eq(who));
    let mut seats = own.all(store.reader()).await?;
    if seats.is_empty() {
        let is_planned = planned.one(store.reader()).await?.is_some();
        return Ok(if is_planned { vec![None] } else { Vec::new() });
    }
    seats.sort_by_key(|seat| seat.round);
    Ok(seats.into_iter().map(|seat| Some(seat.table_number)).collect())
}

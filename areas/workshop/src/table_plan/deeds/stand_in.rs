//! Somebody comes in another's place and sits where they would have sat.

use store::{Desk, Sight, Store};

use super::history::{self, Way};
use super::{NotDone, registered};
use crate::day::Workshop;
use crate::records::ParticipantId;
use crate::registration::views::participants;
use crate::table_plan::views;

/// What the plan's history calls it.
const DEED: &str = "table_plan.seat_taken_over";

/// Gives `to` the seats of `from` in every round, as a part of the deed that lets them in; false when there is no plan or
/// no seat. What the organiser fixed stays fixed. With the sight of the workshop's county, whoever stands at the door.
///
/// # Errors
/// [`NotDone`] when the database refuses.
pub async fn take_seats(
    desk: &Desk,
    store: &Store,
    workshop: &Workshop,
    (from, to, name): (ParticipantId, ParticipantId, &str),
) -> Result<bool, NotDone> {
    let people = participants(store, workshop.id).await?;
    let named = people.iter().find(|row| row.id == from).cloned();
    let people: Vec<_> = named
        .map(|row| crate::registration::views::ParticipantRow { id: to, name: name.to_owned(), ..row })
        .into_iter()
        .chain(people)
        .collect();
    desk.see_as(Sight::Authority(workshop.county.uuid()), async {
        let Some(plan) = views::plan(desk.db(), workshop.id).await? else { return Ok(false) };
        let come = registered(desk, workshop.id).await?;
        let read = views::state(store, desk.db(), &plan, workshop.county).await?;
        let before = read.state.among(&come);
        let mut after = before.clone();
        if !after.seats.hand_over(from, to) {
            return Ok(false);
        }
        let way = Way { back_to: Some(plan.version), forth_to: None };
        history::write_seats_and_book(desk, &plan, (&before, &after), &people, DEED, way).await?;
        Ok(true)
    })
    .await
}

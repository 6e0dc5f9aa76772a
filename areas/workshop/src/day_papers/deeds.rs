//! What is done with the papers for the day: they are taken out.

use organisation::MayCoordinate;
use serde_json::json;
use store::{Line, StoreFault};
use web::House;

use super::rules::Kind;
use crate::day::Workshop;

/// Writes down that a paper left the system, with the names of so many people.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn take_out(
    house: &House,
    permit: &MayCoordinate,
    workshop: &Workshop,
    kind: Kind,
    people: usize,
) -> Result<(), StoreFault> {
    let mut desk = house.store().desk(permit.author()).await?;
    desk.write(Line {
        deed: "paper.taken_out",
        subject: "workshop",
        subject_id: workshop.id.uuid(),
        owner: Some(permit.county().uuid()),
        details: json!({ "kind": kind.code(), "people": people }),
    });
    desk.seal("").await
}

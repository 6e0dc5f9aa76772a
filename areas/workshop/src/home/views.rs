//! What a county's first page reads of its newest workshop.

use organisation::OrganisationId;
use store::{Store, StoreFault};

use crate::day::views::{self as day, Standing};
use crate::invitation::version::records::version;
use crate::invitation::version::views::Row;
use crate::records::{agenda, workshop};
use crate::seats::records::workshop_seats;
use crate::seats::rules::SeatRules;

/// A county's newest workshop, and what stands of it in rows of their own.
pub(super) struct Newest {
    pub standing: Standing,
    /// The county's words of the invitation; none while it has neither written nor asked for approval.
    pub version: Option<Row>,
    /// Its agenda; none before it has saved one.
    pub agenda: Option<agenda::Model>,
    /// The rules of its seats.
    pub seats: SeatRules,
}

/// One query.
///
/// # Errors
/// [`StoreFault`] when the database refuses, or holds what cannot be read.
pub(super) async fn newest(store: &Store, county: OrganisationId) -> Result<Option<Newest>, StoreFault> {
    let found = day::newest(county)
        .find_also_related(version::Entity)
        .find_also_related(agenda::Entity)
        .find_also(workshop::Entity, workshop_seats::Entity)
        .into_model::<Standing, Row, agenda::Model, workshop_seats::Model>()
        .all(store.reader())
        .await?;
    let newest = found.into_iter().max_by_key(|(standing, ..)| standing.workshop.id);
    let Some((standing, version, agenda, seats)) = newest else { return Ok(None) };
    let seats = seats.map_or_else(|| Ok(SeatRules::default()), |seats| seats.rules())?;
    Ok(Some(Newest { standing, version, agenda, seats }))
}

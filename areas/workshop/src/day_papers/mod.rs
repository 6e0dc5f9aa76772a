//! # Papers for the day (*papper till dagen*)
//! Badges, the list at the door, the sheet to sign, certificates and direction signs, each taken out as a PDF.
//!
//! Always: what is taken out leaves a line in the journal; no diet, phone or address is on a paper; of somebody whose
//! details are protected there is the label or nothing, and nothing that they would have to sign.

pub mod code;
mod form;
mod pages;
mod paper;
pub mod rules;
mod views;

use std::collections::HashSet;
use std::sync::Arc;

use organisation::{Duty, Gate, Routes};
use store::{Store, StoreFault};

use crate::day::Workshop;
use crate::records::ParticipantId;

/// Knows who came: hung beside the routes by the roof, since a higher area holds the door.
#[async_trait::async_trait]
pub trait Attendance: Send + Sync {
    /// Those who came to a workshop; none when nobody was checked in at its door.
    async fn came(
        &self,
        store: &Store,
        workshop: &Workshop,
    ) -> Result<Option<HashSet<ParticipantId>>, StoreFault>;
}

/// Whoever knows who came.
#[derive(Clone)]
pub struct Attending(Arc<dyn Attendance>);

impl Attending {
    /// By whoever knows.
    #[must_use]
    pub fn new(attendance: impl Attendance + 'static) -> Self {
        Self(Arc::new(attendance))
    }
}

/// The papers carry names: the county alone.
const COUNTY: Gate = Gate::Duties(&[Duty::CountyCoordinator]);

/// The routes of this part.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get("/workshop/{workshop}/papper", COUNTY, pages::show)
        .ask("/workshop/{workshop}/papper/hamta", COUNTY, pages::take_out)
        .ask("/workshop/{workshop}/papper/skylt", COUNTY, pages::take_sign)
}

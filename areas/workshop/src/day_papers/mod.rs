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
use crate::day::rules::Format;
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

    /// Whether it is in the room that they came to, where they sit at tables.
    fn is_in_the_room(&self) -> bool {
        true
    }
}

/// Those who know who came: to the room, and by video.
#[derive(Clone)]
pub struct Attending(Vec<Arc<dyn Attendance>>);

impl Attending {
    /// By whoever knows.
    #[must_use]
    pub fn new(attendance: impl Attendance + 'static) -> Self {
        Self(vec![Arc::new(attendance)])
    }

    /// And by another, who knows of others.
    #[must_use]
    pub fn and(mut self, attendance: impl Attendance + 'static) -> Self {
        self.0.push(Arc::new(attendance));
        self
    }

    /// Everybody who came by anybody's knowledge; none when nobody knows of any.
    ///
    /// # Errors
    /// [`StoreFault`] when the database refuses.
    pub async fn came(
        &self,
        store: &Store,
        workshop: &Workshop,
    ) -> Result<Option<HashSet<ParticipantId>>, StoreFault> {
        self.by(store, workshop, |_| true).await
    }

    /// Those of them who sit at tables: whoever came to the room; of a day by video everybody who joined. None when nobody
    /// is here.
    pub(crate) async fn at_tables(
        &self,
        store: &Store,
        workshop: &Workshop,
    ) -> Result<Option<HashSet<ParticipantId>>, StoreFault> {
        let is_digital = workshop.settings().format == Format::Digital;
        let came = self.by(store, workshop, |one| is_digital || one.is_in_the_room()).await?;
        Ok(came.filter(|came| !came.is_empty()))
    }

    async fn by(
        &self,
        store: &Store,
        workshop: &Workshop,
        counts: impl Fn(&dyn Attendance) -> bool + Send,
    ) -> Result<Option<HashSet<ParticipantId>>, StoreFault> {
        let mut all: Option<HashSet<ParticipantId>> = None;
        for one in self.0.iter().filter(|one| counts(one.as_ref())) {
            if let Some(came) = one.came(store, workshop).await? {
                all.get_or_insert_default().extend(came);
            }
        }
        Ok(all)
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

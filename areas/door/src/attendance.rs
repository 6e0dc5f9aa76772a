//! Who came, for the papers of the workshop: they lie below and cannot look themselves.

use std::collections::HashSet;

use store::{Store, StoreFault};
use workshop::ParticipantId;
use workshop::day::Workshop;
use workshop::day_papers::Attendance;

use crate::rules::merge;
use crate::views;

/// Looks at the door.
pub struct DoorAttendance;

#[async_trait::async_trait]
impl Attendance for DoorAttendance {
    async fn came(
        &self,
        store: &Store,
        workshop: &Workshop,
    ) -> Result<Option<HashSet<ParticipantId>>, StoreFault> {
        let times = views::times(workshop);
        let now = store.doors().now();
        // Before the day nobody has come, also when the door was tried out.
        if times.is_trial(now) {
            return Ok(None);
        }
        let scans = views::scans(store.reader(), workshop, now, None).await?;
        if scans.is_empty() {
            return Ok(None);
        }
        Ok(Some(merge(scans).into_keys().collect()))
    }
}

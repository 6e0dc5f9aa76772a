//! Who joined, for the papers of the workshop: they lie below and cannot look themselves.

use std::collections::HashSet;

use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QuerySelect as _};
use store::{Store, StoreFault};
use workshop::ParticipantId;
use workshop::day::Workshop;
use workshop::day_papers::Attendance;

use crate::records::joined;

/// Looks at who joined by video.
pub struct JoinedAttendance;

#[async_trait::async_trait]
impl Attendance for JoinedAttendance {
    async fn came(
        &self,
        store: &Store,
        workshop: &Workshop,
    ) -> Result<Option<HashSet<ParticipantId>>, StoreFault> {
        let joined: Vec<ParticipantId> = joined::Entity::find()
            .filter(joined::Column::Workshop.eq(workshop.id))
            .select_only()
            .column(joined::Column::Participant)
            .into_tuple()
            .all(store.reader())
            .await?;
        Ok((!joined.is_empty()).then(|| joined.into_iter().collect()))
    }

    fn is_in_the_room(&self) -> bool {
        false
    }
}

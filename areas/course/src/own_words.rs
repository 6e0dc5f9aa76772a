//! What participants say of themselves, where it comes otherwise than by their own link: the demo's people.

use organisation::OrganisationId;
use serde_json::json;
use store::{Desk, Line, StoreFault};
use workshop::{ParticipantId, WorkshopId};

use crate::deeds::{Said, put};
use crate::rules::Source;

/// Writes down on the desk that each of these says that the course is done.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn said_done(
    desk: &mut Desk,
    (workshop, county): (WorkshopId, OrganisationId),
    people: &[ParticipantId],
) -> Result<(), StoreFault> {
    let said = Said { source: Source::OwnWord, by: String::new(), reason: String::new() };
    put(desk, workshop, people, &said).await?;
    for who in people {
        desk.write(Line {
            deed: "course.said_done",
            subject: "participant",
            subject_id: who.uuid(),
            owner: Some(county.uuid()),
            details: json!({}),
        });
    }
    Ok(())
}

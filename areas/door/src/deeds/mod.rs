//! What is done at a door: somebody is here, or is not after all; a phone hands in what it noted; somebody comes whom
//! nobody expected, and a person decides about whoever was not let in at once; the door is shut and opened, and the tables
//! are planned again.

mod arriving;
mod coming;
mod deciding;
mod known;
mod late;
mod noted;
mod queue;
mod shutting;
mod taught;

pub use arriving::{Arrived, Saying, arrive, take_back};
pub(crate) use coming::name_of;
pub use coming::{Came, stand_in, walk_in};
pub use deciding::{Decided, Decision, NoSeat, decide};
pub use noted::NotedComer;
pub use queue::{HandedIn, Noted, Told, hand_in};
pub use shutting::{Replanned, open, plan_again, shut};
pub use taught::did_short;

use organisation::MayHost;
use sea_orm::prelude::{DateTimeUtc, Uuid};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, EntityTrait as _, IntoActiveModel as _, QueryFilter as _,
    QuerySelect as _, TryInsertResult,
};
use serde_json::Value;
use store::{Desk, Line, StoreFault};
use workshop::day::Workshop;
use workshop::records::{invitation, participant};
use workshop::{InvitationId, ParticipantId, WorkshopId};

use crate::records::scan;
use crate::views::times;

/// How somebody was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// By name or municipality.
    Name,
    /// By a code that was typed, by a person or a scanner.
    Code,
    /// By the camera.
    Camera,
}

impl Way {
    /// All.
    pub const ALL: [Self; 3] = [Self::Name, Self::Code, Self::Camera];

    /// The code in the database, in queues and in the journal.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Code => "code",
            Self::Camera => "camera",
        }
    }

    /// The way with this code.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.code() == code)
    }
}

/// Somebody at the door of a workshop.
#[derive(Clone, Copy)]
pub struct By<'a> {
    /// That they may.
    pub permit: &'a MayHost,
    /// The workshop.
    pub workshop: &'a Workshop,
    /// A mark of their browser.
    pub device: &'a str,
}

impl By<'_> {
    /// It is before the day.
    pub(crate) fn tries(&self, now: DateTimeUtc) -> bool {
        times(self.workshop).is_trial(now)
    }

    pub(crate) fn line(&self, deed: &'static str, subject: (&'static str, Uuid), details: Value) -> Line {
        let (subject, subject_id) = subject;
        Line { deed, subject, subject_id, owner: Some(self.permit.county().uuid()), details }
    }

    fn scan(&self, key: Uuid, participant: ParticipantId, at: DateTimeUtc, now: DateTimeUtc) -> scan::Model {
        scan::Model {
            id: key,
            workshop: self.workshop.id,
            participant,
            at,
            received_at: now,
            undoes: None,
            seen: false,
            way: Way::Name.code().to_owned(),
            late: false,
            without_course: false,
            device: self.device.to_owned(),
        }
    }
}

/// Whether somebody is registered for the workshop.
async fn is_registered(desk: &Desk, id: WorkshopId, who: ParticipantId) -> Result<bool, StoreFault> {
    Ok(invitation_of(desk, id, who).await?.is_some())
}

async fn invitation_of(
    desk: &Desk,
    id: WorkshopId,
    who: ParticipantId,
) -> Result<Option<invitation::Model>, StoreFault> {
    let own: Option<InvitationId> = participant::Entity::find_by_id(who)
        .select_only()
        .column(participant::Column::Invitation)
        .into_tuple()
        .one(desk.db())
        .await?;
    let Some(own) = own else { return Ok(None) };
    let found = invitation::Entity::find_by_id(own).filter(invitation::Column::Workshop.eq(id));
    Ok(found.one(desk.db()).await?)
}

/// Writes a scan down, unless it stands there already.
async fn put(desk: &Desk, row: scan::Model) -> Result<bool, StoreFault> {
    let put = scan::Entity::insert(row.into_active_model().reset_all())
        .on_conflict(OnConflict::column(scan::Column::Id).do_nothing().to_owned())
        .try_insert()
        .exec_without_returning(desk.db())
        .await?;
    Ok(matches!(put, TryInsertResult::Inserted(1..)))
}

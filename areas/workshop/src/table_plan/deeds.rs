//! What is done with a table plan: people are placed, moved, fixed, rules are set, deeds are undone, papers are taken
//! out. Each is one transaction: the state before is read, changed, and kept as a version that can be gone back to.

mod by_hand;
mod choosing;
mod history;
mod late;
mod placing;
mod planning;
mod rules;
mod stand_in;

pub use by_hand::{Move, fix, free, shift};
pub use choosing::{choose, stop};
pub use history::{redo, undo};
pub use late::seat_late;
pub use placing::{place, place_those};
pub use planning::{Begun, Placed, Planner, begin};
pub use rules::{lift_rule, mark, offer, set_rule};
pub use stand_in::take_seats;

use std::collections::HashSet;

use organisation::MayCoordinate;
use sea_orm::QuerySelect as _;
use serde_json::json;
use store::{DeedKey, Desk, Line, Opened, StoreFault};
use web::House;

use super::paper::Kind;
use super::saying::Refusal;
use super::state::State;
use super::views::{self, TablePlan};
use crate::day::{self, Workshop};
use crate::printing;
use crate::records::{ParticipantId, WorkshopId};
use crate::registration::views::{ParticipantRow, participants};

/// A deed that was not done. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum NotDone {
    /// Somebody changed the plan meanwhile.
    #[error("somebody changed the table plan meanwhile")]
    Newer,
    /// There is no such workshop in this county.
    #[error("no such workshop in this county")]
    NoWorkshop,
    /// Nobody is registered.
    #[error("nobody is registered")]
    Nobody,
    /// The person is no longer registered, or the table, rule or version is not there.
    #[error("no such person, table, rule or version")]
    Gone,
    /// A planning goes on.
    #[error("a planning goes on")]
    Planning,
    /// The wishes cannot all be kept.
    #[error("refused: {0:?}")]
    Refused(Vec<Refusal>),
    /// The engine did not understand what it was asked: our fault.
    #[error("the seating engine: {0}")]
    Engine(String),
    /// The database refused.
    #[error(transparent)]
    Store(#[from] StoreFault),
}

impl From<sea_orm::DbErr> for NotDone {
    fn from(fault: sea_orm::DbErr) -> Self {
        Self::Store(fault.into())
    }
}

impl NotDone {
    fn unreadable(fault: &serde_json::Error) -> Self {
        Self::Store(StoreFault::Unreadable(fault.to_string()))
    }
}

/// What a deed stands on: who does it, on which version, and the form's key.
#[derive(Clone, Copy)]
pub struct By<'a> {
    /// Who does it.
    pub permit: &'a MayCoordinate,
    /// The workshop.
    pub workshop: WorkshopId,
    /// The version that the person saw; whoever changes an older one is told.
    pub version: i32,
    /// By which a form sent twice does the deed once.
    pub key: DeedKey,
}

/// A deed on the plan that is being done: the desk with the plan's lock, and the state before.
struct Work {
    desk: Desk,
    /// The plan as it stands.
    plan: TablePlan,
    /// The state as it stands, without those who have cancelled.
    before: State,
    /// Everyone who is registered.
    people: Vec<ParticipantRow>,
}

/// The workshop under the desk's lock, through its county. The lock is the plan's too.
async fn take(desk: &Desk, permit: &MayCoordinate, id: WorkshopId) -> Result<Workshop, NotDone> {
    day::locked(desk, permit, id).await?.ok_or(NotDone::NoWorkshop)
}

/// Opens the plan for a change; nothing when the same form was sent before.
async fn open(house: &House, by: By<'_>) -> Result<Option<Work>, NotDone> {
    let people = participants(house.store(), by.workshop).await?;
    let Opened::Desk(desk) = house.store().desk_once(by.permit.author(), by.key).await? else {
        return Ok(None);
    };
    take(&desk, by.permit, by.workshop).await?;
    let plan = views::plan(desk.db(), by.workshop).await?;
    let plan = plan.filter(|plan| plan.version == by.version).ok_or(NotDone::Newer)?;
    let come = registered(&desk, by.workshop).await?;
    let before = views::state(house.store(), desk.db(), &plan, by.permit.county()).await?.state.among(&come);
    Ok(Some(Work { desk, plan, before, people }))
}

/// Who of a workshop is registered now. They stay so until the desk is sealed.
async fn registered(desk: &Desk, id: WorkshopId) -> Result<HashSet<ParticipantId>, NotDone> {
    let people = views::people_of(id).lock_shared().all(desk.db()).await?;
    Ok(people.into_iter().map(|person| person.id).collect())
}

impl Work {
    /// Whether somebody is registered.
    fn knows(&self, person: ParticipantId) -> bool {
        self.people.iter().any(|row| row.id == person)
    }

    fn name(&self, person: ParticipantId) -> String {
        self.people.iter().find(|row| row.id == person).map(|row| row.name.clone()).unwrap_or_default()
    }

    /// Writes the new state as the next version with its line, and seals.
    async fn close(self, by: By<'_>, after: State, line: Line) -> Result<(), NotDone> {
        let back_to = Some(self.plan.version);
        self.close_as(by, after, line, history::Way { back_to, forth_to: None }).await
    }

    async fn close_as(
        mut self,
        by: By<'_>,
        after: State,
        line: Line,
        way: history::Way,
    ) -> Result<(), NotDone> {
        let of = history::Of { plan: &self.plan, county: by.permit.county() };
        history::write(&mut self.desk, of, (&self.before, &after), &self.people, line.deed, way).await?;
        self.desk.write(Line { owner: Some(by.permit.county().uuid()), ..line });
        Ok(self.desk.seal("").await?)
    }
}

fn line(deed: &'static str, person: ParticipantId, details: serde_json::Value) -> Line {
    Line { deed, subject: "participant", subject_id: person.uuid(), owner: None, details }
}

fn line_of(deed: &'static str, workshop: WorkshopId, details: serde_json::Value) -> Line {
    Line { deed, subject: "workshop", subject_id: workshop.uuid(), owner: None, details }
}

/// Writes down that a paper with people's names left the system: which, and of which round (from 0) if not of all.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn take_out(
    house: &House,
    permit: &MayCoordinate,
    workshop: &Workshop,
    (kind, round): (Kind, Option<usize>),
    people: usize,
) -> Result<(), StoreFault> {
    let mut details = json!({ "kind": kind.code(), "people": people });
    if let Some(round) = round {
        details["round"] = json!(round + 1);
    }
    printing::taken_out(house, permit, workshop, details).await
}

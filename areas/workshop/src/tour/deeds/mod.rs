//! What the national lead does with a tour. Each is one transaction on a version of the draft: whoever changes an older
//! one is told.

mod agree;
mod by_hand;
mod crew;
mod feed;
mod planning;
mod telling;

pub use agree::{Agreed, agree, visits as agreed_visits};
pub use by_hand::{fix, shift, take_off};
pub use crew::{close_days, keep_person, keep_team, remove_person, remove_team};
pub use feed::{live as live_feeds, make_feed, note_fetched, revoke_feed};
pub use planning::{Begun, Planner, begin, plan, stop};
pub use telling::tell;

use organisation::MayLead;
use programme::ProgrammeId;
use sea_orm::{ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _, QuerySelect as _};
use serde_json::Value;
use store::{DeedKey, Desk, Line, Opened, StoreFault};
use web::House;

use super::records::{planning as plannings, tour};
use super::rules::{Refusal, Tour};
use super::views;
use crate::table_plan::job::Bench;

/// A deed that was not done. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum NotDone {
    /// Somebody changed the draft meanwhile.
    #[error("somebody changed the tour meanwhile")]
    Newer,
    /// A planning goes on.
    #[error("a planning goes on")]
    Planning,
    /// There is nobody to plan for, or nobody who could go.
    #[error("there are no counties or no teams")]
    Nobody,
    /// The rules refuse.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The plan breaks rules, and that was not said to be known; or somebody would be in two places.
    #[error("the plan breaks rules")]
    Broken,
    /// Somebody cannot be given the duty.
    #[error("{0} cannot be given the duty")]
    NotGiven(String),
    /// The engine did not understand what it was asked: our fault.
    #[error("the tour engine: {0}")]
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

/// What a deed stands on: who does it, in which programme, on which version, and the form's key.
#[derive(Clone, Copy)]
pub struct By<'a> {
    /// Who does it.
    pub permit: &'a MayLead,
    /// The programme.
    pub programme: ProgrammeId,
    /// The version that the person saw; 0 before there is a draft.
    pub version: i32,
    /// By which a form sent twice does the deed once.
    pub key: DeedKey,
    /// The plannings of this program.
    pub bench: &'a Bench,
}

/// A draft under its lock.
struct Work {
    desk: Desk,
    row: Option<tour::Model>,
    tour: Tour,
}

/// Opens the draft for a change; nothing when the same form was sent before.
async fn open(house: &House, by: By<'_>) -> Result<Option<Work>, NotDone> {
    let Opened::Desk(desk) = house.store().desk_once(by.permit.author(), by.key).await? else {
        return Ok(None);
    };
    let row = tour::Entity::find_by_id(by.programme).lock_exclusive().one(desk.db()).await?;
    if row.as_ref().map_or(0, |row| row.version) != by.version {
        return Err(NotDone::Newer);
    }
    let planning = plannings::Entity::find_by_id(by.programme).one(desk.db()).await?;
    if planning.is_some_and(|row| views::goes_on(house.store(), by.bench, &row)) {
        return Err(NotDone::Planning);
    }
    let tour = views::content(row.as_ref())?;
    Ok(Some(Work { desk, row, tour }))
}

impl Work {
    /// Writes the draft as the next version. `reached` is empty where the plan is another than the one that was found.
    async fn keep(&self, programme: ProgrammeId, tour: &Tour, reached: String) -> Result<i32, NotDone> {
        keep(&self.desk, self.row.as_ref(), programme, tour, reached).await
    }

    /// Writes the draft with its line, and seals.
    async fn close(mut self, by: By<'_>, deed: &'static str, details: Value) -> Result<(), NotDone> {
        let tour = std::mem::take(&mut self.tour);
        self.keep(by.programme, &tour, String::new()).await?;
        self.desk.write(line(deed, by, details));
        Ok(self.desk.seal("").await?)
    }
}

async fn keep(
    desk: &Desk,
    row: Option<&tour::Model>,
    programme: ProgrammeId,
    tour: &Tour,
    reached: String,
) -> Result<i32, NotDone> {
    let version = row.map_or(0, |row| row.version) + 1;
    let saved = tour::ActiveModel {
        programme: Set(programme),
        content: Set(views::json(tour)?),
        reached: Set(reached),
        version: Set(version),
        changed_at: Set(desk.now()),
    };
    if row.is_some() {
        tour::Entity::update_many()
            .set(saved)
            .filter(tour::Column::Programme.eq(programme))
            .exec(desk.db())
            .await?;
    } else if let Err(fault) = desk.insert(saved).await {
        // Two who make the first draft at once: the table's key lets one of them through.
        return Err(if fault.is_unique_violation() { NotDone::Newer } else { fault.into() });
    }
    Ok(version)
}

fn line(deed: &'static str, by: By<'_>, details: Value) -> Line {
    Line {
        deed,
        subject: "programme",
        subject_id: by.programme.uuid(),
        owner: by.permit.author().organisation,
        details,
    }
}

//! The checklist: taken from the programme's plan, and what is done with its tasks.

use std::collections::HashMap;

use organisation::MayCoordinate;
use programme::ProgrammeId;
use programme::plan::{self, Plan, Tier};
use programme::records::programme as programmes;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QuerySelect as _};
use serde_json::json;
use store::{DeedKey, Desk, Line, Opened, Store, StoreFault};

use super::records::{TaskId, task};
use super::rules::{MOST_TASKS, Move, TaskState, When};
use super::views::Task;
use crate::day::{self, Workshop};
use crate::invitation::deeds::key;
use crate::records::WorkshopId;

/// A deed that was not done. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum NotDone {
    /// The county has no such workshop, or the workshop no such task or guest.
    #[error("there is no such thing in this county")]
    NotFound,
    /// Somebody was faster: it is no longer as it was shown.
    #[error("somebody changed it meanwhile")]
    Newer,
    /// There are as many as there may be.
    #[error("there are too many")]
    TooMany,
    /// The store refused.
    #[error(transparent)]
    Store(#[from] StoreFault),
}

impl From<sea_orm::DbErr> for NotDone {
    fn from(fault: sea_orm::DbErr) -> Self {
        Self::Store(fault.into())
    }
}

/// The workshop under the desk's lock, through its county.
pub(super) async fn take(desk: &Desk, permit: &MayCoordinate, id: WorkshopId) -> Result<Workshop, NotDone> {
    day::locked(desk, permit, id).await?.ok_or(NotDone::NotFound)
}

/// What taking the plan changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// Tasks that came.
    pub new: usize,
    /// Tasks that say something else or have another last day.
    pub changed: usize,
    /// Tasks that went, since nobody had begun with them.
    pub gone: usize,
}

impl Taken {
    /// Whether it changed anything.
    #[must_use]
    pub fn is_nothing(self) -> bool {
        self == Self::default()
    }
}

/// What taking the plan would change: task by task, those to put in, to save, and to delete.
#[derive(Debug, Default)]
struct Steps {
    put: Vec<plan::Task>,
    save: Vec<(TaskId, i32, plan::Task)>,
    delete: Vec<TaskId>,
}

fn days(task: &plan::Task) -> Option<i32> {
    task.days.map(i32::from)
}

/// The county's tasks of a plan beside the ones that are there. What the county has done with a task stays: a task that
/// left the plan goes only while nobody has touched it.
fn steps(plan: &Plan, there: &[Task]) -> Steps {
    let known: HashMap<&str, &Task> =
        there.iter().filter(|task| !task.plan_id.is_empty()).map(|task| (&task.plan_id[..], task)).collect();
    let mut steps = Steps::default();
    for planned in plan.tasks.iter().filter(|task| task.tier == Tier::County) {
        match known.get(&planned.id[..]) {
            None => steps.put.push(planned.clone()),
            Some(task) => {
                let same_days = task.own_days || task.days == days(planned);
                if task.what != planned.what || !same_days || task.stage != When::from(planned.stage) {
                    let mut planned = planned.clone();
                    if task.own_days {
                        planned.days = task.days.and_then(|days| u16::try_from(days).ok());
                    }
                    steps.save.push((task.id, task.version, planned));
                }
            }
        }
    }
    let is_planned = |task: &Task| plan.tasks.iter().any(|planned| planned.id == task.plan_id);
    let untouched = |task: &&Task| task.version == 0 && task.state == TaskState::Open;
    let gone = there.iter().filter(|task| !task.plan_id.is_empty() && !is_planned(task)).filter(untouched);
    steps.delete = gone.map(|task| task.id).collect();
    steps
}

/// Whether the plan says otherwise than the checklist.
#[must_use]
pub fn differs(plan: &Plan, there: &[Task]) -> Taken {
    let steps = steps(plan, there);
    Taken { new: steps.put.len(), changed: steps.save.len(), gone: steps.delete.len() }
}

/// The checklist of a new workshop, as its programme has it, on the desk of the deed that makes the workshop.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub(crate) async fn begin(desk: &Desk, id: WorkshopId, programme: ProgrammeId) -> Result<(), StoreFault> {
    let Some(programme) = programmes::Entity::find_by_id(programme).one(desk.db()).await? else {
        return Ok(());
    };
    let plan = plan::views::newest(desk.db(), &programme).await?.plan;
    put(desk, id, &plan, &steps(&plan, &[]).put).await
}

async fn put(desk: &Desk, id: WorkshopId, plan: &Plan, tasks: &[plan::Task]) -> Result<(), StoreFault> {
    if tasks.is_empty() {
        return Ok(());
    }
    let place =
        |task: &plan::Task| plan.tasks.iter().position(|other| other.id == task.id).unwrap_or_default();
    let rows = tasks.iter().map(|planned| task::ActiveModel {
        id: Set(desk.id()),
        workshop: Set(id),
        plan_id: Set(planned.id.clone()),
        stage: Set(planned.stage.into()),
        position: Set(i32::try_from(place(planned)).unwrap_or(i32::MAX)),
        what: Set(planned.what.clone()),
        days: Set(days(planned)),
        version: Set(0),
        ..blank()
    });
    task::Entity::insert_many(rows).exec_without_returning(desk.db()).await?;
    Ok(())
}

fn blank() -> task::ActiveModel {
    task::ActiveModel {
        own_days: Set(false),
        owner: Set(String::new()),
        owner_address: Set(String::new()),
        state: Set(TaskState::Open),
        note: Set(String::new()),
        reason: Set(String::new()),
        moved_by: Set(String::new()),
        moved_at: Set(None),
        reminded: Set(None),
        ..Default::default()
    }
}

/// Takes the plan as it stands into the checklist.
///
/// # Errors
/// [`NotDone`].
pub async fn take_plan(
    store: &Store,
    permit: &MayCoordinate,
    id: WorkshopId,
    form: DeedKey,
) -> Result<Taken, NotDone> {
    let Opened::Desk(mut desk) = store.desk_once(permit.author(), form).await? else {
        return Ok(Taken::default());
    };
    let workshop = take(&desk, permit, id).await?;
    let programme = programmes::Entity::find_by_id(workshop.programme).one(desk.db()).await?;
    let plan = plan::views::newest(desk.db(), &programme.ok_or(NotDone::NotFound)?).await?.plan;
    let there = task::Entity::find().filter(task::Column::Workshop.eq(id)).all(desk.db()).await?;
    let steps = steps(&plan, &there);
    let taken = Taken { new: steps.put.len(), changed: steps.save.len(), gone: steps.delete.len() };
    if taken.is_nothing() {
        desk.clear().await?;
        return Ok(taken);
    }
    put(&desk, id, &plan, &steps.put).await?;
    for (id, version, planned) in &steps.save {
        let row = task::ActiveModel {
            id: Set(*id),
            stage: Set(planned.stage.into()),
            what: Set(planned.what.clone()),
            days: Set(days(planned)),
            version: Set(version + 1),
            ..Default::default()
        };
        task::Entity::update(row).exec(desk.db()).await?;
    }
    task::Entity::delete_many().filter(task::Column::Id.is_in(steps.delete)).exec(desk.db()).await?;
    desk.write(Line {
        deed: "workshop.checklist_taken",
        subject: "workshop",
        subject_id: id.uuid(),
        owner: Some(permit.county().uuid()),
        details: json!({ "new": taken.new, "changed": taken.changed, "gone": taken.gone }),
    });
    desk.seal("").await?;
    Ok(taken)
}

/// What a task says, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// What is to be done; kept as it is of a task of the programme's.
    pub what: String,
    /// Seen from the day; kept of a task of the programme's.
    pub when: When,
    /// Days from the day.
    pub days: Option<i32>,
    /// Whose.
    pub owner: String,
    /// Their mail address.
    pub owner_address: String,
    /// A note.
    pub note: String,
}

fn about(deed: &'static str, task: TaskId, permit: &MayCoordinate, details: serde_json::Value) -> Line {
    Line { deed, subject: "task", subject_id: task.uuid(), owner: Some(permit.county().uuid()), details }
}

/// Adds a task of the county's own.
///
/// # Errors
/// [`NotDone`].
pub async fn add(
    store: &Store,
    permit: &MayCoordinate,
    id: WorkshopId,
    wording: &Wording,
    form: DeedKey,
) -> Result<(), NotDone> {
    let opened = store.desk_once(permit.author(), key(form, &format!("{wording:?}"))).await?;
    let Opened::Desk(mut desk) = opened else { return Ok(()) };
    take(&desk, permit, id).await?;
    let there = task::Entity::find().filter(task::Column::Workshop.eq(id)).all(desk.db()).await?;
    if there.len() >= MOST_TASKS {
        desk.clear().await?;
        return Err(NotDone::TooMany);
    }
    let last = there.iter().map(|task| task.position).max().unwrap_or_default();
    let new: TaskId = desk.id();
    let row = task::ActiveModel {
        id: Set(new),
        workshop: Set(id),
        plan_id: Set(String::new()),
        stage: Set(wording.when),
        position: Set(last.saturating_add(1)),
        what: Set(wording.what.clone()),
        days: Set(wording.days),
        owner: Set(wording.owner.clone()),
        owner_address: Set(wording.owner_address.clone()),
        note: Set(wording.note.clone()),
        version: Set(1),
        ..blank()
    };
    desk.insert(row).await?;
    desk.write(about("workshop.task_saved", new, permit, json!({ "version": 1 })));
    Ok(desk.seal("").await?)
}

/// The task under the desk's lock, if it is as it was shown.
async fn task_of(desk: &Desk, id: WorkshopId, task: TaskId, version: i32) -> Result<Task, NotDone> {
    let found = task::Entity::find_by_id(task)
        .filter(task::Column::Workshop.eq(id))
        .lock_exclusive()
        .one(desk.db())
        .await?
        .ok_or(NotDone::NotFound)?;
    if found.version == version { Ok(found) } else { Err(NotDone::Newer) }
}

/// Saves owner, days and note of a task, and the words of one of the county's own.
///
/// # Errors
/// [`NotDone::Newer`] when somebody was faster; the caller still holds what was typed.
pub async fn save(
    store: &Store,
    permit: &MayCoordinate,
    (id, task): (WorkshopId, TaskId),
    version: i32,
    wording: &Wording,
    form: DeedKey,
) -> Result<(), NotDone> {
    let opened = store.desk_once(permit.author(), key(form, &format!("{task}{wording:?}"))).await?;
    let Opened::Desk(mut desk) = opened else { return Ok(()) };
    take(&desk, permit, id).await?;
    let before = task_of(&desk, id, task, version).await?;
    let is_own = before.plan_id.is_empty();
    let mut row = task::ActiveModel {
        id: Set(task),
        days: Set(wording.days),
        own_days: Set(!is_own && (before.own_days || before.days != wording.days)),
        owner: Set(wording.owner.clone()),
        owner_address: Set(wording.owner_address.clone()),
        note: Set(wording.note.clone()),
        version: Set(version + 1),
        ..Default::default()
    };
    if is_own {
        row.what = Set(wording.what.clone());
        row.stage = Set(wording.when);
    }
    // Somebody else is to do it: they have not been reminded.
    if before.owner_address != wording.owner_address {
        row.reminded = Set(None);
    }
    task::Entity::update(row).exec(desk.db()).await?;
    desk.write(about("workshop.task_saved", task, permit, json!({ "version": version + 1 })));
    Ok(desk.seal("").await?)
}

/// Moves a task. `reason` says why it does not concern the county.
///
/// # Errors
/// [`NotDone::Newer`] when somebody was faster.
pub async fn move_it(
    store: &Store,
    permit: &MayCoordinate,
    (id, task): (WorkshopId, TaskId),
    version: i32,
    (by, reason): (Move, &str),
    form: DeedKey,
) -> Result<(), NotDone> {
    let opened = store.desk_once(permit.author(), key(form, &format!("{task}{by:?}"))).await?;
    let Opened::Desk(mut desk) = opened else { return Ok(()) };
    take(&desk, permit, id).await?;
    let before = task_of(&desk, id, task, version).await?;
    let Some(state) = before.state.moved(by) else {
        desk.clear().await?;
        return Err(NotDone::Newer);
    };
    let row = task::ActiveModel {
        id: Set(task),
        state: Set(state),
        reason: Set(reason.to_owned()),
        moved_by: Set(permit.author().name.clone()),
        moved_at: Set(Some(desk.now())),
        version: Set(version + 1),
        ..Default::default()
    };
    task::Entity::update(row).exec(desk.db()).await?;
    let details = json!({ "outcome": state.code(), "version": version + 1 });
    desk.write(about("workshop.task_moved", task, permit, details));
    Ok(desk.seal("").await?)
}

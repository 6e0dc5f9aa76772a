//! The form of one tier's checklists: a row for each task and some empty ones.

use texts::Words;
use web::{Faults, Posted};

use super::plan_form::one_line;
use crate::plan::{Plan, Stage, Task, Tier};

/// How many empty rows stand at the end of each stage.
const EMPTY: usize = 2;

/// One row as somebody writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TaskRow {
    /// The task's id, or one that begins with `new-`.
    pub id: String,
    pub stage: Stage,
    pub what: String,
    pub days: String,
    /// Somebody else added it while this form was open.
    pub theirs: bool,
}

impl TaskRow {
    fn of(task: &Task, theirs: bool) -> Self {
        Self {
            id: task.id.clone(),
            stage: task.stage,
            what: task.what.clone(),
            days: task.days.map(|days| days.to_string()).unwrap_or_default(),
            theirs,
        }
    }
}

/// The rows of one tier, with empty ones at the end of each stage.
pub(super) fn rows(plan: &Plan, tier: Tier) -> Vec<TaskRow> {
    with_empty(
        plan.tasks.iter().filter(|task| task.tier == tier).map(|task| TaskRow::of(task, false)).collect(),
    )
}

/// The rows as they were posted. A row that names no stage, or an id as no page of ours makes them, is nobody's.
pub(super) fn posted(posted: &Posted) -> Vec<TaskRow> {
    let row = |id: &str| {
        let stage = posted.text(&format!("stage-{id}"));
        Some(TaskRow {
            id: id.to_owned(),
            stage: Stage::ALL.into_iter().find(|one| one.code() == stage)?,
            what: posted.text(&format!("what-{id}")).to_owned(),
            days: posted.text(&format!("days-{id}")).to_owned(),
            theirs: false,
        })
    };
    let ours = |id: &&str| {
        !id.is_empty()
            && id.len() <= 60
            && id.bytes().all(|sign| sign.is_ascii_alphanumeric() || sign == b'-')
    };
    let mut rows: Vec<TaskRow> = posted.all("row").filter(ours).filter_map(row).collect();
    let mut seen = std::collections::HashSet::new();
    rows.retain(|row| seen.insert(row.id.clone()));
    rows
}

/// The rows with those that somebody else added meanwhile: they would be lost if the form were saved without them.
pub(super) fn with_theirs(mut rows: Vec<TaskRow>, base: &Plan, theirs: &Plan, tier: Tier) -> Vec<TaskRow> {
    let is_new = |task: &&Task| {
        task.tier == tier
            && base.tasks.iter().all(|known| known.id != task.id)
            && rows.iter().all(|row| row.id != task.id)
    };
    let new: Vec<TaskRow> = theirs.tasks.iter().filter(is_new).map(|task| TaskRow::of(task, true)).collect();
    rows.extend(new);
    rows.sort_by_key(|row| row.stage);
    rows
}

/// Empty rows at the end of each stage, so that there is always room for more.
pub(super) fn with_empty(mut rows: Vec<TaskRow>) -> Vec<TaskRow> {
    for stage in Stage::ALL {
        let there =
            rows.iter().filter(|row| row.stage == stage && row.what.is_empty() && row.days.is_empty());
        for _ in there.count()..EMPTY {
            let free = (1..).map(|number| format!("new-{}-{number}", stage.code()));
            let id = free.into_iter().find(|id| rows.iter().all(|row| row.id != *id)).unwrap_or_default();
            rows.push(TaskRow { id, stage, what: String::new(), days: String::new(), theirs: false });
        }
    }
    rows.sort_by_key(|row| row.stage);
    rows
}

/// The plan with this tier's tasks as the rows say, or everything that is wrong. A row whose text is empty goes; the
/// days of a row without a text are a fault.
pub(super) fn check(
    words: &Words,
    before: &Plan,
    tier: Tier,
    rows: &[TaskRow],
    new_id: impl Fn() -> String,
) -> Result<Plan, Faults> {
    let mut faults = Faults::none();
    let mut tasks = Vec::new();
    for row in rows {
        let what = one_line(&row.what);
        let days = if row.days.is_empty() { Ok(None) } else { row.days.parse().map(Some) };
        let is_day = row.stage == Stage::During;
        match (&*what, days) {
            ("", Ok(None)) => {}
            // A known task whose text was cleared is taken away, days and all.
            ("", Ok(Some(_))) if !row.id.starts_with("new-") => {}
            ("", _) => faults.add(format!("what-{}", row.id), words.say("plan-fault-what-empty")),
            (_, Err(_)) => faults.add(format!("days-{}", row.id), words.say("plan-fault-number")),
            (_, Ok(days)) => tasks.push(Task {
                id: row.id.clone(),
                tier,
                stage: row.stage,
                what,
                days: if is_day { None } else { days },
            }),
        }
    }
    let mut plan = before.clone();
    plan.tasks.retain(|task| task.tier != tier);
    plan.tasks.extend(tasks);
    plan.tasks.sort_by_key(|task| (task.tier, task.stage));
    let of_rows = |field: &str| field == "tasks" || field.starts_with("what-") || field.starts_with("days-");
    for fault in crate::plan::task_faults(&plan).into_iter().filter(|fault| of_rows(&fault.field)) {
        let name = fault.field.split('-').next().unwrap_or_default();
        let text = words.say(&format!("plan-fault-{name}-{}", fault.code));
        faults.add(fault.field, text);
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    for task in plan.tasks.iter_mut().filter(|task| task.id.starts_with("new-")) {
        task.id = format!("own-{}", new_id());
    }
    Ok(plan)
}

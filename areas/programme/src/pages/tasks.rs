//! The checklists of the three tiers: read by each tier, edited by the national lead.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use organisation::{Actor, App, Duty, MayLead};
use serde::Deserialize;
use texts::Words;
use web::{Faults, Note, Posted, Shell, Trouble, Visitor, conflict, faulty, go, go_with, page};

use super::plan::{NewerPlan, newer, under};
use super::said::{Said, say, when};
use super::task_form::{self, TaskRow};
use crate::plan::deeds::{self, PlanSaveFault};
use crate::plan::views as plans;
use crate::plan::{Plan, Stage, Tier};
use crate::views;

/// Whose lists are asked for.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    niva: String,
}

#[derive(Template)]
#[template(path = "pages/tasks.html")]
pub(super) struct TasksPage {
    pub shell: Shell,
    /// Nothing before there is a programme.
    pub programme: Option<String>,
    pub tiers: Vec<TierLists>,
    pub leads: bool,
}

/// One tier's three lists.
pub(super) struct TierLists {
    pub code: &'static str,
    pub name: String,
    pub stages: Vec<StageList>,
}

/// One list.
pub(super) struct StageList {
    pub name: String,
    pub tasks: Vec<(Said, String)>,
}

#[derive(Template)]
#[template(path = "pages/tasks_edit.html")]
pub(super) struct TasksEditPage {
    pub shell: Shell,
    pub faults: Faults,
    pub deed: String,
    pub version: i32,
    pub tier: &'static str,
    pub title: String,
    pub stages: Vec<StageRows>,
    pub newer: Option<NewerPlan>,
}

/// The rows of one stage.
pub(super) struct StageRows {
    pub code: &'static str,
    pub name: String,
    /// Over the field of days: "Dagar före". Empty on the day.
    pub days: String,
    pub rows: Vec<TaskRow>,
}

pub(super) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
) -> Result<Response, Trouble> {
    let shell = if actor.duty() == Duty::MunicipalCoordinator {
        actor.shell(&app, &visitor, visitor.words().say("plan-tasks-title"))
    } else {
        under(&app, &visitor, &actor, "plan-tasks-title", &Faults::none())
    };
    let tiers: &[Tier] = match actor.duty() {
        Duty::NationalLead => &Tier::ALL,
        Duty::CountyCoordinator => &[Tier::County, Tier::Municipality, Tier::National],
        Duty::MunicipalCoordinator | Duty::Auditor | Duty::Facilitator => &[Tier::Municipality],
    };
    let Some(programme) = views::current(app.store()).await? else {
        return page(&TasksPage { shell, programme: None, tiers: Vec::new(), leads: false });
    };
    let saved = plans::newest_plan(app.store(), &programme).await?;
    let tiers = tiers.iter().map(|tier| lists(visitor.words(), &saved.plan, *tier)).collect();
    let leads = actor.duty() == Duty::NationalLead;
    page(&TasksPage { shell, programme: Some(programme.name), tiers, leads })
}

pub(super) fn lists(words: &Words, plan: &Plan, tier: Tier) -> TierLists {
    let stage = |stage: Stage| StageList {
        name: words.say(&format!("plan-stage-{}", stage.code())),
        tasks: plan.tasks_of(tier, stage).map(|task| (say(words, &task.what), when(words, task))).collect(),
    };
    TierLists {
        code: tier.code(),
        name: words.say(&format!("plan-tier-{}", tier.code())),
        stages: Stage::ALL.map(stage).into_iter().filter(|list| !list.tasks.is_empty()).collect(),
    }
}

pub(super) async fn edit(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let tier = Tier::of_code(&asked.niva).unwrap_or(Tier::County);
    let Some(programme) = views::current(app.store()).await? else { return Ok(go("/program")) };
    let saved = plans::newest_plan(app.store(), &programme).await?;
    let shell = under(&app, &visitor, &actor, "plan-tasks-edit-title", &Faults::none());
    let rows = task_form::rows(&saved.plan, tier);
    page(&edit_page(shell, &app, Faults::none(), saved.version, tier, &rows))
}

pub(super) async fn save(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    posted: Posted,
) -> Result<Response, Trouble> {
    let permit = MayLead::of(&actor)?;
    let Some(programme) = views::current(app.store()).await? else { return Ok(go("/program")) };
    let tier = Tier::of_code(posted.text("niva")).ok_or(Trouble::Malformed)?;
    let version = posted.number("version")?;
    let before = plans::newest_plan(app.store(), &programme).await?;
    let rows = task_form::posted(&posted);
    let new_id = || app.store().doors().uuid().to_string();
    let plan = match task_form::check(visitor.words(), &before.plan, tier, &rows, new_id) {
        Ok(plan) => plan,
        Err(faults) => {
            let shell = under(&app, &visitor, &actor, "plan-tasks-edit-title", &faults);
            return faulty(&edit_page(shell, &app, faults, version, tier, &task_form::with_empty(rows)));
        }
    };
    match deeds::save(app.store(), &permit, &programme, version, &plan, posted.deed_key()?).await {
        Ok(_) => Ok(go_with(&app, "/program/uppgifter", &Note::done("plan-saved"))),
        Err(PlanSaveFault::NewerVersion(theirs)) => {
            let base = plans::of_version(app.store(), &programme, version).await?;
            let base = base.map_or_else(|| theirs.plan.clone(), |base| base.plan);
            let shell = under(&app, &visitor, &actor, "plan-tasks-edit-title", &Faults::none());
            let newer = Some(newer(&shell, Some(&base), &theirs));
            let rows = task_form::with_theirs(rows, &base, &theirs.plan, tier);
            let rows = task_form::with_empty(rows);
            let page = edit_page(shell, &app, Faults::none(), theirs.version, tier, &rows);
            conflict(&TasksEditPage { newer, ..page })
        }
        Err(PlanSaveFault::Store(fault)) => Err(fault.into()),
    }
}

fn edit_page(
    shell: Shell,
    app: &App,
    faults: Faults,
    version: i32,
    tier: Tier,
    rows: &[TaskRow],
) -> TasksEditPage {
    let deed = app.store().doors().uuid().to_string();
    edit_page_of(shell, deed, faults, version, tier, rows)
}

pub(super) fn edit_page_of(
    shell: Shell,
    deed: String,
    faults: Faults,
    version: i32,
    tier: Tier,
    rows: &[TaskRow],
) -> TasksEditPage {
    let words = shell.t.clone();
    let days = |stage: Stage| match stage {
        Stage::Before => words.say("plan-days-label-before"),
        Stage::During => String::new(),
        Stage::After => words.say("plan-days-label-after"),
    };
    let stage = |stage: Stage| StageRows {
        code: stage.code(),
        name: words.say(&format!("plan-stage-{}", stage.code())),
        days: days(stage),
        rows: rows.iter().filter(|row| row.stage == stage).cloned().collect(),
    };
    let tier_name = words.say(&format!("plan-tier-{}", tier.code()));
    TasksEditPage {
        title: words.say1("plan-tasks-edit-of", "tier", tier_name),
        stages: Stage::ALL.map(stage).into(),
        shell,
        faults,
        deed,
        version,
        tier: tier.code(),
        newer: None,
    }
}

//! The plan of the programme: its days, numbers, names and agenda, edited by the national lead.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use organisation::{Actor, App, MayLead};
use web::{
    Choice, Crumb, Faults, Note, Posted, Shell, Trouble, Visitor, conflict, faulty, go, go_with, page,
};

use super::plan_form::PlanForm;
use super::said::{ChangeLine, change_lines};
use crate::agenda::form::kinds;
use crate::plan::deeds::{self, PlanSaveFault};
use crate::plan::views::{self as plans, Saved};
use crate::plan::{Plan, changes};
use crate::views;

#[derive(Template)]
#[template(path = "pages/plan.html")]
pub(super) struct PlanPage {
    pub shell: Shell,
    pub faults: Faults,
    pub deed: String,
    /// The version that the form began from.
    pub version: i32,
    pub form: PlanForm,
    /// What people do in an item of the agenda.
    pub kinds: Vec<Choice>,
    /// What somebody else saved meanwhile.
    pub newer: Option<NewerPlan>,
}

/// Another person's version: who saved it, and what they changed.
pub(super) struct NewerPlan {
    pub said: String,
    pub changes: Vec<ChangeLine>,
}

pub(super) async fn edit(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
) -> Result<Response, Trouble> {
    let Some(programme) = views::current(app.store()).await? else { return Ok(go("/program")) };
    let saved = plans::newest_plan(app.store(), &programme).await?;
    let shell = under(&app, &visitor, &actor, "plan-edit-title", &Faults::none());
    page(&plan_page(shell, &app, Faults::none(), saved.version, PlanForm::of(&saved.plan)))
}

pub(super) async fn save(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    posted: Posted,
) -> Result<Response, Trouble> {
    let permit = MayLead::of(&actor)?;
    let Some(programme) = views::current(app.store()).await? else { return Ok(go("/program")) };
    let version = posted.number("version")?;
    let form = PlanForm::posted(&posted);
    let before = plans::newest_plan(app.store(), &programme).await?;
    let election = (programme.election, programme.election_day);
    let checked = form.check(visitor.words(), &before.plan, election, app.today());
    let plan = match checked {
        Ok(plan) => plan,
        Err(faults) => {
            let shell = under(&app, &visitor, &actor, "plan-edit-title", &faults);
            return faulty(&plan_page(shell, &app, faults, version, form));
        }
    };
    match deeds::save(app.store(), &permit, &programme, version, &plan, posted.deed_key()?).await {
        Ok(_) => {
            let moved = plan.window() != before.plan.window();
            let note = if moved { "plan-saved-moved" } else { "plan-saved" };
            Ok(go_with(&app, "/program", &Note::done(note)))
        }
        Err(PlanSaveFault::NewerVersion(theirs)) => {
            let base = plans::of_version(app.store(), &programme, version).await?;
            let shell = under(&app, &visitor, &actor, "plan-edit-title", &Faults::none());
            let newer = Some(newer(&shell, base.as_ref().map(|base| &base.plan), &theirs));
            conflict(&PlanPage { newer, ..plan_page(shell, &app, Faults::none(), theirs.version, form) })
        }
        Err(PlanSaveFault::Store(fault)) => Err(fault.into()),
    }
}

/// What somebody else saved over the version that a form began from.
pub(super) fn newer(shell: &Shell, base: Option<&Plan>, theirs: &Saved) -> NewerPlan {
    let words = &shell.t;
    let differ = base.map(|base| changes(base, &theirs.plan)).unwrap_or_default();
    NewerPlan {
        said: saved_by(words, "programme-draft-newer", theirs),
        changes: change_lines(words, &differ),
    }
}

/// A sentence about a version: which, by whom and when.
pub(super) fn saved_by(words: &texts::Words, key: &str, saved: &Saved) -> String {
    words.say_with(
        key,
        [
            ("version", saved.version.into()),
            ("by", saved.by.as_str().into()),
            ("at", words.moment(saved.at).into()),
        ],
    )
}

/// The frame of a page that lies under the programme.
pub(super) fn under(app: &App, visitor: &Visitor, actor: &Actor, title: &str, faults: &Faults) -> Shell {
    let words = visitor.words();
    let mut shell = actor.shell(app, visitor, words.say(title));
    let programme = Crumb { href: Some("/program".to_owned()), text: words.say("programme-title") };
    shell.trail.insert(1.min(shell.trail.len()), programme);
    shell.with_faults(faults)
}

fn plan_page(shell: Shell, app: &App, faults: Faults, version: i32, form: PlanForm) -> PlanPage {
    let (kinds, deed) = (kinds(&shell.t), app.store().doors().uuid().to_string());
    PlanPage { shell, faults, deed, version, form, kinds, newer: None }
}

//! What has changed since a county took the programme, and taking the newest version.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use organisation::{Actor, App, Duty, MayCoordinate};
use web::{Faults, Note, Posted, Shell, Trouble, Visitor, go, go_with, page};

use super::plan::{saved_by, under};
use super::said::{ChangeLine, change_lines};
use crate::plan::views::{self as plans, Saved};
use crate::plan::{changes, deeds};
use crate::views;

#[derive(Template)]
#[template(path = "pages/changed.html")]
pub(super) struct ChangedPage {
    pub shell: Shell,
    pub deed: String,
    /// The version that the county takes with the button.
    pub version: i32,
    /// "Version 4, sparad av …".
    pub now: String,
    /// "Ni arbetar efter version 2 …"; nothing before anything was taken.
    pub before: Option<String>,
    pub changes: Vec<ChangeLine>,
    /// A county that has not taken the newest version.
    pub takes: bool,
}

pub(super) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
) -> Result<Response, Trouble> {
    let Some(programme) = views::current(app.store()).await? else { return Ok(go("/program")) };
    let newest = plans::newest_plan(app.store(), &programme).await?;
    let county = actor.duty() == Duty::CountyCoordinator;
    let own = if county {
        plans::followed(app.store().reader(), programme.id, actor.organisation().id).await?
    } else {
        None
    };
    // A county looks back to what it took, the national lead to the version before.
    let since = if county { own.as_ref().map(|own| own.version) } else { Some(newest.version - 1) };
    let before = match since.filter(|version| *version >= 0) {
        Some(version) => plans::of_version(app.store(), &programme, version).await?,
        None => None,
    };
    let shell = under(&app, &visitor, &actor, "plan-changed-title", &Faults::none());
    let deed = app.store().doors().uuid().to_string();
    page(&changed_page(shell, deed, &newest, before.as_ref(), county))
}

pub(super) fn changed_page(
    shell: Shell,
    deed: String,
    newest: &Saved,
    before: Option<&Saved>,
    county: bool,
) -> ChangedPage {
    let words = shell.t.clone();
    let differ = before.map(|before| changes(&before.plan, &newest.plan)).unwrap_or_default();
    let key = if county { "plan-changed-since" } else { "plan-changed-before" };
    ChangedPage {
        version: newest.version,
        now: saved_by(&words, "programme-draft-state", newest),
        before: before.map(|before| saved_by(&words, key, before)),
        changes: change_lines(&words, &differ),
        takes: county && before.is_none_or(|before| before.version < newest.version),
        shell,
        deed,
    }
}

/// Takes a version for the county.
pub(super) async fn follow(
    State(app): State<App>,
    actor: Actor,
    posted: Posted,
) -> Result<Response, Trouble> {
    let permit = MayCoordinate::of(&actor, actor.organisation().id)?;
    let Some(programme) = views::current(app.store()).await? else { return Ok(go("/program")) };
    let version = posted.number("version")?;
    deeds::follow(app.store(), &permit, &programme, version, posted.deed_key()?).await?;
    Ok(go_with(&app, "/program", &Note::done("plan-taken")))
}

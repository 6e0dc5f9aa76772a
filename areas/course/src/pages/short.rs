//! The short version, and its end: that it was read.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, State as FromState};
use axum::response::Response;
use organisation::{App, LinkHolder, MayJoin};
use web::{Faults, Note, Posted, Shell, Trouble, Visitor, faulty, go, go_with, page};
use workshop::ParticipantId;

use super::own::Taker;
use super::{Part, parts};
use crate::deeds;
use crate::rules::Source;

#[derive(Template)]
#[template(path = "pages/short.html")]
pub(super) struct ShortPage {
    pub shell: Shell,
    pub faults: Faults,
    pub path: String,
    pub back: String,
    pub deed: String,
    pub text_parts: Vec<Part>,
    /// The reader's name.
    pub name: String,
}

pub(super) fn page_of(shell: Shell, taker: &Taker) -> ShortPage {
    ShortPage {
        faults: Faults::none(),
        path: format!("{}/kort", taker.path()),
        back: taker.path(),
        deed: String::new(),
        text_parts: parts(taker.told.short(shell.t.lang())),
        name: taker.person.name.clone(),
        shell,
    }
}

fn shown(app: &App, visitor: &Visitor, taker: &Taker) -> ShortPage {
    let shell = visitor.shell(app, visitor.words().say("course-short-title"));
    let mut shown = page_of(shell, taker);
    shown.deed = app.store().doors().uuid().to_string();
    shown
}

pub(crate) async fn show(
    FromState(app): FromState<App>,
    visitor: Visitor,
    Extension(holder): Extension<LinkHolder>,
    Path(id): Path<ParticipantId>,
) -> Result<Response, Trouble> {
    let taker = Taker::of(&app, &holder, id).await?;
    if !taker.is_offered_short() {
        return Ok(go(&taker.path()));
    }
    page(&shown(&app, &visitor, &taker))
}

/// Somebody says that they have read it.
pub(crate) async fn confirm(
    FromState(app): FromState<App>,
    visitor: Visitor,
    Extension(holder): Extension<LinkHolder>,
    permit: MayJoin,
    Path(id): Path<ParticipantId>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let permit = permit.for_participant(id.uuid())?;
    let taker = Taker::of(&app, &holder, id).await?;
    if !taker.is_offered_short() {
        return Ok(go(&taker.path()));
    }
    if !posted.has("read") {
        let mut shown = shown(&app, &visitor, &taker);
        shown.faults.add("read", visitor.words().say("course-short-fault"));
        shown.shell = shown.shell.with_faults(&shown.faults);
        return faulty(&shown);
    }
    deeds::say(&app, &permit, taker.whose(), (Source::Short, true), posted.deed_key()?).await?;
    Ok(go_with(&app, &taker.path(), &Note::done("course-short-noted")))
}

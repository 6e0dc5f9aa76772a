//! One duty: what it is, its last day, and, at the bottom, taking it away.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use sea_orm::prelude::Uuid;
use web::{Faults, Note, Posted, Shell, Trouble, Visitor, faulty, go, go_with, page};

use super::{Shown, optional_day, refused, under_the_list, why};
use crate::duties::deeds;
use crate::duties::rules::{self, Life, Refusal};
use crate::duties::views::{self, Row};
use crate::{Actor, Again, App};

#[derive(Template)]
#[template(path = "duties/pages/one.html")]
#[allow(clippy::struct_excessive_bools, reason = "each says whether one part of the page is there")]
pub(super) struct OnePage {
    pub shell: Shell,
    pub faults: Faults,
    pub row: Shown,
    pub ends_on: String,
    /// It is held or will be.
    pub is_open: bool,
    /// It is the reader's own: no more time for oneself.
    pub is_own: bool,
    /// Nobody else decides there.
    pub is_last: bool,
    /// That was ticked.
    pub knowing: bool,
    pub key_last_day: Uuid,
    pub key_take: Uuid,
    pub again: Again,
}

pub(in crate::duties) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    Path(id): Path<Uuid>,
) -> Result<Response, Trouble> {
    let again = Again::before(&visitor)?;
    page(&OnePage { again, ..one_page(&app, &visitor, &actor, id).await? })
}

/// Another last day.
pub(in crate::duties) async fn last_day(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    Path(id): Path<Uuid>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let typed = posted.text("ends_on");
    let mut shown = one_page(&app, &visitor, &actor, id).await?;
    typed.clone_into(&mut shown.ends_on);
    if shown.is_late(&visitor)? {
        return faulty(&shown);
    }
    let why = match optional_day(typed) {
        Err(()) => visitor.words().say("duties-fault-day"),
        Ok(day) => {
            match deeds::prolong(app.store(), visitor.words(), &actor, (id, day), posted.deed_key()?).await {
                Ok(()) => {
                    let note = Note::done("duties-last-day-set");
                    return Ok(go_with(&app, &format!("/uppdrag/{id}"), &note));
                }
                Err(not_done) => refused(visitor.words(), why(not_done)?),
            }
        }
    };
    with_fault(shown, "ends_on", why)
}

/// Takes it away.
pub(in crate::duties) async fn take(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    Path(id): Path<Uuid>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let row = views::one(app.store(), &actor, id).await?.ok_or(Trouble::NotFound)?;
    let mut shown = one_page(&app, &visitor, &actor, id).await?;
    shown.knowing = posted.has("knowing");
    if shown.is_late(&visitor)? {
        return faulty(&shown);
    }
    let which = (id, shown.knowing);
    match deeds::take_away(app.store(), visitor.words(), &actor, which, posted.deed_key()?).await {
        // Whoever took their own away has no list to come back to.
        Ok(()) if row.held.person == actor.person_id() => Ok(go("/")),
        Ok(()) => Ok(go_with(&app, "/uppdrag", &Note::done("duties-taken").with("name", &row.name))),
        Err(not_done) => {
            let refusal = why(not_done)?;
            let field = if refusal == Refusal::LastHolder { "knowing" } else { "take" };
            let said = refused(visitor.words(), refusal);
            with_fault(shown, field, said)
        }
    }
}

impl OnePage {
    /// Whether the form came too long after one signed in; the page then says so.
    fn is_late(&mut self, visitor: &Visitor) -> Result<bool, Trouble> {
        self.again = Again::after(visitor, &mut self.faults)?;
        self.shell = self.shell.clone().with_faults(&self.faults);
        Ok(self.again.ask.is_some())
    }
}

fn with_fault(mut shown: OnePage, field: &str, said: String) -> Result<Response, Trouble> {
    shown.faults.add(field, said);
    shown.shell = shown.shell.with_faults(&shown.faults);
    faulty(&shown)
}

async fn one_page(app: &App, visitor: &Visitor, actor: &Actor, id: Uuid) -> Result<OnePage, Trouble> {
    let rows = views::looked_after(app.store(), actor).await?;
    let row = rows.iter().find(|row| row.held.id == id).ok_or(Trouble::NotFound)?;
    let today = app.today();
    let words = visitor.words();
    let same = |other: &&Row| {
        other.held.id != id
            && other.held.duty == row.held.duty
            && other.held.organisation == row.held.organisation
            && other.life(today) == Life::Live
    };
    let others = rows.iter().filter(same).count();
    let who = deeds::holder(actor);
    Ok(OnePage {
        shell: under_the_list(app, visitor, actor, "duties-one-title"),
        faults: Faults::none(),
        row: Shown::of(row, actor, today, words),
        ends_on: row.held.ends_on.map(|day| day.to_string()).unwrap_or_default(),
        is_open: row.life(today).can_be_changed(),
        is_own: rules::may_prolong(&who, &row.held.held()).is_err(),
        is_last: rules::may_take(&who, &row.held.held(), others, false).is_err(),
        key_last_day: app.store().doors().uuid(),
        key_take: app.store().doors().uuid(),
        knowing: false,
        again: Again::default(),
    })
}

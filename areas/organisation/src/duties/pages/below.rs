//! Who holds what at the authorities right below, and taking it away there.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use sea_orm::prelude::Uuid;
use web::{Faults, Note, Posted, Shell, Trouble, Visitor, faulty, go_with, page};

use super::{Shown, refused, under_the_list, why};
use crate::duties::below;
use crate::duty::Tier;
use crate::{Actor, Again, App};

const PATH: &str = "/uppdrag/under";

#[derive(Template)]
#[template(path = "duties/pages/below.html")]
pub(super) struct BelowPage {
    pub shell: Shell,
    /// The authority and what somebody holds there.
    pub rows: Vec<(String, Shown)>,
    pub heads: [String; 4],
}

#[derive(Template)]
#[template(path = "duties/pages/below_one.html")]
pub(super) struct OnePage {
    pub shell: Shell,
    pub faults: Faults,
    pub authority: String,
    pub row: Shown,
    pub is_open: bool,
    pub reason: String,
    pub key: Uuid,
    pub again: Again,
}

/// What the page is called, by who reads it.
pub(super) const fn title(tier: Tier) -> &'static str {
    match tier {
        Tier::National => "duties-below-title-national",
        Tier::County | Tier::Municipality | Tier::Contractor => "duties-below-title-county",
    }
}

pub(in crate::duties) async fn list(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
) -> Result<Response, Trouble> {
    let (words, today) = (visitor.words(), app.today());
    let mut found = below::held(app.store(), &actor).await?;
    words.sort_by_text(&mut found, |row| &row.name);
    words.sort_by_text(&mut found, |row| &row.organisation.name);
    let rows = found.iter().map(|row| {
        let shown = Shown { href: format!("{PATH}/{}", row.held.id), ..Shown::at(row, true, today, words) };
        (row.organisation.name.clone(), shown)
    });
    let heads = ["duties-head-who", "duties-below-head-where", "duties-head-until", "duties-head-last-in"];
    page(&BelowPage {
        rows: rows.collect(),
        heads: heads.map(|key| words.say(key)),
        shell: under_the_list(&app, &visitor, &actor, title(actor.tier())),
    })
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

/// Takes it away and ends the holder's sessions.
pub(in crate::duties) async fn take(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    Path(id): Path<Uuid>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let mut shown = one_page(&app, &visitor, &actor, id).await?;
    let (words, reason) = (visitor.words(), posted.text("reason"));
    reason.clone_into(&mut shown.reason);
    shown.again = Again::after(&visitor, &mut shown.faults)?;
    if reason.is_empty() {
        shown.faults.add("reason", words.say("duties-below-fault-reason"));
    }
    if shown.faults.is_empty() {
        match below::take(app.store(), words, &actor, (id, reason), posted.deed_key()?).await {
            Ok(_) => {
                let note = Note::done("duties-below-taken").with("name", &shown.row.name);
                return Ok(go_with(&app, PATH, &note));
            }
            Err(not_done) => shown.faults.add("take", refused(words, why(not_done)?)),
        }
    }
    shown.shell = shown.shell.with_faults(&shown.faults);
    faulty(&shown)
}

async fn one_page(app: &App, visitor: &Visitor, actor: &Actor, id: Uuid) -> Result<OnePage, Trouble> {
    let row = below::one(app.store(), actor, id).await?.ok_or(Trouble::NotFound)?;
    let today = app.today();
    Ok(OnePage {
        shell: under_the_list(app, visitor, actor, "duties-one-title"),
        faults: Faults::none(),
        authority: row.organisation.formal_name.clone(),
        row: Shown { href: format!("{PATH}/{id}"), ..Shown::at(&row, true, today, visitor.words()) },
        is_open: row.life(today).can_be_changed(),
        reason: String::new(),
        key: app.store().doors().uuid(),
        again: Again::default(),
    })
}

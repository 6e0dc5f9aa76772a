//! The links that somebody answers for.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use sea_orm::prelude::Uuid;
use web::{Note, Posted, Shell, Trouble, Visitor, go_with, page};

use super::Shown;
use crate::links::{deeds, views};
use crate::records::LinkId;
use crate::{Actor, App};

#[derive(Template)]
#[template(path = "links/pages/list.html")]
pub(super) struct ListPage {
    pub shell: Shell,
    pub rows: Vec<Shown>,
    pub heads: [String; 5],
    pub deed: Uuid,
}

pub(in crate::links) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
) -> Result<Response, Trouble> {
    let words = visitor.words();
    let now = app.store().doors().now();
    let mut rows = views::all(app.store(), &actor).await?;
    // What asks for a look stands first; the sort is stable.
    let mut shown: Vec<_> = rows.drain(..).map(|row| Shown::of(&row, now, words)).collect();
    shown.sort_by_key(|row| (!row.is_forwarded, !row.is_live));
    page(&ListPage {
        shell: actor.shell(&app, &visitor, words.say("links-title")),
        rows: shown,
        heads: ["links-head-who", "links-head-what", "links-head-made", "links-head-opened", "links-head-do"]
            .map(|key| words.say(key)),
        deed: app.store().doors().uuid(),
    })
}

/// What one of the buttons of a row asks for.
pub(in crate::links) async fn act(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    Path(id): Path<LinkId>,
    posted: Posted,
) -> Result<Response, Trouble> {
    if views::one(app.store(), &actor, id).await?.is_none() {
        return Err(Trouble::NotFound);
    }
    // One page has buttons for every link, all with the page's key.
    let what = posted.text("what");
    let own = posted.deed_key()?.0.as_u128() ^ id.uuid().as_u128();
    let key = store::DeedKey(Uuid::from_u128(own.rotate_left(u32::try_from(what.len()).unwrap_or_default())));
    let (store, words) = (app.store(), visitor.words());
    let (done, note) = match what {
        "aterkalla" => (deeds::revoke(store, &actor, id, key).await?, "links-revoked"),
        "ny" => (deeds::send_new(&app, words, &actor, id, key).await?, "links-sent-anew"),
        "i-sin-ordning" => (deeds::know_browsers(store, &actor, id, key).await?, "links-known"),
        _ => return Err(Trouble::Malformed),
    };
    let note = if done { Note::done(note) } else { Note::fault("links-not-now") };
    Ok(go_with(&app, "/lankar", &note))
}

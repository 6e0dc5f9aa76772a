//! Signing in again before a sensitive act: the same person shows once more who they are, then comes back.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;
use web::limits::{self, Limit};
use web::{Front, Posted, Shell, Trouble, Visitor, cookies, page};

use super::{deeds, tries_about};
use crate::{Actor, App, Return};

/// The code of the page to come back to lies here until the link in the letter is opened.
const BACK: &str = "vs_r";
/// As long as the link works.
const BACK_LASTS: u32 = 30 * 60;

/// Why one is asked, and the button that sends a new link.
#[derive(Template)]
#[template(path = "sign_in/again.html")]
pub(super) struct AgainPage {
    pub shell: Shell,
    pub address: String,
    pub back: &'static str,
    /// The provider of the person's domain: its short name and what people read.
    pub provider: Option<(String, String)>,
    pub deed: String,
}

/// What the address asks for.
#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    till: String,
}

pub(super) async fn form(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    page(&AgainPage {
        shell: actor.shell(&app, &visitor, visitor.words().say("again-title")),
        address: actor.address().to_owned(),
        back: Return::read(&asked.till).code(),
        provider: app.providers().of_address(actor.address()),
        deed: app.store().doors().uuid().to_string(),
    })
}

pub(super) async fn ask(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    posted: Posted,
) -> Result<Response, Trouble> {
    let words = visitor.words();
    let key = posted.deed_key()?;
    limits::admit(&app, Limit::LinkAsked, &tries_about(&app, &visitor, actor.address()).await?).await?;
    deeds::send_later(&app, words, actor.address(), visitor.browser_hash(), key).await;
    let mut response = super::pages::asked(&app, &visitor)?;
    come_back(app.front(), response.headers_mut(), Return::read(posted.text("till")));
    Ok(response)
}

/// Notes in the browser where to go on to after having signed in.
pub(crate) fn come_back(front: &Front, answer: &mut HeaderMap, back: Return) {
    cookies::set(answer, front, BACK, back.code(), Some(BACK_LASTS));
}

/// Where to go on to after having signed in; the note of it is taken away.
pub(crate) fn way_on(front: &Front, asked: &HeaderMap, answer: &mut HeaderMap) -> Return {
    match cookies::read(asked, front, BACK) {
        Some(code) => {
            cookies::set(answer, front, BACK, "", Some(0));
            Return::read(code)
        }
        None => Return::Home,
    }
}

//! Signing in again before a sensitive act: the same person shows once more who they are, then comes back.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;
use web::{Front, Posted, Shell, Trouble, Visitor, cookies, go, page};

use super::deeds;
use crate::passkey::{self, relying_party};
use crate::{Actor, App, Return, code_app};

/// The code of the page to come back to lies here until the link in the letter is opened.
const BACK: &str = "vs_r";
/// As long as the link works, and then the code that may be asked for after it.
const BACK_LASTS: u32 = 20 * 60;

/// Why one is asked, and the button that sends a new link.
#[derive(Template)]
#[template(path = "sign_in/again.html")]
pub(super) struct AgainPage {
    pub shell: Shell,
    pub address: String,
    pub back: String,
    /// The provider of the person's domain: its short name and what people read.
    pub provider: Option<(String, String)>,
    pub deed: String,
    /// The person has passkeys, and they can be shown at the house's address.
    pub passkeys: bool,
    /// The person has a code app.
    pub code_app: bool,
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
    let has_passkeys = relying_party(app.front()).is_some()
        && passkey::views::count(app.store(), actor.person_id()).await? > 0;
    page(&AgainPage {
        shell: actor.shell(&app, &visitor, visitor.words().say("again-title")),
        address: actor.address().to_owned(),
        back: Return::read(&asked.till).code(),
        provider: app.providers().of_address(actor.address()),
        deed: app.store().doors().uuid().to_string(),
        passkeys: has_passkeys,
        code_app: code_app::views::state(app.store(), actor.person_id()).await?.is_confirmed(),
    })
}

pub(super) async fn ask(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    posted: Posted,
) -> Result<Response, Trouble> {
    super::pages::put_down(&app, &visitor, actor.address(), posted.deed_key()?).await?;
    let mut response = super::pages::asked(&app, &visitor)?;
    come_back(app.front(), response.headers_mut(), Return::read(posted.text("till")));
    Ok(response)
}

pub(super) async fn ask_code(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    posted: Posted,
) -> Result<Response, Trouble> {
    if !deeds::ask_code(&app, &actor, visitor.browser_hash()).await? {
        return Err(Trouble::NotFound);
    }
    let mut response = go(code_app::STEP);
    come_back(app.front(), response.headers_mut(), Return::read(posted.text("till")));
    Ok(response)
}

/// Notes in the browser where to go on to after having signed in.
pub(crate) fn come_back(front: &Front, answer: &mut HeaderMap, back: Return) {
    cookies::set(answer, front, BACK, &back.code(), Some(BACK_LASTS));
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

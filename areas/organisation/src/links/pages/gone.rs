//! When a link does not work: what that means, and a way on. The same page for every token.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use store::{Sight, see_as};
use web::{Posted, Shell, Trouble, Visitor, page};

use crate::App;
use crate::links::deeds;

#[derive(Template)]
#[template(path = "links/pages/gone.html")]
pub(super) struct GonePage {
    pub shell: Shell,
    /// The form comes back to the address one is at, so that the page itself holds no token.
    pub deed: String,
}

#[derive(Template)]
#[template(path = "links/pages/asked.html")]
pub(super) struct AskedPage {
    pub shell: Shell,
}

/// The page for a token that opens nothing.
///
/// # Errors
/// [`Trouble`] when the template fails.
pub(crate) fn gone(app: &App, visitor: &Visitor) -> Result<Response, Trouble> {
    let shell = visitor.shell(app, visitor.words().say("links-gone-title"));
    let shown = GonePage { shell, deed: app.store().doors().uuid().to_string() };
    Ok((StatusCode::GONE, page(&shown)?).into_response())
}

/// Sends a new one to where the old one went, if there is one to send; the answer is always the same.
pub(in crate::links) async fn ask_anew(
    State(app): State<App>,
    visitor: Visitor,
    Path(token): Path<String>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let key = posted.deed_key()?;
    see_as(Sight::House, deeds::ask_anew(&app, visitor.words(), &token, key)).await?;
    page(&AskedPage { shell: visitor.shell(&app, visitor.words().say("links-asked-title")) })
}

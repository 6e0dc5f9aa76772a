//! Leaving: out of here, and then, when the person wants it, out of the provider too.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sea_orm::EntityTrait as _;
use sea_orm::prelude::Uuid;
use secrecy::SecretString;
use store::{Desk, StoreFault};
use web::{House, Shell, Trouble, Visitor, page};

use super::records::parting;
use crate::App;

/// Where the provider sends whoever signed out there.
const SIGNED_OUT: &str = "/logga-in/utloggad";

/// Signed out of here; the way out of the provider.
#[derive(Template)]
#[template(path = "provider/farewell.html")]
struct FarewellPage {
    shell: Shell,
    provider: String,
    onward: String,
}

/// Signed out of both.
#[derive(Template)]
#[template(path = "provider/signed_out.html")]
struct SignedOutPage {
    shell: Shell,
}

/// As what the token is sealed by the house's key.
pub(crate) const PURPOSE: &str = "parting";

/// What a session by a provider left behind.
pub(crate) struct Parting {
    provider: String,
    id_token: SecretString,
}

/// Takes what was kept of the session, on the desk of the deed that ends it.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub(crate) async fn part(house: &House, desk: &Desk, session: Uuid) -> Result<Option<Parting>, StoreFault> {
    let Some(row) = parting::Entity::find_by_id(session).one(desk.db()).await? else { return Ok(None) };
    parting::Entity::delete_by_id(session).exec(desk.db()).await?;
    // One that does not open is no reason to stay: the person signs out here, and at the provider by themselves.
    let Ok(opened) = house.key().open(PURPOSE, session, &row.id_token) else { return Ok(None) };
    let id_token = String::from_utf8_lossy(&opened).into_owned();
    Ok(Some(Parting { provider: row.provider, id_token: id_token.into() }))
}

impl Parting {
    /// The page that leads on to the provider; none when it has no way out or does not answer. Only a link: signing
    /// out there ends the person's work in every other system, so it is theirs to choose.
    pub(crate) async fn page(&self, app: &App, visitor: &Visitor) -> Result<Option<Response>, Trouble> {
        let Some(own) = app.providers().named(&self.provider) else { return Ok(None) };
        let now = app.store().doors().now();
        let back = app.absolute(SIGNED_OUT);
        let Some(onward) = own.provider.way_out(now, &self.id_token, &back).await else { return Ok(None) };
        let shell = visitor.shell(app, visitor.words().say("provider-farewell-title"));
        page(&FarewellPage { shell, provider: own.title().to_owned(), onward }).map(Some)
    }
}

pub(super) async fn signed_out(State(app): State<App>, visitor: Visitor) -> Result<Response, Trouble> {
    page(&SignedOutPage { shell: visitor.shell(&app, visitor.words().say("provider-signed-out-title")) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    #[test]
    fn every_page_is_complete_in_both_languages() {
        samples::in_both(|words| {
            let farewell = |provider: &str, onward: String| FarewellPage {
                shell: samples::open_shell(words),
                provider: provider.to_owned(),
                onward,
            };
            vec![
                farewell("Gävle kommun", "https://login.gavle.example/end?a=1&b=2".to_owned()).render(),
                farewell(&"Å".repeat(80), format!("https://x.example/{}", "a".repeat(2000))).render(),
                SignedOutPage { shell: samples::open_shell(words) }.render(),
            ]
        });
    }
}

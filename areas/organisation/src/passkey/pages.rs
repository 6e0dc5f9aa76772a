//! What the browser asks and sends. The two answers in JSON are read by our own script (`passkeys.js`) and by
//! nothing else; everything else is a form and a page.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use sea_orm::prelude::Uuid;
use serde::Serialize;
use serde::de::DeserializeOwned;
use web::session::{Kind, Way};
use web::{Note, Posted, Shell, Trouble, Visitor, go, go_with, page, peer};
use webauthn_rs::prelude::{DiscoverableAuthentication, PasskeyRegistration};

use super::ceremony::{self, Kind as Asked};
use super::deeds::{self, Added, Removed, Shown};
use super::rules::{self, Others};
use super::{relying_party, views};
use crate::account::{self, PATH, pages as account_pages};
use crate::sign_in::admit_here;
use crate::{Actor, App, Fresh, Return, code_app, link};

/// The longest answer of a browser, in bytes: with a long attestation there are some thousand.
const LONGEST_ANSWER: usize = 64 * 1024;

/// A question to the browser: the ceremony's name, and what `navigator.credentials` takes.
#[derive(Serialize)]
struct Question<T> {
    ceremony: Uuid,
    #[serde(rename = "publicKey")]
    public_key: T,
}

fn question<T: Serialize>(ceremony: Uuid, public_key: T) -> Result<Response, Trouble> {
    let question = serde_json::to_vec(&Question { ceremony, public_key });
    let question = question.map_err(|fault| Trouble::from_error(&fault))?;
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store, private")];
    Ok((headers, question).into_response())
}

fn parsed<T: DeserializeOwned>(text: &str) -> Option<T> {
    if text.len() > LONGEST_ANSWER { None } else { serde_json::from_str(text).ok() }
}

pub(super) async fn begin_entering(
    State(app): State<App>,
    visitor: Visitor,
    _form: Posted,
) -> Result<Response, Trouble> {
    // Each question is a row in the database.
    admit_here(&app, &visitor).await?;
    let site = relying_party(app.front()).ok_or(Trouble::NotFound)?;
    let (asked, state) =
        site.start_discoverable_authentication().map_err(|fault| Trouble::from_error(&fault))?;
    let browser = visitor.browser_hash();
    let id = ceremony::keep(app.store(), Asked::Enter, None, browser, &state).await?;
    question(id, asked.public_key)
}

pub(super) async fn enter(
    State(app): State<App>,
    visitor: Visitor,
    posted: Posted,
) -> Result<Response, Trouble> {
    let back = Return::read(posted.text("till"));
    let proof = match shown(&app, &visitor, &posted).await? {
        Ok(proof) => proof,
        Err(note) => {
            let network = visitor.address().map(peer::network).unwrap_or_default();
            tracing::warn!(why = note, network, "nobody came in by a passkey");
            return Ok(go_with(&app, failed(&visitor), &Note::fault(note)));
        }
    };
    let before = visitor.session(Kind::Person);
    // Somebody else's passkey at an open screen is a sign-in of its own, and leads nowhere that the other one went.
    let is_other = before.is_some_and(|before| before.subject != proof.person.person_id().uuid());
    let path = if is_other { Return::Home.path() } else { back.path() };
    let arrival = visitor.arrival(Way::Passkey);
    let begun = deeds::enter(&app, visitor.words(), proof, &arrival, before).await?;
    let mut response = go(&path);
    begun.give(&app, response.headers_mut());
    Ok(response)
}

/// Where one tries again: whoever is signed in was asked once more who they are.
fn failed(visitor: &Visitor) -> &'static str {
    if visitor.session(Kind::Person).is_some() { "/logga-in/igen" } else { "/logga-in" }
}

/// The passkey that the form shows, or the text key of what is wrong with it.
pub(crate) async fn shown(
    app: &App,
    visitor: &Visitor,
    posted: &Posted,
) -> Result<Result<deeds::Proof, &'static str>, Trouble> {
    let (browser, named) = (visitor.browser_hash(), posted.text("ceremony"));
    let state: Option<DiscoverableAuthentication> =
        ceremony::take(app.store(), named, Asked::Enter, None, &browser).await?;
    let Some(state) = state else {
        // An answer to a question of ours was counted when that was asked; every other one is a try of its own.
        admit_here(app, visitor).await?;
        return Ok(Err("sign-in-passkey-late"));
    };
    let Some(answer) = parsed(posted.text("answer")) else { return Ok(Err("sign-in-passkey-refused")) };
    Ok(match deeds::show(app, visitor.words(), &answer, state).await? {
        Shown::Of(proof) => Ok(*proof),
        Shown::Refused => Err("sign-in-passkey-refused"),
        Shown::Copied => Err("sign-in-passkey-copied"),
    })
}

pub(super) async fn begin_adding(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    _fresh: Fresh,
    _form: Posted,
) -> Result<Response, Trouble> {
    use webauthn_rs_proto::ResidentKeyRequirement::Required;
    let site = relying_party(app.front()).ok_or(Trouble::NotFound)?;
    let (person, known) = (actor.person_id(), deeds::known_to_devices(&app, actor.person_id()).await?);
    let known = known.into_iter().collect();
    let (mut asked, state) = site
        .start_passkey_registration(person.uuid(), actor.address(), actor.name(), Some(known))
        .map_err(|fault| Trouble::from_error(&fault))?;
    if let Some(wanted) = &mut asked.public_key.authenticator_selection {
        // The device keeps whose it is, so that nobody has to type an address to sign in.
        wanted.resident_key = Some(Required);
        wanted.require_resident_key = true;
    }
    let browser = visitor.browser_hash();
    let id = ceremony::keep(app.store(), Asked::Add, Some(person), browser, &state).await?;
    question(id, asked.public_key)
}

pub(super) async fn add(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    _fresh: Fresh,
    posted: Posted,
) -> Result<Response, Trouble> {
    let words = visitor.words();
    let named = posted.text("ceremony");
    let name = match rules::name(posted.text("name")) {
        Ok(name) => name,
        Err(fault) => return account_pages::with_fault(&app, &visitor, &actor, &posted, fault).await,
    };
    let (browser, person) = (visitor.browser_hash(), actor.person_id());
    let state: Option<PasskeyRegistration> =
        ceremony::take(app.store(), named, Asked::Add, Some(person), &browser).await?;
    let fault = match (state, parsed(posted.text("answer"))) {
        (Some(state), Some(answer)) => match deeds::add(&app, words, &actor, &name, &answer, &state).await? {
            Added::Yes => {
                let note = Note::done("passkey-added-note").with("name", &name);
                return Ok(go_with(&app, PATH, &note));
            }
            Added::Refused => "passkey-refused",
            Added::Known => "passkey-known",
            Added::TooMany => "passkey-too-many",
        },
        _ => "passkey-none",
    };
    account_pages::with_fault(&app, &visitor, &actor, &posted, fault).await
}

/// Asks once more before a passkey goes.
#[derive(Template)]
#[template(path = "passkey/remove.html")]
struct RemovePage {
    shell: Shell,
    id: String,
    name: String,
    /// It can go: there is another way in.
    may: bool,
}

pub(super) async fn ask_removing(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    _fresh: Fresh,
    Path(id): Path<Uuid>,
) -> Result<Response, Trouble> {
    let own = views::of(app.store(), actor.person_id()).await?;
    let count = own.len();
    let one = own.into_iter().find(|one| one.id == id).ok_or(Trouble::NotFound)?;
    let others = Others { passkeys: count - 1, ..other_ways(&app, &actor).await? };
    let shell = account::shell(&app, &visitor, &actor, "passkey-remove-title");
    page(&RemovePage { shell, id: id.to_string(), name: one.name, may: rules::may_remove(others) })
}

pub(super) async fn remove(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    _fresh: Fresh,
    Path(id): Path<Uuid>,
    _form: Posted,
) -> Result<Response, Trouble> {
    let others = other_ways(&app, &actor).await?;
    match deeds::remove(&app, visitor.words(), &actor, id, others).await? {
        Removed::Yes => Ok(go_with(&app, PATH, &Note::done("passkey-removed-note"))),
        Removed::NotFound => Err(Trouble::NotFound),
        Removed::Last => Ok(go_with(&app, PATH, &Note::fault("passkey-last-note"))),
    }
}

/// What the person has besides passkeys.
async fn other_ways(app: &App, actor: &Actor) -> Result<Others, Trouble> {
    let fresh_link = link::used_lately(app.store(), actor.person_id()).await?;
    let code_app = code_app::views::state(app.store(), actor.person_id()).await?.is_confirmed();
    Ok(Others { passkeys: 0, code_app, fresh_link })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    #[test]
    fn every_page_is_complete_in_both_languages() {
        samples::in_both(|words| {
            let asks = |name: &str, may| RemovePage {
                shell: samples::shell(words),
                id: Uuid::nil().to_string(),
                name: name.to_owned(),
                may,
            };
            vec![asks("Jobbdatorn", true).render(), asks(&"Å".repeat(60), false).render()]
        });
    }
}

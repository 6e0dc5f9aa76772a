//! The pages on the way to a provider and back.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use oidc::{ProviderFault, Refusal};
use secrecy::SecretString;
use serde::Deserialize;
use store::{Sight, see_as};
use web::session::{Begun, Kind, Way};
use web::{Shell, Trouble, Visitor, go, page};

use super::deeds::{self, AtTheDoor};
use super::providers::Own;
use super::refused::Refused;
use super::seal::Sealer;
use crate::sign_in::{admit_here, come_back, way_on};
use crate::{App, Return};

/// The link to the provider, and the other way in.
#[derive(Template)]
#[template(path = "provider/way_in.html")]
struct WayInPage {
    shell: Shell,
    provider: String,
    onward: String,
    other: OtherWay,
}

/// Why nobody came in, and the other way.
#[derive(Template)]
#[template(path = "provider/refused.html")]
struct RefusedPage {
    shell: Shell,
    provider: String,
    text: String,
    again: Option<String>,
    other: OtherWay,
}

/// A link by letter: the address that was typed goes with it, so that it is not typed twice.
struct OtherWay {
    address: Option<String>,
    deed: String,
}

/// What the provider puts into the address. The code is kept from every print.
#[derive(Deserialize)]
pub(super) struct Answer {
    code: Option<SecretString>,
    state: Option<SecretString>,
    error: Option<String>,
    iss: Option<String>,
}

/// What the page asks the provider for.
#[derive(Deserialize)]
pub(super) struct Wanted {
    /// The page to come back to; with it the person is asked anew who they are.
    till: Option<String>,
}

/// The page that leads on to the provider of the address's domain; none when the domain has none. The same for every
/// address of the domain.
pub(crate) async fn lead_on(
    app: &App,
    visitor: &Visitor,
    address: &str,
) -> Result<Option<Response>, Trouble> {
    match app.providers().for_address(address) {
        Some(own) => lead(app, visitor, own, Some(address), false).await.map(Some),
        None => Ok(None),
    }
}

pub(super) async fn way_in(
    State(app): State<App>,
    visitor: Visitor,
    Path(name): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Trouble> {
    let own = app.providers().named(&name).ok_or(Trouble::NotFound)?;
    let mut response = lead(&app, &visitor, own, None, wanted.till.is_some()).await?;
    if let Some(till) = &wanted.till {
        come_back(app.front(), response.headers_mut(), Return::read(till));
    }
    Ok(response)
}

async fn lead(
    app: &App,
    visitor: &Visitor,
    own: &Own,
    address: Option<&str>,
    anew: bool,
) -> Result<Response, Trouble> {
    // Each attempt may call out.
    admit_here(app, visitor).await?;
    let doors = app.store().doors();
    let browser = visitor.browser_hash();
    let attempt = sealer(app, own, &browser).begin(doors, anew);
    let words = visitor.words();
    match own.provider.way_in(doors.now(), &attempt, address, words.lang().code()).await {
        Ok(onward) => page(&WayInPage {
            shell: visitor.shell(app, words.say1("provider-way-in-title", "provider", own.title())),
            provider: own.title().to_owned(),
            onward,
            other: other_way(app, address),
        }),
        Err(fault) => refuse_here(app, visitor, own, said(own, &fault), address),
    }
}

/// The provider sends the browser back. Whatever comes of it, the browser goes on at once: the code and the state
/// stay in no address that is seen, kept or handed on.
pub(super) async fn answer(
    State(app): State<App>,
    visitor: Visitor,
    Path(name): Path<String>,
    Query(answer): Query<Answer>,
    asked: HeaderMap,
) -> Result<Response, Trouble> {
    let own = app.providers().named(&name).ok_or(Trouble::NotFound)?;
    match let_in(&app, &visitor, own, answer).await? {
        Ok(begun) => {
            let mut kept = HeaderMap::new();
            let mut response = go(&way_on(app.front(), &asked, &mut kept).path());
            response.headers_mut().extend(kept);
            begun.give(&app, response.headers_mut());
            Ok(response)
        }
        Err(refused) => {
            if refused.is_for_the_journal() {
                see_as(Sight::House, deeds::note_refusal(&app, own, refused)).await?;
            }
            Ok(go(&format!("/logga-in/hinder/{name}/{}", refused.code())))
        }
    }
}

async fn let_in(
    app: &App,
    visitor: &Visitor,
    own: &Own,
    answer: Answer,
) -> Result<Result<Begun, Refused>, Trouble> {
    let doors = app.store().doors();
    let browser = visitor.browser_hash();
    let state = answer.state.as_ref().map(secrecy::ExposeSecret::expose_secret).unwrap_or_default();
    let Some(opened) = sealer(app, own, &browser).open(state, doors.now()) else {
        return Ok(Err(Refused::Stale));
    };
    if let Some(error) = &answer.error {
        return Ok(Err(Refusal::of(error).into()));
    }
    let Some(code) = answer.code else { return Ok(Err(Refused::Stale)) };
    let once = doors.uuid().to_string();
    let entered = own.provider.enter(doors.now(), &opened.attempt, code, answer.iss.as_deref(), &once).await;
    let entered = match entered {
        Ok(entered) => entered,
        Err(fault) => return Ok(Err(said(own, &fault))),
    };
    let before = visitor.session(Kind::Person);
    let way = if entered.identity.two_factors { Way::ProviderTwo } else { Way::Provider };
    let arrival = visitor.arrival(way);
    let door = AtTheDoor { own, words: visitor.words(), arrival, attempt: opened.id, before };
    Ok(see_as(Sight::House, deeds::enter(app, &door, entered)).await?)
}

pub(super) async fn refused(
    State(app): State<App>,
    visitor: Visitor,
    Path((name, reason)): Path<(String, String)>,
) -> Result<Response, Trouble> {
    let own = app.providers().named(&name).ok_or(Trouble::NotFound)?;
    let refused = Refused::read(&reason).ok_or(Trouble::NotFound)?;
    refuse_here(&app, &visitor, own, refused, None)
}

fn refuse_here(
    app: &App,
    visitor: &Visitor,
    own: &Own,
    refused: Refused,
    address: Option<&str>,
) -> Result<Response, Trouble> {
    let words = visitor.words();
    let say = |part: &str| {
        let key = format!("provider-refused-{}-{part}", refused.code());
        words.say1(&key, "provider", own.title())
    };
    let mut response = page(&RefusedPage {
        shell: visitor.shell(app, say("title")),
        provider: own.title().to_owned(),
        text: say("text"),
        again: refused.is_worth_another_try().then(|| format!("/logga-in/hos/{}", own.name())),
        other: other_way(app, address),
    })?;
    *response.status_mut() = refused.status();
    Ok(response)
}

/// For the log, once; what the person reads is its own.
fn said(own: &Own, fault: &ProviderFault) -> Refused {
    tracing::warn!(provider = own.name(), %fault, "nobody can come in by a provider");
    fault.into()
}

fn sealer<'a>(app: &'a App, own: &'a Own, browser: &'a [u8]) -> Sealer<'a> {
    let back = app.absolute(&format!("/logga-in/svar/{}", own.name()));
    Sealer { key: app.key(), provider: own.name(), browser, back }
}

fn other_way(app: &App, address: Option<&str>) -> OtherWay {
    OtherWay { address: address.map(str::to_owned), deed: app.store().doors().uuid().to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    #[test]
    fn every_page_is_complete_in_both_languages() {
        samples::in_both(|words| {
            let other = |address: Option<&str>| OtherWay {
                address: address.map(str::to_owned),
                deed: "0".to_owned(),
            };
            let way_in = |provider: &str, address| WayInPage {
                shell: samples::open_shell(words),
                provider: provider.to_owned(),
                onward: format!("https://login.gavle.example/auth?state={}", "a".repeat(900)),
                other: other(address),
            };
            let long = "Å".repeat(80);
            let mut pages = vec![
                way_in("Gävle kommun", Some("karin.holm@gavle.example")).render(),
                way_in(&long, None).render(),
            ];
            for refused in Refused::ALL {
                let say = |part: &str| {
                    words.say1(&format!("provider-refused-{}-{part}", refused.code()), "provider", &long)
                };
                assert!(!say("title").contains('⟦'), "{refused:?}");
                let page = RefusedPage {
                    shell: samples::open_shell(words),
                    provider: long.clone(),
                    text: say("text"),
                    again: refused.is_worth_another_try().then(|| "/logga-in/hos/gavle".to_owned()),
                    other: other(Some("karin.holm@gavle.example").filter(|_| refused == Refused::Down)),
                };
                pages.push(page.render());
            }
            pages
        });
    }
}

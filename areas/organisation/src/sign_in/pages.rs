//! The pages of signing in. They are open to everyone; what they do is the house's own work.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;
use store::{DeedKey, Sight, see_as};
use web::limits::{self, Keys, Limit};
use web::session::Kind;
use web::{Faults, Note, Posted, Shell, Trouble, Visitor, clear_browser, faulty, go, go_with, page};

use super::deeds::{self, Entered, Next};
use super::{again, requests, tries_about};
use crate::links::pages::gone::gone;
use crate::passkey::relying_party;
use crate::{Actor, App, Return, account, code_app, link, links, provider};

/// The way of whoever wants a link by letter.
const LETTER: &str = "letter";

/// Where one asks for a link.
#[derive(Template)]
#[template(path = "sign_in/form.html")]
struct FormPage {
    shell: Shell,
    faults: Faults,
    address: String,
    deed: String,
    /// How the person wants to come in: `letter` for a link also where the address's domain has a provider.
    way: String,
    /// Passkeys can exist at the house's address.
    passkeys: bool,
    back: String,
}

/// What the address of the form asks for.
#[derive(Deserialize)]
pub(super) struct Wanted {
    /// A link by letter, whatever the domain.
    brev: Option<String>,
}

/// What everybody reads who asked.
#[derive(Template)]
#[template(path = "sign_in/asked.html")]
struct AskedPage {
    shell: Shell,
}

/// What a link leads to: what it opens, and the button that does it.
#[derive(Template)]
#[template(path = "sign_in/door.html")]
struct DoorPage {
    shell: Shell,
    lead: String,
    button: String,
    token: String,
}

pub(super) async fn form(
    State(app): State<App>,
    visitor: Visitor,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Trouble> {
    if Actor::of_visitor(&app, &visitor).await?.is_some() {
        return Ok(go("/"));
    }
    let way = if wanted.brev.is_some() { LETTER } else { "" };
    page(&form_page(&app, &visitor, Faults::none(), "", way))
}

pub(super) async fn ask(
    State(app): State<App>,
    visitor: Visitor,
    posted: Posted,
) -> Result<Response, Trouble> {
    let words = visitor.words();
    let address = posted.text("address");
    let way = posted.text("way");
    let mut faults = Faults::none();
    if !could_be_an_address(address) {
        faults.add("address", words.say("sign-in-address-fault"));
        return faulty(&form_page(&app, &visitor, faults, address, way));
    }
    if way != LETTER
        && let Some(onward) = provider::lead_on(&app, &visitor, address).await?
    {
        return Ok(onward);
    }
    let key = posted.deed_key()?;
    put_down(&app, &visitor, address, key).await?;
    asked(&app, &visitor)
}

/// Puts down that a link is asked for, and wakes whoever looks into it.
pub(super) async fn put_down(
    app: &App,
    visitor: &Visitor,
    address: &str,
    key: DeedKey,
) -> Result<(), Trouble> {
    limits::admit(app, Limit::LinkAsked, &tries_about(app, visitor, address).await?).await?;
    let work = requests::put_down(app.store(), visitor.words(), address, visitor.browser_hash(), key);
    see_as(Sight::House, work).await?;
    app.link_asked().notify_one();
    Ok(())
}

/// What everybody reads who asked for a link.
pub(super) fn asked(app: &App, visitor: &Visitor) -> Result<Response, Trouble> {
    page(&AskedPage { shell: visitor.shell(app, visitor.words().say("sign-in-asked-title")) })
}

pub(super) async fn door(
    State(app): State<App>,
    visitor: Visitor,
    Path(token): Path<String>,
) -> Result<Response, Trouble> {
    let Some(link) = working_link(&app, &visitor, &token).await? else {
        return gone(&app, &visitor);
    };
    if link.kind != link::SIGN_IN {
        return links::pages::door::show(&app, &visitor, &link, token).await;
    }
    let words = visitor.words();
    let Some(person) = deeds::person_of(app.store(), &link).await? else { return gone(&app, &visitor) };
    let lead = words.say1("sign-in-door-lead", "organisation", &person.organisation().formal_name);
    let button = words.say1("sign-in-door-button", "name", person.name());
    page(&DoorPage { shell: visitor.shell(&app, words.say("sign-in-title")), lead, button, token })
}

pub(super) async fn enter(
    State(app): State<App>,
    visitor: Visitor,
    Path(token): Path<String>,
    asked: HeaderMap,
    _form: Posted,
) -> Result<Response, Trouble> {
    let Some(link) = working_link(&app, &visitor, &token).await? else {
        return gone(&app, &visitor);
    };
    if link.kind != link::SIGN_IN {
        return links::pages::door::open(&app, &visitor, &link).await;
    }
    let arrival = visitor.arrival(deeds::way(&link));
    let before = visitor.session(Kind::Person);
    let entered =
        see_as(Sight::House, deeds::sign_in(&app, visitor.words(), &link, &arrival, before)).await?;
    let (begun, next) = match entered {
        Some(Entered::In(begun, next)) => (begun, next),
        Some(Entered::Code) => return Ok(go(code_app::STEP)),
        None => return gone(&app, &visitor),
    };
    let mut kept = HeaderMap::new();
    let mut response = led(&app, next, again::way_on(app.front(), &asked, &mut kept));
    response.headers_mut().extend(kept);
    begun.give(&app, response.headers_mut());
    Ok(response)
}

pub(crate) fn led(app: &App, next: Next, back: Return) -> Response {
    match next {
        Next::Home => go(&back.path()),
        Next::Welcome => go(account::WELCOME),
        Next::Recovered => go_with(app, account::PATH, &Note::done("sign-in-recovered-note")),
    }
}

pub(super) async fn leave(
    State(app): State<App>,
    visitor: Visitor,
    _form: Posted,
) -> Result<Response, Trouble> {
    let Some(session) = visitor.session(Kind::Person) else { return Ok(go("/logga-in")) };
    let mut left = HeaderMap::new();
    let parting = see_as(Sight::House, deeds::sign_out(&app, session, &mut left)).await?;
    let onward = match parting {
        Some(parting) => parting.page(&app, &visitor).await?,
        None => None,
    };
    let mut response = onward.unwrap_or_else(|| go("/logga-in"));
    response.headers_mut().extend(left);
    clear_browser(response.headers_mut());
    Ok(response)
}

/// The link that an address holds, if it works. One that does not is a try.
async fn working_link(app: &App, visitor: &Visitor, token: &str) -> Result<Option<link::Link>, Trouble> {
    let link = link::find(app, token, &visitor.browser_hash()).await?;
    if link.is_none() {
        limits::admit(app, Limit::LinkGuessed, &Keys::of(visitor, "")).await?;
    }
    Ok(link)
}

fn form_page(app: &App, visitor: &Visitor, faults: Faults, address: &str, way: &str) -> FormPage {
    let shell = visitor.shell(app, visitor.words().say("sign-in-title")).with_faults(&faults);
    let deed = app.store().doors().uuid().to_string();
    FormPage {
        shell,
        faults,
        address: address.to_owned(),
        deed,
        way: way.to_owned(),
        passkeys: relying_party(app.front()).is_some(),
        back: Return::Home.code(),
    }
}

/// Something on both sides of one @; whether anybody has the address, the letter shows.
#[must_use]
pub fn could_be_an_address(text: &str) -> bool {
    text.len() <= 254
        && !text.contains(char::is_whitespace)
        && text.split_once('@').is_some_and(|(local, domain)| !local.is_empty() && domain.contains('.'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    #[test]
    fn every_page_is_complete_in_both_languages() {
        samples::in_both(|words| {
            let mut faults = Faults::none();
            faults.add("address", words.say("sign-in-address-fault"));
            let shell = || samples::open_shell(words);
            let form = |faults, address: &str| FormPage {
                shell: shell(),
                faults,
                address: address.to_owned(),
                deed: "0".to_owned(),
                way: String::new(),
                passkeys: address.is_empty(),
                back: "start".to_owned(),
            };
            let long = "ö".repeat(120);
            let door = |lead: String, button: String| DoorPage {
                shell: shell(),
                lead,
                button,
                token: "t".repeat(43),
            };
            vec![
                form(Faults::none(), "").render(),
                form(faults, "karin.aberg(at)gavle.example").render(),
                AskedPage { shell: shell() }.render(),
                again::AgainPage {
                    shell: shell(),
                    address: "karin.aberg@gavle.example".to_owned(),
                    back: "start".to_owned(),
                    provider: Some(("gavle".to_owned(), "Gävle kommun".to_owned())),
                    deed: "0".to_owned(),
                    passkeys: true,
                    code_app: true,
                }
                .render(),
                door(
                    words.say1("sign-in-door-lead", "organisation", &long),
                    words.say1("sign-in-door-button", "name", &long),
                )
                .render(),
            ]
        });
    }

    #[test]
    fn what_cannot_be_an_address_is_said_beside_the_field() {
        assert!(could_be_an_address("karin.aberg@gavle.example"));
        for text in ["", "karin", "@gavle.example", "karin@gavle", "a b@gavle.example"] {
            assert!(!could_be_an_address(text), "{text}");
        }
    }
}

//! The pages of signing in.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use store::DeedKey;
use web::session::Kind;
use web::{Faults, Note, Posted, Shell, Trouble, Visitor, faulty, go, go_with, page};

use super::deeds::{self, Entered, Next};
use super::{again, requests};
use crate::link::{self, Link};
use crate::passkey::relying_party;
use crate::{Actor, App, Return, account, code_app, register};

/// Where one asks for a link.
#[derive(Template)]
#[template(path = "sign_in/form.html")]
struct FormPage {
    shell: Shell,
    faults: Faults,
    address: String,
    deed: String,
    /// Passkeys can exist at the house's address.
    passkeys: bool,
    back: &'static str,
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

pub(super) async fn form(State(app): State<App>, visitor: Visitor) -> Result<Response, Trouble> {
    if Actor::of_visitor(&app, &visitor).await?.is_some() {
        return Ok(go("/"));
    }
    page(&form_page(&app, &visitor, Faults::none(), ""))
}

pub(super) async fn ask(
    State(app): State<App>,
    visitor: Visitor,
    posted: Posted,
) -> Result<Response, Trouble> {
    let words = visitor.words();
    let address = posted.text("address");
    let mut faults = Faults::none();
    if !could_be_an_address(address) {
        faults.add("address", words.say("sign-in-address-fault"));
        return faulty(&form_page(&app, &visitor, faults, address));
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
    requests::put_down(app.store(), visitor.words(), address, visitor.browser_hash(), key).await?;
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
    let link = working_link(&app, &visitor, &token).await?;
    let words = visitor.words();
    let (title, lead, button) = if link.kind == link::SIGN_IN {
        let person = deeds::person_of(app.store(), &link).await?.ok_or(Trouble::NeedsLink)?;
        let lead = words.say1("sign-in-door-lead", "organisation", &person.organisation().formal_name);
        ("sign-in-title", lead, words.say1("sign-in-door-button", "name", person.name()))
    } else {
        let municipality = link.organisation.ok_or(Trouble::NeedsLink)?;
        let municipality = register::organisation(app.store(), municipality).await?;
        let lead = words.say1("sign-in-registration-lead", "municipality", municipality.formal_name);
        ("sign-in-registration-title", lead, words.say("sign-in-registration-button"))
    };
    page(&DoorPage { shell: visitor.shell(&app, words.say(title)), lead, button, token })
}

pub(super) async fn enter(
    State(app): State<App>,
    visitor: Visitor,
    Path(token): Path<String>,
    asked: HeaderMap,
    _form: Posted,
) -> Result<Response, Trouble> {
    let link = working_link(&app, &visitor, &token).await?;
    let arrival = visitor.arrival(deeds::way(&link));
    if link.kind == link::SIGN_IN {
        let before = visitor.session(Kind::Person);
        let entered = deeds::sign_in(&app, visitor.words(), &link, &arrival, before).await?;
        let (begun, next) = match entered.ok_or(Trouble::NeedsLink)? {
            Entered::In(begun, next) => (begun, next),
            Entered::Code => return Ok(go(code_app::STEP)),
        };
        let mut kept = HeaderMap::new();
        let mut response = led(&app, next, again::way_on(app.front(), &asked, &mut kept));
        response.headers_mut().extend(kept);
        begun.give(&app, response.headers_mut());
        return Ok(response);
    }
    let (Some(about), Some(municipality)) = (link.about, link.organisation) else {
        return Err(Trouble::NeedsLink);
    };
    let before = visitor.session(Kind::Link);
    let begun = deeds::open_registration(&app, &link, municipality, &arrival, before).await?;
    let mut response = go(&format!("/anmalan/{about}"));
    begun.give(&app, response.headers_mut());
    Ok(response)
}

pub(crate) fn led(app: &App, next: Next, back: Return) -> Response {
    match next {
        Next::Home => go(back.path()),
        Next::Welcome => go(account::WELCOME),
        Next::Recovered => go_with(app, account::PATH, &Note::done("sign-in-recovered-note")),
    }
}

pub(super) async fn leave(
    State(app): State<App>,
    visitor: Visitor,
    _form: Posted,
) -> Result<Response, Trouble> {
    let mut response = go("/logga-in");
    if let Some(session) = visitor.session(Kind::Person) {
        deeds::sign_out(&app, session, response.headers_mut()).await?;
    }
    Ok(response)
}

async fn working_link(app: &App, visitor: &Visitor, token: &str) -> Result<Link, Trouble> {
    let link = link::find(app, token, &visitor.browser_hash()).await?;
    link.filter(|link| [link::SIGN_IN, link::REGISTRATION].contains(&link.kind.as_str()))
        .ok_or(Trouble::NeedsLink)
}

fn form_page(app: &App, visitor: &Visitor, faults: Faults, address: &str) -> FormPage {
    let shell = visitor.shell(app, visitor.words().say("sign-in-title")).with_faults(&faults);
    let deed = app.store().doors().uuid().to_string();
    FormPage { shell, faults, address: address.to_owned(), deed, passkeys: relying_party(app.front()).is_some(), back: Return::Home.code() }
}

/// Something on both sides of one @; whether anybody has the address, the letter shows.
fn could_be_an_address(text: &str) -> bool {
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
                passkeys: address.is_empty(),
                back: "start",
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
                    back: "start",
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
                door(
                    words.say1("sign-in-registration-lead", "municipality", "Ockelbo kommun"),
                    words.say("sign-in-registration-button"),
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

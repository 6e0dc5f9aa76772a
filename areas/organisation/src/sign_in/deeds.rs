//! Entering with a link, leaving.

use axum::http::HeaderMap;
use serde_json::json;
use store::journal::personal;
use store::{Author, AuthorKind, Desk, Line, Store, StoreFault};
use texts::Words;
use web::House;
use web::session::{self, Arrival, Begun, Kind, Session, Way};

use super::let_in;
use crate::account::letter::{Told, told};
use crate::link::{self, Link, Purpose};
use crate::passkey::{self, ceremony};
use crate::provider::{self, Parting};
use crate::{Actor, code_app, register};

/// Makes a link for the person with this address, not bound to a browser: for the command line and the demo. None
/// when nobody with a duty has the address.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn print_link(house: &House, address: &str, author: &Author) -> Result<Option<String>, StoreFault> {
    let store = house.store();
    let Some(person) = known(store, address).await? else { return Ok(None) };
    let mut desk = store.desk(author).await?;
    let purpose = Purpose::SignIn { person: person.person_id(), browser: None };
    let link = link::make(&desk, house.key(), purpose).await?;
    desk.write(about("sign_in.link_printed", &person));
    desk.seal("").await?;
    Ok(Some(link::address(house, link)))
}

/// Ends all sessions of the person with this address, wherever they are open: for the command line. Gives how many; none
/// when nobody has the address. Also somebody whose duties are over may have one.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn end_sessions(house: &House, address: &str, author: &Author) -> Result<Option<u64>, StoreFault> {
    let store = house.store();
    let Some(person) = register::person_at(store, address).await? else { return Ok(None) };
    let acting = Actor::of(store, person.id).await?;
    let mut desk = store.desk(author).await?;
    let ended = session::end_all(&desk, Kind::Person, person.id.uuid()).await?;
    desk.write(Line {
        deed: "sign_in.sessions_ended",
        subject: "person",
        subject_id: person.id.uuid(),
        owner: acting.map(|person| person.organisation().id.uuid()),
        details: json!({ "name": personal(&person.name), "count": ended }),
    });
    desk.seal("").await?;
    Ok(Some(ended))
}

/// Ends everybody's sessions, also those by personal links: for the command line, when something has leaked. Gives how
/// many.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn end_everybodys_sessions(house: &House, author: &Author) -> Result<u64, StoreFault> {
    let mut desk = house.store().desk(author).await?;
    let ended = session::end_everybodys(&desk).await?;
    desk.write(Line {
        deed: "sign_in.everybodys_sessions_ended",
        subject: "house",
        subject_id: desk.id(),
        owner: None,
        details: json!({ "count": ended }),
    });
    desk.seal("").await?;
    Ok(ended)
}

/// What came of a link.
#[derive(Clone, Debug)]
pub(super) enum Entered {
    /// Its person is in.
    In(Begun, Next),
    /// It was the first step of two: a code is asked for.
    Code,
}

/// Where whoever came in by a link is led.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Next {
    /// To their work.
    Home,
    /// To get something better than a link: it was their first.
    Welcome,
    /// To look after their passkeys: whoever has some and comes by a link may have lost one.
    Recovered,
}

/// Lets the link's person in, or asks for their code when they have a code app; a link from the command line stands
/// for both, since it is for those who have lost everything. None when the link was used meanwhile or the person has
/// no duty any more. A session that the browser held before ends.
pub(super) async fn sign_in(
    house: &House,
    words: &Words,
    link: &Link,
    arrival: &Arrival,
    before: Option<&Session>,
) -> Result<Option<Entered>, StoreFault> {
    let store = house.store();
    let Some(person) = person_of(store, link).await? else { return Ok(None) };
    let is_first = !link::ever_used(store, person.person_id()).await?;
    let has_passkeys = passkey::views::count(store, person.person_id()).await? > 0;
    let code_app = code_app::views::state(store, person.person_id()).await?;
    let mut desk = store.desk(&person.author()).await?;
    if !link::use_up(&desk, link.id).await? {
        desk.clear().await?;
        return Ok(None);
    }
    let needs_code = link.browser_hash.is_some() && code_app.is_confirmed();
    if needs_code {
        ceremony::ask_code(&desk, person.person_id(), arrival.browser.clone()).await?;
        desk.write(about("sign_in.link_used", &person));
        desk.seal("").await?;
        return Ok(Some(Entered::Code));
    }
    let begun = let_in(&mut desk, house, words, &person, arrival, before).await?;
    let next = if has_passkeys || code_app.is_confirmed() {
        recovered(&mut desk, words, &person)?;
        Next::Recovered
    } else if is_first {
        Next::Welcome
    } else {
        Next::Home
    };
    desk.seal("").await?;
    Ok(Some(Entered::In(begun, next)))
}

/// Somebody came in without what they usually sign in with: noted, and the person told.
pub(crate) fn recovered(desk: &mut Desk, words: &Words, person: &Actor) -> Result<(), StoreFault> {
    desk.write(about("sign_in.recovered", person));
    let letter = told(desk, words, person, Told::Recovered)?;
    desk.post(letter);
    Ok(())
}

/// Ends the session and takes its cookie away. Gives what a session by a provider leaves behind.
pub(super) async fn sign_out(
    house: &House,
    session: &Session,
    headers: &mut HeaderMap,
) -> Result<Option<Parting>, StoreFault> {
    let store = house.store();
    let author = Actor::of(store, session.subject.into()).await?.map(|person| person.author());
    // Somebody whose last duty ended may still leave.
    let author = author.unwrap_or_else(|| Author {
        kind: AuthorKind::Person,
        id: Some(session.subject),
        name: String::new(),
        organisation: None,
        right: None,
    });
    let mut desk = store.desk(&author).await?;
    session::end(&desk, house, session, headers).await?;
    let parting = provider::part(house, &desk, session.id).await?;
    desk.write(Line {
        deed: "sign_in.signed_out",
        subject: "person",
        subject_id: session.subject,
        owner: author.organisation,
        details: json!({}),
    });
    desk.seal("").await?;
    Ok(parting)
}

/// A link that was asked for in a browser was mailed; one without came from the command line.
pub(super) fn way(link: &Link) -> Way {
    if link.kind == link::SIGN_IN && link.browser_hash.is_none() { Way::Command } else { Way::Link }
}

/// The person of a link, as long as they hold a duty.
pub(super) async fn person_of(store: &Store, link: &Link) -> Result<Option<Actor>, StoreFault> {
    match link.person {
        Some(person) => Actor::of(store, person).await,
        None => Ok(None),
    }
}

pub(super) async fn known(store: &Store, address: &str) -> Result<Option<Actor>, StoreFault> {
    match register::person_at(store, address).await? {
        Some(person) => Actor::of(store, person.id).await,
        None => Ok(None),
    }
}

pub(super) fn about(deed: &'static str, person: &Actor) -> Line {
    Line {
        deed,
        subject: "person",
        subject_id: person.person_id().uuid(),
        owner: Some(person.organisation().id.uuid()),
        details: json!({ "name": personal(person.name()) }),
    }
}

/// Asks somebody who is signed in for their code, in this browser. False when they have no code app.
pub(super) async fn ask_code(house: &House, person: &Actor, browser: Vec<u8>) -> Result<bool, StoreFault> {
    let store = house.store();
    if !code_app::views::state(store, person.person_id()).await?.is_confirmed() {
        return Ok(false);
    }
    let mut desk = store.desk(&person.author()).await?;
    ceremony::ask_code(&desk, person.person_id(), browser).await?;
    desk.write(about("sign_in.code_asked", person));
    desk.seal("").await?;
    Ok(true)
}

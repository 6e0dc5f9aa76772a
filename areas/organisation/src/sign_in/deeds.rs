//! Asking for a link, entering with it, leaving.

use axum::http::HeaderMap;
use serde_json::json;
use store::journal::personal;
use store::{Author, AuthorKind, DeedKey, Line, Opened, Sight, Store, StoreFault, see_as};
use texts::Words;
use web::House;
use web::session::{self, Arrival, Begun, Session, Way};

use super::{entering, letter};
use crate::link::{self, Link, Purpose};
use crate::provider::{self, Parting};
use crate::{Actor, register};

/// Sends a link to whoever has the address, to be used in this browser, when the answer has been given: whether
/// anybody has the address is looked up then, so that the answer takes as long for all.
pub(super) async fn send_later(house: &House, words: &Words, address: &str, browser: Vec<u8>, key: DeedKey) {
    let (inside, words, address) = (house.clone(), words.clone(), address.to_owned());
    let work = async move {
        if let Err(fault) = send_link(&inside, &words, &address, browser, key).await {
            tracing::error!(%fault, "a link to sign in could not be sent");
        }
    };
    house.later().go_on(work).await;
}

/// A stranger's address is not kept anywhere. The house does it: whoever asks is nobody yet.
async fn send_link(
    house: &House,
    words: &Words,
    address: &str,
    browser: Vec<u8>,
    key: DeedKey,
) -> Result<(), StoreFault> {
    see_as(Sight::House, send(house, words, address, browser, key)).await
}

async fn send(
    house: &House,
    words: &Words,
    address: &str,
    browser: Vec<u8>,
    key: DeedKey,
) -> Result<(), StoreFault> {
    let store = house.store();
    let Some(person) = known(store, address).await? else { return Ok(()) };
    // Nobody has shown who they are yet, so the deed is the program's own.
    let Opened::Desk(mut desk) = store.desk_once(&Author::program(), key).await? else { return Ok(()) };
    let purpose = Purpose::SignIn { person: person.person_id(), browser: Some(browser) };
    let link = link::make(&desk, house.key(), purpose).await?;
    desk.post(letter::with_link(words, &person, link)?);
    desk.write(about("sign_in.link_asked", &person));
    desk.seal("").await
}

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

/// Lets the link's person in; none when the link was used meanwhile or the person has no duty any more. A session
/// that the browser held before ends.
pub(super) async fn sign_in(
    house: &House,
    words: &Words,
    link: &Link,
    arrival: &Arrival,
    before: Option<&Session>,
) -> Result<Option<Begun>, StoreFault> {
    let store = house.store();
    let Some(person) = person_of(store, link).await? else { return Ok(None) };
    let mut desk = store.desk(&person.author()).await?;
    if !link::use_up(&desk, link.id).await? {
        desk.clear().await?;
        return Ok(None);
    }
    let begun = entering::let_in(&mut desk, house, words, &person, arrival, before).await?;
    desk.seal("").await?;
    Ok(Some(begun))
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
    let parting = provider::part(&desk, session.id).await?;
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

async fn known(store: &Store, address: &str) -> Result<Option<Actor>, StoreFault> {
    match register::person_at(store, address).await? {
        Some(person) => Actor::of(store, person.id).await,
        None => Ok(None),
    }
}

fn about(deed: &'static str, person: &Actor) -> Line {
    Line {
        deed,
        subject: "person",
        subject_id: person.person_id().uuid(),
        owner: Some(person.organisation().id.uuid()),
        details: json!({ "name": personal(person.name()) }),
    }
}

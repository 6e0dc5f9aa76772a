//! Opening a link, revoking it, and sending a new one.

use axum::http::HeaderMap;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, Condition, EntityTrait as _, PaginatorTrait as _, QueryFilter as _,
    TryInsertResult,
};
use serde_json::json;
use store::journal::personal;
use store::{Author, AuthorKind, DeedKey, Desk, Line, Opened, Store, StoreFault, hash_token};
use texts::Words;
use web::House;
use web::session::{self, Arrival, Begun, Kind, Session};

use super::records::browser;
use super::{letter, rules, views};
use crate::link::{self, Link, Purpose, Receiver};
use crate::records::{LinkId, OrganisationId, personal_link};
use crate::{Actor, register};

/// Gives the browser the session of whoever holds the link, and notes the browser. The link goes on working: it is
/// opened many times. None when it is narrowed to another browser.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn open(
    house: &House,
    link: &Link,
    arrival: &Arrival,
    before: Option<&Session>,
) -> Result<Option<Begun>, StoreFault> {
    let store = house.store();
    let owner = match (link.owner, link.organisation) {
        (Some(owner), _) => Some(owner),
        (None, Some(organisation)) => register::organisation(store, organisation).await?.parent,
        (None, None) => None,
    };
    let mut desk = store.desk(&holder(link)).await?;
    if rules::is_narrowed(&link.kind) && !narrow(&desk, link.id, &arrival.browser).await? {
        desk.clear().await?;
        return Ok(None);
    }
    let browsers = note_browser(&desk, link.id, &arrival.browser).await?;
    if let Some(before) = before {
        session::end(&desk, house, before, &mut HeaderMap::new()).await?;
    }
    let begun = session::begin(&desk, house, Kind::Link, link.id.uuid(), arrival).await?;
    let (deed, subject) = match link.kind.as_str() {
        link::REGISTRATION => ("registration.link_opened", "invitation"),
        _ => ("link.opened", "link"),
    };
    desk.write(Line {
        deed,
        subject,
        subject_id: link.about.unwrap_or(link.id.uuid()),
        // The county's matter, the municipality's deed: the auditors of both read it.
        owner: owner.map(OrganisationId::uuid),
        details: json!({ "kind": link.kind, "browsers": browsers }),
    });
    desk.seal("").await?;
    Ok(Some(begun))
}

/// Ends the session of whoever came by a link, and takes its cookie away. The link goes on working.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn leave(house: &House, session: &Session, headers: &mut HeaderMap) -> Result<(), StoreFault> {
    let store = house.store();
    let link = personal_link::Entity::find_by_id(LinkId::from(session.subject)).one(store.reader()).await?;
    // Gone with what it opened: nobody is left who could leave, but their browser may still be cleared.
    let author = link.as_ref().map_or_else(Author::program, holder);
    let mut desk = store.desk(&author).await?;
    session::end(&desk, house, session, headers).await?;
    let written = link.as_ref().map(|link| line("link.left", link));
    desk.write(written.unwrap_or_else(|| Line {
        deed: "link.left",
        subject: "link",
        subject_id: session.subject,
        owner: None,
        details: json!({}),
    }));
    desk.seal("").await
}

/// Whoever holds a link, as the journal names them.
fn holder(link: &Link) -> Author {
    Author {
        kind: AuthorKind::Link,
        id: Some(link.id.uuid()),
        name: String::new(),
        organisation: link.organisation.map(OrganisationId::uuid),
        right: None,
    }
}

/// Binds a link to this browser, when no other has it.
async fn narrow(desk: &Desk, link: LinkId, browser: &[u8]) -> Result<bool, StoreFault> {
    let free = Condition::any()
        .add(personal_link::Column::BrowserHash.is_null())
        .add(personal_link::Column::BrowserHash.eq(browser));
    let bound = personal_link::Entity::update_many()
        .col_expr(personal_link::Column::BrowserHash, Expr::value(Some(browser.to_vec())))
        .filter(personal_link::Column::Id.eq(link))
        .filter(free)
        .exec(desk.db())
        .await?;
    Ok(bound.rows_affected == 1)
}

/// Notes that the link was opened here, and says in how many browsers it has been.
async fn note_browser(desk: &Desk, link: LinkId, browser: &[u8]) -> Result<u64, StoreFault> {
    personal_link::Entity::update_many()
        .col_expr(personal_link::Column::OpenedAt, Expr::value(Some(desk.now())))
        .filter(personal_link::Column::Id.eq(link))
        .exec(desk.db())
        .await?;
    let row = browser::ActiveModel {
        link: Set(link),
        browser_hash: Set(browser.to_vec()),
        first_at: Set(desk.now()),
    };
    let inserted = browser::Entity::insert(row)
        .on_conflict(
            OnConflict::columns([browser::Column::Link, browser::Column::BrowserHash])
                .do_nothing()
                .to_owned(),
        )
        .try_insert()
        .exec_without_returning(desk.db())
        .await?;
    let all = browser::Entity::find().filter(browser::Column::Link.eq(link)).count(desk.db()).await?;
    // PostgreSQL shows a transaction its own rows as well; the count holds either way.
    debug_assert!(all > 0 || !matches!(inserted, TryInsertResult::Inserted(1..)));
    Ok(all)
}

/// Revokes a link that the actor answers for. False when there is none, or it is revoked already.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn revoke(store: &Store, actor: &Actor, id: LinkId, key: DeedKey) -> Result<bool, StoreFault> {
    let Some(link) = views::one(store, actor, id).await? else { return Ok(false) };
    let Opened::Desk(mut desk) = store.desk_once(&actor.author(), key).await? else { return Ok(true) };
    if !revoke_on(&desk, link.id).await? {
        desk.clear().await?;
        return Ok(false);
    }
    desk.write(line("link.revoked", &link));
    desk.seal("").await?;
    Ok(true)
}

async fn revoke_on(desk: &Desk, id: LinkId) -> Result<bool, StoreFault> {
    let revoked = personal_link::Entity::update_many()
        .col_expr(personal_link::Column::RevokedAt, Expr::value(Some(desk.now())))
        .filter(personal_link::Column::Id.eq(id))
        .filter(personal_link::Column::RevokedAt.is_null())
        .exec(desk.db())
        .await?;
    Ok(revoked.rows_affected == 1)
}

/// Says that the browsers in which a link was opened are in order.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn know_browsers(
    store: &Store,
    actor: &Actor,
    id: LinkId,
    key: DeedKey,
) -> Result<bool, StoreFault> {
    let Some(link) = views::one(store, actor, id).await? else { return Ok(false) };
    let Opened::Desk(mut desk) = store.desk_once(&actor.author(), key).await? else { return Ok(true) };
    let all = browser::Entity::find().filter(browser::Column::Link.eq(id)).count(desk.db()).await?;
    let known = i32::try_from(all).unwrap_or(i32::MAX);
    personal_link::Entity::update_many()
        .col_expr(personal_link::Column::BrowsersKnown, Expr::value(known))
        .filter(personal_link::Column::Id.eq(id))
        .exec(desk.db())
        .await?;
    desk.write(line("link.browsers_known", &link));
    desk.seal("").await?;
    Ok(true)
}

/// Sends a new link in place of one that the actor answers for; the old one is revoked. False when there is none, or
/// it ended too long ago.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn send_new(
    house: &House,
    words: &Words,
    actor: &Actor,
    id: LinkId,
    key: DeedKey,
) -> Result<bool, StoreFault> {
    let store = house.store();
    let Some(link) = views::one(store, actor, id).await? else { return Ok(false) };
    let Opened::Desk(mut desk) = store.desk_once(&actor.author(), key).await? else { return Ok(true) };
    if !renew(&mut desk, house, words, &link).await? {
        desk.clear().await?;
        return Ok(false);
    }
    revoke_on(&desk, link.id).await?;
    desk.write(line("link.sent_anew", &link));
    desk.seal("").await?;
    Ok(true)
}

/// Sends a new link to where the one with this token went, when whoever shows the token asks. Nothing is done for a
/// token that is none of ours, a link that was revoked or ended long ago, or one for which a new one was just sent:
/// the page says the same in every case.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn ask_anew(house: &House, words: &Words, token: &str, key: DeedKey) -> Result<(), StoreFault> {
    let store = house.store();
    let found = personal_link::Entity::find()
        .filter(personal_link::Column::TokenHash.eq(hash_token(token)))
        .filter(personal_link::Column::Kind.ne(link::SIGN_IN))
        .filter(personal_link::Column::RevokedAt.is_null())
        .one(store.reader())
        .await?;
    let Some(link) = found else { return Ok(()) };
    if views::sent_lately(store, &link).await? > 0 {
        return Ok(());
    }
    let Opened::Desk(mut desk) = store.desk_once(&Author::program(), key).await? else { return Ok(()) };
    if !renew(&mut desk, house, words, &link).await? {
        return desk.clear().await;
    }
    desk.write(line("link.asked_anew", &link));
    desk.seal("").await
}

/// Makes the new link and its letter.
async fn renew(desk: &mut Desk, house: &House, words: &Words, old: &Link) -> Result<bool, StoreFault> {
    let until = rules::renewed_until(old.ends_at, desk.now());
    let (Some(ends_at), Some(about), Some(organisation)) = (until, old.about, old.organisation) else {
        return Ok(false);
    };
    if old.address.is_empty() {
        return Ok(false);
    }
    let purpose = match old.kind.as_str() {
        link::REGISTRATION => Purpose::Registration { about, municipality: organisation, ends_at },
        link::INTEREST => Purpose::Interest { about, county: organisation, ends_at },
        link::PARTICIPANT => Purpose::Participant { about, municipality: organisation, ends_at },
        link::GUEST => Purpose::Guest { about, county: organisation, ends_at },
        link::DOOR_HOST => Purpose::DoorHost { about, county: organisation, ends_at },
        _ => return Ok(false),
    };
    let receiver = Receiver { name: old.name.clone(), address: old.address.clone(), owner: old.owner };
    let new = link::hand_out(desk, house.key(), purpose, &receiver).await?;
    personal_link::Entity::update_many()
        .col_expr(personal_link::Column::ReplacedBy, Expr::value(Some(new)))
        .filter(personal_link::Column::Id.eq(old.id))
        .exec(desk.db())
        .await?;
    let sender = match old.owner {
        Some(owner) => register::organisation(house.store(), owner).await?.formal_name,
        None => words.say("sign-in-letter-sender"),
    };
    desk.post(letter::anew(words, old, new, sender)?);
    Ok(true)
}

fn line(deed: &'static str, link: &Link) -> Line {
    Line {
        deed,
        subject: "link",
        subject_id: link.id.uuid(),
        owner: link.owner.or(link.organisation).map(OrganisationId::uuid),
        details: json!({ "kind": link.kind, "name": personal(&link.name) }),
    }
}

//! Sessions begin, are proved anew, and end. They are the house's: on whatever desk it is done, it is done with its sight.

use axum::http::HeaderMap;
use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::prelude::Uuid;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, DeleteMany, EntityTrait as _, PaginatorTrait as _, QueryFilter as _,
};
use store::{Desk, Sight, Store, StoreFault, hash_token, token_text};

use super::records::{browser, held};
use super::{Arrival, Kind, Session};
use crate::cookies;
use crate::house::House;

/// A browser that has not been used for so long is new again: its own mark lasts a year.
const BROWSER_KNOWN: TimeDelta = TimeDelta::days(400);

/// A session that has begun: what the browser must be given.
#[derive(Clone, Debug)]
pub struct Begun {
    id: Uuid,
    kind: Kind,
    token: String,
    is_new_browser: bool,
}

impl Begun {
    /// Gives the browser its cookie.
    pub fn give(&self, house: &House, headers: &mut HeaderMap) {
        let seconds = u32::try_from(self.kind.lasts().num_seconds()).unwrap_or(u32::MAX);
        cookies::set(headers, house.front(), self.kind.cookie(), &self.token, Some(seconds));
    }

    /// The session's id.
    #[must_use]
    pub const fn session(&self) -> Uuid {
        self.id
    }

    /// The person has signed in before, but never in this browser: they are to be told. The very first browser is
    /// the one in which they were let in.
    #[must_use]
    pub const fn is_new_browser(&self) -> bool {
        self.is_new_browser
    }
}

/// Begins a session on the desk of the deed that let the person in.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn begin(
    desk: &Desk,
    house: &House,
    kind: Kind,
    subject: Uuid,
    arrival: &Arrival,
) -> Result<Begun, StoreFault> {
    let id = desk.id();
    let token = token_text(&house.store().doors().bytes());
    let row = held::ActiveModel {
        id: Set(id),
        token_hash: Set(hash_token(&token)),
        kind: Set(kind.code().to_owned()),
        subject: Set(subject),
        began_at: Set(desk.now()),
        signed_at: Set(desk.now()),
        seen_at: Set(desk.now()),
        ends_at: Set(desk.now() + kind.lasts()),
        way: Set(arrival.way.code().to_owned()),
        device: Set(arrival.device.code()),
        network: Set(arrival.network.clone()),
        browser_hash: Set(arrival.browser.clone()),
    };
    let begin = async {
        desk.insert(row).await?;
        match kind {
            Kind::Person => meet_browser(desk, subject, arrival).await,
            Kind::Link => Ok(false),
        }
    };
    let is_new_browser = desk.see_as(Sight::House, begin).await?;
    Ok(Begun { id, kind, token, is_new_browser })
}

/// The person has shown once more who they are: the session goes on under a new token.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn confirm(
    desk: &Desk,
    house: &House,
    session: &Session,
    arrival: &Arrival,
) -> Result<Begun, StoreFault> {
    let token = token_text(&house.store().doors().bytes());
    let renewed = held::Entity::update_many()
        .col_expr(held::Column::TokenHash, Expr::value(hash_token(&token)))
        .col_expr(held::Column::SignedAt, Expr::value(desk.now()))
        .col_expr(held::Column::SeenAt, Expr::value(desk.now()))
        .col_expr(held::Column::Way, Expr::value(arrival.way.code()))
        .filter(held::Column::Id.eq(session.id));
    desk.see_as(Sight::House, async { Ok::<_, StoreFault>(renewed.exec(desk.db()).await?) }).await?;
    Ok(Begun { id: session.id, kind: session.kind, token, is_new_browser: false })
}

/// Notes the browser as one of the person's; true when others were known and this one was not.
async fn meet_browser(desk: &Desk, person: Uuid, arrival: &Arrival) -> Result<bool, StoreFault> {
    if arrival.browser.is_empty() {
        return Ok(false);
    }
    let others = browser::Entity::find().filter(browser::Column::Person.eq(person)).count(desk.db()).await?;
    let seen = browser::Entity::update_many()
        .col_expr(browser::Column::SeenAt, Expr::value(desk.now()))
        .filter(browser::Column::Person.eq(person))
        .filter(browser::Column::BrowserHash.eq(arrival.browser.clone()))
        .exec(desk.db())
        .await?;
    if seen.rows_affected > 0 {
        return Ok(false);
    }
    let row = browser::ActiveModel {
        person: Set(person),
        browser_hash: Set(arrival.browser.clone()),
        first_at: Set(desk.now()),
        seen_at: Set(desk.now()),
    };
    browser::Entity::insert(row)
        .on_conflict(
            OnConflict::columns([browser::Column::Person, browser::Column::BrowserHash])
                .do_nothing()
                .to_owned(),
        )
        .try_insert()
        .exec_without_returning(desk.db())
        .await?;
    Ok(others > 0)
}

/// Ends a session and takes the cookie away.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn end(
    desk: &Desk,
    house: &House,
    session: &Session,
    headers: &mut HeaderMap,
) -> Result<(), StoreFault> {
    gone(desk, held::Entity::delete_many().filter(held::Column::Id.eq(session.id))).await?;
    cookies::set(headers, house.front(), session.kind.cookie(), "", Some(0));
    Ok(())
}

/// Ends one session of this subject, wherever it is open. False when it is nobody's, or somebody else's.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn end_one(desk: &Desk, kind: Kind, subject: Uuid, id: Uuid) -> Result<bool, StoreFault> {
    Ok(gone(desk, of(kind, subject).filter(held::Column::Id.eq(id))).await? > 0)
}

/// Ends all sessions of the same subject but this one; gives how many.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn end_others(desk: &Desk, session: &Session) -> Result<u64, StoreFault> {
    gone(desk, of(session.kind, session.subject).filter(held::Column::Id.ne(session.id))).await
}

/// Ends all sessions of a person who was removed or has no duty left, or of a link that was revoked; gives how many.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn end_all(desk: &Desk, kind: Kind, subject: Uuid) -> Result<u64, StoreFault> {
    gone(desk, of(kind, subject)).await
}

/// Ends every session there is, of people and of links; gives how many.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn end_everybodys(desk: &Desk) -> Result<u64, StoreFault> {
    gone(desk, held::Entity::delete_many()).await
}

async fn gone(desk: &Desk, sessions: DeleteMany<held::Entity>) -> Result<u64, StoreFault> {
    desk.see_as(Sight::House, async { Ok(sessions.exec(desk.db()).await?.rows_affected) }).await
}

fn of(kind: Kind, subject: Uuid) -> DeleteMany<held::Entity> {
    held::Entity::delete_many()
        .filter(held::Column::Kind.eq(kind.code()))
        .filter(held::Column::Subject.eq(subject))
}

/// Takes away sessions that ended before `now` or rested longer than `idle`, and browsers that nobody uses any more.
/// A background errand, not a deed of anyone's.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn clear_ended(store: &Store, now: DateTime<Utc>, idle: TimeDelta) -> Result<(), StoreFault> {
    store.tidy(held::Entity::delete_many().filter(held::Column::EndsAt.lt(now))).await?;
    for kind in Kind::ALL {
        let rested = held::Entity::delete_many()
            .filter(held::Column::Kind.eq(kind.code()))
            .filter(held::Column::SeenAt.lt(now - kind.rests(idle)));
        store.tidy(rested).await?;
    }
    let unused = browser::Entity::delete_many().filter(browser::Column::SeenAt.lt(now - BROWSER_KNOWN));
    store.tidy(unused).await?;
    Ok(())
}

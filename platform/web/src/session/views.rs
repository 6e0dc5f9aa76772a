//! The sessions of a request, and those of a person.

use axum::http::HeaderMap;
use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::prelude::Uuid;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait as _, Condition, EntityTrait as _, ExprTrait as _, PaginatorTrait as _, QueryFilter as _,
    QueryOrder as _,
};
use store::{Sight, Store, StoreFault, hash_token, see_as};

use super::records::{browser, held};
use super::{Device, Kind, Session, Way};
use crate::cookies;
use crate::house::House;

/// When a session was seen is written down at most so often.
const NOTED_EVERY: TimeDelta = TimeDelta::minutes(1);

/// The live sessions whose tokens the browser sent: one query for both kinds.
pub(crate) async fn of_request(house: &House, headers: &HeaderMap) -> Result<Vec<Session>, StoreFault> {
    let now = house.store().doors().now();
    let mut any = Condition::any();
    let mut asked = false;
    for kind in Kind::ALL {
        if let Some(token) = cookies::read(headers, house.front(), kind.cookie()) {
            asked = true;
            any = any.add(held::Column::TokenHash.eq(hash_token(token)).and(live(
                kind,
                now,
                house.front().idle,
            )));
        }
    }
    if !asked {
        return Ok(Vec::new());
    }
    let store = house.store();
    // Before this nobody is known, so the house looks, and notes.
    let found = see_as(Sight::House, held::Entity::find().filter(any).all(store.reader())).await?;
    let mut sessions = Vec::new();
    for row in found {
        let (kind, way) = (Kind::ALL.into_iter().find(|kind| kind.code() == row.kind), Way::read(&row.way));
        let (Some(kind), Some(way)) = (kind, way) else { continue };
        if now - row.seen_at >= NOTED_EVERY {
            note_seen(store, row.id, now).await;
        }
        sessions.push(Session { id: row.id, kind, subject: row.subject, way, signed_at: row.signed_at });
    }
    Ok(sessions)
}

fn live(kind: Kind, now: DateTime<Utc>, idle: TimeDelta) -> sea_orm::sea_query::SimpleExpr {
    held::Column::Kind
        .eq(kind.code())
        .and(held::Column::EndsAt.gt(now))
        .and(held::Column::SeenAt.gt(now - kind.rests(idle)))
}

/// A page is not refused because nobody could note that it was asked for.
async fn note_seen(store: &Store, id: Uuid, now: DateTime<Utc>) {
    let seen = held::Entity::update_many()
        .col_expr(held::Column::SeenAt, Expr::value(now))
        .filter(held::Column::Id.eq(id));
    if let Err(fault) = see_as(Sight::House, store.note(seen)).await {
        tracing::warn!(%fault, "when a session was last seen could not be noted");
    }
}

/// One session as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its id.
    pub id: Uuid,
    /// By what proof it holds.
    pub way: Way,
    /// With which device.
    pub device: Device,
    /// Over which network it began; empty when nobody knows.
    pub network: String,
    /// When it began.
    pub began_at: DateTime<Utc>,
    /// When it was last used, to the minute.
    pub seen_at: DateTime<Utc>,
}

/// The live sessions of a person or a link, the one used last first.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn list(house: &House, kind: Kind, subject: Uuid) -> Result<Vec<Listed>, StoreFault> {
    let store = house.store();
    let found = held::Entity::find()
        .filter(held::Column::Subject.eq(subject))
        .filter(live(kind, store.doors().now(), house.front().idle))
        .order_by_desc(held::Column::SeenAt)
        .order_by_desc(held::Column::Id)
        .all(store.reader());
    let found = see_as(Sight::House, found).await?;
    Ok(found
        .into_iter()
        .filter_map(|row| {
            Some(Listed {
                id: row.id,
                way: Way::read(&row.way)?,
                device: Device::read(&row.device),
                network: row.network,
                began_at: row.began_at,
                seen_at: row.seen_at,
            })
        })
        .collect())
}

/// Whether anybody has signed in in this browser before: it is no stranger's. `browser` is
/// [`crate::Visitor::browser_hash`].
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn is_somebodys_browser(store: &Store, browser: &[u8]) -> Result<bool, StoreFault> {
    let known = browser::Entity::find().filter(browser::Column::BrowserHash.eq(browser.to_vec()));
    Ok(see_as(Sight::House, known.count(store.reader())).await? > 0)
}

/// Whether the person has signed in in this browser before. `browser` is [`crate::Visitor::browser_hash`].
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn is_known_browser(store: &Store, person: Uuid, browser: &[u8]) -> Result<bool, StoreFault> {
    let known = browser::Entity::find()
        .filter(browser::Column::Person.eq(person))
        .filter(browser::Column::BrowserHash.eq(browser.to_vec()))
        .count(store.reader());
    Ok(see_as(Sight::House, known).await? > 0)
}

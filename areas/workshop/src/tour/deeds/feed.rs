//! Feeds: a calendar's address that a calendar program asks by itself. The address is the secret; it is made, made anew
//! and revoked like every personal link, and opens nothing but the calendar.

use chrono::{NaiveTime, TimeDelta};
use organisation::link::{self, Link, Purpose, Receiver};
use organisation::records::{LinkId, personal_link};
use organisation::{Actor, OrganisationId, links};
use sea_orm::prelude::Uuid;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _};
use serde_json::json;
use store::{Author, AuthorKind, DeedKey, Line, Opened, Store, StoreFault};
use texts::STOCKHOLM;
use web::House;

use super::{By, NotDone};
use crate::tour::views::Standing;

/// A feed lives so long after the window for workshops.
const LASTS: TimeDelta = TimeDelta::days(60);

/// The feeds that work, newest first.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn live(store: &Store) -> Result<Vec<Link>, StoreFault> {
    Ok(personal_link::Entity::find()
        .filter(personal_link::Column::Kind.eq(link::FEED))
        .filter(personal_link::Column::RevokedAt.is_null())
        .filter(personal_link::Column::EndsAt.gt(store.doors().now()))
        .order_by_desc(personal_link::Column::MadeAt)
        .all(store.reader())
        .await?)
}

/// Makes the feed of a county or a team; one that there was is revoked by it.
///
/// # Errors
/// [`NotDone`].
pub async fn make_feed(
    house: &House,
    actor: &Actor,
    by: By<'_>,
    standing: &Standing,
    (audience, organisation, name): (Uuid, OrganisationId, &str),
) -> Result<(), NotDone> {
    let Opened::Desk(mut desk) = house.store().desk_once(by.permit.author(), by.key).await? else {
        return Ok(());
    };
    let revoked = personal_link::Entity::update_many()
        .col_expr(personal_link::Column::RevokedAt, Expr::value(Some(desk.now())))
        .filter(personal_link::Column::Kind.eq(link::FEED))
        .filter(personal_link::Column::About.eq(audience))
        .filter(personal_link::Column::RevokedAt.is_null())
        .exec(desk.db())
        .await?;
    let end = (standing.facts.window.last + LASTS).and_time(NaiveTime::MIN);
    let ends_at = end.and_local_timezone(STOCKHOLM).earliest().map_or(desk.now() + LASTS, |end| end.to_utc());
    // A tour that is over is looked at still.
    let ends_at = ends_at.max(desk.now() + TimeDelta::days(7));
    let purpose = Purpose::Feed { about: audience, organisation, ends_at };
    let owner = Some(actor.organisation().id);
    let receiver = Receiver { name: name.to_owned(), address: String::new(), owner };
    let made = link::hand_out(&desk, house.key(), purpose, &receiver).await?;
    desk.write(Line {
        deed: "tour.feed_made",
        subject: "link",
        subject_id: made.uuid(),
        owner: by.permit.author().organisation,
        details: json!({ "name": name, "links": revoked.rows_affected }),
    });
    Ok(desk.seal("").await?)
}

/// Revokes a feed: whoever has its address gets nothing more. False when it was revoked already.
///
/// # Errors
/// [`NotDone`].
pub async fn revoke_feed(house: &House, actor: &Actor, id: LinkId, key: DeedKey) -> Result<bool, NotDone> {
    Ok(links::deeds::revoke(house.store(), actor, id, key).await?)
}

/// Notes that a feed was asked for the first time; later ones are not worth a line each.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn note_fetched(house: &House, feed: &Link) -> Result<(), StoreFault> {
    if feed.opened_at.is_some() {
        return Ok(());
    }
    let author = Author {
        kind: AuthorKind::Link,
        id: Some(feed.id.uuid()),
        name: String::new(),
        organisation: feed.organisation.map(OrganisationId::uuid),
        right: None,
    };
    let mut desk = house.store().desk(&author).await?;
    let first = personal_link::Entity::update_many()
        .col_expr(personal_link::Column::OpenedAt, Expr::value(Some(desk.now())))
        .filter(personal_link::Column::Id.eq(feed.id))
        .filter(personal_link::Column::OpenedAt.is_null())
        .exec(desk.db())
        .await?;
    if first.rows_affected == 0 {
        return desk.clear().await;
    }
    desk.write(Line {
        deed: "link.opened",
        subject: "link",
        subject_id: feed.id.uuid(),
        owner: feed.owner.map(OrganisationId::uuid),
        details: json!({ "kind": feed.kind }),
    });
    desk.seal("").await
}

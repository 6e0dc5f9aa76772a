//! Sessions: what a browser holds after a link was used. Only the hash of the token is kept.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::prelude::Uuid;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, Condition, EntityTrait as _, ExprTrait as _, QueryFilter as _,
};
use sea_orm_migration::prelude::{Index, SchemaManager, Table};
use sea_orm_migration::schema::{binary, string, timestamp_with_time_zone, uuid};
use store::{Desk, Store, StoreFault, hash_token, token_text};

use axum::http::HeaderMap;

use crate::cookies;
use crate::house::House;

/// Whose session it is: a signed-in person's, or that of whoever holds a personal link. A browser may hold one of each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A person with duties.
    Person,
    /// The holder of a personal link.
    Link,
}

impl Kind {
    const ALL: [Self; 2] = [Self::Person, Self::Link];

    const fn code(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Link => "link",
        }
    }

    const fn cookie(self) -> &'static str {
        match self {
            Self::Person => "vs_s",
            Self::Link => "vs_k",
        }
    }

    /// How long a session lasts: a working day for people, a week for a link's holder, who has only that one thing.
    const fn lasts(self) -> TimeDelta {
        match self {
            Self::Person => TimeDelta::hours(10),
            Self::Link => TimeDelta::days(7),
        }
    }
}

/// A session that the browser holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Its id.
    pub id: Uuid,
    /// Whose it is.
    pub kind: Kind,
    /// The person's or the link's id.
    pub subject: Uuid,
}

/// Sessions.
pub(crate) mod records {
    use sea_orm::entity::prelude::*;

    /// One session.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "session")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub token_hash: Vec<u8>,
        pub kind: String,
        pub subject: Uuid,
        pub began_at: DateTimeUtc,
        pub ends_at: DateTimeUtc,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) async fn migration(schema: &SchemaManager<'_>) -> Result<(), sea_orm::DbErr> {
    let table = Table::create()
        .table("session")
        .col(uuid("id").primary_key())
        .col(binary("token_hash").unique_key())
        .col(string("kind"))
        .col(uuid("subject"))
        .col(timestamp_with_time_zone("began_at"))
        .col(timestamp_with_time_zone("ends_at"))
        .to_owned();
    schema.create_table(table).await?;
    let index = Index::create().name("session_subject").table("session").col("subject").to_owned();
    schema.create_index(index).await
}

/// The live sessions whose tokens the browser sent: one query for both kinds.
pub(crate) async fn of_request(house: &House, headers: &HeaderMap) -> Result<Vec<Session>, StoreFault> {
    let mut any = Condition::any();
    let mut asked = false;
    for kind in Kind::ALL {
        if let Some(token) = cookies::read(headers, kind.cookie()) {
            asked = true;
            any = any.add(
                records::Column::TokenHash.eq(hash_token(token)).and(records::Column::Kind.eq(kind.code())),
            );
        }
    }
    if !asked {
        return Ok(Vec::new());
    }
    let store = house.store();
    let found = records::Entity::find()
        .filter(any)
        .filter(records::Column::EndsAt.gt(store.doors().now()))
        .all(store.reader())
        .await?;
    Ok(found
        .into_iter()
        .filter_map(|row| {
            let kind = Kind::ALL.into_iter().find(|kind| kind.code() == row.kind)?;
            Some(Session { id: row.id, kind, subject: row.subject })
        })
        .collect())
}

/// A session that has begun: what the browser must be given.
#[derive(Clone, Debug)]
pub struct Begun {
    kind: Kind,
    token: String,
}

impl Begun {
    /// Gives the browser its cookie.
    pub fn give(&self, house: &House, headers: &mut HeaderMap) {
        let seconds = u32::try_from(self.kind.lasts().num_seconds()).unwrap_or(u32::MAX);
        cookies::set(headers, house.front(), self.kind.cookie(), &self.token, Some(seconds));
    }
}

/// Begins a session on the desk of the deed that let the person in.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn begin(desk: &Desk, house: &House, kind: Kind, subject: Uuid) -> Result<Begun, StoreFault> {
    let token = token_text(&house.store().doors().bytes());
    desk.insert(records::ActiveModel {
        id: Set(desk.id()),
        token_hash: Set(hash_token(&token)),
        kind: Set(kind.code().to_owned()),
        subject: Set(subject),
        began_at: Set(desk.now()),
        ends_at: Set(desk.now() + kind.lasts()),
    })
    .await?;
    Ok(Begun { kind, token })
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
    records::Entity::delete_many().filter(records::Column::Id.eq(session.id)).exec(desk.db()).await?;
    cookies::set(headers, house.front(), session.kind.cookie(), "", Some(0));
    Ok(())
}

/// Takes away sessions that ended before `now`. A background errand, not a deed of anyone's.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn clear_ended(store: &Store, now: DateTime<Utc>) -> Result<(), StoreFault> {
    store.tidy(records::Entity::delete_many().filter(records::Column::EndsAt.lt(now))).await?;
    Ok(())
}

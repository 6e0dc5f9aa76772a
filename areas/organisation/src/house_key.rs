//! The house's key, when a newer one has taken its place: what the older ones made that is still in use, and sealing
//! anew what can be sealed anew.

use chrono::TimeDelta;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _, QuerySelect as _};
use serde_json::json;
use store::{Author, Errand, HouseKey, Line, Store, StoreFault, hash_token};

use crate::code_app::deeds::PURPOSE as CODE_APP;
use crate::code_app::records::{code_app, recovery_code};
use crate::link;
use crate::provider::farewell::PURPOSE as PARTING;
use crate::provider::records::parting;
use crate::records::{LinkId, personal_link};

/// What would stop working if the older keys were taken away now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Needed {
    /// Links that open something.
    pub links: u64,
    /// Code apps that are not sealed anew yet.
    pub code_apps: u64,
    /// Recovery codes that nobody has used.
    pub recovery_codes: u64,
    /// Sessions by a provider, which could no longer be signed out of there.
    pub sessions: u64,
}

impl Needed {
    /// Whether nothing would.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

/// Looks for what the older keys made. Nothing, when there are none.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn needed(store: &Store, key: &HouseKey) -> Result<Needed, StoreFault> {
    let Some(since) = key.since() else { return Ok(Needed::default()) };
    let (newest, now) = (key.alone(), store.doors().now());
    let links: Vec<(LinkId, Vec<u8>)> = personal_link::Entity::find()
        .select_only()
        .columns([personal_link::Column::Id, personal_link::Column::TokenHash])
        .filter(personal_link::Column::EndsAt.gt(now))
        .filter(personal_link::Column::RevokedAt.is_null())
        .filter(personal_link::Column::UsedAt.is_null())
        .into_tuple()
        .all(store.reader())
        .await?;
    let is_older = |(id, hash): &&(LinkId, Vec<u8>)| hash_token(&link::token(&newest, *id)) != *hash;
    let apps = code_app::Entity::find().all(store.reader()).await?;
    let recovery_codes = recovery_code::Entity::find()
        .filter(recovery_code::Column::UsedAt.is_null())
        .filter(recovery_code::Column::MadeAt.lte(since))
        .count(store.reader())
        .await?;
    let partings =
        parting::Entity::find().filter(parting::Column::EndsAt.gt(now)).all(store.reader()).await?;
    let shut = |row: &&parting::Model| newest.open(PARTING, row.session, &row.id_token).is_err();
    Ok(Needed {
        links: links.iter().filter(is_older).count() as u64,
        code_apps: apps.iter().filter(|row| is_outdated(&newest, row)).count() as u64,
        recovery_codes,
        sessions: partings.iter().filter(shut).count() as u64,
    })
}

fn is_outdated(newest: &HouseKey, row: &code_app::Model) -> bool {
    newest.open(CODE_APP, row.person.uuid(), &row.secret).is_err()
}

/// Seals code apps by the newest key. Each by itself, so that it can be stopped at any moment; one that no key opens
/// stays as it is. Says how many were sealed anew.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn seal_anew(store: &Store, key: &HouseKey) -> Result<u64, StoreFault> {
    if key.since().is_none() {
        return Ok(0);
    }
    let newest = key.alone();
    let mut sealed = 0;
    for row in code_app::Entity::find().all(store.reader()).await? {
        let person = row.person.uuid();
        if !is_outdated(&newest, &row) {
            continue;
        }
        let Ok(secret) = key.open(CODE_APP, person, &row.secret) else { continue };
        let fresh = newest.seal(store.doors(), CODE_APP, person, &secret)?;
        // One that its owner changed meanwhile is another.
        let change = code_app::Entity::update_many()
            .col_expr(code_app::Column::Secret, Expr::value(fresh))
            .filter(code_app::Column::Person.eq(row.person))
            .filter(code_app::Column::Secret.eq(row.secret));
        sealed += store.note(change).await?;
    }
    Ok(sealed)
}

/// Seals anew what an older key sealed, each hour.
#[must_use]
pub fn errand(key: HouseKey) -> Errand {
    Errand::new("seal by the newest house key", TimeDelta::hours(1), move |store| {
        let key = key.clone();
        async move { seal_anew(&store, &key).await.map(|_| ()) }
    })
}

/// Writes that the key is renewed, before the new one is put in its place: a renewal that nobody can read of there is
/// none.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn write_renewed(store: &Store, author: &Author) -> Result<(), StoreFault> {
    let mut desk = store.desk(author).await?;
    desk.write(Line {
        deed: "vault.house_key_renewed",
        subject: "house_key",
        subject_id: sea_orm::prelude::Uuid::nil(),
        owner: None,
        details: json!({}),
    });
    desk.seal("").await
}

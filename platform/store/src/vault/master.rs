//! A new master key: every data key is wrapped anew, and nothing else is touched.

use std::path::PathBuf;

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QuerySelect as _};
use serde_json::json;

use super::cipher::Key;
use super::faults::{Locked, Unopened};
use super::keyring;
use super::records::{data_key, master};
use super::ring::{aside, unwrap, wrap};
use super::start::{Standing, known, place_of, put_in_place, standing};
use crate::{Author, Line, Store, StoreFault};

/// What came of a new master key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MasterTurned {
    /// Data keys that were wrapped anew.
    pub keys: usize,
    /// Where the old master key lies now; copies of the database from before need it.
    pub old: Option<PathBuf>,
    /// Where the new one lies, when it is for the operator to put it in its place.
    pub new: Option<PathBuf>,
}

/// Wraps every data key by a new master key. With `to`, the new key is the one in that file (made when there is none)
/// and the operator puts it in its place; without, it takes the place of the old one in its file.
///
/// Killed at any moment, either the old or the new key opens everything, and [`super::prepare`] finds which.
///
/// # Errors
/// [`StoreFault`] when a data key cannot be taken out of its wrapping: it would be lost.
pub async fn rotate_master(
    store: &Store,
    author: &Author,
    to: Option<PathBuf>,
) -> Result<MasterTurned, StoreFault> {
    let keyring = store.keyring()?.clone();
    let row = known(store).await?.ok_or(Unopened::NoMaster)?;
    if standing(&keyring, row.mark).await? != Standing::Right {
        return Err(Locked::Other(place_of(&keyring)).into());
    }
    let next = to.clone().or_else(|| keyring.next_master_file()).ok_or_else(|| {
        StoreFault::Setting(
            "the master key comes with the configuration: say with --to where the new one is to be put"
                .to_owned(),
        )
    })?;
    let doors = store.doors().clone();
    let in_use = keyring.clone();
    let (old, new) = aside(move || {
        keyring::write_new(&next, &Key::of(doors.bytes()), &doors)?;
        let new = keyring::read(&next)?.ok_or(Unopened::NoMaster)?;
        let old = in_use.master()?.ok_or(Unopened::NoMaster)?;
        Ok((old, new))
    })
    .await?;
    let keys = rewrap(store, author, old, new).await?;
    if to.is_some() {
        return Ok(MasterTurned { keys, old: None, new: to });
    }
    let old = put_in_place(&keyring, store.doors().now())?;
    Ok(MasterTurned { keys, old, new: None })
}

/// All of it in one transaction: the wrapped keys, the mark, the journal line.
async fn rewrap(store: &Store, author: &Author, old: Key, new: Key) -> Result<usize, StoreFault> {
    let mut desk = store.desk(author).await?;
    master::Entity::find_by_id(1).lock_exclusive().one(desk.db()).await?;
    let rows = data_key::Entity::find()
        .filter(data_key::Column::ShreddedAt.is_null())
        .lock_exclusive()
        .all(desk.db())
        .await?;
    let (keyring, doors, mark) = (store.keyring()?.clone(), store.doors().clone(), new.mark());
    let wrapped = aside(move || {
        let wrapped = rows.into_iter().map(|row| {
            let share = keyring.share(row.organisation)?.ok_or(Unopened::NoShare(row.organisation))?;
            let key = unwrap(&row, Some(&old), Some(&share))?;
            Ok((row.id, wrap(&row, &key, &new, &share, &doors)?))
        });
        wrapped.collect::<Result<Vec<_>, StoreFault>>()
    })
    .await?;
    let keys = wrapped.len();
    for (id, bytes) in wrapped {
        data_key::Entity::update_many()
            .col_expr(data_key::Column::Wrapped, Expr::value(bytes))
            .filter(data_key::Column::Id.eq(id))
            .exec(desk.db())
            .await?;
    }
    let now = desk.now();
    master::Entity::update_many()
        .col_expr(master::Column::Mark, Expr::value(mark))
        .col_expr(master::Column::Since, Expr::value(now))
        .filter(master::Column::Id.eq(1))
        .exec(desk.db())
        .await?;
    desk.write(Line {
        deed: "vault.master_changed",
        subject: "master_key",
        subject_id: sea_orm::prelude::Uuid::nil(),
        owner: None,
        details: json!({ "keys": keys }),
    });
    desk.seal("").await?;
    Ok(keys)
}

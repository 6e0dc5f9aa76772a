//! Before anything is served: the master key is there and is the right one.

use std::path::PathBuf;

use sea_orm::prelude::DateTimeUtc;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, EntityTrait as _};

use super::cipher::Key;
use super::faults::Locked;
use super::keyring::{self, Keyring, MasterSource};
use super::records::master;
use super::ring::aside;
use crate::{Sight, Store, StoreFault, see_as};

/// What the master key of the configuration is to this database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// The one it was sealed under.
    Right,
    /// There is none.
    Missing,
    /// Another one.
    Other,
    /// The right one waits in the file beside: the program was stopped between wrapping anew and putting it there.
    Waiting,
}

/// Sees to it that the vault can be used. An empty database gets its master key: the one that is there, or a new one
/// in the file where it should be.
///
/// # Errors
/// [`StoreFault::Locked`] when the database was sealed under a master key that is missing or another.
pub async fn prepare(store: &Store) -> Result<(), StoreFault> {
    // A program that starts is in no scope yet, and the keys are the house's.
    see_as(Sight::House, open_or_begin(store)).await
}

async fn open_or_begin(store: &Store) -> Result<(), StoreFault> {
    let keyring = store.keyring()?;
    let place = place_of(keyring);
    match known(store).await? {
        None => begin(store).await,
        Some(row) => match standing(keyring, row.mark).await? {
            Standing::Right => Ok(()),
            Standing::Missing => Err(Locked::Missing(place).into()),
            Standing::Other => Err(Locked::Other(place).into()),
            Standing::Waiting => {
                tracing::warn!("the new master key is put in its place; the program was stopped before");
                put_in_place(keyring, store.doors().now()).map(|_| ())
            }
        },
    }
}

/// Where the master key is looked for, in words for the operator.
pub(super) fn place_of(keyring: &Keyring) -> String {
    match &keyring.master {
        MasterSource::File(file) => file.display().to_string(),
        MasterSource::Given(_) => "keys.master".to_owned(),
    }
}

/// The master key that the database knows.
pub(super) async fn known(store: &Store) -> Result<Option<master::Model>, StoreFault> {
    Ok(master::Entity::find_by_id(1).one(store.reader()).await?)
}

/// Holds the master key against the mark in the database.
pub(super) async fn standing(keyring: &Keyring, mark: Vec<u8>) -> Result<Standing, StoreFault> {
    let keyring = keyring.clone();
    aside(move || {
        let found = keyring.master()?;
        if found.as_ref().is_some_and(|key| key.mark() == mark) {
            return Ok(Standing::Right);
        }
        let next = keyring.next_master_file().map(|file| keyring::read(&file)).transpose()?.flatten();
        Ok(match (found, next) {
            (_, Some(next)) if next.mark() == mark => Standing::Waiting,
            (None, _) => Standing::Missing,
            (Some(_), _) => Standing::Other,
        })
    })
    .await
}

/// Puts the master key that waits in the place of the old one, and the old one beside it under the day's name: copies
/// of the database from before need it. Says where.
pub(super) fn put_in_place(keyring: &Keyring, now: DateTimeUtc) -> Result<Option<PathBuf>, StoreFault> {
    let (Some(next), Some(file)) = (keyring.next_master_file(), keyring.master_file()) else {
        return Ok(None);
    };
    let old = file.with_extension(format!("key.until-{}", now.format("%Y-%m-%dT%H%M%S")));
    let kept = file.exists() && !old.exists();
    if kept {
        keyring::link(file, &old)?;
    }
    keyring::replace(&next, file)?;
    Ok(kept.then_some(old))
}

async fn begin(store: &Store) -> Result<(), StoreFault> {
    let (keyring, doors) = (store.keyring()?.clone(), store.doors().clone());
    let place = place_of(&keyring);
    let key = aside(move || {
        if let (None, Some(file)) = (keyring.master()?, keyring.master_file()) {
            keyring::write_new(file, &Key::of(doors.bytes()), &doors)?;
        }
        keyring.master()?.ok_or_else(|| Locked::Missing(place).into())
    })
    .await?;
    let transaction = store.begin().await?;
    let row = master::ActiveModel { id: Set(1), mark: Set(key.mark()), since: Set(store.doors().now()) };
    master::Entity::insert(row)
        .on_conflict(OnConflict::column(master::Column::Id).do_nothing().to_owned())
        .try_insert()
        .exec_without_returning(&transaction)
        .await?;
    transaction.commit().await?;
    // Of two programs that began at once, one was first: the other finds out here whether they share their keys.
    match known(store).await? {
        Some(row) if row.mark == key.mark() => Ok(()),
        _ => Err(Locked::Other(place_of(store.keyring()?)).into()),
    }
}

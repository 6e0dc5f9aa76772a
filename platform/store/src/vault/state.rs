//! How the keys stand: for `valskydd doctor` and `valskydd keys list`.

use std::path::PathBuf;

use sea_orm::prelude::{DateTimeUtc, Uuid};
use sea_orm::{ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _, QueryOrder as _};

use super::faults::Unopened;
use super::keyring::is_open_to_others;
use super::records::data_key;
use super::ring::{aside, unwrap};
use super::start::{Standing, known, place_of, standing};
use crate::{Store, StoreFault};

/// Something about the keys that the operator should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// The store was opened without a keyring.
    NoKeyring,
    /// The program has never been started on this database: there is no key yet.
    NotBegun,
    /// The master key is missing.
    MasterMissing {
        /// Where it is looked for.
        place: String,
    },
    /// The master key is another.
    OtherMaster {
        /// Where it was found.
        place: String,
    },
    /// A new master key waits to be put in its place; the next start does it.
    MasterWaits,
    /// Others than its owner may read a key file.
    OpenToOthers {
        /// Which.
        file: PathBuf,
    },
    /// What an organisation has sealed cannot be opened.
    CannotOpen {
        /// Whose.
        organisation: Uuid,
        /// Why.
        why: Unopened,
    },
    /// What an older key sealed is being sealed anew.
    SealedAnew {
        /// Whose.
        organisation: Uuid,
    },
}

impl Finding {
    /// Something must be done.
    #[must_use]
    pub const fn is_fault(&self) -> bool {
        !matches!(self, Self::NotBegun | Self::MasterWaits | Self::SealedAnew { .. })
    }
}

/// A data key, without the key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyRow {
    /// Its id, as it stands in envelopes.
    pub id: Uuid,
    /// Whose.
    pub organisation: Uuid,
    /// 1, 2, 3 …
    pub generation: i32,
    /// Since when.
    pub made_at: DateTimeUtc,
    /// When it was thrown away.
    pub shredded_at: Option<DateTimeUtc>,
    /// Why it does not open, if it does not.
    pub why: Option<Unopened>,
}

/// Every data key, by organisation and generation.
///
/// # Errors
/// [`StoreFault`] when the database refuses or a key file cannot be read.
pub async fn list(store: &Store) -> Result<Vec<KeyRow>, StoreFault> {
    let rows = data_key::Entity::find()
        .order_by_asc(data_key::Column::Organisation)
        .order_by_asc(data_key::Column::Generation)
        .all(store.reader())
        .await?;
    let keyring = store.keyring()?.clone();
    aside(move || {
        let master = keyring.master()?;
        let row = |row: data_key::Model| {
            let share = keyring.share(row.organisation)?;
            Ok(KeyRow {
                why: unwrap(&row, master.as_ref(), share.as_ref()).err(),
                id: row.id,
                organisation: row.organisation,
                generation: row.generation,
                made_at: row.made_at,
                shredded_at: row.shredded_at,
            })
        };
        rows.into_iter().map(row).collect()
    })
    .await
}

/// Whether an organisation has a key that is not thrown away: without one it has nothing that can be read.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn has_key(store: &Store, organisation: Uuid) -> Result<bool, StoreFault> {
    let alive = data_key::Entity::find()
        .filter(data_key::Column::Organisation.eq(organisation))
        .filter(data_key::Column::ShreddedAt.is_null());
    Ok(alive.count(store.reader()).await? > 0)
}

/// How the keys stand. Nothing found is the best that can be found.
///
/// # Errors
/// [`StoreFault`] when the database refuses or a key file cannot be read.
pub async fn state(store: &Store) -> Result<Vec<Finding>, StoreFault> {
    let Ok(keyring) = store.keyring() else { return Ok(vec![Finding::NoKeyring]) };
    let Some(master) = known(store).await? else { return Ok(vec![Finding::NotBegun]) };
    let place = place_of(keyring);
    let mut found: Vec<Finding> = match standing(keyring, master.mark).await? {
        Standing::Right => Vec::new(),
        Standing::Missing => vec![Finding::MasterMissing { place }],
        Standing::Other => vec![Finding::OtherMaster { place }],
        Standing::Waiting => vec![Finding::MasterWaits],
    };
    let is_right = found.is_empty();
    let file = keyring.master_file().filter(|file| is_open_to_others(file));
    found.extend(file.map(|file| Finding::OpenToOthers { file: file.to_owned() }));
    let keys = list(store).await?;
    // With another master key nothing opens, and that is said above.
    if is_right {
        found.extend(keys.iter().filter(|key| key.shredded_at.is_none()).filter_map(|key| {
            let why = key.why.clone()?;
            Some(Finding::CannotOpen { organisation: key.organisation, why })
        }));
    }
    let alive: Vec<_> = keys.iter().filter(|key| key.shredded_at.is_none()).collect();
    let twice = alive.windows(2).filter(|pair| pair[0].organisation == pair[1].organisation);
    found.extend(twice.map(|pair| Finding::SealedAnew { organisation: pair[0].organisation }));
    found.dedup();
    Ok(found)
}

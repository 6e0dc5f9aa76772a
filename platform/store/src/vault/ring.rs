//! Opening and sealing: an organisation's data keys, taken out of their wrapping for as long as one page or deed lasts.

use std::collections::HashMap;

use sea_orm::prelude::Uuid;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait, FromQueryResult,
    QueryFilter as _, QueryOrder as _, QueryResult, QuerySelect, Select,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::json;
use zeroize::Zeroizing;

use super::cipher::{Key, about};
use super::envelope::{self, Envelope, NONCE};
use super::faults::Unopened;
use super::keyring::Keyring;
use super::records::data_key;
use super::sealed::{Place, Sealed};
use crate::{Desk, Doors, Line, Store, StoreFault, whole};

/// Sealed values are filled up to a multiple of this many bytes, so that their length says little.
pub const STEP: usize = 64;

/// The data keys of some organisations, ready to open with.
#[derive(Debug, Default)]
pub struct Ring {
    keys: HashMap<Uuid, (Uuid, Result<Key, Unopened>)>,
}

impl Ring {
    #[cfg(test)]
    pub(super) fn of(keys: HashMap<Uuid, (Uuid, Result<Key, Unopened>)>) -> Self {
        Self { keys }
    }

    /// Opens a value of an organisation at its place.
    ///
    /// # Errors
    /// [`Unopened`] says why not.
    pub fn open<T: DeserializeOwned>(
        &self,
        organisation: Uuid,
        place: Place,
        sealed: &Sealed<T>,
    ) -> Result<T, Unopened> {
        let envelope = envelope::parse(sealed.bytes())?;
        let plain = self.plain(organisation, place, envelope)?;
        serde_json::from_slice(&plain).map_err(|_| Unopened::Unreadable)
    }

    fn plain(
        &self,
        organisation: Uuid,
        place: Place,
        envelope: Envelope<'_>,
    ) -> Result<Zeroizing<Vec<u8>>, Unopened> {
        let (owner, key) = self.keys.get(&envelope.key).ok_or(Unopened::DoesNotFit)?;
        if *owner != organisation {
            return Err(Unopened::DoesNotFit);
        }
        let key = key.as_ref().map_err(Clone::clone)?;
        let about = place.about(organisation, envelope.key);
        key.open(envelope.nonce, &about, envelope.matter).ok_or(Unopened::DoesNotFit)
    }

    /// The same value under another key of the same organisation.
    pub(super) fn turn(
        &self,
        sealer: &Sealer,
        place: Place,
        bytes: &[u8],
    ) -> Result<Result<Vec<u8>, Unopened>, StoreFault> {
        let plain = envelope::parse(bytes).map_err(Unopened::from);
        match plain.and_then(|envelope| self.plain(sealer.organisation, place, envelope)) {
            Ok(plain) => sealer.seal_bytes(place, &plain).map(Ok),
            Err(unopened) => Ok(Err(unopened)),
        }
    }
}

/// Seals for one organisation, by its newest data key.
#[derive(Debug)]
pub struct Sealer {
    organisation: Uuid,
    id: Uuid,
    key: Key,
    doors: Doors,
}

impl Sealer {
    #[cfg(test)]
    pub(super) fn of(organisation: Uuid, id: Uuid, key: Key, doors: Doors) -> Self {
        Self { organisation, id, key, doors }
    }

    /// Seals a value for its place.
    ///
    /// # Errors
    /// [`StoreFault`] when the value cannot be written as JSON.
    pub fn seal<T: Serialize>(&self, place: Place, value: &T) -> Result<Sealed<T>, StoreFault> {
        let plain = serde_json::to_vec(value).map(Zeroizing::new);
        let mut plain = plain.map_err(|fault| StoreFault::Unreadable(fault.to_string()))?;
        // JSON may end in spaces.
        let filled = plain.len().next_multiple_of(STEP);
        plain.resize(filled, b' ');
        self.seal_bytes(place, &plain).map(Sealed::of)
    }

    fn seal_bytes(&self, place: Place, plain: &[u8]) -> Result<Vec<u8>, StoreFault> {
        let nonce: [u8; NONCE] = self.doors.bytes();
        let matter = self.key.seal(&nonce, &place.about(self.organisation, self.id), plain);
        let matter =
            matter.ok_or_else(|| StoreFault::Unreadable("it is too large to be sealed".to_owned()))?;
        Ok(Envelope { key: self.id, nonce: &nonce, matter: &matter }.to_bytes())
    }

    /// By which data key.
    #[must_use]
    pub const fn key_id(&self) -> Uuid {
        self.id
    }
}

impl Store {
    /// The keyring.
    ///
    /// # Errors
    /// [`StoreFault::Setting`] when the store was opened without one.
    pub(crate) fn keyring(&self) -> Result<&Keyring, StoreFault> {
        self.keys().ok_or_else(|| StoreFault::Setting("the store was opened without a keyring".to_owned()))
    }

    /// The data keys of these organisations: one query. A key that cannot be had says so when it is asked to open.
    ///
    /// # Errors
    /// [`StoreFault`] when the database refuses or a key file cannot be read.
    pub async fn ring<C: ConnectionTrait>(
        &self,
        db: &C,
        organisations: impl IntoIterator<Item = Uuid>,
    ) -> Result<Ring, StoreFault> {
        let rows = data_key::Entity::find()
            .filter(data_key::Column::Organisation.is_in(organisations))
            .all(db)
            .await?;
        self.ring_of(rows).await
    }

    /// The rows of a question and the data keys of the one organisation whose they are: one query.
    ///
    /// # Errors
    /// As [`Store::ring`].
    pub async fn with_keys<E: EntityTrait>(
        &self,
        mut question: Select<E>,
        organisation: Uuid,
    ) -> Result<(Vec<E::Model>, Ring), StoreFault> {
        QuerySelect::query(&mut question)
            .left_join(data_key::Entity, data_key::Column::Organisation.eq(organisation));
        let question = whole::with::<data_key::Entity, _>(question, "vault_key", Keyed::PREFIX);
        let found = question.into_model::<Keyed<E::Model>>().all(self.reader()).await?;
        let key = |keyed: &Keyed<E::Model>| keyed.key.as_ref().map(|key| key.id);
        let first = found.first().and_then(key);
        let (mut rows, mut keys) = (Vec::new(), HashMap::new());
        for keyed in found {
            // Each row comes once with each of the keys.
            let is_first = key(&keyed) == first;
            keys.extend(keyed.key.map(|key| (key.id, key)));
            if is_first {
                rows.push(keyed.row);
            }
        }
        Ok((rows, self.ring_of(keys.into_values().collect()).await?))
    }

    async fn ring_of(&self, rows: Vec<data_key::Model>) -> Result<Ring, StoreFault> {
        if rows.is_empty() {
            return Ok(Ring::default());
        }
        let keyring = self.keyring()?.clone();
        aside(move || unwrapped(&keyring, rows)).await
    }
}

/// A row with one of the keys that are joined to it.
struct Keyed<M> {
    row: M,
    key: Option<data_key::Model>,
}

impl Keyed<()> {
    const PREFIX: &'static str = "key_";
}

impl<M: FromQueryResult> FromQueryResult for Keyed<M> {
    fn from_query_result(row: &QueryResult, _: &str) -> Result<Self, DbErr> {
        Ok(Self {
            row: M::from_query_result(row, "")?,
            key: data_key::Model::from_query_result_optional(row, Keyed::PREFIX)?,
        })
    }
}

/// Key files lie on a disk, maybe a far one: other visitors do not wait for it.
pub(super) async fn aside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, StoreFault> + Send + 'static,
) -> Result<T, StoreFault> {
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|fault| StoreFault::Unreadable(format!("the keys: {fault}")))?
}

fn unwrapped(keyring: &Keyring, rows: Vec<data_key::Model>) -> Result<Ring, StoreFault> {
    let master = keyring.master()?;
    let mut shares: HashMap<Uuid, Option<Key>> = HashMap::new();
    let mut keys = HashMap::with_capacity(rows.len());
    for row in rows {
        let share = match shares.entry(row.organisation) {
            std::collections::hash_map::Entry::Occupied(known) => known.into_mut(),
            std::collections::hash_map::Entry::Vacant(new) => new.insert(keyring.share(row.organisation)?),
        };
        let key = unwrap(&row, master.as_ref(), share.as_ref());
        keys.insert(row.id, (row.organisation, key));
    }
    Ok(Ring { keys })
}

/// What a data key is wrapped about.
fn wrapped_about(row: &data_key::Model) -> Vec<u8> {
    let generation = row.generation.to_be_bytes();
    about("valskydd data key 1", &[row.organisation.as_bytes(), row.id.as_bytes(), &generation])
}

/// Takes a data key out of its wrapping.
pub(super) fn unwrap(
    row: &data_key::Model,
    master: Option<&Key>,
    share: Option<&Key>,
) -> Result<Key, Unopened> {
    let wrapped = row.wrapped.as_deref().filter(|_| row.shredded_at.is_none()).ok_or(Unopened::Shredded)?;
    let share = share.ok_or(Unopened::NoShare(row.organisation))?;
    if share.mark() != row.share_mark {
        return Err(Unopened::OtherShare(row.organisation));
    }
    let master = master.ok_or(Unopened::NoMaster)?;
    let (nonce, content) = wrapped.split_first_chunk::<NONCE>().ok_or(Unopened::Unreadable)?;
    let plain = Key::wrapping(master, share, row.organisation)
        .open(nonce, &wrapped_about(row), content)
        .ok_or(Unopened::OtherMaster)?;
    let bytes: [u8; 32] = plain.as_slice().try_into().map_err(|_| Unopened::Unreadable)?;
    Ok(Key::of(bytes))
}

/// Wraps a data key.
pub(super) fn wrap(
    row: &data_key::Model,
    key: &Key,
    master: &Key,
    share: &Key,
    doors: &Doors,
) -> Result<Vec<u8>, StoreFault> {
    let nonce: [u8; NONCE] = doors.bytes();
    let wrapping = Key::wrapping(master, share, row.organisation);
    let content = wrapping.seal(&nonce, &wrapped_about(row), key.bytes());
    let content = content.ok_or_else(|| StoreFault::Unreadable("a key that is too large".to_owned()))?;
    Ok([nonce.as_slice(), &content].concat())
}

impl Desk {
    /// Seals for an organisation. Its first data key is made here, with its share and its line in the journal.
    ///
    /// # Errors
    /// [`StoreFault`] when a key is missing or another: nothing is sealed under a key that nobody can find again.
    pub async fn sealer(&mut self, organisation: Uuid) -> Result<Sealer, StoreFault> {
        Ok(self.keys(organisation).await?.0)
    }

    /// The same, and what was sealed before opens with the other: of a list that is sealed anew the keys are fetched once.
    ///
    /// # Errors
    /// As [`Desk::sealer`].
    pub async fn keys(&mut self, organisation: Uuid) -> Result<(Sealer, Ring), StoreFault> {
        let mut rows = keys_of(self, organisation).await?;
        let alive = |rows: &[data_key::Model]| rows.iter().find(|row| row.shredded_at.is_none()).cloned();
        let row = if let Some(row) = alive(&rows) {
            row
        } else {
            add_key(self, organisation, rows.first().map_or(1, |newest| newest.generation + 1)).await?;
            // Another program may have made it at the same moment: then that one counts.
            rows = keys_of(self, organisation).await?;
            alive(&rows).ok_or_else(|| StoreFault::Unreadable("a data key that was just made".to_owned()))?
        };
        let keyring = self.store().keyring()?.clone();
        let doors = self.store().doors().clone();
        aside(move || {
            let (master, share) = (keyring.master()?, keyring.share(organisation)?);
            let key = |row| unwrap(row, master.as_ref(), share.as_ref());
            let sealer = Sealer { organisation, id: row.id, key: key(&row)?, doors };
            let keys = rows.iter().map(|row| (row.id, (organisation, key(row)))).collect();
            Ok((sealer, Ring { keys }))
        })
        .await
    }
}

/// The data keys of an organisation, the newest first. Held until the desk is sealed, so that a key is not taken away
/// while somebody seals with it.
async fn keys_of(desk: &Desk, organisation: Uuid) -> Result<Vec<data_key::Model>, StoreFault> {
    Ok(data_key::Entity::find()
        .filter(data_key::Column::Organisation.eq(organisation))
        .order_by_desc(data_key::Column::Generation)
        .lock_shared()
        .all(desk.db())
        .await?)
}

/// Adds a data key of this generation, unless there is one.
pub(super) async fn add_key(
    desk: &mut Desk,
    organisation: Uuid,
    generation: i32,
) -> Result<Uuid, StoreFault> {
    let store = desk.store().clone();
    let (keyring, doors, now) = (store.keyring()?.clone(), store.doors().clone(), desk.now());
    let row = aside(move || {
        let share = keyring.share_or_new(organisation, &doors)?;
        let master = keyring.master()?.ok_or(Unopened::NoMaster)?;
        let mut row = data_key::Model {
            id: doors.uuid(),
            organisation,
            generation,
            wrapped: None,
            share_mark: share.mark(),
            made_at: now,
            shredded_at: None,
        };
        row.wrapped = Some(wrap(&row, &Key::of(doors.bytes()), &master, &share, &doors)?);
        Ok(row)
    })
    .await?;
    let id = row.id;
    let model = data_key::ActiveModel {
        id: Set(row.id),
        organisation: Set(row.organisation),
        generation: Set(row.generation),
        wrapped: Set(row.wrapped),
        share_mark: Set(row.share_mark),
        made_at: Set(row.made_at),
        shredded_at: Set(None),
    };
    let once = OnConflict::columns([data_key::Column::Organisation, data_key::Column::Generation])
        .do_nothing()
        .to_owned();
    let added = data_key::Entity::insert(model)
        .on_conflict(once)
        .try_insert()
        .exec_without_returning(desk.db())
        .await?;
    if matches!(added, sea_orm::TryInsertResult::Inserted(1..)) {
        desk.write(Line {
            deed: "vault.key_made",
            subject: "data_key",
            subject_id: id,
            owner: Some(organisation),
            details: json!({ "generation": generation }),
        });
    }
    Ok(id)
}

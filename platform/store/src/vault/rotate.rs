//! A new data key for an organisation, and what was sealed by the old one sealed anew.
//!
//! How far the work has come stands in the values themselves: each names the key that sealed it. So it can be stopped
//! at any moment, by `kill -9` too, and whoever does the errand next goes on.

use sea_orm::prelude::Uuid;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query, SelectStatement};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};
use serde_json::json;

use super::envelope::{after, start};
use super::faults::Unopened;
use super::records::data_key;
use super::ring::add_key;
use super::sealed::Column;
use crate::{Author, Desk, Line, Store, StoreFault};

/// Values sealed anew in one transaction: few enough that no deed waits long for the writer.
const BATCH: u64 = 200;

/// Gives an organisation a new data key. What it seals from now on is sealed by it; the rest is the errand's. Takes the
/// desk, on which those who are told may have their letters, and seals it.
///
/// # Errors
/// [`StoreFault`] when its keys are missing or others; [`Unopened::Shredded`] when it has none.
pub async fn begin_rotation(mut desk: Desk, organisation: Uuid) -> Result<(), StoreFault> {
    let newest = data_key::Entity::find()
        .filter(data_key::Column::Organisation.eq(organisation))
        .filter(data_key::Column::ShreddedAt.is_null())
        .order_by_desc(data_key::Column::Generation)
        .one(desk.db())
        .await?
        .ok_or(Unopened::Shredded)?;
    // A key whose matter cannot be opened now must not be left behind by a newer one.
    desk.sealer(organisation).await?;
    let id = add_key(&mut desk, organisation, newest.generation + 1).await?;
    desk.write(Line {
        deed: "vault.rotation_begun",
        subject: "data_key",
        subject_id: id,
        owner: Some(organisation),
        details: json!({ "from": newest.generation, "to": newest.generation + 1 }),
    });
    desk.seal("").await
}

/// Seals anew, by the newest key, everything that older keys sealed, and takes each old key away when nothing is left
/// that needs it. Says how many values were sealed anew.
///
/// # Errors
/// [`StoreFault`] when the database refuses. What cannot be opened stays as it is, and so does its key.
pub async fn reseal(store: &Store, columns: &[Column]) -> Result<u64, StoreFault> {
    let mut done = 0;
    for old in outdated(store).await? {
        for column in columns {
            done += reseal_column(store, &old, *column).await?;
        }
        retire(store, &old, columns, done).await?;
    }
    Ok(done)
}

/// The keys that are not their organisation's newest.
async fn outdated(store: &Store) -> Result<Vec<data_key::Model>, StoreFault> {
    let keys = data_key::Entity::find()
        .filter(data_key::Column::ShreddedAt.is_null())
        .order_by_asc(data_key::Column::Organisation)
        .order_by_asc(data_key::Column::Generation)
        .all(store.reader())
        .await?;
    let newest = |key: &data_key::Model| {
        !keys.iter().any(|other| other.organisation == key.organisation && other.generation > key.generation)
    };
    Ok(keys.iter().filter(|key| !newest(key)).cloned().collect())
}

async fn reseal_column(store: &Store, old: &data_key::Model, column: Column) -> Result<u64, StoreFault> {
    let (mut done, mut last) = (0, None);
    loop {
        // Looked for outside the transaction, so that deeds wait for the writing alone.
        let rows = sealed_by(store.reader(), old.id, column, last).await?;
        let Some((end, _)) = rows.last() else { return Ok(done) };
        last = Some(*end);
        let mut desk = store.desk(&Author::program()).await?;
        let sealer = desk.sealer(old.organisation).await?;
        let ring = store.ring(desk.db(), [old.organisation]).await?;
        let turned = rows.iter().map(|(id, bytes)| {
            let place = column.of(*id);
            ring.turn(&sealer, place, bytes).map(|turned| (*id, bytes, turned))
        });
        let turned: Vec<_> = turned.collect::<Result<_, StoreFault>>()?;
        for (id, bytes, turned) in turned {
            match turned {
                Ok(fresh) => done += put(&desk, column, id, bytes, fresh).await?,
                Err(unopened) => {
                    tracing::warn!(table = column.table, %id, %unopened, "a sealed value stays under its old key");
                }
            }
        }
        desk.settle().await?;
    }
}

/// Values of a column that a key sealed, after a certain record.
async fn sealed_by<C: ConnectionTrait>(
    db: &C,
    key: Uuid,
    column: Column,
    after_record: Option<Uuid>,
) -> Result<Vec<(Uuid, Vec<u8>)>, StoreFault> {
    let mut query = of_key(key, column);
    query.column("id").column(column.column).order_by("id", sea_orm::Order::Asc).limit(BATCH);
    if let Some(record) = after_record {
        query.and_where(Expr::col("id").gt(record));
    }
    let rows = db.query_all(&query).await?;
    rows.into_iter().map(|row| Ok((row.try_get("", "id")?, row.try_get("", column.column)?))).collect()
}

fn of_key(key: Uuid, column: Column) -> SelectStatement {
    Query::select()
        .from(column.table)
        .and_where(Expr::col(column.column).gte(start(key)))
        .and_where(Expr::col(column.column).lt(after(key)))
        .to_owned()
}

/// Puts the fresh value in the place of the old one, unless a deed has written another there meanwhile.
async fn put(
    desk: &Desk,
    column: Column,
    id: Uuid,
    before: &[u8],
    fresh: Vec<u8>,
) -> Result<u64, StoreFault> {
    let update = Query::update()
        .table(column.table)
        .value(column.column, fresh)
        .and_where(Expr::col("id").eq(id))
        .and_where(Expr::col(column.column).eq(before.to_vec()))
        .to_owned();
    Ok(desk.db().execute(&update).await?.rows_affected())
}

/// Takes an old key away when no value needs it. Waits for deeds that are sealing with it, and looks after them.
async fn retire(
    store: &Store,
    old: &data_key::Model,
    columns: &[Column],
    done: u64,
) -> Result<(), StoreFault> {
    let mut desk = store.desk(&Author::program()).await?;
    let held = data_key::Entity::find_by_id(old.id).lock_exclusive().one(desk.db()).await?;
    let mut is_needed = held.is_none();
    for column in columns {
        let mut query = of_key(old.id, *column);
        query.column("id").limit(1);
        is_needed |= desk.db().query_one(&query).await?.is_some();
    }
    if is_needed {
        return desk.clear().await;
    }
    data_key::Entity::delete_by_id(old.id).exec(desk.db()).await?;
    desk.write(Line {
        deed: "vault.rotated",
        subject: "data_key",
        subject_id: old.id,
        owner: Some(old.organisation),
        details: json!({ "generation": old.generation, "sealed_anew": done }),
    });
    desk.seal("").await
}

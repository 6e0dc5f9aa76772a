//! Sealing: lines get their place in the chain, in batches, by one worker at a time.

use std::time::Duration;

use sea_orm::prelude::Uuid;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};
use sha2::{Digest as _, Sha256};
use tokio::sync::watch;
use uuid::fmt::Hyphenated;

use super::records::{head, line, seal};
use super::veil::FIRST;
use super::verify::Head;
use crate::{Sight, Store, StoreFault, see_as};

/// Lines sealed in one transaction: few enough that no deed waits long for the writer.
const BATCH: u64 = 250;

/// The hash of a line at its place: SHA-256 over the hash before it and every field with its length in front. In the
/// marked form the marks stand for the personal values, and the form itself comes last.
pub(super) fn hash(previous: &[u8], seq: i64, line: &line::Model) -> Vec<u8> {
    let mut ids = [[0; Hyphenated::LENGTH]; 4];
    let [id, author_id, organisation, owner] = &mut ids;
    let mut subject_id = [0; Hyphenated::LENGTH];
    let marked = line.form != FIRST;
    let name = if marked { bytes(line.author_mark.as_ref()) } else { line.author_name.as_bytes() };
    let (number, at) = (seq.to_string(), line.at.timestamp_micros().to_string());
    let fields: [&[u8]; 12] = [
        number.as_bytes(),
        text_of(Some(line.id), id),
        at.as_bytes(),
        line.author_kind.as_bytes(),
        text_of(line.author_id, author_id),
        name,
        text_of(line.author_organisation, organisation),
        line.deed.as_bytes(),
        line.subject.as_bytes(),
        text_of(Some(line.subject_id), &mut subject_id),
        text_of(line.owner, owner),
        line.details.as_bytes(),
    ];
    let mut sha = Sha256::new();
    sha.update(previous);
    let mut field = |field: &[u8]| {
        sha.update((field.len() as u64).to_be_bytes());
        sha.update(field);
    };
    fields.into_iter().for_each(&mut field);
    if marked {
        field(bytes(line.personal_mark.as_ref()));
        field(line.form.to_string().as_bytes());
    }
    sha.finalize().to_vec()
}

fn bytes(mark: Option<&Vec<u8>>) -> &[u8] {
    mark.map(Vec::as_slice).unwrap_or_default()
}

/// An id as text, without asking for memory: a proof does it five million times.
fn text_of(id: Option<Uuid>, buffer: &mut [u8; Hyphenated::LENGTH]) -> &[u8] {
    match id {
        Some(id) => id.hyphenated().encode_lower(buffer).as_bytes(),
        None => &[],
    }
}

/// Seals the lines that wait, and says how many it sealed.
///
/// # Errors
/// [`StoreFault`] when the database refuses; the batch at hand is then unsealed and tried again next time.
pub async fn seal_due(store: &Store) -> Result<u64, StoreFault> {
    let mut sealed = 0;
    loop {
        let batch = see_as(Sight::House, seal_batch(store)).await?;
        sealed += batch;
        if batch < BATCH {
            return Ok(sealed);
        }
    }
}

async fn seal_batch(store: &Store) -> Result<u64, StoreFault> {
    // Looked at outside the transaction first: most of the time there is nothing, and no writer is held up.
    let waiting = line::Entity::find().filter(line::Column::Sealed.eq(false)).one(store.reader()).await?;
    if waiting.is_none() {
        return Ok(0);
    }
    let transaction = store.begin().await?;
    let top = head::Entity::find_by_id(1).lock_exclusive().one(&transaction).await?;
    let Some(top) = top else {
        return Err(StoreFault::Unreadable("the journal has no head".to_owned()));
    };
    let lines = line::Entity::find()
        .filter(line::Column::Sealed.eq(false))
        .order_by_asc(line::Column::Id)
        .limit(BATCH)
        .all(&transaction)
        .await?;
    let Some(last) = lines.last().map(|line| line.id) else {
        return Ok(0);
    };
    let (mut seq, mut hash_before) = (top.seq, top.hash);
    let mut seals = Vec::with_capacity(lines.len());
    for line in &lines {
        seq += 1;
        hash_before = hash(&hash_before, seq, line);
        seals.push(seal::ActiveModel {
            seq: Set(seq),
            line_id: Set(line.id),
            hash: Set(hash_before.clone()),
        });
    }
    tracing::debug!(%last, seq, "journal lines sealed");
    seal::Entity::insert_many(seals).exec_without_returning(&transaction).await?;
    line::Entity::update_many()
        .col_expr(line::Column::Sealed, Expr::value(true))
        .filter(line::Column::Id.is_in(lines.iter().map(|line| line.id)))
        .exec(&transaction)
        .await?;
    head::Entity::update_many()
        .col_expr(head::Column::Seq, Expr::value(seq))
        .col_expr(head::Column::Hash, Expr::value(hash_before))
        .filter(head::Column::Id.eq(1))
        .exec(&transaction)
        .await?;
    transaction.commit().await?;
    Ok(lines.len() as u64)
}

/// The head of the chain, to be printed and kept elsewhere.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn head(store: &Store) -> Result<Head, StoreFault> {
    let top = head::Entity::find_by_id(1).one(store.reader()).await?;
    top.map(|top| Head { seq: top.seq, hash: top.hash })
        .ok_or_else(|| StoreFault::Unreadable("the journal has no head".to_owned()))
}

/// Seals until `stop` turns true, a moment after each deed and at least every five seconds.
pub async fn run_sealer(store: Store, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        if let Err(fault) = seal_due(&store).await {
            tracing::error!(%fault, "the journal could not be sealed; it is tried again");
        }
        tokio::select! {
            () = store.lines_waiting().notified() => {
                // Deeds come in bursts: a short wait seals many lines at once.
                tokio::time::sleep(Duration::from_millis(200)).await;
            }
            () = tokio::time::sleep(Duration::from_secs(5)) => {}
            _ = stop.changed() => {}
        }
    }
    if let Err(fault) = seal_due(&store).await {
        tracing::error!(%fault, "the last journal lines wait unsealed for the next start");
    }
}

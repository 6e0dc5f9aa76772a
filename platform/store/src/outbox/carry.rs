//! Taking letters out and handing them over.

use std::time::Duration;

use async_trait::async_trait;
use chrono::TimeDelta;
use sea_orm::prelude::{DateTimeUtc, Uuid};
use sea_orm::sea_query::{Expr, LockBehavior, LockType};
use sea_orm::{
    ColumnTrait as _, DatabaseTransaction, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _,
};
use tokio::sync::watch;

use super::records::{State, parcel};
use super::rules::{GIVE_UP_AFTER, next_try};
use crate::{Backend, Sight, Store, StoreFault, see_as};

/// How long a worker may hold a letter. Longer than any mail server lets a conversation last.
const HOLD: TimeDelta = TimeDelta::minutes(10);

/// A letter as the carrier gets it.
#[derive(Clone, Debug)]
pub struct Carried {
    /// The letter's id: stable over tries, so it can be the Message-ID.
    pub id: Uuid,
    /// Name of the person or office.
    pub name: String,
    /// Mail address.
    pub address: String,
    /// Subject line.
    pub subject: String,
    /// What [`crate::Parcel::content`] held.
    pub content: String,
    /// When it was posted: the letter's date.
    pub posted_at: DateTimeUtc,
}

/// Why a letter did not get through.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CarryFault {
    /// Try again later: server down, mailbox full.
    #[error("{0}")]
    Later(String),
    /// Never: no such address, letter cannot be made.
    #[error("{0}")]
    Never(String),
    /// Perhaps it did: the server had the whole letter, and then nothing more was heard.
    #[error("{0}")]
    InDoubt(String),
}

/// Hands letters over: to a mail server, or to a folder.
#[async_trait]
pub trait Carrier: Send + Sync {
    /// Hands one letter over.
    async fn carry(&self, letter: &Carried) -> Result<(), CarryFault>;

    /// No letter comes for now: what was begun with a server may end.
    async fn rest(&self) {}

    /// Whether handing the same letter over twice leaves one letter.
    fn repeatable(&self) -> bool;
}

/// Puts letters that a dead worker held back on their way, or marks them uncertain. `all` is for the only program on
/// an embedded database: what is held at its start is held by nobody.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn recover(store: &Store, carrier: &dyn Carrier, all: bool) -> Result<u64, StoreFault> {
    see_as(Sight::House, put_back(store, carrier, all)).await
}

async fn put_back(store: &Store, carrier: &dyn Carrier, all: bool) -> Result<u64, StoreFault> {
    let now = store.doors().now();
    let state = if carrier.repeatable() { State::Waiting } else { State::Uncertain };
    let transaction = store.begin().await?;
    let mut update = parcel::Entity::update_many()
        .col_expr(parcel::Column::State, Expr::value(state))
        .col_expr(parcel::Column::HeldUntil, Expr::value(None::<DateTimeUtc>))
        .filter(parcel::Column::State.eq(State::Sending));
    if !all {
        update = update.filter(parcel::Column::HeldUntil.lt(now));
    }
    let found = update.exec(&transaction).await?.rows_affected;
    transaction.commit().await?;
    Ok(found)
}

/// Hands over the letters that are due, and says how many it had in hand.
///
/// # Errors
/// [`StoreFault`] when the database refuses. A letter that does not get through is not an error here: it says so
/// itself and is tried again.
pub async fn carry_due(store: &Store, carrier: &dyn Carrier) -> Result<u64, StoreFault> {
    carry_while(store, carrier, || true).await
}

/// As [`carry_due`], but takes no more letters in hand when `goes_on` says no.
async fn carry_while(
    store: &Store,
    carrier: &dyn Carrier,
    goes_on: impl Fn() -> bool + Send,
) -> Result<u64, StoreFault> {
    // A mail server gets them one by one, so that a sudden death leaves at most one letter in doubt.
    let batch = if carrier.repeatable() { 50 } else { 1 };
    let mut count = 0;
    let mut outcomes = Vec::new();
    loop {
        let wanted = if goes_on() { batch } else { 0 };
        let letters = see_as(Sight::House, turn(store, std::mem::take(&mut outcomes), wanted)).await?;
        if letters.is_empty() {
            break;
        }
        count += letters.len() as u64;
        for letter in letters {
            let outcome = carrier.carry(&in_hand(&letter)).await;
            outcomes.push((letter.id, letter.attempts + 1, outcome));
        }
    }
    carrier.rest().await;
    Ok(count)
}

/// A letter's id, how often it has been tried, and what came of it.
type Outcome = (Uuid, i32, Result<(), CarryFault>);

/// Writes down what became of the last letters and takes the next in hand, in one transaction: so a letter costs the disk
/// one wait and not two, and there is never a moment with more than these in hand.
async fn turn(store: &Store, outcomes: Vec<Outcome>, wanted: u64) -> Result<Vec<parcel::Model>, StoreFault> {
    let now = store.doors().now();
    let due = || {
        parcel::Entity::find()
            .filter(parcel::Column::State.eq(State::Waiting))
            .filter(parcel::Column::NextTryAt.lte(now))
    };
    // Looked at outside the transaction first: an idle outbox holds no deed up.
    if outcomes.is_empty() && (wanted == 0 || due().one(store.reader()).await?.is_none()) {
        return Ok(Vec::new());
    }
    let transaction = store.begin().await?;
    settle(store, &transaction, outcomes).await?;
    let letters = due()
        .order_by_asc(parcel::Column::NextTryAt)
        .limit(wanted)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .all(&transaction)
        .await?;
    if !letters.is_empty() {
        parcel::Entity::update_many()
            .col_expr(parcel::Column::State, Expr::value(State::Sending))
            .col_expr(parcel::Column::HeldUntil, Expr::value(Some(now + HOLD)))
            .filter(parcel::Column::Id.is_in(letters.iter().map(|letter| letter.id)))
            .exec(&transaction)
            .await?;
    }
    transaction.commit().await?;
    Ok(letters)
}

fn in_hand(letter: &parcel::Model) -> Carried {
    Carried {
        id: letter.id,
        name: letter.name.clone(),
        address: letter.address.clone(),
        subject: letter.subject.clone(),
        content: letter.content.clone(),
        posted_at: letter.posted_at,
    }
}

async fn settle(
    store: &Store,
    transaction: &DatabaseTransaction,
    outcomes: Vec<Outcome>,
) -> Result<(), StoreFault> {
    let now = store.doors().now();
    let sent: Vec<Uuid> =
        outcomes.iter().filter(|(.., outcome)| outcome.is_ok()).map(|(id, ..)| *id).collect();
    if !sent.is_empty() {
        parcel::Entity::update_many()
            .col_expr(parcel::Column::State, Expr::value(State::Sent))
            .col_expr(parcel::Column::SentAt, Expr::value(Some(now)))
            .col_expr(parcel::Column::HeldUntil, Expr::value(None::<DateTimeUtc>))
            .col_expr(parcel::Column::Reason, Expr::value(None::<String>))
            .filter(parcel::Column::Id.is_in(sent))
            .exec(transaction)
            .await?;
    }
    for (id, attempts, outcome) in outcomes {
        let (state, reason) = match outcome {
            Ok(()) => continue,
            Err(CarryFault::Later(reason)) if attempts < GIVE_UP_AFTER => (State::Waiting, reason),
            Err(CarryFault::Later(reason) | CarryFault::Never(reason)) => (State::Failed, reason),
            Err(CarryFault::InDoubt(reason)) => (State::Uncertain, reason),
        };
        tracing::warn!(letter = %id, attempts, %reason, "a letter did not get through");
        parcel::Entity::update_many()
            .col_expr(parcel::Column::State, Expr::value(state))
            .col_expr(parcel::Column::Attempts, Expr::value(attempts))
            .col_expr(parcel::Column::NextTryAt, Expr::value(next_try(now, attempts, store.doors().seed())))
            .col_expr(parcel::Column::HeldUntil, Expr::value(None::<DateTimeUtc>))
            .col_expr(parcel::Column::Reason, Expr::value(Some(reason)))
            .filter(parcel::Column::Id.eq(id))
            .exec(transaction)
            .await?;
    }
    Ok(())
}

/// The shortest time between two rounds. Deeds come in bursts: the first letter goes at once, those that follow together.
const BREATH: Duration = Duration::from_millis(200);

/// Carries letters until `stop` turns true: right after a deed that posted some, and at least every five seconds.
pub async fn run_carrier(
    store: Store,
    carrier: std::sync::Arc<dyn Carrier>,
    mut stop: watch::Receiver<bool>,
) {
    let alone = store.backend() == Backend::Sqlite;
    let mut first = true;
    while !*stop.borrow() {
        let round = async {
            recover(&store, carrier.as_ref(), alone && first).await?;
            carry_while(&store, carrier.as_ref(), || !*stop.borrow()).await
        };
        match round.await {
            Ok(_) => first = false,
            Err(fault) => tracing::error!(%fault, "letters could not be taken out; it is tried again"),
        }
        tokio::select! {
            () = async {
                tokio::time::sleep(BREATH).await;
                store.letters_waiting().notified().await;
            } => {}
            () = tokio::time::sleep(Duration::from_secs(5)) => {}
            _ = stop.changed() => {}
        }
    }
}

//! What became of letters.

use std::collections::HashMap;

use sea_orm::prelude::{DateTimeUtc, Uuid};
use sea_orm::sea_query::{Expr, Func, SimpleExpr};
use sea_orm::{
    ColumnTrait as _, Condition, EntityTrait as _, ExprTrait as _, FromQueryResult, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, QueryTrait as _,
};

use super::records::{State, parcel};
use crate::{Desk, Store, StoreFault};

/// A posted letter, without its content.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Posted {
    /// The letter.
    pub id: Uuid,
    /// The thing it is about.
    pub about: Uuid,
    /// What it was sent for.
    pub occasion: String,
    /// The organisation it is for.
    pub receiver: Option<Uuid>,
    /// Name of the person or office.
    pub name: String,
    /// Mail address.
    pub address: String,
    /// Subject line.
    pub subject: String,
    /// Where it is.
    pub state: State,
    /// Tries that did not get through.
    pub attempts: i32,
    /// When it is tried next.
    pub next_try_at: DateTimeUtc,
    /// Why it did not get through, as the mail server said it.
    pub reason: Option<String>,
    /// When it was posted.
    pub posted_at: DateTimeUtc,
    /// When it left.
    pub sent_at: Option<DateTimeUtc>,
}

/// The letters about one thing, oldest first.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn about(store: &Store, about: Uuid) -> Result<Vec<Posted>, StoreFault> {
    Ok(parcel::Entity::find()
        .filter(parcel::Column::About.eq(about))
        .order_by_asc(parcel::Column::Id)
        .into_model::<Posted>()
        .all(store.reader())
        .await?)
}

/// Of the letters about one thing those to whom one did not get through, oldest first: all to the same receiver, since a
/// later one may have.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn about_where_one_failed(store: &Store, about: Uuid) -> Result<Vec<Posted>, StoreFault> {
    let own = parcel::Entity::find().filter(parcel::Column::About.eq(about));
    // Counted, not looked for: SQLite would look through whatever failed in the whole house.
    let failed: SimpleExpr = Expr::case(parcel::Column::State.eq(State::Failed), 1).finally(0).into();
    let receivers = own
        .clone()
        .select_only()
        .column(parcel::Column::Receiver)
        .filter(parcel::Column::Receiver.is_not_null())
        .group_by(parcel::Column::Receiver)
        .having(failed.max().gt(0));
    Ok(own
        .filter(parcel::Column::Receiver.in_subquery(receivers.into_query()))
        .order_by_asc(parcel::Column::Id)
        .into_model::<Posted>()
        .all(store.reader())
        .await?)
}

/// The letters about several things, oldest first.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn about_any(
    store: &Store,
    about: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<Posted>, StoreFault> {
    Ok(parcel::Entity::find()
        .filter(parcel::Column::About.is_in(about))
        .order_by_asc(parcel::Column::Id)
        .into_model::<Posted>()
        .all(store.reader())
        .await?)
}

/// At most `limit` letters that an organisation sent, newest first; `before` is the last of the page before.
/// Letters that the house sends of itself have no sender and are in nobody's list.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn sent_by(
    store: &Store,
    sender: Uuid,
    limit: u64,
    before: Option<Uuid>,
) -> Result<Vec<Posted>, StoreFault> {
    let mut query = parcel::Entity::find().filter(parcel::Column::Sender.eq(sender));
    if let Some(before) = before {
        query = query.filter(parcel::Column::Id.lt(before));
    }
    Ok(query
        .order_by_desc(parcel::Column::Id)
        .limit(limit)
        .into_model::<Posted>()
        .all(store.reader())
        .await?)
}

/// A letter as it is kept, with its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// What became of it.
    pub posted: Posted,
    /// The letter itself, as the carrier understands it.
    pub content: String,
}

/// One letter, if this organisation sent it.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn one(store: &Store, sender: Uuid, letter: Uuid) -> Result<Option<Kept>, StoreFault> {
    let found = parcel::Entity::find_by_id(letter)
        .filter(parcel::Column::Sender.eq(sender))
        .one(store.reader())
        .await?;
    Ok(found.map(kept))
}

/// Letters that an organisation sent to one of these addresses or names, the oldest first, with their content. Small and
/// large letters count as the same, as far as the database knows them.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn to(
    store: &Store,
    sender: Uuid,
    (addresses, names): (&[String], &[String]),
    limit: u64,
) -> Result<Vec<Kept>, StoreFault> {
    let is = |column: parcel::Column, one: &String| {
        let asked = SimpleExpr::from(Func::lower(Expr::value(one.as_str())));
        SimpleExpr::from(Func::lower(Expr::col(column))).eq(asked)
    };
    let asked = addresses.iter().map(|one| is(parcel::Column::Address, one));
    let asked = asked.chain(names.iter().map(|one| is(parcel::Column::Name, one)));
    let any = asked.fold(Condition::any(), Condition::add);
    if any.is_empty() {
        return Ok(Vec::new());
    }
    let found = parcel::Entity::find()
        .filter(parcel::Column::Sender.eq(sender))
        .filter(any)
        .order_by_asc(parcel::Column::Id)
        .limit(limit);
    Ok(found.all(store.reader()).await?.into_iter().map(kept).collect())
}

fn kept(letter: parcel::Model) -> Kept {
    Kept {
        content: letter.content,
        posted: Posted {
            about: letter.about,
            id: letter.id,
            occasion: letter.occasion,
            receiver: letter.receiver,
            name: letter.name,
            address: letter.address,
            subject: letter.subject,
            state: letter.state,
            attempts: letter.attempts,
            next_try_at: letter.next_try_at,
            reason: letter.reason,
            posted_at: letter.posted_at,
            sent_at: letter.sent_at,
        },
    }
}

/// How many letters are in each state.
pub type Tally = HashMap<State, u64>;

/// The tally of the letters about one thing, or of all letters.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn tally(store: &Store, about: Option<Uuid>) -> Result<Tally, StoreFault> {
    let mut query = parcel::Entity::find()
        .select_only()
        .column(parcel::Column::State)
        .column_as(parcel::Column::Id.count(), "letters")
        .group_by(parcel::Column::State);
    if let Some(about) = about {
        query = query.filter(parcel::Column::About.eq(about));
    }
    let rows: Vec<(State, i64)> = query.into_tuple().all(store.reader()).await?;
    Ok(rows.into_iter().map(|(state, letters)| (state, u64::try_from(letters).unwrap_or_default())).collect())
}

/// Puts a letter that failed or is in doubt on its way again. Says whether it was one of those.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn resend(desk: &Desk, about: Uuid, letter: Uuid) -> Result<bool, StoreFault> {
    let changed = parcel::Entity::update_many()
        .col_expr(parcel::Column::State, Expr::value(State::Waiting))
        .col_expr(parcel::Column::Attempts, Expr::value(0))
        .col_expr(parcel::Column::NextTryAt, Expr::value(desk.now()))
        .col_expr(parcel::Column::Reason, Expr::value(None::<String>))
        .filter(parcel::Column::Id.eq(letter))
        .filter(parcel::Column::About.eq(about))
        .filter(parcel::Column::State.is_in([State::Failed, State::Uncertain]))
        .exec(desk.db())
        .await?;
    desk.wake_carrier();
    Ok(changed.rows_affected == 1)
}

/// Holds a letter back that this organisation sends and that has not left. Says whether it was one of those.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn hold(desk: &Desk, sender: Uuid, letter: Uuid) -> Result<bool, StoreFault> {
    turn(desk, (sender, letter), State::Waiting, State::Held).await
}

/// Lets a letter go that was held back. Says whether it was.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn release(desk: &Desk, sender: Uuid, letter: Uuid) -> Result<bool, StoreFault> {
    let gone = turn(desk, (sender, letter), State::Held, State::Waiting).await?;
    desk.wake_carrier();
    Ok(gone)
}

async fn turn(
    desk: &Desk,
    (sender, letter): (Uuid, Uuid),
    from: State,
    to: State,
) -> Result<bool, StoreFault> {
    let changed = parcel::Entity::update_many()
        .col_expr(parcel::Column::State, Expr::value(to))
        .col_expr(parcel::Column::NextTryAt, Expr::value(desk.now()))
        .filter(parcel::Column::Id.eq(letter))
        .filter(parcel::Column::Sender.eq(sender))
        .filter(parcel::Column::State.eq(from))
        .exec(desk.db())
        .await?;
    Ok(changed.rows_affected == 1)
}

/// The letters with these keys, by their keys.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn keyed(
    store: &Store,
    keys: impl IntoIterator<Item = String>,
) -> Result<HashMap<String, Kept>, StoreFault> {
    let found =
        parcel::Entity::find().filter(parcel::Column::OnceKey.is_in(keys)).all(store.reader()).await?;
    Ok(found.into_iter().map(|letter| (letter.once_key.clone(), kept(letter))).collect())
}

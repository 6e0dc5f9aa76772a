//! Asking, answering, taking back, and turning an agreement into proof.

use sea_orm::prelude::{DateTimeUtc, Uuid};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _,
};
use serde_json::json;
use store::journal::personal;
use store::{DeedKey, Desk, Line, Opened, Store, StoreFault};
use texts::Words;

use super::records::request;
use super::rules::{self, Act, Move, Refused, Standing, State};
use super::{letter, views};
use crate::records::OrganisationId;
use crate::{Actor, register};

pub use request::Model as Request;

/// Why nothing was done.
#[derive(Debug, thiserror::Error)]
pub enum NotDone {
    /// There is no such request for this person.
    #[error("there is no such request")]
    NotFound,
    /// The request has come too far, or not far enough.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The same is asked already, or nobody could answer.
    #[error("it cannot be asked: {0:?}")]
    CannotAsk(CannotAsk),
    /// The store refused.
    #[error(transparent)]
    Store(#[from] StoreFault),
}

/// Why a request is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CannotAsk {
    /// The same is asked and not settled.
    Standing,
    /// Nobody else could answer it.
    Nobody,
}

impl From<sea_orm::DbErr> for NotDone {
    fn from(fault: sea_orm::DbErr) -> Self {
        Self::Store(fault.into())
    }
}

impl Request {
    /// Where it stands.
    #[must_use]
    pub fn standing(&self) -> Standing {
        Standing { state: self.state, ends_at: self.ends_at, asked_by: self.asked_by }
    }

    fn line(&self, deed: &'static str, reason: &str) -> Line {
        Line {
            deed,
            subject: "second_person",
            subject_id: self.id,
            owner: Some(self.authority.uuid()),
            details: json!({
                "act": self.act.code(), "thing": self.thing, "asked_by": personal(&self.asked_by_name),
                "reason": personal(reason),
            }),
        }
    }
}

/// Asks that another agrees; those who can are written to. The actor asks for their own authority.
///
/// # Errors
/// [`NotDone`].
pub async fn ask(
    store: &Store,
    words: &Words,
    actor: &Actor,
    (act, thing): (Act, Uuid),
    reason: &str,
    key: DeedKey,
) -> Result<Uuid, NotDone> {
    let authority = actor.organisation();
    if !rules::may_ask(actor.duty(), authority.id, authority.id) {
        return Err(NotDone::NotFound);
    }
    let mut desk = match store.desk_once(&actor.author(), key).await? {
        Opened::Desk(desk) => desk,
        Opened::Done(outcome) => return outcome.parse().map_err(|_| NotDone::NotFound),
    };
    let now = desk.now();
    let standing = request::Entity::find()
        .filter(request::Column::Act.eq(act))
        .filter(request::Column::Thing.eq(thing))
        .filter(request::Column::Authority.eq(authority.id))
        .filter(request::Column::State.is_in([State::Asked, State::Agreed]))
        .filter(request::Column::EndsAt.gt(now))
        .one(desk.db())
        .await?;
    if standing.is_some() {
        return Err(NotDone::CannotAsk(CannotAsk::Standing));
    }
    let answering = views::who_can_answer(store, authority, actor.person_id()).await?;
    if answering.is_empty() {
        return Err(NotDone::CannotAsk(CannotAsk::Nobody));
    }
    let request = Request {
        id: desk.id(),
        act,
        thing,
        authority: authority.id,
        state: State::Asked,
        asked_by: actor.person_id(),
        asked_by_name: actor.name().to_owned(),
        reason: reason.to_owned(),
        asked_at: now,
        ends_at: now + rules::WAITS,
        answered_by: None,
        answered_by_name: String::new(),
        answer: String::new(),
        answered_at: None,
        used_at: None,
    };
    desk.insert(request::ActiveModel::from(request.clone()).reset_all()).await?;
    for person in &answering {
        desk.post(letter::asking(words, &request, authority, person)?);
    }
    desk.write(request.line("second_person.asked", reason));
    let id = request.id;
    desk.seal(&id.to_string()).await?;
    Ok(id)
}

/// The second person's answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It may be done.
    Agree,
    /// It may not.
    Decline,
}

/// Answers a request of the actor's authority or of one right below it. The asker is written to.
///
/// # Errors
/// [`NotDone`].
pub async fn answer(
    store: &Store,
    words: &Words,
    actor: &Actor,
    id: Uuid,
    (answer, said): (Answer, &str),
    key: DeedKey,
) -> Result<(), NotDone> {
    let found = request::Entity::find_by_id(id).one(store.reader()).await?.ok_or(NotDone::NotFound)?;
    let authority = register::organisation(store, found.authority).await?;
    if !rules::may_answer(actor.duty(), actor.organisation().id, authority.id, authority.parent) {
        return Err(NotDone::NotFound);
    }
    let Opened::Desk(mut desk) = store.desk_once(&actor.author(), key).await? else { return Ok(()) };
    let request = request::Entity::find_by_id(id).one(desk.db()).await?.ok_or(NotDone::NotFound)?;
    let (what, deed) = match answer {
        Answer::Agree => (Move::Agree, "second_person.agreed"),
        Answer::Decline => (Move::Decline, "second_person.declined"),
    };
    let (state, ends_at) = request.standing().after(what, actor.person_id(), desk.now())?;
    let row = request::ActiveModel {
        answered_by: Set(Some(actor.person_id())),
        answered_by_name: Set(actor.name().to_owned()),
        answer: Set(said.to_owned()),
        answered_at: Set(Some(desk.now())),
        ..Default::default()
    };
    move_on(&desk, &request, row, state, ends_at).await?;
    if let Some(asker) = register::person(store, request.asked_by).await? {
        desk.post(letter::answered(words, &request, state, &asker)?);
    }
    desk.write(request.line(deed, said));
    Ok(desk.seal("").await?)
}

/// Takes the actor's own request back.
///
/// # Errors
/// [`NotDone`].
pub async fn withdraw(store: &Store, actor: &Actor, id: Uuid, key: DeedKey) -> Result<(), NotDone> {
    let Opened::Desk(mut desk) = store.desk_once(&actor.author(), key).await? else { return Ok(()) };
    let request = request::Entity::find_by_id(id).one(desk.db()).await?.ok_or(NotDone::NotFound)?;
    let (state, ends_at) = request.standing().after(Move::Withdraw, actor.person_id(), desk.now())?;
    move_on(&desk, &request, <request::ActiveModel as Default>::default(), state, ends_at).await?;
    desk.write(request.line("second_person.withdrawn", ""));
    Ok(desk.seal("").await?)
}

/// Saves a move, when nobody moved the request meanwhile.
async fn move_on(
    desk: &Desk,
    before: &Request,
    row: request::ActiveModel,
    state: State,
    ends_at: DateTimeUtc,
) -> Result<(), NotDone> {
    let moved = request::Entity::update_many()
        .set(row)
        .col_expr(request::Column::State, Expr::value(state))
        .col_expr(request::Column::EndsAt, Expr::value(ends_at))
        .filter(request::Column::Id.eq(before.id))
        .filter(request::Column::State.eq(before.state))
        .exec(desk.db())
        .await?;
    if moved.rows_affected == 1 { Ok(()) } else { Err(Refused::Settled.into()) }
}

/// Proof that a second person agreed to this act on this thing. Made by [`redeem`] and nowhere else; the deed that it
/// is for takes it by value, in the transaction in which it was redeemed.
#[derive(Debug)]
pub struct Agreed {
    act: Act,
    thing: Uuid,
    authority: OrganisationId,
    request: Uuid,
    by: String,
}

impl Agreed {
    /// The act and the thing that were agreed to.
    #[must_use]
    pub const fn to(&self) -> (Act, Uuid) {
        (self.act, self.thing)
    }

    /// Whose matter it is.
    #[must_use]
    pub const fn authority(&self) -> OrganisationId {
        self.authority
    }

    /// The request, for the deed's journal line.
    #[must_use]
    pub const fn request(&self) -> Uuid {
        self.request
    }

    /// Who agreed, for the deed's journal line.
    #[must_use]
    pub fn by(&self) -> &str {
        &self.by
    }
}

/// Why there is no proof.
#[derive(Debug, thiserror::Error)]
pub enum NotAgreed {
    /// Nobody has agreed to this, the agreement is used up, or its time is over.
    #[error("no second person has agreed")]
    Nobody,
    /// The store refused.
    #[error(transparent)]
    Store(#[from] StoreFault),
}

/// Turns the agreement that the actor asked for into proof, once, on the desk of the deed that needs it: when that
/// desk is not sealed, the agreement stands as before.
///
/// # Errors
/// [`NotAgreed`].
pub async fn redeem(desk: &mut Desk, actor: &Actor, act: Act, thing: Uuid) -> Result<Agreed, NotAgreed> {
    let found = request::Entity::find()
        .filter(request::Column::Act.eq(act))
        .filter(request::Column::Thing.eq(thing))
        .filter(request::Column::Authority.eq(actor.organisation().id))
        .filter(request::Column::AskedBy.eq(actor.person_id()))
        .filter(request::Column::State.eq(State::Agreed))
        .filter(request::Column::EndsAt.gt(desk.now()))
        .one(desk.db())
        .await
        .map_err(StoreFault::from)?;
    let request = found.ok_or(NotAgreed::Nobody)?;
    let moved = request.standing().after(Move::Use, actor.person_id(), desk.now());
    let Ok((state, ends_at)) = moved else { return Err(NotAgreed::Nobody) };
    let row = request::ActiveModel { used_at: Set(Some(desk.now())), ..Default::default() };
    match move_on(desk, &request, row, state, ends_at).await {
        Ok(()) => {}
        // Somebody pressed the same button at the same moment.
        Err(NotDone::Refused(_) | NotDone::NotFound | NotDone::CannotAsk(_)) => {
            return Err(NotAgreed::Nobody);
        }
        Err(NotDone::Store(fault)) => return Err(fault.into()),
    }
    desk.write(request.line("second_person.used", &request.reason));
    let Request { id, authority, answered_by_name, .. } = request;
    Ok(Agreed { act, thing, authority, request: id, by: answered_by_name })
}

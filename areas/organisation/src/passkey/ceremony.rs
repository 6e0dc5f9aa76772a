//! Ceremonies: a question to one browser, its state kept here until the answer comes or its time is over. Whoever
//! takes one up takes it away, so that no answer counts twice.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::prelude::Uuid;
use sea_orm::{ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use serde::Serialize;
use serde::de::DeserializeOwned;
use store::{Desk, Store, StoreFault};

use super::records::ceremony;
use super::rules::CEREMONY_LASTS;
use crate::PersonId;
use crate::code_app::rules::STEP_LASTS;

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// To make a passkey for a person.
    Add,
    /// To show a passkey, whoever it is.
    Enter,
    /// To type a person's code, after their link.
    Code,
}

impl Kind {
    const fn code(self) -> &'static str {
        match self {
            Self::Add => "add",
            Self::Enter => "enter",
            Self::Code => "code",
        }
    }

    const fn lasts(self) -> TimeDelta {
        match self {
            Self::Add | Self::Enter => CEREMONY_LASTS,
            Self::Code => STEP_LASTS,
        }
    }
}

/// Keeps the state of a question and gives the name by which the browser answers it.
pub(crate) async fn keep<T: Serialize>(
    store: &Store,
    kind: Kind,
    person: Option<PersonId>,
    browser: Vec<u8>,
    state: &T,
) -> Result<Uuid, StoreFault> {
    let id = store.doors().uuid();
    let state = serde_json::to_string(state).map_err(|fault| StoreFault::Unreadable(fault.to_string()))?;
    store.jot(row(id, kind, person, browser, state, store.doors().now())).await?;
    Ok(id)
}

fn row(
    id: Uuid,
    kind: Kind,
    person: Option<PersonId>,
    browser: Vec<u8>,
    state: String,
    now: DateTime<Utc>,
) -> ceremony::ActiveModel {
    ceremony::ActiveModel {
        id: Set(id),
        kind: Set(kind.code().to_owned()),
        person: Set(person),
        browser_hash: Set(browser),
        state: Set(state),
        ends_at: Set(now + kind.lasts()),
    }
}

/// Asks a browser for a person's code, on the desk of the deed that led so far. What was asked there before is
/// forgotten.
pub(crate) async fn ask_code(desk: &Desk, person: PersonId, browser: Vec<u8>) -> Result<(), StoreFault> {
    let (kind, id) = (Kind::Code, desk.id());
    let before = ceremony::Entity::delete_many()
        .filter(ceremony::Column::Kind.eq(kind.code()))
        .filter(ceremony::Column::BrowserHash.eq(browser.as_slice()));
    before.exec(desk.db()).await?;
    desk.insert(row(id, kind, Some(person), browser, String::new(), desk.now())).await
}

/// The person whose code this browser is asked for, and the question's id.
pub(crate) async fn code_asked(
    store: &Store,
    browser: &[u8],
) -> Result<Option<(Uuid, PersonId)>, StoreFault> {
    let asked = ceremony::Entity::find()
        .filter(ceremony::Column::Kind.eq(Kind::Code.code()))
        .filter(ceremony::Column::BrowserHash.eq(browser))
        .filter(ceremony::Column::EndsAt.gt(store.doors().now()))
        .one(store.reader())
        .await?;
    Ok(asked.and_then(|asked| Some((asked.id, asked.person?))))
}

/// Takes a question away on the desk of the deed that answers it. False when somebody was faster.
pub(crate) async fn done(desk: &Desk, id: Uuid) -> Result<bool, StoreFault> {
    Ok(ceremony::Entity::delete_by_id(id).exec(desk.db()).await?.rows_affected == 1)
}

/// Takes up the ceremony that a browser answers: once, in time, in the same browser, for the same person. None
/// otherwise.
pub(crate) async fn take<T: DeserializeOwned>(
    store: &Store,
    id: &str,
    kind: Kind,
    person: Option<PersonId>,
    browser: &[u8],
) -> Result<Option<T>, StoreFault> {
    let Ok(id) = id.parse::<Uuid>() else { return Ok(None) };
    let asked = ceremony::Entity::find_by_id(id)
        .filter(ceremony::Column::Kind.eq(kind.code()))
        .filter(ceremony::Column::BrowserHash.eq(browser))
        .filter(ceremony::Column::EndsAt.gt(store.doors().now()))
        .one(store.reader())
        .await?;
    let Some(asked) = asked.filter(|asked| asked.person == person) else { return Ok(None) };
    // Of two answers at once, one finds it gone.
    let taken = store.tidy(ceremony::Entity::delete_many().filter(ceremony::Column::Id.eq(id))).await?;
    if taken == 0 {
        return Ok(None);
    }
    serde_json::from_str(&asked.state).map(Some).map_err(|fault| StoreFault::Unreadable(fault.to_string()))
}

/// Takes away what nobody answered in time. A background errand, not a deed of anyone's.
pub(crate) async fn clear_ended(store: &Store, now: DateTime<Utc>) -> Result<(), StoreFault> {
    store.tidy(ceremony::Entity::delete_many().filter(ceremony::Column::EndsAt.lt(now))).await?;
    Ok(())
}

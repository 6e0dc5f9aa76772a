//! What pages read of a person's code app.

use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _};
use store::{Store, StoreFault};

use super::records::{code_app, recovery_code};
use crate::PersonId;

/// How a person's code app stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// There is none.
    None,
    /// It was begun, and no code has shown that it works.
    Begun,
    /// It is asked for after a link.
    Confirmed {
        /// Since when.
        since: DateTime<Utc>,
        /// When it was last used.
        used_at: Option<DateTime<Utc>>,
        /// Recovery codes that are left.
        codes_left: u64,
    },
}

impl State {
    /// Codes are asked for.
    pub(crate) const fn is_confirmed(self) -> bool {
        matches!(self, Self::Confirmed { .. })
    }
}

/// The code app of a person.
pub(crate) async fn state(store: &Store, person: PersonId) -> Result<State, StoreFault> {
    let app = code_app::Entity::find_by_id(person).one(store.reader()).await?;
    let Some(app) = app else { return Ok(State::None) };
    let Some(since) = app.confirmed_at else { return Ok(State::Begun) };
    let codes_left = codes_left(person).count(store.reader()).await?;
    Ok(State::Confirmed { since, used_at: app.used_at, codes_left })
}

/// The recovery codes of a person that were not used.
pub(super) fn codes_left(person: PersonId) -> sea_orm::Select<recovery_code::Entity> {
    recovery_code::Entity::find()
        .filter(recovery_code::Column::Person.eq(person))
        .filter(recovery_code::Column::UsedAt.is_null())
}

//! Answering proposals.

use chrono::NaiveDate;
use organisation::MayCoordinate;
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use serde_json::json;
use store::{DeedKey, Line, Opened, Store, StoreFault};

use super::records::{DisposalId, disposal};
use super::rules::{Reason, State};

/// What somebody says of a proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It goes on its last day.
    Approve,
    /// It stays until a day.
    Hold {
        /// Why.
        reason: Reason,
        /// What they write of it.
        note: String,
        /// The last day.
        until: NaiveDate,
    },
}

/// Why an answer is not taken.
#[derive(Debug, thiserror::Error)]
pub enum NotAnswered {
    /// There is no such proposal in the county.
    #[error("there is no such proposal")]
    Missing,
    /// Somebody else has answered meanwhile, or it is gone.
    #[error("somebody else has answered meanwhile")]
    Changed,
    /// The database refused.
    #[error(transparent)]
    Store(#[from] StoreFault),
}

/// Answers proposals, each as it stood when its page was shown: all of them or none. Says how many.
///
/// # Errors
/// [`NotAnswered`]; nothing is answered then.
pub async fn answer(
    store: &Store,
    permit: &MayCoordinate,
    of: &[(DisposalId, i32)],
    answer: &Answer,
    form: DeedKey,
) -> Result<usize, NotAnswered> {
    let mut desk = match store.desk_once(permit.author(), form).await? {
        Opened::Desk(desk) => desk,
        Opened::Done(_) => return Ok(of.len()),
    };
    for (id, version) in of {
        let found = disposal::Entity::find_by_id(*id)
            .filter(disposal::Column::County.eq(permit.county()))
            .one(desk.db())
            .await
            .map_err(StoreFault::from)?
            .ok_or(NotAnswered::Missing)?;
        let (state, reason, note, until) = match answer {
            Answer::Approve => (State::Approved, "", "", None),
            Answer::Hold { reason, note, until } => (State::Held, reason.code(), note.as_str(), Some(*until)),
        };
        let changed = disposal::Entity::update_many()
            .col_expr(disposal::Column::State, Expr::value(state))
            .col_expr(disposal::Column::HeldFor, Expr::value(reason))
            .col_expr(disposal::Column::Note, Expr::value(note))
            .col_expr(disposal::Column::HeldUntil, Expr::value(until))
            .col_expr(disposal::Column::DecidedAt, Expr::value(Some(desk.now())))
            .col_expr(disposal::Column::DecidedBy, Expr::value(permit.author().id))
            .col_expr(disposal::Column::Version, Expr::col(disposal::Column::Version).add(1))
            .filter(disposal::Column::Id.eq(*id))
            .filter(disposal::Column::Version.eq(*version))
            .filter(disposal::Column::OpenKey.is_not_null())
            .exec(desk.db())
            .await
            .map_err(StoreFault::from)?;
        if changed.rows_affected == 0 {
            desk.clear().await?;
            return Err(NotAnswered::Changed);
        }
        let (deed, details) = match answer {
            Answer::Approve => {
                ("disposal.approved", json!({ "kind": found.kind.code(), "last_day": found.due_on }))
            }
            // The note may name somebody; it stands by the proposal.
            Answer::Hold { reason, until, .. } => (
                "disposal.held",
                json!({ "kind": found.kind.code(), "ground": reason.code(), "ends_on": until }),
            ),
        };
        let owner = Some(permit.county().uuid());
        desk.write(Line { deed, subject: "disposal", subject_id: id.uuid(), owner, details });
    }
    if of.is_empty() {
        desk.clear().await?;
        return Ok(0);
    }
    desk.seal("").await?;
    Ok(of.len())
}

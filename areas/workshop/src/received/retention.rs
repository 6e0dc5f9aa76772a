//! Mail goes with the list of participants (docs/retention.md): bytes, names and addresses. Number, day and what kind of
//! mail it was stay.

use chrono::{DateTime, Utc};
use organisation::OrganisationId;
use organisation::past::Kept;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait as _, Condition, EntityTrait as _, FromQueryResult, JoinType, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, QueryTrait as _, RelationDef,
};
use serde_json::json;
use store::{Desk, Line, Store, StoreFault};
use texts::local;

use super::records::{ReceivedId, received};
use crate::records::{WorkshopId, invitation, workshop};

/// Mails in one statement.
const AT_ONCE: usize = 500;

/// A mail that is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, FromQueryResult)]
pub struct DueMail {
    /// Which.
    pub id: ReceivedId,
    /// Whose.
    pub county: OrganisationId,
    /// About which workshop; none when it belongs to none.
    pub workshop: Option<WorkshopId>,
    /// When it came.
    pub arrived_at: DateTime<Utc>,
}

/// Mails that say something still, of workshops whose day was before this moment, and those that came before it and
/// belong to none.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn due(store: &Store, before: DateTime<Utc>) -> Result<Vec<DueMail>, StoreFault> {
    let past = workshop::Entity::find()
        .filter(workshop::Column::Day.lt(local(before).date()))
        .select_only()
        .column(workshop::Column::Id)
        .into_query();
    let of_past = invitation::Entity::find()
        .filter(invitation::Column::Workshop.in_subquery(past))
        .select_only()
        .column(invitation::Column::Id)
        .into_query();
    let of_none = Condition::all()
        .add(received::Column::Invitation.is_null())
        .add(received::Column::ArrivedAt.lt(before));
    let says_something = Condition::any()
        .add(received::Column::SealedContent.is_not_null())
        .add(received::Column::FromAddress.ne(""))
        .add(received::Column::Subject.ne(""));
    Ok(received::Entity::find()
        .join(JoinType::LeftJoin, to_invitation())
        .filter(Condition::any().add(received::Column::Invitation.in_subquery(of_past)).add(of_none))
        .filter(says_something)
        .select_only()
        .column(received::Column::Id)
        .column(received::Column::County)
        .column(received::Column::ArrivedAt)
        .column(invitation::Column::Workshop)
        .order_by_asc(received::Column::Id)
        .into_model::<DueMail>()
        .all(store.reader())
        .await?)
}

pub(super) fn to_invitation() -> RelationDef {
    received::Entity::belongs_to(invitation::Entity)
        .from(received::Column::Invitation)
        .to(invitation::Column::Id)
        .into()
}

/// Forgets mails of a county, on the desk of the deed that disposes of them. Number, day and what kind of mail it was
/// stay. Says how many.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn forget_on(
    desk: &mut Desk,
    county: OrganisationId,
    ids: &[ReceivedId],
    kept: &Kept,
) -> Result<usize, StoreFault> {
    if ids.is_empty() {
        return Ok(0);
    }
    for some in ids.chunks(AT_ONCE) {
        received::Entity::update_many()
            .col_expr(received::Column::SealedContent, Expr::value(None::<Vec<u8>>))
            .col_expr(received::Column::FromName, Expr::value(""))
            .col_expr(received::Column::FromAddress, Expr::value(""))
            .col_expr(received::Column::Subject, Expr::value(""))
            .col_expr(received::Column::Checked, Expr::value(""))
            .col_expr(received::Column::Report, Expr::value(""))
            .col_expr(received::Column::MovedBy, Expr::value(""))
            .filter(received::Column::County.eq(county))
            .filter(received::Column::Id.is_in(some.iter().copied()))
            .exec(desk.db())
            .await?;
    }
    desk.write(Line {
        deed: "mail.forgotten",
        subject: "organisation",
        subject_id: county.uuid(),
        owner: Some(county.uuid()),
        details: kept.told(json!({ "items": ids.len() })),
    });
    Ok(ids.len())
}

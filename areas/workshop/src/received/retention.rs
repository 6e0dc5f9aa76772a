//! Mail goes with the list of participants (docs/retention.md): bytes, names and addresses. Number, day and what kind of
//! mail it was stay.

use chrono::TimeDelta;
use organisation::past::Kept;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait as _, Condition, EntityTrait as _, QueryFilter as _, QuerySelect as _, QueryTrait as _,
};
use serde_json::json;
use store::{Author, Errand, Line, Store, StoreFault};
use texts::local;

use super::records::{ReceivedId, received};
use crate::records::{invitation, workshop};

/// Looks once a day.
#[must_use]
pub fn errand(kept: Kept) -> Errand {
    Errand::new("forget mail", TimeDelta::days(1), move |store| {
        let kept = kept.clone();
        async move { forget_past(&store, &kept).await.map(|_| ()) }
    })
}

/// Forgets the mails of workshops that are past their time, and those that belong to none and are as old: one deed for each
/// county. Says of how many mails.
///
/// # Errors
/// [`StoreFault`] when the database refuses; what was forgotten before that stays forgotten.
pub async fn forget_past(store: &Store, kept: &Kept) -> Result<usize, StoreFault> {
    let before = kept.before(store.doors().now());
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
    let due = received::Entity::find()
        .filter(Condition::any().add(received::Column::Invitation.in_subquery(of_past)).add(of_none))
        .filter(says_something)
        .select_only()
        .column(received::Column::Id)
        .column(received::Column::County)
        .into_tuple::<(ReceivedId, organisation::OrganisationId)>()
        .all(store.reader())
        .await?;
    let mut by_county = std::collections::BTreeMap::new();
    for (id, county) in &due {
        by_county.entry(*county).or_insert_with(Vec::new).push(*id);
    }
    for (county, ids) in by_county {
        let mut desk = store.desk(&Author::program()).await?;
        let number = ids.len();
        received::Entity::update_many()
            .col_expr(received::Column::SealedContent, Expr::value(None::<Vec<u8>>))
            .col_expr(received::Column::FromName, Expr::value(""))
            .col_expr(received::Column::FromAddress, Expr::value(""))
            .col_expr(received::Column::Subject, Expr::value(""))
            .col_expr(received::Column::Checked, Expr::value(""))
            .col_expr(received::Column::Report, Expr::value(""))
            .col_expr(received::Column::MovedBy, Expr::value(""))
            .filter(received::Column::Id.is_in(ids))
            .exec(desk.db())
            .await?;
        desk.write(Line {
            deed: "mail.forgotten",
            subject: "organisation",
            subject_id: county.uuid(),
            owner: Some(county.uuid()),
            details: kept.told(json!({ "items": number })),
        });
        desk.seal("").await?;
    }
    Ok(due.len())
}

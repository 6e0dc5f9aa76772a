//! When it was seen that the day or the place is another than some municipality was told.

use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _};
use store::{Store, StoreFault};
use workshop::WorkshopId;
use workshop::records::{invitation, workshop as workshops};

use crate::records::change;

/// Notes a change that somebody is still to be told of, once. A workshop that nobody has to be told of is not touched.
pub(crate) async fn see(store: &Store, id: WorkshopId) -> Result<(), StoreFault> {
    let Some(workshop) = workshops::Entity::find_by_id(id).one(store.reader()).await? else { return Ok(()) };
    if workshop.sequence == 0 {
        return Ok(());
    }
    let seen = change::Entity::find_by_id(id).one(store.reader()).await?;
    if seen.as_ref().is_some_and(|seen| seen.sequence >= workshop.sequence) {
        return Ok(());
    }
    let untold = invitation::Entity::find()
        .filter(invitation::Column::Workshop.eq(id))
        .filter(invitation::Column::ToldSequence.lt(workshop.sequence));
    if untold.count(store.reader()).await? == 0 {
        return Ok(());
    }
    let now = store.doors().now();
    if seen.is_some() {
        let anew = change::Entity::update_many()
            .col_expr(change::Column::Sequence, Expr::value(workshop.sequence))
            .col_expr(change::Column::SeenAt, Expr::value(now))
            .filter(change::Column::Workshop.eq(id));
        store.keep_place(anew).await?;
    } else {
        let row =
            change::ActiveModel { workshop: Set(id), sequence: Set(workshop.sequence), seen_at: Set(now) };
        store.jot(row).await?;
    }
    Ok(())
}

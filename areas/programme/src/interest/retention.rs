//! What counties said goes twelve months after the election (docs/retention.md): answers, days, wishes, questions and
//! their answers, the links to them, and who asked. That they were asked stays, and until when.

use chrono::TimeDelta;
use organisation::past::{Kept, forget_links_to};
use sea_orm::sea_query::{Expr, SelectStatement};
use sea_orm::{
    ColumnTrait as _, Condition, EntityTrait as _, PaginatorTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, QueryTrait as _,
};
use serde_json::json;
use store::{Author, Errand, Line, Store, StoreFault};
use texts::local;

use super::records::{InterestId, call, day, interest, question};
use crate::records::{ProgrammeId, programme};

/// Months that they are kept after the day of the election, when nothing else is decided.
pub const USUAL_MONTHS: u32 = 12;

/// Looks once a day.
#[must_use]
pub fn errand(kept: Kept) -> Errand {
    Errand::new("delete interest", TimeDelta::days(1), move |store| {
        let kept = kept.clone();
        async move { delete_past(&store, &kept).await.map(|_| ()) }
    })
}

/// Deletes what counties said in programmes that are past their time: one deed for each. Says of how many programmes.
///
/// # Errors
/// [`StoreFault`] when the database refuses; what was deleted before that stays deleted.
pub async fn delete_past(store: &Store, kept: &Kept) -> Result<usize, StoreFault> {
    let due = due(store, kept).await?;
    for programme in &due {
        delete_of(store, *programme, kept).await?;
    }
    Ok(due.len())
}

/// Programmes of which something is left.
async fn due(store: &Store, kept: &Kept) -> Result<Vec<ProgrammeId>, StoreFault> {
    let said = interest::Entity::find().select_only().column(interest::Column::Programme).into_query();
    let named = call::Entity::find()
        .filter(call::Column::AskedBy.ne(""))
        .select_only()
        .column(call::Column::Programme)
        .into_query();
    past(store, kept, [said, named]).await
}

/// Programmes whose election was so long ago that nothing is kept any longer, among those that one of `left` names.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn past(
    store: &Store,
    kept: &Kept,
    left: impl IntoIterator<Item = SelectStatement>,
) -> Result<Vec<ProgrammeId>, StoreFault> {
    let last_day = local(kept.before(store.doors().now())).date();
    let of = |any: Condition, named| any.add(programme::Column::Id.in_subquery(named));
    Ok(programme::Entity::find()
        .filter(programme::Column::ElectionDay.lt(last_day))
        .filter(left.into_iter().fold(Condition::any(), of))
        .select_only()
        .column(programme::Column::Id)
        .order_by_asc(programme::Column::Id)
        .into_tuple()
        .all(store.reader())
        .await?)
}

async fn delete_of(store: &Store, id: ProgrammeId, kept: &Kept) -> Result<(), StoreFault> {
    let mut desk = store.desk(&Author::program()).await?;
    let own: Vec<InterestId> = interest::Entity::find()
        .select_only()
        .column(interest::Column::Id)
        .filter(interest::Column::Programme.eq(id))
        .into_tuple()
        .all(desk.db())
        .await?;
    let those = || own.iter().copied();
    let questions =
        question::Entity::find().filter(question::Column::Programme.eq(id)).count(desk.db()).await?;
    let about = ("programme", id.uuid(), None);
    let links = forget_links_to(&mut desk, own.iter().map(|one| one.uuid()), about).await?;
    question::Entity::delete_many().filter(question::Column::Programme.eq(id)).exec(desk.db()).await?;
    day::Entity::delete_many().filter(day::Column::Interest.is_in(those())).exec(desk.db()).await?;
    interest::Entity::delete_many().filter(interest::Column::Id.is_in(those())).exec(desk.db()).await?;
    call::Entity::update_many()
        .col_expr(call::Column::AskedBy, Expr::value(""))
        .filter(call::Column::Programme.eq(id))
        .exec(desk.db())
        .await?;
    desk.write(Line {
        deed: "interest.deleted",
        subject: "programme",
        subject_id: id.uuid(),
        owner: None,
        details: kept.told(json!({ "counties": own.len(), "questions": questions, "links": links })),
    });
    desk.seal("").await
}

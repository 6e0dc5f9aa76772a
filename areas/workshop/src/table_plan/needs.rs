//! What people need of their tables: sealed, for it can tell of somebody's health. All of a workshop in one envelope of
//! its county, beside the plan and not in it: undoing brings no need back, and seven days after the day it is deleted.

use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;
use organisation::OrganisationId;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, EntityTrait as _, JoinType, QueryFilter as _,
    QuerySelect as _, RelationTrait as _,
};
use serde_json::json;
use store::vault::{Column, Unopened};
use store::{Author, Desk, Line, Store, StoreFault};
use texts::local;

use super::book::Trait;
use crate::records::{ParticipantId, WorkshopId, table_need, workshop};

/// Where they lie.
pub const NEEDS: Column = Column { table: "table_need", column: "sealed_needs" };

/// Whole days that they are kept after the day.
const KEPT_DAYS: i64 = 7;

/// Who needs what. Whoever needs nothing is not in it.
pub type Needs = BTreeMap<ParticipantId, BTreeSet<Trait>>;

/// The needs of a workshop; none when nothing was ever noted. The inner error says why they cannot be read.
pub(super) async fn read<C: ConnectionTrait>(
    store: &Store,
    db: &C,
    (id, county): (WorkshopId, OrganisationId),
) -> Result<Option<Result<Needs, Unopened>>, StoreFault> {
    let Some(row) = table_need::Entity::find_by_id(id).one(db).await? else { return Ok(None) };
    let ring = store.ring(db, [county.uuid()]).await?;
    Ok(Some(ring.open(county.uuid(), NEEDS.of(id.uuid()), &row.sealed_needs)))
}

/// Whether nothing is sealed of a workshop yet: an older plan holds its needs itself.
pub(super) async fn is_missing<C: ConnectionTrait>(db: &C, id: WorkshopId) -> Result<bool, StoreFault> {
    Ok(table_need::Entity::find_by_id(id).one(db).await?.is_none())
}

/// Seals the needs of a workshop in place of what was there.
pub(super) async fn write(
    desk: &mut Desk,
    (id, county): (WorkshopId, OrganisationId),
    needs: &Needs,
) -> Result<(), StoreFault> {
    let sealed_needs = desk.sealer(county.uuid()).await?.seal(NEEDS.of(id.uuid()), needs)?;
    let row = table_need::ActiveModel { workshop: Set(id), sealed_needs: Set(sealed_needs) };
    table_need::Entity::insert(row)
        .on_conflict(
            OnConflict::column(table_need::Column::Workshop)
                .update_column(table_need::Column::SealedNeeds)
                .to_owned(),
        )
        .exec_without_returning(desk.db())
        .await?;
    Ok(())
}

/// Deletes the needs of workshops that are past their time: one deed for each. Says of how many workshops.
///
/// # Errors
/// [`StoreFault`] when the database refuses; what was deleted before that stays deleted.
pub async fn delete_past(store: &Store) -> Result<usize, StoreFault> {
    let last = local(store.doors().now()).date() - TimeDelta::days(KEPT_DAYS);
    let past: Vec<(WorkshopId, OrganisationId)> = workshop::Entity::find()
        .join(JoinType::InnerJoin, table_need::Relation::Workshop.def().rev())
        .filter(workshop::Column::Day.lt(last))
        .select_only()
        .column(workshop::Column::Id)
        .column(workshop::Column::County)
        .into_tuple()
        .all(store.reader())
        .await?;
    for (id, county) in &past {
        let mut desk = store.desk(&Author::program()).await?;
        table_need::Entity::delete_by_id(*id).exec(desk.db()).await?;
        desk.write(Line {
            deed: "table_plan.needs_deleted",
            subject: "workshop",
            subject_id: id.uuid(),
            owner: Some(county.uuid()),
            details: json!({}),
        });
        desk.seal("").await?;
    }
    Ok(past.len())
}

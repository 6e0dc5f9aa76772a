//! With the participant list goes what the door knew of it: arrivals and stand-ins with their people, by themselves; here
//! the names of those for whom there was no seat, and when the door was shut, once the list is gone. What holds the list
//! back so holds them back, too (docs/retention.md).

use chrono::TimeDelta;
use organisation::OrganisationId;
use organisation::past::Kept;
use sea_orm::{
    ColumnTrait as _, Condition, EntityTrait as _, QueryFilter as _, QuerySelect as _, QueryTrait as _,
};
use serde_json::json;
use store::{Author, Errand, Line, Store, StoreFault};
use texts::local;
use workshop::WorkshopId;
use workshop::records::{invitation, participant, workshop as workshops};

use crate::records::{door, note};
use crate::tried;

/// Looks every six hours.
#[must_use]
pub fn errand(kept: Kept) -> Errand {
    Errand::new("forget doors", TimeDelta::hours(6), move |store| {
        let kept = kept.clone();
        async move {
            forget_trials(&store).await?;
            forget_past(&store, &kept).await.map(|_| ())
        }
    })
}

/// Deletes those who were noted when a door was tried out, once its day has come. Says how many.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn forget_trials(store: &Store) -> Result<usize, StoreFault> {
    tried::forget(store).await
}

/// Forgets the doors of workshops that are past their time and whose lists are gone. Says how many.
///
/// # Errors
/// [`StoreFault`] when the database refuses; what was deleted before that stays deleted.
pub async fn forget_past(store: &Store, kept: &Kept) -> Result<usize, StoreFault> {
    let day = local(kept.before(store.doors().now())).date();
    let doors = door::Entity::find().select_only().column(door::Column::Workshop).into_query();
    let notes = note::Entity::find().select_only().column(note::Column::Workshop).into_query();
    let of = Condition::any()
        .add(workshops::Column::Id.in_subquery(doors))
        .add(workshops::Column::Id.in_subquery(notes));
    let people =
        participant::Entity::find().select_only().column(participant::Column::Invitation).into_query();
    let listed = invitation::Entity::find()
        .select_only()
        .column(invitation::Column::Workshop)
        .filter(invitation::Column::Id.in_subquery(people))
        .into_query();
    let due: Vec<(WorkshopId, OrganisationId)> = workshops::Entity::find()
        .filter(workshops::Column::Day.lt(day))
        .filter(of)
        .filter(workshops::Column::Id.not_in_subquery(listed))
        .select_only()
        .column(workshops::Column::Id)
        .column(workshops::Column::County)
        .into_tuple()
        .all(store.reader())
        .await?;
    for (id, county) in &due {
        let mut desk = store.desk(&Author::program()).await?;
        let notes =
            note::Entity::delete_many().filter(note::Column::Workshop.eq(*id)).exec(desk.db()).await?;
        door::Entity::delete_by_id(*id).exec(desk.db()).await?;
        desk.write(Line {
            deed: "door.forgotten",
            subject: "workshop",
            subject_id: id.uuid(),
            owner: Some(county.uuid()),
            details: kept.told(json!({ "people": notes.rows_affected })),
        });
        desk.seal("").await?;
    }
    Ok(due.len())
}

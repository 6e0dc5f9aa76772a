//! What is deleted when its time is past: diets and access needs, seven days after the day (docs/retention.md).

use chrono::{NaiveDate, TimeDelta};
use organisation::OrganisationId;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, JoinType, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};
use serde_json::json;
use store::vault::{Sealed, Unopened};
use store::{Author, Desk, Errand, Line, Store, StoreFault};
use texts::local;

use super::sealed::{Enveloped, PERSON, Private};
use super::views;
use crate::records::{WorkshopId, invitation, participant, workshop};
use crate::table_plan;

/// Whole days that needs are kept after the day.
const KEPT_DAYS: i64 = 7;

/// Looks every six hours.
#[must_use]
pub fn errand() -> Errand {
    Errand::new("delete needs", TimeDelta::hours(6), |store| async move {
        delete_needs(&store).await?;
        table_plan::needs::delete_past(&store).await.map(|_| ())
    })
}

/// Deletes the needs of workshops that are past their time: one deed for each. Says of how many people.
///
/// # Errors
/// [`StoreFault`] when the database refuses or a key is missing; what was deleted before that stays deleted.
pub async fn delete_needs(store: &Store) -> Result<u64, StoreFault> {
    let today = local(store.doors().now()).date();
    let mut people = 0;
    for (id, county) in due(store, today).await? {
        people += delete_of(store, id, county).await?;
    }
    Ok(people)
}

/// Workshops whose day is more than seven days ago and of which needs are left.
async fn due(store: &Store, today: NaiveDate) -> Result<Vec<(WorkshopId, OrganisationId)>, StoreFault> {
    Ok(workshop::Entity::find()
        .join(JoinType::InnerJoin, views::from_workshop())
        .join(JoinType::InnerJoin, views::to_participant())
        .filter(workshop::Column::Day.lt(today - TimeDelta::days(KEPT_DAYS)))
        .filter(left())
        .select_only()
        .column(workshop::Column::Id)
        .column(workshop::Column::County)
        .distinct()
        .order_by_asc(workshop::Column::Id)
        .into_tuple()
        .all(store.reader())
        .await?)
}

/// Of whom needs are left.
fn left() -> sea_orm::Condition {
    sea_orm::Condition::all()
        .add(participant::Column::NeedsDeleted.eq(false))
        .add(participant::Column::SealedPerson.is_not_null())
}

async fn delete_of(store: &Store, id: WorkshopId, county: OrganisationId) -> Result<u64, StoreFault> {
    let mut desk = store.desk(&Author::program()).await?;
    let rows = participant::Entity::find()
        .join(JoinType::InnerJoin, views::to_invitation())
        .filter(invitation::Column::Workshop.eq(id))
        .filter(left())
        .column_as(invitation::Column::Municipality, "municipality")
        .into_model::<Enveloped>()
        .all(desk.db())
        .await?;
    let open = rows.iter().filter(|row| row.protected == 0).map(|row| row.id);
    let mut people = participant::Entity::update_many()
        .col_expr(participant::Column::SealedPerson, Expr::value(None::<Sealed<Private>>))
        .col_expr(participant::Column::NeedsDeleted, Expr::value(true))
        .filter(participant::Column::Id.is_in(open))
        .exec(desk.db())
        .await?
        .rows_affected;
    for row in rows.iter().filter(|row| row.protected > 0) {
        people += u64::from(keep_who(&mut desk, store, row).await?);
    }
    if people == 0 {
        desk.clear().await?;
        return Ok(0);
    }
    desk.write(Line {
        deed: "registration.needs_deleted",
        subject: "workshop",
        subject_id: id.uuid(),
        owner: Some(county.uuid()),
        details: json!({ "people": people }),
    });
    desk.seal("").await?;
    Ok(people)
}

/// Of somebody whose details are protected, who it is stays sealed until the list goes; the needs do not.
/// Says whether the needs are gone: of a key that is away they are not, and it is tried again.
async fn keep_who(desk: &mut Desk, store: &Store, row: &Enveloped) -> Result<bool, StoreFault> {
    let Some(sealed) = &row.sealed_person else { return Ok(true) };
    let (owner, place) = (row.municipality.uuid(), PERSON.of(row.id.uuid()));
    let opened = store.ring(desk.db(), [owner]).await?.open(owner, place, sealed);
    let kept = match opened {
        Ok(private) => {
            let kept = Private { who: private.who, ..Private::default() };
            Some(desk.sealer(owner).await?.seal(place, &kept)?)
        }
        // A key that is away may come back: then the needs are deleted. What can never be read is taken away now.
        Err(
            away @ (Unopened::NoMaster
            | Unopened::OtherMaster
            | Unopened::NoShare(_)
            | Unopened::OtherShare(_)),
        ) => {
            tracing::warn!(participant = %row.id, %away, "needs wait to be deleted until the key is back");
            return Ok(false);
        }
        Err(Unopened::Shredded | Unopened::DoesNotFit | Unopened::NoEnvelope(_) | Unopened::Unreadable) => {
            None
        }
    };
    participant::Entity::update_many()
        .col_expr(participant::Column::SealedPerson, Expr::value(kept))
        .col_expr(participant::Column::NeedsDeleted, Expr::value(true))
        .filter(participant::Column::Id.eq(row.id))
        .exec(desk.db())
        .await?;
    Ok(true)
}

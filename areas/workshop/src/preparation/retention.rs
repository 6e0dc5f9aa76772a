//! What is deleted when its time is past (docs/retention.md): where to join seven days after the day; guests, and the
//! names and addresses of everybody else, with the list of participants.

use chrono::{NaiveDate, TimeDelta};
use organisation::OrganisationId;
use organisation::past::{Kept, forget_links_to};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait as _, Condition, EntityTrait as _, QueryFilter as _, QuerySelect as _, QueryTrait as _,
};
use serde_json::json;
use store::{Author, Desk, Errand, Line, Store, StoreFault};
use texts::local;

use super::records::{GuestId, guest, meeting, need, order, site, task};
use crate::records::{WorkshopId, workshop};

/// Whole days that the way into a meeting is kept after the day.
const KEPT_DAYS: i64 = 7;

/// Looks every six hours.
#[must_use]
pub fn errand() -> Errand {
    Errand::new("delete meetings", TimeDelta::hours(6), |store| async move {
        delete_meetings(&store).await.map(|_| ())
    })
}

type Due = Vec<(WorkshopId, OrganisationId)>;

async fn before(store: &Store, day: NaiveDate, of: Condition) -> Result<Due, StoreFault> {
    Ok(workshop::Entity::find()
        .filter(workshop::Column::Day.lt(day))
        .filter(of)
        .select_only()
        .column(workshop::Column::Id)
        .column(workshop::Column::County)
        .into_tuple()
        .all(store.reader())
        .await?)
}

/// Deletes where to join of workshops whose day is more than seven days ago. Says of how many.
///
/// # Errors
/// [`StoreFault`] when the database refuses; what was deleted before that stays deleted.
pub async fn delete_meetings(store: &Store) -> Result<usize, StoreFault> {
    let day = local(store.doors().now()).date() - TimeDelta::days(KEPT_DAYS);
    let with = meeting::Entity::find().select_only().column(meeting::Column::Workshop).into_query();
    let due = before(store, day, Condition::all().add(workshop::Column::Id.in_subquery(with))).await?;
    for (id, county) in &due {
        let mut desk = store.desk(&Author::program()).await?;
        meeting::Entity::delete_by_id(*id).exec(desk.db()).await?;
        desk.write(line("workshop.meeting_deleted", *id, *county, json!({})));
        desk.seal("").await?;
    }
    Ok(due.len())
}

fn line(deed: &'static str, id: WorkshopId, county: OrganisationId, details: serde_json::Value) -> Line {
    Line { deed, subject: "workshop", subject_id: id.uuid(), owner: Some(county.uuid()), details }
}

/// Workshops whose day was before that, in whose preparations somebody is named, and how many guests each has.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn due(
    store: &Store,
    day: NaiveDate,
) -> Result<Vec<(WorkshopId, OrganisationId, i64)>, StoreFault> {
    let guests = guest::Entity::find().select_only().column(guest::Column::Workshop).into_query();
    let sites = site::Entity::find().select_only().column(site::Column::Workshop).into_query();
    let orders = order::Entity::find()
        .filter(order::Column::Address.ne(""))
        .select_only()
        .column(order::Column::Workshop)
        .into_query();
    let said = need::Entity::find()
        .filter(need::Column::SaidBy.ne(""))
        .select_only()
        .column(need::Column::Workshop)
        .into_query();
    let tasks =
        task::Entity::find().filter(named()).select_only().column(task::Column::Workshop).into_query();
    let of = [guests, sites, orders, said, tasks]
        .into_iter()
        .fold(Condition::any(), |any, one| any.add(workshop::Column::Id.in_subquery(one)));
    let due = before(store, day, of).await?;
    let counts: Vec<(WorkshopId, i64)> = guest::Entity::find()
        .filter(guest::Column::Workshop.is_in(due.iter().map(|(id, _)| *id)))
        .select_only()
        .column(guest::Column::Workshop)
        .column_as(guest::Column::Id.count(), "guests")
        .group_by(guest::Column::Workshop)
        .into_tuple()
        .all(store.reader())
        .await?;
    let guests = |of: WorkshopId| counts.iter().find(|(id, _)| *id == of).map_or(0, |(_, guests)| *guests);
    Ok(due.into_iter().map(|(id, county)| (id, county, guests(id))).collect())
}

/// Tasks in which somebody is named.
fn named() -> Condition {
    [task::Column::Owner, task::Column::OwnerAddress, task::Column::Note, task::Column::MovedBy]
        .into_iter()
        .fold(Condition::any(), |any, column| any.add(column.ne("")))
}

/// Deletes a workshop's guests with their links, and names and addresses of owners, venues and sites, on the desk of the
/// deed that disposes of them. What was done and when stays. Says of how many guests.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn forget_on(
    desk: &mut Desk,
    id: WorkshopId,
    county: OrganisationId,
    kept: &Kept,
) -> Result<usize, StoreFault> {
    let guests: Vec<GuestId> = guest::Entity::find()
        .filter(guest::Column::Workshop.eq(id))
        .select_only()
        .column(guest::Column::Id)
        .into_tuple()
        .all(desk.db())
        .await?;
    let about = ("workshop", id.uuid(), Some(county.uuid()));
    forget_links_to(desk, guests.iter().map(|guest| guest.uuid()), about).await?;
    guest::Entity::delete_many().filter(guest::Column::Workshop.eq(id)).exec(desk.db()).await?;
    site::Entity::delete_many().filter(site::Column::Workshop.eq(id)).exec(desk.db()).await?;
    order::Entity::update_many()
        .col_expr(order::Column::Name, Expr::value(""))
        .col_expr(order::Column::Address, Expr::value(""))
        .col_expr(order::Column::Message, Expr::value(""))
        .col_expr(order::Column::Told, Expr::value(""))
        .filter(order::Column::Workshop.eq(id))
        .exec(desk.db())
        .await?;
    need::Entity::update_many()
        .col_expr(need::Column::SaidBy, Expr::value(""))
        .col_expr(need::Column::Note, Expr::value(""))
        .filter(need::Column::Workshop.eq(id))
        .exec(desk.db())
        .await?;
    task::Entity::update_many()
        .col_expr(task::Column::Owner, Expr::value(""))
        .col_expr(task::Column::OwnerAddress, Expr::value(""))
        .col_expr(task::Column::Note, Expr::value(""))
        .col_expr(task::Column::MovedBy, Expr::value(""))
        .filter(task::Column::Workshop.eq(id))
        .exec(desk.db())
        .await?;
    let details = kept.told(json!({ "people": guests.len() }));
    desk.write(line("workshop.preparation_forgotten", id, county, details));
    Ok(guests.len())
}

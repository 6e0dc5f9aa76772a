//! Changes by hand: somebody is fixed at a table or freed, two are kept apart or may sit together again.

use std::collections::HashSet;

use organisation::MayCoordinate;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use serde_json::json;
use store::DeedKey;
use web::House;

use super::{NotDone, Work, line, open, registered};
use crate::records::{ParticipantId, WorkshopId, apart, participant, seat};
use crate::table_plan::arrange::Refusal;
use crate::table_plan::views;

/// Fixes a person to a table, and moves them there if they sit elsewhere. Without a table: to the one where they sit.
/// Says which table it was.
///
/// # Errors
/// [`NotDone`].
pub async fn fix(
    house: &House,
    permit: &MayCoordinate,
    id: WorkshopId,
    base_version: i32,
    (person, table): (ParticipantId, Option<i32>),
    key: DeedKey,
) -> Result<(), NotDone> {
    let Some(work) = open(house, permit, id, base_version, key).await? else { return Ok(()) };
    let seats = work.seats().await?;
    let own = seats.iter().find(|seat| seat.participant == person);
    let last = seats.iter().map(|seat| seat.table_number).max().unwrap_or_default();
    let table = table.or(own.map(|seat| seat.table_number)).filter(|table| (1..=last).contains(table));
    let table = table.ok_or(NotDone::Gone)?;
    if registered(&work.desk, id, Some(person)).await?.is_empty() {
        return Err(NotDone::Gone);
    }
    may_be_fixed(&work, &seats, person, table).await?;
    let moved = own.is_none_or(|seat| seat.table_number != table);
    if own.is_some() {
        seat::Entity::update_many()
            .col_expr(seat::Column::TableNumber, Expr::value(table))
            .col_expr(seat::Column::Fixed, Expr::value(true))
            .filter(seat::Column::Participant.eq(person))
            .exec(work.desk.db())
            .await?;
    } else {
        let row = seat::ActiveModel {
            participant: Set(person),
            workshop: Set(id),
            table_number: Set(table),
            fixed: Set(true),
        };
        work.desk.insert(row).await?;
    }
    let details = json!({ "table": table, "moved": moved });
    work.close(permit, line("table_plan.seat_fixed", person, details)).await
}

/// That nothing fixed stands against fixing the person: a full table, or somebody to be kept apart from.
async fn may_be_fixed(
    work: &Work,
    seats: &[seat::Model],
    person: ParticipantId,
    table: i32,
) -> Result<(), NotDone> {
    let there: HashSet<ParticipantId> = seats
        .iter()
        .filter(|seat| seat.fixed && seat.table_number == table && seat.participant != person)
        .map(|seat| seat.participant)
        .collect();
    let number = usize::try_from(table).unwrap_or_default();
    let most = usize::try_from(work.plan.most).unwrap_or_default();
    if there.len() >= most {
        let code = "table_overfilled_by_fixed";
        let people = there.len() + 1;
        let refusal = Refusal { code, table: number, people, most, ..Refusal::default() };
        return Err(NotDone::Refused(vec![refusal]));
    }
    let pairs = views::kept_apart(work.desk.db(), work.plan.workshop).await?;
    let other = |(one, other)| if one == person { Some(other) } else { (other == person).then_some(one) };
    match pairs.into_iter().filter_map(other).find(|other| there.contains(other)) {
        Some(other) => Err(both_fixed(work, [person, other], number).await?),
        None => Ok(()),
    }
}

async fn both_fixed(work: &Work, pair: [ParticipantId; 2], table: usize) -> Result<NotDone, NotDone> {
    let people = participant::Entity::find().filter(participant::Column::Id.is_in(pair));
    let names = people.all(work.desk.db()).await?.into_iter().map(|person| person.name).collect();
    let refusal = Refusal { code: "apart_but_fixed_together", names, table, ..Refusal::default() };
    Ok(NotDone::Refused(vec![refusal]))
}

/// Frees a person: the next planning may move them.
///
/// # Errors
/// [`NotDone`].
pub async fn free(
    house: &House,
    permit: &MayCoordinate,
    id: WorkshopId,
    base_version: i32,
    person: ParticipantId,
    key: DeedKey,
) -> Result<(), NotDone> {
    let Some(work) = open(house, permit, id, base_version, key).await? else { return Ok(()) };
    let freed = seat::Entity::update_many()
        .col_expr(seat::Column::Fixed, Expr::value(false))
        .filter(seat::Column::Participant.eq(person))
        .filter(seat::Column::Workshop.eq(id))
        .exec(work.desk.db())
        .await?;
    if freed.rows_affected == 0 {
        return Err(NotDone::Gone);
    }
    work.close(permit, line("table_plan.seat_freed", person, json!({}))).await
}

/// Keeps two people at different tables from the next planning on.
///
/// # Errors
/// [`NotDone`]; [`NotDone::Gone`] also when both are the same.
pub async fn keep_apart(
    house: &House,
    permit: &MayCoordinate,
    id: WorkshopId,
    base_version: i32,
    pair: (ParticipantId, ParticipantId),
    key: DeedKey,
) -> Result<(), NotDone> {
    let (one, other) = in_order(pair);
    let Some(work) = open(house, permit, id, base_version, key).await? else { return Ok(()) };
    let known: HashSet<_> = registered(&work.desk, id, None).await?.into_iter().collect();
    if one == other || !known.contains(&one) || !known.contains(&other) {
        return Err(NotDone::Gone);
    }
    if views::kept_apart(work.desk.db(), id).await?.contains(&(one, other)) {
        return Ok(());
    }
    let seats = work.seats().await?;
    let fixed_at = |id| {
        let seat = seats.iter().find(|seat| seat.participant == id && seat.fixed);
        seat.map(|seat| seat.table_number)
    };
    if let Some(table) = fixed_at(one).filter(|_| fixed_at(one) == fixed_at(other)) {
        return Err(both_fixed(&work, [one, other], usize::try_from(table).unwrap_or_default()).await?);
    }
    work.desk.insert(apart::ActiveModel { workshop: Set(id), one: Set(one), other: Set(other) }).await?;
    work.close(permit, line("table_plan.kept_apart", one, json!({ "other": other }))).await
}

/// Lets two people share a table again.
///
/// # Errors
/// [`NotDone`].
pub async fn lift_apart(
    house: &House,
    permit: &MayCoordinate,
    id: WorkshopId,
    base_version: i32,
    pair: (ParticipantId, ParticipantId),
    key: DeedKey,
) -> Result<(), NotDone> {
    let (one, other) = in_order(pair);
    let Some(work) = open(house, permit, id, base_version, key).await? else { return Ok(()) };
    let lifted = apart::Entity::delete_many()
        .filter(apart::Column::Workshop.eq(id))
        .filter(apart::Column::One.eq(one))
        .filter(apart::Column::Other.eq(other))
        .exec(work.desk.db())
        .await?;
    if lifted.rows_affected == 0 {
        return Err(NotDone::Gone);
    }
    work.close(permit, line("table_plan.apart_lifted", one, json!({ "other": other }))).await
}

fn in_order((one, other): (ParticipantId, ParticipantId)) -> (ParticipantId, ParticipantId) {
    if one <= other { (one, other) } else { (other, one) }
}

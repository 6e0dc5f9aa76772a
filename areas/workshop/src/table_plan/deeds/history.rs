//! Versions of a plan: every deed keeps the state it made, so that it can be gone back to, step by step, and forth
//! again. The version itself only counts up: whoever holds an older page is told, also after undoing.

use organisation::OrganisationId;
use sea_orm::{ActiveValue::Set, ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _};
use serde::Serialize;
use serde_json::json;
use store::Desk;
use web::House;

use super::{By, NotDone, Work, line_of, open};
use crate::records::{WorkshopId, plan_version, seat, table_plan};
use crate::registration::views::ParticipantRow;
use crate::table_plan::meetings::Change;
use crate::table_plan::needs;
use crate::table_plan::rules::Wanted;
use crate::table_plan::state::{Seats, State};
use crate::table_plan::views::{self, TablePlan};

/// Versions that are kept. Undoing writes one too: at least the last 20 deeds can be undone.
const KEPT: i32 = 40;
/// Rows in one insert; far below what both databases take.
const ROWS_AT_ONCE: usize = 500;

/// Where undoing and doing again lead from a version.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Way {
    pub back_to: Option<i32>,
    pub forth_to: Option<i32>,
}

/// The wish as the columns of a plan.
pub(super) fn columns(wanted: &Wanted) -> Result<table_plan::ActiveModel, NotDone> {
    Ok(table_plan::ActiveModel {
        mixing: Set(wanted.rounds.kinds().next().unwrap_or(crate::table_plan::rules::Mixing::Mixed)),
        spread_roles: Set(wanted.spread_roles),
        least: Set(count(wanted.least)),
        most: Set(count(wanted.most)),
        more: Set(json(wanted)?),
        ..Default::default()
    })
}

/// Counts of people at tables: far below the limit of the column.
pub(super) fn count(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

pub(super) fn json(value: &impl Serialize) -> Result<String, NotDone> {
    serde_json::to_string(value).map_err(|fault| NotDone::unreadable(&fault))
}

/// Which plan.
#[derive(Clone, Copy)]
pub(super) struct Of<'a> {
    pub plan: &'a TablePlan,
    /// Whose workshop it is.
    pub county: OrganisationId,
}

/// Writes the state after a deed as the plan's next version. The plan's row must be there.
pub(super) async fn write(
    desk: &mut Desk,
    of: Of<'_>,
    (before, after): (&State, &State),
    people: &[ParticipantRow],
    deed: &str,
    way: Way,
) -> Result<(), NotDone> {
    write_seats_and_book(desk, of.plan, (before, after), people, deed, way).await?;
    let (id, needs) = (of.plan.workshop, after.book.needs());
    if needs != before.book.needs() || (!needs.is_empty() && needs::is_missing(desk.db(), id).await?) {
        needs::write(desk, (id, of.county), &needs).await?;
    }
    Ok(())
}

/// The same of a deed that leaves what people need of their tables as it is.
pub(super) async fn write_seats_and_book(
    desk: &Desk,
    plan: &TablePlan,
    (before, after): (&State, &State),
    people: &[ParticipantRow],
    deed: &str,
    way: Way,
) -> Result<(), NotDone> {
    let (id, next) = (plan.workshop, plan.version + 1);
    keep_first(desk, plan, before).await?;
    write_seats(desk, id, &after.seats).await?;
    let row = table_plan::ActiveModel {
        version: Set(next),
        book: Set(json(&after.book)?),
        ..columns(&after.wanted)?
    };
    let own = table_plan::Column::Workshop.eq(id);
    table_plan::Entity::update_many().set(row).filter(own).exec(desk.db()).await?;
    let change =
        Change::between((&before.seats, before.wanted.rounds), (&after.seats, after.wanted.rounds), people);
    let version = plan_version::ActiveModel {
        workshop: Set(id),
        version: Set(next),
        deed: Set(deed.to_owned()),
        at: Set(desk.now()),
        back_to: Set(way.back_to),
        forth_to: Set(way.forth_to),
        change: Set(json(&change)?),
        state: Set(json(after)?),
    };
    desk.insert(version).await?;
    let own = plan_version::Column::Workshop.eq(id);
    let old = plan_version::Column::Version.lte(next - KEPT);
    plan_version::Entity::delete_many().filter(own).filter(old).exec(desk.db()).await?;
    Ok(())
}

/// A plan from before versions were kept has none yet: the state that the first deed finds is the first.
async fn keep_first(desk: &Desk, plan: &TablePlan, before: &State) -> Result<(), NotDone> {
    if plan.version == 0 || find(desk.db(), plan.workshop, plan.version).await?.is_some() {
        return Ok(());
    }
    let first = plan_version::ActiveModel {
        workshop: Set(plan.workshop),
        version: Set(plan.version),
        deed: Set("table_plan.made".to_owned()),
        at: Set(plan.made_at),
        back_to: Set(None),
        forth_to: Set(None),
        change: Set("{}".to_owned()),
        state: Set(json(before)?),
    };
    Ok(desk.insert(first).await?)
}

/// Makes the seats those of the state: what is as it was is left alone.
async fn write_seats(desk: &Desk, id: WorkshopId, after: &Seats) -> Result<(), NotDone> {
    let stored = views::seats(desk.db(), id).await?;
    let changed = stored.differing(after);
    if changed.is_empty() {
        return Ok(());
    }
    let mut rows = Vec::new();
    for (round, seats) in after.each().enumerate() {
        rows.extend(seats.iter().filter(|(person, _)| changed.contains(person)).map(|(person, one)| {
            seat::ActiveModel {
                participant: Set(*person),
                round: Set(count(round + 1)),
                workshop: Set(id),
                table_number: Set(one.table),
                fixed: Set(one.fixed),
            }
        }));
    }
    let changed: Vec<_> = changed.into_iter().collect();
    for some in changed.chunks(ROWS_AT_ONCE) {
        let own = seat::Column::Workshop.eq(id);
        let theirs = seat::Column::Participant.is_in(some.iter().copied());
        seat::Entity::delete_many().filter(own).filter(theirs).exec(desk.db()).await?;
    }
    while !rows.is_empty() {
        let some: Vec<_> = rows.drain(..rows.len().min(ROWS_AT_ONCE)).collect();
        seat::Entity::insert_many(some).exec_without_returning(desk.db()).await?;
    }
    Ok(())
}

async fn find<C: ConnectionTrait>(
    db: &C,
    id: WorkshopId,
    version: i32,
) -> Result<Option<plan_version::Model>, NotDone> {
    Ok(plan_version::Entity::find_by_id((id, version)).one(db).await?)
}

/// Undoes the last deed.
///
/// # Errors
/// [`NotDone`]; [`NotDone::Gone`] when there is nothing to go back to.
pub async fn undo(house: &House, by: By<'_>) -> Result<(), NotDone> {
    let Some(work) = open(house, by).await? else { return Ok(()) };
    let now = find(work.desk.db(), by.workshop, work.plan.version).await?.ok_or(NotDone::Gone)?;
    let target = now.back_to.ok_or(NotDone::Gone)?;
    let target = find(work.desk.db(), by.workshop, target).await?.ok_or(NotDone::Gone)?;
    let way = Way { back_to: target.back_to, forth_to: Some(now.version) };
    turn(work, by, ("table_plan.undone", &now.deed), &target, way).await
}

/// Does again what was undone last.
///
/// # Errors
/// [`NotDone`]; [`NotDone::Gone`] when nothing was undone.
pub async fn redo(house: &House, by: By<'_>) -> Result<(), NotDone> {
    let Some(work) = open(house, by).await? else { return Ok(()) };
    let now = find(work.desk.db(), by.workshop, work.plan.version).await?.ok_or(NotDone::Gone)?;
    let target = now.forth_to.ok_or(NotDone::Gone)?;
    let target = find(work.desk.db(), by.workshop, target).await?.ok_or(NotDone::Gone)?;
    let way = Way { back_to: target.back_to, forth_to: target.forth_to };
    turn(work, by, ("table_plan.redone", &target.deed), &target, way).await
}

async fn turn(
    work: Work,
    by: By<'_>,
    (deed, of): (&'static str, &str),
    target: &plan_version::Model,
    way: Way,
) -> Result<(), NotDone> {
    let state: State = serde_json::from_str(&target.state).map_err(|fault| NotDone::unreadable(&fault))?;
    // What somebody needs is no part of the plan.
    let state = State { book: state.book.with_needs(&work.before.book.needs()), ..state };
    // Whoever has cancelled since gets no seat back; whoever is registered since has none, and the page says so.
    let come = work.people.iter().map(|row| row.id).collect();
    let line = line_of(deed, by.workshop, json!({ "deed": of }));
    work.close_as(by, state.among(&come), line, way).await
}

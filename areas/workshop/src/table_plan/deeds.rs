//! What is done with a table plan: people are placed, fixed to a table, kept apart, and papers are taken out.

mod by_hand;

pub use by_hand::{fix, free, keep_apart, lift_apart};

use std::collections::HashSet;

use organisation::MayCoordinate;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _, QuerySelect as _};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{DeedKey, Desk, Line, Opened, StoreFault};
use web::House;

use super::arrange::{Arranged, Refusal, Task, arrange};
use super::paper::Kind;
use super::rules::{RoomSize, Wanted};
use super::views::{self, TablePlan};
use crate::day::Workshop;
use crate::records::{ParticipantId, WorkshopId, participant, seat, table_plan, workshop};

/// A deed that was not done. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum NotDone {
    /// Somebody changed the plan meanwhile.
    #[error("somebody changed the table plan meanwhile")]
    Newer,
    /// There is no such workshop in this county.
    #[error("no such workshop in this county")]
    NoWorkshop,
    /// Nobody is registered.
    #[error("nobody is registered")]
    Nobody,
    /// The person is no longer registered, or the table is not there.
    #[error("no such person or table")]
    Gone,
    /// The wishes cannot all be kept.
    #[error("refused: {0:?}")]
    Refused(Vec<Refusal>),
    /// The engine did not understand what it was asked: our fault.
    #[error("the seating engine: {0}")]
    Engine(String),
    /// The database refused.
    #[error(transparent)]
    Store(#[from] StoreFault),
}

impl From<sea_orm::DbErr> for NotDone {
    fn from(fault: sea_orm::DbErr) -> Self {
        Self::Store(fault.into())
    }
}

/// What came of a planning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placed {
    /// How many people have a seat.
    pub people: usize,
    /// At how many tables.
    pub tables: usize,
    /// How many changed table.
    pub moved: usize,
    /// How many had no seat before.
    pub added: usize,
    /// It was the first plan.
    pub first: bool,
}

/// A deed on the plan that is being done: the desk with the plan's lock.
struct Work {
    desk: Desk,
    /// The plan as it stands.
    plan: TablePlan,
}

/// The workshop under the desk's lock, through its county. The lock is the plan's too.
async fn take(desk: &Desk, permit: &MayCoordinate, id: WorkshopId) -> Result<Workshop, NotDone> {
    workshop::Entity::find_by_id(id)
        .filter(workshop::Column::County.eq(permit.county()))
        .lock_exclusive()
        .one(desk.db())
        .await?
        .ok_or(NotDone::NoWorkshop)
}

/// Opens the plan for a change by hand; nothing when the same form was sent before.
async fn open(
    house: &House,
    permit: &MayCoordinate,
    id: WorkshopId,
    base_version: i32,
    key: DeedKey,
) -> Result<Option<Work>, NotDone> {
    let Opened::Desk(desk) = house.store().desk_once(permit.author(), key).await? else { return Ok(None) };
    take(&desk, permit, id).await?;
    let plan = views::plan(desk.db(), id).await?;
    let plan = plan.filter(|plan| plan.version == base_version).ok_or(NotDone::Newer)?;
    Ok(Some(Work { desk, plan }))
}

impl Work {
    /// Counts the version up, writes the line and seals.
    async fn close(mut self, permit: &MayCoordinate, line: Line) -> Result<(), NotDone> {
        table_plan::Entity::update_many()
            .col_expr(table_plan::Column::Version, Expr::value(self.plan.version + 1))
            .filter(table_plan::Column::Workshop.eq(self.plan.workshop))
            .exec(self.desk.db())
            .await?;
        self.desk.write(Line { owner: Some(permit.county().uuid()), ..line });
        Ok(self.desk.seal("").await?)
    }

    async fn seats(&self) -> Result<Vec<seat::Model>, NotDone> {
        let of_plan = seat::Column::Workshop.eq(self.plan.workshop);
        Ok(seat::Entity::find().filter(of_plan).all(self.desk.db()).await?)
    }
}

/// Places everyone who is registered: the first plan, or a new one in which fixed seats stay and few others move.
///
/// # Errors
/// [`NotDone`].
pub async fn place(
    house: &House,
    permit: &MayCoordinate,
    workshop: &Workshop,
    base_version: i32,
    wanted: Wanted,
    key: DeedKey,
) -> Result<Placed, NotDone> {
    let standing = views::standing(house.store(), workshop).await?;
    if standing.people.is_empty() {
        return Err(NotDone::Nobody);
    }
    let seed = house.store().doors().seed();
    let task = standing.task(wanted, RoomSize::of(workshop));
    let names: Vec<String> = standing.people.iter().map(|person| person.name.clone()).collect();
    let fixed = task.people.iter().filter(|person| person.seat.is_some_and(|seat| seat.fixed));
    let fixed: HashSet<ParticipantId> = fixed.map(|person| person.id).collect();
    // The engine works before the desk is opened, so that nobody waits for it; the version says if that was in vain.
    let arranged = off_thread(task, seed, names).await;
    let mut desk = match house.store().desk_once(permit.author(), key).await? {
        Opened::Desk(desk) => desk,
        Opened::Done(outcome) => {
            let placed = serde_json::from_str(&outcome);
            return placed.map_err(|fault| StoreFault::Unreadable(fault.to_string()).into());
        }
    };
    let workshop = take(&desk, permit, workshop.id).await?;
    let before = views::plan(desk.db(), workshop.id).await?;
    if before.as_ref().map_or(0, |plan| plan.version) != base_version || standing.version() != base_version {
        return Err(NotDone::Newer);
    }
    let arranged = arranged?;
    let people = write_seats(&desk, workshop.id, &arranged, &fixed).await?;
    write_plan(&desk, workshop.id, before.is_none(), base_version, wanted, seed, arranged.moved).await?;
    let (state, _) = workshop.state.place();
    workshop::Entity::update_many()
        .col_expr(workshop::Column::State, Expr::value(state))
        .filter(workshop::Column::Id.eq(workshop.id))
        .exec(desk.db())
        .await?;
    let (tables, moved, added) = (arranged.table_count, arranged.moved, arranged.added);
    desk.write(Line {
        deed: if before.is_none() { "table_plan.made" } else { "table_plan.made_again" },
        subject: "workshop",
        subject_id: workshop.id.uuid(),
        owner: Some(permit.county().uuid()),
        details: json!({ "people": people, "tables": tables, "moved": moved, "seed": seed.to_string() }),
    });
    let placed = Placed { people, tables, moved, added, first: before.is_none() };
    let outcome =
        serde_json::to_string(&placed).map_err(|fault| StoreFault::Unreadable(fault.to_string()))?;
    desk.seal(&outcome).await?;
    Ok(placed)
}

async fn off_thread(task: Task, seed: u64, names: Vec<String>) -> Result<Arranged, NotDone> {
    let work = tokio::task::spawn_blocking(move || arrange(&task, seed));
    let arranged = work.await.map_err(|fault| NotDone::Engine(fault.to_string()))?;
    arranged.map_err(|refused| {
        let said: Option<Vec<Refusal>> = refused.iter().map(|one| Refusal::of(one, &names)).collect();
        said.map_or_else(|| NotDone::Engine(format!("{refused:?}")), NotDone::Refused)
    })
}

/// Puts the new seats in place of the old. Whoever cancelled while the engine worked gets none. Says how many sit.
async fn write_seats(
    desk: &Desk,
    id: WorkshopId,
    arranged: &Arranged,
    fixed: &HashSet<ParticipantId>,
) -> Result<usize, NotDone> {
    let rows: Vec<_> = registered(desk, id, None)
        .await?
        .into_iter()
        .filter_map(|participant| {
            Some(seat::ActiveModel {
                participant: Set(participant),
                workshop: Set(id),
                table_number: Set(*arranged.tables.get(&participant)?),
                fixed: Set(fixed.contains(&participant)),
            })
        })
        .collect();
    seat::Entity::delete_many().filter(seat::Column::Workshop.eq(id)).exec(desk.db()).await?;
    let people = rows.len();
    if people > 0 {
        seat::Entity::insert_many(rows).exec_without_returning(desk.db()).await?;
    }
    Ok(people)
}

/// Who of a workshop is registered now, or whether one of them is. They stay so until the desk is sealed.
async fn registered(
    desk: &Desk,
    id: WorkshopId,
    one: Option<ParticipantId>,
) -> Result<Vec<ParticipantId>, NotDone> {
    let mut people = views::people_of(id).lock_shared();
    if let Some(one) = one {
        people = people.filter(participant::Column::Id.eq(one));
    }
    Ok(people.all(desk.db()).await?.into_iter().map(|person| person.id).collect())
}

async fn write_plan(
    desk: &Desk,
    id: WorkshopId,
    first: bool,
    base_version: i32,
    wanted: Wanted,
    seed: u64,
    moved: usize,
) -> Result<(), NotDone> {
    // Counts of people at tables: far below the limit of the column.
    let count = |count: usize| i32::try_from(count).unwrap_or(i32::MAX);
    let row = table_plan::ActiveModel {
        workshop: Set(id),
        mixing: Set(wanted.mixing),
        spread_roles: Set(wanted.spread_roles),
        least: Set(count(wanted.least)),
        most: Set(count(wanted.most)),
        seed: Set(seed.cast_signed()),
        moved: Set(count(moved)),
        version: Set(base_version + 1),
        made_at: Set(desk.now()),
    };
    if first {
        desk.insert(row).await?;
    } else {
        table_plan::Entity::update(row).exec(desk.db()).await?;
    }
    Ok(())
}

fn line(deed: &'static str, person: ParticipantId, details: serde_json::Value) -> Line {
    Line { deed, subject: "participant", subject_id: person.uuid(), owner: None, details }
}

/// Writes down that a paper with people's names left the system.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn take_out(
    house: &House,
    permit: &MayCoordinate,
    workshop: &Workshop,
    kind: Kind,
    people: usize,
) -> Result<(), StoreFault> {
    let mut desk = house.store().desk(permit.author()).await?;
    desk.write(Line {
        deed: "paper.taken_out",
        subject: "workshop",
        subject_id: workshop.id.uuid(),
        owner: Some(permit.county().uuid()),
        details: json!({ "kind": kind.code(), "people": people }),
    });
    desk.seal("").await
}

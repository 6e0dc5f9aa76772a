//! Planning: everyone is placed by the engine, in the background. The engine works without holding the plan; what it
//! found is written if nobody changed the plan meanwhile.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use organisation::MayCoordinate;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{DeedKey, Desk, Opened};
use web::House;

use super::history::{self, Of, Way, columns, count};
use super::{NotDone, line_of, registered, take};
use crate::day::Workshop;
use crate::records::{ParticipantId, WorkshopId, planning, table_plan, workshop};
use crate::registration::views::participants;
use crate::table_plan::arrange::{Arranged, NoPlan, Task, arrange, choices};
use crate::table_plan::book::Book;
use crate::table_plan::job::{Aim, Bench, Choice, Effort, Gauge, Matter, Outcome, Stage};
use crate::table_plan::rules::{RoomSize, Wanted};
use crate::table_plan::state::{Seats, State};
use crate::table_plan::views;

/// How often the worker looks whether somebody asked it to stop.
const LOOK_EVERY: Duration = Duration::from_millis(300);

/// What came of a planning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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

/// What came of asking for a planning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begun {
    /// It stands in the database; now it is to be worked on.
    Now(sea_orm::prelude::Uuid),
    /// The same form was sent before; this is what it began.
    Before(sea_orm::prelude::Uuid),
}

/// Who plans what, on which bench.
#[derive(Clone)]
pub struct Planner {
    /// The house.
    pub house: House,
    /// Where the pages see how far it is.
    pub bench: Bench,
    /// For whom.
    pub permit: MayCoordinate,
    /// Which workshop.
    pub workshop: Workshop,
    /// On which version.
    pub version: i32,
    /// What is wanted.
    pub matter: Matter,
    /// Those who are to have a seat; none for everyone who is registered.
    pub among: Option<HashSet<ParticipantId>>,
}

/// Begins a planning: from here on everybody sees that it goes on.
///
/// # Errors
/// [`NotDone`]; [`NotDone::Planning`] when another one goes on.
pub async fn begin(planner: &Planner, key: DeedKey) -> Result<Begun, NotDone> {
    let (house, permit, id) = (&planner.house, &planner.permit, planner.workshop.id);
    let mut desk = match house.store().desk_once(permit.author(), key).await? {
        Opened::Desk(desk) => desk,
        Opened::Done(outcome) => return outcome.parse().map(Begun::Before).map_err(|_| NotDone::Gone),
    };
    take(&desk, permit, id).await?;
    if views::people_of(id).one(desk.db()).await?.is_none() {
        return Err(NotDone::Nobody);
    }
    let plan = views::plan(desk.db(), id).await?;
    if plan.map_or(0, |plan| plan.version) != planner.version {
        return Err(NotDone::Newer);
    }
    let before = planning::Entity::find_by_id(id).one(desk.db()).await?;
    if before.is_some_and(|row| views::goes_on(house.store(), &planner.bench, &row)) {
        return Err(NotDone::Planning);
    }
    let row = planning::ActiveModel {
        workshop: Set(id),
        id: Set(desk.id()),
        stage: Set(Stage::Running),
        base_version: Set(planner.version),
        begun_at: Set(desk.now()),
        until: Set(desk.now() + planner.matter.effort.patience()),
        matter: Set(history::json(&planner.matter)?),
    };
    let planning = row.id.clone().unwrap();
    let anew = [
        planning::Column::Id,
        planning::Column::Stage,
        planning::Column::BaseVersion,
        planning::Column::BegunAt,
        planning::Column::Until,
        planning::Column::Matter,
    ];
    planning::Entity::insert(row)
        .on_conflict(OnConflict::column(planning::Column::Workshop).update_columns(anew).to_owned())
        .exec_without_returning(desk.db())
        .await?;
    let details = json!({ "effort": planner.matter.effort.code() });
    let line = line_of("table_plan.planning_begun", id, details);
    desk.write(store::Line { owner: Some(permit.county().uuid()), ..line });
    // On the bench before anybody can see it, so that nobody takes it for dead.
    let _ = planner.bench.put(id.uuid(), planning);
    if let Err(fault) = desk.seal(&planning.to_string()).await {
        planner.bench.take_off(id.uuid(), planning);
        return Err(fault.into());
    }
    Ok(Begun::Now(planning))
}

impl Planner {
    /// Works on a planning that was begun, and writes what came of it.
    ///
    /// # Errors
    /// [`NotDone`]; the reason also stands in the planning's outcome, for the page.
    pub async fn work(self, planning: sea_orm::prelude::Uuid) -> Result<Placed, NotDone> {
        let done = self.find_and_write(planning).await;
        if let Err(why) = &done {
            let outcome = match why {
                NotDone::Refused(refusals) => Outcome::Refused(refusals.clone()),
                NotDone::Newer => Outcome::Newer,
                _ => Outcome::Failed,
            };
            self.end(planning, outcome).await?;
        }
        self.bench.take_off(self.workshop.id.uuid(), planning);
        done
    }

    async fn find_and_write(&self, planning: sea_orm::prelude::Uuid) -> Result<Placed, NotDone> {
        let mut standing = views::standing(self.house.store(), &self.workshop).await?;
        if standing.version() != self.version {
            return Err(NotDone::Newer);
        }
        if let Some(among) = &self.among {
            standing.people.retain(|row| among.contains(&row.id));
            standing.seats = standing.seats.among(among);
            standing.book = standing.book.among(among);
        }
        let seed = self.house.store().doors().seed();
        let task = standing.task(self.matter.wanted, RoomSize::of(&self.workshop));
        let gauge = self.bench.find(self.workshop.id.uuid(), planning).unwrap_or_default();
        let listener = self.listen(planning, Arc::clone(&gauge));
        let search = search(task, seed, self.matter.effort, self.matter.aim, gauge);
        let found = tokio::select! {
            found = search => found?,
            // The listener has no end of its own.
            () = listener => return Err(NotDone::Engine("nobody works".to_owned())),
        };
        match found {
            Found::Plan(arranged) => self.write(planning, seed, arranged).await,
            Found::Choices(choices) => {
                self.end(planning, Outcome::Choices(choices)).await?;
                Ok(Placed::default())
            }
        }
    }

    /// Hears the wish to stop, which may be said to another program on the same database.
    async fn listen(&self, planning: sea_orm::prelude::Uuid, gauge: Arc<Gauge>) {
        loop {
            tokio::time::sleep(LOOK_EVERY).await;
            let row = planning::Entity::find_by_id(self.workshop.id).one(self.house.store().reader()).await;
            let stop = |row: planning::Model| row.id == planning && row.stage == Stage::Stopping;
            if row.ok().flatten().is_some_and(stop) {
                gauge.stop();
            }
        }
    }

    async fn write(
        &self,
        planning: sea_orm::prelude::Uuid,
        seed: u64,
        arranged: Arranged,
    ) -> Result<Placed, NotDone> {
        let (house, permit, wanted) = (&self.house, &self.permit, self.matter.wanted);
        let people = participants(house.store(), self.workshop.id).await?;
        let mut desk = house.store().desk(permit.author()).await?;
        let workshop = take(&desk, permit, self.workshop.id).await?;
        let stored = views::plan(desk.db(), workshop.id).await?;
        if stored.as_ref().map_or(0, |plan| plan.version) != self.version {
            return Err(NotDone::Newer);
        }
        let first = stored.is_none();
        let plan = match stored {
            Some(plan) => plan,
            None => empty_plan(&desk, workshop.id, wanted, seed).await?,
        };
        let come = registered(&desk, workshop.id).await?;
        let before = views::state(house.store(), desk.db(), &plan, permit.county()).await?.state.among(&come);
        // Of those who have no seat now, the marks and rules stay: they may come yet.
        let mut after = State { wanted, seats: arranged.seats.among(&come), ..before.clone() };
        keep_fixed(&before.seats, &mut after.seats);
        let deed = if first { "table_plan.made" } else { "table_plan.made_again" };
        let way = Way { back_to: (!first).then_some(plan.version), forth_to: None };
        history::write(
            &mut desk,
            Of { plan: &plan, county: permit.county() },
            (&before, &after),
            &people,
            deed,
            way,
        )
        .await?;
        let reached = table_plan::ActiveModel {
            seed: Set(seed.cast_signed()),
            moved: Set(count(arranged.moved)),
            made_at: Set(desk.now()),
            reached: Set(history::json(&arranged.reached)?),
            ..Default::default()
        };
        let own = table_plan::Column::Workshop.eq(workshop.id);
        table_plan::Entity::update_many().set(reached).filter(own).exec(desk.db()).await?;
        place_workshop(&desk, &workshop).await?;
        let people = after.seats.round(0).len();
        let (tables, moved, added) = (arranged.table_count, arranged.moved, arranged.added);
        let placed = Placed { people, tables, moved, added, first };
        over(
            &desk,
            workshop.id,
            planning,
            &Matter { outcome: Outcome::Placed(placed), ..self.matter.clone() },
        )
        .await?;
        let rounds = wanted.rounds.count();
        let details = json!({
            "people": people, "tables": tables, "moved": moved, "rounds": rounds, "seed": seed.to_string()
        });
        let line = line_of(deed, workshop.id, details);
        desk.write(store::Line { owner: Some(permit.county().uuid()), ..line });
        desk.seal("").await?;
        Ok(placed)
    }

    /// Ends a planning that wrote no plan.
    async fn end(&self, planning: sea_orm::prelude::Uuid, outcome: Outcome) -> Result<(), NotDone> {
        let mut desk = self.house.store().desk(self.permit.author()).await?;
        let code = match outcome {
            Outcome::Refused(_) => "refused",
            Outcome::Newer => "newer",
            Outcome::Choices(_) => "choices",
            Outcome::None | Outcome::Placed(_) | Outcome::Failed => "failed",
        };
        over(&desk, self.workshop.id, planning, &Matter { outcome, ..self.matter.clone() }).await?;
        let line = line_of("table_plan.planning_ended", self.workshop.id, json!({ "outcome": code }));
        desk.write(store::Line { owner: Some(self.permit.county().uuid()), ..line });
        Ok(desk.seal("").await?)
    }
}

enum Found {
    Plan(Arranged),
    Choices(Vec<Choice>),
}

/// The engine at work, off the async threads.
async fn search(
    task: Task,
    seed: u64,
    effort: Effort,
    aim: Aim,
    gauge: Arc<Gauge>,
) -> Result<Found, NotDone> {
    let work = tokio::task::spawn_blocking(move || match aim {
        Aim::Plan => arrange(&task, seed, effort.steps(), &gauge).map(Found::Plan),
        Aim::Choices => choices(&task, seed, effort.steps(), &gauge).map(Found::Choices),
    });
    let found = work.await.map_err(|fault| NotDone::Engine(fault.to_string()))?;
    found.map_err(|why| match why {
        NoPlan::Refused(refusals) => NotDone::Refused(refusals),
        NoPlan::Engine(fault) => NotDone::Engine(fault),
    })
}

/// Whoever was fixed is so still, where the engine left them as it must.
pub(super) fn keep_fixed(before: &Seats, after: &mut Seats) {
    for round in 0..after.rounds() {
        for (person, seat) in before.round(round).iter().filter(|(_, seat)| seat.fixed) {
            if after.at(round, *person).is_some_and(|now| now.table == seat.table) {
                after.put(round, *person, *seat);
            }
        }
    }
}

/// The row of a plan in which nobody sits yet.
async fn empty_plan(
    desk: &Desk,
    id: WorkshopId,
    wanted: Wanted,
    seed: u64,
) -> Result<views::TablePlan, NotDone> {
    let row = table_plan::ActiveModel {
        workshop: Set(id),
        seed: Set(seed.cast_signed()),
        moved: Set(0),
        version: Set(0),
        made_at: Set(desk.now()),
        book: Set(history::json(&Book::default())?),
        reached: Set("{}".to_owned()),
        ..columns(&wanted)?
    };
    desk.insert(row).await?;
    views::plan(desk.db(), id).await?.ok_or(NotDone::Gone)
}

async fn place_workshop(desk: &Desk, workshop: &Workshop) -> Result<(), NotDone> {
    let (state, _) = workshop.state.place();
    workshop::Entity::update_many()
        .col_expr(workshop::Column::State, Expr::value(state))
        .filter(workshop::Column::Id.eq(workshop.id))
        .exec(desk.db())
        .await?;
    Ok(())
}

/// Notes that a planning is over, unless another one has taken its place.
async fn over(
    desk: &Desk,
    id: WorkshopId,
    planning: sea_orm::prelude::Uuid,
    matter: &Matter,
) -> Result<(), NotDone> {
    planning::Entity::update_many()
        .set(planning::ActiveModel {
            stage: Set(Stage::Over),
            matter: Set(history::json(matter)?),
            ..Default::default()
        })
        .filter(planning::Column::Workshop.eq(id))
        .filter(planning::Column::Id.eq(planning))
        .exec(desk.db())
        .await?;
    Ok(())
}

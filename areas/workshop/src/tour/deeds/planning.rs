//! Planning: every county that wants a workshop gets a day and a team by the engine, in the background. The engine works
//! without holding the draft; what it found is written if nobody changed the draft meanwhile.

use std::sync::Arc;
use std::time::Duration;

use ::tour::{self as engine, Progress, Refused};
use organisation::MayLead;
use sea_orm::prelude::Uuid;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _, QuerySelect as _};
use serde_json::json;
use store::{DeedKey, Desk, Opened};
use web::House;

use super::{By, NotDone, keep, line};
use crate::table_plan::job::{Bench, Gauge, Stage};
use crate::tour::frame::{Days, Frame};
use crate::tour::job::{Effort, How, Matter, Outcome, Planned, Reached};
use crate::tour::records::{planning, tour};
use crate::tour::rules::Tour;
use crate::tour::saying::{self, Clash};
use crate::tour::views::{self, Standing};

/// How often the worker looks whether somebody asked it to stop.
const LOOK_EVERY: Duration = Duration::from_millis(300);

/// What came of asking for a planning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begun {
    /// It stands in the database; now it is to be worked on.
    Now(Uuid),
    /// The same form was sent before; this is what it began.
    Before(Uuid),
}

/// Who plans what, on which bench.
#[derive(Clone)]
pub struct Planner {
    /// The house.
    pub house: House,
    /// Where the pages see how far it is.
    pub bench: Bench,
    /// For whom.
    pub permit: MayLead,
    /// The tour as it stands.
    pub standing: Arc<Standing>,
    /// What is wanted.
    pub matter: Matter,
}

impl Planner {
    fn by(&self, key: DeedKey) -> By<'_> {
        By {
            permit: &self.permit,
            programme: self.standing.programme.id,
            version: self.standing.version,
            key,
            bench: &self.bench,
        }
    }
}

/// Begins a planning: from here on everybody sees that it goes on.
///
/// # Errors
/// [`NotDone`]; [`NotDone::Planning`] when another one goes on, [`NotDone::Nobody`] without counties or teams.
pub async fn begin(planner: &Planner, key: DeedKey) -> Result<Begun, NotDone> {
    let (house, by, id) = (&planner.house, planner.by(key), planner.standing.programme.id);
    let mut desk = match house.store().desk_once(by.permit.author(), key).await? {
        Opened::Desk(desk) => desk,
        Opened::Done(outcome) => return outcome.parse().map(Begun::Before).map_err(|_| NotDone::Newer),
    };
    let row = tour::Entity::find_by_id(id).lock_exclusive().one(desk.db()).await?;
    if row.as_ref().map_or(0, |row| row.version) != by.version {
        return Err(NotDone::Newer);
    }
    if planner.standing.tour.teams.is_empty()
        || planner.standing.facts.counties.iter().all(|own| !own.wants())
    {
        return Err(NotDone::Nobody);
    }
    let before = planning::Entity::find_by_id(id).one(desk.db()).await?;
    if before.is_some_and(|row| views::goes_on(house.store(), &planner.bench, &row)) {
        return Err(NotDone::Planning);
    }
    let planning: Uuid = desk.id();
    let row = planning::ActiveModel {
        programme: Set(id),
        id: Set(planning),
        stage: Set(Stage::Running),
        base_version: Set(by.version),
        begun_at: Set(desk.now()),
        until: Set(desk.now() + planner.matter.effort.patience()),
        matter: Set(views::json(&planner.matter)?),
    };
    let anew = [
        planning::Column::Id,
        planning::Column::Stage,
        planning::Column::BaseVersion,
        planning::Column::BegunAt,
        planning::Column::Until,
        planning::Column::Matter,
    ];
    planning::Entity::insert(row)
        .on_conflict(OnConflict::column(planning::Column::Programme).update_columns(anew).to_owned())
        .exec_without_returning(desk.db())
        .await?;
    let matter = &planner.matter;
    let details = json!({ "effort": matter.effort.code(), "kind": matter.how.code() });
    desk.write(line("tour.planning_begun", by, details));
    // On the bench before anybody can see it, so that nobody takes it for dead.
    let _ = planner.bench.put(id.uuid(), planning);
    if let Err(fault) = desk.seal(&planning.to_string()).await {
        planner.bench.take_off(id.uuid(), planning);
        return Err(fault.into());
    }
    Ok(Begun::Now(planning))
}

/// Plans and waits for it.
///
/// # Errors
/// [`NotDone`].
pub async fn plan(planner: Planner, key: DeedKey) -> Result<Outcome, NotDone> {
    match begin(&planner, key).await? {
        Begun::Now(planning) => planner.work(planning).await,
        Begun::Before(_) => Ok(Outcome::None),
    }
}

impl Planner {
    /// Works on a planning that was begun, and writes what came of it. What the rules refuse is an outcome, for the page.
    ///
    /// # Errors
    /// [`NotDone`].
    pub async fn work(self, planning: Uuid) -> Result<Outcome, NotDone> {
        let done = self.find_and_write(planning).await;
        let outcome = match &done {
            Ok(outcome) => outcome.clone(),
            Err(NotDone::Newer) => Outcome::Newer,
            Err(_) => Outcome::Failed,
        };
        if !matches!(outcome, Outcome::Planned(_)) {
            self.end(planning, outcome).await?;
        }
        self.bench.take_off(self.standing.programme.id.uuid(), planning);
        done
    }

    async fn find_and_write(&self, planning: Uuid) -> Result<Outcome, NotDone> {
        let seed = self.house.store().doors().seed();
        let gauge = self.bench.find(self.standing.programme.id.uuid(), planning).unwrap_or_default();
        let listener = self.listen(planning, Arc::clone(&gauge));
        let (standing, matter) = (Arc::clone(&self.standing), self.matter.clone());
        let work = tokio::task::spawn_blocking(move || search(&standing, &matter, seed, &gauge));
        let found = tokio::select! {
            found = work => found.map_err(|fault| NotDone::Engine(fault.to_string()))?,
            // The listener has no end of its own.
            () = listener => return Err(NotDone::Engine("nobody works".to_owned())),
        };
        match found {
            Ok(found) => self.write(planning, seed, &found).await,
            Err(clashes) => Ok(Outcome::Refused(clashes)),
        }
    }

    /// Hears the wish to stop, which may be said to another program on the same database.
    async fn listen(&self, planning: Uuid, gauge: Arc<Gauge>) {
        loop {
            tokio::time::sleep(LOOK_EVERY).await;
            let row = planning::Entity::find_by_id(self.standing.programme.id)
                .one(self.house.store().reader())
                .await;
            let stop = |row: planning::Model| row.id == planning && row.stage == Stage::Stopping;
            if row.ok().flatten().is_some_and(stop) {
                gauge.stop();
            }
        }
    }

    async fn write(&self, planning: Uuid, seed: u64, found: &Found) -> Result<Outcome, NotDone> {
        // The key is the worker's own: only forms are sent twice.
        let by = self.by(DeedKey(planning));
        let mut desk = self.house.store().desk(by.permit.author()).await?;
        let row = tour::Entity::find_by_id(by.programme).lock_exclusive().one(desk.db()).await?;
        if row.as_ref().map_or(0, |row| row.version) != by.version {
            return Err(NotDone::Newer);
        }
        let reached = views::json(&found.reached)?;
        keep(&desk, row.as_ref(), by.programme, &found.tour, reached).await?;
        let planned = found.planned;
        over(&desk, by, planning, &Matter { outcome: Outcome::Planned(planned), ..self.matter.clone() })
            .await?;
        let details = json!({
            "counties": planned.counties, "moved": planned.days, "new": planned.new,
            "cost": found.reached.cost, "bound": found.reached.bound, "seed": seed.to_string(),
        });
        desk.write(line("tour.planned", by, details));
        desk.seal("").await?;
        Ok(Outcome::Planned(planned))
    }

    /// Ends a planning that wrote no plan.
    async fn end(&self, planning: Uuid, outcome: Outcome) -> Result<(), NotDone> {
        let by = self.by(DeedKey(planning));
        let mut desk = self.house.store().desk(by.permit.author()).await?;
        let code = match outcome {
            Outcome::Refused(_) => "refused",
            Outcome::Newer => "newer",
            Outcome::None | Outcome::Planned(_) | Outcome::Failed => "failed",
        };
        over(&desk, by, planning, &Matter { outcome, ..self.matter.clone() }).await?;
        desk.write(line("tour.planning_ended", by, json!({ "outcome": code })));
        Ok(desk.seal("").await?)
    }
}

/// Notes that a planning is over, unless another one has taken its place.
async fn over(desk: &Desk, by: By<'_>, planning: Uuid, matter: &Matter) -> Result<(), NotDone> {
    planning::Entity::update_many()
        .set(planning::ActiveModel {
            stage: Set(Stage::Over),
            matter: Set(views::json(matter)?),
            ..Default::default()
        })
        .filter(planning::Column::Programme.eq(by.programme))
        .filter(planning::Column::Id.eq(planning))
        .exec(desk.db())
        .await?;
    Ok(())
}

/// Asks the planning of a tour to end with the best plan so far. Nothing happens when none goes on.
///
/// # Errors
/// [`NotDone`].
pub async fn stop(house: &House, by: By<'_>) -> Result<(), NotDone> {
    let Opened::Desk(mut desk) = house.store().desk_once(by.permit.author(), by.key).await? else {
        return Ok(());
    };
    let stopped = planning::Entity::update_many()
        .set(planning::ActiveModel { stage: Set(Stage::Stopping), ..Default::default() })
        .filter(planning::Column::Programme.eq(by.programme))
        .filter(planning::Column::Stage.eq(Stage::Running))
        .exec(desk.db())
        .await?;
    if stopped.rows_affected == 0 {
        return Ok(desk.clear().await?);
    }
    desk.write(line("tour.planning_stopped", by, json!({})));
    Ok(desk.seal("").await?)
}

/// A plan that was found.
struct Found {
    tour: Tour,
    reached: Reached,
    planned: Planned,
}

/// The engine at work. Days of which a county that ticked others said nothing are used when no plan is found without.
fn search(standing: &Standing, matter: &Matter, seed: u64, gauge: &Arc<Gauge>) -> Result<Found, Vec<Clash>> {
    let mut refused = Vec::new();
    for days in [Days::Ticked, Days::Others] {
        let frame = Frame::of(&standing.tour, &standing.facts, days);
        match solved(&frame, &standing.tour, matter, seed, gauge) {
            Ok(plan) => return Ok(found(&frame, &standing.tour, &plan, matter.how, days)),
            Err(why) => refused = why.iter().map(|why| saying::clash(&frame, why)).collect(),
        }
    }
    Err(refused)
}

fn solved(
    frame: &Frame,
    tour: &Tour,
    matter: &Matter,
    seed: u64,
    gauge: &Arc<Gauge>,
) -> Result<engine::Plan, Vec<Refused>> {
    let budget = Effort::budget(matter.effort);
    let whole = (budget.steps + budget.proof) as f32;
    let own = Arc::clone(gauge);
    let watch = move |progress: Progress| own.note(progress.work as f32 / whole);
    match matter.how {
        How::Anew => engine::solve(&frame.problem, seed, budget, &watch),
        How::Mended => engine::replan(&frame.problem, &frame.visits(tour), seed, budget, &watch),
    }
}

fn found(frame: &Frame, tour: &Tour, plan: &engine::Plan, how: How, days: Days) -> Found {
    let before = frame.visits(tour);
    let mut after = tour.clone();
    for (county, visit) in frame.counties.iter().zip(&plan.visits) {
        if let Some(visit) = frame.back(*visit) {
            after.visits.insert(*county, visit);
        }
    }
    let count = |which: &dyn Fn(Option<engine::Visit>, engine::Visit) -> bool| {
        before.iter().zip(&plan.visits).filter(|(old, new)| which(**old, **new)).count()
    };
    let planned = Planned {
        counties: plan.visits.len(),
        days: count(&|old, new| old.is_some_and(|old| old.day != new.day)),
        teams: count(&|old, new| old.is_some_and(|old| old.day == new.day && old.team != new.team)),
        new: count(&|old, _| old.is_none()),
    };
    let reached = Reached {
        cost: plan.cost.total(),
        bound: plan.bound,
        best: plan.is_best(),
        mended: how == How::Mended,
        others: days == Days::Others,
    };
    Found { tour: after, reached, planned }
}

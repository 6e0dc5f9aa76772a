//! What stands: the plan of a workshop, who comes, where they sit, and what goes on.

use std::collections::HashSet;

use organisation::OrganisationId;
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, Select};
use store::vault::Unopened;
use store::{Backend, Store, StoreFault};

use super::arrange::{Person, Reached, Task};
use super::book::Book;
use super::job::{Bench, Matter, Outcome, Stage};
use super::meetings::Change;
use super::needs::{self, Needs};
use super::rules::{Mixing, RoomSize, Rounds, Wanted};
use super::state::{Seat, Seats, State};
use crate::day::Workshop;
use crate::records::{
    ParticipantId, WorkshopId, invitation, participant, plan_version, planning, seat, table_plan,
};
use crate::registration::views::{ParticipantRow, participants};
use crate::seats::rules::Place;

pub use planning::Model as Planning;
pub use table_plan::Model as TablePlan;

/// The last deed on a plan, and where undoing leads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Last {
    /// The deed, as the journal calls it.
    pub deed: String,
    /// What it changed.
    pub change: Change,
    /// It can be undone.
    pub can_undo: bool,
    /// What was undone last can be done again.
    pub can_redo: bool,
}

/// A workshop's plan with everything it speaks of.
#[derive(Clone, Debug)]
pub struct Standing {
    /// The plan; none before the first.
    pub plan: Option<TablePlan>,
    /// How people are to be placed: the plan's own wish, or what is proposed.
    pub wanted: Wanted,
    /// Rules, marks and tables, without those who do not come.
    pub book: Book,
    /// Everyone who is registered.
    pub people: Vec<ParticipantRow>,
    /// Where people sit in each round. Whoever was registered since has no seat.
    pub seats: Seats,
    /// The last deed.
    pub last: Last,
    /// The planning that goes on, or the last.
    pub planning: Option<Planning>,
    /// Why the needs cannot be read; the plan is then made without them.
    pub unopened: Option<Unopened>,
}

impl Standing {
    /// The version a form stands on: 0 before the first plan.
    #[must_use]
    pub fn version(&self) -> i32 {
        self.plan.as_ref().map_or(0, |plan| plan.version)
    }

    /// What the engine reached last.
    #[must_use]
    pub fn reached(&self) -> Reached {
        let plan = self.plan.as_ref();
        plan.and_then(|plan| serde_json::from_str(&plan.reached).ok()).unwrap_or_default()
    }

    /// What was asked of the last planning and what came of it.
    #[must_use]
    pub fn matter(&self) -> Option<Matter> {
        serde_json::from_str(&self.planning.as_ref()?.matter).ok()
    }

    /// What came of the last planning, as long as the plan is the one it stood on.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        let current = self.planning.as_ref().is_some_and(|row| row.base_version == self.version());
        self.matter().filter(|_| current).map(|matter| matter.outcome).unwrap_or_default()
    }

    /// What the engine is asked when everyone is placed as `wanted`.
    #[must_use]
    pub fn task(&self, wanted: Wanted, room: RoomSize) -> Task {
        let person = |row: &ParticipantRow| {
            let mark = self.book.mark(row.id);
            Person {
                id: row.id,
                municipality: row.municipality,
                name: row.name.clone(),
                municipality_name: row.municipality_name.clone(),
                role: row.role,
                part: mark.part,
                new: mark.new,
                needs: mark.needs,
                seats: (0..wanted.rounds.count()).map(|round| self.seats.at(round, row.id)).collect(),
            }
        };
        Task {
            people: self.people.iter().map(person).collect(),
            book: self.book.clone(),
            wanted,
            room,
            anew: self.plan.is_none() || wanted.mixes_otherwise(&self.wanted),
        }
    }
}

/// The plan's own wish.
///
/// # Errors
/// [`StoreFault::Unreadable`] when what is stored is not what was written.
pub fn wanted(plan: &TablePlan) -> Result<Wanted, StoreFault> {
    if plan.more != "{}" {
        return read(&plan.more);
    }
    // A plan from before there were rounds.
    Ok(Wanted {
        rounds: Rounds::one(plan.mixing),
        spread_roles: plan.spread_roles,
        // Both were written from a count of people.
        least: usize::try_from(plan.least).unwrap_or_default(),
        most: usize::try_from(plan.most).unwrap_or_default(),
        ..Wanted::SIX_TO_EIGHT
    })
}

fn read<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, StoreFault> {
    serde_json::from_str(text).map_err(|fault| StoreFault::Unreadable(fault.to_string()))
}

/// What stands for a workshop: five queries.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn standing(store: &Store, workshop: &Workshop) -> Result<Standing, StoreFault> {
    let db = store.reader();
    // The plan first: whoever plans from what was read here is told when it has changed since.
    let plan = plan(db, workshop.id).await?;
    let people = participants(store, workshop.id).await?;
    let come: HashSet<ParticipantId> = people.iter().map(|row| row.id).collect();
    let chairs = usize::try_from(workshop.chairs).unwrap_or_default();
    let mut unopened = None;
    let (state, last) = if let Some(plan) = &plan {
        let read = state(store, db, plan, workshop.county).await?;
        unopened = read.unopened;
        (read.state.among(&come), last(db, plan).await?)
    } else {
        let wanted = Wanted::usual(chairs);
        (State { wanted, book: Book::default(), seats: Seats::default() }, Last::default())
    };
    let planning = planning::Entity::find_by_id(workshop.id).one(db).await?;
    let State { wanted, book, seats } = state;
    Ok(Standing { plan, wanted, book, people, seats, last, planning, unopened })
}

/// A workshop's plan as far as it can be read, with those who do not come any more; none before the first.
pub(crate) async fn kept(store: &Store, workshop: &Workshop) -> Result<Option<Read>, StoreFault> {
    let db = store.reader();
    let Some(plan) = plan(db, workshop.id).await? else { return Ok(None) };
    Ok(Some(state(store, db, &plan, workshop.county).await?))
}

/// A plan's state as far as it can be read.
pub(crate) struct Read {
    pub state: State,
    /// Why the needs cannot.
    pub unopened: Option<Unopened>,
}

/// The whole state of a plan: three queries besides the plan itself.
pub(super) async fn state<C: ConnectionTrait>(
    store: &Store,
    db: &C,
    plan: &TablePlan,
    county: OrganisationId,
) -> Result<Read, StoreFault> {
    let (book, mut unopened): (Book, _) = (read(&plan.book)?, None);
    let book = match needs::read(store, db, (plan.workshop, county)).await? {
        None => book,
        Some(Ok(needs)) => book.with_needs(&needs),
        Some(Err(why)) => {
            unopened = Some(why);
            book.with_needs(&Needs::new())
        }
    };
    Ok(Read {
        state: State { wanted: wanted(plan)?, book, seats: seats(db, plan.workshop).await? },
        unopened,
    })
}

pub(super) async fn seats<C: ConnectionTrait>(db: &C, id: WorkshopId) -> Result<Seats, StoreFault> {
    let rows = seat::Entity::find().filter(seat::Column::Workshop.eq(id)).all(db).await?;
    let mut seats = Seats::default();
    for row in rows {
        // Rounds are numbered from 1.
        if let Some(round) = usize::try_from(row.round).ok().and_then(|round| round.checked_sub(1)) {
            seats.put(round, row.participant, Seat { table: row.table_number, fixed: row.fixed });
        }
    }
    Ok(seats)
}

async fn last<C: ConnectionTrait>(db: &C, plan: &TablePlan) -> Result<Last, StoreFault> {
    let row = plan_version::Entity::find_by_id((plan.workshop, plan.version)).one(db).await?;
    Ok(row.map_or_else(Last::default, |row| Last {
        change: serde_json::from_str(&row.change).unwrap_or_default(),
        deed: row.deed,
        can_undo: row.back_to.is_some(),
        can_redo: row.forth_to.is_some(),
    }))
}

/// Whether a planning is worked on. With SQLite there is one program: what is not on its bench was interrupted. With
/// PostgreSQL another one may work on it, until its time is up.
#[must_use]
pub fn goes_on(store: &Store, bench: &Bench, planning: &Planning) -> bool {
    if planning.stage == Stage::Over {
        return false;
    }
    let here = bench.find(planning.workshop.uuid(), planning.id).is_some();
    here || (store.backend() == Backend::Postgres && store.doors().now() < planning.until)
}

pub(super) async fn plan<C: ConnectionTrait>(
    db: &C,
    id: WorkshopId,
) -> Result<Option<TablePlan>, StoreFault> {
    Ok(table_plan::Entity::find_by_id(id).one(db).await?)
}

/// Everyone who has a seat at a workshop.
pub(super) fn people_of(id: WorkshopId) -> Select<participant::Entity> {
    let invitations = Query::select()
        .column(invitation::Column::Id)
        .from(invitation::Entity)
        .and_where(invitation::Column::Workshop.eq(id))
        .to_owned();
    participant::Entity::find()
        .filter(participant::Column::Invitation.in_subquery(invitations))
        .filter(participant::Column::Place.eq(Place::Seated))
}

/// The names of some of a workshop's people, in the order asked for; those who are not registered are left out.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn names(
    store: &Store,
    id: WorkshopId,
    people: &[ParticipantId],
) -> Result<Vec<String>, StoreFault> {
    let some = people_of(id).filter(participant::Column::Id.is_in(people.iter().copied()));
    let found = some.all(store.reader()).await?;
    let name = |id: &ParticipantId| found.iter().find(|person| person.id == *id);
    Ok(people.iter().filter_map(name).map(|person| person.name.clone()).collect())
}

/// Whether a round is one in which municipalities are mixed.
#[must_use]
pub fn is_mixed(wanted: &Wanted, round: usize) -> bool {
    wanted.rounds.kinds().nth(round) == Some(Mixing::Mixed)
}

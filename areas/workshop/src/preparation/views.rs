//! What pages read of a preparation: how many workshops ever, one query.

use std::collections::HashMap;

use chrono::NaiveDate;
use organisation::OrganisationId;
use sea_orm::sea_query::{Expr, ExprTrait as _, SelectStatement, SimpleExpr};
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, FromQueryResult, QueryFilter as _, QueryOrder as _, QuerySelect as _,
    QueryTrait as _,
};
use store::{Store, StoreFault, union};

use super::guests::Coming;
use super::records::{TaskId, guest, meeting, need, order, site, task};
use super::rules::{TaskState, When, due, is_late};
use super::venue::{AllSaid, Heads, Light, Need, NeedState, Registered, Said, light, red_from};
use crate::day::views::Standing as Day;
use crate::day::{Workshop, rules::State};
use crate::invitation::addresses::records::bounce;
use crate::records::WorkshopId;

pub use guest::Model as Guest;
pub use site::Model as Site;
pub use task::Model as Task;

/// How the preparation of one workshop stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prepared {
    /// Tasks whose last day is past, an address that does not work among them.
    pub late_tasks: usize,
    /// Tasks that are not done, those that are late too.
    pub open_tasks: usize,
    /// Needs of the venue that are red, in the order of the page.
    pub red_needs: Vec<Need>,
    /// What to do next: what has been due longest.
    pub next: Option<Next>,
}

impl Prepared {
    /// How much should have been done by now: late tasks and red needs.
    #[must_use]
    pub fn late(&self) -> i64 {
        i64::try_from(self.late_tasks + self.red_needs.len()).unwrap_or(i64::MAX)
    }
}

/// The next thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    /// When at the latest.
    pub due: NaiveDate,
    /// What.
    pub what: NextWhat,
}

/// What the next thing is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NextWhat {
    /// A task, with its words as the checklist has them.
    Task(TaskId, String),
    /// A need of the venue.
    Need(Need),
    /// Find addresses for municipalities whose do not work.
    Addresses,
}

/// A task that is not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenTask {
    /// Which.
    pub id: TaskId,
    /// Seen from the day.
    pub when: When,
    /// Days from the day.
    pub days: Option<i32>,
    /// What is to be done.
    pub what: String,
}

/// What is known of the preparation of one workshop.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Tasks that are not done.
    pub open: Vec<OpenTask>,
    /// What somebody said of needs.
    pub said: AllSaid,
    /// Guests who have not said no.
    pub guests: i64,
    /// Facilitators and own people who eat.
    pub others: i64,
    /// Municipalities of which an address does not work, as somebody says.
    pub broken: usize,
    /// Where to join is entered.
    pub has_meeting: bool,
    /// Sites whose equipment was tried.
    pub tested: i64,
}

/// One row of the union: which kind of fact it is, and what is read from it.
#[derive(FromQueryResult)]
struct Row {
    kind: String,
    workshop: WorkshopId,
    thing: Option<sea_orm::prelude::Uuid>,
    code: String,
    text: String,
    number: Option<i32>,
}

const TASK: &str = "task";
const NEED: &str = "need";
const GUEST: &str = "guest";
const OTHERS: &str = "others";
const BROKEN: &str = "broken";
const MEETING: &str = "meeting";
const TESTED: &str = "tested";

/// The facts of many workshops: one query.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn facts(
    store: &Store,
    workshops: &[WorkshopId],
) -> Result<HashMap<WorkshopId, Facts>, StoreFault> {
    let mut all: HashMap<WorkshopId, Facts> = HashMap::new();
    if workshops.is_empty() {
        return Ok(all);
    }
    for row in union::all(store.reader(), parts(workshops)).await? {
        let row = Row::from_query_result(&row, "")?;
        let facts = all.entry(row.workshop).or_default();
        add(facts, row)?;
    }
    for facts in all.values_mut() {
        facts.open.sort_by_key(|task| task.id);
    }
    Ok(all)
}

fn add(facts: &mut Facts, row: Row) -> Result<(), StoreFault> {
    let unreadable = || StoreFault::Unreadable(format!("{} {} of {}", row.kind, row.code, row.workshop));
    match row.kind.as_str() {
        TASK => facts.open.push(OpenTask {
            id: row.thing.map(TaskId::from).ok_or_else(unreadable)?,
            when: When::ALL.into_iter().find(|when| when.code() == row.code).ok_or_else(unreadable)?,
            days: row.number,
            what: row.text,
        }),
        NEED => {
            let need = Need::ALL.into_iter().find(|need| need.code() == row.code).ok_or_else(unreadable)?;
            let state = NeedState::ALL.into_iter().find(|state| state.code() == row.text);
            let state = state.ok_or_else(unreadable)?;
            facts.said.insert(need, Said { state, there: row.number.map(i64::from) });
        }
        GUEST => facts.guests += 1,
        OTHERS => facts.others = i64::from(row.number.unwrap_or_default()),
        // One row for each letter; a municipality may have several.
        BROKEN => facts.broken += 1,
        MEETING => facts.has_meeting = true,
        TESTED => facts.tested += 1,
        _ => return Err(unreadable()),
    }
    Ok(())
}

/// One part of the union for each kind of fact, all with the same columns.
fn parts(workshops: &[WorkshopId]) -> [SelectStatement; 7] {
    let text = |text: &str| -> SimpleExpr { Expr::value(text.to_owned()) };
    let no_thing = || -> SimpleExpr { Expr::value(None::<sea_orm::prelude::Uuid>).cast_as("uuid") };
    let no_number = || -> SimpleExpr { Expr::value(None::<i32>).cast_as("integer") };
    let of = workshops.iter().copied();
    [
        task::Entity::find()
            .filter(task::Column::Workshop.is_in(of.clone()))
            .filter(task::Column::State.eq(TaskState::Open))
            .select_only()
            .expr_as(text(TASK), "kind")
            .column_as(task::Column::Workshop, "workshop")
            .column_as(task::Column::Id, "thing")
            .column_as(task::Column::Stage, "code")
            .column_as(task::Column::What, "text")
            .column_as(task::Column::Days, "number")
            .into_query(),
        need::Entity::find()
            .filter(need::Column::Workshop.is_in(of.clone()))
            .select_only()
            .expr_as(text(NEED), "kind")
            .column_as(need::Column::Workshop, "workshop")
            .expr_as(no_thing(), "thing")
            .column_as(need::Column::Need, "code")
            .column_as(need::Column::State, "text")
            .column_as(need::Column::There, "number")
            .into_query(),
        guest::Entity::find()
            .filter(guest::Column::Workshop.is_in(of.clone()))
            .filter(guest::Column::Coming.ne(Coming::No))
            .select_only()
            .expr_as(text(GUEST), "kind")
            .column_as(guest::Column::Workshop, "workshop")
            .expr_as(no_thing(), "thing")
            .expr_as(text(""), "code")
            .expr_as(text(""), "text")
            .expr_as(no_number(), "number")
            .into_query(),
        order::Entity::find()
            .filter(order::Column::Workshop.is_in(of.clone()))
            .select_only()
            .expr_as(text(OTHERS), "kind")
            .column_as(order::Column::Workshop, "workshop")
            .expr_as(no_thing(), "thing")
            .expr_as(text(""), "code")
            .expr_as(text(""), "text")
            .column_as(order::Column::Others, "number")
            .into_query(),
        bounce::Entity::find()
            .filter(bounce::Column::Workshop.is_in(of.clone()))
            .select_only()
            .distinct()
            .expr_as(text(BROKEN), "kind")
            .column_as(bounce::Column::Workshop, "workshop")
            .column_as(bounce::Column::Municipality, "thing")
            .expr_as(text(""), "code")
            .expr_as(text(""), "text")
            .expr_as(no_number(), "number")
            .into_query(),
        meeting::Entity::find()
            .filter(meeting::Column::Workshop.is_in(of.clone()))
            .select_only()
            .expr_as(text(MEETING), "kind")
            .column_as(meeting::Column::Workshop, "workshop")
            .expr_as(no_thing(), "thing")
            .expr_as(text(""), "code")
            .expr_as(text(""), "text")
            .expr_as(no_number(), "number")
            .into_query(),
        site::Entity::find()
            .filter(site::Column::Workshop.is_in(of))
            .filter(site::Column::Tested.eq(true))
            .select_only()
            .expr_as(text(TESTED), "kind")
            .column_as(site::Column::Workshop, "workshop")
            .column_as(site::Column::Municipality, "thing")
            .expr_as(text(""), "code")
            .expr_as(text(""), "text")
            .expr_as(no_number(), "number")
            .into_query(),
    ]
}

/// How many come to a workshop.
#[must_use]
pub fn heads(day: &Day, facts: &Facts, today: NaiveDate) -> Heads {
    let invited = day.workshop.state != State::Preparing && day.invited > 0;
    let registered = Registered {
        municipalities: if invited { day.invited } else { day.municipalities },
        answered: day.answered,
        people: day.people,
        seats: i64::from(day.workshop.seats_most),
        is_closed: today > day.workshop.register_by,
    };
    Heads::of(registered, facts.guests, facts.others)
}

/// What is said of a need, with what stands elsewhere.
#[must_use]
pub fn said(need: Need, workshop: &Workshop, facts: &Facts) -> Said {
    let said = facts.said.get(&need).copied().unwrap_or(Said::NOTHING);
    let known = |is_there: bool| if is_there { NeedState::Confirmed } else { NeedState::Missing };
    match need {
        Need::Seats => Said { there: Some(i64::from(workshop.settings().room())), ..said },
        Need::Tables => Said { there: Some(i64::from(workshop.tables)), ..said },
        Need::Meeting => Said { state: known(facts.has_meeting), there: None },
        Need::Sites => Said { state: known(facts.tested > 0), there: Some(facts.tested) },
        _ => said,
    }
}

/// How each need of a workshop stands.
#[must_use]
pub fn lights(day: &Day, facts: &Facts, today: NaiveDate) -> Vec<(Need, Said, Option<i64>, Light)> {
    let (workshop, heads) = (&day.workshop, heads(day, facts, today));
    let needs = Need::ALL.into_iter().filter(|need| need.is_of(workshop.format));
    needs
        .map(|need| {
            let (said, needed) = (said(need, workshop, facts), need.needed(&heads));
            (need, said, needed, light(need, said, needed, workshop.day, today))
        })
        .collect()
}

/// How the preparations of workshops stand, as the home pages and overviews say it: one query, however many workshops.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn standing(
    store: &Store,
    days: &[Day],
    today: NaiveDate,
) -> Result<HashMap<WorkshopId, Prepared>, StoreFault> {
    let ids: Vec<_> = days.iter().map(|day| day.workshop.id).collect();
    let facts = facts(store, &ids).await?;
    let nothing = Facts::default();
    let one = |day: &Day| {
        let id = day.workshop.id;
        (id, prepared(day, facts.get(&id).unwrap_or(&nothing), today))
    };
    Ok(days.iter().map(one).collect())
}

/// The same of one, out of what is at hand.
#[must_use]
pub fn prepared(day: &Day, facts: &Facts, today: NaiveDate) -> Prepared {
    let workshop = &day.workshop;
    let mut next: Vec<Next> = Vec::new();
    let mut late_tasks = 0;
    for task in &facts.open {
        let due = due(workshop.day, task.when, task.days);
        late_tasks += usize::from(is_late(TaskState::Open, due, today));
        next.extend(due.map(|due| Next { due, what: NextWhat::Task(task.id, task.what.clone()) }));
    }
    if facts.broken > 0 {
        late_tasks += usize::from(workshop.register_by < today);
        next.push(Next { due: workshop.register_by, what: NextWhat::Addresses });
    }
    let mut red_needs = Vec::new();
    for (need, said, _, light) in lights(day, facts, today) {
        if light != Light::Met && today <= workshop.day {
            let due = red_from(need, said.state, workshop.day);
            next.push(Next { due, what: NextWhat::Need(need) });
        }
        if light == Light::Red {
            red_needs.push(need);
        }
    }
    Prepared {
        late_tasks,
        open_tasks: facts.open.len() + usize::from(facts.broken > 0),
        red_needs,
        // The first of those that are due on the same day: tasks before needs.
        next: next.into_iter().min_by_key(|next| next.due),
    }
}

/// The checklist of a workshop, in its order.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn tasks(store: &Store, workshop: WorkshopId) -> Result<Vec<Task>, StoreFault> {
    Ok(task::Entity::find()
        .filter(task::Column::Workshop.eq(workshop))
        .order_by_asc(task::Column::Position)
        .order_by_asc(task::Column::Id)
        .all(store.reader())
        .await?)
}

/// What is noted of the needs.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn notes(store: &Store, workshop: WorkshopId) -> Result<HashMap<Need, need::Model>, StoreFault> {
    let rows = need::Entity::find().filter(need::Column::Workshop.eq(workshop)).all(store.reader()).await?;
    Ok(rows.into_iter().map(|row| (row.need, row)).collect())
}

/// The guests, in the order in which they were entered.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn guests(store: &Store, workshop: WorkshopId) -> Result<Vec<Guest>, StoreFault> {
    Ok(guest::Entity::find()
        .filter(guest::Column::Workshop.eq(workshop))
        .order_by_asc(guest::Column::Id)
        .all(store.reader())
        .await?)
}

/// The sites, by municipality.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn sites(store: &Store, workshop: WorkshopId) -> Result<HashMap<OrganisationId, Site>, StoreFault> {
    let rows = site::Entity::find().filter(site::Column::Workshop.eq(workshop)).all(store.reader()).await?;
    Ok(rows.into_iter().map(|row| (row.municipality, row)).collect())
}

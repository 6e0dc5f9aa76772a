//! What the pages of the tour read: a fixed number of queries, however many counties, people and days there are.

use std::collections::HashMap;

use chrono::NaiveDate;
use organisation::OrganisationId;
use organisation::register::Organisation;
use programme::ProgrammeId;
use programme::calendar::{Window, dates_of, day_of, freeze};
use programme::interest;
use programme::interest::rules::Answer;
use programme::records::programme as programmes;
use programme::views::Programme;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _};
use serde::Serialize;
use serde::de::DeserializeOwned;
use store::{Backend, Store, StoreFault};
use web::House;

use super::agreed::{Event, events};
use super::frame::{County, Facts};
use super::job::{Matter, Outcome, Reached};
use super::records::{event, planning, tour};
use super::rules::Tour;
use crate::day::Workshop;
use crate::records::workshop;
use crate::table_plan::job::{Bench, Stage};

pub use planning::Model as Planning;

/// A tour as it stands.
#[derive(Clone, Debug)]
pub struct Standing {
    /// In which programme.
    pub programme: Programme,
    /// The draft.
    pub tour: Tour,
    /// Its version; 0 before there is one.
    pub version: i32,
    /// What the last planning reached; none when the draft was changed since.
    pub reached: Option<Reached>,
    /// The last planning.
    pub planning: Option<Planning>,
    /// Counties, window, frozen days.
    pub facts: Facts,
    /// The counties as the register has them, by code.
    pub register: Vec<Organisation>,
    /// Each county's newest workshop.
    pub workshops: HashMap<OrganisationId, Workshop>,
    /// What was agreed on.
    pub events: Vec<Event>,
}

impl Standing {
    /// What came of the last planning.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        self.matter().map(|matter| matter.outcome).unwrap_or_default()
    }

    /// What the last planning was asked for.
    #[must_use]
    pub fn matter(&self) -> Option<Matter> {
        self.planning.as_ref().and_then(|row| serde_json::from_str(&row.matter).ok())
    }

    /// A county as the register has it.
    #[must_use]
    pub fn organisation(&self, id: OrganisationId) -> Option<&Organisation> {
        self.register.iter().find(|own| own.id == id)
    }
}

/// The tour of the current programme; none before there is one.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn standing(house: &House, today: NaiveDate) -> Result<Option<Standing>, StoreFault> {
    let store = house.store();
    let Some((programme, window)) = programme::plan::views::current(store).await? else { return Ok(None) };
    let (row, planning) = drafted(store, programme.id).await?;
    let counties = interest::views::answers(store, programme.id).await?;
    let register: Vec<Organisation> = counties.iter().map(|(county, ..)| county.clone()).collect();
    let answers = counties.into_iter().map(|(county, _, answer)| (county, answer)).collect();
    let facts = facts(store, (&programme, window), answers, today).await?;
    let (workshops, events) = (workshops(store, programme.id).await?, agreed(store, programme.id).await?);
    Ok(Some(Standing {
        tour: content(row.as_ref())?,
        version: row.as_ref().map_or(0, |row| row.version),
        reached: row.as_ref().and_then(|row| serde_json::from_str(&row.reached).ok()),
        planning,
        facts,
        register,
        workshops,
        events,
        programme,
    }))
}

/// The draft and its last planning.
async fn drafted(
    store: &Store,
    id: ProgrammeId,
) -> Result<(Option<tour::Model>, Option<Planning>), StoreFault> {
    let found = programmes::Entity::find_by_id(id)
        .find_also_related(tour::Entity)
        .find_also_related(planning::Entity)
        .one(store.reader())
        .await?;
    Ok(found.map_or((None, None), |(_, draft, planning)| (draft, planning)))
}

async fn facts(
    store: &Store,
    (programme, window): (&Programme, Window),
    counties: Vec<(Organisation, Option<Answer>)>,
    today: NaiveDate,
) -> Result<Facts, StoreFault> {
    let election = programme::elections::of(store, programme.election, programme.election_day).await?;
    let county = |(own, answer): (Organisation, Option<Answer>)| County {
        id: own.id,
        code: own.code,
        name: own.name,
        letter: own.letter,
        seat: (own.lat, own.lon),
        seat_name: own.seat,
        answer,
    };
    Ok(Facts {
        counties: counties.into_iter().map(county).collect(),
        window,
        freeze: freeze(&election),
        early_voting: day_of(&dates_of(&election), "early-voting").unwrap_or(election.day),
        today,
    })
}

/// Each county's newest workshop.
async fn workshops(
    store: &Store,
    programme: ProgrammeId,
) -> Result<HashMap<OrganisationId, Workshop>, StoreFault> {
    let found = workshop::Entity::find()
        .filter(workshop::Column::Programme.eq(programme))
        .order_by_asc(workshop::Column::MadeAt)
        .order_by_asc(workshop::Column::Id)
        .all(store.reader())
        .await?;
    // The newest comes last, so it is the one that stays.
    Ok(found.into_iter().map(|workshop| (workshop.county, workshop)).collect())
}

/// What was agreed on, by day.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn agreed(store: &Store, programme: ProgrammeId) -> Result<Vec<Event>, StoreFault> {
    let rows = event::Entity::find()
        .filter(event::Column::Programme.eq(programme))
        .order_by_asc(event::Column::Day)
        .order_by_asc(event::Column::County)
        .order_by_asc(event::Column::Audience)
        .all(store.reader())
        .await?;
    events(rows)
}

/// Whether a planning goes on: here, or in another program on the same database that has not had its time.
#[must_use]
pub fn goes_on(store: &Store, bench: &Bench, planning: &Planning) -> bool {
    if planning.stage == Stage::Over {
        return false;
    }
    let here = bench.find(planning.programme.uuid(), planning.id).is_some();
    here || (store.backend() == Backend::Postgres && store.doors().now() < planning.until)
}

pub(super) fn content(row: Option<&tour::Model>) -> Result<Tour, StoreFault> {
    row.map_or_else(|| Ok(Tour::default()), |row| read(&row.content))
}

pub(super) fn read<T: DeserializeOwned>(text: &str) -> Result<T, StoreFault> {
    serde_json::from_str(text).map_err(|fault| StoreFault::Unreadable(fault.to_string()))
}

pub(super) fn json<T: Serialize>(value: &T) -> Result<String, StoreFault> {
    serde_json::to_string(value).map_err(|fault| StoreFault::Unreadable(fault.to_string()))
}

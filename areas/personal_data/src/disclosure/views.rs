//! What the pages read of disclosures.

use chrono::NaiveDate;
use organisation::register::{self, Organisation};
use organisation::{Actor, Duty};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _};
use store::{Store, StoreFault};
use workshop::day::Workshop;
use workshop::records::workshop as days;

use super::records::{DisclosureId, disclosure};
use super::rules::{Column, is_open};

/// A disclosure with what it is about.
#[derive(Clone, Debug)]
pub struct Disclosed {
    /// The disclosure.
    pub row: disclosure::Model,
    /// The workshop.
    pub workshop: Workshop,
    /// By which county.
    pub county: Organisation,
}

impl Disclosed {
    /// Its columns.
    #[must_use]
    pub fn columns(&self) -> Vec<Column> {
        self.row.columns.split(',').filter_map(Column::of_code).collect()
    }

    /// Somebody can still read it.
    #[must_use]
    pub fn is_open(&self, today: NaiveDate) -> bool {
        is_open(self.row.ends_on, self.row.withdrawn_at, today)
    }
}

/// What a county has handed over, or what the national authority has been handed and can still read; the newest first.
/// Three queries.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn of(store: &Store, actor: &Actor, today: NaiveDate) -> Result<Vec<Disclosed>, StoreFault> {
    let mut query = disclosure::Entity::find();
    query = match actor.duty() {
        Duty::CountyCoordinator => query.filter(disclosure::Column::County.eq(actor.organisation().id)),
        _ => query
            .filter(disclosure::Column::WithdrawnAt.is_null())
            .filter(disclosure::Column::EndsOn.gte(today)),
    };
    loaded(store, query.order_by_desc(disclosure::Column::Id).all(store.reader()).await?).await
}

/// One of them.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn one(
    store: &Store,
    actor: &Actor,
    id: DisclosureId,
    today: NaiveDate,
) -> Result<Option<Disclosed>, StoreFault> {
    let found = disclosure::Entity::find_by_id(id).one(store.reader()).await?;
    let is_theirs = |row: &disclosure::Model| match actor.duty() {
        Duty::CountyCoordinator => row.county == actor.organisation().id,
        Duty::NationalLead => is_open(row.ends_on, row.withdrawn_at, today),
        Duty::MunicipalCoordinator | Duty::Auditor | Duty::Facilitator => false,
    };
    Ok(loaded(store, found.into_iter().filter(is_theirs).collect()).await?.pop())
}

async fn loaded(store: &Store, rows: Vec<disclosure::Model>) -> Result<Vec<Disclosed>, StoreFault> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let workshops = days::Entity::find()
        .filter(days::Column::Id.is_in(rows.iter().map(|row| row.workshop)))
        .all(store.reader())
        .await?;
    let counties = register::named(store, rows.iter().map(|row| row.county)).await?;
    let with = |row: disclosure::Model| {
        let workshop = workshops.iter().find(|one| one.id == row.workshop)?.clone();
        let county = counties.get(&row.county)?.clone();
        Some(Disclosed { row, workshop, county })
    };
    Ok(rows.into_iter().filter_map(with).collect())
}

/// A county's workshops, the newest first.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn workshops(store: &Store, actor: &Actor) -> Result<Vec<Workshop>, StoreFault> {
    Ok(days::Entity::find()
        .filter(days::Column::County.eq(actor.organisation().id))
        .order_by_desc(days::Column::Day)
        .all(store.reader())
        .await?)
}

//! What the pages read: a fixed number of queries, however many join.

use std::collections::HashMap;

use course::rules::State;
use organisation::links::places_of;
use sea_orm::{ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _};
use store::{Store, StoreFault};
use workshop::registration::views::ParticipantRow;
use workshop::{ParticipantId, WorkshopId};

use crate::records::{joined, terms};
use crate::rules::Terms;

pub use joined::Model as Joined;

/// The terms of a workshop, with their version; 0 while the usual ones hold.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn terms(db: &impl ConnectionTrait, id: WorkshopId) -> Result<(Terms, i32), StoreFault> {
    let row = terms::Entity::find_by_id(id).one(db).await?;
    Ok(row.map_or((Terms::default(), 0), |row| {
        (Terms { opens_minutes: row.opens_minutes, places: row.places, policy: row.policy }, row.version)
    }))
}

/// Somebody with a seat, and whether they joined.
#[derive(Clone, Debug)]
pub struct Row {
    /// Who.
    pub person: ParticipantRow,
    /// When they joined, if they did.
    pub joined: Option<Joined>,
    /// In how many browsers their links were opened.
    pub places: u64,
    /// How they stand with the course.
    pub course: State,
}

/// Everybody with a seat, those who have joined first.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn rows(store: &Store, id: WorkshopId) -> Result<Vec<Row>, StoreFault> {
    let people = course::views::people(store.reader(), id).await?;
    let all = joined::Entity::find().filter(joined::Column::Workshop.eq(id)).all(store.reader()).await?;
    let mut all: HashMap<ParticipantId, Joined> = all.into_iter().map(|row| (row.participant, row)).collect();
    let places = places_of(store, people.iter().map(|(person, _)| person.id.uuid())).await?;
    let row = |(person, course): (ParticipantRow, State)| Row {
        course,
        joined: all.remove(&person.id),
        places: places.get(&person.id.uuid()).copied().unwrap_or_default(),
        person,
    };
    let mut rows: Vec<Row> = people.into_iter().map(row).collect();
    rows.sort_by_key(|row| row.joined.is_none());
    Ok(rows)
}

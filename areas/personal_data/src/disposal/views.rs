//! What the pages read of proposals and certificates.

use chrono::NaiveDate;
use organisation::OrganisationId;
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, JoinType, QueryFilter as _, QueryOrder as _, QuerySelect as _,
    RelationDef,
};
use store::{Store, StoreFault};
use workshop::records::workshop as days;

use super::records::{CertificateId, DisposalId, certificate, disposal};
use super::rules::State;

pub use certificate::Model as Certified;

/// A proposal, and the day of the workshop that it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The proposal.
    pub row: disposal::Model,
    /// The day; none for mail that belongs to no workshop.
    pub day: Option<NaiveDate>,
}

fn to_workshop() -> RelationDef {
    disposal::Entity::belongs_to(days::Entity).from(disposal::Column::Workshop).to(days::Column::Id).into()
}

/// A county's open proposals, the next last day first: one query.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn open(store: &Store, county: OrganisationId) -> Result<Vec<Proposal>, StoreFault> {
    let rows = disposal::Entity::find()
        .join(JoinType::LeftJoin, to_workshop())
        .filter(disposal::Column::County.eq(county))
        .filter(disposal::Column::OpenKey.is_not_null())
        .order_by_asc(disposal::Column::DueOn)
        .order_by_asc(disposal::Column::Id)
        .select_also(days::Entity)
        .all(store.reader())
        .await?;
    Ok(rows.into_iter().map(|(row, day)| Proposal { row, day: day.map(|workshop| workshop.day) }).collect())
}

/// One open proposal of a county.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn one(
    store: &Store,
    county: OrganisationId,
    id: DisposalId,
) -> Result<Option<Proposal>, StoreFault> {
    Ok(disposal::Entity::find_by_id(id)
        .join(JoinType::LeftJoin, to_workshop())
        .filter(disposal::Column::County.eq(county))
        .select_also(days::Entity)
        .one(store.reader())
        .await?
        .map(|(row, day)| Proposal { row, day: day.map(|workshop| workshop.day) }))
}

/// A county's certificates, the newest first.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn certificates(store: &Store, county: OrganisationId) -> Result<Vec<Certified>, StoreFault> {
    Ok(certificate::Entity::find()
        .filter(certificate::Column::County.eq(county))
        .order_by_desc(certificate::Column::Number)
        .all(store.reader())
        .await?)
}

/// One certificate of a county.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn certificate_of(
    store: &Store,
    county: OrganisationId,
    id: CertificateId,
) -> Result<Option<Certified>, StoreFault> {
    Ok(certificate::Entity::find_by_id(id)
        .filter(certificate::Column::County.eq(county))
        .one(store.reader())
        .await?)
}

/// What waits for an answer in a county: how many, and the first last day. And the first day until which something is
/// held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Waiting {
    /// How many wait for an answer.
    pub proposed: usize,
    /// The first of their last days.
    pub due_on: Option<NaiveDate>,
    /// The first day until which something is held.
    pub held_until: Option<NaiveDate>,
}

/// What waits in a county: one query.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn waiting(store: &Store, county: OrganisationId) -> Result<Waiting, StoreFault> {
    let rows: Vec<(State, NaiveDate, Option<NaiveDate>)> = disposal::Entity::find()
        .filter(disposal::Column::County.eq(county))
        .filter(disposal::Column::OpenKey.is_not_null())
        .select_only()
        .column(disposal::Column::State)
        .column(disposal::Column::DueOn)
        .column(disposal::Column::HeldUntil)
        .into_tuple()
        .all(store.reader())
        .await?;
    let proposed: Vec<_> = rows.iter().filter(|(state, ..)| *state == State::Proposed).collect();
    Ok(Waiting {
        proposed: proposed.len(),
        due_on: proposed.iter().map(|(_, due_on, _)| *due_on).min(),
        held_until: rows.iter().filter(|(state, ..)| *state == State::Held).filter_map(|row| row.2).min(),
    })
}

//! What the pages read of proposals and certificates.

use chrono::NaiveDate;
use organisation::OrganisationId;
use organisation::home::Part;
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

/// The part with how many proposals wait for an answer, and the first of their last days.
pub(super) const PROPOSED: &str = "proposed";
/// The part with the first day until which something is held.
pub(super) const HELD: &str = "held";

/// What waits in a county.
pub(super) fn waiting(county: OrganisationId) -> [Part; 2] {
    let open = |state: State| {
        disposal::Entity::find()
            .filter(disposal::Column::County.eq(county))
            .filter(disposal::Column::OpenKey.is_not_null())
            .filter(disposal::Column::State.eq(state))
    };
    [
        Part::of(PROPOSED, open(State::Proposed))
            .number(disposal::Column::Id.count())
            .day(disposal::Column::DueOn.min()),
        Part::of(HELD, open(State::Held)).day(disposal::Column::HeldUntil.min()),
    ]
}

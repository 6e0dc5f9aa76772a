//! What the pages of the invitation read.

use organisation::register::{self, Organisation};
use organisation::{Duty, OrganisationId};
use programme::records::draft;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _};
use store::{Store, StoreFault};

use crate::day::Workshop;
use crate::records::{WorkshopId, invitation};

pub use invitation::Model as Invitation;

/// A municipality of the county and where its letter goes.
#[derive(Clone, Debug)]
pub struct Recipient {
    /// The municipality.
    pub municipality: Organisation,
    /// Name and mail address of each receiver; none when no address is known.
    pub people: Vec<(String, String)>,
}

/// The municipalities of a county with the addresses known for them: the coordinators', else the municipality's own.
/// Three queries, however many municipalities.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn recipients(store: &Store, county: OrganisationId) -> Result<Vec<Recipient>, StoreFault> {
    let municipalities = register::below(store, county).await?;
    let ids: Vec<_> = municipalities.iter().map(|municipality| municipality.id).collect();
    let mut holders = register::holders(store, &ids, Duty::MunicipalCoordinator).await?;
    Ok(municipalities
        .into_iter()
        .map(|municipality| {
            let mut people: Vec<(String, String)> = holders
                .remove(&municipality.id)
                .unwrap_or_default()
                .into_iter()
                .map(|person| (person.name, person.address))
                .collect();
            if people.is_empty() && !municipality.mail.is_empty() {
                people.push((municipality.formal_name.clone(), municipality.mail.clone()));
            }
            Recipient { municipality, people }
        })
        .collect())
}

/// The invitations of a workshop.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn invitations(store: &Store, workshop: WorkshopId) -> Result<Vec<Invitation>, StoreFault> {
    Ok(invitation::Entity::find()
        .filter(invitation::Column::Workshop.eq(workshop))
        .all(store.reader())
        .await?)
}

/// The newest national text of the workshop's programme.
///
/// # Errors
/// [`StoreFault`] when the database refuses or the programme has no text, which it is made with.
pub async fn draft(store: &Store, workshop: &Workshop) -> Result<draft::Model, StoreFault> {
    draft::Entity::find()
        .filter(draft::Column::Programme.eq(workshop.programme))
        .order_by_desc(draft::Column::Version)
        .one(store.reader())
        .await?
        .ok_or_else(|| StoreFault::Unreadable("the programme has no invitation draft".to_owned()))
}

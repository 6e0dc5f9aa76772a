//! The days that counties' workshops are set to, for the programme: it lies below and cannot look itself.

use std::collections::HashMap;

use chrono::NaiveDate;
use organisation::OrganisationId;
use programme::ProgrammeId;
use programme::interest::SetDays;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _};
use store::{Store, StoreFault};

use crate::records::workshop;

/// Looks at the workshops.
pub struct WorkshopDays;

#[async_trait::async_trait]
impl SetDays for WorkshopDays {
    async fn of(
        &self,
        store: &Store,
        programme: ProgrammeId,
    ) -> Result<HashMap<OrganisationId, NaiveDate>, StoreFault> {
        let found = workshop::Entity::find()
            .filter(workshop::Column::Programme.eq(programme))
            .order_by_asc(workshop::Column::MadeAt)
            .order_by_asc(workshop::Column::Id)
            .all(store.reader())
            .await?;
        // The newest comes last, so it is the one that stays.
        Ok(found.into_iter().map(|workshop| (workshop.county, workshop.day)).collect())
    }
}

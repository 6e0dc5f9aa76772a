//! All counties with their workshops: three queries, however much there is.

use std::collections::HashMap;

use organisation::records::organisation as authority;
use organisation::register::{self, Organisation};
use organisation::{OrganisationId, Tier};
use programme::ProgrammeId;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QuerySelect as _};
use store::{Store, StoreFault};

use super::rules::Stage;
use crate::day::views::{self, Standing};

/// A county and how far it has come.
#[derive(Clone, Debug)]
pub struct County {
    /// The county board.
    pub organisation: Organisation,
    /// How many municipalities it has.
    pub municipalities: i64,
    /// Its newest workshop in the programme.
    pub standing: Option<Standing>,
}

impl County {
    /// How far it has come.
    #[must_use]
    pub fn stage(&self) -> Stage {
        Stage::of(self.standing.as_ref())
    }
}

/// All counties in a programme, by code.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn all(store: &Store, programme: ProgrammeId) -> Result<Vec<County>, StoreFault> {
    let counties = register::of_tier(store, Tier::County).await?;
    let sizes = sizes(store).await?;
    // The newest comes last, so it is the one that stays.
    let mut workshops: HashMap<OrganisationId, Standing> = views::of_programme(store, programme)
        .await?
        .into_iter()
        .map(|standing| (standing.workshop.county, standing))
        .collect();
    let county = |organisation: Organisation| County {
        municipalities: sizes.get(&organisation.id).copied().unwrap_or_default(),
        standing: workshops.remove(&organisation.id),
        organisation,
    };
    Ok(counties.into_iter().map(county).collect())
}

/// How many municipalities each county has.
async fn sizes(store: &Store) -> Result<HashMap<OrganisationId, i64>, StoreFault> {
    let rows: Vec<(Option<OrganisationId>, i64)> = authority::Entity::find()
        .select_only()
        .column(authority::Column::Parent)
        .column_as(authority::Column::Id.count(), "municipalities")
        .filter(authority::Column::Tier.eq(Tier::Municipality))
        .group_by(authority::Column::Parent)
        .into_tuple()
        .all(store.reader())
        .await?;
    Ok(rows.into_iter().filter_map(|(county, count)| Some((county?, count))).collect())
}

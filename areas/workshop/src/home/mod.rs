//! # Home
//! How things stand, on the first page: for a county its workshop, for the national lead the 21 counties.

mod county;
mod national;
mod views;

use organisation::Duty;
use organisation::home::{Figure, FigureState, HomeReader, HomeSource, Look, Told};
use store::StoreFault;

/// Says what needs doing about workshops, and how they stand.
pub struct WorkshopHome;

#[async_trait::async_trait]
impl HomeSource for WorkshopHome {
    async fn look(&self, reader: &HomeReader<'_>, _: &Told) -> Result<Look, StoreFault> {
        match reader.actor.duty() {
            Duty::CountyCoordinator => county::look(reader).await,
            Duty::NationalLead => national::look(reader).await,
            Duty::MunicipalCoordinator | Duty::Auditor | Duty::Facilitator => Ok(Look::default()),
        }
    }
}

fn figure(value: String, label: String, href: String, state: FigureState) -> Figure {
    Figure { value, label, href, state }
}

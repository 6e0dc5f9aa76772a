//! # Home
//! How things stand, on the first page: for a county its workshop, for the national lead the 21 counties.

mod county;
mod national;

use organisation::home::{Figure, FigureState, HomeLook, Look};
use organisation::{Actor, App, Duty};
use store::StoreFault;
use web::Shell;

/// Says how the workshops stand.
pub struct WorkshopLook;

#[async_trait::async_trait]
impl HomeLook for WorkshopLook {
    async fn look(&self, app: &App, actor: &Actor, shell: &Shell) -> Result<Option<Look>, StoreFault> {
        match actor.duty() {
            Duty::CountyCoordinator => county::look(app, actor, &shell.t).await,
            Duty::NationalLead => national::look(app, shell).await,
            Duty::MunicipalCoordinator | Duty::Auditor | Duty::Facilitator => Ok(None),
        }
    }
}

fn figure(value: String, label: String, href: String, state: FigureState) -> Figure {
    Figure { value, label, href, state }
}

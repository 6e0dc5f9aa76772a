//! What a request about the county's own workshop stands on: who asks, about which workshop, and with which form.

use std::ops::Deref;

use axum::RequestExt as _;
use axum::extract::{FromRequest, FromRequestParts, Path, Request};
use axum::http::request::Parts;
use organisation::{Actor, App, MayCoordinate};
use serde::Deserialize;
use web::{Posted, Trouble, Visitor};

use super::Workshop;
use crate::records::WorkshopId;

/// The workshop of the address, which is the actor's county's own.
pub struct Own {
    /// The house.
    pub app: App,
    /// Who asks.
    pub visitor: Visitor,
    /// With which duty.
    pub actor: Actor,
    /// The workshop.
    pub workshop: Workshop,
    /// That they may prepare it.
    pub permit: MayCoordinate,
}

/// A form about it.
pub struct Asked {
    own: Own,
    /// The form.
    pub posted: Posted,
}

/// What stands under `/workshop/{workshop}/` may have parameters of its own.
#[derive(Deserialize)]
struct Which {
    workshop: WorkshopId,
}

impl FromRequestParts<App> for Own {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Trouble> {
        let visitor = Visitor::from_request_parts(parts, app).await?;
        let actor = Actor::from_request_parts(parts, app).await?;
        let which = Path::<Which>::from_request_parts(parts, app).await;
        let Path(Which { workshop }) = which.map_err(|_| Trouble::NotFound)?;
        let (workshop, permit) = super::own(app.store(), &actor, workshop).await?;
        Ok(Self { app: app.clone(), visitor, actor, workshop, permit })
    }
}

impl FromRequest<App> for Asked {
    type Rejection = Trouble;

    async fn from_request(mut request: Request, app: &App) -> Result<Self, Trouble> {
        let own: Own = request.extract_parts_with_state(app).await?;
        Ok(Self { own, posted: Posted::from_request(request, app).await? })
    }
}

impl Own {
    /// The address of a page under the workshop's.
    #[must_use]
    pub fn path(&self, page: &str) -> String {
        format!("/workshop/{}/{page}", self.workshop.id)
    }
}

impl Deref for Asked {
    type Target = Own;

    fn deref(&self) -> &Own {
        &self.own
    }
}

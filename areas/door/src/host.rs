//! What a request at the door stands on: who asks, at which workshop's door.

use std::ops::Deref;

use axum::RequestExt as _;
use axum::extract::{FromRequest, FromRequestParts, Path, Request};
use axum::http::request::Parts;
use organisation::{Actor, App, LinkHolder, MayCoordinate, MayHost};
use sea_orm::EntityTrait as _;
use serde::Deserialize;
use texts::Words;
use web::{Crumb, Posted, Shell, Trouble, Visitor};
use workshop::WorkshopId;
use workshop::day::Workshop;
use workshop::records::workshop as workshops;

/// Somebody at the door of the address.
pub struct Host {
    /// The house.
    pub app: App,
    /// The browser.
    pub visitor: Visitor,
    /// Who is signed in; nobody when they came by a link.
    pub actor: Option<Actor>,
    /// The workshop.
    pub workshop: Workshop,
    /// That they may.
    pub permit: MayHost,
}

/// A form of somebody at the door.
pub struct Asked {
    host: Host,
    /// What it holds.
    pub posted: Posted,
}

#[derive(Deserialize)]
struct Which {
    workshop: WorkshopId,
}

impl FromRequestParts<App> for Host {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Trouble> {
        let visitor = Visitor::from_request_parts(parts, app).await?;
        let actor = parts.extensions.get::<Actor>().cloned();
        let holder = parts.extensions.get::<LinkHolder>().cloned();
        let which = Path::<Which>::from_request_parts(parts, app).await;
        let Path(Which { workshop: id }) = which.map_err(|_| Trouble::NotFound)?;
        let found = workshops::Entity::find_by_id(id).one(app.store().reader()).await?;
        let workshop = found.ok_or(Trouble::NotFound)?;
        let permit = match (&actor, &holder) {
            (Some(actor), _) => MayHost::of(actor, workshop.county, id.uuid())?,
            (None, Some(holder)) => MayHost::by_link(holder, workshop.county, id.uuid())?,
            (None, None) => return Err(Trouble::NeedsLink),
        };
        Ok(Self { app: app.clone(), visitor, actor, workshop, permit })
    }
}

impl FromRequest<App> for Asked {
    type Rejection = Trouble;

    async fn from_request(mut request: Request, app: &App) -> Result<Self, Trouble> {
        let host: Host = request.extract_parts_with_state(app).await?;
        Ok(Self { host, posted: Posted::from_request(request, app).await? })
    }
}

impl Deref for Asked {
    type Target = Host;

    fn deref(&self) -> &Host {
        &self.host
    }
}

impl Host {
    /// The words of whoever asks.
    #[must_use]
    pub fn words(&self) -> &Words {
        self.visitor.words()
    }

    /// The address of the door, and of what stands under it.
    #[must_use]
    pub fn path(&self, rest: &str) -> String {
        format!("/workshop/{}/dorren{rest}", self.workshop.id)
    }

    /// The county's coordinator, who may shut the door and plan the tables.
    ///
    /// # Errors
    /// [`Trouble::NotFound`] for everybody else.
    pub fn coordinator(&self) -> Result<MayCoordinate, Trouble> {
        let actor = self.actor.as_ref().ok_or(Trouble::NotFound)?;
        MayCoordinate::of(actor, self.workshop.county)
    }

    /// A mark of the browser, to tell phones apart: 64 bits of what is kept of it.
    #[must_use]
    pub fn device(&self) -> String {
        store::digest(&self.visitor.browser_hash()).chars().take(16).collect()
    }

    /// The frame of a page at the door.
    #[must_use]
    pub fn shell(&self, title: &str) -> Shell {
        let title = self.words().say(title);
        let Some(actor) = &self.actor else { return self.visitor.shell(&self.app, title) };
        let mut shell = actor.shell(&self.app, &self.visitor, title);
        let own = Crumb {
            href: Some(format!("/workshop/{}", self.workshop.id)),
            text: self.words().say("day-title"),
        };
        shell.trail.insert(1.min(shell.trail.len()), own);
        shell
    }
}

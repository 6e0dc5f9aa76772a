//! The pages of interest, and what those of a county share.

pub(super) mod answer;
pub(super) mod call;
mod form;
pub(super) mod lead;
pub(super) mod one;
pub(super) mod questions;
#[cfg(test)]
pub(super) mod samples;

use std::collections::HashMap;
use std::sync::Arc;

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use chrono::NaiveDate;
use letters::Party;
use organisation::records::personal_link;
use organisation::{Actor, App, LinkHolder, MayAnswer, OrganisationId, link};
use sea_orm::EntityTrait as _;
use serde::Deserialize;
use store::{Store, StoreFault};
use texts::Words;
use web::{Crumb, Shell, Trouble, Visitor};

use super::answering::{Answerer, SetDays};
use super::records::InterestId;
use super::views::{self, Asked};
use crate::records::ProgrammeId;

/// Knows on which days workshops are held: hung beside the routes by the roof, since a higher area holds them.
#[derive(Clone)]
pub struct Days(Arc<dyn SetDays>);

impl Days {
    /// By whoever knows.
    #[must_use]
    pub fn new(days: impl SetDays + 'static) -> Self {
        Self(Arc::new(days))
    }
}

/// The days that workshops are set to; none when nobody knows.
async fn set_days(
    days: Option<&Days>,
    store: &Store,
    programme: ProgrammeId,
) -> Result<HashMap<OrganisationId, NaiveDate>, StoreFault> {
    match days {
        Some(days) => days.0.of(store, programme).await,
        None => Ok(HashMap::new()),
    }
}

/// What stands under `/intresse/`.
#[derive(Deserialize)]
struct Which {
    interest: InterestId,
}

/// Whoever acts for a county, with the interest of the address, which is the county's own.
pub(super) struct Opened {
    app: App,
    visitor: Visitor,
    actor: Option<Actor>,
    holder: Option<LinkHolder>,
    permit: MayAnswer,
    asked: Asked,
    days: Option<Days>,
}

impl FromRequestParts<App> for Opened {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Trouble> {
        let visitor = Visitor::from_request_parts(parts, app).await?;
        let permit = MayAnswer::from_request_parts(parts, app).await?;
        let which = Path::<Which>::from_request_parts(parts, app).await;
        let Path(Which { interest }) = which.map_err(|_| Trouble::NotFound)?;
        let asked = views::of_county(app.store(), permit.county(), interest).await?;
        let asked = asked.ok_or(Trouble::NotFound)?;
        let permit = permit.for_interest(interest.uuid(), asked.interest.county)?;
        let (actor, holder) = (parts.extensions.get::<Actor>(), parts.extensions.get::<LinkHolder>());
        Ok(Self {
            actor: actor.cloned(),
            holder: holder.cloned(),
            days: parts.extensions.get::<Days>().cloned(),
            app: app.clone(),
            visitor,
            permit,
            asked,
        })
    }
}

impl Opened {
    fn words(&self) -> &Words {
        self.visitor.words()
    }

    fn shell(&self, title: impl Into<String>) -> Shell {
        match &self.actor {
            Some(actor) => actor.shell(&self.app, &self.visitor, title),
            None => self.visitor.shell(&self.app, title),
        }
    }

    fn path(&self) -> String {
        format!("/intresse/{}", self.asked.interest.id)
    }

    /// A key for a form that is shown anew.
    fn form_key(&self) -> String {
        self.app.store().doors().uuid().to_string()
    }

    /// Who answers: the coordinator, or the office that the link was sent to.
    async fn answerer(&self) -> Result<Answerer, Trouble> {
        if let Some(actor) = &self.actor {
            return Ok(Answerer {
                name: actor.name().to_owned(),
                address: actor.address().to_owned(),
                url: self.path(),
            });
        }
        let holder = self.holder.as_ref().ok_or(Trouble::NeedsLink)?;
        let found = personal_link::Entity::find_by_id(holder.link)
            .one(self.app.store().reader())
            .await
            .map_err(StoreFault::from)?;
        let link = found.ok_or(Trouble::NeedsLink)?;
        Ok(Answerer { name: link.name, address: link.address, url: link::placeholder(holder.link) })
    }

    /// The day that the county's workshop is set to.
    async fn set_day(&self) -> Result<Option<NaiveDate>, Trouble> {
        let days = set_days(self.days.as_ref(), self.app.store(), self.asked.programme.id).await?;
        Ok(days.get(&self.asked.county.id).copied())
    }
}

/// The frame of one of the lead's pages: under the programme, and under the counties' answers when it lies deeper.
fn lead_shell(app: &App, visitor: &Visitor, actor: &Actor, title: &str) -> Shell {
    let words = visitor.words();
    let mut shell = actor.shell(app, visitor, words.say(title));
    let mut above = vec![("/program", "programme-title")];
    if title != "interest-title" {
        above.push(("/program/intresse", "interest-title"));
    }
    for (place, (href, text)) in (1..).zip(above) {
        let crumb = Crumb { href: Some(href.to_owned()), text: words.say(text) };
        shell.trail.insert(place.min(shell.trail.len()), crumb);
    }
    shell
}

/// Where counties turn with their questions: whoever sends the letters.
fn contact(actor: &Actor) -> Party {
    Party { name: actor.name().to_owned(), address: actor.address().to_owned() }
}

//! What a request to the table plan stands on: who asks, about which workshop, and with which form.

use std::collections::HashSet;
use std::ops::Deref;

use axum::RequestExt as _;
use axum::extract::{FromRequest, FromRequestParts, Query, Request};
use axum::http::request::Parts;
use axum::response::Response;
use organisation::{Actor, App, MayCoordinate};
use sea_orm::prelude::Uuid;
use serde::Deserialize;
use store::DeedKey;
use texts::Words;
use web::{Crumb, Note, Posted, Shell, Trouble, Visitor, conflict, faulty, go, go_with};

use crate::day::{self, Workshop};
use crate::day_papers::Attending;
use crate::records::{ParticipantId, WorkshopId};
use crate::table_plan::deeds::{By, NotDone};
use crate::table_plan::views::{self, Standing};

use super::plan::PlanPage;
use super::sentences;
use super::typed::Typed;

/// Who asks about which workshop.
pub struct Place {
    pub app: App,
    pub visitor: Visitor,
    pub actor: Actor,
    pub workshop: Workshop,
    /// The round that is shown, from 0.
    pub round: usize,
    /// Who knows who came.
    pub attending: Option<Attending>,
}

/// The county's own workshop.
pub struct Own {
    place: Place,
    pub permit: MayCoordinate,
}

/// A form about the county's own workshop.
pub struct Asked {
    own: Own,
    pub posted: Posted,
}

impl Deref for Own {
    type Target = Place;

    fn deref(&self) -> &Place {
        &self.place
    }
}

impl Deref for Asked {
    type Target = Own;

    fn deref(&self) -> &Own {
        &self.own
    }
}

#[derive(Debug, Deserialize)]
struct Which {
    #[serde(default)]
    omgang: String,
}

impl FromRequestParts<App> for Own {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Trouble> {
        let own = day::Own::from_request_parts(parts, app).await?;
        let day::Own { app, visitor, actor, workshop, permit } = own;
        let which = Query::<Which>::from_request_parts(parts, &app).await;
        let round = which.map(|Query(which)| round_asked(&which.omgang)).unwrap_or_default();
        let attending = parts.extensions.get().cloned();
        Ok(Self { place: Place { app, visitor, actor, workshop, round, attending }, permit })
    }
}

impl FromRequest<App> for Asked {
    type Rejection = Trouble;

    async fn from_request(mut request: Request, app: &App) -> Result<Self, Trouble> {
        let mut own: Own = request.extract_parts_with_state(app).await?;
        let posted = Posted::from_request(request, app).await?;
        own.place.round = round_asked(posted.text("round"));
        Ok(Self { own, posted })
    }
}

/// A round in an address or a form, from 0; the first when it is none.
pub fn round_asked(asked: &str) -> usize {
    asked.parse::<usize>().ok().and_then(|round| round.checked_sub(1)).unwrap_or_default()
}

/// The page's address with its round, from 0.
pub fn address(id: WorkshopId, round: usize, part: &str) -> String {
    let query = if round > 0 { format!("?omgang={}", round + 1) } else { String::new() };
    format!("/workshop/{id}/bord{query}{part}")
}

impl Asked {
    /// What the form's deed stands on.
    pub fn by(&self) -> Result<By<'_>, Trouble> {
        let (version, key) = (self.posted.number("version")?, self.posted.deed_key()?);
        Ok(By { permit: &self.permit, workshop: self.workshop.id, version, key })
    }

    /// The same where many buttons share one form: a key for this one, so that another's is not taken for a
    /// repetition.
    pub fn by_button(&self, button: Uuid) -> Result<By<'_>, Trouble> {
        let by = self.by()?;
        Ok(By { key: DeedKey(Uuid::from_u128(by.key.0.as_u128() ^ button.as_u128())), ..by })
    }

    /// Back to a part of the page, with a note.
    pub fn done(&self, part: &str, note: &Note) -> Response {
        go_with(&self.app, &self.address(part), note)
    }
}

impl Place {
    pub fn id(&self) -> WorkshopId {
        self.workshop.id
    }

    pub fn words(&self) -> &Words {
        self.visitor.words()
    }

    /// The address of a part of the page, in the round that is shown.
    pub fn address(&self, part: &str) -> String {
        address(self.id(), self.round, part)
    }

    /// The frame of a page under the workshop.
    pub fn shell(&self, title: String) -> Shell {
        let mut shell = self.actor.shell(&self.app, &self.visitor, title);
        let href = Some(format!("/workshop/{}", self.id()));
        let crumb = Crumb { href, text: self.words().say("table_plan-crumb") };
        shell.trail.insert(shell.trail.len().saturating_sub(1), crumb);
        shell
    }

    /// The frame of a page under the table plan.
    pub fn shell_under(&self, title: String) -> Shell {
        let mut shell = self.shell(title);
        let href = Some(address(self.id(), 0, ""));
        let crumb = Crumb { href, text: self.words().say("table_plan-title") };
        shell.trail.insert(shell.trail.len().saturating_sub(1), crumb);
        shell
    }

    /// What stands, when there is a plan.
    pub async fn planned(&self) -> Result<Option<Standing>, Trouble> {
        let standing = views::standing(self.app.store(), &self.workshop).await?;
        Ok(Some(standing).filter(|standing| standing.plan.is_some()))
    }

    /// To the plan's own page: whoever asks for a part of a plan that is not made yet can make it there.
    pub fn to_the_plan(&self) -> Response {
        go(&self.address(""))
    }

    /// Those who have come and sit at tables; none as long as nobody has.
    pub async fn here(&self) -> Result<Option<HashSet<ParticipantId>>, Trouble> {
        let Some(attending) = &self.attending else { return Ok(None) };
        Ok(attending.at_tables(self.app.store(), &self.workshop).await?)
    }

    /// Whom a form plans for: those who have come, when anybody has, unless it says everybody.
    pub async fn among(&self, everybody: bool) -> Result<Option<HashSet<ParticipantId>>, Trouble> {
        if everybody { Ok(None) } else { self.here().await }
    }

    async fn page(&self) -> Result<PlanPage, Trouble> {
        let standing = views::standing(self.app.store(), &self.workshop).await?;
        Ok(PlanPage::of(self, &standing, self.here().await?.as_ref()))
    }

    /// The answer to a form that was not done. `field` is where the reasons stand; `asked` says what was wanted.
    pub async fn not_done(
        &self,
        why: NotDone,
        field: &str,
        asked: String,
        keep: impl FnOnce(&mut Typed),
    ) -> Result<Response, Trouble> {
        let words = self.words();
        let faults = match why {
            NotDone::Newer => {
                let mut page = self.page().await?;
                keep(&mut page.typed);
                page.too_late = Some(asked);
                return conflict(&page);
            }
            // The page shows the one that goes on.
            NotDone::Planning => return Ok(go(&self.address(""))),
            NotDone::Refused(refusals) => {
                refusals.iter().map(|refusal| sentences::refusal(words, refusal)).collect()
            }
            NotDone::Gone => vec![words.say("table_plan-gone")],
            NotDone::Nobody => vec![words.say("table_plan-nobody-registered")],
            NotDone::NoWorkshop => return Err(Trouble::NotFound),
            NotDone::Engine(fault) => return Err(Trouble::ours(fault)),
            NotDone::Store(fault) => return Err(fault.into()),
        };
        self.faulty(faults.into_iter().map(|said| (field.to_owned(), said)), keep).await
    }

    /// The page with faults, each by its field, and with what was typed.
    pub async fn faulty(
        &self,
        faults: impl IntoIterator<Item = (String, String)>,
        keep: impl FnOnce(&mut Typed),
    ) -> Result<Response, Trouble> {
        let mut page = self.page().await?;
        keep(&mut page.typed);
        for (field, said) in faults {
            page.faults.add(field, said);
        }
        page.shell = page.shell.with_faults(&page.faults);
        faulty(&page)
    }
}

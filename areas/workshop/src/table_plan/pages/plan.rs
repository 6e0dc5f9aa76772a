//! The page of the table plan, and what every form on it needs when it comes back.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use organisation::{Actor, App, MayCoordinate};
use sea_orm::prelude::Uuid;
use serde::Deserialize;
use store::DeedKey;
use texts::Words;
use web::{Choice, Crumb, Faults, Posted, Shell, Trouble, Visitor, conflict, faulty, go, page};

use crate::day::{self, Workshop};
use crate::records::WorkshopId;
use crate::table_plan::deeds::{By, NotDone};
use crate::table_plan::job::{Bench, Effort, Outcome, Stage};
use crate::table_plan::rules::RoomSize;
use crate::table_plan::views::{self, Standing};

use super::going_on::{GoingOn, GoingOnPage};
use super::offered::{Offered, offered};
use super::ruled::Ruled;
use super::sentences;
use super::shown::Shown;
use super::typed::{Typed, efforts, kinds, mixings};

#[derive(Template)]
#[template(path = "table_plan/pages/plan.html")]
#[allow(clippy::struct_excessive_bools, reason = "each says whether one part of the page is there")]
pub struct PlanPage {
    pub shell: Shell,
    /// `/workshop/{id}`
    pub path: String,
    /// The reader is the county: sees names, and may change the plan.
    pub is_county: bool,
    pub people: usize,
    pub version: i32,
    pub keys: Keys,
    pub typed: Typed,
    pub mixings: Vec<Choice>,
    /// What a later round can be.
    pub kinds: Vec<Choice>,
    pub efforts: Vec<Choice>,
    pub faults: Faults,
    /// What was asked and not done, since somebody else was first.
    pub too_late: Option<String>,
    /// What came of the last planning, when it is something to say.
    pub outcome: Vec<String>,
    /// The last planning was interrupted.
    pub interrupted: bool,
    /// What the last deed was, and what it cost.
    pub last: String,
    /// How far the plan is from the best there could be.
    pub points: String,
    pub can_undo: bool,
    pub can_redo: bool,
    pub ruled: Ruled,
    /// What each table offers.
    pub offered: Vec<Offered>,
    /// Plans to choose from.
    pub choices: Vec<super::chosen::ChoiceShown>,
    pub shown: Option<Shown>,
}

/// A key for each form.
pub struct Keys {
    pub place: Uuid,
    pub seats: Uuid,
    pub shift: Uuid,
    pub rule: Uuid,
    pub lift: Uuid,
    pub offer: Uuid,
    pub turn: Uuid,
    pub choose: Uuid,
}

/// What the page is about, before it is known how it looks.
pub(super) struct Place<'a> {
    pub app: &'a App,
    pub visitor: &'a Visitor,
    pub actor: &'a Actor,
    pub workshop: &'a Workshop,
    /// The round that is shown, from 0.
    pub round: usize,
}

/// What a posted form stands on.
pub(super) fn by<'a>(
    permit: &'a MayCoordinate,
    workshop: WorkshopId,
    posted: &Posted,
) -> Result<By<'a>, Trouble> {
    Ok(By { permit, workshop, version: posted.number("version")?, key: posted.deed_key()? })
}

/// The round that a form speaks of, from 0; the first when it names none.
pub(super) fn round_of(posted: &Posted) -> usize {
    posted.text("round").parse::<usize>().ok().and_then(|round| round.checked_sub(1)).unwrap_or_default()
}

/// The page's address with its round, from 0.
pub(super) fn address(id: WorkshopId, round: usize, part: &str) -> String {
    let query = if round > 0 { format!("?omgang={}", round + 1) } else { String::new() };
    format!("/workshop/{id}/bord{query}{part}")
}

/// Many buttons share one form: a key for this one, so that another's is not taken for a repetition.
pub(super) fn own_key(key: DeedKey, button: Uuid) -> DeedKey {
    DeedKey(Uuid::from_u128(key.0.as_u128() ^ button.as_u128()))
}

impl Place<'_> {
    pub fn words(&self) -> &Words {
        self.visitor.words()
    }

    /// The frame of a page under the workshop.
    pub fn shell(&self, title: String) -> Shell {
        let mut shell = self.actor.shell(self.app, self.visitor, title);
        let href = Some(format!("/workshop/{}", self.workshop.id));
        let crumb = Crumb { href, text: self.words().say("table_plan-crumb") };
        shell.trail.insert(shell.trail.len().saturating_sub(1), crumb);
        shell
    }

    pub async fn page(&self) -> Result<PlanPage, Trouble> {
        let standing = views::standing(self.app.store(), self.workshop).await?;
        Ok(self.page_of(&standing))
    }

    pub fn page_of(&self, standing: &Standing) -> PlanPage {
        let is_county = MayCoordinate::of(self.actor, self.workshop.county).is_ok();
        let shell = self.shell(self.words().say("table_plan-title"));
        let key = || self.app.store().doors().uuid();
        let keys = Keys {
            place: key(),
            seats: key(),
            shift: key(),
            rule: key(),
            lift: key(),
            offer: key(),
            turn: key(),
            choose: key(),
        };
        PlanPage::new(shell, self.workshop, standing, is_county, keys, self.round)
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
            NotDone::Planning => return Ok(go(&address(self.workshop.id, self.round, ""))),
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

impl PlanPage {
    /// `round`: from 0.
    pub fn new(
        shell: Shell,
        workshop: &Workshop,
        standing: &Standing,
        is_county: bool,
        keys: Keys,
        round: usize,
    ) -> Self {
        let room = RoomSize::of(workshop);
        let words = &shell.t;
        let last = &standing.last;
        let outcome = match standing.outcome() {
            Outcome::Refused(refusals) => {
                refusals.iter().map(|refusal| sentences::refusal(words, refusal)).collect()
            }
            Outcome::Newer => vec![words.say("table_plan-planning-newer")],
            Outcome::Failed => vec![words.say("table_plan-planning-failed")],
            Outcome::None | Outcome::Placed(_) | Outcome::Choices(_) => Vec::new(),
        };
        Self {
            path: format!("/workshop/{}", workshop.id),
            is_county,
            people: standing.people.len(),
            version: standing.version(),
            keys,
            typed: Typed::of(&standing.wanted),
            mixings: mixings(words),
            kinds: kinds(words),
            efforts: efforts(words),
            faults: Faults::none(),
            too_late: None,
            outcome: if is_county { outcome } else { Vec::new() },
            interrupted: false,
            last: if last.deed.is_empty() {
                String::new()
            } else {
                sentences::last(words, &last.deed, &last.change)
            },
            points: if is_county { sentences::points(words, standing, room) } else { String::new() },
            can_undo: is_county && last.can_undo,
            can_redo: is_county && last.can_redo,
            ruled: if is_county { Ruled::of(words, standing) } else { Ruled::default() },
            offered: offered(words, standing),
            choices: if is_county { super::chosen::choices(words, standing) } else { Vec::new() },
            shown: standing
                .plan
                .as_ref()
                .map(|plan| Shown::of(words, standing, plan, room, is_county, round)),
            shell,
        }
    }
}

impl PlanPage {
    /// A fault lies where one must open to see it.
    fn faults_in_more(&self) -> bool {
        self.faults.iter().any(|fault| fault.field.starts_with("weight_") || fault.field == "at_most")
    }
}

/// What the page is asked to show: whom it is to help move, and which round.
#[derive(Debug, Default, Deserialize)]
pub struct Wish {
    #[serde(default)]
    person: String,
    #[serde(default)]
    omgang: String,
}

/// A round in an address, from 0; the first when it is none.
pub(super) fn round_asked(asked: &str) -> usize {
    asked.parse::<usize>().ok().and_then(|round| round.checked_sub(1)).unwrap_or_default()
}

/// The page; while a planning goes on, how far it is.
pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    Extension(bench): Extension<Bench>,
    Path(id): Path<WorkshopId>,
    Query(wish): Query<Wish>,
) -> Result<Response, Trouble> {
    let (workshop, _permit) = day::readable(app.store(), &actor, id).await?;
    let round = round_asked(&wish.omgang);
    let place = Place { app: &app, visitor: &visitor, actor: &actor, workshop: &workshop, round };
    let standing = views::standing(app.store(), &workshop).await?;
    if let Some(planning) = standing.planning.as_ref().filter(|row| views::goes_on(app.store(), &bench, row))
    {
        let effort = standing.matter().map_or(Effort::Usual, |matter| matter.effort);
        let going_on = GoingOn {
            percent: bench.find(id, planning.id).map(|gauge| gauge.percent()),
            stopping: planning.stage == Stage::Stopping,
            effort,
        };
        let is_county = MayCoordinate::of(&actor, workshop.county).is_ok();
        let shell = place.shell(visitor.words().say("table_plan-planning-title"));
        return page(&GoingOnPage::new(shell, id, is_county, &going_on, app.store().doors().uuid()));
    }
    let mut shown = place.page_of(&standing);
    // It is not over, and nobody works on it.
    let unfinished = standing.planning.as_ref().is_some_and(|row| row.stage != Stage::Over);
    shown.interrupted = shown.is_county && unfinished;
    shown.typed.person = wish.person;
    page(&shown)
}

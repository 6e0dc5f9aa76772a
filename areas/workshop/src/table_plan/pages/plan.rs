//! The page of the table plan.

use std::collections::HashSet;

use askama::Template;
use axum::Extension;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use organisation::{Actor, App, MayCoordinate};
use sea_orm::prelude::Uuid;
use serde::Deserialize;
use web::{Choice, Faults, Shell, Trouble, Visitor, page};

use crate::day::{self, Workshop};
use crate::day_papers::Attending;
use crate::records::{ParticipantId, WorkshopId};
use crate::table_plan::job::{Bench, Effort, Outcome, Stage};
use crate::table_plan::rules::RoomSize;
use crate::table_plan::views::{self, Standing};

use super::going_on::{GoingOn, GoingOnPage};
use super::offered::{Offered, offered};
use super::place::{Place, round_asked};
use super::ruled::Ruled;
use super::sentences;
use super::shown::Shown;
use super::typed::{EVERYBODY, HERE, Typed, efforts, kinds, mixings};

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
    /// Whom to place; nothing to choose as long as nobody has come.
    pub whom: Vec<Choice>,
    pub faults: Faults,
    /// What was asked and not done, since somebody else was first.
    pub too_late: Option<String>,
    /// What came of the last planning, when it is something to say.
    pub outcome: Vec<String>,
    /// Why it is not known what people need of their tables; empty when it is.
    pub unopened: String,
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

impl PlanPage {
    /// The page for whoever asks. `here`: those who have come.
    pub fn of(place: &Place, standing: &Standing, here: Option<&HashSet<ParticipantId>>) -> Self {
        let is_county = MayCoordinate::of(&place.actor, place.workshop.county).is_ok();
        let shell = place.shell(place.words().say("table_plan-title"));
        let key = || place.app.store().doors().uuid();
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
        let mut page = Self::new(shell, &place.workshop, standing, is_county, keys, place.round);
        page.among(standing, here);
        page
    }

    /// Asks whom to place, when some have come: those, unless the reader says otherwise.
    pub fn among(&mut self, standing: &Standing, here: Option<&HashSet<ParticipantId>>) {
        let Some(here) = here else { return };
        let here = standing.people.iter().filter(|row| here.contains(&row.id)).count();
        let choice = |code: &str, count: usize| {
            Choice::new(code, self.shell.t.say1(&format!("table_plan-whom-{code}"), "count", count))
        };
        self.whom = vec![choice(HERE, here), choice(EVERYBODY, standing.people.len())];
    }

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
            unopened: standing
                .unopened
                .as_ref()
                .map(|why| words.say(&format!("table_plan-unopened-{}", why.code())))
                .unwrap_or_default(),
            is_county,
            people: standing.people.len(),
            version: standing.version(),
            keys,
            typed: Typed::of(&standing.wanted),
            mixings: mixings(words),
            kinds: kinds(words),
            efforts: efforts(words),
            whom: Vec::new(),
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

/// The page; while a planning goes on, how far it is.
pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    (Extension(bench), attending): (Extension<Bench>, Option<Extension<Attending>>),
    Path(id): Path<WorkshopId>,
    Query(wish): Query<Wish>,
) -> Result<Response, Trouble> {
    let (workshop, _permit) = day::readable(app.store(), &actor, id).await?;
    let round = round_asked(&wish.omgang);
    let attending = attending.map(|Extension(attending)| attending);
    let place = Place { app, visitor, actor, workshop, round, attending };
    let store = place.app.store();
    let standing = views::standing(store, &place.workshop).await?;
    if let Some(planning) = standing.planning.as_ref().filter(|row| views::goes_on(store, &bench, row)) {
        let effort = standing.matter().map_or(Effort::Usual, |matter| matter.effort);
        let going_on = GoingOn {
            percent: bench.find(id.uuid(), planning.id).map(|gauge| gauge.percent()),
            stopping: planning.stage == Stage::Stopping,
            effort,
        };
        let is_county = MayCoordinate::of(&place.actor, place.workshop.county).is_ok();
        let shell = place.shell(place.words().say("table_plan-planning-title"));
        return page(&GoingOnPage::new(shell, id, is_county, &going_on, store.doors().uuid()));
    }
    let mut shown = PlanPage::of(&place, &standing, place.here().await?.as_ref());
    // It is not over, and nobody works on it.
    let unfinished = standing.planning.as_ref().is_some_and(|row| row.stage != Stage::Over);
    shown.interrupted = shown.is_county && unfinished;
    shown.typed.person = wish.person;
    page(&shown)
}

//! The page of the table plan, and what every form on it needs when it comes back.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use organisation::{Actor, App, MayCoordinate};
use sea_orm::prelude::Uuid;
use serde::Deserialize;
use texts::Words;
use web::{Choice, Crumb, Faults, Shell, Trouble, Visitor, conflict, faulty, page};

use crate::day::{self, Workshop};
use crate::records::WorkshopId;
use crate::table_plan::arrange::Refusal;
use crate::table_plan::deeds::NotDone;
use crate::table_plan::rules::{Mixing, RoomSize, Wanted};
use crate::table_plan::views::{self, Standing};

use super::shown::Shown;

#[derive(Template)]
#[template(path = "table_plan/pages/plan.html")]
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
    pub faults: Faults,
    /// What was asked and not done, since somebody else was first.
    pub too_late: Option<String>,
    pub shown: Option<Shown>,
}

/// A key for each form.
pub struct Keys {
    pub place: Uuid,
    pub seats: Uuid,
    pub shift: Uuid,
    pub apart: Uuid,
    pub lift: Uuid,
}

/// What the fields hold.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    pub mixing: String,
    pub spread: bool,
    pub least: String,
    pub most: String,
    pub person: String,
    pub table: String,
    pub one: String,
    pub other: String,
}

impl Typed {
    fn of(wanted: Wanted) -> Self {
        Self {
            mixing: wanted.mixing.code().to_owned(),
            spread: wanted.spread_roles,
            least: wanted.least.to_string(),
            most: wanted.most.to_string(),
            ..Self::default()
        }
    }
}

/// What the page is about, before it is known how it looks.
pub(super) struct Place<'a> {
    pub app: &'a App,
    pub visitor: &'a Visitor,
    pub actor: &'a Actor,
    pub workshop: &'a Workshop,
}

impl Place<'_> {
    pub fn words(&self) -> &Words {
        self.visitor.words()
    }

    pub async fn page(&self) -> Result<PlanPage, Trouble> {
        let standing = views::standing(self.app.store(), self.workshop).await?;
        let is_county = MayCoordinate::of(self.actor, self.workshop.county).is_ok();
        let mut shell = self.actor.shell(self.app, self.visitor, self.words().say("table_plan-title"));
        let href = Some(format!("/workshop/{}", self.workshop.id));
        let crumb = Crumb { href, text: self.words().say("table_plan-crumb") };
        shell.trail.insert(shell.trail.len().saturating_sub(1), crumb);
        let key = || self.app.store().doors().uuid();
        let keys = Keys { place: key(), seats: key(), shift: key(), apart: key(), lift: key() };
        Ok(PlanPage::new(shell, self.workshop, &standing, is_county, keys))
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
            NotDone::Refused(refusals) => refusals.iter().map(|refusal| sentence(words, refusal)).collect(),
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

/// Why, in words.
pub(super) fn sentence(words: &Words, refusal: &Refusal) -> String {
    words.say_with(
        &format!("table_plan-refused-{}", refusal.code),
        [
            ("names", words.list(&refusal.names).into()),
            ("table", refusal.table.to_string().into()),
            ("people", refusal.people.into()),
            ("most", refusal.most.into()),
        ],
    )
}

impl PlanPage {
    pub fn new(shell: Shell, workshop: &Workshop, standing: &Standing, is_county: bool, keys: Keys) -> Self {
        let room = RoomSize::of(workshop);
        let words = &shell.t;
        let plan = standing.plan.as_ref();
        let mixing = |mixing: Mixing| {
            let text = |part: &str| words.say(&format!("table_plan-mixing-{}{part}", mixing.code()));
            Choice::new(mixing.code(), text("")).hint(text("-hint"))
        };
        Self {
            path: format!("/workshop/{}", workshop.id),
            is_county,
            people: standing.people.len(),
            version: standing.version(),
            keys,
            typed: Typed::of(plan.map_or_else(|| Wanted::usual(room.chairs), views::wanted)),
            mixings: Mixing::ALL.map(mixing).into(),
            faults: Faults::none(),
            too_late: None,
            shown: plan.map(|plan| Shown::of(words, standing, plan, room, is_county)),
            shell,
        }
    }
}

/// Whom the page is asked to help move.
#[derive(Debug, Default, Deserialize)]
pub struct Wish {
    #[serde(default)]
    person: String,
}

/// The page.
pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    Path(id): Path<WorkshopId>,
    Query(wish): Query<Wish>,
) -> Result<Response, Trouble> {
    let (workshop, _permit) = day::readable(app.store(), &actor, id).await?;
    let place = Place { app: &app, visitor: &visitor, actor: &actor, workshop: &workshop };
    let mut shown = place.page().await?;
    shown.typed.person = wish.person;
    page(&shown)
}

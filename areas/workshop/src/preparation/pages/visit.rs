//! A guest's own page, by their link: when, where, what is expected, what happens when, and whether they come.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use organisation::{App, MayVisit, register};
use sea_orm::EntityTrait as _;
use web::{Choice, Faults, Note, Posted, Shell, Trouble, Visitor, faulty, go_with, page};

use super::checklist::trouble;
use crate::agenda;
use crate::day::Workshop;
use crate::links::facts;
use crate::preparation::guests::{self, Coming};
use crate::preparation::records::{GuestId, guest};
use crate::preparation::views::Guest;
use crate::records::workshop;

#[derive(Template)]
#[template(path = "preparation/pages/visit.html")]
pub(super) struct VisitPage {
    pub shell: Shell,
    pub faults: Faults,
    pub path: String,
    pub deed: String,
    pub lead: String,
    pub facts: Vec<(String, String)>,
    /// Paragraphs.
    pub brief: Vec<String>,
    /// Time and what.
    pub agenda: Vec<(String, String)>,
    /// What they have answered; empty before.
    pub answered: String,
    pub choices: Vec<Choice>,
    pub chosen: String,
    /// The day is over.
    pub is_over: bool,
}

async fn load(app: &App, id: GuestId) -> Result<(Guest, Workshop), Trouble> {
    let reader = app.store().reader();
    let found = guest::Entity::find_by_id(id).one(reader).await?.ok_or(Trouble::NotFound)?;
    let workshop = workshop::Entity::find_by_id(found.workshop).one(reader).await?;
    Ok((found, workshop.ok_or(Trouble::NotFound)?))
}

async fn visit_page(app: &App, visitor: &Visitor, id: GuestId) -> Result<VisitPage, Trouble> {
    let (guest, workshop) = load(app, id).await?;
    let county = register::organisation(app.store(), workshop.county).await?;
    let words = visitor.words();
    let standing = agenda::views::standing(app.store().reader(), &workshop).await?;
    let agenda = standing.lines(words);
    let shell = visitor.shell(app, words.say1("day-heading", "county", &county.name));
    let mut shown = visit_page_of(shell, (&guest, &workshop), &county.formal_name);
    shown.agenda = agenda.into_iter().map(|line| (words.span(line.starts, line.ends), line.title)).collect();
    shown.deed = app.store().doors().uuid().to_string();
    shown.is_over = app.today() > workshop.day;
    Ok(shown)
}

pub(super) fn visit_page_of(shell: Shell, (guest, workshop): (&Guest, &Workshop), county: &str) -> VisitPage {
    let words = shell.t.clone();
    let mut facts = facts(&words, workshop);
    facts.insert(0, (words.say("holder-name"), guest.name.clone()));
    let choice = |coming: Coming| {
        Choice::new(coming.code(), words.say(&format!("preparation-visit-{}", coming.code())))
    };
    VisitPage {
        faults: Faults::none(),
        path: format!("/gast/{}", guest.id),
        deed: String::new(),
        lead: words.say1("holder-lead-guest", "organisation", county),
        facts,
        brief: guest.brief.split("\n\n").filter(|text| !text.is_empty()).map(str::to_owned).collect(),
        agenda: Vec::new(),
        answered: match guest.coming {
            Coming::Unsaid => String::new(),
            said @ (Coming::Yes | Coming::No) => {
                words.say(&format!("preparation-visit-said-{}", said.code()))
            }
        },
        choices: [Coming::Yes, Coming::No].map(choice).into(),
        chosen: guest.coming.code().to_owned(),
        is_over: false,
        shell,
    }
}

pub(crate) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    permit: MayVisit,
    Path(id): Path<GuestId>,
) -> Result<Response, Trouble> {
    permit.for_guest(id.uuid())?;
    page(&visit_page(&app, &visitor, id).await?)
}

pub(crate) async fn answer(
    State(app): State<App>,
    visitor: Visitor,
    permit: MayVisit,
    Path(id): Path<GuestId>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let permit = permit.for_guest(id.uuid())?;
    let mut shown = visit_page(&app, &visitor, id).await?;
    let Some(coming) = Coming::answered(posted.text("coming")) else {
        shown.faults.add("coming", visitor.words().say("preparation-fault-coming"));
        shown.shell = shown.shell.with_faults(&shown.faults);
        return faulty(&shown);
    };
    if shown.is_over {
        return Ok(go_with(&app, &shown.path, &Note::fault("preparation-visit-over")));
    }
    guests::answer(&app, &permit, id, coming, posted.deed_key()?).await.map_err(trouble)?;
    Ok(go_with(&app, &shown.path, &Note::done(&format!("preparation-visit-said-{}", coming.code()))))
}

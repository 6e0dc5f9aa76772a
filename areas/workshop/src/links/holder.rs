//! What a personal link opens: the day's facts, and what will come. For people without an account.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::Response;
use organisation::{App, LinkHolder, Square, register};
use sea_orm::EntityTrait as _;
use sea_orm::prelude::Uuid;
use web::{Shell, Trouble, Visitor, page};

use super::deeds::facts;
use crate::day::Workshop;
use crate::day::rules::Format;
use crate::day_papers::code::Code;
use crate::records::{ParticipantId, WorkshopId, invitation, participant, workshop};

#[derive(Template)]
#[template(path = "links/holder.html")]
struct HolderPage {
    shell: Shell,
    lead: String,
    facts: Vec<(String, String)>,
    /// What is expected, and what will come here.
    said: Vec<String>,
    /// Where the course is told of; empty for others than participants.
    course: String,
    /// Where the meeting is joined; empty where there is none for whoever asks.
    join: String,
    /// Where somebody at the door goes on; empty for others.
    door: String,
    /// A participant's code for the door: as a square, and in groups of four.
    code: Option<(Square, String)>,
}

/// The thing of the address, when the link was made for it; another's does not exist.
fn own(holder: &LinkHolder, thing: Uuid) -> Result<(), Trouble> {
    if holder.about == Some(thing) { Ok(()) } else { Err(Trouble::NotFound) }
}

pub(super) async fn participant(
    State(app): State<App>,
    visitor: Visitor,
    Extension(holder): Extension<LinkHolder>,
    Path(id): Path<ParticipantId>,
) -> Result<Response, Trouble> {
    own(&holder, id.uuid())?;
    let reader = app.store().reader();
    let person = participant::Entity::find_by_id(id).one(reader).await?.ok_or(Trouble::NotFound)?;
    let invited = invitation::Entity::find_by_id(person.invitation).one(reader).await?;
    let found = load(&app, invited.ok_or(Trouble::NotFound)?.workshop).await?;
    let code = Code::of(app.key(), person.id);
    let mut shown = holder_page(&app, &visitor, &found, "participant", &person.name).await?;
    shown.course = format!("/min-dag/{id}/kurs");
    // Whoever waits for a seat joins no meeting and passes no door.
    if !person.place.waits() {
        shown.code = Some((Square::of(&code.to_string())?, code.in_groups()));
        if found.format != Format::Physical {
            shown.join = format!("/min-dag/{id}/anslut");
        }
    }
    page(&shown)
}

pub(super) async fn door_host(
    State(app): State<App>,
    visitor: Visitor,
    Extension(holder): Extension<LinkHolder>,
    Path(id): Path<WorkshopId>,
) -> Result<Response, Trouble> {
    own(&holder, id.uuid())?;
    let found = load(&app, id).await?;
    let mut shown = holder_page(&app, &visitor, &found, "door_host", "").await?;
    shown.door = format!("/workshop/{id}/dorren");
    page(&shown)
}

async fn load(app: &App, id: WorkshopId) -> Result<Workshop, Trouble> {
    workshop::Entity::find_by_id(id).one(app.store().reader()).await?.ok_or(Trouble::NotFound)
}

async fn holder_page(
    app: &App,
    visitor: &Visitor,
    workshop: &Workshop,
    who: &str,
    name: &str,
) -> Result<HolderPage, Trouble> {
    let words = visitor.words();
    let county = register::organisation(app.store(), workshop.county).await?;
    let mut facts = facts(words, workshop);
    if !name.is_empty() {
        facts.insert(0, (words.say("holder-name"), name.to_owned()));
    }
    Ok(HolderPage {
        shell: visitor.shell(app, words.say1("day-heading", "county", &county.name)),
        lead: words.say1(&format!("holder-lead-{who}"), "organisation", county.formal_name),
        facts,
        said: vec![words.say(&format!("holder-expected-{who}")), words.say(&format!("holder-coming-{who}"))],
        course: String::new(),
        join: String::new(),
        door: String::new(),
        code: None,
    })
}

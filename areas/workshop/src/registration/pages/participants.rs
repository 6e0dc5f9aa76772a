//! The county's list of participants: to read, and to take out. What people eat and need stands there as counts only.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use organisation::{Actor, App};
use sheets::FileKind;
use texts::Words;
use web::{Posted, Shell, Shown, Trouble, Visitor, file, page};

use super::answers::under_workshop;
use super::{role_in_words, workshop_id};
use crate::day;
use crate::registration::deeds;
use crate::registration::lists;
use crate::registration::reading::{self, Needs};
use crate::registration::rules::Diet;
use crate::registration::views::{self, ParticipantRow};

/// One person.
#[derive(Clone, Debug)]
pub(super) struct PersonRow {
    pub name: String,
    pub role: String,
    pub email: String,
    pub phone: String,
}

/// A municipality with its people.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub name: String,
    pub people: Vec<PersonRow>,
}

/// Everyone who is registered.
#[derive(Template)]
#[template(path = "registration/pages/participants.html")]
pub(super) struct ParticipantsPage {
    pub shell: Shell,
    pub path: String,
    pub people: usize,
    pub groups: Vec<Group>,
    pub diets: Vec<(String, usize)>,
    pub access: Vec<(String, usize)>,
    /// What cannot be read; empty when everything can.
    pub unopened: String,
    /// How many have protected details.
    pub protected: usize,
}

/// Everyone who is registered, by municipality.
pub(crate) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    Path(id): Path<String>,
) -> Result<Response, Trouble> {
    let (workshop, permit) = day::own(app.store(), &actor, workshop_id(&id)?).await?;
    let needs = reading::read_needs(&app, &permit, &workshop).await?;
    let people = views::participants(app.store(), workshop.id).await?;
    let title = visitor.words().say("registration-participants-title");
    let mut shell = actor.shell(&app, &visitor, title);
    under_workshop(&mut shell, &workshop);
    page(&participants_page(shell, format!("/workshop/{}", workshop.id), people, needs))
}

/// The list as a file. A deed: personal data leaves the system.
pub(crate) async fn take_out(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let (workshop, permit) = day::own(app.store(), &actor, workshop_id(&id)?).await?;
    let kind = FileKind::of_code(posted.text("kind")).ok_or(Trouble::Malformed)?;
    let mut people = views::participants(app.store(), workshop.id).await?;
    let words = visitor.words();
    words.sort_by_text(&mut people, |person| &person.municipality_name);
    let sheet = lists::sheet(words, &people);
    let made_at = app.store().doors().now();
    let bytes = sheet.to_file(kind, made_at).map_err(|fault| Trouble::from_error(&fault))?;
    deeds::take_out(&app, &permit, &workshop, kind, people.len()).await?;
    let name = format!("{}-{}.{}", words.say("registration-file-name"), workshop.day, kind.code());
    Ok(file(bytes, kind.mime(), &name, Shown::Saved))
}

pub(super) fn participants_page(
    shell: Shell,
    path: String,
    people: Vec<ParticipantRow>,
    needs: Needs,
) -> ParticipantsPage {
    let words = &shell.t;
    let counts = |counts: BTreeMap<Diet, usize>| -> Vec<(String, usize)> {
        counts.into_iter().map(|(what, count)| (reading::in_words(words, what), count)).collect()
    };
    let unopened = needs.unopened.map(|(people, why)| {
        let why = words.say(&format!("registration-unopened-{}", why.code()));
        words.say2("registration-unopened-people", "people", people, "why", why)
    });
    ParticipantsPage {
        diets: counts(needs.diets),
        access: counts(needs.access),
        unopened: unopened.unwrap_or_default(),
        people: people.len(),
        protected: people.iter().filter(|person| person.protected).count(),
        groups: groups(words, people),
        path,
        shell,
    }
}

fn groups(words: &Words, people: Vec<ParticipantRow>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    // The rows come by municipality.
    for person in people {
        let email = if person.protected { words.say("registration-protected-contact") } else { person.email };
        let row = PersonRow {
            role: role_in_words(words, Some(person.role), &person.role_text),
            name: person.name,
            email,
            phone: person.phone,
        };
        match groups.last_mut().filter(|group| group.name == person.municipality_name) {
            Some(group) => group.people.push(row),
            None => groups.push(Group { name: person.municipality_name, people: vec![row] }),
        }
    }
    words.sort_by_text(&mut groups, |group| &group.name);
    groups
}

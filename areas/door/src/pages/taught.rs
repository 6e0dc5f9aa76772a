//! Somebody whose course is missing stands at the door: what the county wants, the short version to read, and what the host
//! may do.

use askama::Template;
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::response::Response;
use course::rules::Entry;
use course::views::told;
use programme::draft::paragraphs;
use serde::Deserialize;
use web::{Note, Shell, Trouble, go, page};
use workshop::ParticipantId;

use crate::host::Host;
use crate::views;

#[derive(Template)]
#[template(path = "pages/taught.html")]
pub(super) struct TaughtPage {
    pub shell: Shell,
    /// The door.
    pub door: String,
    pub deed: String,
    pub person: String,
    pub name: String,
    pub municipality: String,
    /// What the county wants.
    pub policy: String,
    /// The short version: whether it is a heading, and the text.
    pub short: Vec<(bool, String)>,
    /// Where the county's coordinator exempts them; empty for others.
    pub exempt: String,
    /// Nobody asks who they are.
    pub protected: bool,
}

/// Of whom.
#[derive(Deserialize)]
pub(crate) struct Whose {
    person: ParticipantId,
}

pub(super) fn page_of(
    shell: Shell,
    door: String,
    (id, name, municipality): (ParticipantId, &str, &str),
    (entry, short): (Entry, &str),
) -> TaughtPage {
    let policy = if entry == Entry::Stopped { "door-course-stopped" } else { "door-course-first" };
    let part = |text: &str| match text.strip_prefix('#') {
        Some(heading) => (true, heading.trim_start_matches('#').trim().to_owned()),
        None => (false, text.to_owned()),
    };
    TaughtPage {
        door,
        deed: String::new(),
        person: id.to_string(),
        name: name.to_owned(),
        municipality: municipality.to_owned(),
        policy: shell.t.say(policy),
        short: paragraphs(short).map(part).collect(),
        exempt: String::new(),
        protected: false,
        shell,
    }
}

pub(crate) async fn show(
    whose: Result<Query<Whose>, QueryRejection>,
    host: Host,
) -> Result<Response, Trouble> {
    let Ok(Query(Whose { person: id })) = whose else { return Ok(go(&host.path(""))) };
    let store = host.app.store();
    let standing = views::standing(store, &host.workshop).await?;
    let Some(person) = standing.people.iter().find(|person| person.row.id == id) else {
        return Ok(host.back(&Note::fault("door-said-gone")));
    };
    let entry = standing.entry(person);
    if !matches!(entry, Entry::Short | Entry::Stopped) {
        return Ok(go(&host.path("")));
    }
    let told = told(store.reader(), host.workshop.programme).await?;
    let short = told.short(host.words().lang()).to_owned();
    let of = (id, person.row.name.as_str(), person.row.municipality_name.as_str());
    let mut shown = page_of(host.shell("door-course-title"), host.path(""), of, (entry, &short));
    shown.deed = store.doors().uuid().to_string();
    shown.protected = person.row.protected;
    if host.coordinator().is_ok() {
        shown.exempt = format!("/workshop/{}/kurs/person/{id}", host.workshop.id);
    }
    page(&shown)
}

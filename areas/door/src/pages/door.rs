//! The door: how many are here, the field that a scanner types into, and everybody who is expected.

use askama::Template;
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::response::Response;
use serde::Deserialize;
use texts::Words;
use web::{Faults, Shell, Trouble, faulty, page};
use workshop::day_papers::rules::by_surname;

use super::deciding::{ToDecide, to_decide};
use super::shown::{Row, clock, counted, row};
use crate::host::Host;
use crate::rules::{Phase, is_meant};
use crate::views::{self, Count, Person, Standing};

/// Rows that are shown at once: nobody looks through more, and the search finds the rest.
const SHOWN: usize = 60;

#[derive(Template)]
#[template(path = "pages/door.html")]
pub(super) struct DoorPage {
    pub shell: Shell,
    pub faults: Faults,
    /// The door's address.
    pub path: String,
    pub lead: String,
    /// What is to be known before anything else: a heading and a sentence.
    pub notice: Option<(String, String)>,
    /// People can be checked in.
    pub open: bool,
    /// "12 av 28 är här".
    pub count: String,
    /// The same for each municipality.
    pub municipalities: Vec<(String, String)>,
    /// What was looked for.
    pub typed: String,
    pub rows: Vec<Row>,
    /// How many more there are.
    pub more: usize,
    /// Nobody is registered.
    pub nobody: bool,
    /// Those whom a person is to decide about.
    pub notes: Vec<ToDecide>,
    /// What only the county does.
    pub county: Option<County>,
    /// The key of the form with the code.
    pub deed: String,
}

/// What only the county does at a door.
pub(super) struct County {
    /// The workshop's address.
    pub workshop: String,
    /// Here, and without a table.
    pub without_table: usize,
    /// There is a table plan.
    pub has_plan: bool,
    /// It is before the day: the plan stays as it is.
    pub is_trial: bool,
    /// The door is shut and can be opened again.
    pub shut: bool,
    /// The keys of its forms.
    pub deeds: [String; 2],
}

/// What is looked for.
#[derive(Deserialize)]
pub(crate) struct Looked {
    #[serde(default)]
    sok: String,
}

pub(crate) async fn show(
    looked: Result<Query<Looked>, QueryRejection>,
    host: Host,
) -> Result<Response, Trouble> {
    let typed = looked.map(|Query(looked)| looked.sok).unwrap_or_default();
    page(&door_page(&host, &typed).await?)
}

/// The page once more, with what was wrong.
pub(super) async fn again(host: &Host, faults: Faults) -> Result<Response, Trouble> {
    let mut shown = door_page(host, "").await?;
    shown.shell = shown.shell.with_faults(&faults);
    shown.faults = faults;
    faulty(&shown)
}

async fn door_page(host: &Host, typed: &str) -> Result<DoorPage, Trouble> {
    let store = host.app.store();
    let standing = views::standing(store, &host.workshop).await?;
    let mut shown = door_page_of(host.shell("door-title"), &standing, (host.path(""), typed));
    shown.notes = to_decide(host.words(), &standing, || store.doors().uuid());
    let words = host.words();
    let workshop = &host.workshop;
    shown.lead = [words.date_span(workshop.day, workshop.starts, workshop.ends), workshop.place.clone()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ");
    let doors = store.doors();
    for row in &mut shown.rows {
        row.deed = doors.uuid().to_string();
    }
    shown.deed = doors.uuid().to_string();
    if host.coordinator().is_ok() {
        shown.county = Some(County {
            workshop: format!("/workshop/{}", host.workshop.id),
            without_table: standing.without_table(),
            has_plan: standing.rounds > 0,
            is_trial: standing.phase == Phase::Trial,
            shut: standing.closed_at.is_some(),
            deeds: [doors.uuid().to_string(), doors.uuid().to_string()],
        });
    }
    Ok(shown)
}

pub(super) fn door_page_of(shell: Shell, standing: &Standing, (path, typed): (String, &str)) -> DoorPage {
    let words = shell.t.clone();
    let meant = |person: &&Person| is_meant(typed, &person.row.name, &person.row.municipality_name);
    let mut people: Vec<(String, &Person)> = standing
        .people
        .iter()
        .filter(meant)
        .map(|person| {
            let protected = person.row.protected;
            (if protected { person.row.name.clone() } else { by_surname(&person.row.name).1 }, person)
        })
        .collect();
    words.sort_by_text(&mut people, |(sorted, _)| sorted);
    // Whoever is still expected stands first: those are the ones to find.
    people.sort_by_key(|(_, person)| person.here.is_some() || person.replaced_by.is_some());
    let found = people.len();
    DoorPage {
        faults: Faults::none(),
        path,
        lead: String::new(),
        notice: notice(&words, standing),
        open: standing.closed_at.is_none() && standing.phase != Phase::Over,
        count: counted(&words, standing.count()),
        municipalities: municipalities(&words, standing),
        typed: typed.to_owned(),
        rows: people
            .into_iter()
            .take(SHOWN)
            .map(|(_, person)| row(&words, person, standing.entry(person), String::new()))
            .collect(),
        more: found.saturating_sub(SHOWN),
        nobody: standing.people.is_empty(),
        notes: Vec::new(),
        county: None,
        deed: String::new(),
        shell,
    }
}

/// How many of each municipality are here.
pub(super) fn municipalities(words: &Words, standing: &Standing) -> Vec<(String, String)> {
    let said = |count: Count| words.say2("door-count-short", "here", count.here, "expected", count.expected);
    let mut all: Vec<_> =
        standing.by_municipality().into_iter().map(|(name, count)| (name, said(count))).collect();
    words.sort_by_text(&mut all, |(name, _)| name);
    all
}

fn notice(words: &Words, standing: &Standing) -> Option<(String, String)> {
    let say = |key: &str| (words.say(&format!("door-{key}-title")), words.say(&format!("door-{key}-text")));
    match (standing.closed_at, standing.phase) {
        (_, Phase::Over) => Some(say("over")),
        (Some(at), _) => {
            let text = words.say1("door-shut-text", "time", clock(words, at));
            Some((words.say("door-shut-title"), text))
        }
        (None, Phase::Trial) => Some(say("trial")),
        (None, Phase::Day) => None,
    }
}

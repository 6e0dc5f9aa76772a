//! Somebody whom nobody expected: by themselves, or in somebody's place.

use askama::Template;
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::response::Response;
use course::rules::{Entry, State, entry};
use organisation::{OrganisationId, register};
use roster::Role;
use serde::Deserialize;
use store::DeedKey;
use texts::Words;
use web::{Choice, Faults, Note, Shell, Trouble, faulty, page};
use workshop::ParticipantId;
use workshop::registration::walk_in::Newcomer;

use crate::deeds::{self, Came};
use crate::host::{Asked, Host};
use crate::rules::Refusal;

/// The longest name.
const LONGEST: usize = 200;

#[derive(Template)]
#[template(path = "pages/coming.html")]
pub(super) struct ComingPage {
    pub shell: Shell,
    pub faults: Faults,
    /// Where the form goes.
    pub action: String,
    /// The door.
    pub door: String,
    pub lead: String,
    /// Whose place they take: their id; empty for nobody's.
    pub person: String,
    pub municipalities: Vec<Choice>,
    pub roles: Vec<Choice>,
    pub typed: Typed,
    pub deed: String,
    /// The short version comes first: nobody comes in without it.
    pub asks_short: bool,
}

/// What is typed.
#[derive(Clone, Debug, Default)]
pub(super) struct Typed {
    pub name: String,
    pub municipality: String,
    pub role: String,
    pub seen: bool,
    /// They did the short version of the course here.
    pub short: bool,
}

/// Whose place is taken.
#[derive(Deserialize)]
pub(crate) struct Whose {
    person: ParticipantId,
}

pub(crate) async fn walk_in(host: Host) -> Result<Response, Trouble> {
    page(&walk_in_page(&host, Typed::default()).await?)
}

pub(crate) async fn stand_in(
    whose: Result<Query<Whose>, QueryRejection>,
    host: Host,
) -> Result<Response, Trouble> {
    let Ok(Query(Whose { person })) = whose else { return Ok(web::go(&host.path(""))) };
    match stand_in_page(&host, person, Typed::default()).await? {
        Some(shown) => page(&shown),
        None => Ok(host.back(&Note::fault("door-said-gone"))),
    }
}

pub(crate) async fn let_in(asked: Asked) -> Result<Response, Trouble> {
    let typed = typed(&asked);
    let mut shown = walk_in_page(&asked, typed.clone()).await?;
    let municipality = shown.municipalities.iter().find(|one| one.is(&typed.municipality));
    let municipality: Option<OrganisationId> = municipality.and_then(|one| one.value.parse().ok());
    let mut faults = check(asked.words(), &typed, shown.asks_short);
    if municipality.is_none() {
        faults.add("municipality", asked.words().say("door-fault-municipality"));
    }
    let (Some(municipality), true) = (municipality, faults.is_empty()) else {
        shown.shell = shown.shell.with_faults(&faults);
        shown.faults = faults;
        return faulty(&shown);
    };
    let (device, key) = (asked.device(), asked.posted.deed_key()?);
    let newcomer = newcomer(&typed, municipality);
    let came = deeds::walk_in(&asked.app, asked.by(&device), &newcomer, (typed.seen, key)).await?;
    taught(&asked, came, typed.short).await?;
    Ok(said(&asked, came, &typed.name))
}

pub(crate) async fn replace(asked: Asked) -> Result<Response, Trouble> {
    let person: ParticipantId = asked.posted.number("person")?;
    let typed = typed(&asked);
    let Some(mut shown) = stand_in_page(&asked, person, typed.clone()).await? else {
        return Ok(asked.back(&Note::fault("door-said-gone")));
    };
    let faults = check(asked.words(), &typed, shown.asks_short);
    if !faults.is_empty() {
        shown.shell = shown.shell.with_faults(&faults);
        shown.faults = faults;
        return faulty(&shown);
    }
    let (device, key) = (asked.device(), asked.posted.deed_key()?);
    // The municipality is that of whoever does not come.
    let newcomer = newcomer(&typed, asked.workshop.county);
    let came = deeds::stand_in(&asked.app, asked.by(&device), (person, &newcomer), (typed.seen, key)).await?;
    taught(&asked, came, typed.short).await?;
    Ok(said(&asked, came, &typed.name))
}

fn typed(asked: &Asked) -> Typed {
    let text = |field| asked.posted.text(field).to_owned();
    Typed {
        name: text("name"),
        municipality: text("municipality"),
        role: text("role"),
        seen: asked.posted.has("sedd"),
        short: asked.posted.has("kort"),
    }
}

fn role(typed: &Typed) -> Option<Role> {
    Role::ALL.into_iter().find(|role| role.code() == typed.role)
}

fn newcomer(typed: &Typed, municipality: OrganisationId) -> Newcomer {
    Newcomer {
        name: typed.name.clone(),
        municipality,
        role: role(typed).unwrap_or(Role::Other),
        role_text: String::new(),
        waits: None,
    }
}

fn check(words: &Words, typed: &Typed, asks_short: bool) -> Faults {
    let mut faults = Faults::none();
    if typed.name.is_empty() {
        faults.add("name", words.say("door-fault-name"));
    } else if typed.name.chars().count() > LONGEST {
        faults.add("name", words.say("door-fault-name-long"));
    }
    if role(typed).is_none() {
        faults.add("role", words.say("door-fault-role"));
    }
    if asks_short && !typed.short {
        faults.add("kort", words.say("door-course-fault-short"));
    }
    faults
}

/// Notes of somebody who was let in that they did the short version.
async fn taught(asked: &Asked, came: Came, short: bool) -> Result<(), Trouble> {
    if let (Came::In(who), true) = (came, short) {
        let (device, key) = (asked.device(), DeedKey(asked.app.store().doors().uuid()));
        deeds::did_short(&asked.app, asked.by(&device), who, key).await?;
    }
    Ok(())
}

fn said(asked: &Asked, came: Came, name: &str) -> Response {
    let (is_well, key) = key_of(came);
    let note = if is_well { Note::done(&key) } else { Note::fault(&key) };
    asked.back(&note.with("name", name))
}

/// What became of somebody, as a phone is told: whether it is well, and the sentence.
pub(super) fn sentence(words: &Words, came: Came, name: &str) -> (bool, String) {
    let (is_well, key) = match came {
        Came::Refused(Refusal::Closed) => (false, "door-told-shut".to_owned()),
        Came::Refused(Refusal::Over) => (false, "door-told-over".to_owned()),
        came => key_of(came),
    };
    (is_well, words.say1(&key, "name", name))
}

fn key_of(came: Came) -> (bool, String) {
    let (is_well, key) = match came {
        Came::In(_) => (true, "door-said-let-in"),
        Came::Tried(_) => (true, "door-said-tried"),
        Came::Noted(why) => return (false, format!("door-said-noted-{}", why.code())),
        Came::NotNeeded => (false, "door-said-not-needed"),
        Came::Refused(Refusal::Closed) => (false, "door-said-shut"),
        Came::Refused(Refusal::Over) => (false, "door-said-over"),
        Came::Unknown => (false, "door-told-from-nowhere"),
        Came::Before => (true, "door-said-before"),
    };
    (is_well, key.to_owned())
}

/// The municipalities of the county, to choose from.
pub(super) async fn from(host: &Host) -> Result<Vec<Choice>, Trouble> {
    let mut below = register::below(host.app.store(), host.workshop.county).await?;
    host.words().sort_by_text(&mut below, |one| &one.name);
    Ok(below.into_iter().map(|one| Choice::new(one.id.to_string(), one.name)).collect())
}

/// The target roles, to choose from.
pub(super) fn roles(words: &Words) -> Vec<Choice> {
    let role = |role: Role| Choice::new(role.code(), words.say(&format!("role-{}", role.code())));
    Role::ALL.map(role).into()
}

async fn walk_in_page(host: &Host, typed: Typed) -> Result<ComingPage, Trouble> {
    let municipalities = from(host).await?;
    let shell = host.shell("door-walk-in-title");
    let lead = host.words().say("door-walk-in-lead");
    let mut shown = coming_page_of(shell, lead, (host.path(""), host.path("/oanmald")), typed);
    shown.municipalities = municipalities;
    shown.asks_short = asks_short(host).await?;
    shown.deed = host.app.store().doors().uuid().to_string();
    Ok(shown)
}

/// Whether the county wants the course, or its short version: nobody has said of a newcomer that they did it.
async fn asks_short(host: &Host) -> Result<bool, Trouble> {
    let (policy, _) = course::views::policy(host.app.store().reader(), host.workshop.id).await?;
    Ok(entry(State::Missing, policy) != Entry::Noted)
}

/// None when whoever does not come is not registered.
async fn stand_in_page(
    host: &Host,
    person: ParticipantId,
    typed: Typed,
) -> Result<Option<ComingPage>, Trouble> {
    let people = workshop::registration::views::participants(host.app.store(), host.workshop.id).await?;
    let Some(row) = people.into_iter().find(|row| row.id == person) else { return Ok(None) };
    let typed = if typed.role.is_empty() && typed.name.is_empty() {
        Typed { role: row.role.code().to_owned(), ..typed }
    } else {
        typed
    };
    let lead =
        host.words().say2("door-stand-in-lead", "name", row.name, "municipality", row.municipality_name);
    let shell = host.shell("door-stand-in-title");
    let mut shown = coming_page_of(shell, lead, (host.path(""), host.path("/ersattare")), typed);
    shown.person = person.to_string();
    shown.asks_short = asks_short(host).await?;
    shown.deed = host.app.store().doors().uuid().to_string();
    Ok(Some(shown))
}

pub(super) fn coming_page_of(
    shell: Shell,
    lead: String,
    (door, action): (String, String),
    typed: Typed,
) -> ComingPage {
    ComingPage {
        faults: Faults::none(),
        action,
        door,
        lead,
        person: String::new(),
        municipalities: Vec::new(),
        roles: roles(&shell.t),
        typed,
        deed: String::new(),
        asks_short: false,
        shell,
    }
}

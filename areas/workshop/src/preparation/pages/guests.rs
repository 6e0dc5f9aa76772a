//! Guests and facilitators of the day: who they are, what is expected of them, whether they come.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use organisation::duties::rules::Life;
use organisation::duties::views as held;
use serde::Deserialize;
use texts::Words;
use web::{Faults, Note, Shell, Trouble, conflict, faulty, go_with, page};

use super::checklist::trouble;
use super::shell_under;
use crate::day::{self, Asked, Own};
use crate::preparation::checklist::NotDone;
use crate::preparation::forms::{GuestForm, said};
use crate::preparation::guests::{self, Coming};
use crate::preparation::records::GuestId;
use crate::preparation::views::{self, Guest};

#[derive(Template)]
#[template(path = "preparation/pages/guests.html")]
pub(super) struct GuestsPage {
    pub shell: Shell,
    pub path: String,
    pub rows: Vec<Row>,
    /// Name, from where, mail address.
    pub leaders: Vec<[String; 3]>,
    pub leaders_path: String,
}

/// One guest.
pub(super) struct Row {
    pub id: String,
    pub name: String,
    pub hint: String,
    pub href: String,
    pub kind: &'static str,
    pub state: String,
}

fn tag(words: &Words, guest: &Guest) -> (&'static str, String) {
    let word = |code: &str| words.say(&format!("preparation-guest-{code}"));
    match guest.coming {
        Coming::Yes => ("done", word("comes")),
        Coming::No => ("late", word("declines")),
        Coming::Unsaid if guest.told_at.is_none() => ("none", word("untold")),
        Coming::Unsaid => ("due", word("unsaid")),
    }
}

pub(crate) async fn list(own: Own) -> Result<Response, Trouble> {
    let all = views::guests(own.app.store(), own.workshop.id).await?;
    let today = own.app.today();
    let leaders = held::leading(own.app.store(), own.workshop.id.uuid()).await?;
    let leaders = leaders
        .into_iter()
        .filter(|row| matches!(row.life(today), Life::Future | Life::Live))
        .map(|row| [row.name, row.organisation.formal_name, row.address])
        .collect();
    let shell =
        day::shell_under(&own.app, &own.visitor, &own.actor, own.workshop.id, "preparation-guests-title");
    page(&guests_page(shell, own.path("gaster"), &all, (leaders, own.path("ledare"))))
}

pub(super) fn guests_page(
    shell: Shell,
    path: String,
    all: &[Guest],
    (leaders, leaders_path): (Vec<[String; 3]>, String),
) -> GuestsPage {
    let words = shell.t.clone();
    let row = |guest: &Guest| {
        let (kind, state) = tag(&words, guest);
        let brief =
            if guest.brief.is_empty() { words.say("preparation-guest-no-brief") } else { String::new() };
        let hint = [guest.organisation.clone(), guest.address.clone(), guest.phone.clone(), brief];
        Row {
            id: format!("guest-{}", guest.id),
            name: guest.name.clone(),
            hint: hint.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
            href: format!("{path}/{}", guest.id),
            kind,
            state,
        }
    };
    let rows = all.iter().map(row).collect();
    GuestsPage { shell, path, rows, leaders, leaders_path }
}

#[derive(Template)]
#[template(path = "preparation/pages/guest.html")]
pub(super) struct GuestPage {
    pub shell: Shell,
    pub faults: Faults,
    pub path: String,
    pub back: String,
    pub deed: String,
    pub version: i32,
    pub title: String,
    pub is_new: bool,
    pub kind: &'static str,
    pub state: String,
    pub facts: Vec<(String, String)>,
    pub form: GuestForm,
    pub newer: Vec<(String, String)>,
}

/// The guest of the address.
#[derive(Deserialize)]
pub(crate) struct Which {
    guest: GuestId,
}

fn frame(own: &Own, title: &str) -> Shell {
    let guests = ("gaster", "preparation-guests-title");
    shell_under((&own.app, &own.visitor, &own.actor), own.workshop.id, guests, title)
}

fn new_page(own: &Own, form: GuestForm) -> GuestPage {
    let shell = frame(own, "preparation-guest-new");
    guest_page(shell, own.path("gaster"), (None, form), &own.app.store().doors().uuid().to_string())
}

pub(super) fn guest_page(
    shell: Shell,
    back: String,
    (guest, form): (Option<&Guest>, GuestForm),
    deed: &str,
) -> GuestPage {
    let words = shell.t.clone();
    let (kind, state) = guest.map_or(("none", String::new()), |guest| tag(&words, guest));
    let told = guest.and_then(|guest| guest.told_at).map(|at| words.moment(at));
    let answered = guest.and_then(|guest| guest.answered_at).map(|at| words.moment(at));
    let facts = [("preparation-guest-told", told), ("preparation-guest-answered", answered)];
    let facts = facts.into_iter().filter_map(|(key, text)| Some((words.say(key), text?)));
    GuestPage {
        faults: Faults::none(),
        path: guest.map_or_else(|| format!("{back}/ny"), |guest| format!("{back}/{}", guest.id)),
        back,
        deed: deed.to_owned(),
        version: guest.map_or(0, |guest| guest.version),
        title: guest.map_or_else(|| shell.title.clone(), |guest| guest.name.clone()),
        is_new: guest.is_none(),
        kind,
        state,
        facts: facts.collect(),
        form,
        newer: Vec::new(),
        shell,
    }
}

pub(crate) async fn new(own: Own) -> Result<Response, Trouble> {
    page(&new_page(&own, GuestForm::default()))
}

fn refused(mut page: GuestPage, faults: Faults) -> Result<Response, Trouble> {
    page.shell = page.shell.with_faults(&faults);
    page.faults = faults;
    faulty(&page)
}

pub(crate) async fn add(asked: Asked) -> Result<Response, Trouble> {
    let form = GuestForm::posted(&asked.posted);
    let words = asked.visitor.words();
    let described = match form.check() {
        Ok(described) => described,
        Err(wrong) => return refused(new_page(&asked, form), said(&wrong, words)),
    };
    let (id, key) = (asked.workshop.id, asked.posted.deed_key()?);
    match guests::add(&asked.app, &asked.permit, id, &described, key).await {
        Ok(()) => Ok(go_with(&asked.app, &asked.path("gaster"), &Note::done("preparation-guest-saved"))),
        Err(NotDone::TooMany) => {
            let mut faults = Faults::none();
            faults.add("name", words.say("preparation-fault-many-guests"));
            refused(new_page(&asked, form), faults)
        }
        Err(fault) => Err(trouble(fault)),
    }
}

async fn load(own: &Own, id: GuestId) -> Result<Guest, Trouble> {
    let all = views::guests(own.app.store(), own.workshop.id).await?;
    all.into_iter().find(|guest| guest.id == id).ok_or(Trouble::NotFound)
}

fn shown(own: &Own, guest: &Guest, form: GuestForm) -> GuestPage {
    let shell = frame(own, "preparation-guest-title");
    let deed = own.app.store().doors().uuid().to_string();
    guest_page(shell, own.path("gaster"), (Some(guest), form), &deed)
}

pub(crate) async fn show(Path(which): Path<Which>, own: Own) -> Result<Response, Trouble> {
    let guest = load(&own, which.guest).await?;
    page(&shown(&own, &guest, GuestForm::of(&guest)))
}

pub(crate) async fn save(Path(which): Path<Which>, asked: Asked) -> Result<Response, Trouble> {
    let guest = load(&asked, which.guest).await?;
    let form = GuestForm::posted(&asked.posted);
    let version = asked.posted.number("version")?;
    let described = match form.check() {
        Ok(described) => described,
        Err(wrong) => {
            let mut page = shown(&asked, &guest, form);
            page.version = version;
            return refused(page, said(&wrong, asked.visitor.words()));
        }
    };
    let id = (asked.workshop.id, which.guest);
    let key = asked.posted.deed_key()?;
    match guests::save(&asked.app, &asked.permit, id, version, &described, key).await {
        Ok(()) => Ok(go_with(&asked.app, &asked.path("gaster"), &Note::done("preparation-guest-saved"))),
        Err(NotDone::Newer) => {
            let now = load(&asked, which.guest).await?;
            let mut page = shown(&asked, &now, form);
            let words = asked.visitor.words();
            let rows = [
                ("preparation-field-name", now.name),
                ("preparation-field-organisation", now.organisation),
                ("preparation-field-address", now.address),
                ("preparation-field-phone", now.phone),
                ("preparation-field-brief", now.brief),
            ];
            page.newer = rows.into_iter().map(|(key, text)| (words.say(key), text)).collect();
            conflict(&page)
        }
        Err(fault) => Err(trouble(fault)),
    }
}

/// Sends the guest their link.
pub(crate) async fn invite(Path(which): Path<Which>, asked: Asked) -> Result<Response, Trouble> {
    let id = (asked.workshop.id, which.guest);
    let words = asked.app.words(texts::Lang::Sv);
    let key = asked.posted.deed_key()?;
    guests::invite(&asked.app, &words, &asked.permit, id, key).await.map_err(trouble)?;
    Ok(go_with(&asked.app, &asked.path("gaster"), &Note::done("preparation-guest-sent")))
}

/// Takes the guest away.
pub(crate) async fn remove(Path(which): Path<Which>, asked: Asked) -> Result<Response, Trouble> {
    let id = (asked.workshop.id, which.guest);
    guests::remove(&asked.app, &asked.permit, id, asked.posted.deed_key()?).await.map_err(trouble)?;
    Ok(go_with(&asked.app, &asked.path("gaster"), &Note::done("preparation-guest-gone")))
}

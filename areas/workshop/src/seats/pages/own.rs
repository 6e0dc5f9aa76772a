//! The seats that a municipality holds in roles before it has names.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use roster::Role;
use web::{Faults, Note, Posted, Shell, Trouble, conflict, faulty, go_with, page};

use crate::registration::pages::{Opened, Sender};
use crate::registration::rules::SHOWN;
use crate::registration::views as registration;
use crate::seats::deeds::{self, Outcome};
use crate::seats::form::{held_checked, held_posted};

/// One role.
pub(super) struct HeldRow {
    pub code: &'static str,
    pub name: String,
    /// Who is named in it already, in words; empty when nobody is.
    pub named: String,
    pub value: String,
}

#[derive(Template)]
#[template(path = "seats/pages/own.html")]
pub(super) struct HoldPage {
    pub shell: Shell,
    pub faults: Faults,
    pub path: String,
    pub deed: String,
    pub version: i32,
    pub most: i32,
    pub rows: Vec<HeldRow>,
    pub is_newer: bool,
}

async fn hold_page(opened: &Opened) -> Result<HoldPage, Trouble> {
    let (store, id) = (opened.app().store(), opened.invited().invitation.id);
    let seats = opened.seats();
    let people = registration::list(id).all(store.reader()).await?;
    let mut named: BTreeMap<Role, Vec<String>> = BTreeMap::new();
    for person in people.into_iter().filter(|person| !person.place.waits()) {
        named.entry(registration::role_of(&person.role)).or_default().push(person.name);
    }
    let shell = opened.shell(opened.words().say("seats-own-title"));
    let mut shown = page_of(shell, opened.path(), seats.most, (&seats.held, &named));
    (shown.version, shown.deed) = (seats.version, opened.form_key());
    Ok(shown)
}

pub(super) fn page_of(
    shell: Shell,
    path: String,
    most: i32,
    (held, named): (&BTreeMap<Role, usize>, &BTreeMap<Role, Vec<String>>),
) -> HoldPage {
    let words = shell.t.clone();
    let row = |role: Role| HeldRow {
        code: role.code(),
        name: words.say(&format!("role-{}", role.code())),
        named: named
            .get(&role)
            .map(|names| words.say1("seats-own-named", "names", words.list(names)))
            .unwrap_or_default(),
        value: held.get(&role).copied().unwrap_or_default().to_string(),
    };
    HoldPage {
        faults: Faults::none(),
        path,
        deed: String::new(),
        version: 0,
        most,
        rows: SHOWN.into_iter().map(row).collect(),
        is_newer: false,
        shell,
    }
}

pub(crate) async fn show(sender: Sender, Path(id): Path<String>) -> Result<Response, Trouble> {
    page(&hold_page(&sender.open(&id).await?).await?)
}

pub(crate) async fn save(
    sender: Sender,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let opened = sender.open(&id).await?;
    let words = opened.words();
    let typed = held_posted(&posted);
    let base = posted.number("version")?;
    let refill = |mut shown: HoldPage| {
        for (row, (_, text)) in shown.rows.iter_mut().zip(&typed) {
            row.value.clone_from(text);
        }
        shown
    };
    let refused = |mut shown: HoldPage, faults: Faults| {
        shown.version = base;
        shown.shell = shown.shell.with_faults(&faults);
        shown.faults = faults;
        faulty(&shown)
    };
    let seats = match held_checked(&typed, words) {
        Ok(seats) => seats,
        Err(faults) => return refused(refill(hold_page(&opened).await?), faults),
    };
    let done =
        deeds::hold(opened.app(), opened.permit(), opened.invited(), (&seats, base), posted.deed_key()?);
    let said = match done.await? {
        Outcome::Done => {
            let note = Note::done("seats-own-saved");
            return Ok(go_with(opened.app(), &opened.path(), &note));
        }
        Outcome::Newer => {
            let mut shown = refill(hold_page(&opened).await?);
            shown.is_newer = true;
            return conflict(&shown);
        }
        Outcome::NotFound => return Err(Trouble::NotFound),
        Outcome::Full(left) => words.say1("seats-own-full", "left", left),
        Outcome::OverMost(most) => words.say1("seats-own-most", "most", most),
        Outcome::Late => words.say("seats-own-late"),
    };
    let mut faults = Faults::none();
    let first = seats.iter().find(|(_, seats)| **seats > 0).map_or(SHOWN[0], |(role, _)| *role);
    faults.add(format!("held-{}", first.code()), said);
    refused(refill(hold_page(&opened).await?), faults)
}

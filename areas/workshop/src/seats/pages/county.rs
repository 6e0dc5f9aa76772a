//! The seats of a workshop, for its county: how many are left, who waits and why, and the rules.

use std::collections::HashMap;

use askama::Template;
use axum::response::Response;
use organisation::register;
use texts::Words;
use web::{Choice, Faults, Note, Shell, Trouble, conflict, faulty, go_with, page};

use super::picture::Row;
use crate::day::{self, Asked, Own};
use crate::invitation::pages::answers;
use crate::records::{InvitationId, ParticipantId};
use crate::seats::deeds::{self, Outcome};
use crate::seats::form::{RulesForm, SpanForm};
use crate::seats::lacking;
use crate::seats::rules::{Group, Hall, LateAnswers, SeatRules};
use crate::seats::views::{self, Waiting};

/// A municipality's seats.
pub(super) struct Municipality {
    pub invitation: String,
    pub name: String,
    pub row: Row,
    pub vacant: usize,
}

/// Somebody who waits.
pub(super) struct WaitingRow {
    pub id: String,
    pub name: String,
    pub municipality: String,
    pub role: String,
    pub since: String,
    pub why: String,
}

/// A role's row in the form.
pub(super) struct RoleRow {
    pub code: &'static str,
    pub name: String,
    pub least: String,
    pub wished: String,
    pub most: String,
}

#[derive(Template)]
#[template(path = "seats/pages/county.html")]
pub(super) struct SeatsPage {
    pub shell: Shell,
    pub faults: Faults,
    pub path: String,
    pub deed: String,
    pub version: i32,
    pub lead: String,
    pub taken: usize,
    /// Most in the room; none for no limit.
    pub room: Option<usize>,
    pub vacant: usize,
    pub waiting: Vec<WaitingRow>,
    pub municipalities: Vec<Municipality>,
    pub form: RulesForm,
    pub roles: Vec<RoleRow>,
    pub late: Vec<Choice>,
    /// How many the workshop asks from each municipality, in words.
    pub span: String,
    /// What the room holds when nothing else is said.
    pub chairs: String,
    pub is_newer: bool,
}

/// What the page is made of.
pub(super) struct Seen {
    pub hall: Hall,
    pub waiting: Vec<Waiting>,
    pub names: HashMap<InvitationId, String>,
    pub rules: SeatRules,
    pub version: i32,
}

async fn seats_page(own: &Own) -> Result<SeatsPage, Trouble> {
    let (store, workshop) = (own.app.store(), &own.workshop);
    let shell = day::shell_under(&own.app, &own.visitor, &own.actor, workshop.id, "seats-title");
    let (rules, version) = views::rules(store, workshop.id).await?;
    let all = register::below(store, workshop.county).await?;
    let all: HashMap<_, _> = all.into_iter().map(|one| (one.id, one.name)).collect();
    let invited = crate::invitation::views::invitations(store, workshop.id).await?;
    let names = invited.iter().filter_map(|row| Some((row.id, all.get(&row.municipality)?.clone())));
    let seen = Seen {
        hall: views::seats(store, workshop).await?,
        waiting: views::waiting(store, workshop.id).await?,
        names: names.collect(),
        rules,
        version,
    };
    let mut shown = page_of(shell, own.path("platser"), workshop, seen);
    shown.deed = store.doors().uuid().to_string();
    Ok(shown)
}

pub(super) fn page_of(shell: Shell, path: String, workshop: &day::Workshop, seen: Seen) -> SeatsPage {
    let words = shell.t.clone();
    let Seen { hall, waiting, names, rules, version } = seen;
    let name = |invitation: InvitationId| names.get(&invitation).cloned().unwrap_or_default();
    let municipality = |group: &Group| Municipality {
        invitation: group.invitation.to_string(),
        name: name(group.invitation),
        row: Row::of(&words, group),
        vacant: group.vacant(),
    };
    let mut municipalities: Vec<Municipality> = hall.groups.iter().map(municipality).collect();
    words.sort_by_text(&mut municipalities, |row| &row.name);
    let waits = |one: &Waiting| WaitingRow {
        id: one.id.to_string(),
        name: one.name.clone(),
        municipality: name(one.invitation),
        role: words.say(&format!("role-{}", one.role.code())),
        since: one.since.map(|at| words.short_moment(at)).unwrap_or_default(),
        why: words.say(&format!("seats-why-{}", one.place.code())),
    };
    let (taken, room) = (hall.taken(), hall.room);
    let lead = match hall.left() {
        Some(left) => words.say1("seats-lead", "left", left),
        None => words.say("seats-lead-no-limit"),
    };
    let late = LateAnswers::ALL.into_iter();
    let settings = workshop.settings();
    SeatsPage {
        faults: Faults::none(),
        path,
        deed: String::new(),
        version,
        lead,
        taken,
        room,
        vacant: hall.groups.iter().map(Group::vacant).sum(),
        waiting: waiting.iter().map(waits).collect(),
        municipalities,
        roles: role_rows(&words, &RulesForm::of(&rules)),
        form: RulesForm::of(&rules),
        late: late
            .map(|late| Choice::new(late.code(), words.say(&format!("seats-late-{}", late.code()))))
            .collect(),
        span: words.say2("day-fact-seats-text", "least", settings.seats_least, "most", settings.seats_most),
        chairs: words.say1("seats-room-hint", "chairs", settings.room()),
        is_newer: false,
        shell,
    }
}

fn role_rows(words: &Words, form: &RulesForm) -> Vec<RoleRow> {
    let row = |span: &SpanForm| RoleRow {
        code: span.code,
        name: words.say(&format!("role-{}", span.code)),
        least: span.least.clone(),
        wished: span.wished.clone(),
        most: span.most.clone(),
    };
    form.roles.iter().map(row).collect()
}

pub(crate) async fn show(own: Own) -> Result<Response, Trouble> {
    page(&seats_page(&own).await?)
}

/// The rules are set.
pub(crate) async fn save(asked: Asked) -> Result<Response, Trouble> {
    let (posted, words) = (&asked.posted, asked.visitor.words());
    let form = RulesForm::posted(posted);
    let base = posted.number("version")?;
    let span = (asked.workshop.seats_least, asked.workshop.seats_most);
    let checked = form.check(span, words);
    let refill = |mut shown: SeatsPage| {
        shown.roles = role_rows(words, &form);
        shown.form = form.clone();
        shown
    };
    let rules = match checked {
        Ok(rules) => rules,
        Err(faults) => {
            let mut shown = refill(seats_page(&asked).await?);
            shown.version = base;
            shown.shell = shown.shell.with_faults(&faults);
            shown.faults = faults;
            return faulty(&shown);
        }
    };
    let done =
        deeds::save_rules(&asked.app, &asked.permit, asked.workshop.id, (&rules, base), posted.deed_key()?);
    match done.await? {
        Outcome::Newer => {
            let mut shown = refill(seats_page(&asked).await?);
            shown.is_newer = true;
            conflict(&shown)
        }
        outcome => Ok(answered(&asked, outcome, "seats-saved")),
    }
}

/// Somebody who waits gets a seat.
pub(crate) async fn give(asked: Asked) -> Result<Response, Trouble> {
    let Ok(who) = asked.posted.text("who").parse::<ParticipantId>() else {
        return Ok(answered(&asked, Outcome::NotFound, ""));
    };
    let key = asked.posted.deed_key()?;
    let done = deeds::give_leave(&asked.app, &asked.permit, asked.workshop.id, who, key).await?;
    Ok(answered(&asked, done, "seats-given"))
}

/// Seats without a name are let go.
pub(crate) async fn release(asked: Asked) -> Result<Response, Trouble> {
    let Ok(of) = asked.posted.text("invitation").parse::<InvitationId>() else {
        return Ok(answered(&asked, Outcome::NotFound, ""));
    };
    let key = asked.posted.deed_key()?;
    let done = deeds::release(&asked.app, &asked.permit, asked.workshop.id, of, key).await?;
    Ok(answered(&asked, done, "seats-released"))
}

fn answered(asked: &Asked, outcome: Outcome, done: &str) -> Response {
    let note = match outcome {
        Outcome::Done => Note::done(done),
        Outcome::Full(_) => Note::fault("seats-full"),
        // Who no longer waits, or holds nothing any more: somebody was faster.
        Outcome::NotFound | Outcome::Newer | Outcome::OverMost(_) | Outcome::Late => {
            Note::fault("seats-changed")
        }
    };
    go_with(&asked.app, &asked.path("platser"), &note)
}

/// Writes to the municipalities that lack roles, or to one of them.
pub(crate) async fn tell_lacking(asked: Asked) -> Result<Response, Trouble> {
    let only = match asked.posted.text("invitation") {
        "" => None,
        one => Some(one.parse::<InvitationId>().map_err(|_| Trouble::NotFound)?),
    };
    let to = answers(&asked.app, &asked.actor).await?;
    let key = asked.posted.deed_key()?;
    match lacking::tell(&asked.app, &asked.permit, asked.workshop.id, only, (to, key)).await? {
        None => Err(Trouble::NotFound),
        Some(0) => Ok(go_with(&asked.app, &asked.path("svar"), &Note::fault("seats-lacking-nobody"))),
        Some(told) => {
            let note = Note::done("seats-lacking-told").with("municipalities", told);
            Ok(go_with(&asked.app, &asked.path("svar"), &note))
        }
    }
}

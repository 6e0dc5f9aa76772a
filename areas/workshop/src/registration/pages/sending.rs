//! The review that is checked again, and *Anmäl*.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use organisation::register;
use sea_orm::prelude::Uuid;
use store::StoreFault;
use web::{Posted, Shell, Trouble, conflict, faulty, go, page};

use super::review::{Draft, Review};
use super::rows::Compared;
use super::{Listed, Opened, Sender, listed};
use crate::registration::deeds::{self, Outcome};
use crate::registration::form::{self, Line};
use crate::registration::reading;
use crate::registration::rules::{self, Named};
use crate::registration::sealed::OwnList;
use crate::registration::views;

/// Somebody else sent a list meanwhile: both lists, and the choice.
#[derive(Template)]
#[template(path = "registration/pages/conflict.html")]
pub(super) struct ConflictPage {
    pub shell: Shell,
    pub path: String,
    pub lead: String,
    pub standing: Vec<Listed>,
    /// The sender's own list, each with the word for how it stands against the other.
    pub own: Vec<(Listed, &'static str)>,
    pub gone: Vec<Listed>,
    /// That something sealed which rows were to keep is gone; empty when nothing is.
    pub lost: String,
    pub deed: String,
    pub base: i32,
    pub receipt: String,
    pub fields: Vec<(String, String)>,
}

/// The list that stands as rows to change, or empty rows to fill in.
pub(crate) async fn rows(sender: Sender, Path(id): Path<String>) -> Result<Response, Trouble> {
    let opened = sender.open(&id).await?;
    let list = reading::read_own(&opened.app, &opened.permit, &opened.invited).await?;
    let mut lines = form::of_standing(&list);
    let seats = usize::try_from(opened.invited.workshop.seats_most).unwrap_or_default();
    form::fill_up(&mut lines, seats);
    let draft = Draft::new(&opened, lines);
    page(&Review { draft, read: None, sent: false }.page(&opened, &list).await?)
}

/// The rows as they are now, checked again. Stores nothing.
pub(crate) async fn check(
    sender: Sender,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let opened = sender.open(&id).await?;
    let (mut draft, standing) = draft(&opened, &posted).await?;
    match posted.text("do") {
        "more" => draft.lines.push(Line::default()),
        "own" => leave_others(&opened, &mut draft).await?,
        _ => {}
    }
    page(&Review { draft, read: None, sent: false }.page(&opened, &standing).await?)
}

/// *Anmäl*.
pub(crate) async fn send(
    sender: Sender,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let opened = sender.open(&id).await?;
    let (draft, standing) = draft(&opened, &posted).await?;
    let form: Uuid = posted.deed_key()?.0;
    let review = Review { draft: draft.clone(), read: None, sent: true }.page(&opened, &standing).await?;
    if !review.is_ready() {
        return faulty(&review);
    }
    let list = draft.list();
    let done = deeds::submit(&opened.app, opened.words(), &opened.permit, &opened.invited, &list, form);
    let done = match done.await {
        // Nothing is taken in that could not be sealed.
        Err(StoreFault::Sealed(why)) => {
            tracing::error!(%why, "a list could not be taken in");
            return faulty(&review.refused(opened.words().say("registration-cannot-seal")));
        }
        done => done?,
    };
    match done {
        Outcome::Stored(_) | Outcome::Before => Ok(go(&format!("{}/kvitto", opened.path()))),
        Outcome::Overtaken => {
            // What stands now is younger than what was loaded with this request.
            let opened = Opened {
                invited: views::invited(
                    opened.app.store(),
                    opened.permit.municipality(),
                    opened.invited.invitation.id,
                )
                .await?
                .ok_or(Trouble::NotFound)?,
                ..opened
            };
            conflict(&overtaken(&opened, draft).await?)
        }
    }
}

/// What was posted, held against the list that stands.
async fn draft(opened: &Opened, posted: &Posted) -> Result<(Draft, OwnList), Trouble> {
    let deed = posted.text("deed");
    let deed = if deed.is_empty() { opened.form_key() } else { deed.to_owned() };
    let mut lines = form::of_posted(posted.fields());
    let base = posted.number("base")?;
    let standing = reading::read_own(&opened.app, &opened.permit, &opened.invited).await?;
    // Another list is told of when this one is sent; until then the rows are the sender's.
    if base == opened.invited.invitation.list_version {
        form::hold_against(&mut lines, &standing);
    }
    Ok((Draft { lines, receipt: form::tidied(posted.raw("receipt")), base, deed }, standing))
}

/// Leaves out the rows that name another municipality.
async fn leave_others(opened: &Opened, draft: &mut Draft) -> Result<(), Trouble> {
    let own = &opened.invited.municipality;
    let neighbours = register::below(opened.app.store(), opened.invited.county.id).await?;
    let named = |one: &register::Organisation| Named::new(&one.name, &one.formal_name);
    let others: Vec<Named> = neighbours.iter().filter(|other| other.id != own.id).map(named).collect();
    let own = named(own);
    for line in &mut draft.lines {
        line.out |= rules::is_of_another(&line.person.municipality, &own, &others);
    }
    Ok(())
}

async fn overtaken(opened: &Opened, mut draft: Draft) -> Result<ConflictPage, Trouble> {
    let words = opened.words();
    let invitation = &opened.invited.invitation;
    let standing = reading::read_own(&opened.app, &opened.permit, &opened.invited).await?;
    let lost = form::hold_against(&mut draft.lines, &standing);
    let people = draft.people();
    let compared = Compared::of(words, &standing.people, &people);
    let when = invitation.answered_at.map(|at| words.moment(at)).unwrap_or_default();
    Ok(ConflictPage {
        shell: opened.shell(words.say("registration-conflict-title")),
        path: opened.path(),
        lead: words.say2("registration-conflict-lead", "moment", when, "address", &invitation.answered_from),
        standing: listed(words, &standing),
        lost: if lost == 0 { String::new() } else { words.say1("registration-shut-lost", "people", lost) },
        own: people
            .iter()
            .enumerate()
            .map(|(at, person)| (Listed::of(words, person), compared.word(at)))
            .collect(),
        fields: draft.lines.iter().enumerate().flat_map(|(at, line)| line.fields(at)).collect(),
        gone: compared.gone,
        deed: opened.form_key(),
        base: invitation.list_version,
        receipt: draft.receipt,
    })
}

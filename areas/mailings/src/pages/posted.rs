//! One letter that is posted: as text, as it looks, what became of it, and what may be done about it.

use ::letters::{Block, Body};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use sea_orm::prelude::Uuid;
use serde::Deserialize;
use store::outbox::{Kept, State};
use web::{Note, Shell, Trouble, go, go_with, page};
use workshop::day::{Asked, Own};

use super::{Shown, shell};
use crate::deeds;
use crate::wording::read;

#[derive(Template)]
#[template(path = "pages/posted.html")]
pub(super) struct PostedPage {
    pub shell: Shell,
    pub path: String,
    /// Where a letter that failed or is in doubt is put on its way again; empty of others.
    pub resend: String,
    /// Where somebody asks for a letter that left once more; empty of others.
    pub again: String,
    pub deed: String,
    pub to: String,
    pub kind: &'static str,
    pub state: String,
    pub when: String,
    pub reason: String,
    pub may_hold: bool,
    pub may_release: bool,
    pub meeting: String,
    pub letter: Shown,
    pub own_address: String,
}

#[derive(Template)]
#[template(path = "pages/again.html")]
pub(super) struct AgainPage {
    pub shell: Shell,
    pub path: String,
    pub deed: String,
    pub to: String,
    pub when: String,
}

/// Which letter an address means.
#[derive(Deserialize)]
pub(crate) struct Which {
    letter: Uuid,
}

async fn kept(own: &Own, which: &Which) -> Result<Kept, Trouble> {
    Ok(deeds::posted(&own.app, &own.permit, own.workshop.id, which.letter).await?)
}

/// The words of a letter as they are kept. Its links get their tokens when it leaves, so a note stands in for each: also
/// who may read the letter here must not enter as the one it is for.
fn body(own: &Own, letter: &Kept) -> Result<Body, Trouble> {
    let content = read(&letter.content)?;
    let instead = own.visitor.words().say("letters-link-in-letter");
    let blocks = content.body.blocks.into_iter().map(|block| match block {
        Block::Button { text, .. } => Block::Paragraph(format!("{text}: {instead}")),
        other => other,
    });
    Ok(Body { blocks: blocks.collect() })
}

const fn tag(state: State) -> &'static str {
    match state {
        State::Waiting => "none",
        State::Sending => "now",
        State::Sent => "done",
        State::Uncertain | State::Held => "due",
        State::Failed => "late",
    }
}

pub(crate) async fn show(own: Own, Path(which): Path<Which>) -> Result<Response, Trouble> {
    let letter = kept(&own, &which).await?;
    let body = body(&own, &letter)?;
    let shell = shell(&own, "mailings-posted-title");
    let path = own.path("utskick");
    let meeting = read(&letter.content)?.appointment;
    let words = own.visitor.words();
    let meeting = meeting.map(|meeting| {
        let when = words.date_span(meeting.start.date(), meeting.start.time(), meeting.end.time());
        let key = if meeting.cancelled { "mailings-meeting-out" } else { "mailings-meeting-in" };
        words.say1(key, "when", when)
    });
    let mut shown = posted_page(shell, (&path, own.actor.address()), &letter, &body);
    shown.meeting = meeting.unwrap_or_default();
    shown.deed = own.app.store().doors().uuid().to_string();
    page(&shown)
}

pub(super) fn posted_page(
    shell: Shell,
    (path, own_address): (&str, &str),
    letter: &Kept,
    body: &Body,
) -> PostedPage {
    let words = shell.t.clone();
    let posted = &letter.posted;
    let when = |may: bool, path: String| if may { path } else { String::new() };
    let moment = posted.sent_at.unwrap_or(posted.posted_at);
    PostedPage {
        path: format!("{path}/brev/{}", posted.id),
        again: when(posted.state == State::Sent, format!("{path}/brev/{}/igen", posted.id)),
        resend: when(
            matches!(posted.state, State::Failed | State::Uncertain),
            format!("{path}/{}/igen", posted.id),
        ),
        deed: String::new(),
        to: format!("{}, {}", posted.name, posted.address),
        kind: tag(posted.state),
        state: words.say(&format!("letters-state-{}", posted.state.code())),
        when: words.moment(moment),
        reason: posted.reason.clone().unwrap_or_default(),
        may_hold: posted.state == State::Waiting,
        may_release: posted.state == State::Held,
        meeting: String::new(),
        letter: Shown { subject: posted.subject.clone(), text: body.to_text(), html: body.to_fragment() },
        own_address: own_address.to_owned(),
        shell,
    }
}

async fn held(which: &Which, asked: &Asked, is_held: bool) -> Result<Response, Trouble> {
    let letter = kept(asked, which).await?;
    let key = asked.posted.deed_key()?;
    let id = asked.workshop.id;
    let done = deeds::hold_posted(&asked.app, &asked.permit, id, &letter, is_held, key).await?;
    let said = match (done, is_held) {
        (true, true) => Note::done("mailings-held"),
        (true, false) => Note::done("mailings-released"),
        (false, _) => Note::fault("mailings-too-late"),
    };
    let path = asked.path(&format!("utskick/brev/{}", which.letter));
    Ok(go_with(&asked.app, &path, &said.with("name", letter.posted.subject)))
}

/// Holds it back.
pub(crate) async fn hold(Path(which): Path<Which>, asked: Asked) -> Result<Response, Trouble> {
    held(&which, &asked, true).await
}

/// Lets it go.
pub(crate) async fn release(Path(which): Path<Which>, asked: Asked) -> Result<Response, Trouble> {
    held(&which, &asked, false).await
}

/// Sends it to whoever asks.
pub(crate) async fn try_it(Path(which): Path<Which>, asked: Asked) -> Result<Response, Trouble> {
    let letter = kept(&asked, &which).await?;
    let content = read(&letter.content)?;
    let by = (&asked.permit, &asked.actor);
    let key = asked.posted.deed_key()?;
    deeds::try_on(&asked.app, by, asked.workshop.id, (&letter.posted.subject, &content), key).await?;
    let note = Note::done("mailings-tried").with("address", asked.actor.address());
    Ok(go_with(&asked.app, &asked.path(&format!("utskick/brev/{}", which.letter)), &note))
}

/// Asks whether a letter that left is to be sent once more.
pub(crate) async fn ask_again(own: Own, Path(which): Path<Which>) -> Result<Response, Trouble> {
    let letter = kept(&own, &which).await?;
    let sent = letter.posted.sent_at.filter(|_| letter.posted.state == State::Sent);
    let Some(sent) = sent else { return Ok(go(&own.path(&format!("utskick/brev/{}", which.letter)))) };
    let when = own.visitor.words().moment(sent);
    page(&AgainPage {
        shell: shell(&own, "mailings-again-title"),
        path: own.path(&format!("utskick/brev/{}", which.letter)),
        deed: own.app.store().doors().uuid().to_string(),
        to: format!("{}, {}", letter.posted.name, letter.posted.address),
        when,
    })
}

/// Sends it once more.
pub(crate) async fn again(Path(which): Path<Which>, asked: Asked) -> Result<Response, Trouble> {
    let letter = kept(&asked, &which).await?;
    let key = asked.posted.deed_key()?;
    let sent = deeds::send_again(&asked.app, &asked.permit, asked.workshop.id, &letter, key).await?;
    let note = if sent { Note::done("mailings-sent-again") } else { Note::fault("mailings-not-sent-again") };
    Ok(go_with(&asked.app, &asked.path("utskick"), &note))
}

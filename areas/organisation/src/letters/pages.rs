//! The list of letters, one letter, its file, and the button that sends it again.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use sea_orm::prelude::Uuid;
use serde::Deserialize;
use store::outbox::{self, Kept};
use texts::Words;
use web::{Crumb, Note, Posted, Shell, Shown, Trouble, Visitor, file, go_with, page};

use super::lying::{self, Lying};
use super::words::{Paragraph, kept, paragraphs};
use super::{LetterRow, deeds};
use crate::{Actor, App};

/// Letters on a page.
const LETTERS: usize = 50;

/// Every letter the organisation sent.
#[derive(Template)]
#[template(path = "letters/list.html")]
struct ListPage {
    shell: Shell,
    rows: Vec<LetterRow>,
    heads: [String; 4],
    older: Option<String>,
    is_first: bool,
    /// There is no mail server: letters are put in a folder.
    in_folder: bool,
}

/// One letter.
#[derive(Template)]
#[template(path = "letters/letter.html")]
struct LetterPage {
    shell: Shell,
    row: LetterRow,
    href: String,
    /// When it was written.
    written: String,
    words: Vec<Paragraph>,
    attachments: Vec<String>,
    /// It lies in the folder and can be taken out.
    has_file: bool,
    may_send_again: bool,
}

#[derive(Debug, Deserialize)]
pub(super) struct Older {
    before: Option<Uuid>,
}

pub(super) async fn list(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    Query(Older { before }): Query<Older>,
) -> Result<Response, Trouble> {
    let words = visitor.words();
    let sender = actor.organisation().id.uuid();
    let mut letters = outbox::sent_by(app.store(), sender, LETTERS as u64 + 1, before).await?;
    let more = letters.len() > LETTERS;
    letters.truncate(LETTERS);
    let older = letters.last().filter(|_| more).map(|last| format!("/brev?before={}", last.id));
    page(&ListPage {
        shell: actor.shell(&app, &visitor, words.say("letters-title")),
        rows: letters.iter().map(|letter| LetterRow::of(letter, words)).collect(),
        heads: heads(words),
        older,
        is_first: before.is_none(),
        in_folder: app.letter_folder().is_some(),
    })
}

pub(super) async fn one(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    Path(id): Path<String>,
) -> Result<Response, Trouble> {
    let words = visitor.words();
    let letter = own(&app, &actor, &id).await?;
    let lying = lying(&app, &letter).await?;
    let shell = beneath_the_list(actor.shell(&app, &visitor, &letter.posted.subject), words);
    page(&letter_page(shell, &letter, lying.as_ref(), words))
}

pub(super) async fn eml(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<String>,
) -> Result<Response, Trouble> {
    let letter = own(&app, &actor, &id).await?;
    let lying = lying(&app, &letter).await?.ok_or(Trouble::NotFound)?;
    Ok(file(lying.bytes().await?, "message/rfc822", "brev.eml", Shown::Saved))
}

pub(super) async fn again(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<String>,
    _form: Posted,
) -> Result<Response, Trouble> {
    let letter = own(&app, &actor, &id).await?;
    let sent = deeds::send_again(app.store(), &actor, &letter).await?;
    let note = if sent { Note::done("letters-sent-again") } else { Note::fault("letters-not-sent-again") };
    Ok(go_with(&app, &format!("/brev/{}", letter.posted.id), &note))
}

/// The letter, when the actor's organisation sent it.
async fn own(app: &App, actor: &Actor, id: &str) -> Result<Kept, Trouble> {
    let id = id.parse().map_err(|_| Trouble::NotFound)?;
    outbox::one(app.store(), actor.organisation().id.uuid(), id).await?.ok_or(Trouble::NotFound)
}

async fn lying(app: &App, letter: &Kept) -> Result<Option<Lying>, Trouble> {
    match app.letter_folder() {
        Some(folder) => lying::find(folder, letter.posted.id).await,
        None => Ok(None),
    }
}

fn letter_page(shell: Shell, letter: &Kept, lying: Option<&Lying>, words: &Words) -> LetterPage {
    let said = match lying {
        Some(lying) => paragraphs(&lying.letter.text),
        None => kept(&letter.content, &words.say("letters-link-in-letter")).unwrap_or_default(),
    };
    let row = LetterRow::of(&letter.posted, words);
    LetterPage {
        shell,
        href: row.href.clone(),
        written: words.moment(letter.posted.posted_at),
        words: said,
        attachments: lying.map(|lying| attached(lying, words)).unwrap_or_default(),
        has_file: lying.is_some(),
        may_send_again: matches!(letter.posted.state, outbox::State::Failed | outbox::State::Uncertain),
        row,
    }
}

fn attached(lying: &Lying, words: &Words) -> Vec<String> {
    let calendar = lying.letter.calendar.iter().map(|_| words.say("letters-calendar"));
    calendar.chain(lying.letter.attachments.iter().cloned()).collect()
}

/// The list stands between the first page and the letter.
fn beneath_the_list(mut shell: Shell, words: &Words) -> Shell {
    let list = Crumb { href: Some("/brev".to_owned()), text: words.say("letters-title") };
    shell.trail.insert(shell.trail.len().min(1), list);
    shell
}

fn heads(words: &Words) -> [String; 4] {
    ["letters-to", "letters-subject", "letters-when", "letters-state"].map(|key| words.say(key))
}

#[cfg(test)]
mod tests {
    use store::outbox::State;

    use super::super::rows::samples::posted;
    use super::*;
    use crate::samples;

    #[test]
    fn the_list_is_complete_in_both_languages() {
        samples::in_both(|words| {
            let sample = |rows: Vec<LetterRow>, older: Option<String>, is_first, in_folder| {
                let shell = samples::shell(words);
                ListPage { shell, rows, heads: heads(words), older, is_first, in_folder }.render()
            };
            let row = |state, subject: &str| LetterRow::of(&posted(state, subject), words);
            let long = "Ö".repeat(300);
            vec![
                sample(Vec::new(), None, true, true),
                sample(State::ALL.map(|state| row(state, "Inbjudan")).to_vec(), None, true, false),
                sample(vec![row(State::Failed, &long); 50], Some("/brev?before=1".to_owned()), false, true),
            ]
        });
    }

    #[test]
    fn a_letter_is_complete_in_both_languages_and_every_state() {
        samples::in_both(|words| {
            let letter = |state| {
                let posted = posted(state, "Inbjudan till workshop");
                let letter = Kept { posted, content: "{}".to_owned() };
                letter_page(samples::shell(words), &letter, None, words)
            };
            let mut pages: Vec<_> = State::ALL.map(|state| letter(state).render()).into();
            let mut full = letter(State::Sent);
            full.words = paragraphs("Hej!\n\nAnmäl:\nhttps://valskydd.example/l/abc\n");
            full.attachments = vec![words.say("letters-calendar"), "karta.pdf".to_owned()];
            full.has_file = true;
            pages.push(full.render());
            pages
        });
    }
}

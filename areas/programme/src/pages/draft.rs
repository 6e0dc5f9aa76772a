//! The invitation draft: written, looked at as a letter, saved.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use letters::{Block, Body};
use organisation::{Actor, App, MayLead};
use texts::Words;
use web::{Crumb, Faults, Note, Posted, Shell, Trouble, Visitor, conflict, faulty, go, go_with, page};

use crate::deeds::{self, DraftFault};
use crate::draft::DraftText;
use crate::views::{self, Draft};

#[derive(Template)]
#[template(path = "pages/draft.html")]
pub(super) struct DraftPage {
    pub shell: Shell,
    pub faults: Faults,
    pub deed: String,
    /// The version that the text in the form began from.
    pub version: i32,
    /// What the person wrote.
    pub text: DraftText,
    /// The text as a letter.
    pub preview: Option<Letter>,
    /// What somebody else saved meanwhile.
    pub newer: Option<Newer>,
}

/// A draft as its readers will see it.
pub(super) struct Letter {
    subject: String,
    /// HTML of the letter, every text in it escaped by its maker.
    fragment: String,
}

/// Another person's version, beside what the person wrote.
pub(super) struct Newer {
    said: String,
    theirs: Vec<Compared>,
    yours: Vec<Compared>,
}

/// One paragraph of two texts that are compared.
struct Compared {
    text: String,
    /// It stands in this text alone.
    alone: bool,
}

pub(super) async fn edit(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
) -> Result<Response, Trouble> {
    let Some(programme) = views::current(app.store()).await? else { return Ok(go("/program")) };
    let draft = views::newest_draft(app.store(), programme.id).await?;
    let shell = shell(&app, &visitor, &actor, &Faults::none());
    page(&draft_page(shell, &app, Faults::none(), draft.version, draft.text()))
}

pub(super) async fn save(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    posted: Posted,
) -> Result<Response, Trouble> {
    let permit = MayLead::of(&actor)?;
    let Some(programme) = views::current(app.store()).await? else { return Ok(go("/program")) };
    let text = DraftText::written(posted.raw("subject"), posted.raw("audience"), posted.raw("body"));
    let version = posted.number("version")?;
    let faults = faults(visitor.words(), &text);
    let shell = shell(&app, &visitor, &actor, &faults);
    if !faults.is_empty() {
        return faulty(&draft_page(shell, &app, faults, version, text));
    }
    if posted.text("do") == "preview" {
        let preview = Some(letter(visitor.words(), &text));
        return page(&DraftPage { preview, ..draft_page(shell, &app, faults, version, text) });
    }
    match deeds::save_draft(app.store(), &permit, programme.id, version, &text, posted.deed_key()?).await {
        Ok(_) => Ok(go_with(&app, "/program/utkast", &Note::done("programme-draft-saved"))),
        Err(DraftFault::NewerVersion(theirs)) => {
            let newer = Some(newer(visitor.words(), &theirs, &text));
            conflict(&DraftPage { newer, ..draft_page(shell, &app, faults, theirs.version, text) })
        }
        Err(DraftFault::Store(fault)) => Err(fault.into()),
    }
}

fn shell(app: &App, visitor: &Visitor, actor: &Actor, faults: &Faults) -> Shell {
    let words = visitor.words();
    let mut shell = actor.shell(app, visitor, words.say("programme-draft-title"));
    let programme = Crumb { href: Some("/program".to_owned()), text: words.say("programme-title") };
    shell.trail.insert(1.min(shell.trail.len()), programme);
    shell.with_faults(faults)
}

fn draft_page(shell: Shell, app: &App, faults: Faults, version: i32, text: DraftText) -> DraftPage {
    let deed = app.store().doors().uuid().to_string();
    DraftPage { shell, faults, deed, version, text, preview: None, newer: None }
}

pub(super) fn faults(words: &Words, text: &DraftText) -> Faults {
    let mut faults = Faults::none();
    for fault in text.faults() {
        faults.add(fault.field, words.say(&format!("programme-draft-{}-{}", fault.field, fault.code)));
    }
    faults
}

pub(super) fn letter(words: &Words, text: &DraftText) -> Letter {
    let mut blocks = Vec::new();
    if !text.audience.is_empty() {
        blocks.push(Block::Facts(vec![(words.say("programme-draft-audience"), text.audience.clone())]));
    }
    blocks.extend(text.paragraphs().map(|paragraph| Block::Paragraph(paragraph.to_owned())));
    Letter { subject: text.subject.clone(), fragment: Body { blocks }.to_fragment() }
}

pub(super) fn newer(words: &Words, theirs: &Draft, yours: &DraftText) -> Newer {
    let their_text = theirs.text();
    let all = |text: &DraftText| -> Vec<String> {
        let lines = [text.subject.clone(), text.audience.clone()];
        lines
            .into_iter()
            .chain(text.paragraphs().map(str::to_owned))
            .filter(|line| !line.is_empty())
            .collect()
    };
    let (their_lines, your_lines) = (all(&their_text), all(yours));
    let beside = |own: &[String], other: &[String]| {
        let compared = |text: &String| Compared { text: text.clone(), alone: !other.contains(text) };
        own.iter().map(compared).collect()
    };
    Newer {
        said: words.say_with(
            "programme-draft-newer",
            [
                ("by", theirs.saved_by.as_str().into()),
                ("at", words.moment(theirs.saved_at).into()),
                ("version", theirs.version.into()),
            ],
        ),
        theirs: beside(&their_lines, &your_lines),
        yours: beside(&your_lines, &their_lines),
    }
}

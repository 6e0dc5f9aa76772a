//! The invitation draft: written part by part, looked at as a letter, saved.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use letters::{Block, Body};
use organisation::{Actor, App, MayLead};
use texts::{Lang, Words};
use web::{Crumb, Faults, Note, Posted, Shell, Trouble, Visitor, conflict, faulty, go, go_with, page};

use super::draft_compare::{Newer, newer};
use super::draft_form::{self, PartField};
use crate::deeds::{self, DraftFault};
use crate::draft::DraftText;
use crate::draft::placeholder::{Placeholder, filled};
use crate::draft_settings;
use crate::views::{self, Programme};

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
    /// Its parts as fields; one empty one when there are none.
    pub fields: Vec<PartField>,
    /// Each placeholder and what it stands for.
    pub placeholders: Vec<(String, String)>,
    /// The text as a letter.
    pub preview: Option<Letter>,
    /// What somebody else saved meanwhile.
    pub newer: Option<Newer>,
    /// Counties wait for approval before they send.
    pub approval: bool,
    pub approval_deed: String,
}

/// A draft as its readers will see it.
pub(super) struct Letter {
    subject: String,
    /// HTML of the letter, every text in it escaped by its maker.
    fragment: String,
}

pub(super) async fn edit(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
) -> Result<Response, Trouble> {
    let Some(programme) = views::current(app.store()).await? else { return Ok(go("/program")) };
    let draft = views::newest_draft(app.store(), programme.id).await?;
    let shell = shell(&app, &visitor, &actor);
    page(&standing(&app, &programme, draft_page(shell, draft.version, draft.text)).await?)
}

pub(super) async fn save(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    posted: Posted,
) -> Result<Response, Trouble> {
    let permit = MayLead::of(&actor)?;
    let Some(programme) = views::current(app.store()).await? else { return Ok(go("/program")) };
    let words = visitor.words();
    let mut text = draft_form::read(&posted)?;
    let version = posted.number("version")?;
    let shell = shell(&app, &visitor, &actor);
    if draft_form::rearranged(posted.text("do"), &mut text, || app.store().doors().uuid().to_string()) {
        return page(&standing(&app, &programme, draft_page(shell, version, text)).await?);
    }
    let faults = draft_form::faults(words, &text);
    if !faults.is_empty() {
        let shell = shell.with_faults(&faults);
        let shown = DraftPage { faults, ..draft_page(shell, version, text) };
        return faulty(&standing(&app, &programme, shown).await?);
    }
    if posted.text("do") == "preview" {
        let preview = Some(letter(words, &text));
        let shown = DraftPage { preview, ..draft_page(shell, version, text) };
        return page(&standing(&app, &programme, shown).await?);
    }
    match deeds::save_draft(app.store(), &permit, programme.id, version, &text, posted.deed_key()?).await {
        Ok(_) => Ok(go_with(&app, "/program/utkast", &Note::done("programme-draft-saved"))),
        Err(DraftFault::NewerVersion(theirs)) => {
            let newer = Some(newer(words, &theirs, &text));
            let shown = DraftPage { newer, ..draft_page(shell, theirs.version, text) };
            conflict(&standing(&app, &programme, shown).await?)
        }
        Err(DraftFault::Store(fault)) => Err(fault.into()),
    }
}

/// Says whether counties wait for approval.
pub(super) async fn approval(
    State(app): State<App>,
    actor: Actor,
    posted: Posted,
) -> Result<Response, Trouble> {
    let permit = MayLead::of(&actor)?;
    let Some(programme) = views::current(app.store()).await? else { return Ok(go("/program")) };
    let asked = posted.text("approval") == "ja";
    draft_settings::say(app.store(), &permit, programme.id, asked, posted.deed_key()?).await?;
    let said = if asked { "draft-approval-started" } else { "draft-approval-stopped" };
    Ok(go_with(&app, "/program/utkast", &Note::done(said)))
}

fn shell(app: &App, visitor: &Visitor, actor: &Actor) -> Shell {
    let words = visitor.words();
    let mut shell = actor.shell(app, visitor, words.say("programme-draft-title"));
    let programme = Crumb { href: Some("/program".to_owned()), text: words.say("programme-title") };
    shell.trail.insert(1.min(shell.trail.len()), programme);
    shell
}

/// The page with what stands beside the text: new keys for its forms, and what the programme asks for.
async fn standing(app: &App, programme: &Programme, shown: DraftPage) -> Result<DraftPage, Trouble> {
    let key = || app.store().doors().uuid().to_string();
    let approval = draft_settings::asks_for_approval(app.store().reader(), programme.id).await?;
    let mut shown = DraftPage { deed: key(), approval_deed: key(), approval, ..shown };
    for field in shown.fields.iter_mut().filter(|field| field.key.is_empty()) {
        field.key = key();
    }
    Ok(shown)
}

pub(super) fn draft_page(shell: Shell, version: i32, text: DraftText) -> DraftPage {
    let words = &shell.t;
    DraftPage {
        fields: draft_form::fields(words, &text),
        placeholders: Placeholder::ALL
            .map(|placeholder| (format!("{{{}}}", placeholder.name()), words.say(placeholder.text_key())))
            .into(),
        faults: Faults::none(),
        deed: String::new(),
        version,
        text,
        preview: None,
        newer: None,
        approval: false,
        approval_deed: String::new(),
        shell,
    }
}

/// The letter as an invented municipality reads it.
pub(super) fn letter(words: &Words, text: &DraftText) -> Letter {
    let words = &words.in_lang(Lang::Sv);
    let example = draft_form::Example::new(words);
    let fill = |text: &str| filled(text, &example.values(), words);
    let mut blocks = Vec::new();
    if !text.audience.is_empty() {
        blocks.push(Block::Facts(vec![(words.say("programme-draft-audience"), fill(&text.audience))]));
    }
    blocks.extend(text.paragraphs().map(|paragraph| Block::Paragraph(fill(paragraph))));
    Letter { subject: fill(&text.subject), fragment: Body { blocks }.to_fragment() }
}

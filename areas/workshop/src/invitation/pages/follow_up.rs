//! The letter that follows up: written, looked at, sent.

use ::letters::Body;
use askama::Template;
use axum::response::Response;
use organisation::register;
use programme::pages::unknown_placeholder;
use texts::{Lang, Words};
use web::{Crumb, Faults, Note, Shell, Trouble, faulty, go, go_with, page};

use super::answers;
use super::own_parts::placeholders;
use super::text::Preview;
use crate::agenda::views::exact_times;
use crate::day::{self, Asked, Own};
use crate::invitation::deeds::NotDone;
use crate::invitation::follow_up::{self, FollowUp, FollowUpFault};
use crate::invitation::letters::Matter;
use crate::invitation::rules::LONGEST_TEXT;
use crate::invitation::views;

#[derive(Template)]
#[template(path = "invitation/pages/follow_up.html")]
pub(super) struct FollowUpPage {
    pub shell: Shell,
    pub faults: Faults,
    pub path: String,
    pub deed: String,
    pub subject: String,
    pub text: String,
    pub municipalities: usize,
    /// Invited municipalities that have no address that works, by name.
    pub unreached: String,
    pub placeholders: Vec<(String, String)>,
    pub preview: Option<Preview>,
}

/// The page, with a letter to begin with: about what was moved when somebody knows something else, otherwise about exact
/// times.
pub(crate) async fn show(own: Own) -> Result<Response, Trouble> {
    let swedish = own.app.words(Lang::Sv);
    let invited = views::invitations(own.app.store(), own.workshop.id).await?;
    let moved = invited.iter().any(|row| row.told_sequence < own.workshop.sequence);
    let [subject, text] = if moved {
        ["follow_up-moved-subject", "follow_up-moved-text"]
    } else {
        ["follow_up-start-subject", "follow_up-start-text"]
    };
    let (subject, text) = (swedish.say(subject), swedish.say(text));
    match follow_up_page(&own, &subject, &text.replace("\\n", "\n")).await? {
        Some(shown) => page(&shown),
        None => Ok(go(&own.path("inbjudan"))),
    }
}

/// Looks at the letter, or sends it.
pub(crate) async fn send(asked: Asked) -> Result<Response, Trouble> {
    let Own { app, visitor, actor, workshop, permit } = &*asked;
    let posted = &asked.posted;
    let letter = FollowUp::written(posted.raw("subject"), posted.raw("text"));
    let Some(mut shown) = follow_up_page(&asked, &letter.subject, &letter.text).await? else {
        return Ok(go(&asked.path("inbjudan")));
    };
    shown.faults = faults(visitor.words(), &letter);
    if !shown.faults.is_empty() {
        shown.shell = shown.shell.with_faults(&shown.faults);
        return faulty(&shown);
    }
    if posted.text("do") == "preview" {
        let county = register::organisation(app.store(), workshop.county).await?;
        let below = register::below(app.store(), workshop.county).await?;
        let first = below.first().ok_or(Trouble::NotFound)?;
        let standing = views::standing(app.store().reader(), workshop).await?;
        let wording = standing.wording(&workshop.own_text);
        let words = app.words(Lang::Sv);
        let times = exact_times(app.store().reader(), workshop, &words).await?;
        let matter = Matter { words: &words, workshop, county: &county, wording: &wording, times: &times };
        let written = (letter.subject.as_str(), letter.text.as_str());
        let (subject, blocks) = matter.follow_up(first, &app.absolute("/l/…"), written);
        let (code, municipality) = (first.code.clone(), first.formal_name.clone());
        let html = Body { blocks }.to_fragment();
        shown.preview = Some(Preview { code, municipality, subject, html });
        return page(&shown);
    }
    let key = posted.deed_key()?;
    match follow_up::send(app, permit, workshop.id, &letter, answers(app, actor).await?.to, key).await {
        Ok(municipalities) => {
            let note = Note::done("follow_up-sent").with("municipalities", municipalities);
            Ok(go_with(app, &asked.path("utskick"), &note))
        }
        Err(NotDone::Store(fault)) => Err(fault.into()),
        Err(_) => Err(Trouble::NotFound),
    }
}

/// None before anybody is invited.
async fn follow_up_page(own: &Own, subject: &str, text: &str) -> Result<Option<FollowUpPage>, Trouble> {
    let Own { app, visitor, actor, workshop, .. } = own;
    let invited = views::invitations(app.store(), workshop.id).await?;
    if invited.is_empty() {
        return Ok(None);
    }
    let ids: Vec<_> = invited.iter().map(|row| row.municipality).collect();
    let unreached = views::unreached(app.store(), workshop, &ids).await?;
    let words = visitor.words();
    let mut shell = day::shell_under(app, visitor, actor, workshop.id, "follow_up-title");
    let above = Crumb { href: Some(own.path("inbjudan")), text: words.say("invitation-title") };
    shell.trail.insert(shell.trail.len().saturating_sub(1), above);
    Ok(Some(FollowUpPage {
        shell,
        faults: Faults::none(),
        path: own.path("inbjudan"),
        deed: app.store().doors().uuid().to_string(),
        subject: subject.to_owned(),
        text: text.to_owned(),
        municipalities: invited.len() - unreached.len(),
        unreached: unreached.join(", "),
        placeholders: placeholders(words),
        preview: None,
    }))
}

pub(super) fn faults(words: &Words, letter: &FollowUp) -> Faults {
    let mut faults = Faults::none();
    for fault in letter.faults() {
        match fault {
            FollowUpFault::Empty(field) => faults.add(field, words.say(&format!("follow_up-{field}-empty"))),
            FollowUpFault::Long(field) => {
                let most = if field == "text" { LONGEST_TEXT } else { programme::draft::LONGEST_LINE };
                faults.add(field, words.say1("follow_up-long", "most", most));
            }
            FollowUpFault::Unknown(field, unknown) => {
                faults.add(field, unknown_placeholder(words, &unknown));
            }
        }
    }
    faults
}

//! One letter that waits: as it would leave now, and what may be done about it.

use ::letters::Body;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use organisation::post::Content;
use serde::Deserialize;
use texts::{Lang, local};
use web::{Note, Shell, Trouble, go_with, page};
use workshop::day::{Asked, Own};

use super::{Shown, at, name, shell, under};
use crate::deeds;
use crate::rules::{Letter, Whom};
use crate::standing::{Standing, Target, standing_of};
use crate::wording::{Matter, NOWHERE};

#[derive(Template)]
#[template(path = "pages/one.html")]
pub(super) struct OnePage {
    pub shell: Shell,
    pub path: String,
    pub deed: String,
    pub to: Vec<String>,
    pub held: bool,
    /// When it leaves; empty when it does not.
    pub leaves: String,
    pub letter: Shown,
    pub own_address: String,
}

/// Which letter to whom an address means.
#[derive(Deserialize)]
pub(crate) struct Which {
    rule: String,
    whom: Whom,
}

impl Which {
    fn letter(&self) -> Result<Letter, Trouble> {
        Letter::of(&self.rule).ok_or(Trouble::NotFound)
    }
}

/// The letter as it would leave now: with no link that opens anything.
fn drawn(own: &Own, standing: &Standing, letter: Letter, target: &Target) -> (String, Body) {
    let words = own.app.words(Lang::Sv);
    let matter = Matter { words: &words, standing, today: own.app.today() };
    let name = target.people.first().map(|(name, _)| name.as_str()).unwrap_or_default();
    let (subject, blocks) = matter.letter(&standing.ruled(letter), target, name, NOWHERE);
    (subject, Body { blocks })
}

pub(crate) async fn show(own: Own, Path(which): Path<Which>) -> Result<Response, Trouble> {
    let letter = which.letter()?;
    let standing =
        standing_of(own.app.store(), own.workshop.clone(), own.actor.organisation().clone()).await?;
    let target = standing.target(letter, which.whom).ok_or(Trouble::NotFound)?;
    let done = standing.done.get(&(letter, which.whom));
    if done.is_some_and(|done| !done.held) {
        return Err(Trouble::NotFound);
    }
    let words = own.visitor.words();
    let now = local(own.app.store().doors().now());
    let (subject, body) = drawn(&own, &standing, letter, target);
    let shell = shell(&own, &format!("mailings-{}-name", letter.code()));
    let shell = under(shell, own.path("utskick/kommande"), words.say("mailings-coming-title"));
    page(&OnePage {
        path: own.path(&format!("utskick/kommande/{}/{}", letter.code(), which.whom)),
        deed: own.app.store().doors().uuid().to_string(),
        to: target.people.iter().map(|(name, address)| format!("{name}, {address}")).collect(),
        held: done.is_some(),
        leaves: standing.leaves(letter, target, now).map(|leaves| at(words, leaves)).unwrap_or_default(),
        letter: Shown { subject, text: body.to_text(), html: body.to_fragment() },
        own_address: own.actor.address().to_owned(),
        shell,
    })
}

async fn held(which: &Which, asked: &Asked, is_held: bool) -> Result<Response, Trouble> {
    let (letter, key) = (which.letter()?, asked.posted.deed_key()?);
    let id = asked.workshop.id;
    let done = deeds::hold(&asked.app, &asked.permit, id, (letter, which.whom), is_held, key).await?;
    let said = match (done, is_held) {
        (true, true) => Note::done("mailings-held"),
        (true, false) => Note::done("mailings-released"),
        (false, _) => Note::fault("mailings-too-late"),
    };
    let said = said.with("name", name(asked.visitor.words(), letter));
    Ok(go_with(&asked.app, &asked.path("utskick/kommande"), &said))
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
    let letter = which.letter()?;
    let standing =
        standing_of(asked.app.store(), asked.workshop.clone(), asked.actor.organisation().clone()).await?;
    let target = standing.target(letter, which.whom).ok_or(Trouble::NotFound)?;
    let (subject, body) = drawn(&asked, &standing, letter, target);
    let content = Content::new(Lang::Sv, standing.county.formal_name.clone(), body.blocks);
    let by = (&asked.permit, &asked.actor);
    let key = asked.posted.deed_key()?;
    deeds::try_on(&asked.app, by, asked.workshop.id, (&subject, &content), key).await?;
    let note = Note::done("mailings-tried").with("address", asked.actor.address());
    let path = asked.path(&format!("utskick/kommande/{}/{}", letter.code(), which.whom));
    Ok(go_with(&asked.app, &path, &note))
}

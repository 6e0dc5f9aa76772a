//! The pages of the tour, and what they share.

pub(super) mod agree;
pub(super) mod board;
mod calendar_shown;
pub(super) mod county;
pub(super) mod crew;
pub(super) mod feed;
mod map_shown;
pub(super) mod person;
pub(super) mod planning;
#[cfg(test)]
mod samples;
pub(super) mod told;

use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::response::Response;
use axum::{Extension, RequestExt as _};
use organisation::{Actor, App, MayLead};
use texts::Words;
use web::{Crumb, Note, Posted, Shell, Trouble, Visitor, go, go_with};

use super::deeds::{By, NotDone};
use super::rules::LETTERS;
use super::views::{self, Standing};
use crate::table_plan::job::Bench;

/// The lead with the tour as it stands; before there is a programme, none.
pub(in crate::tour) struct Place {
    app: App,
    visitor: Visitor,
    actor: Actor,
    permit: MayLead,
    bench: Bench,
    standing: Option<Standing>,
}

/// A form about it.
pub(in crate::tour) struct Asked {
    place: Place,
    posted: Posted,
}

impl FromRequestParts<App> for Place {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Trouble> {
        let visitor = Visitor::from_request_parts(parts, app).await?;
        let actor = Actor::from_request_parts(parts, app).await?;
        let permit = MayLead::of(&actor)?;
        let bench = Extension::<Bench>::from_request_parts(parts, app).await;
        let Extension(bench) = bench.map_err(|fault| Trouble::ours(fault.to_string()))?;
        let standing = views::standing(app, app.today()).await?;
        Ok(Self { app: app.clone(), visitor, actor, permit, bench, standing })
    }
}

impl FromRequest<App> for Asked {
    type Rejection = Trouble;

    async fn from_request(mut request: Request, app: &App) -> Result<Self, Trouble> {
        let place: Place = request.extract_parts_with_state(app).await?;
        Ok(Self { place, posted: Posted::from_request(request, app).await? })
    }
}

impl Place {
    fn words(&self) -> &Words {
        self.visitor.words()
    }

    /// The frame of a page of the tour.
    fn shell(&self, title: &str) -> Shell {
        let words = self.words();
        let mut shell = self.actor.shell(&self.app, &self.visitor, words.say(title));
        let mut above = vec![("/program", "programme-title")];
        if title != "tour-title" {
            above.push(("/turne", "tour-title"));
        }
        for (place, (href, text)) in (1..).zip(above) {
            let crumb = Crumb { href: Some(href.to_owned()), text: words.say(text) };
            shell.trail.insert(place.min(shell.trail.len()), crumb);
        }
        shell
    }

    fn key(&self) -> String {
        self.app.store().doors().uuid().to_string()
    }
}

impl Asked {
    fn by<'a>(&'a self, standing: &Standing) -> Result<By<'a>, Trouble> {
        Ok(By {
            permit: &self.place.permit,
            programme: standing.programme.id,
            version: self.posted.number("version")?,
            key: self.posted.deed_key()?,
            bench: &self.place.bench,
        })
    }

    fn done(&self, path: &str, note: &Note) -> Response {
        go_with(&self.place.app, path, note)
    }

    /// The answer to a form that was not done, where nothing was typed that could be lost.
    fn not_done(&self, path: &str, why: NotDone) -> Result<Response, Trouble> {
        let note = match why {
            NotDone::Newer => Note::fault("tour-newer"),
            NotDone::Planning => return Ok(go("/turne")),
            NotDone::Nobody => Note::fault("tour-nobody"),
            NotDone::Broken => Note::fault("tour-broken"),
            NotDone::NotGiven(name) => Note::fault("tour-not-given").with("name", name),
            NotDone::Refused(refusal) => {
                Note::fault(&format!("tour-refusal-{}", refusal.code())).with("team", refusal.letter())
            }
            NotDone::Engine(fault) => return Err(Trouble::ours(fault)),
            NotDone::Store(fault) => return Err(fault.into()),
        };
        Ok(self.done(path, &note))
    }
}

/// The colour of a team in pictures; its letter stands beside it always.
fn hue(letter: &str) -> String {
    let known = LETTERS.iter().find(|own| **own == letter);
    known.map_or_else(String::new, |own| format!("vs-hue-{}", own.to_lowercase()))
}

/// A cost as it is read: with a sign when it is a difference.
fn signed(cost: i64) -> String {
    match cost {
        0 => "±0".to_owned(),
        1.. => format!("+{cost}"),
        _ => format!("−{}", cost.unsigned_abs()),
    }
}

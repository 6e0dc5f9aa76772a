//! The national lead says where the course is, and what its short version says.

use askama::Template;
use axum::extract::State as FromState;
use axum::response::Response;
use organisation::{Actor, App, MayLead};
use programme::views::current;
use texts::{Lang, Words};
use web::{Crumb, Faults, Note, Posted, Shell, Trouble, Visitor, conflict, faulty, go, go_with, page};

use super::{Part, parts};
use crate::deeds::{self, Outcome};
use crate::form::ToldForm;
use crate::views::{self, Told};

#[derive(Template)]
#[template(path = "pages/national.html")]
pub(super) struct NationalPage {
    pub shell: Shell,
    pub faults: Faults,
    pub path: String,
    pub deed: String,
    pub version: i32,
    pub form: ToldForm,
    /// The short version as it will look, in the reader's language, when it was asked for.
    pub preview: Vec<Part>,
    pub is_newer: bool,
}

pub(super) fn page_of(shell: Shell, form: ToldForm, version: i32) -> NationalPage {
    NationalPage {
        faults: Faults::none(),
        path: "/program/kurs".to_owned(),
        deed: String::new(),
        version,
        form,
        preview: Vec::new(),
        is_newer: false,
        shell,
    }
}

fn shown(app: &App, visitor: &Visitor, actor: &Actor, form: ToldForm, version: i32) -> NationalPage {
    let words = visitor.words();
    let mut shell = actor.shell(app, visitor, words.say("course-told-title"));
    let programme = Crumb { href: Some("/program".to_owned()), text: words.say("programme-title") };
    shell.trail.insert(1.min(shell.trail.len()), programme);
    let mut shown = page_of(shell, form, version);
    shown.deed = app.store().doors().uuid().to_string();
    shown
}

pub(crate) async fn edit(
    FromState(app): FromState<App>,
    visitor: Visitor,
    actor: Actor,
) -> Result<Response, Trouble> {
    let Some(programme) = current(app.store()).await? else { return Ok(go("/program")) };
    let told = views::told(app.store().reader(), programme.id).await?;
    page(&shown(&app, &visitor, &actor, ToldForm::of(&told), told.version))
}

pub(crate) async fn save(
    FromState(app): FromState<App>,
    visitor: Visitor,
    actor: Actor,
    posted: Posted,
) -> Result<Response, Trouble> {
    let permit = MayLead::of(&actor)?;
    let Some(programme) = current(app.store()).await? else { return Ok(go("/program")) };
    let (words, base) = (visitor.words(), posted.number("version")?);
    let form = ToldForm::posted(&posted);
    let mut shown = shown(&app, &visitor, &actor, form.clone(), base);
    let told = match form.check(words) {
        Ok(told) => told,
        Err(faults) => {
            shown.shell = shown.shell.with_faults(&faults);
            shown.faults = faults;
            return faulty(&shown);
        }
    };
    if posted.text("do") == "preview" {
        shown.preview = preview(words, &told);
        return page(&shown);
    }
    let key = posted.deed_key()?;
    match deeds::save_told(&app, &permit, programme.id, (&told, base), key).await? {
        Outcome::Done(_) => Ok(go_with(&app, "/program/kurs", &Note::done("course-told-saved"))),
        Outcome::NotFound => Err(Trouble::NotFound),
        Outcome::Newer => {
            shown.version = views::told(app.store().reader(), programme.id).await?.version;
            shown.is_newer = true;
            conflict(&shown)
        }
    }
}

pub(super) fn preview(words: &Words, told: &Told) -> Vec<Part> {
    let lang: Lang = words.lang();
    parts(told.short(lang))
}

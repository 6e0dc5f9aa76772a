//! The form in which the agenda is changed.

use askama::Template;
use axum::response::Response;
use programme::agenda::fit::fit;
use programme::agenda::form::{AgendaForm, kinds, said};
use programme::agenda::lines::Line;
use programme::agenda::said::why_not;
use web::{Choice, Faults, Note, Shell, Trouble, conflict, faulty, go_with, page};

use crate::agenda::deeds::{self, NotDone};
use crate::agenda::views;
use crate::day::{self, Asked, Own};

#[derive(Template)]
#[template(path = "agenda/pages/edit.html")]
pub(super) struct EditPage {
    pub shell: Shell,
    pub faults: Faults,
    pub path: String,
    pub deed: String,
    /// The version that the form began from.
    pub version: i32,
    pub form: AgendaForm,
    pub kinds: Vec<Choice>,
    /// What somebody else saved meanwhile, as lines; none when nobody did.
    pub newer: Option<Vec<String>>,
    /// How long the day is.
    pub day: String,
}

/// The form.
pub(crate) async fn edit(own: Own) -> Result<Response, Trouble> {
    let (app, workshop) = (&own.app, &own.workshop);
    let standing = views::standing(app.store().reader(), workshop).await?;
    page(&new(&own, AgendaForm::of(&standing.agenda), standing.version))
}

fn new(own: &Own, form: AgendaForm, version: i32) -> EditPage {
    let shell = day::shell_under(&own.app, &own.visitor, &own.actor, own.workshop.id, "agenda-edit-title");
    let day = shell.t.span(own.workshop.starts, own.workshop.ends);
    edit_page(
        shell,
        own.path("dagordning"),
        &own.app.store().doors().uuid().to_string(),
        (form, version),
        day,
    )
}

pub(super) fn edit_page(
    shell: Shell,
    path: String,
    deed: &str,
    (form, version): (AgendaForm, i32),
    day: String,
) -> EditPage {
    EditPage {
        kinds: kinds(&shell.t),
        shell,
        faults: Faults::none(),
        path,
        deed: deed.to_owned(),
        version,
        form,
        newer: None,
        day,
    }
}

/// Saves it. One that does not fit the day is saved too: the day may be changed to it.
pub(crate) async fn save(asked: Asked) -> Result<Response, Trouble> {
    let posted = &asked.posted;
    let form = AgendaForm::posted(posted);
    let mut shown = new(&asked, form, posted.number("version")?);
    let agenda = match shown.form.check() {
        Ok(agenda) => agenda,
        Err(faults) => {
            shown.faults = said(&faults, asked.visitor.words());
            shown.shell = shown.shell.with_faults(&shown.faults);
            return faulty(&shown);
        }
    };
    let (workshop, words) = (&asked.workshop, asked.visitor.words());
    let key = posted.deed_key()?;
    match deeds::save(&asked.app, &asked.permit, workshop.id, shown.version, &agenda, key).await {
        Ok(()) => {
            let fits = fit(&agenda, workshop.starts, workshop.ends).is_ok();
            let note = if fits { Note::done("agenda-saved") } else { Note::fault("agenda-saved-misfit") };
            Ok(go_with(&asked.app, &asked.path("dagordning"), &note))
        }
        Err(NotDone::Newer(newer)) => {
            let say = |line: Line| format!("{} {}", words.span(line.starts, line.ends), line.title);
            let mut lines: Vec<String> = newer.lines(words).into_iter().map(say).collect();
            if let Err(why) = &newer.fitted {
                lines = newer.agenda.items.iter().map(|item| item.title.clone()).collect();
                lines.push(why_not(why, &newer.agenda, words));
            }
            shown.newer = Some(lines);
            shown.version = newer.version;
            conflict(&shown)
        }
        Err(NotDone::Store(fault)) => Err(fault.into()),
        Err(NotDone::NoWorkshop | NotDone::NoTimes | NotDone::NobodyInvited) => Err(Trouble::NotFound),
    }
}

//! The form of a workshop's settings.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use organisation::{Actor, App};
use texts::Words;
use web::{Choice, Faults, Note, Posted, Shell, Trouble, Visitor, conflict, faulty, go_with, page};

use super::shell_under;
use crate::day::deeds::{self, SettingsFault};
use crate::day::form::{SettingsForm, said};
use crate::day::own;
use crate::day::rules::{Format, Settings};
use crate::records::WorkshopId;

#[derive(Template)]
#[template(path = "day/pages/settings.html")]
pub(super) struct SettingsPage {
    pub shell: Shell,
    pub faults: Faults,
    pub workshop: String,
    pub deed: String,
    /// The version that the form began from.
    pub version: i32,
    pub form: SettingsForm,
    pub formats: Vec<Choice>,
    /// What somebody else saved meanwhile, where it differs from what the person wrote.
    pub newer: Vec<Difference>,
    pub is_newer: bool,
}

/// One setting in two versions.
pub(super) struct Difference {
    name: String,
    saved: String,
    written: String,
}

pub(in crate::day) async fn edit(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    Path(id): Path<WorkshopId>,
) -> Result<Response, Trouble> {
    let (workshop, _) = own(app.store(), &actor, id).await?;
    let form = SettingsForm::of(&workshop.settings());
    let shell = shell_under(&app, &visitor, &actor, id, "day-settings-title");
    page(&settings_page(shell, &deed(&app), id, workshop.version, form, Faults::none()))
}

pub(in crate::day) async fn save(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    Path(id): Path<WorkshopId>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let (before, permit) = own(app.store(), &actor, id).await?;
    let version = posted.number("version")?;
    let form = SettingsForm::posted(&posted);
    let shell = shell_under(&app, &visitor, &actor, id, "day-settings-title");
    let settings = match form.check(app.today(), Some(before.register_by)) {
        Ok(settings) => settings,
        Err(faults) => {
            let faults = said(&faults, visitor.words());
            return faulty(&settings_page(
                shell.with_faults(&faults),
                &deed(&app),
                id,
                version,
                form,
                faults,
            ));
        }
    };
    match deeds::save_settings(&app, &permit, id, version, &settings, posted.deed_key()?).await {
        Ok(saved) => {
            let note = if saved.meeting_moved { "day-settings-moved" } else { "day-settings-saved" };
            Ok(go_with(&app, &format!("/workshop/{id}"), &Note::done(note)))
        }
        Err(SettingsFault::NewerVersion(now)) => {
            let newer = differences(visitor.words(), &now.settings(), &settings);
            let blank = settings_page(shell, &deed(&app), id, now.version, form, Faults::none());
            conflict(&SettingsPage { newer, is_newer: true, ..blank })
        }
        Err(SettingsFault::NotFound) => Err(Trouble::NotFound),
        Err(SettingsFault::Store(fault)) => Err(fault.into()),
    }
}

fn deed(app: &App) -> String {
    app.store().doors().uuid().to_string()
}

pub(super) fn settings_page(
    shell: Shell,
    deed: &str,
    id: WorkshopId,
    version: i32,
    form: SettingsForm,
    faults: Faults,
) -> SettingsPage {
    let words = &shell.t;
    let choice = |format: Format| {
        let key = format!("day-format-{}", format.code());
        Choice::new(format.code(), words.say(&key)).hint(words.say(&format!("{key}-hint")))
    };
    SettingsPage {
        formats: Format::ALL.map(choice).into(),
        shell,
        faults,
        workshop: id.to_string(),
        deed: deed.to_owned(),
        version,
        form,
        newer: Vec::new(),
        is_newer: false,
    }
}

pub(super) fn differences(words: &Words, saved: &Settings, written: &Settings) -> Vec<Difference> {
    let value = |name: &str, settings: &Settings| match name {
        "day" => words.date(settings.day),
        "starts" => words.time(settings.starts),
        "ends" => words.time(settings.ends),
        "format" => words.say(&format!("day-format-{}", settings.format.code())),
        "place" => settings.place.clone(),
        "address" => settings.address.clone(),
        "register_by" => words.date(settings.register_by),
        "seats_least" => settings.seats_least.to_string(),
        "seats_most" => settings.seats_most.to_string(),
        "tables" => settings.tables.to_string(),
        "chairs" => settings.chairs.to_string(),
        _ => settings.contact.clone(),
    };
    let difference = |name: &str| Difference {
        name: words.say(&format!("day-field-{}", name.replace('_', "-"))),
        saved: value(name, saved),
        written: value(name, written),
    };
    written.changed(saved).into_iter().map(difference).collect()
}

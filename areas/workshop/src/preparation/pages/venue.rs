//! The venue against what the day needs: what is there, what is asked for, what is missing and red.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use chrono::NaiveDate;
use organisation::{Actor, App, Duty};
use texts::Words;
use web::{Choice, Faults, Note, Shell, Trouble, Visitor, conflict, faulty, go_with, page};

use super::checklist::trouble;
use super::shell_under;
use crate::day::views::Standing;
use crate::day::{self, Asked, Own};
use crate::preparation::checklist::NotDone;
use crate::preparation::deeds;
use crate::preparation::forms::{NeedForm, said, typed_needs};
use crate::preparation::records::need;
use crate::preparation::venue::{Heads, Light, Need, NeedState, Said, red_from};
use crate::preparation::views::{self, Facts};
use crate::records::WorkshopId;

#[derive(Template)]
#[template(path = "preparation/pages/venue.html")]
pub(super) struct VenuePage {
    pub shell: Shell,
    pub lead: String,
    pub heads: String,
    /// How many are red; empty for none.
    pub red: String,
    pub rows: Vec<NeedRow>,
    pub path: String,
    pub sites: String,
    /// Where the workshop's settings are.
    pub settings: String,
    pub may_change: bool,
    pub has_room: bool,
}

/// One need.
pub(super) struct NeedRow {
    pub name: String,
    pub needed: String,
    pub there: String,
    pub kind: &'static str,
    pub state: String,
    /// From when it is red, or the note.
    pub more: Vec<String>,
}

/// Everything that pages of the venue stand on: three queries.
pub(super) async fn load(app: &App, id: WorkshopId) -> Result<(Standing, Facts), Trouble> {
    let day = day::views::of(app.store(), id).await?.ok_or(Trouble::NotFound)?;
    let facts = views::facts(app.store(), &[id]).await?.remove(&id).unwrap_or_default();
    Ok((day, facts))
}

pub(crate) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    Path(id): Path<WorkshopId>,
) -> Result<Response, Trouble> {
    day::readable(app.store(), &actor, id).await?;
    let (day, facts) = load(&app, id).await?;
    let notes = views::notes(app.store(), id).await?;
    let shell = day::shell_under(&app, &visitor, &actor, id, "preparation-venue-title");
    let may_change = actor.duty() == Duty::CountyCoordinator;
    page(&venue_page(shell, (&day, &facts, &notes), app.today(), may_change))
}

pub(super) fn venue_page(
    shell: Shell,
    (day, facts, notes): (&Standing, &Facts, &HashMap<Need, need::Model>),
    today: NaiveDate,
    may_change: bool,
) -> VenuePage {
    let words = shell.t.clone();
    let workshop = &day.workshop;
    let lights = views::lights(day, facts, today);
    let red = lights.iter().filter(|(.., light)| *light == Light::Red).count();
    let row = |(need, said, needed, light): (Need, Said, Option<i64>, Light)| {
        let (kind, state) = light_tag(&words, said, light);
        let mut more = Vec::new();
        if light == Light::Wait && today <= workshop.day {
            let from = red_from(need, said.state, workshop.day);
            more.push(words.say1("preparation-red-from", "day", words.date(from)));
        }
        if light != Light::Met && said.state == NeedState::Confirmed {
            more.insert(0, words.say("preparation-too-few"));
        }
        if light == Light::Red {
            more.push(words.say("preparation-red-now"));
        }
        more.extend(notes.get(&need).map(|row| row.note.clone()).filter(|note| !note.is_empty()));
        NeedRow {
            name: words.say(&format!("preparation-need-{}", need.code())),
            needed: needed.map_or_else(|| words.say("preparation-order-yes"), |count| count.to_string()),
            there: said.there.map(|there| there.to_string()).unwrap_or_default(),
            kind,
            state,
            more,
        }
    };
    VenuePage {
        lead: words.date_span(workshop.day, workshop.starts, workshop.ends),
        heads: heads_in_words(&words, day, &views::heads(day, facts, today)),
        red: if red > 0 { words.say1("preparation-venue-red", "count", red) } else { String::new() },
        rows: lights.into_iter().map(row).collect(),
        path: format!("/workshop/{}/lokal", workshop.id),
        sites: format!("/workshop/{}/digitalt", workshop.id),
        settings: format!("/workshop/{}/installningar", workshop.id),
        may_change,
        has_room: Need::Venue.is_of(workshop.format),
        shell,
    }
}

fn light_tag(words: &Words, said: Said, light: Light) -> (&'static str, String) {
    let kind = match light {
        Light::Met => "done",
        Light::Red => "late",
        Light::Wait => "plain",
    };
    let state = match said.state {
        NeedState::Confirmed if light != Light::Met => "few",
        state => state.code(),
    };
    (kind, words.say(&format!("preparation-state-{state}")))
}

/// "Räknat på 39 deltagare: …"
pub(super) fn heads_in_words(words: &Words, day: &Standing, heads: &Heads) -> String {
    let key = if heads.is_final { "preparation-heads-final" } else { "preparation-heads" };
    words.say_with(
        key,
        [
            ("people", heads.people.into()),
            ("registered", day.people.into()),
            ("awaited", (heads.people - day.people).into()),
            ("guests", heads.guests.into()),
            ("others", heads.others.into()),
        ],
    )
}

#[derive(Template)]
#[template(path = "preparation/pages/venue_edit.html")]
pub(super) struct VenueEditPage {
    pub shell: Shell,
    pub faults: Faults,
    pub path: String,
    pub deed: String,
    /// What the form began from.
    pub mark: String,
    pub rows: Vec<EditRow>,
    pub states: Vec<Choice>,
    pub is_newer: bool,
}

/// One need in the form.
pub(super) struct EditRow {
    pub form: NeedForm,
    pub name: String,
    /// How many are needed, in words; empty where it is there or not.
    pub needed: String,
    /// Its number is typed here.
    pub is_counted: bool,
    /// Somebody else saved meanwhile: what stands now.
    pub theirs: String,
}

async fn edit_page(own: &Own, typed: Option<Vec<NeedForm>>) -> Result<VenueEditPage, Trouble> {
    let (day, facts) = load(&own.app, own.workshop.id).await?;
    let notes = views::notes(own.app.store(), own.workshop.id).await?;
    let above = ("lokal", "preparation-venue-title");
    let frame = (&own.app, &own.visitor, &own.actor);
    let shell = shell_under(frame, own.workshop.id, above, "preparation-venue-edit-title");
    let heads = views::heads(&day, &facts, own.app.today());
    let form = typed.unwrap_or_else(|| stored(&day, &notes));
    let mut shown = edit_page_of(shell, own.path("lokal"), form, &heads);
    shown.deed = own.app.store().doors().uuid().to_string();
    shown.mark = deeds::needs_mark(&own.app, own.workshop.id).await?;
    Ok(shown)
}

/// The form as it stands in the database.
pub(super) fn stored(day: &Standing, notes: &HashMap<Need, need::Model>) -> Vec<NeedForm> {
    let form = |need: Need| {
        let row = notes.get(&need);
        NeedForm {
            need,
            state: row.map_or(NeedState::Missing, |row| row.state).code().to_owned(),
            there: row.and_then(|row| row.there).map(|there| there.to_string()).unwrap_or_default(),
            note: row.map(|row| row.note.clone()).unwrap_or_default(),
        }
    };
    typed_needs(day.workshop.format).map(form).collect()
}

pub(super) fn edit_page_of(shell: Shell, path: String, form: Vec<NeedForm>, heads: &Heads) -> VenueEditPage {
    let words = shell.t.clone();
    let row = |form: NeedForm| {
        let needed = form.need.needed(heads);
        EditRow {
            name: words.say(&format!("preparation-need-{}", form.need.code())),
            needed: needed.map(|count| words.say1("preparation-needed", "count", count)).unwrap_or_default(),
            is_counted: needed.is_some() && !form.need.is_in_settings(),
            theirs: String::new(),
            form,
        }
    };
    let state = |state: NeedState| {
        Choice::new(state.code(), words.say(&format!("preparation-state-{}", state.code())))
    };
    VenueEditPage {
        faults: Faults::none(),
        path,
        deed: String::new(),
        mark: String::new(),
        rows: form.into_iter().map(row).collect(),
        states: NeedState::ALL.map(state).into(),
        is_newer: false,
        shell,
    }
}

pub(crate) async fn edit(own: Own) -> Result<Response, Trouble> {
    page(&edit_page(&own, None).await?)
}

pub(crate) async fn save(asked: Asked) -> Result<Response, Trouble> {
    let form = NeedForm::posted(&asked.posted, asked.workshop.format);
    let base = asked.posted.text("mark").to_owned();
    let mut shown = edit_page(&asked, Some(form.clone())).await?;
    let counted = |need: Need| shown.rows.iter().any(|row| row.form.need == need && row.is_counted);
    let noted = match NeedForm::check(&form, counted) {
        Ok(noted) => noted,
        Err(wrong) => {
            shown.mark = base;
            shown.faults = said(&wrong, asked.visitor.words());
            shown.shell = shown.shell.with_faults(&shown.faults);
            return faulty(&shown);
        }
    };
    let (id, key) = (asked.workshop.id, asked.posted.deed_key()?);
    match deeds::save_needs(&asked.app, &asked.permit, id, &base, &noted, key).await {
        Ok(()) => Ok(go_with(&asked.app, &asked.path("lokal"), &Note::done("preparation-venue-saved"))),
        Err(NotDone::Newer) => {
            let stored = views::notes(asked.app.store(), id).await?;
            let words = asked.visitor.words();
            for row in &mut shown.rows {
                let Some(now) = stored.get(&row.form.need) else { continue };
                let there = now.there.map(|there| there.to_string()).unwrap_or_default();
                if (now.state.code(), &there, &now.note) != (&row.form.state, &row.form.there, &row.form.note)
                {
                    let state = words.say(&format!("preparation-state-{}", now.state.code()));
                    let parts = [state, there, now.note.clone(), now.said_by.clone()];
                    row.theirs =
                        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
                }
            }
            shown.is_newer = true;
            conflict(&shown)
        }
        Err(fault) => Err(trouble(fault)),
    }
}

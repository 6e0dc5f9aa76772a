//! Agreeing on the tour: what changes for whom, which rules are broken, and the button.

use ::tour::{Breach, judge};
use askama::Template;
use axum::response::Response;
use organisation::Again;
use texts::Words;
use web::{Faults, Note, Shell, Trouble, faulty, go, page};

use super::{Asked, Place};
use crate::tour::agreed::{Event, changes};
use crate::tour::deeds;
use crate::tour::frame::{Days, Frame};
use crate::tour::saying;
use crate::tour::views::Standing;

#[derive(Template)]
#[template(path = "tour/pages/agree.html")]
pub(super) struct AgreePage {
    pub shell: Shell,
    pub faults: Faults,
    pub again: Again,
    /// What changes: county, what it has now, what it gets.
    pub rows: Vec<Row>,
    /// What cannot be agreed on whoever knows it.
    pub never: Vec<String>,
    pub broken: Vec<String>,
    pub knowing: bool,
    pub version: i32,
    pub deed: String,
}

/// What changes for a county.
pub(super) struct Row {
    pub county: String,
    pub before: String,
    pub after: String,
}

pub(in crate::tour) async fn show(place: Place) -> Result<Response, Trouble> {
    let Some(standing) = &place.standing else { return Ok(go("/program")) };
    let again = Again::before(&place.visitor)?;
    let shown = agree_page(place.shell("tour-agree-title"), standing, place.key());
    page(&AgreePage { again, ..shown })
}

pub(super) fn agree_page(shell: Shell, standing: &Standing, deed: String) -> AgreePage {
    let words = shell.t.clone();
    let visits = deeds::agreed_visits(standing);
    let now = chrono::DateTime::<chrono::Utc>::MIN_UTC;
    let changed = changes(&standing.events, &standing.tour, &visits, now);
    let frame = Frame::of(&standing.tour, &standing.facts, Days::Others);
    let judged = judge(&frame.problem, &frame.visits(&standing.tour));
    let all = judged.map(|judged| judged.broken).unwrap_or_default();
    let is_never = |breach: &&Breach| matches!(breach, Breach::TwoPlaces { .. } | Breach::NoSuchTeam { .. });
    let said = |breach: &Breach| saying::breach(&words, &frame, breach);
    let known = |breach: &&Breach| !is_never(breach) && !matches!(breach, Breach::NoDate { .. });
    AgreePage {
        faults: Faults::none(),
        again: Again::default(),
        rows: changed.iter().filter(|own| own.is_county()).map(|own| row(&words, standing, own)).collect(),
        never: all.iter().filter(is_never).map(said).collect(),
        broken: all.iter().filter(known).map(said).collect(),
        knowing: false,
        version: standing.version,
        deed,
        shell,
    }
}

fn row(words: &Words, standing: &Standing, new: &Event) -> Row {
    let old =
        standing.events.iter().find(|own| own.county == new.county && own.is_county() && !own.cancelled);
    Row {
        county: standing.facts.county(new.county).map(|own| own.name.clone()).unwrap_or_default(),
        before: old.map_or_else(|| words.say("tour-nothing"), |old| entry(words, old)),
        after: if new.cancelled { words.say("tour-entry-off") } else { entry(words, new) },
    }
}

/// "tisdag 13 mars 2029, team A: Anna Ek och Bo Lind".
pub(super) fn entry(words: &Words, event: &Event) -> String {
    let names: Vec<String> = event.people.iter().map(|own| own.name.clone()).collect();
    words.say_with(
        "tour-entry",
        [
            ("day", words.date(event.day).into()),
            ("team", event.team.as_str().into()),
            ("people", words.list(&names).into()),
        ],
    )
}

pub(in crate::tour) async fn agree(asked: Asked) -> Result<Response, Trouble> {
    let place = &asked.place;
    let Some(standing) = &place.standing else { return Ok(go("/program")) };
    let mut shown = agree_page(place.shell("tour-agree-title"), standing, place.key());
    shown.again = Again::after(&place.visitor, &mut shown.faults)?;
    shown.knowing = asked.posted.has("knowing");
    if !shown.broken.is_empty() && !shown.knowing {
        shown.faults.add("knowing", place.words().say("tour-fault-knowing"));
    }
    if !shown.faults.is_empty() {
        shown.shell = shown.shell.with_faults(&shown.faults);
        return faulty(&shown);
    }
    let by = asked.by(standing)?;
    match deeds::agree(place.app.house(), &place.actor, by, standing, shown.knowing).await {
        Ok(agreed) => {
            let note = Note::done("tour-agreed")
                .with("made", agreed.made)
                .with("moved", agreed.moved)
                .with("off", agreed.called_off);
            Ok(asked.done("/turne/besked", &note))
        }
        Err(why) => asked.not_done("/turne/faststall", why),
    }
}

//! The agenda with its times, whom a change concerns, and the letter.

use ::papers::Press;
use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::Response;
use chrono::{NaiveTime, Timelike as _};
use letters::Party;
use organisation::{Actor, App, Duty, register};
use programme::agenda::lengths::{self, Length};
use programme::agenda::lines::{Line, say_the_same};
use programme::agenda::said::{left_out, why_not};
use texts::{Lang, Words};
use web::{Note, Shell, Trouble, Visitor, go_with, page};

use crate::agenda::deeds::{self, NotDone};
use crate::agenda::paper;
use crate::agenda::views::{self, Concerned, Standing};
use crate::day::rules::{Settings, State as WorkshopState};
use crate::day::{self, Asked, Workshop};
use crate::invitation;
use crate::printing::printed;
use crate::records::WorkshopId;

#[derive(Template)]
#[template(path = "agenda/pages/show.html")]
#[allow(clippy::struct_excessive_bools, reason = "each says whether one part of the page is there")]
pub(super) struct ShowPage {
    pub shell: Shell,
    pub path: String,
    /// Where it is changed, and where it is printed.
    pub change: String,
    pub print: String,
    pub lead: String,
    pub lines: Vec<TimedLine>,
    /// Why there are no times.
    pub misfit: String,
    /// What there was no time for.
    pub left_out: String,
    /// The county has not saved it yet.
    pub is_usual: bool,
    /// Whom a change concerns; none before the invitation.
    pub concerned: Option<String>,
    /// The municipalities know other times, or none.
    pub to_tell: bool,
    /// What is otherwise than they were told.
    pub differences: Vec<Difference>,
    pub was_told: bool,
    /// Invited municipalities that have no address that works, by name.
    pub unreached: String,
    pub lengths: Vec<Length>,
    pub may_change: bool,
    pub deed: String,
    pub version: i32,
}

/// One line on the page and in the strip.
pub(super) struct TimedLine {
    pub span: String,
    pub title: String,
    pub kind: String,
    pub kind_name: String,
    pub minutes: String,
    /// In the strip: thousandths of the day.
    pub x: u32,
    pub width: u32,
}

/// What stands at a time now, and what the municipalities were told.
pub(super) struct Difference {
    pub told: String,
    pub now: String,
}

/// The agenda.
pub(crate) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    Path(id): Path<WorkshopId>,
) -> Result<Response, Trouble> {
    let (workshop, _) = day::readable(app.store(), &actor, id).await?;
    let standing = views::standing(app.store().reader(), &workshop).await?;
    let (concerned, invited) = views::concerned(app.store().reader(), id).await?;
    let shell = day::shell_under(&app, &visitor, &actor, id, "agenda-title");
    let may_change = actor.duty() == Duty::CountyCoordinator;
    let mut shown = show_page(shell, &workshop, &standing, concerned, may_change);
    shown.deed = app.store().doors().uuid().to_string();
    if may_change && shown.to_tell {
        shown.unreached = invitation::views::unreached(app.store(), &workshop, &invited).await?.join(", ");
    }
    page(&shown)
}

pub(super) fn show_page(
    shell: Shell,
    workshop: &Workshop,
    standing: &Standing,
    concerned: Concerned,
    may_change: bool,
) -> ShowPage {
    let words = shell.t.clone();
    let path = format!("/workshop/{}/dagordning", workshop.id);
    let lines = standing.lines(&words);
    let invited = workshop.state >= WorkshopState::Invited && concerned.municipalities > 0;
    let told = standing.told.as_deref();
    ShowPage {
        change: format!("{path}/andra"),
        print: format!("{path}.pdf"),
        path,
        lead: words.date_span(workshop.day, workshop.starts, workshop.ends),
        misfit: standing
            .fitted
            .as_ref()
            .err()
            .map(|why| why_not(why, &standing.agenda, &words))
            .unwrap_or_default(),
        left_out: standing
            .fitted
            .as_ref()
            .map(|fitted| left_out(&standing.agenda, fitted))
            .unwrap_or_default(),
        is_usual: standing.version == 0,
        concerned: invited.then(|| {
            words.say2(
                "agenda-concerns",
                "municipalities",
                concerned.municipalities,
                "people",
                concerned.people,
            )
        }),
        to_tell: invited && !lines.is_empty() && !told.is_some_and(|told| say_the_same(told, &lines)),
        differences: told
            .filter(|told| !say_the_same(told, &lines))
            .map(|told| differences(told, &lines, &words))
            .unwrap_or_default(),
        was_told: told.is_some(),
        unreached: String::new(),
        lengths: lengths::lengths(&standing.agenda, workshop.starts, workshop.ends, &words),
        lines: lines.iter().map(|line| in_strip(line, workshop, &words)).collect(),
        may_change,
        deed: String::new(),
        version: workshop.version,
        shell,
    }
}

fn minutes(time: NaiveTime) -> u32 {
    time.num_seconds_from_midnight() / 60
}

fn in_strip(line: &Line, workshop: &Workshop, words: &Words) -> TimedLine {
    let begins = minutes(workshop.starts);
    let all = minutes(workshop.ends).saturating_sub(begins).max(1);
    let long = minutes(line.ends).saturating_sub(minutes(line.starts));
    TimedLine {
        span: words.span(line.starts, line.ends),
        title: line.title.clone(),
        kind_name: words.say(&format!("agenda-kind-{}", line.kind)),
        kind: line.kind.clone(),
        minutes: words.say1("agenda-minutes", "minutes", long),
        x: minutes(line.starts).saturating_sub(begins) * 1000 / all,
        width: long * 1000 / all,
    }
}

/// Lines that were told and stand no more, beside those that are new, in the order of the day.
pub(super) fn differences(told: &[Line], now: &[Line], words: &Words) -> Vec<Difference> {
    let say = |line: &Line| format!("{} {}", words.span(line.starts, line.ends), line.title);
    let mut gone: Vec<&Line> =
        told.iter().filter(|line| !now.iter().any(|other| other.says_as(line))).collect();
    let mut rows: Vec<(NaiveTime, Difference)> = Vec::new();
    for line in now.iter().filter(|line| !told.iter().any(|other| other.says_as(line))) {
        let before = gone.iter().position(|old| old.title == line.title && old.kind == line.kind);
        let told = before.map(|place| say(gone.remove(place))).unwrap_or_default();
        rows.push((line.starts, Difference { told, now: say(line) }));
    }
    rows.extend(
        gone.into_iter().map(|line| (line.starts, Difference { told: say(line), now: String::new() })),
    );
    rows.sort_by_key(|(time, _)| *time);
    rows.into_iter().map(|(_, row)| row).collect()
}

/// Gives the day one of the usual lengths: another end, nothing else.
pub(crate) async fn end_at(asked: Asked) -> Result<Response, Trouble> {
    let workshop = &asked.workshop;
    let ends = lengths::end(workshop.starts, asked.posted.text("length")).ok_or(Trouble::Malformed)?;
    let settings = Settings { ends, ..workshop.settings() };
    let (version, key) = (asked.posted.number("version")?, asked.posted.deed_key()?);
    let saved =
        day::deeds::save_settings(&asked.app, &asked.permit, workshop.id, version, &settings, key).await;
    let note = match saved {
        Ok(saved) if saved.meeting_moved => Note::done("day-settings-moved"),
        Ok(_) => Note::done("day-settings-saved"),
        Err(day::deeds::SettingsFault::NewerVersion(_)) => Note::fault("agenda-settings-newer"),
        Err(day::deeds::SettingsFault::NotFound) => return Err(Trouble::NotFound),
        Err(day::deeds::SettingsFault::Store(fault)) => return Err(fault.into()),
    };
    Ok(go_with(&asked.app, &asked.path("dagordning"), &note))
}

/// Tells the municipalities.
pub(crate) async fn send(asked: Asked) -> Result<Response, Trouble> {
    let reply_to = Party { name: asked.actor.name().to_owned(), address: asked.actor.address().to_owned() };
    let key = asked.posted.deed_key()?;
    let note = match deeds::send(&asked.app, &asked.permit, asked.workshop.id, reply_to, key).await {
        Ok(_) => Note::done("agenda-sent"),
        Err(NotDone::NoTimes) => Note::fault("agenda-not-sent-times"),
        Err(NotDone::NobodyInvited) => Note::fault("agenda-not-sent-nobody"),
        Err(NotDone::Store(fault)) => return Err(fault.into()),
        Err(NotDone::NoWorkshop | NotDone::Newer(_)) => return Err(Trouble::NotFound),
    };
    Ok(go_with(&asked.app, &asked.path("dagordning"), &note))
}

/// The agenda on paper.
pub(crate) async fn pdf(
    State(app): State<App>,
    Extension(press): Extension<Press>,
    actor: Actor,
    Path(id): Path<WorkshopId>,
) -> Result<Response, Trouble> {
    let (workshop, permit) = day::readable(app.store(), &actor, id).await?;
    let county = register::organisation(app.store(), permit.county()).await?;
    let words = app.words(Lang::Sv);
    let standing = views::standing(app.store().reader(), &workshop).await?;
    let sheet = paper::agenda(&words, &workshop, &county, &standing.lines(&words));
    printed(&app, press, sheet, "dagordning.pdf").await
}

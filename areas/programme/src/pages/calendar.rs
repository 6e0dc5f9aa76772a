//! The calendar: all elections on one band, and one of them phase by phase.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use chrono::NaiveDate;
use organisation::{Actor, App, Duty};
use serde::Deserialize;
use texts::Words;
use web::{Faults, Shell, Trouble, Visitor, page};

use super::band::{Band, Lane};
use super::plan::under;
use super::said::{Row, election_name, row, span, whose};
use crate::calendar::elections::overlaps;
use crate::calendar::{Election, Source, dates_of, freeze, holidays, phases};
use crate::plan::Plan;
use crate::plan::views as plans;
use crate::{elections, views};

/// Which election is asked for, by its key.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    val: String,
}

#[derive(Template)]
#[template(path = "pages/calendar.html")]
pub(super) struct CalendarPage {
    pub shell: Shell,
    pub leads: bool,
    /// All elections, each with where it is looked at.
    pub all: Band,
    /// Sentences about elections that go on at the same time.
    pub overlaps: Vec<String>,
    /// The one that is looked at; nothing when there is none at all.
    pub one: Option<OneElection>,
}

/// One election, phase by phase.
pub(super) struct OneElection {
    pub name: String,
    pub day: String,
    pub left: String,
    /// By which law it is held, and when that was checked.
    pub law: String,
    /// A sentence when today is frozen, or will be soon.
    pub frozen: Option<String>,
    pub band: Band,
    pub dates: Vec<Row>,
    pub holidays: Vec<String>,
}

pub(super) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let today = app.today();
    let all = elections::all(app.store(), today).await?;
    let programme = views::current(app.store()).await?;
    let own = match &programme {
        Some(programme) => {
            let key = (programme.election, programme.election_day);
            Some((key, plans::newest_plan(app.store(), programme).await?.plan))
        }
        None => None,
    };
    let title = "calendar-page-title";
    let shell = under(&app, &visitor, &actor, title, &Faults::none());
    let leads = actor.duty() == Duty::NationalLead;
    let is_own =
        |election: &&Election| own.as_ref().is_some_and(|(key, _)| *key == (election.kind, election.day));
    let chosen = all.iter().find(|election| election.key() == asked.val);
    let chosen = chosen.or_else(|| all.iter().find(is_own)).or_else(|| all.first());
    let plan = chosen.filter(is_own).and(own.as_ref()).map(|(_, plan)| plan);
    page(&calendar_page(shell, today, &all, chosen, plan, leads))
}

pub(super) fn calendar_page(
    shell: Shell,
    today: NaiveDate,
    all: &[Election],
    chosen: Option<&Election>,
    plan: Option<&Plan>,
    leads: bool,
) -> CalendarPage {
    let words = shell.t.clone();
    CalendarPage {
        all: years(&words, today, all, chosen),
        overlaps: overlaps(all)
            .iter()
            .map(|overlap| {
                words.say_with(
                    "calendar-overlap",
                    [
                        ("one", election_name(&words, &overlap.one).into()),
                        ("other", election_name(&words, &overlap.other).into()),
                        ("days", span(&words, overlap.days.first, overlap.days.last).into()),
                    ],
                )
            })
            .collect(),
        one: chosen.map(|election| one(&words, today, election, plan)),
        shell,
        leads,
    }
}

/// A lane for each election, over whole years.
fn years(words: &Words, today: NaiveDate, all: &[Election], chosen: Option<&Election>) -> Band {
    let first = all.iter().filter_map(|one| Some(phases(one).first()?.days.first)).min().unwrap_or(today);
    let last = all.iter().filter_map(|one| Some(phases(one).last()?.days.last)).max().unwrap_or(today);
    let mut band = Band::over_years(words, today, first.min(today), last);
    for election in all {
        let left = words.days_left(today, election.day);
        let said = format!("{}, {}, {left}", words.date(election.day), words.week(election.day));
        let mut lane = Lane::new(election_name(words, election), said);
        if chosen != Some(election) {
            lane.href = format!("/program/kalender?val={}", election.key());
        }
        for phase in phases(election) {
            lane.bars.extend(band.bar(phase.days, phase.code));
        }
        lane.bars.extend(freeze(election).and_then(|days| band.bar(days, "freeze")));
        band.lanes.push(lane);
    }
    band
}

/// `plan`: of the programme that is made for this election.
fn one(words: &Words, today: NaiveDate, election: &Election, plan: Option<&Plan>) -> OneElection {
    let dates = plan.map_or_else(|| dates_of(election), |plan| plan.dates(election));
    let usual = || crate::calendar::window(election.kind, election.day);
    let workshops = plan.map_or_else(usual, Plan::window);
    let all = phases(election);
    let last = all.last().map_or(election.day, |phase| phase.days.last);
    let first = workshops.first.min(election.day - chrono::Days::new(75)) - chrono::Days::new(14);
    let mut band = Band::over(words, today, first, last);
    for (place, phase) in all.iter().enumerate() {
        let said = format!(
            "{} ({})",
            span(words, phase.days.first, phase.days.last),
            state(words, today, phase.days.first, phase.days.last)
        );
        let mut lane = Lane::new(words.say(&format!("calendar-phase-{}", phase.code)), said);
        lane.bars.extend(band.bar(phase.days, phase.code));
        band.lanes.push(lane);
        if place == 0 {
            let days = crate::calendar::Span { first: workshops.first, last: workshops.last };
            band.lane(words, "calendar-lane-workshops", days, "own", today);
        }
    }
    let frozen = freeze(election);
    if let Some(days) = frozen {
        band.lane(words, "calendar-lane-freeze", days, "freeze", today);
    }
    let (law, checked) = election.law();
    let next = dates.iter().position(|date| date.day >= today);
    OneElection {
        name: election_name(words, election),
        day: format!("{}, {}", words.date(election.day), words.week(election.day)),
        left: words.days_left(today, election.day),
        law: words.say2(
            "calendar-law",
            "law",
            whose(words, Source::Law, law),
            "checked",
            checked.to_string(),
        ),
        frozen: frozen.and_then(|days| frozen_said(words, today, days)),
        dates: dates
            .iter()
            .enumerate()
            .map(|(place, date)| row(words, today, date, next == Some(place)))
            .collect(),
        holidays: holidays::between(first, last)
            .iter()
            .map(|one| {
                let name = words.say(&format!("holiday-{}", one.code));
                format!("{name}, {}, {}", words.date(one.day), words.week(one.day))
            })
            .collect(),
        band,
    }
}

/// "pågår", "om 12 dagar", "för 3 dagar sedan".
pub(super) fn state(words: &Words, today: NaiveDate, first: NaiveDate, last: NaiveDate) -> String {
    if today < first {
        words.days_left(today, first)
    } else if today <= last {
        words.say1("calendar-going-on", "left", words.days_left(today, last))
    } else {
        words.days_left(today, last)
    }
}

/// What to know about the frozen days, from two months before they begin until they are over.
pub(super) fn frozen_said(words: &Words, today: NaiveDate, days: crate::calendar::Span) -> Option<String> {
    let key = if days.holds(today) {
        "calendar-frozen-now"
    } else if today < days.first && (days.first - today).num_days() <= 60 {
        "calendar-frozen-soon"
    } else {
        return None;
    };
    Some(words.say1(key, "days", span(words, days.first, days.last)))
}

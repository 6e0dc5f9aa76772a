//! One county: its day, what every other day and team would cost and break, and the forms that move, fix and take off.

use std::collections::BTreeMap;

use ::tour::{self as engine, Moved};
use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use chrono::NaiveDate;
use sea_orm::prelude::Uuid;
use serde::{Deserialize, Serialize};
use texts::Words;
use web::{Choice, Faults, Note, Shell, Shown, Trouble, faulty, file, go, page};

use super::board::{cost_line, suits, wished};
use super::calendar_shown::short;
use super::{Asked, Place, hue, signed};
use crate::tour::deeds;
use crate::tour::frame::{County, Days, Frame, is_over};
use crate::tour::rules::{Fixed, Visit};
use crate::tour::saying;
use crate::tour::views::Standing;

/// How many other days the page shows: the best ones. The form takes any.
const OTHERS: usize = 12;

#[derive(Template)]
#[template(path = "tour/pages/county.html")]
#[allow(clippy::struct_excessive_bools, reason = "each says whether one part of the page is there")]
pub(super) struct CountyPage {
    pub shell: Shell,
    pub faults: Faults,
    pub path: String,
    pub facts: Vec<(String, String)>,
    /// It wants no workshop: nothing is planned for it.
    pub unwanted: bool,
    pub has_visit: bool,
    /// It has been, and nothing moves it.
    pub over: bool,
    pub fixed: Vec<String>,
    pub fixes: Vec<Choice>,
    /// What moving it to the asked day and team does.
    pub preview: Option<Preview>,
    pub day: String,
    pub first: String,
    pub last: String,
    pub team: String,
    pub teams: Vec<Choice>,
    pub others: Vec<Other>,
    pub version: i32,
    pub deed: String,
}

/// What a move does.
pub(super) struct Preview {
    pub text: String,
    pub suits: String,
    pub cost: String,
    pub parts: String,
    pub breaks: Vec<String>,
    pub mends: Vec<String>,
}

/// Another day and team.
pub(super) struct Other {
    pub href: String,
    pub day: String,
    pub team: String,
    pub hue: String,
    pub suits: String,
    pub cost: String,
    pub breaks: Vec<String>,
}

/// The day and team that somebody wants to look at.
#[derive(Debug, Default, Deserialize)]
pub struct Wish {
    #[serde(default)]
    dag: String,
    #[serde(default)]
    team: String,
}

pub(in crate::tour) async fn show(
    place: Place,
    Path(code): Path<String>,
    Query(wish): Query<Wish>,
) -> Result<Response, Trouble> {
    let Some(standing) = &place.standing else { return Err(Trouble::NotFound) };
    let county = standing.facts.of_code(&code).ok_or(Trouble::NotFound)?;
    let mut shown = county_page(place.shell("tour-county-title"), standing, county, place.key());
    shown.look(standing, county, &wish.dag, &wish.team);
    if shown.faults.is_empty() {
        return page(&shown);
    }
    shown.shell = shown.shell.with_faults(&shown.faults);
    faulty(&shown)
}

pub(super) fn county_page(
    mut shell: Shell,
    standing: &Standing,
    county: &County,
    deed: String,
) -> CountyPage {
    let words = shell.t.clone();
    shell.title.clone_from(&county.name);
    if let Some(last) = shell.trail.last_mut() {
        last.text.clone_from(&county.name);
    }
    let (tour, facts) = (&standing.tour, &standing.facts);
    let visit = tour.visits.get(&county.id).copied();
    let fixed = tour.fixed.get(&county.id).copied().unwrap_or_default();
    let team = visit.and_then(|visit| tour.team(visit.team));
    let nothing = || words.say("tour-nothing");
    let mut told = vec![
        (words.say("tour-wish"), wished(&words, county)),
        (words.say("tour-day"), visit.map_or_else(nothing, |visit| words.date(visit.day))),
        (words.say("tour-team-head"), team.map_or_else(nothing, |team| team.letter.clone())),
    ];
    if let Some(visit) = visit {
        told.push((words.say("tour-suits"), suits(&words, county, visit.day)));
    }
    if let Some(workshop) = standing.workshops.get(&county.id) {
        told.push((words.say("tour-set-day"), words.date(workshop.day)));
    }
    let name = |letter: &str| words.say1("tour-team", "letter", letter);
    CountyPage {
        faults: Faults::none(),
        path: format!("/turne/lan/{}", county.code),
        facts: told,
        unwanted: !county.wants(),
        has_visit: visit.is_some(),
        over: visit.is_some_and(|visit| is_over(visit, facts.today)),
        fixed: [("day", fixed.day), ("team", fixed.team)]
            .into_iter()
            .filter(|(_, fixed)| *fixed)
            .map(|(which, _)| which.to_owned())
            .collect(),
        fixes: ["day", "team"]
            .map(|which| Choice::new(which, words.say(&format!("tour-fix-{which}"))))
            .into(),
        preview: None,
        day: visit.map(|visit| visit.day.to_string()).unwrap_or_default(),
        first: facts.window.first.to_string(),
        last: facts.window.last.to_string(),
        team: team.map(|team| team.id.to_string()).unwrap_or_default(),
        teams: tour.teams.iter().map(|team| Choice::new(team.id.to_string(), name(&team.letter))).collect(),
        others: others(&words, standing, county),
        version: standing.version,
        deed,
        shell,
    }
}

impl CountyPage {
    /// Looks at a day and a team, when they were asked for.
    pub fn look(&mut self, standing: &Standing, county: &County, day: &str, team: &str) {
        if day.is_empty() && team.is_empty() {
            return;
        }
        let words = self.shell.t.clone();
        (self.day, self.team) = (day.to_owned(), team.to_owned());
        let Some(to) = wanted(&words, standing, (day, team), &mut self.faults) else { return };
        let frame = Frame::of(&standing.tour, &standing.facts, Days::Others);
        let (Some(index), Some(given)) = (frame.index(county.id), frame.given(to)) else { return };
        let visits = frame.visits(&standing.tour);
        let Ok(moved) = engine::moved(&frame.problem, &visits, index, Some(given)) else { return };
        let letter = standing.tour.team(to.team).map(|team| team.letter.clone()).unwrap_or_default();
        self.preview = Some(Preview {
            text: words.say_with(
                "tour-preview",
                [
                    ("county", county.name.as_str().into()),
                    ("day", words.date(to.day).into()),
                    ("team", letter.into()),
                ],
            ),
            suits: suits(&words, county, to.day),
            cost: cost_said(&words, moved.more.total()),
            parts: cost_line(&words, &moved.more),
            breaks: moved.breaks.iter().map(|one| saying::breach(&words, &frame, one)).collect(),
            mends: moved.mends.iter().map(|one| saying::breach(&words, &frame, one)).collect(),
        });
    }
}

fn cost_said(words: &Words, more: i64) -> String {
    match more {
        0 => words.say("tour-more-same"),
        1.. => words.say1("tour-more-dearer", "cost", more),
        _ => words.say1("tour-more-cheaper", "cost", more.unsigned_abs()),
    }
}

/// The day and team as they were typed; what is wrong stands in the faults.
fn wanted(
    words: &Words,
    standing: &Standing,
    (day, team): (&str, &str),
    faults: &mut Faults,
) -> Option<Visit> {
    let day = day.trim().parse::<NaiveDate>().ok();
    match day {
        None => faults.add("dag", words.say("tour-fault-day")),
        Some(day) if day <= standing.facts.today => faults.add("dag", words.say("tour-fault-day-over")),
        Some(day) if standing.facts.window.last < day || day < standing.facts.window.first => {
            faults.add("dag", words.say("tour-fault-day-window"));
        }
        Some(_) => {}
    }
    let team = team.parse::<Uuid>().ok().filter(|id| standing.tour.team(*id).is_some());
    if team.is_none() {
        faults.add("team", words.say("tour-fault-team"));
    }
    if faults.is_empty() { Some(Visit { day: day?, team: team? }) } else { None }
}

fn all(standing: &Standing, county: &County) -> Option<(Frame, Vec<Moved>)> {
    let over = |visit: &Visit| is_over(*visit, standing.facts.today);
    if standing.tour.visits.get(&county.id).is_some_and(over) {
        return None;
    }
    // What is fixed is what one wants to move: it does not count against the move.
    let mut tour = standing.tour.clone();
    tour.fixed.remove(&county.id);
    let frame = Frame::of(&tour, &standing.facts, Days::Others);
    let index = frame.index(county.id)?;
    let choices = engine::choices(&frame.problem, &frame.visits(&tour), index).ok()?;
    Some((frame, choices))
}

fn others(words: &Words, standing: &Standing, county: &County) -> Vec<Other> {
    let Some((frame, choices)) = all(standing, county) else { return Vec::new() };
    let now = standing.tour.visits.get(&county.id).copied();
    let other = |moved: &Moved| {
        let visit = frame.back(moved.visit?).filter(|visit| Some(*visit) != now)?;
        let team = standing.tour.team(visit.team)?;
        Some(Other {
            href: format!("/turne/lan/{}?dag={}&team={}", county.code, visit.day, visit.team),
            day: short(words, visit.day),
            team: team.letter.clone(),
            hue: hue(&team.letter),
            suits: suits(words, county, visit.day),
            cost: signed(moved.more.total()),
            breaks: moved.breaks.iter().map(|one| saying::breach(words, &frame, one)).collect(),
        })
    };
    choices.iter().filter_map(other).take(OTHERS).collect()
}

/// What a day would do, for the board while a county is dragged.
#[derive(Serialize)]
struct DayCost {
    /// More, with its sign.
    cost: String,
    /// What it breaks.
    breaks: Vec<String>,
}

/// What each day would cost and break with the team that the county has, for the board's script.
pub(in crate::tour) async fn days(place: Place, Path(code): Path<String>) -> Result<Response, Trouble> {
    let Some(standing) = &place.standing else { return Err(Trouble::NotFound) };
    let county = standing.facts.of_code(&code).ok_or(Trouble::NotFound)?;
    let team = standing.tour.visits.get(&county.id).map(|visit| visit.team);
    let words = place.words();
    let mut days: BTreeMap<String, DayCost> = BTreeMap::new();
    if let Some((frame, choices)) = all(standing, county) {
        for moved in &choices {
            let Some(visit) = moved.visit.and_then(|visit| frame.back(visit)) else { continue };
            if team.is_some_and(|team| team != visit.team) {
                continue;
            }
            let breaks = moved.breaks.iter().map(|one| saying::breach(words, &frame, one)).collect();
            days.entry(visit.day.to_string()).or_insert(DayCost { cost: signed(moved.more.total()), breaks });
        }
    }
    let bytes = serde_json::to_vec(&days).map_err(|fault| Trouble::from_error(&fault))?;
    Ok(file(bytes, "application/json", "dagar.json", Shown::Inline))
}

/// What one of the buttons asks for.
pub(in crate::tour) async fn act(Path(code): Path<String>, asked: Asked) -> Result<Response, Trouble> {
    let Some(standing) = &asked.place.standing else { return Err(Trouble::NotFound) };
    let county = standing.facts.of_code(&code).ok_or(Trouble::NotFound)?;
    let (house, path) = (asked.place.app.house(), format!("/turne/lan/{code}"));
    let (done, back, note) = match asked.posted.text("what") {
        "flytta" => {
            let mut faults = Faults::none();
            let typed = (asked.posted.text("dag"), asked.posted.text("team"));
            let to = wanted(asked.place.words(), standing, typed, &mut faults);
            let over =
                standing.tour.visits.get(&county.id).is_some_and(|own| is_over(*own, standing.facts.today));
            let Some(to) = to.filter(|_| county.wants() && !over) else {
                // The page says what is wrong, with what was typed.
                return Ok(go(&format!("{path}?dag={}&team={}", escaped(typed.0), escaped(typed.1))));
            };
            let note = Note::done("tour-moved").with("county", &county.name);
            (deeds::shift(house, asked.by(standing)?, county, to).await, "/turne#kalender".to_owned(), note)
        }
        "ta-bort" => {
            let over =
                standing.tour.visits.get(&county.id).is_some_and(|own| is_over(*own, standing.facts.today));
            if over {
                return Ok(go(&path));
            }
            let note = Note::done("tour-taken-off").with("county", &county.name);
            (deeds::take_off(house, asked.by(standing)?, county).await, "/turne".to_owned(), note)
        }
        "las" => {
            let ticked = |which: &str| asked.posted.all("fix").any(|own| own == which);
            let fixed = Fixed { day: ticked("day"), team: ticked("team") };
            let key = if fixed == Fixed::default() { "tour-freed" } else { "tour-fixed-done" };
            let note = Note::done(key).with("county", &county.name);
            (deeds::fix(house, asked.by(standing)?, county, fixed).await, path.clone(), note)
        }
        _ => return Err(Trouble::Malformed),
    };
    match done {
        Ok(()) => Ok(asked.done(&back, &note)),
        Err(why) => asked.not_done(&path, why),
    }
}

/// For an address: what is typed is a date or an id, or nothing that is worth keeping.
fn escaped(text: &str) -> String {
    text.chars().filter(|sign| sign.is_ascii_alphanumeric() || *sign == '-').take(40).collect()
}

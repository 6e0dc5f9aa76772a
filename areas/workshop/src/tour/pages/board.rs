//! The board: how good the plan is and what it breaks, the calendar, the map with each team's routes, and a table.

use ::tour::{self as engine, Board, Breach};
use askama::Template;
use axum::response::Response;
use chrono::NaiveDate;
use texts::Words;
use web::{Choice, Shell, Trouble, go, page};

use super::calendar_shown::{self, Week};
use super::map_shown::{self, Map};
use super::planning::going_on;
use super::{Place, hue, signed};
use crate::table_plan::job::Stage;
use crate::tour::frame::{County, Days, Frame, is_over};
use crate::tour::job::{Effort, How, Outcome};
use crate::tour::rules::{Fixed, Visit};
use crate::tour::saying;
use crate::tour::views::{self, Standing};

#[derive(Template)]
#[template(path = "tour/pages/board.html")]
#[allow(clippy::struct_excessive_bools, reason = "each says whether one part of the page is there")]
pub(super) struct BoardPage {
    pub shell: Shell,
    pub lead: String,
    /// There is somebody to plan for, and somebody who goes.
    pub can_plan: bool,
    /// No county wants a workshop yet.
    pub no_counties: bool,
    pub no_teams: bool,
    pub has_plan: bool,
    pub hows: Vec<Choice>,
    pub how: &'static str,
    pub efforts: Vec<Choice>,
    /// Why the last planning found nothing, each with its rules.
    pub refused: Vec<(String, Vec<String>)>,
    /// What else came of the last planning; empty for nothing to say.
    pub outcome: String,
    pub interrupted: bool,
    /// Counties that have a day in the draft and say no.
    pub withdrawn: Vec<Withdrawn>,
    /// What the plan costs, in parts.
    pub costs: Vec<(String, i64)>,
    pub total: i64,
    /// How far it is from the best.
    pub bound: String,
    pub broken: Vec<String>,
    pub without: Vec<String>,
    pub weeks: Vec<Week>,
    pub map: Map,
    pub rows: Vec<Row>,
    pub load: Vec<(String, String)>,
    /// The draft says something else than what was agreed on.
    pub to_agree: bool,
    /// Somebody knows something else than what was agreed on.
    pub to_tell: usize,
    pub version: i32,
    pub deed: String,
}

/// A county that said no after it had a day.
pub(super) struct Withdrawn {
    pub code: String,
    pub text: String,
    pub name: String,
    pub deed: String,
}

/// A county in the table.
pub(super) struct Row {
    pub href: String,
    pub name: String,
    pub how: String,
    pub day: String,
    pub steps: String,
    pub team: String,
    pub hue: String,
    pub cost: String,
    pub fixed: String,
    pub broken: usize,
}

/// The board; while a planning goes on, how far it is.
pub(in crate::tour) async fn show(place: Place) -> Result<Response, Trouble> {
    let Some(standing) = &place.standing else { return Ok(go("/program")) };
    let store = place.app.store();
    if let Some(planning) = standing.planning.as_ref().filter(|row| views::goes_on(store, &place.bench, row))
    {
        return page(&going_on(&place, planning, standing.version));
    }
    page(&board_page(place.shell("tour-title"), standing, &|| place.key()))
}

pub(super) fn board_page(mut shell: Shell, standing: &Standing, key: &dyn Fn() -> String) -> BoardPage {
    shell.script = true;
    let words = shell.t.clone();
    let (tour, facts) = (&standing.tour, &standing.facts);
    let frame = Frame::of(tour, facts, Days::Others);
    let board = engine::board(&frame.problem, &frame.visits(tour)).ok();
    let outcome = standing.outcome();
    let unfinished = standing.planning.as_ref().is_some_and(|row| row.stage != Stage::Over);
    let wanting = facts.counties.iter().filter(|county| county.wants()).count();
    let placed = facts.counties.iter().filter(|own| own.wants() && tour.visits.contains_key(&own.id)).count();
    let has_plan = placed > 0;
    let without = facts.counties.iter().filter(|own| own.wants() && !tour.visits.contains_key(&own.id));
    let agreed = crate::tour::agreed::changes(
        &standing.events,
        tour,
        &crate::tour::deeds::agreed_visits(standing),
        chrono::DateTime::<chrono::Utc>::MIN_UTC,
    );
    BoardPage {
        lead: words.say_with(
            "tour-lead",
            [("placed", placed.into()), ("wanting", wanting.into()), ("teams", tour.teams.len().into())],
        ),
        can_plan: wanting > 0 && !tour.teams.is_empty(),
        no_counties: wanting == 0,
        no_teams: tour.teams.is_empty(),
        hows: [How::Mended, How::Anew].map(|how| choice(&words, "tour-how", how.code())).into(),
        how: if has_plan { How::Mended.code() } else { How::Anew.code() },
        efforts: Effort::ALL.map(|effort| choice(&words, "tour-effort", effort.code())).into(),
        refused: match &outcome {
            Outcome::Refused(clashes) => clashes.iter().map(|clash| saying::said(&words, clash)).collect(),
            Outcome::None | Outcome::Planned(_) | Outcome::Newer | Outcome::Failed => Vec::new(),
        },
        outcome: match &outcome {
            Outcome::Newer => words.say("tour-planning-newer"),
            Outcome::Failed => words.say("tour-planning-failed"),
            Outcome::None | Outcome::Planned(_) | Outcome::Refused(_) => String::new(),
        },
        interrupted: unfinished,
        withdrawn: withdrawn(&words, standing, key),
        costs: board.as_ref().map(|board| costs(&words, &board.cost)).unwrap_or_default(),
        total: board.as_ref().map(|board| board.cost.total()).unwrap_or_default(),
        bound: board.as_ref().map(|board| bound(&words, standing, board)).unwrap_or_default(),
        broken: broken(&words, &frame, board.as_ref()),
        without: without.map(|county| county.name.clone()).collect(),
        weeks: calendar_shown::weeks(&words, standing),
        map: map_shown::map(&words, standing, &frame, board.as_ref()),
        rows: rows(&words, standing, &frame, board.as_ref()),
        load: load(&words, standing, board.as_ref()),
        to_agree: !agreed.is_empty(),
        to_tell: crate::tour::proposals::proposals(&standing.events, facts).len(),
        version: standing.version,
        deed: key(),
        has_plan,
        shell,
    }
}

fn choice(words: &Words, of: &str, code: &str) -> Choice {
    Choice::new(code, words.say(&format!("{of}-{code}")))
}

pub(super) fn costs(words: &Words, cost: &engine::Cost) -> Vec<(String, i64)> {
    cost.parts().into_iter().map(|(part, cost)| (words.say(&format!("tour-cost-{part}")), cost)).collect()
}

/// The parts that differ, as a line.
pub(super) fn cost_line(words: &Words, cost: &engine::Cost) -> String {
    let parts = cost.parts().into_iter().filter(|(_, cost)| *cost != 0);
    let parts =
        parts.map(|(part, cost)| format!("{} {}", words.say(&format!("tour-cost-{part}")), signed(cost)));
    parts.collect::<Vec<_>>().join(", ")
}

/// "Bevisat bäst", or how much cheaper a plan could be at most. Nothing for a plan that was changed since.
fn bound(words: &Words, standing: &Standing, board: &Board) -> String {
    let total = board.cost.total();
    let Some(reached) = standing.reached.filter(|reached| reached.cost == total) else {
        return words.say("tour-bound-unknown");
    };
    let mut said = if reached.mended && reached.best {
        words.say("tour-bound-mended")
    } else if reached.best {
        words.say("tour-bound-best")
    } else if reached.mended {
        words.say("tour-bound-mended-unproven")
    } else {
        let gap = (total - reached.bound).max(0);
        let percent = if total > 0 { (gap * 100 + total - 1) / total } else { 0 };
        words.say2("tour-bound-gap", "percent", percent, "bound", reached.bound)
    };
    if reached.others {
        said = format!("{said} {}", words.say("tour-bound-others"));
    }
    said
}

fn broken(words: &Words, frame: &Frame, board: Option<&Board>) -> Vec<String> {
    let Some(board) = board else { return Vec::new() };
    // Counties without a day stand in a line of their own.
    let all = board.broken.iter().filter(|breach| !matches!(breach, Breach::NoDate { .. }));
    all.map(|breach| saying::breach(words, frame, breach)).collect()
}

fn withdrawn(words: &Words, standing: &Standing, key: &dyn Fn() -> String) -> Vec<Withdrawn> {
    let today = standing.facts.today;
    let all = standing.facts.counties.iter().filter_map(|county| {
        let visit = standing.tour.visits.get(&county.id).filter(|visit| !is_over(**visit, today))?;
        (!county.wants()).then(|| Withdrawn {
            code: county.code.clone(),
            text: words.say2("tour-withdrawn", "county", &county.name, "day", words.date(visit.day)),
            name: county.name.clone(),
            deed: key(),
        })
    });
    all.collect()
}

/// How a county wants to meet, and how long.
pub(super) fn wished(words: &Words, county: &County) -> String {
    let answer = county.answer.as_ref();
    let parts = [
        answer.and_then(|own| own.format).map(|own| words.say(&format!("tour-format-{}", own.code()))),
        answer.and_then(|own| own.length).map(|own| words.say(&format!("tour-length-{}", own.code()))),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// How well a day suits a county: its best, its second, one of those that it can, one of which it said nothing.
pub(super) fn suits(words: &Words, county: &County, day: NaiveDate) -> String {
    use programme::interest::rules::Mark;
    let Some(answer) = &county.answer else { return String::new() };
    if let Some(place) = answer.best.iter().position(|own| *own == day) {
        return words.say1("tour-suits-best", "place", place + 1);
    }
    match answer.days.get(&day) {
        Some(Mark::Can) => words.say("tour-suits-can"),
        Some(Mark::Cannot) => words.say("tour-suits-cannot"),
        None => words.say("tour-suits-nothing"),
    }
}

pub(super) fn fixed_said(words: &Words, fixed: Fixed, visit: Visit, today: NaiveDate) -> String {
    if is_over(visit, today) {
        return words.say("tour-fixed-over");
    }
    match (fixed.day, fixed.team) {
        (true, true) => words.say("tour-fixed-both"),
        (true, false) => words.say("tour-fixed-day"),
        (false, true) => words.say("tour-fixed-team"),
        (false, false) => String::new(),
    }
}

fn rows(words: &Words, standing: &Standing, frame: &Frame, board: Option<&Board>) -> Vec<Row> {
    let (tour, today) = (&standing.tour, standing.facts.today);
    let nothing = || words.say("tour-nothing");
    let row = |county: &County| {
        let visit = tour.visits.get(&county.id).copied();
        let own = frame.index(county.id).and_then(|index| board.and_then(|board| board.rows.get(index)));
        let letter = visit.and_then(|visit| tour.team(visit.team)).map(|team| team.letter.clone());
        let fixed = tour.fixed.get(&county.id).copied().unwrap_or_default();
        Row {
            href: format!("/turne/lan/{}", county.code),
            name: county.name.clone(),
            how: wished(words, county),
            day: visit.map_or_else(nothing, |visit| words.date(visit.day)),
            steps: visit.map(|visit| suits(words, county, visit.day)).unwrap_or_default(),
            hue: letter.as_deref().map(hue).unwrap_or_default(),
            team: letter.unwrap_or_default(),
            cost: own.filter(|_| visit.is_some()).map_or_else(nothing, |own| own.cost.total().to_string()),
            fixed: visit.map(|visit| fixed_said(words, fixed, visit, today)).unwrap_or_default(),
            broken: own
                .map(|own| own.broken.iter().filter(|one| !matches!(one, Breach::NoDate { .. })).count())
                .unwrap_or_default(),
        }
    };
    standing.facts.counties.iter().filter(|county| county.wants()).map(row).collect()
}

fn load(words: &Words, standing: &Standing, board: Option<&Board>) -> Vec<(String, String)> {
    let Some(board) = board else { return Vec::new() };
    let people = standing.tour.people.iter().zip(&board.load);
    people.map(|(person, count)| (person.name.clone(), words.say1("tour-load", "count", *count))).collect()
}

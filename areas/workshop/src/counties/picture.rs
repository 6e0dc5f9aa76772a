//! How far the counties have come, as tiles in the shape of the country and as the same facts in a table.

use chrono::NaiveDate;
use programme::calendar::Window;
use programme::interest::map::{self, LegendEntry, Tile};
use store::Doors;
use texts::Words;

use super::rules::{Late, Stage};
use super::views::County;
use crate::day::needs::is_outside;
use crate::day::views::Standing;

/// The map with its legend and table.
pub(crate) struct Picture {
    /// The reader's words.
    pub t: Words,
    /// The token of its forms.
    pub csrf: String,
    pub tiles: Vec<Tile>,
    pub legend: Vec<LegendEntry>,
    /// Late counties first.
    pub rows: Vec<Row>,
}

/// One county in the table.
pub(crate) struct Row {
    pub id: String,
    pub code: String,
    pub name: String,
    pub href: String,
    /// What is late there.
    pub late: Vec<String>,
    pub day: String,
    /// The programme holds no workshops on its day.
    pub outside: bool,
    /// What its municipalities know of the day, where that needs somebody.
    pub told: String,
    pub kind: &'static str,
    pub stage: String,
    pub answered: String,
    pub people: String,
    /// Makes the form of this row itself.
    pub deed: String,
}

/// What the counties' days are held against.
pub(crate) struct Frame<'a> {
    /// The days on which workshops are held.
    pub window: Window,
    pub today: NaiveDate,
    pub doors: &'a Doors,
}

impl Picture {
    /// Of these counties.
    pub(crate) fn of(words: &Words, csrf: &str, counties: &[County], frame: &Frame<'_>) -> Self {
        Self {
            t: words.clone(),
            csrf: csrf.to_owned(),
            tiles: counties.iter().filter_map(|county| tile(words, county)).collect(),
            legend: legend(words, counties),
            rows: late_first(counties).into_iter().map(|county| row(words, county, frame)).collect(),
        }
    }
}

/// Those where most is late first, the others by code as they came.
pub(super) fn late_first(counties: &[County]) -> Vec<&County> {
    let mut all: Vec<_> = counties.iter().collect();
    all.sort_by_key(|county| std::cmp::Reverse(county.late.len()));
    all
}

fn href(county: &County) -> String {
    county.standing.as_ref().map(|own| format!("/workshop/{}", own.workshop.id)).unwrap_or_default()
}

/// "Inbjudna, 7 av 10 har svarat".
pub(super) fn stage_text(words: &Words, stage: Stage) -> String {
    match stage {
        Stage::Invited { answered, invited } => {
            words.say2("counties-stage-invited", "answered", answered, "invited", invited)
        }
        _ => words.say(&format!("counties-stage-{}", stage.code())),
    }
}

/// "Tre kommuner har inte svarat".
pub(super) fn late_text(words: &Words, late: Late) -> String {
    words.say1(&format!("counties-late-{}", late.code()), "count", late.count())
}

fn tile(words: &Words, county: &County) -> Option<Tile> {
    let stage = county.stage();
    let sign = match stage {
        Stage::Invited { answered, invited } => format!("{answered}/{invited}"),
        _ => words.say(&format!("counties-sign-{}", stage.code())),
    };
    let late: Vec<_> = county.late.iter().map(|late| late_text(words, *late)).collect();
    let is_late = !late.is_empty();
    let sign = if is_late { format!("{sign} !") } else { sign };
    let told = std::iter::once(stage_text(words, stage)).chain(late).collect::<Vec<_>>().join(", ");
    let level = if is_late { "late" } else { Stage::level(stage.code()) };
    Tile::of((&county.organisation).into(), sign, &told, map::class(level), href(county))
}

/// Each stage that a county has come to, and what is late.
fn legend(words: &Words, counties: &[County]) -> Vec<LegendEntry> {
    let entry = |code: &str, level: &str, count: usize| LegendEntry {
        class: map::class(level),
        sign: words.say(&format!("counties-sign-{code}")),
        text: words.say1(&format!("counties-legend-{code}"), "count", count),
    };
    let late = counties.iter().filter(|county| !county.late.is_empty()).count();
    let mut legend: Vec<_> = Stage::CODES
        .iter()
        .map(|code| (code, counties.iter().filter(|county| county.stage().code() == *code).count()))
        .filter(|(code, count)| *count > 0 || **code != "declined")
        .map(|(code, count)| entry(code, Stage::level(code), count))
        .collect();
    if late > 0 {
        legend.push(entry("late", "late", late));
    }
    legend
}

/// What the municipalities know of a day that is no more theirs, or of one that was moved.
fn told(words: &Words, standing: &Standing, outside: bool) -> String {
    if standing.outdated > 0 {
        words.say1("counties-told-older", "count", standing.outdated)
    } else if outside && standing.invited > 0 {
        words.say1("counties-told-this", "count", standing.invited)
    } else {
        String::new()
    }
}

fn row(words: &Words, county: &County, frame: &Frame<'_>) -> Row {
    let own = &county.organisation;
    let stage = county.stage();
    let standing = county.standing.as_ref();
    let asked = standing.filter(|standing| standing.invited > 0);
    let nothing = || words.say("counties-nothing");
    let outside = standing.is_some_and(|standing| is_outside(standing, frame.window, frame.today));
    Row {
        id: own.id.to_string(),
        code: own.code.clone(),
        name: own.name.clone(),
        href: href(county),
        late: county.late.iter().map(|late| late_text(words, *late)).collect(),
        day: standing.map_or_else(nothing, |standing| words.date(standing.workshop.day)),
        outside,
        told: standing.map(|standing| told(words, standing, outside)).unwrap_or_default(),
        kind: match stage {
            Stage::None | Stage::Declined => "none",
            Stage::Preparing => "plain",
            Stage::Invited { .. } => "now",
            Stage::Placed | Stage::Documented => "done",
        },
        stage: match stage {
            Stage::Invited { .. } => words.say("day-state-invited"),
            _ => stage_text(words, stage),
        },
        answered: asked.map_or_else(nothing, |asked| {
            words.say2("counties-of", "part", asked.answered, "whole", asked.invited)
        }),
        people: asked.map_or_else(nothing, |asked| asked.people.to_string()),
        deed: frame.doors.uuid().to_string(),
    }
}

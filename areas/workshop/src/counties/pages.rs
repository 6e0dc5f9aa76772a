//! The map of the counties and the same facts as a table.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use chrono::NaiveDate;
use organisation::{Actor, App, MayLead, OrganisationId};
use programme::calendar::Window;
use programme::interest::map;
use store::Doors;
use texts::Words;
use web::{Note, Posted, Shell, Trouble, Visitor, go_with, page};

use super::deeds::{self, MakeFault};
use super::rules::Stage;
use super::views::{self, County};
use crate::day::needs::is_outside;
use crate::day::views::Standing;

#[derive(Template)]
#[template(path = "counties/counties.html")]
pub(super) struct CountiesPage {
    pub shell: Shell,
    pub lead: String,
    pub tiles: Vec<Tile>,
    pub legend: Vec<LegendEntry>,
    pub rows: Vec<Row>,
    pub has_programme: bool,
}

/// One county on the map.
pub(super) struct Tile {
    x: u32,
    y: u32,
    letter: String,
    code: String,
    /// The sign of its stage, so that colour is never alone.
    sign: String,
    level: &'static str,
    /// Everything about it in one sentence.
    said: String,
    /// Its workshop; empty when it has none.
    href: String,
}

/// One stage and how many counties have come to it.
pub(super) struct LegendEntry {
    level: &'static str,
    sign: String,
    text: String,
}

/// One county in the table.
pub(super) struct Row {
    id: String,
    code: String,
    name: String,
    href: String,
    municipalities: i64,
    day: String,
    /// The programme holds no workshops on its day.
    outside: bool,
    /// What its municipalities know of the day, where that needs somebody.
    told: String,
    kind: &'static str,
    stage: String,
    answered: String,
    people: String,
    /// Makes the form of this row itself.
    deed: String,
}

pub(super) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
) -> Result<Response, Trouble> {
    let shell = actor.shell(&app, &visitor, visitor.words().say("counties-title"));
    let Some(programme) = programme::views::current(app.store()).await? else {
        return page(&counties_page(shell, None));
    };
    let counties = views::all(app.store(), programme.id).await?;
    let window = programme::plan::views::window(app.store(), &programme).await?;
    let frame = Frame { window, today: app.today(), doors: app.store().doors() };
    page(&counties_page(shell, Some((&counties, &frame))))
}

pub(super) async fn make(
    State(app): State<App>,
    actor: Actor,
    Path(county): Path<OrganisationId>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let permit = MayLead::of(&actor)?;
    let programme = programme::views::current(app.store()).await?.ok_or(Trouble::NotFound)?;
    let key = posted.deed_key()?;
    let note = match deeds::make_workshop(app.store(), &permit, &programme, county, app.today(), key).await {
        Ok(()) => Note::done("counties-made"),
        Err(MakeFault::HasOne) => Note::fault("counties-has-one"),
        Err(MakeFault::NotFound) => return Err(Trouble::NotFound),
        Err(MakeFault::Store(fault)) => return Err(fault.into()),
    };
    Ok(go_with(&app, "/lan", &note))
}

/// What the counties' days are held against.
pub(super) struct Frame<'a> {
    /// The days on which workshops are held.
    pub window: Window,
    pub today: NaiveDate,
    pub doors: &'a Doors,
}

/// `counties` is nothing before there is a programme.
pub(super) fn counties_page(shell: Shell, counties: Option<(&[County], &Frame<'_>)>) -> CountiesPage {
    let words = shell.t.clone();
    let has_programme = counties.is_some();
    let rows = counties.iter().flat_map(|(counties, frame)| {
        counties.iter().map(|county| row(&words, county, frame)).collect::<Vec<_>>()
    });
    let rows = rows.collect();
    let counties = counties.map(|(counties, _)| counties).unwrap_or_default();
    let with = counties.iter().filter(|county| county.standing.is_some()).count();
    CountiesPage {
        lead: words.say2("counties-lead", "with", with, "total", counties.len()),
        tiles: counties.iter().filter_map(|county| tile(&words, county)).collect(),
        legend: Stage::CODES.iter().map(|code| legend(&words, code, counties)).collect(),
        rows,
        has_programme,
        shell,
    }
}

fn href(county: &County) -> String {
    county.standing.as_ref().map(|own| format!("/workshop/{}", own.workshop.id)).unwrap_or_default()
}

/// "Inbjudna, 7 av 10 har svarat".
fn stage_text(words: &Words, stage: Stage) -> String {
    match stage {
        Stage::Invited { answered, invited } => {
            words.say2("counties-stage-invited", "answered", answered, "invited", invited)
        }
        Stage::None | Stage::Preparing | Stage::Placed => {
            words.say(&format!("counties-stage-{}", stage.code()))
        }
    }
}

fn tile(words: &Words, county: &County) -> Option<Tile> {
    let own = &county.organisation;
    let (x, y) = map::corner(&own.code)?;
    let stage = county.stage();
    let sign = match stage {
        Stage::Invited { answered, invited } => format!("{answered}/{invited}"),
        Stage::None | Stage::Preparing | Stage::Placed => {
            words.say(&format!("counties-sign-{}", stage.code()))
        }
    };
    // Begins with what stands in the tile: who speaks to the machine says what they see (WCAG 2.5.3).
    let said = format!("{} {} {sign}, {}: {}", own.letter, own.code, own.name, stage_text(words, stage));
    Some(Tile {
        x,
        y,
        letter: own.letter.clone(),
        code: own.code.clone(),
        sign,
        level: Stage::level(stage.code()),
        said,
        href: href(county),
    })
}

fn legend(words: &Words, code: &str, counties: &[County]) -> LegendEntry {
    let count = counties.iter().filter(|county| county.stage().code() == code).count();
    LegendEntry {
        level: Stage::level(code),
        sign: words.say(&format!("counties-sign-{code}")),
        text: words.say1(&format!("counties-legend-{code}"), "count", count),
    }
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
        municipalities: county.municipalities,
        day: standing.map_or_else(nothing, |standing| words.date(standing.workshop.day)),
        outside,
        told: standing.map(|standing| told(words, standing, outside)).unwrap_or_default(),
        kind: match stage {
            Stage::None => "none",
            Stage::Preparing => "plain",
            Stage::Invited { .. } => "now",
            Stage::Placed => "done",
        },
        stage: match stage {
            Stage::Invited { .. } => words.say("day-state-invited"),
            Stage::None | Stage::Preparing | Stage::Placed => stage_text(words, stage),
        },
        answered: asked.map_or_else(nothing, |asked| {
            words.say2("counties-of", "part", asked.answered, "whole", asked.invited)
        }),
        people: asked.map_or_else(nothing, |asked| asked.people.to_string()),
        deed: frame.doors.uuid().to_string(),
    }
}

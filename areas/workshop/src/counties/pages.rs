//! The map of the counties and the same facts as a table.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use organisation::{Actor, App, MayLead, OrganisationId};
use programme::interest::map;
use store::Doors;
use texts::Words;
use web::{Note, Posted, Shell, Trouble, Visitor, go_with, page};

use super::deeds::{self, MakeFault};
use super::rules::Stage;
use super::views::{self, County};

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
        return page(&counties_page(shell, None, app.store().doors()));
    };
    let counties = views::all(app.store(), programme.id).await?;
    page(&counties_page(shell, Some(&counties), app.store().doors()))
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

/// `counties` is nothing before there is a programme.
pub(super) fn counties_page(shell: Shell, counties: Option<&[County]>, doors: &Doors) -> CountiesPage {
    let words = shell.t.clone();
    let has_programme = counties.is_some();
    let counties = counties.unwrap_or_default();
    let with = counties.iter().filter(|county| county.standing.is_some()).count();
    CountiesPage {
        lead: words.say2("counties-lead", "with", with, "total", counties.len()),
        tiles: counties.iter().filter_map(|county| tile(&words, county)).collect(),
        legend: Stage::CODES.iter().map(|code| legend(&words, code, counties)).collect(),
        rows: counties.iter().map(|county| row(&words, county, doors)).collect(),
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

fn row(words: &Words, county: &County, doors: &Doors) -> Row {
    let own = &county.organisation;
    let stage = county.stage();
    let standing = county.standing.as_ref();
    let asked = standing.filter(|standing| standing.invited > 0);
    let nothing = || words.say("counties-nothing");
    Row {
        id: own.id.to_string(),
        code: own.code.clone(),
        name: own.name.clone(),
        href: href(county),
        municipalities: county.municipalities,
        day: standing.map_or_else(nothing, |standing| words.date(standing.workshop.day)),
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
        deed: doors.uuid().to_string(),
    }
}

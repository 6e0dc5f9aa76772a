//! The map of the board: each county with its day and team, and each team's way from county to county; the same as text.

use ::tour::Board;
use programme::interest::map::{self, Tile, Whose};
use texts::Words;

use super::calendar_shown::short;
use super::hue;
use crate::tour::frame::{Frame, date};
use crate::tour::views::Standing;

/// The middle of a tile from its corner.
const MIDDLE: u32 = 35;

/// The picture and its words.
#[derive(Default)]
pub(super) struct Map {
    pub ground: Vec<Ground>,
    pub tiles: Vec<Tile>,
    pub ways: Vec<Way>,
    pub teams: Vec<TeamShown>,
}

/// What lies under a tile and under the ways: its team's colour.
pub(super) struct Ground {
    pub x: u32,
    pub y: u32,
    pub hue: String,
}

/// A team's way from county to county within one week.
pub(super) struct Way {
    pub points: String,
    /// Which of the kinds of line.
    pub dash: usize,
}

/// A team with its weeks in words.
pub(super) struct TeamShown {
    pub letter: String,
    pub hue: String,
    pub people: String,
    pub weeks: Vec<String>,
}

pub(super) fn map(words: &Words, standing: &Standing, frame: &Frame, board: Option<&Board>) -> Map {
    let (ground, tiles) = tiles(words, standing);
    Map {
        ground,
        tiles,
        ways: board.map(|board| ways(standing, frame, board)).unwrap_or_default(),
        teams: teams(words, standing, frame, board),
    }
}

fn tiles(words: &Words, standing: &Standing) -> (Vec<Ground>, Vec<Tile>) {
    let tile = |county: &crate::tour::frame::County| {
        let visit = standing.tour.visits.get(&county.id).filter(|_| county.wants());
        let team = visit.and_then(|visit| standing.tour.team(visit.team));
        let sign = match (visit, team) {
            (Some(visit), Some(team)) => {
                use chrono::Datelike as _;
                format!("{} {}/{}", team.letter, visit.day.day(), visit.day.month())
            }
            _ => words.say(if county.wants() { "tour-map-none" } else { "tour-map-unwanted" }),
        };
        let state = match (visit, team) {
            (Some(visit), Some(team)) => {
                words.say2("tour-map-visit", "day", words.date(visit.day), "team", &team.letter)
            }
            _ if county.wants() => words.say("tour-map-no-day"),
            _ => words.say("tour-map-no-workshop"),
        };
        let hue = team.map(|team| hue(&team.letter)).unwrap_or_default();
        let unwanted = if county.wants() { "" } else { " vs-map__tile--none" };
        let class = format!("{} {hue}{unwanted}", map::class("team"));
        let href = if county.wants() { format!("/turne/lan/{}", county.code) } else { String::new() };
        let whose = Whose { letter: &county.letter, code: &county.code, name: &county.name };
        let tile = Tile::of(whose, sign, &state, class, href)?;
        Some((Ground { x: tile.x, y: tile.y, hue }, tile))
    };
    standing.facts.counties.iter().filter_map(tile).unzip()
}

fn ways(standing: &Standing, frame: &Frame, board: &Board) -> Vec<Way> {
    // A digital workshop is led from home: there is no way to it.
    let is_met = |index: &&usize| {
        frame.problem.counties.get(**index).is_some_and(|own| own.format != ::tour::Format::Digital)
    };
    let corner = |index: usize| {
        let county = standing.facts.county(*frame.counties.get(index)?)?;
        map::corner(&county.code)
    };
    let way = |route: &::tour::Route| {
        let team = standing.tour.teams.get(route.team)?;
        let mut points: Vec<(u32, u32)> = Vec::new();
        // From home, which is the first's, and back there.
        let home = standing.tour.members(team).next().and_then(|first| standing.facts.county(first.home));
        let home = home.and_then(|home| map::corner(&home.code));
        points.extend(home);
        points.extend(route.counties.iter().filter(is_met).filter_map(|county| corner(*county)));
        points.extend(home);
        let text = points.iter().map(|(x, y)| format!("{},{}", x + MIDDLE, y + MIDDLE));
        Some(Way { points: text.collect::<Vec<_>>().join(" "), dash: route.team % 4 })
    };
    board
        .routes
        .iter()
        .filter(|route| route.counties.iter().any(|own| is_met(&own)))
        .filter_map(way)
        .collect()
}

fn teams(words: &Words, standing: &Standing, frame: &Frame, board: Option<&Board>) -> Vec<TeamShown> {
    let tour = &standing.tour;
    let week = |route: &::tour::Route| {
        let stops = route.counties.iter().filter_map(|index| {
            let county = standing.facts.county(*frame.counties.get(*index)?)?;
            let visit = tour.visits.get(&county.id)?;
            Some(words.say2("tour-route-stop", "county", &county.name, "day", short(words, visit.day)))
        });
        words.say_with(
            "tour-route-week",
            [
                ("week", words.week(date(route.monday)).into()),
                ("stops", stops.collect::<Vec<_>>().join(" → ").into()),
                ("km", route.km.into()),
                ("nights", route.nights.into()),
            ],
        )
    };
    let shown = |(index, team): (usize, &crate::tour::rules::Team)| TeamShown {
        letter: team.letter.clone(),
        hue: hue(&team.letter),
        people: words.list(&tour.members(team).map(|own| own.name.clone()).collect::<Vec<_>>()),
        weeks: board
            .map(|board| board.routes.iter().filter(|route| route.team == index).map(week).collect())
            .unwrap_or_default(),
    };
    tour.teams.iter().enumerate().map(shown).collect()
}

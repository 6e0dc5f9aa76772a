//! How far the counties have come, as a sheet to take out.

use sheets::{Cell, Column, Sheet};
use texts::Words;

use super::picture::{late_first, late_text, stage_text};
use super::views::County;

/// All counties, late ones first, in the reader's language.
pub(super) fn sheet(words: &Words, counties: &[County]) -> Sheet {
    let column = |key: &str, width| Column { title: words.say(key), width };
    Sheet {
        name: words.say("counties-title"),
        columns: vec![
            column("counties-code", 6.0),
            column("counties-county", 26.0),
            column("counties-stage", 34.0),
            column("counties-late", 50.0),
            column("counties-day", 14.0),
            column("counties-municipalities", 12.0),
            column("counties-invited", 12.0),
            column("counties-answered", 12.0),
            column("counties-people", 12.0),
            column("counties-seated", 12.0),
        ],
        rows: late_first(counties).into_iter().map(|county| row(words, county)).collect(),
    }
}

fn row(words: &Words, county: &County) -> Vec<Cell> {
    let standing = county.standing.as_ref();
    let count = |of: fn(&crate::day::views::Standing) -> i64| {
        standing.map_or(Cell::Empty, |standing| Cell::Text(of(standing).to_string()))
    };
    let late: Vec<_> = county.late.iter().map(|late| late_text(words, *late)).collect();
    vec![
        Cell::Text(county.organisation.code.clone()),
        Cell::Text(county.organisation.name.clone()),
        Cell::Text(stage_text(words, county.stage())),
        if late.is_empty() { Cell::Empty } else { Cell::Text(late.join(", ")) },
        standing.map_or(Cell::Empty, |standing| Cell::Text(standing.workshop.day.to_string())),
        Cell::Text(county.municipalities.to_string()),
        count(|standing| standing.invited),
        count(|standing| standing.answered),
        count(|standing| standing.people),
        count(|standing| standing.seated),
    ]
}

//! Route × duty × whose thing: the matrix as written in `docs/access-matrix.md`, and every cell of it walked.

pub mod examples;
mod kept;
pub mod things;
mod walk;
pub mod walkers;

use organisation::Gate;
use valskydd::assembly::route_list;

use things::{Relation, Thing};
use walkers::{WALKERS, Walker};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/access-matrix.md");

const HEAD: &str = "# Who may pass where

Made from the routes by `BLESS=1 cargo test -p valskydd --test house access`; a test compares it and walks every cell, on
both databases. – does not pass the gate; ● passes. Where an address names a thing, the cell says whose it may be, seen
from the authority of whoever asks: *own*, of an authority *below* or *above*, of a *sibling* (another county; another
municipality of the county), *foreign*, *led* by whoever asks, or *mine*: of this person or this link alone. What a cell
does not name answers 404, word for word and after as many questions to the database as what does not exist.

";

/// What one walker may do at one route.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Cell {
    /// Not past the gate.
    Closed,
    /// Past the gate, and the address names nobody's thing.
    Open,
    /// Past the gate, to things of these relations.
    Whose(Vec<Relation>),
}

impl Cell {
    fn of(gate: Gate, path: &str, walker: &Walker) -> Self {
        if !walker.passes(gate) {
            return Self::Closed;
        }
        match Thing::named_by(path) {
            None => Self::Open,
            Some(thing) => {
                let all = Relation::ALL.into_iter();
                Self::Whose(all.filter(|relation| walker.reaches(thing, *relation)).collect())
            }
        }
    }

    fn text(&self) -> String {
        match self {
            Self::Closed => "–".to_owned(),
            Self::Open => "●".to_owned(),
            Self::Whose(relations) => {
                let words: Vec<_> = relations.iter().map(|relation| relation.word()).collect();
                if words.is_empty() { "404".to_owned() } else { words.join(", ") }
            }
        }
    }
}

fn matrix() -> String {
    let mut text = HEAD.to_owned();
    let names: Vec<_> = WALKERS.iter().map(|walker| walker.name).collect();
    text.push_str(&format!("| Route | | {} |\n", names.join(" | ")));
    text.push_str(&format!("| --- | --- |{}\n", " :-: |".repeat(names.len())));
    for (method, path, gate) in route_list() {
        let cells: Vec<_> = WALKERS.iter().map(|walker| Cell::of(gate, path, walker).text()).collect();
        text.push_str(&format!("| `{path}` | {method} | {} |\n", cells.join(" | ")));
    }
    text
}

#[test]
fn the_matrix_is_written_as_the_routes_are() {
    let now = matrix();
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(FILE, &now).unwrap();
    }
    let written = std::fs::read_to_string(FILE).unwrap_or_default();
    assert!(written == now, "docs/access-matrix.md is behind the routes; make it anew with BLESS=1");
}

#[test]
fn every_duty_walks() {
    for duty in organisation::Duty::ALL {
        assert!(WALKERS.iter().any(|walker| walker.duty() == Some(duty)), "nobody walks as {}", duty.code());
    }
}

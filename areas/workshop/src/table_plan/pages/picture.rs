//! The picture of the room: which circle stands for whom.

use std::collections::HashMap;

use organisation::OrganisationId;

use crate::table_plan::names::initials;
use crate::table_plan::room::{self, CHAIR};

use super::shown::{Row, TableShown};

/// The room, ready to be drawn.
pub struct Picture {
    pub width: f64,
    pub height: f64,
    /// Radius of a table.
    pub table: f64,
    /// Radius of a chair.
    pub chair: f64,
    /// Radius of the second ring, which says that somebody is fixed.
    pub inner: f64,
    pub spots: Vec<Spot>,
}

/// A table with its chairs.
pub struct Spot {
    pub number: i32,
    pub x: f64,
    pub y: f64,
    pub chairs: Vec<Chair>,
}

/// A chair, free or with somebody on it.
pub struct Chair {
    pub x: f64,
    pub y: f64,
    pub sitter: Option<Sitter>,
}

/// Who sits on a chair.
pub struct Sitter {
    pub fixed: bool,
    /// Initials; the municipality's letters when names are not for the reader.
    pub letters: String,
    /// The municipality's letters under the initials, or nothing.
    pub under: String,
    /// What is said when one points at the chair.
    pub whole: String,
}

impl Picture {
    /// The picture of tables with room for `most` each. `shorts` are the municipalities' letters.
    pub fn of(tables: &[TableShown], most: usize, shorts: &HashMap<OrganisationId, String>) -> Self {
        let chairs: Vec<usize> = tables.iter().map(|table| table.people.len().max(most)).collect();
        let room = room::lay_out(&chairs);
        let spots = tables.iter().zip(&room.tables).map(|(table, spot)| Spot {
            number: table.number,
            x: spot.middle.x,
            y: spot.middle.y,
            chairs: spot
                .chairs
                .iter()
                .enumerate()
                .map(|(index, at)| Chair {
                    x: at.x,
                    y: at.y,
                    sitter: table.people.get(index).map(|row| Sitter::of(row, shorts)),
                })
                .collect(),
        });
        Self {
            width: room.width,
            height: room.height,
            table: room.table,
            chair: CHAIR,
            inner: CHAIR - 3.0,
            spots: spots.collect(),
        }
    }
}

impl Sitter {
    fn of(row: &Row, shorts: &HashMap<OrganisationId, String>) -> Self {
        let short = shorts.get(&row.from).cloned().unwrap_or_default();
        let parts = [row.name.as_str(), &row.municipality, &row.role];
        let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let (letters, under) =
            if row.name.is_empty() { (short, String::new()) } else { (initials(&row.name), short) };
        Self { fixed: row.fixed, letters, under, whole: said.join(", ") }
    }
}

//! The picture of one table: which circle stands for whom, and the bar of its mix.

use std::collections::BTreeMap;

use texts::Words;

use crate::table_plan::book::Part;
use crate::table_plan::names::within;
use crate::table_plan::room::{self, CHAIR, LETTERS};

use super::shown::Row;

/// Ends of the classes for the colours of municipalities. With more than twelve the letters tell them apart.
pub const HUES: [char; 12] = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'];
/// Width of the bar.
const BAR: f64 = 300.0;
/// A part of the bar that is narrower has no room for letters.
const ROOM_FOR_LETTERS: f64 = 24.0;

/// A table with its chairs, ready to be drawn.
pub struct Spot {
    pub width: f64,
    pub height: f64,
    pub x: f64,
    pub y: f64,
    pub radius: f64,
    /// Radius of a chair.
    pub chair: f64,
    /// Radius of the second ring, which says that somebody is fixed.
    pub inner: f64,
    pub chairs: Vec<Chair>,
    pub bar: Vec<Share>,
}

/// A chair, free or with somebody on it. Signs stand beside it.
pub struct Chair {
    pub x: f64,
    pub y: f64,
    pub sign_x: f64,
    pub sign_y: f64,
    pub part_y: f64,
    pub name_y: f64,
    pub sitter: Option<Sitter>,
}

/// Who sits on a chair.
pub struct Sitter {
    pub id: String,
    pub fixed: bool,
    pub hue: char,
    /// The municipality's letters.
    pub short: String,
    /// One letter for the role; may be empty.
    pub sign: String,
    /// One letter for what they do besides; mostly empty.
    pub part: String,
    /// The name under the chair, shortened.
    pub name: String,
    /// What is said of the chair: name, municipality, role, what is noted, fixed.
    pub whole: String,
}

/// A municipality's share of the bar.
pub struct Share {
    pub x: f64,
    pub width: f64,
    pub middle: f64,
    pub hue: char,
    /// Letters, where they have room.
    pub short: String,
}

impl Spot {
    /// The picture of a table with room for `most`; `largest` sit at the largest one.
    pub fn of(words: &Words, people: &[Row], most: usize, largest: usize) -> Self {
        let spot = room::lay_out(people.len().max(most), largest);
        let chairs = spot.chairs.iter().enumerate().map(|(index, at)| Chair {
            x: at.x,
            y: at.y,
            sign_x: at.x + 19.0,
            sign_y: at.y + 16.0,
            part_y: at.y - 16.0,
            name_y: at.y + CHAIR + 13.0,
            sitter: people.get(index).map(|row| Sitter::of(words, row)),
        });
        Self {
            width: spot.width,
            height: spot.height,
            x: spot.middle.x,
            y: spot.middle.y,
            radius: spot.radius,
            chair: CHAIR,
            inner: CHAIR - 4.0,
            chairs: chairs.collect(),
            bar: bar(people),
        }
    }
}

impl Sitter {
    fn of(words: &Words, row: &Row) -> Self {
        let fixed = if row.fixed { words.say("table_plan-fixed-tag") } else { String::new() };
        let parts = [row.name.as_str(), &row.municipality, &row.role, &row.noted, &fixed];
        let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        Self {
            id: row.id.to_string(),
            fixed: row.fixed,
            hue: row.hue,
            short: row.short.clone(),
            sign: row.sign.clone(),
            part: part_sign(words, row),
            name: within(&row.name, LETTERS),
            whole: said.join(", "),
        }
    }
}

fn part_sign(words: &Words, row: &Row) -> String {
    match row.mark.part {
        Part::Participant if row.mark.new => "1".to_owned(),
        Part::Participant => String::new(),
        part => words.say(&format!("table_plan-part-sign-{}", part.code())),
    }
}

/// The municipalities at a table side by side, those with most people first.
fn bar(people: &[Row]) -> Vec<Share> {
    let mut counts: BTreeMap<&str, (usize, char)> = BTreeMap::new();
    for row in people {
        counts.entry(&row.short).or_insert((0, row.hue)).0 += 1;
    }
    let mut counts: Vec<(&str, (usize, char))> = counts.into_iter().collect();
    counts.sort_by_key(|(_, (count, _))| std::cmp::Reverse(*count));
    let unit = BAR / people.len().max(1) as f64;
    let mut x = 0.0;
    let mut shares = Vec::new();
    for (short, (count, hue)) in counts {
        let width = unit * count as f64;
        let short = if width < ROOM_FOR_LETTERS { String::new() } else { short.to_owned() };
        shares.push(Share { x, width, middle: x + width / 2.0, hue, short });
        x += width;
    }
    shares
}

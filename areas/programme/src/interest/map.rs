//! The 21 counties as tiles in the shape of Sweden. Pure. Drawn by the macros of `map.html`.

use organisation::register::Organisation;

/// Side of a tile and its distance to the next, in units of the picture.
const STEP: u32 = 76;
/// Margin around the picture.
const MARGIN: u32 = 4;

/// Where each county lies: code, column, row.
const PLACES: [(&str, u32, u32); 21] = [
    ("25", 2, 0),
    ("23", 1, 1),
    ("24", 2, 1),
    ("22", 2, 2),
    ("20", 1, 3),
    ("21", 2, 3),
    ("17", 0, 4),
    ("18", 1, 4),
    ("19", 2, 4),
    ("03", 3, 4),
    ("14", 0, 5),
    ("05", 1, 5),
    ("04", 2, 5),
    ("01", 3, 5),
    ("13", 0, 6),
    ("06", 1, 6),
    ("08", 2, 6),
    ("09", 3, 6),
    ("12", 0, 7),
    ("07", 1, 7),
    ("10", 2, 7),
];

/// The upper left corner of a county's tile; nothing for a county that has no tile.
#[must_use]
pub fn corner(code: &str) -> Option<(u32, u32)> {
    let (_, column, row) = PLACES.iter().find(|(county, ..)| *county == code)?;
    Some((column * STEP + MARGIN, row * STEP + MARGIN))
}

/// Whose tile it is.
#[derive(Clone, Copy, Debug)]
pub struct Whose<'a> {
    /// The county's letter: "BD".
    pub letter: &'a str,
    /// Its code: "25".
    pub code: &'a str,
    /// "Norrbottens län".
    pub name: &'a str,
}

impl<'a> From<&'a Organisation> for Whose<'a> {
    fn from(county: &'a Organisation) -> Self {
        Self { letter: &county.letter, code: &county.code, name: &county.name }
    }
}

/// One county on the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tile {
    /// The left edge.
    pub x: u32,
    /// The upper edge.
    pub y: u32,
    /// The county's letter.
    pub letter: String,
    /// Its code.
    pub code: String,
    /// The sign of how it stands, so that colour is never alone.
    pub sign: String,
    /// The CSS class of how it stands.
    pub class: String,
    /// Everything about it in one sentence.
    pub said: String,
    /// Where one sees more; empty for nowhere.
    pub href: String,
}

impl Tile {
    /// The tile of a county that stands like this; `state` says it in words. Nothing for a county that has no tile.
    #[must_use]
    pub fn of(whose: Whose<'_>, sign: String, state: &str, class: String, href: String) -> Option<Self> {
        let Whose { letter, code, name } = whose;
        let (x, y) = corner(code)?;
        // Begins with what stands in the tile: who speaks to the machine says what they see (WCAG 2.5.3).
        let said = format!("{letter} {code} {sign}, {name}: {state}");
        Some(Self { x, y, letter: letter.to_owned(), code: code.to_owned(), sign, class, said, href })
    }
}

/// What a sign means, and how many have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegendEntry {
    /// The CSS class of tiles with this sign.
    pub class: String,
    /// The sign.
    pub sign: String,
    /// What it means.
    pub text: String,
}

/// The CSS class of the tiles of a level.
#[must_use]
pub fn class(level: &str) -> String {
    format!("vs-map__tile--{level}")
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn no_two_counties_share_a_tile() {
        let corners: HashSet<_> = PLACES.iter().map(|(code, ..)| corner(code)).collect();
        assert_eq!(corners.len(), 21);
        assert_eq!(corner("25"), Some((156, 4)));
        assert_eq!(corner("99"), None);
    }

    #[test]
    fn what_is_said_of_a_tile_begins_with_what_stands_in_it() {
        let whose = Whose { letter: "BD", code: "25", name: "Norrbottens län" };
        let tile = Tile::of(whose, "F !".to_owned(), "Förbereds", class("late"), String::new()).unwrap();
        assert_eq!(tile.said, "BD 25 F !, Norrbottens län: Förbereds");
        assert_eq!((tile.x, tile.y, &*tile.class), (156, 4, "vs-map__tile--late"));
        let none = Whose { code: "99", ..whose };
        assert_eq!(Tile::of(none, String::new(), "", class("none"), String::new()), None);
    }
}

//! The 21 counties as tiles in the shape of Sweden. Pure.

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
}

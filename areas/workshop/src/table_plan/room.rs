//! Where the chairs stand around a table in the picture of the room. Pure. All lengths in units of the picture.

use std::f64::consts::TAU;

/// Radius of a chair: two lines of text fit.
pub const CHAIR: f64 = 24.0;
/// Under a chair stands a name of so many letters at most.
pub const LETTERS: usize = 12;
/// Height of the name under a chair.
const NAME: f64 = 18.0;
/// From the middle of one chair to the next, so that names do not touch.
const APART: f64 = 92.0;
/// The smallest ring of chairs.
const SMALLEST_RING: f64 = 120.0;
/// Half of what the longest name takes beside its chair.
const HALF_NAME: f64 = 46.0;
/// Around the whole.
const MARGIN: f64 = 5.0;

/// A point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

/// A table with its chairs, and the paper it is drawn on.
#[derive(Clone, Debug, PartialEq)]
pub struct TableSpot {
    /// Width of the picture.
    pub width: f64,
    /// Height of the picture.
    pub height: f64,
    /// The middle of the table.
    pub middle: Point,
    /// Radius of the table.
    pub radius: f64,
    /// The middle of each chair, clockwise from the top.
    pub chairs: Vec<Point>,
}

/// A table with so many chairs; `most` are at the largest table, so that all are drawn alike.
#[must_use]
pub fn lay_out(chairs: usize, most: usize) -> TableSpot {
    let ring = ring(most.max(chairs));
    let middle = Point { x: rounded(ring + HALF_NAME + MARGIN), y: rounded(ring + CHAIR + MARGIN) };
    let chair = |number: usize| {
        let angle = TAU * number as f64 / chairs as f64;
        Point { x: rounded(middle.x + ring * angle.sin()), y: rounded(middle.y - ring * angle.cos()) }
    };
    TableSpot {
        width: 2.0 * middle.x,
        height: rounded(middle.y + ring + CHAIR + NAME + MARGIN),
        // Clear of the names that stand askew above it.
        radius: rounded(ring - CHAIR - NAME - 24.0),
        chairs: (0..chairs).map(chair).collect(),
        middle,
    }
}

/// How far from the middle of the table the chairs stand.
fn ring(chairs: usize) -> f64 {
    if chairs < 2 {
        SMALLEST_RING
    } else {
        SMALLEST_RING.max(APART / 2.0 / (TAU / 2.0 / chairs as f64).sin())
    }
}

/// A tenth of a unit is finer than the eye, and the same on every machine.
fn rounded(length: f64) -> f64 {
    (length * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_table_without_chairs_is_still_a_table() {
        let spot = lay_out(0, 0);
        assert!(spot.chairs.is_empty() && spot.radius > 0.0 && spot.width > 2.0 * spot.radius);
    }

    proptest! {
        #[test]
        fn no_two_chairs_or_names_touch_and_all_are_inside(chairs in 0..24_usize, more in 0..4_usize) {
            let spot = lay_out(chairs, chairs + more);
            let apart = |one: &Point, other: &Point| (one.x - other.x).hypot(one.y - other.y);
            for (index, chair) in spot.chairs.iter().enumerate() {
                prop_assert!(apart(chair, &spot.middle) > spot.radius + CHAIR + NAME);
                prop_assert!(chair.x >= HALF_NAME && chair.x + HALF_NAME <= spot.width);
                prop_assert!(chair.y >= CHAIR && chair.y + CHAIR + NAME <= spot.height);
                for other in &spot.chairs[..index] {
                    prop_assert!(apart(chair, other) > APART - 1.0);
                }
            }
        }
    }
}

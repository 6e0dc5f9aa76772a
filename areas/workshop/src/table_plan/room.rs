//! Where tables and chairs stand in the picture of the room. Pure. All lengths in units of the picture.

use std::f64::consts::TAU;

/// Radius of a chair: two lines of text fit.
pub const CHAIR: f64 = 18.0;
/// Between two chairs, and between chair and table.
const GAP: f64 = 4.0;
/// The smallest table.
const SMALLEST_TABLE: f64 = 28.0;
/// Around each table with its chairs.
const MARGIN: f64 = 10.0;
/// With so many tables in a row, text is still read on a page.
const MOST_IN_A_ROW: usize = 6;
/// A picture is never narrower than so many tables, so that one table does not fill the page.
const LEAST_WIDTH: usize = 4;

/// A point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

/// A table with its chairs.
#[derive(Clone, Debug, PartialEq)]
pub struct TableSpot {
    /// The middle of the table.
    pub middle: Point,
    /// The middle of each chair, clockwise from the top.
    pub chairs: Vec<Point>,
}

/// The whole room.
#[derive(Clone, Debug, PartialEq)]
pub struct Room {
    /// Width of the picture.
    pub width: f64,
    /// Height of the picture.
    pub height: f64,
    /// Radius of every table.
    pub table: f64,
    /// The tables in their order, row by row.
    pub tables: Vec<TableSpot>,
}

/// A room for tables with so many chairs each. All tables are as large as the one with most chairs needs.
#[must_use]
pub fn lay_out(chairs: &[usize]) -> Room {
    let ring = ring(chairs.iter().copied().max().unwrap_or_default());
    let cell = 2.0 * (ring + CHAIR + MARGIN);
    let (rows, in_a_row) = rows(chairs.len());
    let width = cell * in_a_row.max(LEAST_WIDTH) as f64;
    let place = |index: usize| {
        let (row, column) = (index / in_a_row, index % in_a_row);
        let here = in_a_row.min(chairs.len() - row * in_a_row);
        let left = (width - cell * here as f64) / 2.0;
        Point { x: rounded(left + cell * (column as f64 + 0.5)), y: rounded(cell * (row as f64 + 0.5)) }
    };
    let tables = chairs.iter().enumerate().map(|(index, &count)| spot(place(index), count, ring)).collect();
    Room {
        width: rounded(width),
        height: rounded(cell * rows as f64),
        table: rounded(ring - CHAIR - GAP),
        tables,
    }
}

/// How far from the middle of the table the chairs stand, so that they do not touch.
fn ring(chairs: usize) -> f64 {
    let smallest = SMALLEST_TABLE + GAP + CHAIR;
    if chairs < 2 { smallest } else { smallest.max((CHAIR + GAP / 2.0) / (TAU / 2.0 / chairs as f64).sin()) }
}

/// Rows, and tables in a row: somewhat wider than high, and all rows but the last equally full.
fn rows(tables: usize) -> (usize, usize) {
    let widest = (1..MOST_IN_A_ROW).find(|wide| wide * wide * 2 >= tables * 3).unwrap_or(MOST_IN_A_ROW);
    let rows = tables.div_ceil(widest).max(1);
    (rows, tables.div_ceil(rows).max(1))
}

fn spot(middle: Point, chairs: usize, ring: f64) -> TableSpot {
    let chair = |number: usize| {
        let angle = TAU * number as f64 / chairs as f64;
        Point { x: rounded(middle.x + ring * angle.sin()), y: rounded(middle.y - ring * angle.cos()) }
    };
    TableSpot { middle, chairs: (0..chairs).map(chair).collect() }
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
    fn five_tables_stand_as_three_and_two() {
        let room = lay_out(&[8; 5]);
        let row_of = |table: usize| room.tables[table].middle.y;
        let same = |left: f64, right: f64| (left - right).abs() < 1e-9;
        assert!(same(row_of(0), row_of(2)));
        assert!(row_of(3) > row_of(2) && same(row_of(3), row_of(4)));
        assert!(same(room.tables[3].middle.x + room.tables[4].middle.x, room.width));
    }

    #[test]
    fn an_empty_room_is_a_room() {
        let room = lay_out(&[]);
        assert!(room.tables.is_empty() && room.width > 0.0 && room.height > 0.0);
    }

    fn circles(room: &Room) -> Vec<(Point, f64)> {
        let of_table = |spot: &TableSpot| {
            let chairs: Vec<_> = spot.chairs.iter().map(|&chair| (chair, CHAIR)).collect();
            [vec![(spot.middle, room.table)], chairs].concat()
        };
        room.tables.iter().flat_map(of_table).collect()
    }

    proptest! {
        #[test]
        fn no_two_circles_touch_and_all_are_inside(chairs in prop::collection::vec(0..24_usize, 1..=60)) {
            let room = lay_out(&chairs);
            let circles = circles(&room);
            prop_assert_eq!(circles.len(), chairs.len() + chairs.iter().sum::<usize>());
            for (index, (middle, radius)) in circles.iter().enumerate() {
                let Point { x, y } = *middle;
                prop_assert!(x - radius >= 0.0 && x + radius <= room.width, "{:?}", middle);
                prop_assert!(y - radius >= 0.0 && y + radius <= room.height, "{:?}", middle);
                for (other, other_radius) in &circles[..index] {
                    let apart = (x - other.x).hypot(y - other.y);
                    prop_assert!(apart > radius + other_radius, "{middle:?} {other:?}");
                }
            }
        }
    }
}

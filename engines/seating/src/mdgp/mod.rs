//! The maximally diverse grouping problem itself: instances in the MDGPLIB format, and their solution by the same
//! search that seats people.

#![allow(
    clippy::inline_always,
    reason = "vector code must end up inside the function that is compiled for the machine's instructions"
)]

mod aligned;
mod best;
mod board;
mod columns;
mod cool;
mod exact;
mod ladder;
mod limit;
mod look_up;
mod noise;
mod read;
mod row;
mod shape;
mod solve;
mod state;
mod sweep;
mod temper;

pub use limit::{Deadline, Limit};
pub use read::{Fault, Unreadable, read};
pub use solve::{Effort, Vectors, solve_instance, solve_instance_with};

use serde::Serialize;

use board::{Board, LARGEST_SUM};

/// Gains are multiplied by this and rounded: three decimals, as in the public instances. Where all gains are small,
/// by more, until the largest reaches [`FINE_ENOUGH`]; where they are too large to add up, by less.
const USUAL_SCALE: f64 = 1000.0;

/// A largest gain that leaves differences of a hundred-thousandth of it.
const FINE_ENOUGH: f64 = 100_000.0;

/// Beyond this a scale would leave the range of a float.
const LARGEST_SCALE: f64 = 1e300;

/// An instance: people, group sizes and the gain of every pair.
#[derive(Debug, Clone, PartialEq)]
pub struct Instance {
    people: usize,
    sizes: Vec<(usize, usize)>,
    /// Gains of pairs `(i, j)` with `i < j`, row after row.
    gains: Vec<f64>,
}

/// A grouping of an instance.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MdgpPlan {
    /// The sum of the gains of all pairs within groups, counted anew from the instance's own numbers.
    pub objective: f64,
    /// The group of each person, both from 0.
    pub group_of: Vec<usize>,
    /// The steps that were taken.
    pub steps: u64,
    /// True if this is proven to be the best there is.
    pub optimal: bool,
}

impl Instance {
    /// An instance of so many people, with least and most size of each group; `gain` is asked once for every pair
    /// `(i, j)` with `i < j`, row after row. Refused as a file of the same content would be.
    pub fn new(
        people: usize,
        sizes: Vec<(usize, usize)>,
        mut gain: impl FnMut(usize, usize) -> f64,
    ) -> Result<Self, Fault> {
        read::fitting(people, &sizes)?;
        let mut gains = Vec::with_capacity(people * (people - 1) / 2);
        for i in 0..people {
            for j in i + 1..people {
                let number = gain(i, j);
                if !number.is_finite() {
                    return Err(Fault::NotAGain { word: number.to_string() });
                }
                gains.push(number);
            }
        }
        Ok(Self { people, sizes, gains })
    }

    /// How many people there are.
    #[must_use]
    pub fn people(&self) -> usize {
        self.people
    }

    /// Least and most size of each group.
    #[must_use]
    pub fn sizes(&self) -> &[(usize, usize)] {
        &self.sizes
    }

    /// The gain of a pair, 0 for a person with themselves.
    ///
    /// # Panics
    /// If there is no such person.
    #[must_use]
    pub fn gain(&self, i: usize, j: usize) -> f64 {
        assert!(i < self.people && j < self.people, "no such person");
        if i == j { 0.0 } else { self.gains[place(self.people, i.min(j), i.max(j))] }
    }

    /// The sum of the gains of all pairs within groups.
    #[must_use]
    pub fn objective(&self, group_of: &[usize]) -> f64 {
        let mut sum = 0.0;
        for (j, group) in group_of.iter().enumerate() {
            for i in (0..j).filter(|&i| group_of[i] == *group) {
                sum += self.gain(i, j);
            }
        }
        sum
    }

    /// The board that the search works on.
    fn board(&self) -> Board {
        let scale = self.scale();
        // The scale keeps every gain within LARGEST_SUM, far below the limits of i32.
        #[allow(clippy::cast_possible_truncation)]
        let whole = |i, j| (self.gain(i, j) * scale).round() as i32;
        Board::new(self.people, &self.sizes, whole)
    }

    /// The scale at which gains become whole numbers: one person's gains to a full group stay within what
    /// the search can add up.
    fn scale(&self) -> f64 {
        let largest = self.gains.iter().fold(0.0_f64, |largest, gain| largest.max(gain.abs()));
        let roomiest = self.sizes.iter().map(|size| size.1.min(self.people)).max().unwrap_or(0);
        let mut scale = USUAL_SCALE;
        while largest > 0.0 && largest * scale < FINE_ENOUGH && scale < LARGEST_SCALE {
            scale *= 10.0;
        }
        while largest * scale * roomiest as f64 > LARGEST_SUM {
            scale /= 10.0;
        }
        scale
    }
}

/// The place of a pair `i < j` among the gains.
fn place(people: usize, i: usize, j: usize) -> usize {
    i * (2 * people - i - 1) / 2 + j - i - 1
}

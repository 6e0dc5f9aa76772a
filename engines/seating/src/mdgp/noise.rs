//! Gumbel noise, made once. The largest of `gain + T · Gumbel` over all choices falls on each choice with the
//! probability that heat-bath annealing at temperature T gives it (the "Gumbel max" identity).

use super::board::LARGEST_NOISE;
use crate::chance::{Chance, ln};

/// Noise is drawn as a stretch of a table of this length, from a random place. As long as the nearest memory holds.
const LENGTH: usize = 4_096;

/// Standard Gumbel noise: the quantiles at even steps, in random order.
#[derive(Debug)]
pub(super) struct Noise {
    standard: Vec<f64>,
}

/// Noise at one temperature, in whole numbers.
#[derive(Debug, Clone)]
pub(super) struct Heat {
    scaled: Vec<i32>,
    /// The temperature, in gain units.
    pub temperature: f64,
}

/// The noise of one step.
#[derive(Debug, Clone, Copy)]
pub(super) struct Draw<'a> {
    /// Noise for each partner.
    pub swap: &'a [i32],
    /// Noise for each group.
    pub moves: &'a [i32],
    /// Noise for staying.
    pub stay: i32,
}

impl Noise {
    /// Noise for rows of so many numbers at most.
    pub(super) fn new(longest: usize, chance: &mut Chance) -> Self {
        let mut standard: Vec<f64> =
            (0..LENGTH).map(|k| -ln(-ln((k as f64 + 0.5) / LENGTH as f64))).collect();
        chance.shuffle(&mut standard);
        // The table runs on into a copy of its beginning, so that every stretch is whole.
        let turned: Vec<f64> = standard.iter().copied().cycle().take(LENGTH + longest).collect();
        Self { standard: turned }
    }

    /// The noise at a temperature.
    pub(super) fn at(&self, temperature: f64) -> Heat {
        // Cut off below the limits of i32; rounding is toward zero.
        #[allow(clippy::cast_possible_truncation)]
        let whole = |noise: &f64| (noise * temperature).clamp(-LARGEST_NOISE, LARGEST_NOISE) as i32;
        Heat { scaled: self.standard.iter().map(whole).collect(), temperature }
    }
}

impl Heat {
    /// Noise for `width` partners, for `column` groups and for staying put.
    #[inline(always)]
    pub(super) fn draw(&self, width: usize, column: usize, chance: &mut Chance) -> Draw<'_> {
        // Three places in the table out of one word.
        #[allow(clippy::cast_possible_truncation)]
        let word = chance.word() as usize;
        let place = |turn: u32| (word >> (turn * LENGTH.ilog2())) & (LENGTH - 1);
        Draw {
            swap: &self.scaled[place(0)..][..width],
            moves: &self.scaled[place(1)..][..column],
            stay: self.scaled[place(2)],
        }
    }
}

//! Gumbel noise, made once. The largest of `gain + T · Gumbel` over all choices falls on each choice with the
//! probability that heat-bath annealing at temperature T gives it (the "Gumbel max" identity).

use super::case::LARGEST_NOISE;
use super::row::Draw;
use crate::chance::{Chance, ln};

/// Noise is drawn as a stretch of a table of this length, from a random place.
const LENGTH: usize = 8_192;

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

impl Noise {
    /// Noise for rows of `people` choices.
    pub(super) fn new(people: usize, chance: &mut Chance) -> Self {
        let mut standard: Vec<f64> =
            (0..LENGTH).map(|k| -ln(-ln((k as f64 + 0.5) / LENGTH as f64))).collect();
        chance.shuffle(&mut standard);
        // The table runs on into a copy of its beginning, so that every stretch is whole.
        let turned: Vec<f64> = standard.iter().copied().cycle().take(LENGTH + people).collect();
        Self { standard: turned }
    }

    /// The noise at a temperature.
    pub(super) fn at(&self, temperature: f64) -> Heat {
        // Cut off below the limits of i32; rounding is toward zero.
        #[allow(clippy::cast_possible_truncation)]
        let whole = |noise: &f64| (noise * temperature).clamp(-LARGEST_NOISE, LARGEST_NOISE) as i32;
        let scaled = self.standard.iter().map(whole).collect();
        Heat { scaled, temperature }
    }
}

impl Heat {
    /// A stretch of noise for `people` choices, and noise for staying put and for each of the moves.
    pub(super) fn draw(&self, people: usize, chance: &mut Chance) -> Draw<'_> {
        let from = chance.below(LENGTH);
        let stay = self.scaled[chance.below(LENGTH)];
        let moves = chance.below(LENGTH);
        Draw { swap: &self.scaled[from..from + people], moves: &self.scaled[moves..moves + people], stay }
    }
}

//! Chance from a seed: `SplitMix64` (Steele, Lea & Flood, *Fast splittable pseudorandom number generators*, OOPSLA 2014).

const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

/// A stream of chance.
#[derive(Debug, Clone)]
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// 64 random bits.
    pub(crate) fn word(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(GOLDEN);
        let word = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let word = (word ^ (word >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        word ^ (word >> 31)
    }

    /// A number from 0 up to but not including `limit` (0 when `limit` is 0).
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        let product = u128::from(self.word()) * (limit as u128);
        // The product's upper half is below `limit`, which came from a usize.
        usize::try_from(product >> 64).unwrap_or(0)
    }
}

/// Waiting times with mean 1 at evenly spread chances, to draw from: made once by sums alone, so that every machine
/// has the same.
pub(crate) struct Waiting(Vec<f64>);

impl Waiting {
    const SIZE: usize = 4_096;

    pub(crate) fn new() -> Self {
        // −ln(1 − k/n) is the sum of ln(i/(i − 1)) from n − k + 1 to n, and ln(i/(i − 1)) = 2 artanh(1/(2i − 1)).
        let mut sum = 0.0;
        let mut times = Vec::with_capacity(Self::SIZE);
        for i in (1..=Self::SIZE).rev() {
            times.push(sum);
            let s = 1.0 / (2 * i - 1).max(2) as f64;
            let square = s * s;
            sum += 2.0 * s * (1.0 + square * (1.0 / 3.0 + square * (0.2 + square / 7.0)));
        }
        Self(times)
    }

    pub(crate) fn draw(&self, chance: &mut Chance) -> f64 {
        self.0[chance.below(Self::SIZE)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_numbers_are_those_of_split_mix() {
        // The published test values of SplitMix64 with seed 1234567.
        let mut chance = Chance::new(1_234_567);
        let published = [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423];
        assert_eq!([chance.word(), chance.word(), chance.word()], published);
        assert_eq!(chance.below(0), 0);
    }

    #[test]
    fn waiting_times_have_mean_one() {
        let times = Waiting::new().0;
        let mean = times.iter().sum::<f64>() / times.len() as f64;
        assert!((mean - 1.0).abs() < 0.01, "{mean}");
        let half = times[Waiting::SIZE / 2];
        assert!((half - std::f64::consts::LN_2).abs() < 1e-6, "{half}");
    }
}

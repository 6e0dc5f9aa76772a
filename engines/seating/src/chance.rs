//! Chance by counter: the k-th number of a stream is a function of seed, stream and k alone, so that it does not
//! matter who draws first or on how many threads. The mixing function is `SplitMix64` (Steele, Lea & Flood,
//! *Fast splittable pseudorandom number generators*, OOPSLA 2014).

const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

fn mixed(word: u64) -> u64 {
    let word = (word ^ (word >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let word = (word ^ (word >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    word ^ (word >> 31)
}

/// One stream of chance.
#[derive(Debug, Clone)]
pub(crate) struct Chance {
    key: u64,
    count: u64,
}

impl Chance {
    /// The stream with this number under this seed.
    pub(crate) fn new(seed: u64, stream: u64) -> Self {
        Self { key: mixed(seed ^ mixed(stream.wrapping_add(GOLDEN))), count: 0 }
    }

    /// 64 random bits.
    pub(crate) fn word(&mut self) -> u64 {
        self.count = self.count.wrapping_add(1);
        mixed(self.key.wrapping_add(self.count.wrapping_mul(GOLDEN)))
    }

    /// A number from 0 up to but not including `limit` (0 when `limit` is 0).
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        let product = u128::from(self.word()) * (limit as u128);
        // The product's upper half is below `limit`, which came from a usize.
        usize::try_from(product >> 64).unwrap_or(0)
    }

    /// A number strictly between 0 and 1.
    fn unit(&mut self) -> f64 {
        // 52 bits fit a float's mantissa; the half keeps it off both ends.
        let bits = self.word() >> 12;
        (bits as f64 + 0.5) / 4_503_599_627_370_496.0
    }

    /// A waiting time with mean 1: never negative.
    pub(crate) fn waiting(&mut self) -> f64 {
        -ln(self.unit())
    }

    /// Puts the items in random order.
    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}

/// Natural logarithm of a positive, normal number, by additions, multiplications and divisions alone. The
/// standard library's may differ in the last bit from one machine to the next; IEEE 754 fixes these.
pub(crate) fn ln(x: f64) -> f64 {
    const MANTISSA: u64 = (1 << 52) - 1;
    let bits = x.to_bits();
    let mut exponent = ((bits >> 52) & 0x7FF) as f64 - 1023.0;
    let mut mantissa = f64::from_bits((bits & MANTISSA) | (1023 << 52));
    if mantissa > std::f64::consts::SQRT_2 {
        mantissa *= 0.5;
        exponent += 1.0;
    }
    // ln m = 2 artanh((m − 1)/(m + 1)), whose series converges fast for |s| ≤ 0.172.
    let s = (mantissa - 1.0) / (mantissa + 1.0);
    let square = s * s;
    let mut sum = 0.0;
    for odd in [19.0, 17.0, 15.0, 13.0, 11.0, 9.0, 7.0, 5.0, 3.0, 1.0] {
        sum = sum * square + 1.0 / odd;
    }
    exponent * std::f64::consts::LN_2 + 2.0 * s * sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_logarithm_agrees_with_the_standard_one() {
        for x in [1e-16, 0.001, 0.5, 0.99, 1.0, 1.01, 1.5, 2.0, 37.0, 1e9] {
            assert!((ln(x) - x.ln()).abs() <= 1e-13 * (1.0 + x.ln().abs()), "{x}");
        }
    }

    #[test]
    fn streams_differ_and_repeat() {
        let draw = |seed, stream| {
            let mut chance = Chance::new(seed, stream);
            [chance.below(1000), chance.below(1000), chance.below(1000), chance.below(1000)]
        };
        assert_eq!(draw(1, 1), draw(1, 1));
        assert_ne!(draw(1, 1), draw(1, 2));
        assert_ne!(draw(1, 1), draw(2, 1));
        assert_eq!(Chance::new(1, 1).below(0), 0);
    }

    #[test]
    fn the_first_numbers_are_those_of_split_mix() {
        // The published test values of SplitMix64 with seed 1234567.
        let mut chance = Chance { key: 1_234_567, count: 0 };
        let published = [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423];
        assert_eq!([chance.word(), chance.word(), chance.word()], published);
    }
}

//! Distances between places from their coordinates, when nothing better is at hand.

use crate::problem::{MOST_KM, Travel};

/// The mean radius of the earth, in kilometres (IUGG).
const RADIUS: f64 = 6_371.0;

/// How people travel.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Road {
    /// How much longer the road is than the great circle; 1.3 is a fair estimate between Swedish county seats.
    pub detour: f64,
    /// Kilometres an hour.
    pub speed: f64,
    /// Nothing takes longer than this, in minutes: further away one flies or takes the night train.
    pub longest: u32,
}

impl Default for Road {
    fn default() -> Self {
        Self { detour: 1.3, speed: 80.0, longest: 330 }
    }
}

impl Road {
    /// The way between places given as degrees north and east, in whole kilometres and minutes.
    #[must_use]
    pub fn between(&self, places: &[(f64, f64)]) -> Travel {
        let points: Vec<[f64; 3]> = places.iter().map(|&(north, east)| point(north, east)).collect();
        let km = |a: &[f64; 3], b: &[f64; 3]| {
            let square: f64 = a.iter().zip(b).map(|(x, y)| (x - y) * (x - y)).sum();
            whole(2.0 * RADIUS * arc_sine(square.sqrt() / 2.0) * self.detour).min(MOST_KM)
        };
        let km: Vec<Vec<u32>> = points.iter().map(|a| points.iter().map(|b| km(a, b)).collect()).collect();
        let minutes = |&km: &u32| whole(f64::from(km) * 60.0 / self.speed).min(self.longest);
        let minutes = km.iter().map(|row| row.iter().map(minutes).collect()).collect();
        Travel { km, minutes }
    }
}

/// The nearest whole number that is not negative. Not a number is 0.
fn whole(x: f64) -> u32 {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a cast of a float saturates")]
    let whole = (x + 0.5) as u32;
    whole
}

/// A point on the unit sphere.
fn point(north: f64, east: f64) -> [f64; 3] {
    let radians = std::f64::consts::PI / 180.0;
    let (sin_north, cos_north) = sine_cosine(north * radians);
    let (sin_east, cos_east) = sine_cosine(east * radians);
    [cos_north * cos_east, cos_north * sin_east, sin_north]
}

/// Sine and cosine between −π and π by their series, so that every machine rounds alike: the standard library's may
/// differ in the last bit.
fn sine_cosine(x: f64) -> (f64, f64) {
    let (mut sine, mut cosine, mut term) = (0.0, 0.0, 1.0);
    for n in 0..28_u32 {
        match n % 4 {
            0 => cosine += term,
            1 => sine += term,
            2 => cosine -= term,
            _ => sine -= term,
        }
        term *= x / f64::from(n + 1);
    }
    (sine, cosine)
}

/// The angle whose sine is x, for 0 ≤ x ≤ 1: halved twice, then by its series.
fn arc_sine(x: f64) -> f64 {
    let halved = |x: f64| ((1.0 - (1.0 - x * x).max(0.0).sqrt()) / 2.0).sqrt();
    let small = halved(halved(x.min(1.0)));
    let square = small * small;
    let (mut sum, mut term) = (small, small);
    for n in 1..24_u32 {
        let odd = f64::from(2 * n - 1);
        term *= square * odd / f64::from(2 * n);
        sum += term / f64::from(2 * n + 1);
    }
    4.0 * sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_angles_agree_with_the_standard_ones() {
        for k in -30..=30 {
            let x = f64::from(k) / 10.0;
            let (sine, cosine) = sine_cosine(x);
            assert!((sine - x.sin()).abs() < 1e-9 && (cosine - x.cos()).abs() < 1e-9, "{x}");
        }
        for k in 0..=20 {
            let x = f64::from(k) / 20.0;
            assert!((arc_sine(x) - x.asin()).abs() < 1e-9, "{x}");
        }
    }

    #[test]
    fn from_stockholm_to_malmo() {
        let travel = Road::default().between(&[(59.3326, 18.0649), (55.6059, 13.0007)]);
        // 513 km as the crow flies.
        assert!((660..675).contains(&travel.km[0][1]), "{}", travel.km[0][1]);
        assert_eq!(travel.km[0][1], travel.km[1][0]);
        assert_eq!((travel.km[0][0], travel.minutes[0][1]), (0, 330));
    }
}

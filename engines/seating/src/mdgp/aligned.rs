//! Numbers in vectors that begin where a cache line does: reading one that lies across two lines takes twice as long.

use std::ops::{Deref, DerefMut};

use super::board::LANES;

/// A vector's numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(align(64))]
pub(super) struct Lane(pub [i32; LANES]);

/// A row of numbers, or several rows one after another, in whole vectors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Lanes(Vec<Lane>);

impl Lanes {
    /// So many vectors of the same number.
    pub(super) fn new(number: i32, vectors: usize) -> Self {
        Self(vec![Lane([number; LANES]); vectors])
    }

    /// The number at a place.
    #[inline(always)]
    pub(super) fn at(&self, place: usize) -> i32 {
        self.0[place / LANES].0[place % LANES]
    }

    /// The number at a place, to be changed.
    #[inline(always)]
    pub(super) fn at_mut(&mut self, place: usize) -> &mut i32 {
        &mut self.0[place / LANES].0[place % LANES]
    }

    /// All numbers.
    pub(super) fn numbers(&self) -> impl Iterator<Item = i32> {
        self.0.iter().flat_map(|lane| lane.0)
    }
}

impl Deref for Lanes {
    type Target = [Lane];

    #[inline(always)]
    fn deref(&self) -> &[Lane] {
        &self.0
    }
}

impl DerefMut for Lanes {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut [Lane] {
        &mut self.0
    }
}

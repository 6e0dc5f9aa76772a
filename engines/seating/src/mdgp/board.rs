//! An instance laid out for vector instructions: whole numbers, rows padded to the vector's width.

use super::aligned::{Lane, Lanes};
use super::shape::Shape;

/// Numbers in one vector. Rows are padded to a multiple of it, whatever the machine has.
pub(super) const LANES: usize = 16;

/// What it costs to touch what may not be touched: above every sum of gains and every noise, and small enough that
/// adding two of them stays within 32 bits.
pub(super) const BAR: i32 = 1 << 29;

/// The largest absolute sum of one person's gains to one group that is allowed. The terms of a score, six such sums
/// at most, and its noise ([`LARGEST_NOISE`]) stay below [`BAR`].
pub(super) const LARGEST_SUM: f64 = 33_554_432.0;

/// Noise is cut off here, which only happens to gains near [`LARGEST_SUM`].
pub(super) const LARGEST_NOISE: f64 = 268_435_456.0;

/// Up to so many groups, what each group is worth fits two vectors and is looked up by one instruction.
const PACKED_UP_TO: usize = 32;

/// The numbers that a search works on.
#[derive(Debug)]
pub(super) struct Board {
    /// How many people.
    pub people: usize,
    /// `people`, padded.
    pub width: usize,
    /// The vectors of a row.
    pub blocks: usize,
    /// Room for what each group is worth, and for one number more that padding may point at.
    pub column: usize,
    groups: usize,
    /// What the limits on sizes allow.
    pub shape: Shape,
    /// True if sizes can differ from one plan to another.
    pub slack: bool,
    /// Twice the gain of each pair, `people` × `width`, symmetric, 0 on the diagonal and in the padding. Twice, since that
    /// is what a swap loses and what is read most.
    twice: Lanes,
    packed: bool,
}

impl Board {
    /// The board of so many people whose gains are as `gain` says.
    pub(super) fn new(
        people: usize,
        sizes: &[(usize, usize)],
        mut gain: impl FnMut(usize, usize) -> i32,
    ) -> Self {
        let width = people.next_multiple_of(LANES);
        let mut twice = Lanes::new(0, people * width / LANES);
        for (i, j) in (0..people).flat_map(|i| (0..people).map(move |j| (i, j))) {
            *twice.at_mut(i * width + j) = 2 * gain(i, j);
        }
        let least: usize = sizes.iter().map(|size| size.0).sum();
        let most = sizes.iter().fold(0_usize, |sum, size| sum.saturating_add(size.1));
        let slack = least < people && people < most;
        let packed = sizes.len() <= PACKED_UP_TO;
        Self {
            people,
            width,
            blocks: width / LANES,
            column: (sizes.len() + 1).next_multiple_of(LANES).max(PACKED_UP_TO),
            groups: sizes.len(),
            shape: Shape::new(sizes, people),
            slack,
            twice,
            packed,
        }
    }

    /// The number of groups.
    pub(super) fn groups(&self) -> usize {
        self.groups
    }

    /// Twice the gains of one person to everyone.
    #[inline(always)]
    pub(super) fn twice(&self, person: usize) -> &[Lane] {
        &self.twice[person * self.blocks..][..self.blocks]
    }

    /// True if there are so few groups that what each is worth fits two vectors.
    #[inline(always)]
    pub(super) fn packed(&self) -> bool {
        self.packed
    }

    /// How a group is written down for each person.
    // Groups are at most as many as people.
    #[allow(clippy::cast_possible_truncation, clippy::cast_possible_wrap)]
    pub(super) fn code(group: usize) -> i32 {
        group as i32
    }

    /// What stands in the padding: no group, though it can be looked up.
    pub(super) fn nowhere(&self) -> i32 {
        Self::code(self.groups())
    }

    /// The group that a code stands for.
    #[inline(always)]
    // Codes are not negative.
    #[allow(clippy::cast_sign_loss)]
    pub(super) fn decoded(code: i32) -> usize {
        code as usize
    }
}

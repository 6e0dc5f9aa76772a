//! What each group is worth to each of sixteen people: the contribution matrix turned, a block at a time. Read person by
//! person, it would be one number from each of its rows.

use fearless_simd::{Simd, prelude::*};

use super::aligned::{Lane, Lanes};
use super::board::{BAR, Board, LANES};
use super::state::{State, load, splat};

/// The places in a vector.
const PLACES: [i32; LANES] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];

/// What each group is worth to the people of a block.
#[derive(Debug, Clone)]
pub(super) struct Columns {
    /// People × groups; −[`BAR`] in the padding.
    turned: Lanes,
    /// What each group is worth to one of them, against their own.
    pub column: Lanes,
}

impl Columns {
    /// Room for a board's block.
    pub(super) fn new(board: &Board) -> Self {
        let vectors = board.column / LANES;
        Self { turned: Lanes::new(-BAR, LANES * vectors), column: Lanes::new(-BAR, vectors) }
    }

    /// Turns a block of people.
    #[inline(always)]
    pub(super) fn turn(&mut self, state: &State<'_>, block: usize) {
        let vectors = self.column.len();
        for (group, row) in state.to.chunks_exact(state.board.blocks).enumerate() {
            for (columns, worth) in self.turned.chunks_exact_mut(vectors).zip(row[block].0) {
                columns[group / LANES].0[group % LANES] = worth;
            }
        }
    }

    /// Takes over what two groups, which have changed, are worth to the block's people after the `number`-th.
    #[inline(always)]
    pub(super) fn renew(&mut self, state: &State<'_>, block: usize, number: usize, groups: [usize; 2]) {
        let vectors = self.column.len();
        for group in groups {
            let row = &state.row(group)[block].0;
            let columns = self.turned.chunks_exact_mut(vectors).zip(row).skip(number + 1);
            for (columns, worth) in columns {
                columns[group / LANES].0[group % LANES] = *worth;
            }
        }
    }

    /// Makes [`Self::column`] that of the block's `number`-th person, to whom their own group is worth `own`.
    #[inline(always)]
    pub(super) fn take<S: Simd>(&mut self, simd: S, number: usize, home: usize, own: i32) {
        let vectors = self.column.len();
        let turned: &[Lane] = &self.turned[number * vectors..][..vectors];
        let (own, bar) = (splat(simd, own), splat(simd, -BAR));
        // Groups are at most as many as people.
        #[allow(clippy::cast_possible_truncation, clippy::cast_possible_wrap)]
        let mut place = splat(simd, home as i32);
        let (places, lanes) = (load(simd, &PLACES), splat(simd, PLACES[LANES - 1] + 1));
        for (column, turned) in self.column.iter_mut().zip(turned) {
            // Nobody changes places within a group.
            let worth = places.simd_eq(place).select(bar, load(simd, &turned.0) - own);
            worth.store_slice(&mut column.0);
            place -= lanes;
        }
    }
}

//! Passes over everyone, compiled for each kind of vector instructions and chosen at run time.

use fearless_simd::{Level, Simd, dispatch};

use super::board::Board;
use super::limit::Meter;
use super::noise::{Draw, Heat};
use super::row::{Column, choose, perform};
use super::state::State;
use crate::chance::Chance;

/// What passes over everyone need besides the state.
#[derive(Debug, Clone)]
pub(super) struct Walker {
    level: Level,
    column: Column,
    calm: Vec<i32>,
}

impl Walker {
    /// A walker on a board.
    pub(super) fn new(board: &Board, level: Level) -> Self {
        Self { level, column: Column::new(board), calm: vec![0; board.width.max(board.column())] }
    }

    /// One step for each person at a temperature. Gives how many changed the value.
    pub(super) fn sweep(&mut self, state: &mut State<'_>, heat: &Heat, chance: &mut Chance) -> u64 {
        let column = &mut self.column;
        let (width, groups) = (state.board.width, state.board.column());
        if state.board.packed() {
            dispatch!(self.level, simd => walk::<_, true>(
                simd,
                state,
                #[inline(always)]
                || heat.draw(width, groups, chance),
                column
            ))
        } else {
            dispatch!(self.level, simd => walk::<_, false>(
                simd,
                state,
                #[inline(always)]
                || heat.draw(width, groups, chance),
                column
            ))
        }
    }

    /// Everyone takes their best change, over and over until nobody has one or `share` of the limit is used.
    pub(super) fn descend(&mut self, state: &mut State<'_>, meter: &mut Meter<'_>, share: f64) {
        let people = state.board.people as u64;
        while meter.left_before(share) >= people && meter.spent() < share {
            meter.taken += people;
            if self.pass(state) == 0 {
                break;
            }
        }
    }

    /// Everyone takes their best change. Gives how many had one.
    fn pass(&mut self, state: &mut State<'_>) -> u64 {
        let board = state.board;
        let draw = Draw { swap: &self.calm[..board.width], moves: &self.calm[..board.column()], stay: 0 };
        let column = &mut self.column;
        if board.packed() {
            dispatch!(self.level, simd => walk::<_, true>(simd, state, || draw, column))
        } else {
            dispatch!(self.level, simd => walk::<_, false>(simd, state, || draw, column))
        }
    }
}

/// One step for each person. Gives how many changed the value.
#[inline(always)]
fn walk<'n, S: Simd, const PACKED: bool>(
    simd: S,
    state: &mut State<'_>,
    mut draw: impl FnMut() -> Draw<'n>,
    column: &mut Column,
) -> u64 {
    let mut changed = 0;
    for person in 0..state.board.people {
        let choice = choose::<S, PACKED>(simd, state, person, draw(), column);
        // Changes between equals go on at any temperature and tell nothing about it.
        changed += u64::from(perform(simd, state, person, choice));
    }
    changed
}

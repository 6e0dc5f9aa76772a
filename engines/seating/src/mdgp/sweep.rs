//! Passes over everyone, compiled for each kind of vector instructions and chosen at run time.

use fearless_simd::{Level, Simd, dispatch};

use super::board::Board;
use super::noise::{Draw, Heat};
use super::row::{Choice, Column, choose, perform};
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
        if state.board.packed() {
            dispatch!(self.level, simd => sweep::<_, true>(simd, state, heat, chance, column))
        } else {
            dispatch!(self.level, simd => sweep::<_, false>(simd, state, heat, chance, column))
        }
    }

    /// Everyone takes their best change, over and over until nobody has one or so many steps are taken. Gives the
    /// steps taken.
    pub(super) fn descend(&mut self, state: &mut State<'_>, steps: u64) -> u64 {
        let board = state.board;
        let draw = Draw { swap: &self.calm[..board.width], moves: &self.calm[..board.column()], stay: 0 };
        let column = &mut self.column;
        if board.packed() {
            dispatch!(self.level, simd => descend::<_, true>(simd, state, draw, column, steps))
        } else {
            dispatch!(self.level, simd => descend::<_, false>(simd, state, draw, column, steps))
        }
    }
}

#[inline(always)]
fn sweep<S: Simd, const PACKED: bool>(
    simd: S,
    state: &mut State<'_>,
    heat: &Heat,
    chance: &mut Chance,
    column: &mut Column,
) -> u64 {
    let (width, groups) = (state.board.width, state.board.column());
    let mut changed = 0;
    for person in 0..state.board.people {
        let draw = heat.draw(width, groups, chance);
        let choice = choose::<S, PACKED>(simd, state, person, draw, column);
        // Changes between equals go on at any temperature and tell nothing about it.
        changed += u64::from(perform(simd, state, person, choice));
    }
    changed
}

#[inline(always)]
fn descend<S: Simd, const PACKED: bool>(
    simd: S,
    state: &mut State<'_>,
    draw: Draw<'_>,
    column: &mut Column,
    steps: u64,
) -> u64 {
    let people = state.board.people;
    let (mut taken, mut calm, mut person) = (0, 0, 0);
    while taken < steps && calm < people {
        let choice = choose::<S, PACKED>(simd, state, person, draw, column);
        calm = if choice == Choice::Stay { calm + 1 } else { 0 };
        perform(simd, state, person, choice);
        taken += 1;
        person = if person + 1 == people { 0 } else { person + 1 };
    }
    taken
}

//! Passes over everyone, compiled for each kind of vector instructions and chosen at run time.

use fearless_simd::{Level, Simd, dispatch};

use super::board::{Board, LANES};
use super::columns::Columns;
use super::limit::Meter;
use super::noise::{Draw, Heat};
use super::row::{Choice, choose, perform};
use super::state::State;
use crate::chance::Chance;

/// What passes over everyone need besides the state.
#[derive(Debug, Clone)]
pub(super) struct Walker {
    level: Level,
    columns: Columns,
    calm: Vec<i32>,
}

impl Walker {
    /// A walker on a board.
    pub(super) fn new(board: &Board, level: Level) -> Self {
        Self { level, columns: Columns::new(board), calm: vec![0; board.width.max(board.column)] }
    }

    /// One step for each person at a temperature. Gives how many changed the value.
    pub(super) fn sweep(&mut self, state: &mut State<'_>, heat: &Heat, chance: &mut Chance) -> u64 {
        let columns = &mut self.columns;
        let (width, groups) = (state.board.width, state.board.column);
        if state.board.packed() {
            dispatch!(self.level, simd => walk::<_, true>(
                simd,
                state,
                #[inline(always)]
                || heat.draw(width, groups, chance),
                columns
            ))
        } else {
            dispatch!(self.level, simd => walk::<_, false>(
                simd,
                state,
                #[inline(always)]
                || heat.draw(width, groups, chance),
                columns
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
        let draw = Draw { swap: &self.calm[..board.width], moves: &self.calm[..board.column], stay: 0 };
        let columns = &mut self.columns;
        if board.packed() {
            dispatch!(self.level, simd => walk::<_, true>(simd, state, || draw, columns))
        } else {
            dispatch!(self.level, simd => walk::<_, false>(simd, state, || draw, columns))
        }
    }
}

/// One step for each person. Gives how many changed the value.
#[inline(always)]
fn walk<'n, S: Simd, const PACKED: bool>(
    simd: S,
    state: &mut State<'_>,
    mut draw: impl FnMut() -> Draw<'n>,
    columns: &mut Columns,
) -> u64 {
    let mut changed = 0;
    let people = state.board.people;
    for block in 0..people.div_ceil(LANES) {
        columns.turn(state, block);
        for (number, person) in (block * LANES..people).take(LANES).enumerate() {
            let home = state.group_of(person);
            columns.take(simd, number, home, state.own.at(person));
            let choice = choose::<S, PACKED>(simd, state, person, draw(), &columns.column);
            let other = match choice {
                Choice::Stay => continue,
                Choice::Swap(other, _) => state.group_of(other),
                Choice::Move(group, _) => group,
            };
            // Changes between equals go on at any temperature and tell nothing about it.
            changed += u64::from(perform(simd, state, person, choice));
            columns.renew(state, block, number, [home, other]);
        }
    }
    changed
}

//! The best grouping seen so far.

use super::aligned::Lanes;
use super::board::Board;
use super::state::State;

/// A grouping and its value.
#[derive(Debug, Clone)]
pub(super) struct Best {
    code: Lanes,
    /// The sum of pair gains within groups.
    pub value: i64,
}

impl Best {
    /// The grouping of a state.
    pub(super) fn of(state: &State<'_>) -> Self {
        Self { code: state.code.clone(), value: state.value }
    }

    /// Keeps the state's grouping if it is better than any before. One that is equal is left, so that the first wins.
    pub(super) fn see(&mut self, state: &State<'_>) {
        if state.value > self.value {
            self.code.copy_from_slice(&state.code);
            self.value = state.value;
        }
    }

    /// The group of each person.
    pub(super) fn groups(&self, board: &Board) -> Vec<usize> {
        self.code.numbers().take(board.people).map(Board::decoded).collect()
    }
}

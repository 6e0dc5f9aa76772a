//! A grouping with its contribution matrix, kept up to date per move.

use fearless_simd::{Simd, i32x16, prelude::*};

use super::aligned::{Lane, Lanes};
use super::board::{BAR, Board, LANES};

/// A grouping, and all that makes trying a change cheap.
#[derive(Debug, Clone)]
pub(super) struct State<'a> {
    /// The numbers it stands on.
    pub board: &'a Board,
    /// The group of each person, as [`Board::code`] writes it.
    pub code: Lanes,
    /// Contribution matrix, groups × width: what the group's members are worth to the person.
    pub to: Lanes,
    /// What each person's own group is worth to them; [`BAR`] in the padding, so that no swap with it pays.
    pub own: Lanes,
    /// Where the sizes let people go, as [`super::shape::Shape::allow`] writes it.
    rooms: Vec<i32>,
    /// For each group, true if someone of it may go somewhere.
    open: Vec<bool>,
    /// How many are in each group.
    pub size: Vec<usize>,
    /// The sum of pair gains within groups.
    pub value: i64,
}

/// A row in whole vectors.
#[inline(always)]
pub(super) fn vectors(row: &[i32]) -> &[[i32; LANES]] {
    row.as_chunks().0
}

impl<'a> State<'a> {
    /// The state of a grouping.
    pub(super) fn new(board: &'a Board, group_of: &[usize]) -> Self {
        let mut state = Self {
            board,
            code: Lanes::new(board.nowhere(), board.blocks),
            to: Lanes::new(0, board.groups() * board.blocks),
            own: Lanes::new(BAR, board.blocks),
            rooms: vec![-BAR; board.column * if board.shape.loose { board.groups() } else { 1 }],
            open: vec![false; board.groups()],
            size: vec![0; board.groups()],
            value: 0,
        };
        for (person, &group) in group_of.iter().enumerate() {
            state.value += i64::from(state.worth(group, person));
            let row = &mut state.to[group * board.blocks..][..board.blocks];
            for (sums, twice) in row.iter_mut().zip(board.twice(person)) {
                for (sum, twice) in sums.0.iter_mut().zip(twice.0) {
                    *sum = sum.wrapping_add(twice / 2);
                }
            }
            *state.code.at_mut(person) = Board::code(group);
            state.size[group] += 1;
        }
        for (person, &group) in group_of.iter().enumerate() {
            *state.own.at_mut(person) = state.worth(group, person);
        }
        state.reshape();
        state
    }

    /// What each person is worth to a group.
    #[inline(always)]
    pub(super) fn row(&self, group: usize) -> &[Lane] {
        &self.to[group * self.board.blocks..][..self.board.blocks]
    }

    /// What a person is worth to a group.
    pub(super) fn worth(&self, group: usize, person: usize) -> i32 {
        self.to.at(group * self.board.width + person)
    }

    /// The group of a person.
    #[inline(always)]
    pub(super) fn group_of(&self, person: usize) -> usize {
        Board::decoded(self.code.at(person))
    }

    /// Lets two people of different groups change places, which gains so much.
    #[inline(always)]
    pub(super) fn swap<S: Simd>(&mut self, simd: S, i: usize, j: usize, gain: i32) {
        let (a, b) = (self.group_of(i), self.group_of(j));
        (*self.code.at_mut(i), *self.code.at_mut(j)) = (Board::code(b), Board::code(a));
        self.value += i64::from(gain);
        let (leaving, coming) = (self.board.twice(i), self.board.twice(j));
        let blocks = self.board.blocks;
        let Some((from, to)) = two_rows(&mut self.to, blocks, a, b) else { return };
        let (code_a, code_b) = (splat(simd, Board::code(a)), splat(simd, Board::code(b)));
        let rows = from.iter_mut().zip(to).zip(leaving).zip(coming);
        let people = self.own.iter_mut().zip(&self.code[..]);
        for ((((from, to), leaving), coming), (own, code)) in rows.zip(people) {
            // Both are twice a whole number.
            let difference = (load(simd, &coming.0) - load(simd, &leaving.0)) >> 1;
            renew(simd, [from, to, own], difference, [code_a, code_b], load(simd, &code.0));
        }
    }

    /// Moves one person to a group with room, which gains so much.
    #[inline(always)]
    pub(super) fn relocate<S: Simd>(&mut self, simd: S, person: usize, b: usize, gain: i32) {
        let a = self.group_of(person);
        *self.code.at_mut(person) = Board::code(b);
        self.value += i64::from(gain);
        self.size[a] -= 1;
        self.size[b] += 1;
        self.reshape();
        let blocks = self.board.blocks;
        let Some((from, to)) = two_rows(&mut self.to, blocks, a, b) else { return };
        let (code_a, code_b) = (splat(simd, Board::code(a)), splat(simd, Board::code(b)));
        let rows = from.iter_mut().zip(to).zip(self.board.twice(person));
        let people = self.own.iter_mut().zip(&self.code[..]);
        for (((from, to), twice), (own, code)) in rows.zip(people) {
            renew(simd, [from, to, own], -(load(simd, &twice.0) >> 1), [code_a, code_b], load(simd, &code.0));
        }
    }

    /// For each group, 0 if someone of `home` may go there as far as sizes go, else −[`BAR`]; nothing if nobody may leave.
    #[inline(always)]
    pub(super) fn rooms(&self, home: usize) -> Option<&[i32]> {
        let (board, row) = (self.board, self.board.column);
        let from = || if board.shape.loose { home * row } else { 0 };
        self.open[home].then(|| &self.rooms[from()..][..row])
    }

    fn reshape(&mut self) {
        if self.board.slack {
            self.board.shape.allow(&self.size, &mut self.rooms, self.board.column);
            for group in 0..self.size.len() {
                self.open[group] = true;
                self.open[group] = self.board.shape.may_leave(group, self.size[group])
                    && self.rooms(group).is_some_and(|rooms| rooms.contains(&0));
            }
        }
    }
}

/// Adds a difference to one group's row and takes it from another's, and renews what the own group of their people
/// is worth.
#[inline(always)]
fn renew<S: Simd>(
    simd: S,
    [from, to, own]: [&mut Lane; 3],
    difference: i32x16<S>,
    [code_a, code_b]: [i32x16<S>; 2],
    code: i32x16<S>,
) {
    let (a, b) = (load(simd, &from.0) + difference, load(simd, &to.0) - difference);
    let other = code.simd_eq(code_b).select(b, load(simd, &own.0));
    let mine = code.simd_eq(code_a).select(a, other);
    a.store_slice(&mut from.0);
    b.store_slice(&mut to.0);
    mine.store_slice(&mut own.0);
}

/// Sixteen numbers as a vector.
#[inline(always)]
pub(super) fn load<S: Simd>(simd: S, numbers: &[i32; LANES]) -> i32x16<S> {
    i32x16::from_slice(simd, numbers)
}

/// One number in every place of a vector.
#[inline(always)]
pub(super) fn splat<S: Simd>(simd: S, number: i32) -> i32x16<S> {
    i32x16::splat(simd, number)
}

type Row<'a> = &'a mut [Lane];

/// The rows of two different groups.
#[inline(always)]
fn two_rows(to: &mut [Lane], blocks: usize, a: usize, b: usize) -> Option<(Row<'_>, Row<'_>)> {
    let ranges = [a * blocks..(a + 1) * blocks, b * blocks..(b + 1) * blocks];
    let [from, to] = to.get_disjoint_mut(ranges).ok()?;
    Some((from, to))
}

#[cfg(test)]
mod tests {
    use fearless_simd::{Level, dispatch};

    use super::*;

    #[test]
    fn the_value_and_the_sums_stay_right_through_swaps_and_moves() {
        let gain = |i: usize, j: usize| {
            if i == j { 0 } else { i32::try_from((i + j) * 31 + i * j * 17).unwrap() % 23 - 5 }
        };
        let board = Board::new(40, &[(1, 30), (1, 31), (1, 32)], gain);
        let groups: Vec<usize> = (0..40).map(|person| person % 3).collect();
        let mut state = State::new(&board, &groups);
        for (i, j) in [(0, 4), (5, 6), (38, 39)] {
            let (a, b) = (state.group_of(i), state.group_of(j));
            let joined = state.worth(b, i) + state.worth(a, j);
            let swapped = joined - state.own.at(i) - state.own.at(j) - board.twice(i)[j / LANES].0[j % LANES];
            dispatch!(Level::new(), simd => state.swap(simd, i, j, swapped));
        }
        for (person, group) in [(3, 2), (17, 0)] {
            let moved = state.worth(group, person) - state.own.at(person);
            dispatch!(Level::new(), simd => state.relocate(simd, person, group, moved));
        }
        let groups: Vec<usize> = (0..40).map(|person| state.group_of(person)).collect();
        let fresh = State::new(&board, &groups);
        assert_eq!((state.value, &state.to, &state.own), (fresh.value, &fresh.to, &fresh.own));
        assert_eq!((&state.size, &state.rooms, &state.open), (&fresh.size, &fresh.rooms, &fresh.open));
    }
}
